//! D1: dates as the standard writes them.

use report::{BlockKind, date};

use super::days::{self, Day};
use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 日期、年份的写法不对
    ///
    /// **查什么**　日期写成“2025年1月5日”：年份四位，月、日不补零，用“年月日”不用点和斜线，用“日”不用“号”；成文日期用阿拉伯
    /// 数字；日历上没有的日子（2月30日）也报。“10年来”“十年”是时间长短，不报。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.5.4：成文日期用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编
    /// 虚位（即 1 不编为 01）。《出版物上数字用法》（GB/T 15835-2011）：年份不简写。
    ///
    /// **错**　2026年01月05日；24年10月8日；2025.10.8；10月8号
    ///
    /// **对**　2026年1月5日；2024年10月8日；2025年10月8日；10月8日
    DATES = "D1", "日期、年份的写法不对", Certain, Numerals, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.5.4：年、月、日标全，月、日不编虚位",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    if line.kind == BlockKind::Date {
        of_issue(line, &mut found);
    }
    if !line.text.contains(['年', '月', '.', '/', '-']) {
        return found;
    }
    days::each_number(&line.text, |start, end| {
        if line.before(start) == Some('月') {
            of_month(line, start, end, &mut found);
        } else if line.before(start) == Some('年') {
            padded(line, start, end, '月', &mut found);
        }
        short_year(line, start, end, &mut found);
        with_marks(line, start, end, &mut found);
    });
    chinese_year(line, &mut found);
    for (at, word) in line.text.match_indices("年元月") {
        let start = at + '年'.len_utf8();
        let end = at + word.len();
        found.push(
            Found::new(line, start, end, "日期里写“1月”，不写“元月”。")
                .fix(Fix::replace(line, start, end, "1月"))
                .at(Level::Suspected),
        );
    }
    found
}

/// 二〇二六年一月五日 as the date of issue.
fn of_issue(line: &Line, found: &mut Vec<Found>) {
    let text = line.text.trim();
    if text.is_ascii() || text.contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    if let Some(day) = date::parse(text) {
        let start = line.text.len() - line.text.trim_start().len();
        let end = start + text.len();
        found.push(
            Found::new(line, start, end, "成文日期用阿拉伯数字。")
                .fix(Fix::replace(line, start, end, date::write(day)).safe()),
        );
    }
}

/// The number behind 月: no zero before it, 日 behind it, in the calendar.
fn of_month(line: &Line, start: usize, end: usize, found: &mut Vec<Found>) {
    padded(line, start, end, '日', found);
    let day = Day::ending(&line.text, start, end);
    if line.after(end) == Some('号') && !line.text[end..].starts_with("号线") {
        if day.as_ref().is_none_or(Day::is_in_calendar) {
            let close = end + '号'.len_utf8();
            let mark = Found::new(line, start, close, "公文里的日期用“日”，不用“号”。")
                .fix(Fix::new("改为“日”", vec![Edit::replace(line, end, close, "日")]).safe());
            found.push(if line.kind == BlockKind::Date {
                mark
            } else {
                mark.at(Level::Suspected)
            });
        }
    } else if line.after(end) == Some('日')
        && let Some(day) = day
        && !day.is_in_calendar()
    {
        let close = end + '日'.len_utf8();
        found.push(Found::new(line, day.start, close, "日历上没有这一天。"));
    }
}

/// 01月 behind 年, 05日 behind 月.
fn padded(line: &Line, start: usize, end: usize, unit: char, found: &mut Vec<Found>) {
    let digits = &line.text[start..end];
    if digits.len() == 2
        && digits.starts_with('0')
        && digits != "00"
        && line.after(end) == Some(unit)
    {
        let close = end + unit.len_utf8();
        let right = &digits[1..];
        let edit = Edit::replace(line, start, end, right);
        found.push(
            Found::new(
                line,
                start,
                close,
                format!("月、日不补零，写“{right}{unit}”。"),
            )
            .fix(Fix::new(format!("改为“{right}{unit}”"), vec![edit]).safe()),
        );
    }
}

/// 24年10月.
fn short_year(line: &Line, start: usize, end: usize, found: &mut Vec<Found>) {
    let digits = &line.text[start..end];
    let Some(rest) = line.text[end..].strip_prefix('年') else {
        return;
    };
    if digits.len() != 2
        || line
            .before(start)
            .is_some_and(|c| matches!(c, '.' | '．' | '第'))
    {
        return;
    }
    let month = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let has_month = (1..=2).contains(&month) && rest[month..].starts_with('月');
    let behind_month = rest.get(month + '月'.len_utf8()..).unwrap_or_default();
    let has_day = has_month && behind_month.starts_with(|c: char| c.is_ascii_digit());
    let is_year = rest.starts_with("度")
        || ["年初", "年底", "上半年", "下半年"].iter().any(|word| {
            word.strip_prefix('年')
                .is_some_and(|word| rest.starts_with(word))
        }) && digits >= "15";
    if !has_month && !is_year {
        return;
    }
    let close = end + '年'.len_utf8();
    let mark = Found::new(line, start, close, "年份写四位，不简写。").fix(Fix::replace(
        line,
        start,
        close,
        format!("20{digits}年"),
    ));
    found.push(if has_day {
        mark
    } else {
        mark.at(Level::Suspected)
    });
}

/// 2025.10.8, 2025/10/8, 2025-10-8.
fn with_marks(line: &Line, start: usize, end: usize, found: &mut Vec<Found>) {
    let Some(day) = Day::with_marks(&line.text, start, end) else {
        return;
    };
    let right = format!(
        "{}年{}月{}日",
        day.day.year.unwrap_or_default(),
        day.day.month,
        day.day.day
    );
    let mark = Found::new(line, start, day.end, format!("日期写成“{right}”。"))
        .fix(Fix::replace(line, start, day.end, right));
    // A name in quotation marks or of a document stays as it is called.
    let is_name = matches!(line.before(start), Some('《' | '“' | '〔' | '_'));
    let is_sure = !is_name && (day.mark != '-' || line.kind == BlockKind::Date);
    found.push(if is_sure {
        mark
    } else {
        mark.at(Level::Suspected)
    });
}

/// 二〇二五年 in running text.
fn chinese_year(line: &Line, found: &mut Vec<Found>) {
    if !line.kind.is_text() {
        return;
    }
    for (at, mark) in line.text.match_indices('年') {
        let digits: Vec<(usize, char)> = line.text[..at]
            .char_indices()
            .rev()
            .take(4)
            .take_while(|(_, c)| CHINESE.contains(*c))
            .collect();
        let [.., (third, zero), (start, '二')] = digits.as_slice() else {
            continue;
        };
        if digits.len() != 4 || !matches!(zero, '〇' | '○' | '零') || *third < *start {
            continue;
        }
        let year: String = digits
            .iter()
            .rev()
            .filter_map(|(_, c)| arabic(*c))
            .collect();
        let end = at + mark.len();
        found.push(
            Found::new(line, *start, end, "正文里的年份用阿拉伯数字。")
                .fix(Fix::replace(line, *start, end, format!("{year}年")))
                .at(Level::Suspected),
        );
    }
}

const CHINESE: &str = "〇○零一二三四五六七八九";

fn arabic(c: char) -> Option<char> {
    let value = match c {
        '〇' | '○' | '零' => 0,
        c => "一二三四五六七八九".chars().position(|digit| digit == c)? + 1,
    };
    char::from_digit(u32::try_from(value).ok()?, 10)
}
