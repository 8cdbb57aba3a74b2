//! Which line of the file is which line of the draft.

use std::collections::{BTreeSet, HashMap, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lines::{Entry, Zone};
use crate::block::BlockKind;

/// The most pairs of lines that are weighed against each other at once.
const MOST_WEIGHED: usize = 4096;
/// Lines of a longer stretch are weighed in portions of this many.
const PORTION: usize = 64;

/// Which lines belong together.
#[derive(Debug)]
pub(super) struct Pairing {
    /// Of each line of the file: the printed line that it was.
    pub(super) of_file: Vec<Option<usize>>,
    /// Of each printed line: the line of the file that it is now.
    pub(super) of_printed: Vec<Option<usize>>,
    /// Lines of the file that stand at another place than they did.
    pub(super) moved: BTreeSet<usize>,
    /// Lines of the file that say what the report says of itself.
    margins: BTreeSet<usize>,
}

/// The annex of figures that the form adds: where it begins, and whether the file has another.
#[derive(Debug, Clone, Copy)]
pub(super) struct FiguresAnnex {
    from: usize,
    changed: bool,
}

impl FiguresAnnex {
    pub(super) fn is_changed(self) -> bool {
        self.changed
    }

    /// Whether a printed line belongs to it. It is the last thing of the text.
    pub(super) fn holds(self, printed: usize) -> bool {
        printed >= self.from
    }
}

impl Pairing {
    pub(super) fn is_margin(&self, at: usize) -> bool {
        self.margins.contains(&at)
    }

    pub(super) fn set_margin(&mut self, at: usize) {
        self.margins.insert(at);
    }

    /// `settled` are changed lines of the file that the form prints so again.
    pub(super) fn figures_annex(
        &self,
        printed: &[Entry],
        file: &[Entry],
        settled: &BTreeSet<usize>,
    ) -> FiguresAnnex {
        let text = |entry: &Entry| entry.zone == Zone::Text;
        let from = printed
            .iter()
            .position(|entry| entry.block.is_none() && entry.kind == Some(BlockKind::Annex))
            .unwrap_or(printed.len());
        let first = printed[from..]
            .iter()
            .zip(&self.of_printed[from..])
            .filter(|(entry, _)| text(entry))
            .find_map(|(_, at)| *at);
        let same = |place: usize, entry: &Entry| {
            self.of_printed[place]
                .is_some_and(|at| file[at].key == entry.key || settled.contains(&at))
        };
        let as_it_was = printed
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, entry)| text(entry))
            .all(|(place, entry)| same(place, entry));
        let joined = first.is_some_and(|first| {
            (first..file.len())
                .any(|at| self.of_file[at].is_none() && text(&file[at]) && !self.is_margin(at))
        });
        FiguresAnnex {
            from,
            changed: from < printed.len() && (!as_it_was || joined),
        }
    }
}

/// Finds the pairs: the same lines in the same order, then the same lines elsewhere, then lines that
/// are alike.
pub(super) fn pair(printed: &[Entry], file: &[Entry]) -> Pairing {
    let mut pairing = Pairing {
        of_file: vec![None; file.len()],
        of_printed: vec![None; printed.len()],
        moved: BTreeSet::new(),
        margins: BTreeSet::new(),
    };
    let mut words = Words::default();
    let old: Vec<usize> = printed
        .iter()
        .map(|entry| words.number(entry.zone, &entry.key))
        .collect();
    let new: Vec<usize> = file
        .iter()
        .map(|entry| words.number(words.zone(entry), &entry.key))
        .collect();
    let gaps = pairing.in_order(&old, &new);
    pairing.elsewhere(&old, &new);
    for gap in gaps {
        pairing.alike(printed, file, &gap);
    }
    pairing
}

/// A number for each text in its zone.
#[derive(Default)]
struct Words<'a> {
    numbers: HashMap<(Zone, &'a str), usize>,
}

impl<'a> Words<'a> {
    fn number(&mut self, zone: Zone, key: &'a str) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry((zone, key)).or_insert(next)
    }

    /// Where a line of the file belongs: where no style tells, to the zone that has its words.
    fn zone(&self, entry: &'a Entry) -> Zone {
        let has = |zone: &Zone| self.numbers.contains_key(&(*zone, entry.key.as_str()));
        match entry.kind {
            Some(_) => entry.zone,
            None => [Zone::Text, Zone::Letterhead, Zone::Imprint]
                .into_iter()
                .find(has)
                .unwrap_or(entry.zone),
        }
    }
}

/// Lines between two pairs.
struct Gap {
    printed: std::ops::Range<usize>,
    file: std::ops::Range<usize>,
}

impl Pairing {
    fn join(&mut self, printed: usize, at: usize) {
        self.of_file[at] = Some(printed);
        self.of_printed[printed] = Some(at);
    }

