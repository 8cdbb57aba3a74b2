//! C4: a part that is more than the whole, a rate beyond a hundred.

use report::quantity::Decimal;

use super::counts::{Count, Counts, is_whole};
use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 部分大于总数
    ///
    /// **查什么**　办结的多于受理的，持证的多于执法人员，合格的多于参加的，“其中”多于总数；成功率、合格率、覆盖率等超过100%（必错）。法院移交的
    /// 案件多于全部受理的，发放的资料少于覆盖的人数的，提示一下。
    ///
    /// **为什么**　部分不会大于总数。出现这种情况，不是数字填反了，就是有一个没有更新。
    ///
    /// **错**　受理信访事项38件，办结39件。
    ///
    /// **对**　受理信访事项39件，办结38件。
    BOUNDS = "C4", "部分大于总数", Certain, Consistency, on,
    "部分不大于总数，这一类比率不超过100%",
    Line(check)
}

/// Rates that can't be more than all: 增长率 and 完成率 can.
const AT_MOST_ALL: [&str; 13] = [
    "成功率",
    "合格率",
    "办结率",
    "结案率",
    "持证率",
    "满意率",
    "覆盖率",
    "整改率",
    "答复率",
    "出庭率",
    "化解率",
    "采纳率",
    "知晓率",
];
/// What is done with a part, and what the whole is called.
const PAIRS: [(&[&str], &[&str]); 7] = [
    (
        &["调解成功", "成功调解", "成功"],
        &["受理", "调解", "排查", "移交", "委派"],
    ),
    (&["办结", "结案"], &["受理", "办理", "立案"]),
    (&["合格", "及格"], &["参加", "参考", "参训"]),
    (&["整改"], &["发现", "排查出", "查出", "通报"]),
    (&["采纳"], &["提出", "收集", "征求", "收到"]),
    (&["持证", "持有"], &["执法人员"]),
    (&["出庭"], &["应诉", "诉讼"]),
];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let counts = &line.fact::<Counts>(context).0;
    let mut found = Vec::new();
    for (at, count) in counts.iter().enumerate() {
        let label = count.label(text);
        if count.unit == "%" {
            let of_all = AT_MOST_ALL.iter().any(|rate| {
                label
                    .rfind(rate)
                    .is_some_and(|at| is_verb(&label[at + rate.len()..]))
            });
            if of_all && count.value > Decimal::whole(100) {
                let message = "这个比率不会超过100%。";
                found.push(Found::new(line, count.span.start, count.span.end, message));
            }
            continue;
        }
        let before = &counts[..at];
        if let Some(whole) = whole(text, before, count)
            && count.value > whole.value
            && count.exact
            && whole.exact
        {
            let message = format!(
                "{}多于前面的{}，请核对。",
                count.written(text),
                whole.written(text)
            );
            found.push(
                Found::new(line, count.span.start, count.span.end, message).at(Level::Suspected),
            );
        }
        found.extend(referred(line, before, count));
        found.extend(handed_out(line, before, count));
    }
    found
}

/// 为, 达: a rate and its number and nothing between.
fn is_verb(rest: &str) -> bool {
    matches!(
        rest,
        "" | "为" | "达" | "达到" | "是" | "均为" | "均达" | "均达到"
    )
}

/// What a count is a part of.
fn whole<'a>(text: &str, before: &'a [Count], part: &Count) -> Option<&'a Count> {
    let here = |count: &&Count| count.sentence == part.sentence && count.unit == part.unit;
    if part.is_part(text) {
        let last = before.last().filter(here)?;
        return Some(last);
    }
    let (parts, wholes) = PAIRS
        .iter()
        .find(|(parts, _)| parts.iter().any(|word| part.says(text, word)))?;
    let whole = before
        .iter()
        .rev()
        .filter(here)
        .filter(|count| is_whole(before, count, text))
        .find(|count| wholes.iter().any(|word| count.says(text, word)))?;
    // 调解成功137件 is itself what another clause begins with; a whole has none of the part's words.
    let apart = parts.iter().all(|word| !whole.says(text, word)) && !whole.is_part(text);
    let gap = &text[whole.span.end..part.span.start];
    (apart && !gap.contains("累计")).then_some(whole)
}

/// 受理29件，……，法院移交32件: what the two have to do with each other is not said.
fn referred(line: &Line, before: &[Count], count: &Count) -> Option<Found> {
    let text = line.text.as_str();
    let label = count.label(text);
    if !(label.contains("法院") && (label.contains("移交") || label.contains("委派"))) {
        return None;
    }
    let all = before.iter().rev().find(|other| {
        other.sentence == count.sentence && other.unit == count.unit && other.says(text, "受理")
    })?;
    (count.value > all.value).then(|| {
        let message = format!(
            "法院移交的{}多于受理的{}，是不是另外计算，请写清楚。",
            count.written(text),
            all.written(text)
        );
        Found::new(line, count.span.start, count.span.end, message).at(Level::Hint)
    })
}

/// 发放宣传资料500份，覆盖学生1000人: fewer leaflets than persons.
fn handed_out(line: &Line, before: &[Count], count: &Count) -> Option<Found> {
    let text = line.text.as_str();
    if count.unit != "人" || !count.label(text).starts_with("覆盖") {
        return None;
    }
    let leaflets = before.last().filter(|other| {
        other.sentence == count.sentence && other.unit == "份" && other.says(text, "资料")
    })?;
    (count.value > leaflets.value).then(|| {
        let message = format!(
            "发放{}、覆盖{}，是不是人手一份，请核对。",
            leaflets.written(text),
            count.written(text)
        );
        Found::new(line, count.span.start, count.span.end, message).at(Level::Hint)
    })
}
