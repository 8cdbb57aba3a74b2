//! Dates as official documents write them (GB/T 9704-2012, 7.3.5.4: Arabic digits, the year in
//! full, no leading zeros).

use chrono::{Datelike, NaiveDate};

use crate::chinese;

/// `2026年1月5日`.
#[must_use]
pub fn write(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Reads a line that is a date and nothing else: Arabic (`2022年10月27日`, with or without inner
/// spaces and leading zeros) or Chinese numerals (`二〇二二年十月二十七日`). `None` for anything
/// else and for days that the calendar does not have.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (year, rest) = compact.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest
        .strip_suffix('日')
        .or_else(|| rest.strip_suffix('号'))?;
    NaiveDate::from_ymd_opt(
        i32::try_from(read_year(year)?).ok()?,
        read_number(month)?,
        read_number(day)?,
    )
}

fn read_year(text: &str) -> Option<u32> {
    if text.chars().count() != 4 {
        return None;
    }
    text.chars()
        .try_fold(0, |year, c| Some(year * 10 + chinese::digit(c)?))
}

fn read_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 3 {
        return None;
    }
    match text
        .chars()
        .map(|c| c.to_digit(10))
        .collect::<Option<Vec<_>>>()
    {
        Some(digits) => Some(
            digits
                .into_iter()
                .fold(0, |value, digit| value * 10 + digit),
        ),
        None => chinese::ordinal(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn a_date_is_read_in_arabic_and_in_chinese_numerals() {
        assert_eq!(parse("2022年10月27日"), day(2022, 10, 27));
        assert_eq!(parse(" 2022 年 1 月 05 日 "), day(2022, 1, 5));
        assert_eq!(parse("二〇二二年十月二十七日"), day(2022, 10, 27));
        assert_eq!(parse("二○二六年一月三十一日"), day(2026, 1, 31));
    }

    #[test]
    fn what_is_not_a_day_of_the_calendar_is_not_a_date() {
        for text in [
            "",
            "2022年2月30日",
            "22年1月5日",
            "2022年10月27日印发",
            "年月日",
            "2022年999999999999月1日",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_written_without_leading_zeros() {
        assert_eq!(
            write(NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()),
            "2026年1月5日"
        );
    }
}
