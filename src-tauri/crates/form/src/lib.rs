//! A report as the paragraphs of an official document (GB/T 9704-2012 《党政机关公文格式》): what
//! stands below what, with how many empty lines, in which style, how far from the edge.
//!
//! ```text
//! Report ─ report::paragraph::of ─→ printed paragraphs
//!        ─ sequence (title, signature, attachment, letterhead, imprint) ─→ Document
//!                                                      ├─→ docx: Word writes them
//!                                                      └─→ layout: we place them
//! ```
//!
//! Both the Word file and our own pages are made of what this crate says, so that neither knows a
//! rule of the standard that the other does not.
//!
//! | module | what it holds |
//! |---|---|
//! | [`page`] | the page in millimetres and twips, with the clauses |
//! | [`width`] | how wide a text is, in halves of a 字 |
//! | [`fonts`] | which font stands for which part |
//! | [`style`] | the styles, as a table |
//! | [`paragraph`] | what a paragraph is made of |
//! | [`table`] | what a table is made of |
//! | `sequence` | which paragraphs there are, in order |
//! | `title` | where a long title breaks |
//! | `signature`, `attachment` | blanks and indents by rule |
//! | `letterhead`, `imprint` | 版头, 版记 |
//!
//! The crate is pure.

pub mod fonts;
pub mod page;
pub mod paragraph;
pub mod style;
pub mod table;
pub mod width;

mod attachment;
mod imprint;
mod letterhead;
mod sequence;
mod signature;
mod title;

pub use paragraph::Paragraph;
pub use sequence::document;
pub use style::Style;
pub use table::Table;

/// What a report is printed as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What stands one below the other, from the 版头 to the last attachment; at least one
    /// paragraph.
    pub elements: Vec<Element>,
    /// 版记 (7.4): its lines, from top to bottom; none where there is none. It stands at the foot of
    /// the last page, which is an even one, between rules as wide as the 版心.
    pub imprint: Vec<Paragraph>,
}

/// What a document is made of, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

impl Element {
    /// The paragraph, if it is one.
    #[must_use]
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Table(_) => None,
        }
    }
}
