//! What is read of a file.

use crate::left_out::LeftOut;
use crate::paragraph::Paragraph;

/// A Word file as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordFile {
    /// The paragraphs of the text, empty ones included; those of a table row by row, those of a text
    /// box before the paragraph that holds it. Footnotes, comments, headers and footers are not among
    /// them, nor is what stands deleted.
    pub paragraphs: Vec<Paragraph>,
    /// The paragraphs of the header of the first page, where that has one of its own, as a letter's has
    /// (GB/T 9704-2012, 10.1).
    pub head: Vec<Paragraph>,
    /// What is in none of them.
    pub left_out: LeftOut,
    /// The draft that the file carries.
    pub draft: Draft,
}

/// The draft that a file of our own carries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Draft {
    /// There is none.
    #[default]
    None,
    /// Its text.
    Text(String),
    /// There is one, and its part is damaged or larger than the limits.
    Spoilt,
}
