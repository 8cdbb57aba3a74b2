//! Years.

use std::ops::Range;

use super::Token;
use crate::carried::Kind;
use crate::chinese;

/// A year that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Its four digits, in bytes.
    pub digits: Range<usize>,
    /// From the first digit to behind 年, or behind the month or day that follows it; all of a
    /// document number from its bracket.
    pub whole: Range<usize>,
    /// Where 年 ends; the end of the digits where there is none.
    pub after: usize,
    /// Its value.
    pub value: i32,
    /// Whether a month follows.
    pub month: bool,
    /// Whether it stands alone: neither an end of a period (2021—2025年) nor in a document number.
    pub alone: bool,
}

/// The years of a text, in order: four digits, Arabic or Chinese, with 年 behind them; ends of
/// periods; the year of a document number, with the whole number.
#[must_use]
pub fn years(text: &str) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    let mut before = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if is_digit(c) && !is_digit(before) {
            let end = digits_end(text, at);
            if let Some(year) = year_at(text, at, end, before) {
                at = year.whole.end;
                before = text[..at].chars().next_back().unwrap_or(' ');
                years.push(year);
            } else {
                at = end;
                before = '0';
            }
            continue;
        }
        before = c;
        at += c.len_utf8();
    }
    years
}

fn year_at(text: &str, start: usize, end: usize, before: char) -> Option<Year> {
    let value = value(&text[start..end])?;
    let blank = |at: usize| at + (text[at..].len() - text[at..].trim_start().len());
    let behind = blank(end);
    let year = |whole: usize, after: usize, month: bool, alone: bool| Year {
        digits: start..end,
        whole: start..whole,
        after,
        value,
        month,
        alone,
    };
    if matches!(before, '〔' | '[' | '［' | '（' | '(' | '【')
        && let Some(whole) = document_number(&text[end..])
    {
        let mut number = year(end + whole, end, false, false);
        number.whole.start -= before.len_utf8();
        return Some(number);
    }
    if let Some(rest) = text[behind..].strip_prefix('年') {
        let after = text.len() - rest.len();
        // 2021年—2025年
        if is_dash(rest) && next_is_year(rest) {
            return Some(year(after, after, false, false));
        }
        let month = month(rest);
        let alone = !ends_period(&text[..start]);
        return Some(year(
            after + month.unwrap_or(0),
            after,
            month.is_some(),
            alone,
        ));
    }
    // 2021—2025年, 2024、2025年: the first of them.
    let rest = &text[behind..];
    (is_dash(rest) || rest.starts_with(['、', '和'])).then_some(())?;
    next_is_year(rest).then(|| year(end, end, false, false))
}

/// Whether a year follows behind a dash or a word that stands for one.
fn next_is_year(rest: &str) -> bool {
    let next = rest
        .trim_start_matches(['—', '–', '－', '-', '~', '～', '至', '到', '、', '和'])
        .trim_start();
    let end = digits_end(next, 0);
    value(&next[..end]).is_some() && next[end..].trim_start().starts_with('年')
}

fn is_dash(rest: &str) -> bool {
    rest.starts_with(['—', '–', '－', '-', '~', '～', '至', '到'])
}

/// Whether what stands before a year makes it the end of a period.
fn ends_period(before: &str) -> bool {
    let before = before.trim_end();
    let inner = before
        .trim_end_matches(['—', '–', '－', '-', '~', '～', '至', '到', '、', '和'])
        .trim_end();
    let first = inner.strip_suffix('年').unwrap_or(inner);
    // 一、2024年: the number of a heading begins no period.
    let digits = first.trim_end_matches(is_digit).len();
    inner.len() < before.len() && value(&first[digits..]).is_some()
}

/// Length of `〕3号` behind the year of a document number.
fn document_number(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix(['〕', ']', '］', '）', ')', '】'])?;
    let inner = inner.trim_start();
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let tail = digits.trim_start().strip_prefix('号')?;
    (digits.len() < inner.len()).then_some(rest.len() - tail.len())
}

/// Length of the month and day behind 年.
fn month(rest: &str) -> Option<usize> {
    let tail = behind_number(rest)?.trim_start().strip_prefix('月')?;
    let tail = tail.strip_prefix('份').unwrap_or(tail);
    let day = behind_number(tail).and_then(|day| day.trim_start().strip_prefix(['日', '号']));
    Some(rest.len() - day.unwrap_or(tail).len())
}

