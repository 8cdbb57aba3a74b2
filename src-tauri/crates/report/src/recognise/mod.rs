//! Plain text to a report.
//!
//! Every line that is not blank lands in exactly one block or, if it was read whole, in [`Meta`].
//! Nothing is corrected but what a converter or the edge of a page did to the text; punctuation and
//! spaces are review's business.
//!
//! ```text
//! text ─ clean ─→ lines ─ head ─→ letterhead, title, addressee
//!                       ─ tail ─→ attachments, signature, date, notes, imprint
//!                       ─ join ─→ paragraphs ─ headings ─→ headings and body
//! ```
//!
//! All of it takes time in proportion to the length of the text, whatever the text is.

mod clean;
mod head;
mod headings;
mod join;
mod letterhead;
mod pattern;
mod tail;
mod title;
mod year;

use crate::block::{Block, BlockKind};
use crate::classify;
use crate::meta::Meta;
use crate::numbering::Numbering;
use crate::report::Report;
use crate::slot::Slot;
use crate::unit;

pub(crate) use letterhead::{document_number, names};
pub(crate) use pattern::{after_label, is_note, organs, trailing_date};
pub(crate) use title::close_up;

use head::Head;
use tail::Tail;

/// The report that a plain text holds. Its numbers stay in the text as they were typed, and its
/// template is empty: whoever calls knows which one the report follows.
#[must_use]
pub fn plain_text(text: &str) -> Report {
    let lines = clean::lines(text);
    let mut head = head::read(&lines);
    let rest = &lines[head.end..];
    let tail = tail::read(rest);
    head.keep_as_lines(tail.has(BlockKind::Signature), tail.has(BlockKind::Date));
    let paragraphs = join::paragraphs(&rest[..tail.start]);
    let kinds = headings::all(&paragraphs);
    let meta = meta(&head, &tail, &kinds, &paragraphs);
    let blocks = above(head.letterhead.lines, head.title, head.addressee)
        .chain(kinds.into_iter().zip(paragraphs))
        .chain(below(head.organ, head.date, tail.blocks))
        .zip(1..)
        .map(|((kind, text), id)| Block::new(id, kind, text))
        .collect();
    Report {
        meta,
        numbering: Numbering::AsTyped,
        blocks,
        ..Report::empty()
    }
}

/// The paragraphs of a piece of text that is put into a report: headings and body, numbers still in
/// the text. Title, addressee, signature and date are not guessed at, and neither are headings
/// without a number.
#[must_use]
pub fn fragment(text: &str) -> Vec<(BlockKind, String)> {
    let paragraphs = join::paragraphs(&clean::lines(text));
    let kinds = headings::numbered(&paragraphs);
    kinds.into_iter().zip(paragraphs).collect()
}

fn above(
    letterhead: Vec<String>,
    title: Option<String>,
    addressee: Option<String>,
) -> impl Iterator<Item = (BlockKind, String)> {
    let letterhead = letterhead
        .into_iter()
        .map(|line| (BlockKind::Letterhead, line));
    let title = title.map(|title| (BlockKind::Title, title));
    let addressee = addressee.map(|addressee| (BlockKind::Addressee, addressee));
    letterhead.chain(title).chain(addressee)
}

/// What follows the running text. An organ and a date from below the title are the signature and the
/// date, whose place is here.
fn below(
    organ: Option<String>,
    date: Option<String>,
    tail: Vec<(BlockKind, String)>,
) -> impl Iterator<Item = (BlockKind, String)> {
    let organ = organ.map(|organ| (BlockKind::Signature, organ));
    let date = date.map(|date| (BlockKind::Date, date));
    let place = tail
        .iter()
        .position(|(kind, _)| *kind != BlockKind::Attachment)
        .unwrap_or(tail.len());
    let mut tail = tail;
    tail.splice(place..place, organ.into_iter().chain(date));
    tail.into_iter()
}

fn meta(head: &Head, tail: &Tail, kinds: &[BlockKind], paragraphs: &[String]) -> Meta {
    let title = head.title.as_deref().unwrap_or_default();
    let lead = kinds
        .iter()
        .zip(paragraphs)
        .take_while(|(kind, _)| kind.level().is_none())
        .map(|(_, text)| text.as_str());
    let work = kinds
        .iter()
        .zip(paragraphs)
        .find(|(kind, _)| **kind == BlockKind::Heading1)
        .map(|(_, text)| text.as_str())
        .filter(|text| classify::by_heading(text).is_some_and(|(slot, _)| slot == Slot::Work));
    let signature = tail
        .blocks
        .iter()
        .filter(|(kind, _)| *kind == BlockKind::Signature)
        .map(|(_, text)| text.as_str())
        .chain(head.organ.as_deref())
        .map(|organ| pattern::squash(unit::without_seal(organ)))
        .max_by_key(|organ| organ.contains("政府"));
    let unit = head
        .letterhead
        .organ
        .clone()
        .or(signature)
        .or_else(|| unit::in_title(title))
        .unwrap_or_default();
    Meta {
        unit_short: unit::short(&unit),
        unit,
        year: year::of(title, lead, work.unwrap_or_default()),
        copy_number: head.letterhead.markings.copy_number.clone(),
        secrecy: head.letterhead.markings.secrecy.clone(),
        urgency: head.letterhead.markings.urgency.clone(),
        document_number: head.letterhead.document_number.clone().unwrap_or_default(),
        signatories: head.letterhead.signatories.clone(),
        copies: tail.copies.clone(),
        issuing_office: tail.issuing_office.clone(),
        print_date: tail.print_date,
        ..Meta::default()
    }
}
