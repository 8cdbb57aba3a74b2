//! The headings of a report, in order.

use std::sync::Arc;

use crate::context::Context;
use crate::facts::{Heading, Number};
use crate::text::{Line, Text};

/// One heading.
pub(super) struct Entry<'a> {
    /// Its place among the lines.
    pub at: usize,
    /// Its line.
    pub line: &'a Line,
    /// 1 to 4, by its number where one is typed, else by its kind; 0 for 第一部分, above 一、.
    pub level: u8,
    /// Its number, if one is typed.
    pub number: Option<Number>,
    /// Its parts.
    pub parts: Arc<Heading>,
}

/// Every heading that is not blank.
pub(super) fn all<'a>(text: &'a Text, context: &Context) -> Vec<Entry<'a>> {
    let lines = text.lines.iter().enumerate();
    lines
        .filter(|(_, line)| !line.is_blank())
        .filter_map(|(at, line)| {
            let kind = line.kind.level()?;
            let parts = line.fact::<Heading>(context);
            let number = parts.number;
            let level = match number {
                Some(number) if line.text[number.start..].starts_with('第') => 0,
                Some(number) => number.level,
                None => kind,
            };
            Some(Entry {
                at,
                line,
                level,
                number,
                parts,
            })
        })
        .collect()
}

/// The headings of a level, those under the same heading together.
pub(super) fn siblings<'a, 'b>(
    headings: &'b [Entry<'a>],
    level: u8,
) -> impl Iterator<Item = Vec<&'b Entry<'a>>> {
    headings
        .split(move |entry| entry.level < level)
        .map(move |part| part.iter().filter(|entry| entry.level == level).collect())
        .filter(|group: &Vec<_>| !group.is_empty())
}

impl Entry<'_> {
    /// The heading without number, white space around it taken off; empty where the paragraph has a
    /// number and no heading.
    pub fn text(&self) -> &str {
        self.line.text[self.parts.start..self.parts.end].trim()
    }

    /// Where to point: at the number, or at the first characters.
    pub fn place(&self) -> (usize, usize) {
        match self.number {
            Some(number) => (number.start, number.end),
            None => (self.parts.start, self.parts.start + self.first_words()),
        }
    }

    fn first_words(&self) -> usize {
        let rest = &self.line.text[self.parts.start..];
        let end = rest.char_indices().nth(6).map_or(rest.len(), |(at, _)| at);
        rest[..end].trim_end().len()
    }
}
