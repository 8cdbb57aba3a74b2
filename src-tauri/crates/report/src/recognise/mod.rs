//! Plain text and the paragraphs of files to a report.
//!
//! Every line that is not blank lands in a [`Piece`], which becomes a block or, if it was read whole,
//! goes into [`Meta`](crate::Meta); or it is left out with a reason. Nothing is corrected but what a
//! converter or the edge of a page did to the text; punctuation and spaces are review's business.
//!
//! ```text
//! text ─ clean ─→ lines ─ head ─→ letterhead, title, addressee
//!                       ─ tail ─→ attachments, signature, date, notes, imprint   ─→ pieces
//!                       ─ join ─→ paragraphs ─ headings ─→ headings and body
//! pieces ─ correct, as a person says ─→ pieces ─ assemble ─→ report
//! ```
//!
//! All of it takes time in proportion to the length of the text, whatever the text is.

mod assemble;
mod clean;
mod correct;
mod head;
mod headings;
mod join;
mod letterhead;
mod pattern;
mod reading;
mod tail;
mod title;
mod year;

use crate::block::BlockKind;
use crate::report::Report;

pub use assemble::Assembled;
pub use correct::Change;
pub use reading::{Doubt, LeftOut, Piece, Reading, Role, SourceParagraph, Why};

pub(crate) use letterhead::{document_number, names};
pub(crate) use pattern::{after_label, is_note, organs, trailing_date};
pub(crate) use title::close_up;

use head::Head;
use join::Paragraph;

/// Reads the paragraphs of a source: what every line is, how sure that is, and what was left out.
#[must_use]
pub fn read<'a>(paragraphs: impl IntoIterator<Item = SourceParagraph<'a>>) -> Reading {
    let clean = clean::read(paragraphs);
    let lines = &clean.lines;
    let mut head = head::read(lines);
    let rest = &lines[head.end..];
    let tail = tail::read(rest);
    head.keep_as_lines(tail.has(BlockKind::Signature), tail.has(BlockKind::Date));
    let text = text(join::paragraphs(&rest[..tail.start]));
    let Head {
        above,
        title,
        addressee,
        organ,
        date,
        left_out,
        ..
    } = head;
    let mut left_out: Vec<LeftOut> = clean
        .left_out
        .into_iter()
        .chain(left_out)
        .chain(tail.left_out)
        .collect();
    left_out.sort_by_key(|left| left.line);
    let mut reading = Reading {
        lines: clean.source.into_iter().map(str::to_owned).collect(),
        pieces: above
            .into_iter()
            .chain(title)
            .chain(addressee)
            .chain(text)
            .chain(below(organ, date, tail.pieces))
            .collect(),
        left_out,
        cleaned: clean.cleaned,
        unit: None,
        year: None,
    };
    reading.part_shared_lines();
    reading
}

/// The report that a plain text holds: [`read`], and nobody looked at it.
#[must_use]
pub fn plain_text(text: &str) -> Report {
    read([SourceParagraph::plain(text)]).report()
}

/// The paragraphs of a piece of text that is put into a report: headings and body, numbers still in
/// the text. Title, addressee, signature and date are not guessed at, and neither are headings
/// without a number.
#[must_use]
pub fn fragment(text: &str) -> Vec<(BlockKind, String)> {
    join::paragraphs(&clean::lines(text))
        .into_iter()
        .map(|paragraph| (headings::numbered(&paragraph.text), paragraph.text))
        .collect()
}

/// The running text.
fn text(paragraphs: Vec<Paragraph>) -> Vec<Piece> {
    let kinds = headings::all(&paragraphs);
    let piece = |(paragraph, (kind, doubt)): (Paragraph, (BlockKind, Option<Doubt>))| {
        let joined = paragraph.guessed.then_some(Doubt::Joined);
        Piece {
            doubts: joined.into_iter().chain(doubt).collect(),
            ..Piece::new(paragraph.lines, Role::Block(kind), paragraph.text)
        }
    };
    paragraphs.into_iter().zip(kinds).map(piece).collect()
}

/// What follows the running text. An organ and a date from below the title are the signature and the
/// date, whose place is here.
fn below(organ: Option<Piece>, date: Option<Piece>, tail: Vec<Piece>) -> Vec<Piece> {
    let mut tail = tail;
    let attachment = Role::Block(BlockKind::Attachment);
    let place = tail
        .iter()
        .position(|piece| piece.role != attachment)
        .unwrap_or(tail.len());
    tail.splice(place..place, organ.into_iter().chain(date));
    tail
}
