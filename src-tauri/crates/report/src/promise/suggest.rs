//! Which paragraph may answer an item.

use std::collections::{BTreeMap, BTreeSet};

use super::{Promise, all};
use crate::block::BlockId;
use crate::classify;
use crate::report::Report;
use crate::slot::Slot;

/// The least share of an item's words, by weight and in thousandths, that a paragraph must have.
const LEAST: u64 = 300;
/// The most pairs of an item and a paragraph that are weighed, and the most letters of each that are looked
/// at: a long report has forty items and three hundred paragraphs.
const MOST_WEIGHED: usize = 100_000;
const LONGEST: usize = 2000;
/// How much better than the next paragraph it must be, likewise.
const LEAD: u64 = 30;

/// The paragraph that an item's words point to. `None` where none of this year's work is near it, or
/// several are equally near: a wrong link is worse than none.
#[must_use]
pub fn suggest(report: &Report, item: &Promise) -> Option<BlockId> {
    Work::of(report).nearest(item)
}

/// The suggestion for each item that is open and linked to nothing, by the id of the item.
#[must_use]
pub fn suggestions(report: &Report) -> BTreeMap<u32, BlockId> {
    let work = Work::of(report);
    let most = MOST_WEIGHED / work.paragraphs.len().max(1);
    all(report)
        .iter()
        .filter(|item| item.is_open() && item.linked.is_none())
        .take(most)
        .filter_map(|item| Some((item.id, work.nearest(item)?)))
        .collect()
}

/// The paragraphs that tell of this year's work, by their words: pairs of neighbouring characters.
struct Work {
    paragraphs: Vec<(BlockId, BTreeSet<Pair>)>,
    /// In how many paragraphs a word stands.
    common: BTreeMap<Pair, u64>,
}

type Pair = (char, char);

impl Work {
    fn of(report: &Report) -> Self {
        let slots = classify::slots(report);
        let mut slot = None;
        let mut paragraphs = Vec::new();
        let mut common: BTreeMap<Pair, u64> = BTreeMap::new();
        for block in report.blocks.iter().filter(|block| block.kind.is_text()) {
            slot = slots.get(&block.id).copied().or(slot);
            let tells = slot.is_some_and(|slot| slot.is_work() || slot == Slot::Duties);
            // A heading without text says what is to come, not what was done.
            let long = block.text.chars().nth(30).is_some();
            if !tells || !long {
                continue;
            }
            let pairs = pairs(&block.text);
            for pair in &pairs {
                *common.entry(*pair).or_default() += 1;
            }
            paragraphs.push((block.id, pairs));
        }
        Self { paragraphs, common }
    }

    /// How much a word says: one that stands in every paragraph says nothing.
    fn weight(&self, pair: Pair) -> u64 {
        let all = self.paragraphs.len() as u64;
        match self.common.get(&pair) {
            None => 100,
            Some(count) => 100 * (all - count + 1) / (all + 1),
        }
    }

    fn nearest(&self, item: &Promise) -> Option<BlockId> {
        let words = pairs(&format!("{}。{}", item.heading, item.text));
        let whole: u64 = words.iter().map(|pair| self.weight(*pair)).sum();
        if words.len() < 6 || whole == 0 {
            return None;
        }
        let mut scores: Vec<(u64, BlockId)> = self
            .paragraphs
            .iter()
            .map(|(id, pairs)| {
                let shared: u64 = words
                    .intersection(pairs)
                    .map(|pair| self.weight(*pair))
                    .sum();
                (1000 * shared / whole, *id)
            })
            .collect();
        scores.sort_unstable_by(|one, other| other.cmp(one));
        let (best, id) = *scores.first()?;
        let next = scores.get(1).map_or(0, |(score, _)| *score);
        (best >= LEAST && best >= next + LEAD).then_some(id)
    }
}

fn pairs(text: &str) -> BTreeSet<Pair> {
    let letters: Vec<char> = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(LONGEST)
        .collect();
    letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
}
