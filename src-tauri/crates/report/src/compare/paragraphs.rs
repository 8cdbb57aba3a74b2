//! Which paragraph of this year's report is which of last year's.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::difference::{length, taken};
use super::likeness::Look;
use super::units::Effort;
use crate::block::BlockId;
use crate::classify;
use crate::figures::Figures;
use crate::numbering::{Numbering, typed};
use crate::report::Report;
use crate::slot::Slot;
use crate::span::Shown;
use crate::template::Template;

/// What became of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It says the same as last year.
    Same,
    /// It is last year's with changes.
    Changed,
    /// It is new.
    Added,
    /// It stood in last year's report only.
    Removed,
}

/// A paragraph of the running text beside last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What became of it.
    pub change: Change,
    /// This year's paragraph; `None` where it was removed.
    pub this: Option<BlockId>,
    /// Last year's paragraph; `None` where it is new.
    pub last: Option<BlockId>,
    /// What this year's section is about, or last year's where the paragraph was removed; `None`
    /// before the first heading.
    pub slot: Option<Slot>,
    /// Characters of this year's paragraph, white space and numbers of headings left aside.
    pub length: usize,
    /// How many of them stand in last year's paragraph too (see [`taken`]).
    pub same: usize,
}

/// Paragraphs with the same id whose texts are less alike than this, in thousandths, have nothing
/// to do with each other: the ids of two reports need not come from one.
const LEAST_OF_ONE_ID: u32 = 250;
/// Paragraphs with different ids must be more alike.
const LEAST: u32 = 500;
/// The most pairs of paragraphs that are weighed.
const MOST_WEIGHED: usize = 10_000;
/// Beyond that, how far apart two paragraphs may stand in their reports.
const FARTHEST: usize = 24;

/// A paragraph as it is compared.
struct Paragraph {
    id: BlockId,
    slot: Option<Slot>,
    text: String,
    look: Look,
}

/// Pairs the paragraphs of the running texts: in the order of this year's report, what was removed
/// behind what stood before it.
pub(super) fn pairs(this: &Report, last: &Report, template: Option<&Template>) -> Vec<Pair> {
    let (this, last) = (paragraphs(this, template), paragraphs(last, template));
    let of_this = partners(&this, &last);
    let mut of_last = vec![None; last.len()];
    for (at, place) in of_this.iter().enumerate() {
        if let Some(place) = *place {
            of_last[place] = Some(at);
        }
    }
    // What was removed follows the nearest paragraph before it that is still there.
    let mut removed: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut behind = None;
    for (place, partner) in of_last.iter().enumerate() {
        match partner {
            Some(_) => behind = *partner,
            None => removed.entry(behind).or_default().push(place),
        }
    }
    let gone = |behind: Option<usize>| {
        removed
            .get(&behind)
            .into_iter()
            .flatten()
            .map(|&place| &last[place])
            .map(|paragraph| Pair {
                change: Change::Removed,
                this: None,
                last: Some(paragraph.id),
                slot: paragraph.slot,
                length: 0,
                same: 0,
            })
    };
    let mut effort = Effort::default();
    let mut pairs: Vec<Pair> = gone(None).collect();
    for (at, paragraph) in this.iter().enumerate() {
        let partner = of_this[at].map(|place| &last[place]);
        pairs.push(pair(paragraph, partner, &mut effort));
        pairs.extend(gone(Some(at)));
    }
    pairs
}

fn pair(this: &Paragraph, last: Option<&Paragraph>, effort: &mut Effort) -> Pair {
    let change = match last {
        None => Change::Added,
        Some(last) if last.text == this.text => Change::Same,
        Some(_) => Change::Changed,
    };
    Pair {
        change,
        this: Some(this.id),
        last: last.map(|last| last.id),
        slot: this.slot,
        length: length(&this.text),
        same: last.map_or(0, |last| taken(&last.text, &this.text, effort)),
    }
}

/// The paragraphs of the running text as printed, without the numbers of headings, which are
/// computed anew each year.
fn paragraphs(report: &Report, template: Option<&Template>) -> Vec<Paragraph> {
    let figures = Figures::of(report, template);
    let slots = classify::slots(report);
    let mut slot = None;
    let mut found = Vec::new();
    for block in &report.blocks {
        if !block.kind.is_text() {
            continue;
        }
        slot = slots.get(&block.id).copied().or(slot);
        let shown = Shown::new(&block.text, &figures).text;
        let text = shown.trim();
        let numbered = report.numbering == Numbering::AsTyped && block.kind.level().is_some();
        let number = typed(text).filter(|_| numbered);
        let text = number.map_or(text, |number| number.rest);
        if !text.is_empty() {
            found.push(Paragraph {
                id: block.id,
                slot,
                text: text.to_owned(),
                look: Look::of(text),
            });
        }
    }
    found
}

/// Of each of this year's paragraphs, the place of last year's.
fn partners(this: &[Paragraph], last: &[Paragraph]) -> Vec<Option<usize>> {
    let mut partners = Partners {
        of_this: vec![None; this.len()],
        taken: vec![false; last.len()],
    };
    partners.of_one_id(this, last);
    partners.of_one_text(this, last);
    partners.alike(this, last);
    partners.of_this
}

struct Partners {
    of_this: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Partners {
    fn join(&mut self, at: usize, place: usize) {
        self.of_this[at] = Some(place);
        self.taken[place] = true;
    }

    fn of_one_id(&mut self, this: &[Paragraph], last: &[Paragraph]) {
        let places: HashMap<BlockId, usize> = last
            .iter()
            .enumerate()
            .map(|(place, paragraph)| (paragraph.id, place))
            .collect();
        for (at, paragraph) in this.iter().enumerate() {
            if let Some(&place) = places.get(&paragraph.id)
                && !self.taken[place]
                && (paragraph.text == last[place].text
                    || paragraph.look.likeness(&last[place].look) >= LEAST_OF_ONE_ID)
            {
                self.join(at, place);
            }
        }
    }

    fn of_one_text(&mut self, this: &[Paragraph], last: &[Paragraph]) {
        let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (place, paragraph) in last.iter().enumerate() {
            if !self.taken[place] {
                places.entry(&paragraph.text).or_default().push_back(place);
            }
        }
        for (at, paragraph) in this.iter().enumerate() {
            if self.of_this[at].is_none()
                && let Some(place) = places
                    .get_mut(paragraph.text.as_str())
                    .and_then(VecDeque::pop_front)
            {
                self.join(at, place);
            }
        }
    }

    /// Pairs what is left, the most alike first.
    fn alike(&mut self, this: &[Paragraph], last: &[Paragraph]) {
        let new: Vec<usize> = (0..this.len())
            .filter(|&at| self.of_this[at].is_none())
            .collect();
        let old: Vec<usize> = (0..last.len())
            .filter(|&place| !self.taken[place])
            .collect();
        let near = new.len().saturating_mul(old.len()) > MOST_WEIGHED;
        let mut weighed = Vec::new();
        for (i, &at) in new.iter().enumerate() {
            let from = if near { i.saturating_sub(FARTHEST) } else { 0 };
            let until = if near { i + FARTHEST } else { old.len() };
            for (j, &place) in old.iter().enumerate().take(until).skip(from) {
                let likeness = this[at].look.likeness(&last[place].look);
                if likeness >= LEAST {
                    weighed.push((likeness, i.abs_diff(j), at, place));
                }
            }
        }
        weighed.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        for (_, _, at, place) in weighed {
            if self.of_this[at].is_none() && !self.taken[place] {
                self.join(at, place);
            }
        }
    }
}