/// What follows one or two digits.
fn behind_number(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end = digits_end(text, 0);
    (end > 0 && text[..end].chars().count() <= 3).then(|| &text[end..])
}

fn digits_end(text: &str, start: usize) -> usize {
    text[start..]
        .find(|c| !is_digit(c))
        .map_or(text.len(), |length| start + length)
}

fn is_digit(c: char) -> bool {
    c == '十' || chinese::digit(c).is_some() && !matches!(c, 'O' | 'Ｏ')
}

/// The value of four digits that can be a year of living memory.
fn value(digits: &str) -> Option<i32> {
    if digits.chars().count() != 4 {
        return None;
    }
    let value = digits
        .chars()
        .try_fold(0, |value, c| Some(value * 10 + chinese::digit(c)?))?;
    i32::try_from(value)
        .ok()
        .filter(|year| (1900..2100).contains(year))
}

/// A year in the digits that another is written in.
pub(crate) fn write_like(digits: &str, year: i32) -> String {
    let plain = year.to_string();
    let Some(first) = digits.chars().next() else {
        return plain;
    };
    if first.is_ascii_digit() {
        return plain;
    }
    let zero = digits
        .chars()
        .find(|c| matches!(c, '零' | '○' | '〇'))
        .unwrap_or('〇');
    plain
        .chars()
        .map(|c| {
            let Some(value) = c.to_digit(10) else {
                return c;
            };
            match value {
                _ if ('０'..='９').contains(&first) => {
                    char::from_u32('０' as u32 + value).unwrap_or(c)
                }
                0 => zero,
                value => chinese::write(value).chars().next().unwrap_or(c),
            }
        })
        .collect()
}

/// Each year as a token; the ends of a period are one.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for year in years(text) {
        if let Some(last) = tokens.last_mut()
            && is_between(&text[last.end..year.digits.start])
        {
            last.end = year.whole.end;
            continue;
        }
        tokens.push(Token {
            start: year.whole.start,
            end: year.whole.end,
            kind: Kind::Year,
        });
    }
    tokens
}

/// What stands between the two ends of a period.
fn is_between(gap: &str) -> bool {
    !gap.is_empty()
        && gap
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '—' | '–' | '－' | '-' | '~' | '～' | '至'))
        && !gap.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        tokens(text)
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect()
    }

    #[test]
    fn a_year_is_found_with_its_month_and_day() {
        assert_eq!(
            found("2025年，2025年11月1日施行，2025 年度，二〇二五年，２０２５年3月份起"),
            [
                "2025年",
                "2025年11月1日",
                "2025 年",
                "二〇二五年",
                "２０２５年3月份"
            ]
        );
    }

    #[test]
    fn the_ends_of_a_period_are_one() {
        assert_eq!(
            found("《纲要（2021—2025年）》，2021－2025年，2019年至2021年，2023、2024年"),
            [
                "2021—2025年",
                "2021－2025年",
                "2019年至2021年",
                "2023",
                "2024年"
            ]
        );
        assert!(years("2021—2025年").iter().all(|year| !year.alone));
    }

    #[test]
    fn the_year_of_a_document_number_takes_the_number_with_it() {
        assert_eq!(found("按照县委〔2025〕3号文件"), ["〔2025〕3号"]);
    }

    #[test]
    fn other_digits_are_no_year() {
        for text in [
            "12025年",
            "25年",
            "5000年",
            "2025件",
            "3年",
            "“12345”",
            "十二五",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_year_is_written_in_the_digits_of_another() {
        assert_eq!(write_like("2025", 2026), "2026");
        assert_eq!(write_like("二○二五", 2030), "二○三○");
        assert_eq!(write_like("２０２５", 2026), "２０２６");
    }

    #[test]
    fn a_period_begins_with_a_year_and_not_with_the_number_of_a_heading() {
        let alone = |text: &str| -> Vec<bool> { years(text).iter().map(|it| it.alone).collect() };
        for text in ["一、2024年工作情况", "1、2024年工作情况"] {
            assert_eq!(alone(text), [true], "{text}");
        }
        for text in ["2021—2025年", "2024年至2025年", "二〇二一—二〇二五年"] {
            assert!(alone(text).iter().all(|alone| !alone), "{text}");
        }
    }
}
