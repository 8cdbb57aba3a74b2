//! L1: a law that is no longer in force.

use chrono::Datelike;

use super::titles::{Title, Titles};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::lexicon::{Confidence, End, Repealed, Standing};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 引用了已经废止的法律法规
    ///
    /// **查什么**　书名号里整个名称是已经废止的法律法规，例如《婚姻法》《合同法》《信访条例》，写不写“中华人民共和国”
    /// 都算。报告年度的1月1日以前就已废止的，是必错；年度中间废止的，只提示一下：废止以前的工作可以照当时的名称写。
    /// 前面有“原”字、旁边写着“废止”的不报。
    ///
    /// **为什么**　上级最先看的就是法律用得对不对。去年的稿子年年沿用，法律废止了好几年还在“学习”，最容易出丑。废止日期
    /// 照国家法律法规数据库和新法的附则；“新法取代、没有见到正式废止”的，只作提示。
    ///
    /// **错**　（2024年度报告）重点宣传《土地管理法》《婚姻法》。
    ///
    /// **对**　（2024年度报告）重点宣传《土地管理法》《民法典》。
    REPEALED = "L1", "引用了已经废止的法律法规", Certain, Law, on,
    "法律法规废止以后不再适用；废止日期见国家法律法规数据库和新法的附则",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let year = match text.report.meta.year {
        0 => match text.report.date_of_issue() {
            Some(date) => date.year() - 1,
            None => return Vec::new(),
        },
        year => year,
    };
    let mut found = Vec::new();
    for line in &text.lines {
        for title in &line.fact::<Titles>(context).0 {
            if let Some(Standing::Repealed(entry)) = title.standing(line, context)
                && !is_told_of(&line.text, title)
                && let Some(level) = level(entry, year)
            {
                found.push(finding(line, title, entry, level, context));
            }
        }
    }
    found
}

/// 原《婚姻法》, 《婚姻法》废止后, 废止《信访条例》, 《婚姻法》解释.
fn is_told_of(text: &str, title: &Title) -> bool {
    const NEAR: usize = 4;
    let before = &text[..title.whole.start];
    let behind = &text[title.whole.end..];
    let near_before: Vec<char> = before.chars().rev().take(NEAR).collect();
    let near_before: String = near_before.into_iter().rev().collect();
    let near_behind: String = behind.chars().take(NEAR).collect();
    before.ends_with('原')
        || ["编", "解释", "修正", "司法解释"]
            .iter()
            .any(|word| behind.starts_with(word))
        || near_before.contains("废止")
        || near_behind.contains("废止")
}

/// How sure it is in a report of a year; `None` where the law was in force all the year.
fn level(entry: &Repealed, year: i32) -> Option<Level> {
    let until = entry.until;
    if until.year() > year {
        return None;
    }
    if entry.kind == End::Superseded || (until.year() == year && until.ordinal() > 1) {
        return Some(Level::Hint);
    }
    Some(if entry.confidence == Confidence::Agreed {
        Level::Certain
    } else {
        Level::Suspected
    })
}

fn finding(line: &Line, title: &Title, entry: &Repealed, level: Level, context: &Context) -> Found {
    let name = &entry.title;
    let day = report::date::write(entry.until);
    let instead = (!entry.successor.is_empty()).then(|| {
        let title = title.like_this(line, context, &entry.successor);
        match entry.part.as_str() {
            part if part.is_empty() || part.contains('、') => format!("《{title}》"),
            part => format!("《{title}》{part}"),
        }
    });
    let after = match (&instead, level) {
        (Some(instead), Level::Hint) => format!("这以后的工作应写{instead}"),
        (Some(instead), _) => format!("应写{instead}"),
        (None, _) => "没有取代它的法律".to_owned(),
    };
    let message = match entry.kind {
        End::Repealed => format!("《{name}》自{day}起废止，{after}。"),
        End::Superseded => format!("《{name}》的内容自{day}起有了新的规定，{after}。"),
    };
    let found = Found::new(line, title.whole.start, title.whole.end, message)
        .at(level)
        .because(entry.source.as_str());
    match instead {
        Some(instead) => found.fix(Fix::replace(
            line,
            title.whole.start,
            title.whole.end,
            instead,
        )),
        None => found,
    }
}
