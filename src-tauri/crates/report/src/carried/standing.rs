//! Marks, states and counter of a report.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Alignment, Group, groups};
use super::token::{Token, tokens, year};
use super::{Carried, Kind, Mark, Place, State};
use crate::block::{Block, BlockId, BlockKind};
use crate::compare::units::Effort;
use crate::heading;
use crate::report::Report;
use crate::rollover::years::Quoted;

/// How much of a report that was carried over still has to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// What stands as it was carried over, confirmed or not: signatories and post first, then in the
    /// order of the report.
    pub marks: Vec<Mark>,
    /// What became of each paragraph that was carried over; none for what is new, unless something
    /// open came to stand in it.
    pub states: BTreeMap<BlockId, State>,
    /// How many marks are open.
    pub open: usize,
    /// How many there were when the report was carried over.
    pub total: usize,
}

/// Looks through a report. Empty for one that was not carried over.
#[must_use]
pub fn standing(report: &Report) -> Standing {
    let Some(carried) = &report.carried else {
        return Standing::default();
    };
    let (found, mut states) = look(report, carried);
    let facts = facts(report, carried);
    let of_last = &carried.last.meta;
    let total =
        found.len() + of_last.signatories.len() + usize::from(!of_last.post.trim().is_empty());
    let mut stands: Vec<(usize, usize, usize, &Found)> = found
        .iter()
        .filter_map(|found| {
            let (at, start, end) = found.stands?;
            Some((at, start, end, found))
        })
        .collect();
    stands.sort_unstable_by_key(|(at, start, _, _)| (*at, *start));
    let mut marks = facts;
    for (at, start, end, found) in stands {
        let block = &report.blocks[at];
        if !found.confirmed {
            states.insert(block.id, State::Open);
        }
        marks.push(Mark {
            place: Place::Block(block.id),
            start,
            end,
            kind: found.kind,
            text: block.text[start..end].to_owned(),
            confirmed: found.confirmed,
        });
    }
    Standing {
        open: marks.iter().filter(|mark| !mark.confirmed).count(),
        // A signatory who was entered twice counts twice.
        total: total.max(marks.len()),
        marks,
        states,
    }
}

/// What is open, in the order of the report.
#[must_use]
pub fn marks(report: &Report) -> Vec<Mark> {
    let mut marks = standing(report).marks;
    marks.retain(|mark| !mark.confirmed);
    marks
}

/// Something that was carried over.
pub(super) struct Found {
    /// The paragraph that it was carried over in, and the place in the text of that.
    pub(super) source: BlockId,
    pub(super) span: (usize, usize),
    pub(super) confirmed: bool,
    /// Position of the block where it stands now, from and to in the block's text.
    pub(super) stands: Option<(usize, usize, usize)>,
    kind: Kind,
}

/// Everything that was carried over, and the states of the paragraphs as far as their texts tell.
pub(super) fn look(report: &Report, carried: &Carried) -> (Vec<Found>, BTreeMap<BlockId, State>) {
    let contexts = contexts(report, carried);
    let mut found = Vec::new();
    let mut states = BTreeMap::new();
    let mut effort = Effort::default();
    for group in groups(report, carried) {
        let anchor = group.sources.first().and_then(|id| carried.blocks.get(id));
        if let Some(source) = anchor
            && let Some(&at) = group.blocks.first()
        {
            let block = &report.blocks[at];
            let state = if block.text == source.text {
                State::Kept
            } else {
                State::Changed
            };
            states.insert(block.id, state);
        }
        let alignment = Alignment::of(&group, report, carried, &mut effort);
        look_at(&group, &alignment, (report, carried), &contexts, &mut found);
    }
    (found, states)
}

