//! C3: sums.

use report::quantity::Decimal;

use super::counts::{Count, Counts, run_before, run_from, sum};
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 分项之和不等于合计
    ///
    /// **查什么**　“……8场次、……12场次，合计44场次”这样的，把分项加一遍；“共65件，其中书面调解25件、口头调解40件”这样两样就说全了的
    /// （书面和口头、简易程序和普通程序），分项之和应等于总数；没有说全的，分项之和不应超过总数。带“余”“多”“约”的不算。
    ///
    /// **为什么**　分项改了、合计没改，是沿用旧稿最常见的错；一加就露馅。
    ///
    /// **错**　送法下村24场次、法治进校园8场次，合计33场次。
    ///
    /// **对**　送法下村24场次、法治进校园8场次，合计32场次。
    SUMS = "C3", "分项之和不等于合计", Suspected, Consistency, on,
    "合计 = 各分项之和",
    Line(check)
}

/// Kinds that leave nothing over.
const WHOLE: [&[&str]; 7] = [
    &["书面", "口头"],
    &["简易", "普通"],
    &["现场", "书面"],
    &["一般程序", "简易"],
    &["省级", "市级", "县级"],
    &["男", "女"],
    &["专职", "兼职"],
];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let counts = &line.fact::<Counts>(context).0;
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, count) in counts.iter().enumerate() {
        let total = is_total(count.label(text));
        if total {
            let parts = run_before(counts, at, text);
            found.extend(of_total(line, count, parts));
        }
        if count.is_part(text) && at > 0 {
            let parts = pair_from(counts, at, text).unwrap_or_else(|| run_from(counts, at, text));
            found.extend(of_parts(line, &counts[at - 1], parts));
        }
    }
    found
}

fn is_total(label: &str) -> bool {
    matches!(
        label,
        "共" | "合计" | "共计" | "总计" | "合计为" | "共有" | "总共" | "累计共"
    )
}

/// ……，合计44场次.
fn of_total(line: &Line, total: &Count, parts: &[Count]) -> Option<Found> {
    let last = parts.last()?;
    let gap = &line.text[last.span.end..total.label.start];
    let behind = gap.matches(['，', '、']).count() <= 2 && !gap.contains("其中");
    let alike = parts
        .iter()
        .all(|part| part.unit == total.unit && part.exact);
    if parts.len() < 2 || !behind || !alike || !total.exact {
        return None;
    }
    let right = sum(parts);
    (right != total.value).then(|| differs(line, total, parts, right))
}

/// 65件，其中书面调解25件、口头调解40件.
fn of_parts(line: &Line, total: &Count, parts: &[Count]) -> Option<Found> {
    let text = line.text.as_str();
    let first = parts.first()?;
    let gap = &text[total.span.end..first.label.start];
    let alike = parts
        .iter()
        .all(|part| part.unit == total.unit && part.exact);
    // 42名。其中专职14名
    let goes_on = gap
        .strip_prefix('。')
        .is_some_and(|rest| matches!(rest.trim_start(), "" | "其中"));
    if !goes_on && gap.contains(['。', '；']) || !alike || !total.exact || parts.len() < 2 {
        return None;
    }
    let right = sum(parts);
    let whole = leave_nothing(parts, text);
    let wrong = right > total.value || whole && right != total.value;
    wrong.then(|| differs(line, total, parts, right))
}

/// Whether parts are of kinds that leave nothing over.
fn leave_nothing(parts: &[Count], text: &str) -> bool {
    WHOLE.iter().any(|kinds| {
        kinds.len() == parts.len()
            && kinds
                .iter()
                .all(|kind| parts.iter().any(|part| part.says(text, kind)))
    })
}

/// 专职14名，兼职26名: two parts with a comma between them, where the two are all there are.
fn pair_from<'a>(counts: &'a [Count], at: usize, text: &str) -> Option<&'a [Count]> {
    let pair = counts.get(at..at + 2)?;
    let gap = &text[pair[0].span.end..pair[1].span.start];
    let is_pair = gap.starts_with('，')
        && gap.matches(['，', '。', '；', '、']).count() == 1
        && pair[0].unit == pair[1].unit;
    (is_pair && leave_nothing(pair, text)).then_some(pair)
}

fn differs(line: &Line, total: &Count, parts: &[Count], right: Decimal) -> Found {
    let text = line.text.as_str();
    let in_wan = text[total.digits.end..total.span.end].starts_with('万');
    let write = |value: Decimal| {
        if in_wan {
            in_ten_thousands(value)
        } else {
            value.write()
        }
    };
    let written: Vec<String> = parts.iter().map(|part| write(part.value)).collect();
    let message = format!(
        "{} = {}，这里写的是{}。",
        written.join(" + "),
        write(right),
        total.written(text)
    );
    Found::new(line, total.span.start, total.span.end, message).fix(Fix::replace(
        line,
        total.digits.start,
        total.digits.end,
        write(right),
    ))
}

/// A value in 万, as per cent of a hundred times as much.
fn in_ten_thousands(value: Decimal) -> String {
    const FINE: u8 = 6;
    value
        .per_cent_of(Decimal::whole(1_000_000), FINE)
        .map(Decimal::write)
        .unwrap_or_default()
}
