//! Numbers that go on one by one.

use report::{BlockKind, numbering};

use super::headings::{self, Entry};
use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::text::{Line, Text};

/// Every heading of a level whose number is not the one after its sibling's. `carries_on` says that
/// the first under a heading may also go on from the last under the heading before.
pub(super) fn check(text: &Text, context: &Context, level: u8, carries_on: bool) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.typed_numbers() {
        return found;
    }
    let headings = headings::all(text, context);
    let mut last = 0;
    for group in headings::siblings(&headings, level) {
        let numbered: Vec<(&Entry, u32)> = group
            .into_iter()
            .filter_map(|entry| Some((entry, entry.number?.ordinal)))
            .collect();
        for numbered in lists(text, &numbered) {
            let starts = |from: u32| {
                numbered
                    .first()
                    .is_some_and(|(_, first)| *first == from + 1)
            };
            let from = if carries_on && starts(last) { last } else { 0 };
            let ordinals: Vec<u32> = numbered.iter().map(|(_, ordinal)| *ordinal).collect();
            for wrong in wrong(&ordinals, from) {
                let (entry, ordinal) = &numbered[wrong.at];
                let (start, end) = entry.place();
                let message = message(
                    &write(entry, *ordinal),
                    &write(entry, wrong.right),
                    *ordinal,
                    wrong.before,
                );
                let mut finding = Found::new(entry.line, start, end, message);
                if let Some(fix) = renumbering(&numbered[wrong.at..], wrong.right) {
                    finding = finding.fix(fix);
                }
                // Counting anew from 一 may as well be the list of a part whose heading has no number.
                found.push(if *ordinal == 1 && wrong.before > 1 {
                    finding.at(Level::Suspected)
                } else {
                    finding
                });
            }
            last = ordinals.last().copied().unwrap_or(last);
        }
    }
    found
}

/// The lists among siblings: one that begins anew right behind a paragraph that ends in ： is a list of its
/// own, 乡镇人民政府行使下列职权： and the like.
fn lists<'a, 'b>(
    text: &Text,
    numbered: &'b [(&'b Entry<'a>, u32)],
) -> Vec<&'b [(&'b Entry<'a>, u32)]> {
    let announced = |entry: &Entry| {
        let before = text.lines[..entry.at].iter().rev();
        let before = before
            .map(AsRef::as_ref)
            .find(|line: &&Line| !line.is_blank());
        before.is_some_and(|line| {
            line.kind == BlockKind::Body && line.text.trim_end().ends_with(['：', ':'])
        })
    };
    let mut lists = Vec::new();
    let mut from = 0;
    for (at, (entry, ordinal)) in numbered.iter().enumerate() {
        if at > from && *ordinal == 1 && announced(entry) {
            lists.push(&numbered[from..at]);
            from = at;
        }
    }
    lists.push(&numbered[from..]);
    lists
}

/// The most headings that one fix renumbers.
const MOST: usize = 100;

/// The numbers from here on, one by one from `first`.
fn renumbering(entries: &[(&Entry, u32)], first: u32) -> Option<Fix> {
    if entries.len() > MOST {
        return None;
    }
    let mut edits = Vec::new();
    for ((entry, ordinal), right) in entries.iter().zip(first..) {
        if *ordinal != right {
            let (start, end) = entry.place();
            edits.push(Edit::replace(entry.line, start, end, write(entry, right)));
        }
    }
    let right = &edits.first()?.with;
    let label = if edits.len() == 1 {
        format!("改为“{right}”")
    } else {
        format!("从“{right}”起依次重新编号")
    };
    Some(Fix::new(label, edits))
}

/// A number in the place of an entry's own: 第二部分 stays 第…部分.
fn write(entry: &Entry, ordinal: u32) -> String {
    if entry.level > 0 {
        return numbering::write(entry.level, ordinal);
    }
    let (start, end) = entry.place();
    let typed = &entry.line.text[start..end];
    let mark = typed.rsplit_once("部分").map_or("", |(_, mark)| mark);
    let number = numbering::write(1, ordinal);
    format!("第{}部分{mark}", number.trim_end_matches('、'))
}

/// A number out of order.
pub(super) struct Wrong {
    /// Its place among the numbers, from 0.
    pub at: usize,
    /// What it should be.
    pub right: u32,
    /// The number before it as typed.
    pub before: u32,
}

/// The numbers that do not go on one by one from the number behind `from`. After a wrong one it is right
/// to go on from it, from what it should have been, or from how many there are: one mistake is
/// told once.
pub(super) fn wrong(ordinals: &[u32], from: u32) -> Vec<Wrong> {
    let (mut before, mut right_before) = (from, from);
    let mut found = Vec::new();
    for ((at, ordinal), place) in ordinals.iter().enumerate().zip(from + 1..) {
        let right = right_before + 1;
        let goes_on = [before + 1, right, place].contains(ordinal);
        if !goes_on {
            found.push(Wrong { at, right, before });
        }
        right_before = if goes_on { *ordinal } else { right };
        before = *ordinal;
    }
    found
}

/// What is wrong with a number: as typed and as it should be, both as written.
pub(super) fn message(this: &str, right: &str, ordinal: u32, before: u32) -> String {
    if ordinal == before {
        format!("“{this}”出现了两次，这里应为“{right}”。")
    } else if ordinal > before {
        format!("“{this}”前面缺少“{right}”。")
    } else {
        format!("“{this}”的次序不对，这里应为“{right}”。")
    }
}
