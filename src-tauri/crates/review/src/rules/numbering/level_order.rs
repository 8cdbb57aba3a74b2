//! N7: no level is skipped.

use super::headings::{self, Entry};
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 标题跳级
    ///
    /// **查什么**　标题层次应当是“一、”下面“（一）”，“（一）”下面“1.”，“1.”下面“（1）”，不越级。全文只有两层、用“一、”和
    /// “1.”的，不报。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定结构层次序数依次用“一、”“（一）”“1.”“（1）”标注，字体也
    /// 跟着层次走；跳了级，标题的字体就和内容的层次对不上。
    ///
    /// **错**　一、工作情况 / （1）组织领导
    ///
    /// **对**　一、工作情况 / （一）组织领导
    LEVEL_ORDER = "N7", "标题跳级", Suspected, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：结构层次依次为“一、”“（一）”“1.”“（1）”",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let headings = headings::all(text, context);
    let has = |level| headings.iter().any(|entry: &Entry| entry.level == level);
    // 一、→1. is what the standard's users do where two levels are enough.
    let two_levels = has(1) && !has(2) && !has(4);
    let highest = headings.iter().map(|entry| entry.level.max(1)).min();
    let mut above: Vec<u8> = Vec::new();
    let mut found = Vec::new();
    let mut told = false;
    for entry in &headings {
        let level = entry.level.max(1);
        let same = above.last() == Some(&level);
        while above.last().is_some_and(|last| *last >= level) {
            above.pop();
        }
        let expected = above
            .last()
            .map_or(highest.unwrap_or(level), |last| last + 1);
        let skips = level > expected && !(two_levels && level == 3 && expected == 2);
        if skips && !(same && told) {
            let (start, end) = entry.place();
            found.push(Found::new(
                entry.line,
                start,
                end,
                format!(
                    "这里是{}标题，上面却没有{}标题。",
                    name(level),
                    name(expected)
                ),
            ));
        }
        told = skips;
        above.push(level);
    }
    found
}

fn name(level: u8) -> &'static str {
    match level {
        0 | 1 => "一级“一、”",
        2 => "二级“（一）”",
        3 => "三级“1.”",
        _ => "四级“（1）”",
    }
}
