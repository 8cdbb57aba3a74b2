//! What two texts have in common, in the units that a person changes: a number as a whole, a
//! reference to a figure as a whole, any other character by itself.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::inline::{Inline, pieces};

/// The largest product of two lengths that are compared unit by unit.
const MOST_COMPARED: usize = 4_000_000;

/// How much comparing is still done, in pairs of units: what two reports differ in is found whole in any
/// report, and reports that have nothing to do with each other end soon.
#[derive(Debug, Clone)]
pub struct Effort {
    left: usize,
}

/// Three hundred paragraphs of five hundred characters, every one of them changed.
const MOST_EFFORT: usize = 75_000_000;

impl Default for Effort {
    fn default() -> Self {
        Self { left: MOST_EFFORT }
    }
}

impl Effort {
    /// Takes what comparing two stretches costs; `false` where no more is left.
    fn take(&mut self, before: usize, after: usize) -> bool {
        match self.left.checked_sub(before.saturating_mul(after)) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }
}

/// A run of units that both texts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its first unit before.
    pub(crate) before: usize,
    /// Its first unit after.
    pub(crate) after: usize,
    /// Its number of units.
    pub(crate) length: usize,
}

/// The units of a text, in order. Joined they are the text.
pub(crate) fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::with_capacity(text.len() / 3 + 1);
    let mut at = 0;
    for piece in pieces(text) {
        match piece {
            Inline::Figure(id) => {
                let length = crate::inline::OPEN.len_utf8() + id.len() + 3;
                units.push(&text[at..at + length]);
                at += length;
            }
            Inline::Text(plain) => {
                at += plain.len();
                split(plain, &mut units);
            }
        }
    }
    units
}

fn split<'a>(mut text: &'a str, units: &mut Vec<&'a str>) {
    while let Some(first) = text.chars().next() {
        let length = match number(text) {
            0 => first.len_utf8(),
            length => length,
        };
        let (unit, rest) = text.split_at(length);
        units.push(unit);
        text = rest;
    }
}

/// Length in bytes of the digits that a text begins with, a point or commas between digits included.
pub(crate) fn number(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' | '０'..='９' => end = at + c.len_utf8(),
            '.' | '．' | ',' if at > 0 && end == at => {}
            _ => break,
        }
    }
    end
}

/// The runs that two texts have in common, in order.
pub(crate) fn common<'a>(before: &[&'a str], after: &[&'a str], effort: &mut Effort) -> Vec<Run> {
    let mut words: HashMap<&'a str, usize> = HashMap::new();
    let mut numbered = |units: &[&'a str]| -> Vec<usize> {
        units
            .iter()
            .map(|unit| {
                let next = words.len();
                *words.entry(unit).or_insert(next)
            })
            .collect()
    };
    let (before, after) = (numbered(before), numbered(after));
    let mut runs = Vec::new();
    trimmed(&before, &after, (0, 0), &mut runs, effort);
    runs
}

/// Takes off what both begin and end with, and compares what is between.
fn trimmed(
    before: &[usize],
    after: &[usize],
    at: (usize, usize),
    runs: &mut Vec<Run>,
    effort: &mut Effort,
) {
    let same = |pair: &(&usize, &usize)| pair.0 == pair.1;
    let head = before.iter().zip(after).take_while(same).count();
    let (inner_before, inner_after) = (&before[head..], &after[head..]);
    let tail = inner_before
        .iter()
        .rev()
        .zip(inner_after.iter().rev())
        .take_while(same)
        .count();
    push(runs, at.0, at.1, head);
    let inner_before = &inner_before[..inner_before.len() - tail];
    let inner_after = &inner_after[..inner_after.len() - tail];
    let inner = (at.0 + head, at.1 + head);
    if inner_before.len().saturating_mul(inner_after.len()) <= MOST_COMPARED {
        changes(inner_before, inner_after, inner, runs, effort);
    } else {
        in_portions(inner_before, inner_after, inner, runs, effort);
    }
    push(
        runs,
        at.0 + before.len() - tail,
        at.1 + after.len() - tail,
        tail,
    );
}

