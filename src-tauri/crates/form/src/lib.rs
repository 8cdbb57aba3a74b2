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
//! | [`house`] | in what a township differs from the standard |
//! | [`style`] | the styles, as a table |
//! | [`paragraph`] | what a paragraph is made of |
//! | [`table`] | what a table is made of |
//! | `sequence` | which paragraphs there are, in order |
//! | `printed` | a block of the report as a paragraph |
//! | `title` | where a long title breaks |
//! | `signature`, `attachment` | blanks and indents by rule |
//! | `annex` | 附件 on pages of their own, the figures as one |
//! | `letterhead`, `mark`, `number`, `imprint` | 版头, 发文机关标志, 发文字号和签发人, 版记 |
//! | `name` | where the long name of an organ breaks |
//! | `letter` | 信函格式 |
//!
//! The crate is pure.

pub mod fonts;
pub mod house;
pub mod page;
pub mod paragraph;
pub mod style;
pub mod table;
pub mod width;

mod annex;
mod attachment;
mod imprint;
pub mod letter;
mod letterhead;
mod mark;
mod name;
mod number;
mod printed;
mod sequence;
mod signature;
mod title;

pub use attachment::{apart as attachments_apart, astray as attachments_astray};
pub use house::House;
pub use letter::Letter;
pub use mark::Masthead;
pub use paragraph::Paragraph;
pub use sequence::document;
pub use style::Style;
pub use table::Table;

/// What a report is printed as.
///
/// The default is a document of nothing, which no report gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What stands one below the other, from the 版头 to the last attachment; at least one
    /// paragraph.
    pub elements: Vec<Element>,
    /// 版记 (7.4): its lines, from top to bottom; none where there is none. It stands at the foot of
    /// the last page, which is an even one, between rules as wide as the 版心; in a letter without
    /// rules, and on whatever page is the last. One that no page holds goes over several (see
    /// [`Self::imprint_pages`]).
    pub imprint: Vec<Paragraph>,
    /// What makes it a letter (10.1); `None` for a document.
    pub letter: Option<Letter>,
    /// The house style in which it is set.
    pub house: House,
    /// Which element is a closing paragraph of text so long that it is kept with the signature only
    /// where the signature would stand on a page without text (see [`Self::keep_closing`]).
    pub closing: Option<usize>,
}

impl Document {
    /// The 版记 page by page: nearly always one.
    pub fn imprint_pages(&self) -> impl Iterator<Item = &[Paragraph]> {
        self.imprint.chunk_by(|_, next| !next.begins_page)
    }

    /// Keeps a long closing paragraph with the signature (7.3.5.5: 印章、成文日期 and text share a
    /// page). Programs move it whole, which leaves a gap on the page before; so it is done only
    /// where the layout says that it must be.
    pub fn keep_closing(&mut self) {
        let closing = self.closing.and_then(|at| self.elements.get_mut(at));
        if let Some(Element::Paragraph(closing)) = closing {
            closing.keep_next = Some(true);
        }
    }
}

/// What a document is made of, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// 发文机关标志 of several organs.
    Masthead(Masthead),
}

impl Element {
    /// The paragraph, if it is one.
    #[must_use]
    pub fn paragraph(&self) -> Option<&Paragraph> {
        match self {
            Self::Paragraph(paragraph) => Some(paragraph),
            Self::Table(_) | Self::Masthead(_) => None,
        }
    }

    /// The table, if it is one.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::Paragraph(_) | Self::Masthead(_) => None,
        }
    }
}
