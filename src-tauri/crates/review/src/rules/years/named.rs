//! The years of a line, and the year of the report.

use std::ops::Range;

use report::years::{Quoted, Year, years};
use report::{BlockKind, Slot};

use crate::context::Context;
use crate::facts::{Fact, Heading};
use crate::text::{Line, Text};

/// The years that a line names, and what of it is quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Years {
    pub(super) list: Vec<Year>,
    pub(super) quoted: Option<Quoted>,
}

impl Fact for Years {
    fn of(line: &Line, context: &Context) -> Self {
        // 一、2024年 is no end of a period: what a number of a heading is made of is left out.
        let from = line.fact::<Heading>(context).start;
        let mut list = years(&line.text[from..]);
        for year in &mut list {
            for place in [&mut year.digits, &mut year.whole] {
                *place = place.start + from..place.end + from;
            }
            year.after += from;
        }
        let quoted = (!list.is_empty()).then(|| Quoted::of(&line.text));
        Self { list, quoted }
    }
}

impl Years {
    /// Years that stand alone and outside of quotation marks and titles.
    pub(super) fn plain(&self) -> impl Iterator<Item = &Year> {
        self.list.iter().filter(|year| {
            let quoted = self.quoted.as_ref();
            year.alone && !quoted.is_some_and(|quoted| quoted.holds(year.whole.start))
        })
    }
}

/// The year that a report is about, and whether its title says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reported {
    pub(super) year: i32,
    pub(super) in_title: bool,
}

/// The year of a report: its title's, else what the report says about itself.
pub(super) fn reported(text: &Text, context: &Context) -> Option<Reported> {
    let title = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Title)
        .find_map(|line| {
            let year = line.fact::<Years>(context).plain().next()?.value;
            // Of a title that is no report's the year may be that of a plan.
            Some((year, has(&line.text, &["报告", "情况", "总结"])))
        });
    match (title, text.report.meta.year) {
        (Some((year, in_title)), _) => Some(Reported { year, in_title }),
        (None, year) if year > 0 => Some(Reported {
            year,
            in_title: false,
        }),
        _ => None,
    }
}

/// Each line of the running text with what its section is about; `None` before the first heading.
pub(super) fn running<'a>(text: &'a Text) -> impl Iterator<Item = (&'a Line, Option<Slot>)> {
    let mut slot = None;
    text.lines.iter().filter_map(move |line| {
        slot = text.slots().get(&line.id).copied().or(slot);
        line.kind.is_text().then_some((line.as_ref(), slot))
    })
}

/// The sentence around a place: up to 。；！？ on both sides.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    &text[sentence_range(text, at)]
}

/// No farther on either side than a sentence reaches.
pub(super) fn sentence_range(text: &str, at: usize) -> Range<usize> {
    const FARTHEST: usize = 500;
    const ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];
    let start = text[..at]
        .char_indices()
        .rev()
        .enumerate()
        .find(|(count, (_, c))| ENDS.contains(c) || *count == FARTHEST)
        .map_or(0, |(_, (at, c))| at + c.len_utf8());
    let end = text[at..]
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| ENDS.contains(c) || *count == FARTHEST)
        .map_or(text.len(), |(_, (length, _))| at + length);
    start..end
}

/// Whether any of some words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
