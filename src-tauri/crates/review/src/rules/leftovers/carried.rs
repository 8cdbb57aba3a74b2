//! X3: what was carried over from last year and nobody has looked at.

use std::collections::BTreeMap;

use report::carried::{Place, marks};
use report::{BlockId, carried::Mark};

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 沿用的内容还没有核对
    ///
    /// **查什么**　以去年的报告为底稿时，一段里还有沿用过来、没有改也没有确认的数字、年份、会议、姓名、职务。一段报一次。
    ///
    /// **为什么**　沿用的数字不改就是去年的。改掉，或者点“没有变”，这一条就消失。
    ///
    /// **错**　（沿用去年）全年召开会议4次。
    ///
    /// **对**　（改过）全年召开会议5次。
    CARRIED = "X3", "沿用的内容还没有核对", Hint, Leftovers, on,
    "年度报告写当年的情况",
    Whole(check)
}

/// How many of the open places are named.
const NAMED: usize = 3;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    if text.report.carried.is_none() {
        return Vec::new();
    }
    let mut open: BTreeMap<BlockId, Vec<Mark>> = BTreeMap::new();
    for mark in marks(text.report) {
        if let Place::Block(id) = mark.place {
            open.entry(id).or_default().push(mark);
        }
    }
    open.into_iter()
        .filter_map(|(id, marks)| {
            let line = text.line(id)?;
            let words: Vec<&str> = marks
                .iter()
                .take(NAMED)
                .map(|mark| mark.text.as_str())
                .collect();
            let rest = if marks.len() > NAMED { "等" } else { "" };
            let message = format!(
                "还有{}处是去年沿用过来的，没有核对：{}{rest}。",
                marks.len(),
                words.join("、")
            );
            let first = marks.first()?;
            // Places are those of the text with references; where one stands before, the line is marked.
            let shown = line.figures.is_empty()
                && line.text.get(first.start..first.end) == Some(first.text.as_str());
            let (start, end) = if shown {
                (first.start, first.end)
            } else {
                (0, line.text.len())
            };
            Some(Found::new(line, start, end, message))
        })
        .collect()
}