fn look_at(
    group: &Group,
    alignment: &Alignment,
    (report, carried): (&Report, &Carried),
    contexts: &BTreeMap<BlockId, Context>,
    found: &mut Vec<Found>,
) {
    let mut here: BTreeMap<usize, Vec<Token>> = BTreeMap::new();
    for (number, id) in group.sources.iter().enumerate() {
        let Some(source) = carried.blocks.get(id) else {
            continue;
        };
        let confirmed = Confirmed::of(&source.confirmed);
        let context = contexts.get(id).copied().unwrap_or_default();
        for token in context.tokens(&source.text) {
            let stands = alignment
                .find(number, token.start, token.end)
                .and_then(|(block, start, end)| Some((*group.blocks.get(block)?, start, end)))
                .filter(|&(at, start, end)| {
                    // 一个 inside 十一个 is another number.
                    let now = here
                        .entry(at)
                        .or_insert_with(|| tokens(&report.blocks[at].text));
                    !matches!(token.kind, Kind::Number | Kind::Year | Kind::Meeting)
                        || now
                            .binary_search_by_key(&start, |other| other.start)
                            .is_ok_and(|place| now[place].end == end)
                });
            found.push(Found {
                source: *id,
                span: (token.start, token.end),
                confirmed: confirmed.overlaps(token.start, token.end),
                stands,
                kind: token.kind,
            });
        }
    }
}

/// What of a paragraph was confirmed, places that lie over each other joined.
pub(super) struct Confirmed(Vec<(usize, usize)>);

impl Confirmed {
    pub(super) fn of(places: &BTreeSet<(usize, usize)>) -> Self {
        let mut joined: Vec<(usize, usize)> = Vec::with_capacity(places.len());
        for &(start, end) in places {
            match joined.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        Self(joined)
    }

    /// Whether any of it lies between two places.
    pub(super) fn overlaps(&self, start: usize, end: usize) -> bool {
        let first = self.0.partition_point(|place| place.1 <= start);
        self.0.get(first).is_some_and(|place| place.0 < end)
    }
}

/// Where a paragraph stood, as far as its years are concerned.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    kind: Option<BlockKind>,
    lead: bool,
    /// The year of this report.
    year: i32,
}

/// The contexts of last year's paragraphs.
fn contexts(report: &Report, carried: &Carried) -> BTreeMap<BlockId, Context> {
    let mut lead = true;
    carried
        .last
        .blocks
        .iter()
        .map(|block: &Block| {
            lead &= block.kind.level().is_none();
            let context = Context {
                kind: Some(block.kind),
                lead,
                year: report.meta.year,
            };
            (block.id, context)
        })
        .collect()
}

impl Context {
    /// What in a text has to be looked at. The report's own year, and in a heading the next, need no
    /// look in title, opening, headings and the names of attachments: it is moved there on purpose,
    /// and it is right.
    fn tokens(self, text: &str) -> Vec<Token> {
        let mut found = tokens(text);
        let end = match self.kind {
            Some(BlockKind::Title | BlockKind::Annex | BlockKind::Attachment) => text.len(),
            Some(BlockKind::Body) if self.lead => text.len(),
            Some(kind) if kind.level().is_some() => heading::end(text),
            _ => 0,
        };
        if end == 0 || self.year == 0 {
            return found;
        }
        let quoted = Quoted::of(text);
        let own: BTreeSet<usize> = year::years(text)
            .into_iter()
            .filter(|year| {
                year.alone
                    && !year.month
                    && year.whole.end <= end
                    && (year.value == self.year || year.value == self.year.saturating_add(1))
                    && !quoted.holds(year.whole.start)
            })
            .map(|year| year.whole.start)
            .collect();
        found.retain(|token| !(token.kind == Kind::Year && own.contains(&token.start)));
        found
    }
}

/// Signatories and post that are last year's.
pub(super) fn facts(report: &Report, carried: &Carried) -> Vec<Mark> {
    let last = &carried.last.meta;
    let mark = |place: Place, kind: Kind, text: &str| Mark {
        place,
        start: 0,
        end: text.len(),
        kind,
        text: text.to_owned(),
        confirmed: carried.confirmed.contains(text),
    };
    let names = report
        .meta
        .signatories
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.is_empty() && last.signatories.contains(name))
        .map(|(at, name)| mark(Place::Signatory(at), Kind::Person, name));
    let post = Some(&report.meta.post)
        .filter(|post| !post.is_empty() && **post == last.post)
        .map(|post| mark(Place::Post, Kind::Post, post));
    names.chain(post).collect()
}
