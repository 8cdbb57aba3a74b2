//! Days in a text.

use chrono::NaiveDate;

/// A day of the calendar, or what looks like one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    /// The year, where it is written.
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    /// Where it starts.
    pub start: usize,
}

/// A day written with points, strokes or hyphens.
pub(super) struct Marked {
    pub day: Day,
    pub mark: char,
    pub end: usize,
}

/// Every run of ASCII digits, from and to.
pub(super) fn each_number(text: &str, mut look: impl FnMut(usize, usize)) {
    let mut from = 0;
    let digit = |c: char| c.is_ascii_digit();
    while let Some(start) = text[from..].find(digit).map(|at| from + at) {
        let end = text[start..]
            .find(|c| !digit(c))
            .map_or(text.len(), |length| start + length);
        look(start, end);
        from = end;
    }
}

/// The digits that end at a place, at most four.
fn digits_before(text: &str, end: usize) -> Option<(usize, u32)> {
    let count = text[..end]
        .bytes()
        .rev()
        .take(5)
        .take_while(u8::is_ascii_digit)
        .count();
    let start = end - count;
    let value = text[start..end].parse().ok()?;
    (count <= 4).then_some((start, value))
}

impl Day {
    /// The day whose number stands at a place, behind 月.
    pub fn ending(text: &str, start: usize, end: usize) -> Option<Self> {
        let day = text[start..end].parse().ok()?;
        let (from, month) = digits_before(text, text[..start].strip_suffix('月')?.len())?;
        let year = text[..from]
            .strip_suffix('年')
            .and_then(|before| digits_before(text, before.len()))
            .filter(|(at, _)| from - at == 4 + '年'.len_utf8());
        Some(Self {
            year: year.and_then(|(_, year)| i32::try_from(year).ok()),
            month,
            day,
            start: year.map_or(from, |(at, _)| at),
        })
    }

    /// The day whose year stands at a place, with marks between the numbers.
    pub fn with_marks(text: &str, start: usize, end: usize) -> Option<Marked> {
        let year: i32 = text[start..end].parse().ok()?;
        let mark = text[end..]
            .chars()
            .next()
            .filter(|c| matches!(c, '.' | '/' | '-'))?;
        let (month, rest) = number(&text[end + 1..])?;
        let (day, rest) = number(rest.strip_prefix(mark)?)?;
        let day = Self {
            year: Some(year),
            month,
            day,
            start,
        };
        let lead = text[..start].chars().next_back();
        let apart = |c: Option<char>| {
            c.is_none_or(|c| {
                !c.is_ascii_alphanumeric() && !matches!(c, '.' | '/' | '-' | '_' | ':' | '%')
            })
        };
        let is_year = end - start == 4 && (1949..2100).contains(&year);
        (is_year && day.is_in_calendar() && apart(lead) && apart(rest.chars().next())).then_some(
            Marked {
                day,
                mark,
                end: text.len() - rest.len(),
            },
        )
    }

    /// Whether the calendar has it; in any year where the year is not known.
    pub fn is_in_calendar(&self) -> bool {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(2000), self.month, self.day).is_some()
    }
}

fn number(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse().ok().filter(|_| length <= 2)?;
    Some((value, &text[length..]))
}
