//! What a line of the file is.

use super::lines::{self, Entry};
use crate::annex;
use crate::block::{Block, BlockKind};
use crate::numbering::{self, Numbering};
use crate::recognise;

/// The heading level for which the number stands that a line begins with.
fn level(line: &Entry) -> Option<u8> {
    numbering::typed(&line.text).map(|typed| typed.level)
}

fn is_in_annex(before: Option<BlockKind>) -> bool {
    matches!(before, Some(BlockKind::Annex | BlockKind::AnnexText))
}

/// Whether a style is one of those that running text has, or none.
fn is_text(kind: Option<BlockKind>) -> bool {
    kind.is_none_or(|kind| kind.is_text() || kind == BlockKind::AnnexText)
}

/// What a block is after its line was changed from `was` to `line`; `before` is what stands above.
///
/// A style that was changed wins; where it was not, a number of another level does.
pub(super) fn kept(
    block: &Block,
    was: &Entry,
    line: &Entry,
    before: Option<BlockKind>,
) -> BlockKind {
    with_words(changed(block, was, line, before), line)
}

/// A number alone is no heading: it would be reckoned away, and nothing left.
fn with_words(kind: BlockKind, line: &Entry) -> BlockKind {
    let blank = lines::without_number(Some(kind), &line.text).is_empty();
    if blank && kind.level().is_some() {
        BlockKind::Body
    } else {
        kind
    }
}

fn changed(block: &Block, was: &Entry, line: &Entry, before: Option<BlockKind>) -> BlockKind {
    if block.kind == BlockKind::AnnexText && is_text(line.kind) && is_in_annex(before) {
        return BlockKind::AnnexText;
    }
    let by_number = level(line).map(BlockKind::heading);
    let styled = line.kind.filter(|_| line.kind != was.kind);
    match styled {
        // Text with a number is a heading that runs on, whose look was lost.
        Some(BlockKind::Body) => by_number
            .filter(|_| block.kind.level().is_some())
            .unwrap_or(BlockKind::Body),
        Some(kind) => kind,
        None if !block.kind.is_text() => block.kind,
        None if level(line) == level(was) => block.kind,
        None => match by_number {
            Some(kind) => kind,
            // A heading that lost its number keeps its look.
            None if line.kind.is_some() => block.kind,
            None => BlockKind::Body,
        },
    }
}

/// What a new line is: what its style says; where none does, what its number says.
pub(super) fn added(line: &Entry, before: Option<BlockKind>) -> BlockKind {
    with_words(new(line, before), line)
}

fn new(line: &Entry, before: Option<BlockKind>) -> BlockKind {
    if is_in_annex(before) && is_text(line.kind) {
        let begins = line.kind.is_none() && annex::is_mark(&line.text);
        return if begins {
            BlockKind::Annex
        } else {
            BlockKind::AnnexText
        };
    }
    let by_number = level(line).map(BlockKind::heading);
    match line.kind {
        Some(kind) if kind.level().is_some() => by_number.unwrap_or(kind),
        Some(kind) if kind != BlockKind::Body => kind,
        kind => {
            let below = matches!(before, Some(BlockKind::Date | BlockKind::Note));
            if kind.is_none() && below && annex::is_mark(&line.text) {
                BlockKind::Annex
            } else if kind.is_none() && below && recognise::is_note(&line.text) {
                BlockKind::Note
            } else {
                by_number.unwrap_or(BlockKind::Body)
            }
        }
    }
}

/// Whether the number of a line is reckoned, and does not stand in the block's text.
pub(super) fn is_reckoned(kind: BlockKind, numbering: Numbering) -> bool {
    numbering == Numbering::Computed && kind.level().is_some()
}
