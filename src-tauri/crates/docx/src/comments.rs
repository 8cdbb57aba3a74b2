//! What a reader has to say about a report, as comments in a copy of its Word file.
//!
//! ```text
//! Comment (block, bytes of its shown text) ─ sites ─→ the printed paragraphs of each block
//!         ─ place ─→ from where to where in the document
//!         ─ marks ─→ places in the text of each paragraph, at which `body` cuts its runs
//!         ─ part ─→ word/comments.xml
//! ```
//!
//! The text is cut and nothing else: the copy prints what the report prints.

mod marks;
mod part;
mod place;
mod sites;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use report::figures::Figures;
use report::{BlockId, Report};

pub(crate) use marks::{Mark, Piece, pieces};
pub(crate) use part::part;
pub(crate) use sites::Place;

/// One comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The block that it is about. One that the file does not print is told of at the nearest that it
    /// does, with a sentence that says so.
    pub block: BlockId,
    /// Where what it is about starts, in bytes of the block's shown text (see `report::span::Shown`).
    pub start: usize,
    /// Where it ends, likewise. Nothing (`start == end`) is shown as the character beside it; bytes
    /// behind the text count as its end.
    pub end: usize,
    /// Who says it; 法治年报 where empty.
    pub author: String,
    /// The author's initials; none where empty.
    pub initials: String,
    /// When it was said, as a clock on the wall showed it (Word knows no zones here); none where the
    /// file shall not tell.
    pub date: Option<NaiveDateTime>,
    /// What it says, a paragraph each: what is wrong, why, what to write instead.
    pub text: Vec<String>,
}

/// Comments with their places in a document, in reading order. The place in the list is a comment's
/// id in the file.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    /// The comments as they are written.
    pub(crate) comments: Vec<Comment>,
    marks: BTreeMap<Place, Vec<Mark>>,
}

impl Placed {
    /// Finds the places of comments in what a report is printed as.
    pub(crate) fn of(
        comments: &[Comment],
        report: &Report,
        figures: &Figures,
        document: &form::Document,
    ) -> Self {
        if comments.is_empty() {
            return Self::default();
        }
        let sites = sites::Sites::of(report, figures, document);
        let mut found: Vec<(place::Range, Comment)> = comments
            .iter()
            .map(|comment| sites.place(comment))
            .collect();
        // Of several that start at one place the longest is read first.
        found.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let ranges: Vec<place::Range> = found.iter().map(|(range, _)| *range).collect();
        Self {
            comments: found.into_iter().map(|(_, comment)| comment).collect(),
            marks: marks::of(&ranges),
        }
    }

    /// What stands in the text of a paragraph, in order.
    pub(crate) fn at(&self, place: Place) -> &[Mark] {
        self.marks.get(&place).map_or(&[], Vec::as_slice)
    }
}
