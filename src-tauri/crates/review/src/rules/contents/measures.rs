//! B2: each problem with its cause.

use report::Slot;

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 有的问题没有写原因
    ///
    /// **查什么**　“存在的问题”一章里，有的问题写了原因，这一条没有写。全章都没有写原因的，由“问题部分没有写原因”一条来报。
    ///
    /// **为什么**　《法治政府建设与责任落实督察工作规定》要求写“存在的不足和原因”。一条有原因、一条没有，多半是写漏了。
    ///
    /// **错**　一是普法形式单一，主要原因是策划力量不足。二是执法力量薄弱，难以适应需要。
    ///
    /// **对**　一是普法形式单一，主要原因是策划力量不足。二是执法力量薄弱，主要原因是专业人员少。
    MEASURES = "B2", "有的问题没有写原因", Hint, Contents, on,
    "《法治政府建设与责任落实督察工作规定》：年度报告应当写存在的不足和原因",
    Whole(check)
}

const CAUSES: [&str; 10] = [
    "原因",
    "由于",
    "因为",
    "源于",
    "在于",
    "根源",
    "受限于",
    "受制于",
    "导致",
    "致使",
];
/// The beginnings of items within a paragraph.
const ITEMS: [&str; 9] = [
    "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是",
];
/// The fewest characters of an item that is written out.
const SHORTEST: usize = 12;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let mut slot = None;
    let mut items: Vec<(&Line, usize, usize)> = Vec::new();
    for line in &text.lines {
        slot = text.slots().get(&line.id).copied().or(slot);
        if !line.kind.is_text() || slot != Some(Slot::Problems) {
            continue;
        }
        items.extend(
            parts(line)
                .into_iter()
                .map(|(from, to)| (line.as_ref(), from, to)),
        );
    }
    let said = |&&(line, from, to): &&(&Line, usize, usize)| {
        CAUSES.iter().any(|word| line.text[from..to].contains(word))
    };
    let with = items.iter().filter(said).count();
    if with == 0 || with == items.len() {
        return Vec::new();
    }
    items
        .iter()
        .filter(|item| !said(item))
        .filter(|(line, from, to)| line.text[*from..*to].chars().count() > SHORTEST)
        .map(|&(line, from, to)| Found::new(line, from, to, "这一条没有写原因。"))
        .collect()
}

/// The items of a line: from 一是 to the next, or the whole of a paragraph that has none and is no
/// introduction.
fn parts(line: &Line) -> Vec<(usize, usize)> {
    let text = line.text.as_str();
    let mut starts: Vec<usize> = ITEMS
        .iter()
        .flat_map(|word| text.match_indices(word))
        .map(|(at, _)| at)
        .filter(|at| text[..*at].is_empty() || text[..*at].ends_with(['。', '；', '：', '，']))
        .collect();
    starts.sort_unstable();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends.collect::<Vec<_>>())
        .collect()
}
