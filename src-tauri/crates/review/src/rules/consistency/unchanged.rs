//! C6: what is the same as last year.

use std::collections::HashMap;

use report::BlockId;
use report::compare::notes;
use report::inline::{Inline, pieces};

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 和去年一样
    ///
    /// **查什么**　以去年的报告为底稿时：数据和去年的完全相同，或者是去年的三倍以上、三分之一以下；整段文字一个字也没有改。
    ///
    /// **为什么**　一年过去，数字很少会一个不差。县里比对两年的报告，整段照抄的会退回来重写。
    ///
    /// **错**　（去年65件）全年调解矛盾纠纷65件。
    ///
    /// **对**　（去年65件）全年调解矛盾纠纷71件。
    UNCHANGED = "C6", "和去年一样", Hint, Consistency, on,
    "年度报告写当年的情况；去年的数据和原文只作参考",
    Whole(check)
}

/// The shortest paragraph that is told of, in characters.
const SHORTEST: usize = 40;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let Some(carried) = &text.report.carried else {
        return Vec::new();
    };
    let mut found = figures(text);
    let last: HashMap<BlockId, &str> = carried
        .last
        .blocks
        .iter()
        .map(|block| (block.id, block.text.trim()))
        .collect();
    let same = |line: &&Line| {
        let written = line.text.trim();
        written.chars().nth(SHORTEST).is_some() && last.get(&line.id) == Some(&written)
    };
    let lines = text.lines.iter().map(AsRef::as_ref);
    for line in lines
        .filter(|line: &&Line| line.kind.is_text())
        .filter(same)
    {
        let message = "这一段和去年的一个字不差，请看看是不是今年的情况。";
        found.push(Found::new(line, 0, line.text.len(), message));
    }
    found
}

/// The first place of each figure that the county would ask about.
fn figures(text: &Text) -> Vec<Found> {
    let notes = notes(text.figures);
    if notes.is_empty() {
        return Vec::new();
    }
    let mut first: HashMap<&str, (&Line, usize, usize)> = HashMap::new();
    for (block, line) in text.report.blocks.iter().zip(&text.lines) {
        let ids = pieces(&block.text).filter_map(|piece| match piece {
            Inline::Figure(id) => Some(id),
            Inline::Text(_) => None,
        });
        for (id, &(start, end)) in ids.zip(&line.figures) {
            first.entry(id).or_insert((line.as_ref(), start, end));
        }
    }
    notes
        .into_iter()
        .filter_map(|note| {
            let (line, start, end) = *first.get(note.id.as_str())?;
            Some(Found::new(line, start, end, note.text))
        })
        .collect()
}
