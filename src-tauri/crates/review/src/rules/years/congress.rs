//! Y7: meetings of the Party that are not the latest, or have not been held.

use chrono::NaiveDate;
use report::{BlockKind, Slot, date};

use super::named::{has, reported, running, sentence};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::lexicon::Meeting;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 党的会议提法过时
    ///
    /// **查什么**　党的二十大以后成文的报告，只提“党的十九大”不提二十大；成文时已经召开了更新的全会，却没有提到；成文时还没有召开的全会，
    /// 却写上了。“十九大以来”是在说一段时间，不报。
    ///
    /// **为什么**　贯彻会议精神要写最近的。会议的日期是程序自带的数据，写明版本；版本以后的会议它不知道。写“二十届历次全会”最稳妥。
    ///
    /// **错**　（2024年度报告）深入学习党的十九大精神。
    ///
    /// **对**　（2024年度报告）深入学习党的二十大和二十届历次全会精神。
    CONGRESS = "Y7", "党的会议提法过时", Suspected, Years, on,
    "会议公报发布的日期，见程序自带的“规划和会议”清单",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let meetings = context.lexicon.meetings();
    let Some(day) = day(text, context) else {
        return Vec::new();
    };
    let held: Vec<&Meeting> = meetings
        .iter()
        .filter(|meeting| meeting.closed <= day)
        .collect();
    let Some(congress) = held.iter().rev().find(|meeting| meeting.plenum == 0) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let current = bare(congress);
    let named = running(text).any(|(line, _)| line.text.contains(current));
    for (line, _) in running(text) {
        for old in held
            .iter()
            .filter(|old| old.plenum == 0 && old.congress < congress.congress)
        {
            found.extend(stale(line, old, congress, named));
        }
        for later in meetings.iter().filter(|later| later.closed > day) {
            found.extend(not_yet(line, later));
        }
    }
    found.extend(latest(text, &held, congress));
    found
}

/// When the report is written: as dated, else the end of its year.
fn day(text: &Text, context: &Context) -> Option<NaiveDate> {
    let issued = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Date)
        .find_map(|line| date::parse(&line.text));
    issued.or_else(|| NaiveDate::from_ymd_opt(reported(text, context)?.year, 12, 31))
}

/// 二十大, 二十届三中全会.
fn bare(meeting: &Meeting) -> &str {
    meeting.name.strip_prefix("党的").unwrap_or(&meeting.name)
}

/// A congress that is not the latest, as if it were.
fn stale(line: &Line, old: &Meeting, congress: &Meeting, named: bool) -> Vec<Found> {
    let word = bare(old);
    let mut found = Vec::new();
    for (at, _) in line.text.match_indices(word) {
        let sentence = sentence(&line.text, at);
        let since = line.text[at + word.len()..].starts_with(['以', '报']);
        // 二十九大 is no 十九大.
        let inside =
            line.text[..at].ends_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        if since || inside || sentence.contains(bare(congress)) {
            continue;
        }
        let message = format!("{}已经召开，这里只提到{}。", congress.name, old.name);
        let finding = Found::new(line, at, at + word.len(), message).fix(Fix::replace(
            line,
            at,
            at + word.len(),
            bare(congress),
        ));
        found.push(if named {
            finding.at(Level::Hint)
        } else {
            finding
        });
    }
    found
}

/// A meeting that was held after the report was written.
fn not_yet(line: &Line, later: &Meeting) -> Vec<Found> {
    let word = bare(later);
    line.text
        .match_indices(word)
        .filter(|(at, _)| {
            !has(
                sentence(&line.text, *at),
                &["将召开", "即将", "筹备", "迎接"],
            )
        })
        .map(|(at, _)| {
            let message = format!(
                "{}到{}才闭幕，成文时还没有召开。",
                later.name,
                date::write(later.closed)
            );
            Found::new(line, at, at + word.len(), message)
        })
        .collect()
}

/// The latest plenum, if the report names the congress and no plenum as late.
fn latest(text: &Text, held: &[&Meeting], congress: &Meeting) -> Option<Found> {
    // The first two plenums elect; a report names them seldom.
    let last = held
        .iter()
        .rev()
        .find(|meeting| meeting.congress == congress.congress && meeting.plenum > 2)?;
    let tail = bare(last).rsplit('届').next()?;
    let said = running(text).any(|(line, _)| has(&line.text, &["历次全会", tail]));
    if said {
        return None;
    }
    let current = bare(congress);
    let (line, at) = running(text)
        .filter(|(_, slot)| !matches!(slot, Some(Slot::Plans)))
        .find_map(|(line, _)| Some((line, line.text.find(current)?)))?;
    let message = format!(
        "{}已经召开，可以写“党的{current}和{current_session}历次全会”。",
        last.name,
        current_session = current.replace('大', "届"),
    );
    Some(Found::new(line, at, at + current.len(), message).at(Level::Hint))
}
