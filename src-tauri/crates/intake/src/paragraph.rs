//! A paragraph as every kind of file gives it.

use std::sync::Arc;

use crate::left_out::LeftOut;
use crate::{Budget, Fault, WordFile};

/// A paragraph of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// The text, an automatic number in front of it as if it were typed. A line break is `\n`, a tab
    /// `\t`; white space at the ends is kept.
    pub text: String,
    /// Its style; blank where it names none.
    pub style: ParagraphStyle,
    /// The character style of its first characters; blank where they have none.
    pub lead_style: ParagraphStyle,
    /// The level of the heading that the file says it is, from 1; `None` where it says nothing. Many
    /// files say so of paragraphs that are no headings.
    pub heading: Option<u8>,
    /// The cell of a table that it stands in; `None` outside of tables.
    pub cell: Option<Cell>,
}

/// A cell, the innermost where tables stand in each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its table, counted through the file.
    pub table: usize,
    /// Its row, counted through the file.
    pub row: usize,
    /// Itself, counted through the file.
    pub cell: usize,
}

impl Paragraph {
    /// A paragraph of which the file says nothing but its text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A style as a paragraph names it. The paragraphs of one style share its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParagraphStyle {
    /// Id. WPS gives every style a new one when it saves.
    pub id: Arc<str>,
    /// Name, as the list of styles shows it; empty where the file does not say.
    pub name: Arc<str>,
}

impl ParagraphStyle {
    /// The level of heading that the name stands for: `heading 1`, `标题 1`, `标题1`. It goes through
    /// the whole name, and is asked once for a style, not for each paragraph.
    #[must_use]
    pub(crate) fn heading(&self) -> Option<u8> {
        let name = self.name.trim().to_lowercase();
        let rest = ["heading", "标题"]
            .iter()
            .find_map(|word| name.strip_prefix(word))?;
        match rest.trim().as_bytes() {
            [digit @ b'1'..=b'9'] => Some(digit - b'0'),
            _ => None,
        }
    }
}

/// The paragraphs of a file, each charged to its budget; and what is left out beside them.
#[derive(Debug)]
pub(crate) struct Paragraphs<'a> {
    pub(crate) left_out: LeftOut,
    pub(crate) budget: &'a Budget,
    list: Vec<Paragraph>,
}

impl<'a> Paragraphs<'a> {
    pub(crate) fn new(budget: &'a Budget) -> Self {
        Self {
            left_out: LeftOut::default(),
            budget,
            list: Vec::new(),
        }
    }

    /// Adds a paragraph whose text was charged.
    pub(crate) fn push(&mut self, paragraph: Paragraph) -> Result<(), Fault> {
        self.budget.paragraph()?;
        self.add(paragraph);
        Ok(())
    }

    /// Adds a paragraph that was charged itself.
    pub(crate) fn add(&mut self, paragraph: Paragraph) {
        self.list.push(paragraph);
    }

    /// The file, without a draft.
    pub(crate) fn into_file(self) -> WordFile {
        WordFile {
            paragraphs: self.list,
            left_out: self.left_out,
            ..WordFile::default()
        }
    }
}
