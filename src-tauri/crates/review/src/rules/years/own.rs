//! Y1: the year of the report in title, opening and headings.

use report::years::Year;
use report::{BlockKind, Slot, heading};

use super::named::{Reported, Years, has, reported, running, sentence};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 标题、开头、各章的年份不一致
    ///
    /// **查什么**　以标题的年份为准：开头“现将××年度……报告如下”、第一句的年份、一级标题里的年份应当是同一年，下一年计划的标题应当是
    /// 第二年。
    ///
    /// **为什么**　年年沿用去年的稿子，最容易漏改一处年份。标题写2025年、“现将”写2024年，一看就是去年的。
    ///
    /// **错**　某某镇2025年度法治政府建设情况报告 / ……现将2024年度工作情况报告如下：
    ///
    /// **对**　某某镇2025年度法治政府建设情况报告 / ……现将2025年度工作情况报告如下：
    OWN = "Y1", "标题、开头、各章的年份不一致", Certain, Years, on,
    "同一份报告的年度应当前后一致；下一年计划写报告年度的第二年",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let meta = text.report.meta.year;
    if own.in_title && meta > 0 && meta != own.year {
        let titles = text
            .lines
            .iter()
            .filter(|line| line.kind == BlockKind::Title);
        for line in titles {
            if let Some(year) = line.fact::<Years>(context).plain().next() {
                let message = format!("标题写的是{}年，报告年度设的是{meta}年。", year.value);
                found.push(at(line, year, meta, message).at(Level::Suspected));
            }
        }
    }
    let mut first = true;
    for (line, slot) in running(text) {
        let years = line.fact::<Years>(context);
        match (line.kind, slot) {
            (BlockKind::Body, None) => {
                found.extend(opening(line, &years, own, first));
                first &= line.is_blank();
            }
            (BlockKind::Heading1, Some(slot)) => found.extend(headed(line, &years, own, slot)),
            _ => {}
        }
    }
    found
}

/// What opens the report: 现将…报告如下, and the first words.
fn opening(line: &Line, years: &Years, own: Reported, first: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for year in years
        .plain()
        .filter(|year| !year.month && year.value != own.year)
    {
        let sentence = sentence(&line.text, year.digits.start);
        // A sentence that names the year of the report may name another besides.
        if sentence.contains(&own.year.to_string()) {
            continue;
        }
        let announced = sentence.trim_start().starts_with("现将")
            && has(
                sentence,
                &["报告如下", "汇报如下", "总结如下", "情况报告", "报告于后"],
            );
        if announced {
            let message = format!("“现将”后面写的是{}年，标题是{}年。", year.value, own.year);
            let finding = at(line, year, own.year, message);
            found.push(sure(finding, own.in_title));
        } else if first
            && line.text[..year.digits.start].trim().is_empty()
            && !is_told_of(line, year)
        {
            let message = format!("开头写的是{}年，报告年度是{}年。", year.value, own.year);
            found.push(at(line, year, own.year, message).at(Level::Suspected));
        }
    }
    found
}

/// 2021年以来 and 2021年是开局之年 open a report of another year too.
fn is_told_of(line: &Line, year: &Year) -> bool {
    let behind = line.text[year.after..].trim_start();
    behind.starts_with("以来") || behind.starts_with('是')
}

/// What is left to do in the year itself, or a plan together with something else.
const REST: [&str; 7] = ["和", "下一步", "下步", "下阶段", "后续", "季度", "剩余"];

/// The year in the heading of a section.
fn headed(line: &Line, years: &Years, own: Reported, slot: Slot) -> Vec<Found> {
    let end = heading::end(&line.text);
    let named: Vec<&Year> = years
        .plain()
        .filter(|year| !year.month && year.whole.end <= end)
        .collect();
    let [year] = named.as_slice() else {
        return Vec::new();
    };
    let right = match slot {
        Slot::Plans => own.year.saturating_add(1),
        Slot::Work => own.year,
        _ => return Vec::new(),
    };
    if year.value == right {
        return Vec::new();
    }
    let message = match slot {
        Slot::Plans => format!(
            "报告的是{}年，计划应写{right}年，这里写的是{}年。",
            own.year, year.value
        ),
        _ => format!("报告的是{right}年，这个标题写的是{}年。", year.value),
    };
    let finding = at(line, year, right, message);
    // A plan for the year after next can be meant; one for the year that is over can't.
    let certain = own.in_title
        && match slot {
            Slot::Plans => year.value <= own.year && !has(&line.text[..end], &REST),
            _ => is_of_work(&line.text[year.after..end]),
        };
    vec![sure(finding, certain)]
}

/// 年（度）法治政府建设情况: the year's work and nothing else.
fn is_of_work(behind: &str) -> bool {
    let behind = behind.trim_start().strip_prefix('度').unwrap_or(behind);
    ["法治", "依法", "推进", "主要", "工作"]
        .iter()
        .any(|word| behind.trim_start().starts_with(word))
        && !has(behind, &["整改", "反馈", "上年", "遗留"])
}

fn sure(found: Found, certain: bool) -> Found {
    if certain {
        found
    } else {
        found.at(Level::Suspected)
    }
}

/// A finding at a year, with the right one.
pub(super) fn at(line: &Line, year: &Year, right: i32, message: String) -> Found {
    let (start, end) = (year.digits.start, year.digits.end);
    let found = Found::new(line, start, end, message);
    if line.text[start..end]
        .bytes()
        .all(|byte| byte.is_ascii_digit())
    {
        found.fix(Fix::replace(line, start, end, right.to_string()))
    } else {
        found
    }
}