fn changes(
    before: &[usize],
    after: &[usize],
    at: (usize, usize),
    runs: &mut Vec<Run>,
    effort: &mut Effort,
) {
    if before.is_empty() || after.is_empty() || !effort.take(before.len(), after.len()) {
        return;
    }
    for change in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = change
        {
            push(runs, at.0 + old_index, at.1 + new_index, len);
        }
    }
}

/// Texts far longer than a paragraph: portions of both at the same share of the length, and beyond
/// that nothing. No report has such a paragraph, so it matters only that it ends soon.
fn in_portions(
    before: &[usize],
    after: &[usize],
    at: (usize, usize),
    runs: &mut Vec<Run>,
    effort: &mut Effort,
) {
    const PORTION: usize = 1000;
    const MOST: usize = 30;
    let portions = before.len().max(after.len()).div_ceil(PORTION);
    if portions > MOST {
        return;
    }
    let bound = |length: usize, portion: usize| length * portion / portions;
    for portion in 0..portions {
        let from = (bound(before.len(), portion), bound(after.len(), portion));
        let to = (
            bound(before.len(), portion + 1),
            bound(after.len(), portion + 1),
        );
        changes(
            &before[from.0..to.0],
            &after[from.1..to.1],
            (at.0 + from.0, at.1 + from.1),
            runs,
            effort,
        );
    }
}

fn push(runs: &mut Vec<Run>, before: usize, after: usize, length: usize) {
    if length == 0 {
        return;
    }
    if let Some(last) = runs.last_mut()
        && last.before + last.length == before
        && last.after + last.length == after
    {
        last.length += length;
        return;
    }
    runs.push(Run {
        before,
        after,
        length,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_and_a_reference_are_one_unit_each() {
        assert_eq!(
            units("学法12次，1,200份，⟦a_1⟧。3.5万"),
            [
                "学",
                "法",
                "12",
                "次",
                "，",
                "1,200",
                "份",
                "，",
                "⟦a_1⟧",
                "。",
                "3.5",
                "万"
            ]
        );
        assert_eq!(units("1.健全"), ["1", ".", "健", "全"]);
    }

    #[test]
    fn a_changed_number_has_nothing_in_common_with_what_it_was() {
        let runs = common(
            &units("学法12次"),
            &units("学法2次"),
            &mut Effort::default(),
        );
        let lengths: Vec<_> = runs.iter().map(|run| run.length).collect();
        assert_eq!(lengths, [2, 1]);
    }

    proptest! {
        #[test]
        fn units_join_to_the_text(text in "[⟦⟧a_0-9.,中文，]{0,40}") {
            prop_assert_eq!(units(&text).concat(), text);
        }

        #[test]
        fn runs_are_the_same_in_both_and_in_order(
            before in "[甲乙丙1-3]{0,30}",
            after in "[甲乙丙1-3]{0,30}"
        ) {
            let (before, after) = (units(&before), units(&after));
            let mut end = (0, 0);
            for run in common(&before, &after, &mut Effort::default()) {
                prop_assert!(run.before >= end.0 && run.after >= end.1);
                end = (run.before + run.length, run.after + run.length);
                prop_assert_eq!(&before[run.before..end.0], &after[run.after..end.1]);
            }
        }
    }

    #[test]
    fn texts_that_have_nothing_in_common_take_no_more_effort_than_there_is() {
        let one: String = ('一'..='龥').cycle().take(1500).collect();
        let other: String = one.chars().rev().collect();
        let mut effort = Effort::default();
        for _ in 0..100 {
            let _ = common(&units(&one), &units(&other), &mut effort);
        }
        assert!(effort.left < one.len() * other.len());
        // What both begin with costs nothing.
        let longer = format!("{one}甲");
        let runs = common(&units(&one), &units(&longer), &mut Effort { left: 0 });
        assert_eq!(runs.len(), 1);
    }
}
