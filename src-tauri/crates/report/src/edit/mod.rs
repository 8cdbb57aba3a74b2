//! Changes to a report that concern more than one block. Each takes a report and gives a new one,
//! so that the window can apply the difference as one step that undo takes back.
//!
//! Block ids survive every change; the assignments of removed headings stay until
//! [`Report::tidy`], because undo may bring the headings back.

mod arrange;
mod create;
mod renumber;
mod section;

pub use arrange::{Arrangement, arrange, arrangement};
pub use create::create;
pub use renumber::renumber;
pub use section::{add, remove, shift};

use std::ops::Range;

use crate::block::{Block, BlockId};
use crate::report::Report;

/// The blocks of the section that a heading opens: up to the next heading of its level or a higher
/// one, or up to where the running text ends. `None` when the block is no heading.
#[must_use]
pub fn section_range(blocks: &[Block], at: usize) -> Option<Range<usize>> {
    let level = blocks.get(at)?.kind.level()?;
    let length = blocks[at + 1..]
        .iter()
        .position(|block| {
            !block.kind.is_text() || block.kind.level().is_some_and(|other| other <= level)
        })
        .unwrap_or(blocks.len() - at - 1);
    Some(at..at + 1 + length)
}

/// The range of the section whose heading has this id.
fn range_of(report: &Report, heading: BlockId) -> Option<Range<usize>> {
    section_range(&report.blocks, report.position(heading)?)
}

/// Where the running text ends: before signature, date, attachments, notes and imprint.
fn end_of_text(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .rposition(|block| block.kind.is_text())
        .map_or_else(
            || {
                // No text at all: behind whatever stands at the head of the paper.
                blocks
                    .iter()
                    .position(|block| block.kind > crate::BlockKind::Addressee)
                    .unwrap_or(blocks.len())
            },
            |last| last + 1,
        )
}
