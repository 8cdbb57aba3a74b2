//! Y4: what is told as done before it can have been.

use chrono::{Datelike, NaiveDate};
use report::{BlockKind, Slot, date};

use super::named::{Years, has, reported, running, sentence_range};
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 成文日期以后的事写成已经做了
    ///
    /// **查什么**　正文里的日期（10月15日、“12·4”、12月底）晚于成文日期，又不是在说打算。
    ///
    /// **为什么**　有的县十月、十一月就要报告，稿子从去年沿用下来，“在‘12·4’国家宪法日开展宣传”还没有到日子就写成做过了。
    ///
    /// **错**　（2025年10月20日成文）在“12·4”国家宪法日开展专题宣传。
    ///
    /// **对**　（2025年10月20日成文）拟在“12·4”国家宪法日开展专题宣传。
    FUTURE = "Y4", "成文日期以后的事写成已经做了", Suspected, Years, on,
    "报告只写成文日期以前已经做的工作",
    Whole(check)
}

const NEXT: [&str; 14] = [
    "将",
    "拟",
    "计划",
    "下一步",
    "准备",
    "筹备",
    "迎接",
    "预计",
    "力争",
    "打算",
    "即将",
    "安排",
    "底前",
    "以前",
];

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let issued = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Date)
        .find_map(|line| date::parse(&line.text));
    let Some(issued) = issued else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (line, slot) in running(text) {
        if matches!(slot, Some(Slot::Plans | Slot::Suggestions | Slot::Problems)) {
            continue;
        }
        let years = line.fact::<Years>(context);
        for day in days(&line.text) {
            // A year right before says which; else the report's own is meant.
            let said = years
                .list
                .iter()
                .find(|year| year.digits.start < day.start && day.start <= year.whole.end);
            let year = match said {
                Some(year) if !year.alone => continue,
                Some(year) => year.value,
                None if issued.year() > own.year => continue,
                None => own.year,
            };
            let Some(first) = NaiveDate::from_ymd_opt(year, day.month, day.day.unwrap_or(1)) else {
                continue;
            };
            let sentence = sentence_range(&line.text, day.start);
            if first <= issued
                || has(&line.text[sentence.clone()], &NEXT)
                || is_of_law(&line.text[sentence])
                || is_period(&line.text, day.start, day.end)
            {
                continue;
            }
            let start = said.map_or(day.start, |year| year.digits.start.min(day.start));
            let message = format!(
                "成文日期是{}，这里写的是以后的日子，请核对。",
                date::write(issued)
            );
            found.push(Found::new(line, start, day.end, message));
        }
    }
    found
}

/// 自2026年2月1日起施行: a law may come into force later.
fn is_of_law(sentence: &str) -> bool {
    sentence.contains('》') && has(sentence, &["施行", "实施", "生效", "公布", "修订", "通过"])
}

/// 12月1—7日, 10月至12月: told with its beginning.
fn is_period(text: &str, start: usize, end: usize) -> bool {
    let dash = ['—', '–', '－', '-', '~', '～', '至', '到'];
    (text[..start].ends_with(dash) && !text[..start].ends_with("截至"))
        || text[end..].starts_with(dash)
}

/// A day or a month of a year that is not said.
struct Day {
    start: usize,
    end: usize,
    month: u32,
    day: Option<u32>,
}

/// 10月15日, 12月, “12·4”, “12.4”.
fn days(text: &str) -> Vec<Day> {
    let mut days = Vec::new();
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match c {
            '月' => {
                let Some((month, start)) = number_before(&text[..at]) else {
                    continue;
                };
                let day = number_at(&text[next..])
                    .filter(|(_, length)| text[next + length..].starts_with(['日', '号']));
                let end = day.map_or(next, |(_, length)| next + length + '日'.len_utf8());
                days.push(Day {
                    start,
                    end,
                    month,
                    day: day.map(|(day, _)| day),
                });
            }
            '·' | '.' | '・' | '•' => {
                let (Some((month, start)), Some((day, length))) =
                    (number_before(&text[..at]), number_at(&text[next..]))
                else {
                    continue;
                };
                let quoted = text[..start].ends_with(['“', '"', '‘'])
                    && text[next + length..].starts_with(['”', '"', '’']);
                if quoted {
                    days.push(Day {
                        start,
                        end: next + length,
                        month,
                        day: Some(day),
                    });
                }
            }
            _ => {}
        }
    }
    days
}

fn number_before(text: &str) -> Option<(u32, usize)> {
    let trimmed = text.trim_end_matches(' ');
    let digits = trimmed.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = trimmed.len() - digits;
    let value = (1..=2)
        .contains(&digits)
        .then(|| trimmed[start..].parse().ok())??;
    (1..=12).contains(&value).then_some((value, start))
}

fn number_at(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = (1..=2)
        .contains(&digits)
        .then(|| text[..digits].parse().ok())??;
    (1..=31).contains(&value).then_some((value, digits))
}
