//! What of a stored report can't be read. It is collected, never replaced without a word.

use rusqlite::Row;
use rusqlite::types::{FromSql, ValueRef};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A part of a report that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A value of the report's own row, by the name of its column.
    Column(&'static str),
    /// What kind of paragraph the one at this place is, from 1.
    BlockKind(usize),
    /// Some of the text of the paragraph at this place, from 1.
    BlockText(usize),
    /// The number by which the paragraph at this place is known, from 1.
    BlockId(usize),
    /// Paragraphs that lie on a damaged page of the file.
    Blocks,
    /// What was entered for a figure, by its id.
    Figure(String),
    /// Figures that lie on a damaged page of the file.
    Figures,
    /// What the heading with this block id is about.
    Slot(i64),
    /// What headings are about, on a damaged page of the file.
    Slots,
}

/// Reads the columns of a row by name. Of one that can't be read the usual value is given and its
/// [`Part`] is noted.
pub(crate) struct Fields<'a, 'row> {
    row: &'a Row<'row>,
    unreadable: &'a mut Vec<Part>,
}

impl<'a, 'row> Fields<'a, 'row> {
    pub fn new(row: &'a Row<'row>, unreadable: &'a mut Vec<Part>) -> Self {
        Self { row, unreadable }
    }

    /// A value that SQLite holds as such.
    pub fn plain<T: FromSql + Default>(&mut self, column: &'static str) -> T {
        let read = self.row.get(column).ok();
        self.noted(column, read)
    }

    /// A text. One that is no UTF-8 is given as far as it is.
    pub fn text(&mut self, column: &'static str) -> String {
        let (text, whole) = text(self.row.get_ref(column).ok());
        if !whole {
            self.unreadable.push(Part::Column(column));
        }
        text
    }

    /// A text that may be missing.
    pub fn optional_text(&mut self, column: &'static str) -> Option<String> {
        match self.row.get_ref(column) {
            Ok(ValueRef::Null) => None,
            _ => Some(self.text(column)),
        }
    }

    /// A value that is kept as JSON.
    pub fn json<T: DeserializeOwned + Default>(&mut self, column: &'static str) -> T {
        let read = self.row.get_ref(column).ok();
        let read = read.and_then(|value| value.as_str().ok());
        let read = read.and_then(|text| serde_json::from_str(text).ok());
        self.noted(column, read)
    }

    /// A value of a plain enum, kept as the word that serde writes.
    pub fn word<T: DeserializeOwned + Default>(&mut self, column: &'static str) -> T {
        let read = self.row.get::<_, String>(column).ok();
        let read = read.and_then(|word| serde_json::from_value(Value::String(word)).ok());
        self.noted(column, read)
    }

    /// What `parse` makes of a value.
    pub fn parsed<T, R: Default>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(T) -> Option<R>,
    ) -> R
    where
        T: FromSql,
    {
        let read = self.row.get::<_, T>(column).ok().and_then(parse);
        self.noted(column, read)
    }

    /// What `parse` makes of a value that may be missing.
    pub fn optional<T, R>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(T) -> Option<R>,
    ) -> Option<R>
    where
        T: FromSql,
    {
        let read = match self.row.get::<_, Option<T>>(column) {
            Ok(None) => Some(None),
            Ok(Some(value)) => parse(value).map(Some),
            Err(_) => None,
        };
        self.noted(column, read)
    }

    fn noted<T: Default>(&mut self, column: &'static str, read: Option<T>) -> T {
        read.unwrap_or_else(|| {
            self.unreadable.push(Part::Column(column));
            T::default()
        })
    }
}

/// A text as far as it can be read, and whether that is all of it.
pub(crate) fn text(value: Option<ValueRef<'_>>) -> (String, bool) {
    match value {
        Some(ValueRef::Text(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), true),
            Err(_) => (String::from_utf8_lossy(bytes).into_owned(), false),
        },
        _ => (String::new(), false),
    }
}
