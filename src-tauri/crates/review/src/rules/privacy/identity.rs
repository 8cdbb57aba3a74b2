//! V1: identity numbers.

use chrono::NaiveDate;

use super::digits::{Runs, at};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 公民身份号码
    ///
    /// **查什么**　十八位公民身份号码：出生日期是日历上的日子，最后一位校验码也对得上。公开稿里是必错，上报稿里是疑似。
    ///
    /// **为什么**　身份号码是敏感的个人信息。年度报告用不着写；公开出去就是泄露。校验码按国家标准（GB 11643）计算，随手写的数字不会
    /// 误报。
    ///
    /// **错**　当事人张某，身份证号11010519491231002X。
    ///
    /// **对**　当事人张某。
    IDENTITY = "V1", "公民身份号码", Certain, Privacy, on,
    "《个人信息保护法》；《公民身份号码》（GB 11643-1999）",
    Whole(check)
}

const LENGTH: usize = 18;
/// Weights and check characters of GB 11643.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let public = text.report.meta.variant == report::Variant::Public;
    let level = if public {
        Level::Certain
    } else {
        Level::Suspected
    };
    let mut found = Vec::new();
    for line in &text.lines {
        for run in &line.fact::<Runs>(context).0 {
            if is_identity(&run.digits) {
                let place = run.place.clone();
                found.push(
                    at(
                        line,
                        run.place.clone(),
                        "这是公民身份号码，报告里不应出现。",
                        level,
                    )
                    .fix(Fix::delete(line, place.start, place.end)),
                );
            }
        }
    }
    found
}

/// Whether eighteen characters are an identity number: a day of the calendar, and the check holds.
fn is_identity(digits: &str) -> bool {
    if digits.len() != LENGTH || digits.starts_with('0') {
        return false;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let born = || {
        let year = i32::try_from(number(6, 10)?).ok()?;
        (1900..2100).contains(&year).then_some(())?;
        NaiveDate::from_ymd_opt(year, number(10, 12)?, number(12, 14)?)
    };
    let Some(values) = digits
        .chars()
        .take(WEIGHTS.len())
        .map(|c| c.to_digit(10))
        .collect::<Option<Vec<u32>>>()
    else {
        return false;
    };
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(a, b)| a * b).sum();
    let right = CHECKS.get(sum as usize % CHECKS.len()).copied();
    born().is_some() && digits.bytes().last() == right
}
