//! N10: problems and plans both have a section.

use std::collections::BTreeSet;

use report::{BlockKind, Slot};

use super::headings;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 缺少“问题”或“打算”部分
    ///
    /// **查什么**　报告写了工作情况，却没有存在的问题，或者没有下一步的打算（计划、安排）。
    ///
    /// **为什么**　《法治政府建设与责任落实督察工作规定》要求年度报告写明上一年度推进法治政府建设的主要举措和成效、
    /// 存在的不足和原因、下一年度的主要安排。三样缺一样，县里会退回来补。
    ///
    /// **错**　一、工作情况 / 二、存在的问题 /（没有下一步打算）
    ///
    /// **对**　一、工作情况 / 二、存在的问题 / 三、下一步打算
    SECTIONS = "N10", "缺少“问题”或“打算”部分", Suspected, Numbering, on,
    "《法治政府建设与责任落实督察工作规定》：年度报告应当有存在的不足和下一年度的安排",
    Whole(check)
}

/// Words of a heading about what is wanting.
const PROBLEMS: [&str; 8] = [
    "问题", "不足", "困难", "短板", "差距", "挑战", "薄弱", "弱项",
];
/// Words of a heading about what comes.
const PLANS: [&str; 13] = [
    "打算",
    "计划",
    "安排",
    "展望",
    "思路",
    "下一步",
    "下步",
    "下一年",
    "明年",
    "工作重点",
    "重点工作",
    "努力方向",
    "今后",
];
/// Words by which a paragraph without heading speaks of the same.
const SAID: [(Slot, &[&str]); 2] = [
    (
        Slot::Problems,
        &["存在的问题", "存在问题", "不足", "短板", "差距"],
    ),
    (Slot::Plans, &["下一步", "下步", "明年", "下一年", "今后"]),
];

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let headings = headings::all(text, context);
    // Below two sections the report is being begun.
    if headings
        .iter()
        .filter(|entry| entry.line.kind == BlockKind::Heading1)
        .count()
        < 2
    {
        return Vec::new();
    }
    let slots: BTreeSet<Slot> = text.slots().values().copied().collect();
    let said = |words: &[&str], line: &Line| words.iter().any(|word| line.text.contains(word));
    let has = |slot: Slot, words: &[&str]| {
        slots.contains(&slot)
            || headings
                .iter()
                .any(|entry| words.iter().any(|word| entry.text().contains(word)))
            || SAID.iter().filter(|(of, _)| *of == slot).any(|(_, words)| {
                let body = text
                    .lines
                    .iter()
                    .filter(|line| line.kind == BlockKind::Body);
                body.rev().take(3).any(|line| said(words, line))
            })
    };
    let at = text
        .lines
        .iter()
        .find(|line| line.kind == BlockKind::Title && !line.is_blank())
        .map(AsRef::as_ref)
        .or_else(|| headings.last().map(|entry| entry.line));
    let Some(line) = at else {
        return Vec::new();
    };
    let start = line.text.len() - line.text.trim_start().len();
    let end = line.text.trim_end().len();
    let mut found = Vec::new();
    if !has(Slot::Problems, &PROBLEMS) {
        found.push(Found::new(line, start, end, "全文没有写存在的问题的部分。"));
    }
    if !has(Slot::Plans, &PLANS) {
        found.push(Found::new(
            line,
            start,
            end,
            "全文没有写下一步打算（下一年安排）的部分。",
        ));
    }
    found
}
