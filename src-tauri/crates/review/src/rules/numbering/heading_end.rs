//! N6: no full stop behind a heading on a line of its own.

use report::BlockKind;

use super::headings::{self, Entry};
use crate::context::Context;
use crate::facts::Quantities;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 单独成行的标题末尾有标点
    ///
    /// **查什么**　标题单独占一行、下面另起一段写正文的，末尾不加句号、逗号、分号；冒号也可以不加。标题后面接着写正文的
    /// （“（一）强化组织领导。一是……”），标题末尾用句号，这种不报；
    /// 各项用分号隔开、最后一项用句号的清单也不报。
    ///
    /// **为什么**　单独成行的标题，末尾习惯上不用标点。同一份报告里有的标题带句号、有的不带，
    /// 版面就不齐。
    ///
    /// **错**　（一）主要做法。
    ///
    /// **对**　（一）主要做法
    HEADING_END = "N6", "单独成行的标题末尾有标点", Suspected, Numbering, on,
    "公文习惯：单独成行的标题，末尾不用句号",
    Whole(check)
}

/// The most characters of a heading; anything longer is a statement.
const LONGEST: usize = 40;

/// What no heading ends in.
const MARKS: [char; 5] = ['。', '，', '；', '、', '：'];

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let headings = headings::all(text, context);
    let mut found = Vec::new();
    for (at, entry) in headings.iter().enumerate() {
        let heading = entry.text();
        let Some(mark) = heading.chars().next_back() else {
            continue;
        };
        if !MARKS.contains(&mark)
            || entry.parts.is_run_in(entry.line)
            || heading.chars().nth(LONGEST).is_some()
            || counts_something(entry, context)
            || ends_list(&headings[..at], entry)
            || !stands_over_text(entry, text)
        {
            continue;
        }
        let end = entry.line.text.trim_end().len();
        let bare = heading.trim_end_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
        let start = end - (heading.len() - bare.len());
        let finding = Found::new(
            entry.line,
            start,
            end,
            format!("标题单独成行，末尾不用“{mark}”。"),
        )
        .fix(Fix::delete(entry.line, start, end).safe());
        found.push(if mark == '：' {
            finding.at(Level::Hint)
        } else {
            finding
        });
    }
    found
}

/// Whether it is the last item of a list whose items end in ；, and so ends in 。 with reason.
fn ends_list(before: &[Entry], entry: &Entry) -> bool {
    before.last().is_some_and(|sibling| {
        sibling.level == entry.level && sibling.line.text.trim_end().ends_with('；')
    }) && entry.text().ends_with(['。', '；'])
}

/// Whether a quantity stands in it: 面向老年群体开展宣讲24场次。 says what was done.
fn counts_something(entry: &Entry, context: &Context) -> bool {
    let text = entry.line.text.as_str();
    let quantities = entry.line.fact::<Quantities>(context);
    quantities
        .0
        .iter()
        .any(|quantity| !matches!(quantity.unit(text), "" | "年" | "年度"))
}

/// Whether what follows belongs to the heading; where nothing does, the line says something itself.
fn stands_over_text(entry: &Entry, text: &Text) -> bool {
    let below = text.lines[entry.at + 1..]
        .iter()
        .map(AsRef::as_ref)
        .find(|line: &&Line| !line.is_blank());
    below.is_some_and(|line| {
        line.kind == BlockKind::Body
            || line
                .kind
                .level()
                .zip(entry.line.kind.level())
                .is_some_and(|(below, this)| below > this)
    })
}