    /// Pairs the same lines in the same order; gives what lies between.
    fn in_order(&mut self, old: &[usize], new: &[usize]) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let (mut from_old, mut from_new) = (0, 0);
        for change in capture_diff_slices(Algorithm::Patience, old, new) {
            let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = change
            else {
                continue;
            };
            gaps.push(Gap {
                printed: from_old..old_index,
                file: from_new..new_index,
            });
            for step in 0..len {
                self.join(old_index + step, new_index + step);
            }
            (from_old, from_new) = (old_index + len, new_index + len);
        }
        gaps.push(Gap {
            printed: from_old..old.len(),
            file: from_new..new.len(),
        });
        gaps
    }

    /// Pairs the same lines that changed places.
    fn elsewhere(&mut self, old: &[usize], new: &[usize]) {
        let mut left: HashMap<usize, VecDeque<usize>> = HashMap::new();
        for (place, word) in old.iter().enumerate() {
            if self.of_printed[place].is_none() {
                left.entry(*word).or_default().push_back(place);
            }
        }
        for (at, word) in new.iter().enumerate() {
            if self.of_file[at].is_none()
                && let Some(place) = left.get_mut(word).and_then(VecDeque::pop_front)
            {
                self.join(place, at);
                self.moved.insert(at);
            }
        }
    }

    /// Pairs lines of a gap that are alike, in their order.
    fn alike(&mut self, printed: &[Entry], file: &[Entry], gap: &Gap) {
        let old: Vec<usize> = gap
            .printed
            .clone()
            .filter(|&place| self.of_printed[place].is_none() && can_be_changed(&printed[place]))
            .collect();
        let new: Vec<usize> = gap
            .file
            .clone()
            .filter(|&at| self.of_file[at].is_none())
            .collect();
        if old.is_empty() || new.is_empty() {
            return;
        }
        let portions = if old.len().saturating_mul(new.len()) <= MOST_WEIGHED {
            1
        } else {
            old.len().max(new.len()).div_ceil(PORTION)
        };
        for portion in 0..portions {
            let share = |list: &[usize]| {
                let bound = |number: usize| list.len() * number / portions;
                list[bound(portion)..bound(portion + 1)].to_vec()
            };
            let (old, new) = (share(&old), share(&new));
            for (place, at) in weigh(printed, file, &old, &new) {
                self.join(place, at);
            }
        }
    }
}

/// What the report says of itself is read field by field, not line by line.
fn can_be_changed(printed: &Entry) -> bool {
    printed.block.is_some() || printed.zone == Zone::Text
}

/// The pairs in order whose likenesses add up to the most.
fn weigh(printed: &[Entry], file: &[Entry], old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let alone = old.len() == 1 && new.len() == 1;
    let looks: Vec<Vec<u32>> = old.iter().map(|&place| look(&printed[place].key)).collect();
    let found: Vec<Vec<u32>> = new.iter().map(|&at| look(&file[at].key)).collect();
    let width = new.len() + 1;
    let mut best = vec![0_u32; (old.len() + 1) * width];
    let mut weights = vec![0_u32; old.len() * new.len()];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let weight = weight(&printed[old[i]], &file[new[j]], &looks[i], &found[j], alone);
            weights[i * new.len() + j] = weight;
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = match weight {
                0 => 0,
                weight => weight + best[(i + 1) * width + j + 1],
            };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < old.len() && j < new.len() {
        let here = best[i * width + j];
        let weight = weights[i * new.len() + j];
        if weight > 0 && here == weight + best[(i + 1) * width + j + 1] {
            pairs.push((old[i], new[j]));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// How much a line of the file is like a printed one, in thousandths; 0 where they can't be the same.
fn weight(printed: &Entry, file: &Entry, old: &[u32], new: &[u32], alone: bool) -> u32 {
    const LEAST: u32 = 350;
    let lost = file.kind.is_none();
    if printed.zone != file.zone && !lost {
        return 0;
    }
    let same_kind = printed.kind == file.kind;
    let like = likeness(old, new);
    // There is one of each on a paper: another one in its place is the same, changed.
    let single = matches!(
        printed.kind,
        Some(BlockKind::Title | BlockKind::Addressee | BlockKind::Signature | BlockKind::Date)
    );
    if like >= LEAST || same_kind && (single || alone && printed.block.is_some()) {
        like + 1 + if same_kind { 200 } else { 0 }
    } else {
        0
    }
}

/// The pairs of neighbouring characters of a text, sorted; those of a long text from both ends.
fn look(text: &str) -> Vec<u32> {
    const END: usize = 300;
    let count = text.chars().count();
    let mut pairs = Vec::with_capacity(count.min(2 * END) + 1);
    let mut before = 0_u32;
    for (at, c) in text.chars().enumerate() {
        let c = u32::from(c);
        if at < END || at + END >= count {
            pairs.push(before.wrapping_mul(0x0011_0001).wrapping_add(c));
        }
        before = c;
    }
    pairs.push(before.wrapping_mul(0x0011_0001));
    pairs.sort_unstable();
    pairs
}

/// The share of what two texts have in common, in thousandths.
fn likeness(one: &[u32], other: &[u32]) -> u32 {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    u32::try_from(2000 * common / (one.len() + other.len()).max(1)).unwrap_or(0)
}
