//! What was carried over still stands in a paragraph: where.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Carried;
use crate::block::{Block, BlockId};
use crate::compare::likeness::Look;
use crate::compare::units::{Effort, common, units};
use crate::report::Report;

/// The least likeness, in thousandths, of a new paragraph with one that is gone to be that one, cut
/// out and put in elsewhere.
const LEAST: u32 = 700;
/// The most pairs of them that are weighed.
const MOST_WEIGHED: usize = 10_000;

/// Paragraphs that were carried over, and what they are now. Mostly one and one; joining and
/// splitting makes them more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Group {
    /// Carried over, in last year's order.
    pub(super) sources: Vec<BlockId>,
    /// Positions in the report, in its order.
    pub(super) blocks: Vec<usize>,
}

/// The groups of a report, each block and each source in one. The first holds what stands before
/// everything carried over.
pub(super) fn groups(report: &Report, carried: &Carried) -> Vec<Group> {
    let order: Vec<BlockId> = carried
        .last
        .blocks
        .iter()
        .map(|block| block.id)
        .filter(|id| carried.blocks.contains_key(id))
        .collect();
    let mut of_block: Vec<Option<BlockId>> = report
        .blocks
        .iter()
        .map(|block| Some(block.id).filter(|id| carried.blocks.contains_key(id)))
        .collect();
    find_again(report, carried, &order, &mut of_block);
    let mut groups = vec![Group::default()];
    let mut of_source: BTreeMap<BlockId, usize> = BTreeMap::new();
    for (at, source) in of_block.iter().enumerate() {
        if let Some(id) = source
            && !of_source.contains_key(id)
        {
            of_source.insert(*id, groups.len());
            groups.push(Group::default());
        }
        if let Some(group) = groups.last_mut() {
            group.blocks.push(at);
        }
    }
    let mut current = 0;
    for id in order {
        current = of_source.get(&id).copied().unwrap_or(current);
        groups[current].sources.push(id);
    }
    groups
}

/// Finds sources whose paragraph is gone in new paragraphs: cut and pasted, a paragraph has a new id.
fn find_again(
    report: &Report,
    carried: &Carried,
    order: &[BlockId],
    of_block: &mut [Option<BlockId>],
) {
    let here: BTreeSet<BlockId> = of_block.iter().copied().flatten().collect();
    let gone: Vec<(BlockId, &str)> = order
        .iter()
        .filter(|id| !here.contains(id))
        .filter_map(|id| Some((*id, carried.blocks.get(id)?.text.as_str())))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    let fresh: Vec<(usize, &Block)> = report
        .blocks
        .iter()
        .enumerate()
        .filter(|(at, block)| of_block[*at].is_none() && !block.is_blank())
        .collect();
    if gone.is_empty() || fresh.is_empty() {
        return;
    }
    let mut by_text: HashMap<&str, Vec<BlockId>> = HashMap::new();
    for (id, text) in gone.iter().rev() {
        by_text.entry(text.trim()).or_default().push(*id);
    }
    let mut found: BTreeSet<BlockId> = BTreeSet::new();
    for (at, block) in &fresh {
        if let Some(id) = by_text.get_mut(block.text.trim()).and_then(Vec::pop) {
            of_block[*at] = Some(id);
            found.insert(id);
        }
    }
    if gone.len().saturating_mul(fresh.len()) > MOST_WEIGHED {
        return;
    }
    let looks: Vec<(BlockId, Look)> = gone
        .iter()
        .filter(|(id, _)| !found.contains(id))
        .map(|(id, text)| (*id, Look::of(text)))
        .collect();
    for (at, block) in fresh {
        if of_block[at].is_some() {
            continue;
        }
        let look = Look::of(&block.text);
        let best = looks
            .iter()
            .filter(|(id, _)| !found.contains(id))
            .map(|(id, other)| (look.likeness(other), *id))
            .filter(|(likeness, _)| *likeness >= LEAST)
            .max_by_key(|(likeness, id)| (*likeness, std::cmp::Reverse(*id)));
        if let Some((_, id)) = best {
            of_block[at] = Some(id);
            found.insert(id);
        }
    }
}

/// The texts of several paragraphs as one row of units.
struct Row<'a> {
    units: Vec<&'a str>,
    /// Of each unit: its paragraph, and from where to where it goes in the paragraph's text.
    places: Vec<(usize, usize, usize)>,
    /// Of each paragraph: its first unit.
    starts: Vec<usize>,
}

impl<'a> Row<'a> {
    fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut row = Self {
            units: Vec::new(),
            places: Vec::new(),
            starts: Vec::new(),
        };
        for (paragraph, text) in texts.enumerate() {
            row.starts.push(row.units.len());
            let mut at = 0;
            for unit in units(text) {
                row.units.push(unit);
                row.places.push((paragraph, at, at + unit.len()));
                at += unit.len();
            }
        }
        row
    }

    /// The units from one place of a paragraph to another, if units begin and end there.
    fn find(&self, paragraph: usize, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
        let from = *self.starts.get(paragraph)?;
        let until = self
            .starts
            .get(paragraph + 1)
            .copied()
            .unwrap_or(self.units.len());
        let places = &self.places[from..until];
        let first = places.binary_search_by_key(&start, |place| place.1).ok()?;
        let last = places.binary_search_by_key(&end, |place| place.2).ok()?;
        (first <= last).then_some(from + first..from + last + 1)
    }
}

/// Where places of the sources of a group stand now.
pub(super) struct Alignment<'a> {
    before: Row<'a>,
    after: Row<'a>,
    /// Of each unit before: the unit after.
    now: Vec<Option<usize>>,
}

impl<'a> Alignment<'a> {
    pub(super) fn of(
        group: &Group,
        report: &'a Report,
        carried: &'a Carried,
        effort: &mut Effort,
    ) -> Self {
        let before = Row::of(
            group
                .sources
                .iter()
                .filter_map(|id| carried.blocks.get(id))
                .map(|source| source.text.as_str()),
        );
        let after = Row::of(
            group
                .blocks
                .iter()
                .map(|&at| report.blocks[at].text.as_str()),
        );
        let mut now = vec![None; before.units.len()];
        for run in common(&before.units, &after.units, effort) {
            for step in 0..run.length {
                now[run.before + step] = Some(run.after + step);
            }
        }
        Self { before, after, now }
    }

    /// Where a place of a source stands: the number of the block in the group, from and to. `None`
    /// where it was changed or is gone.
    pub(super) fn find(
        &self,
        source: usize,
        start: usize,
        end: usize,
    ) -> Option<(usize, usize, usize)> {
        let units = self.before.find(source, start, end)?;
        let first = self.now[units.start]?;
        let together = units
            .clone()
            .enumerate()
            .all(|(step, unit)| self.now[unit] == Some(first + step));
        let (block, from, _) = *self.after.places.get(first)?;
        let (last, _, to) = *self.after.places.get(first + units.len() - 1)?;
        (together && block == last).then_some((block, from, to))
    }
}
