//! Y3: the date of issue against the year of the report.

use chrono::Datelike;
use report::{BlockKind, date};

use super::named::reported;
use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 成文日期的年份不对
    ///
    /// **查什么**　成文日期早于报告年度，或者晚于第二年；以及日期写在报告年度的上半年（一月里把新的一年写成了旧的一年）。报告年度下半年、
    /// 十二月以前的，提示一下。
    ///
    /// **为什么**　年度报告在第二年年初写，一般是一月到三月；有的县年底前就要。一月份顺手写成去年的年份，是最常见的笔误。
    ///
    /// **错**　（2025年度报告）2025年1月16日
    ///
    /// **对**　（2025年度报告）2026年1月16日
    ISSUE_DATE = "Y3", "成文日期的年份不对", Certain, Years, on,
    "《法治政府建设与责任落实督察工作规定》：年度报告在第二年报送",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for line in text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Date)
    {
        let Some(day) = date::parse(&line.text) else {
            continue;
        };
        let (level, message) = match (day.year() - own.year, day.month()) {
            (..0, _) => (
                Level::Certain,
                format!("成文日期早于报告年度（{}年）。", own.year),
            ),
            (0, 1..=6) => (
                Level::Suspected,
                format!(
                    "{}年度的报告写在{}年{}月，是不是{}年？",
                    own.year,
                    day.year(),
                    day.month(),
                    own.year + 1
                ),
            ),
            (0, 7..=11) => (
                Level::Hint,
                format!("{}年还没有过完，全年的数据请再核对。", own.year),
            ),
            (2.., _) => (
                Level::Suspected,
                format!("{}年度的报告写在{}年，请核对。", own.year, day.year()),
            ),
            _ => continue,
        };
        let trimmed = line.text.trim();
        let start = line.text.len() - line.text.trim_start().len();
        let certain = level != Level::Certain || own.in_title;
        let level = if certain { level } else { Level::Suspected };
        found.push(Found::new(line, start, start + trimmed.len(), message).at(level));
    }
    found
}
