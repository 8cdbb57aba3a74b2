//! What a section is about: as a person said, else by the words of its heading, else by its text,
//! else as the section that holds it.

mod body;
mod heading;
mod words;

use std::collections::BTreeMap;

use crate::block::{Block, BlockId, BlockKind};
use crate::edit::section_range;
use crate::report::Report;
use crate::slot::Slot;

pub use body::by_body;

/// How sure a judgement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The words point there but others could stand there too.
    Weak,
    /// The words say so.
    Strong,
}

/// What a heading is about by its own words, number and text that runs on left aside. `None` when
/// they say nothing.
#[must_use]
pub fn by_heading(heading: &str) -> Option<(Slot, Confidence)> {
    heading::best(&heading::judgements(heading, None))
}

/// The slot of every heading of a report.
///
/// What a person assigned stands. A heading of the first level, or inside a container, is judged by
/// its own words and then by its text. Inside a section about the year's work a heading that says
/// surely what it is about counts, and any other belongs to its section. Inside problems, plans,
/// duties and suggestions everything belongs to the section, whatever it names; unless the
/// section's own heading is called two of them (存在问题及下步打算).
#[must_use]
pub fn slots(report: &Report) -> BTreeMap<BlockId, Slot> {
    let slots = judged(report).into_iter();
    slots.map(|(id, judged)| (id, judged.slot)).collect()
}

/// What a section is about, and how sure that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// What it is about.
    pub slot: Slot,
    /// Whether its heading says so, or a person, or the section that holds it.
    pub sure: bool,
}

/// As [`slots`], with how sure each is.
#[must_use]
pub fn judged(report: &Report) -> BTreeMap<BlockId, Judged> {
    let next_year = Some(report.meta.year)
        .filter(|year| *year > 0)
        .map(|year| year.saturating_add(1));
    let mut slots = BTreeMap::new();
    let mut holders: Vec<Holder> = Vec::new();
    for (at, block) in report.blocks.iter().enumerate() {
        let Some(level) = block.kind.level() else {
            continue;
        };
        while holders.last().is_some_and(|holder| holder.level >= level) {
            holders.pop();
        }
        let judgements = heading::judgements(&block.text, next_year);
        let sure = |slot| Judged { slot, sure: true };
        let judged = match report.slots.get(&block.id) {
            Some(slot) => sure(*slot),
            None => match holders.last() {
                Some(holder) if holder.slot != Slot::Work => sure(holder.inside(&judgements)),
                _ => on_its_own(&report.blocks, at, &judgements),
            },
        };
        slots.insert(block.id, judged);
        holders.push(Holder {
            level,
            slot: judged.slot,
            names: heading::names(&block.text, next_year),
        });
    }
    slots
}

/// A section that holds others.
struct Holder {
    level: u8,
    slot: Slot,
    /// Everything that its heading is called.
    names: Vec<Slot>,
}

impl Holder {
    /// The slot of a heading inside, given what its words say.
    fn inside(&self, judgements: &[(Slot, Confidence)]) -> Slot {
        let sure = heading::best(judgements)
            .filter(|(_, confidence)| *confidence == Confidence::Strong)
            .map(|(slot, _)| slot);
        let counts = |slot: &Slot| {
            if self.slot.is_work() {
                slot.is_work() || *slot == Slot::Duties
            } else {
                self.names.contains(slot) && !slot.is_work()
            }
        };
        sure.filter(counts).unwrap_or(self.slot)
    }
}

/// The slot of a section that no other holds, or that stands in a container.
fn on_its_own(blocks: &[Block], at: usize, judgements: &[(Slot, Confidence)]) -> Judged {
    let section = section_range(blocks, at).map_or(&blocks[at..=at], |range| &blocks[range]);
    let judged = heading::best(judgements);
    let names_work = judgements.iter().any(|(slot, _)| *slot == Slot::Work);
    let (slot, sure) = match judged {
        // 强化依法行政，法治政府建设取得新成效: the subject is one of several below.
        Some((slot, _)) if slot.is_work() && names_work && is_mixed(section) => (Slot::Work, true),
        Some((slot, Confidence::Strong)) => (slot, true),
        _ if is_mixed(section) => (Slot::Work, false),
        _ => by_body(&body::text_of(section))
            .or(judged)
            .map_or((Slot::Other, false), |(slot, _)| (slot, false)),
    };
    Judged { slot, sure }
}

/// Whether a section of the first level has sub-sections about different parts of the year's work.
fn is_mixed(section: &[Block]) -> bool {
    if section
        .first()
        .is_none_or(|block| block.kind != BlockKind::Heading1)
    {
        return false;
    }
    let mut subjects = section
        .iter()
        .filter(|block| block.kind == BlockKind::Heading2)
        .filter_map(|block| by_heading(&block.text))
        .filter(|(slot, confidence)| slot.is_work() && *confidence == Confidence::Strong)
        .map(|(slot, _)| slot);
    let first = subjects.next();
    subjects.any(|slot| Some(slot) != first)
}
