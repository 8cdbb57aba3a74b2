//! This year's report beside last year's.
//!
//! | module | what it holds |
//! |---|---|
//! | `paragraphs` | which paragraph is which of last year's, and what became of it |
//! | `difference` | two paragraphs, character by character |
//! | `figures` | figures that are the same as last year's, or far from them |
//! | `likeness`, `units` | how two texts are compared |
//!
//! A county sends back a report that is last year's with a new year on it. So the share of this
//! year's text that was taken over is told for the whole and for each section.

mod difference;
mod figures;
pub(crate) mod likeness;
mod paragraphs;
pub(crate) mod units;

use std::collections::BTreeMap;

pub use difference::{Fate, Piece, difference, taken};
pub use figures::{Note, Reason, notes};
pub use paragraphs::{Change, Pair};
pub use units::Effort;

use crate::report::Report;
use crate::slot::Slot;
use crate::template::Template;

/// How much of a text is last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Characters of this year's text, white space and numbers of headings left aside.
    pub length: usize,
    /// How many of them are taken over: see [`taken`].
    pub same: usize,
}

impl Share {
    /// 0 to 100, rounded down: 100 means that every character is last year's. 0 for no text.
    #[must_use]
    pub fn per_cent(self) -> u8 {
        u8::try_from(100 * self.same / self.length.max(1)).unwrap_or(100)
    }

    /// Counts a paragraph in.
    pub fn add(&mut self, pair: &Pair) {
        self.length += pair.length;
        self.same += pair.same;
    }
}

/// Two reports side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The paragraphs of the running text in the order of this year's report; what was removed
    /// stands behind what stood before it.
    pub paragraphs: Vec<Pair>,
    /// The whole running text.
    pub whole: Share,
    /// What is about each subject; `None` for the opening, before the first heading.
    pub sections: BTreeMap<Option<Slot>, Share>,
}

impl Comparison {
    /// What became of a paragraph of this year's.
    #[must_use]
    pub fn of(&self, id: crate::BlockId) -> Option<&Pair> {
        self.paragraphs.iter().find(|pair| pair.this == Some(id))
    }
}

/// Compares the running text of two reports, figures filled in. Where the later one was made from
/// the earlier, paragraphs are told by their ids; any others by their words.
#[must_use]
pub fn compare(this: &Report, last: &Report, template: Option<&Template>) -> Comparison {
    let paragraphs = paragraphs::pairs(this, last, template);
    let mut whole = Share::default();
    let mut sections: BTreeMap<Option<Slot>, Share> = BTreeMap::new();
    for pair in paragraphs.iter().filter(|pair| pair.this.is_some()) {
        whole.add(pair);
        sections.entry(pair.slot).or_default().add(pair);
    }
    Comparison {
        paragraphs,
        whole,
        sections,
    }
}

/// Compares a report with the one it was carried over from. `None` where it was not.
#[must_use]
pub fn with_last(report: &Report, template: Option<&Template>) -> Option<Comparison> {
    let carried = report.carried.as_ref()?;
    Some(compare(report, &carried.last, template))
}
