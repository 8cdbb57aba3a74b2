//! P17: …… —— ～ as the standard has them.

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 省略号、破折号、连接号的写法不对
    ///
    /// **查什么**　省略号是六个点“……”，破折号占两个字“——”；数字的起止用浪纹线“～”，年份的起止用一字线“—”，不用键盘上的
    /// “~”“-”。电话号码、标准号、网址里的短横不报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.10、4.11、4.13 规定了这三种标号的形式。
    ///
    /// **错**　2021-2025年；30~40人；发放资料、宣传单...等
    ///
    /// **对**　2021—2025年；30～40人；发放资料、宣传单……等
    DASHES = "P17", "省略号、破折号、连接号的写法不对", Suspected, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.10、4.11、4.13：省略号“……”、破折号“——”、连接号“～”“—”",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    let is_mark = |c: char| matches!(c, '.' | '。' | '…' | '-' | '－' | '~' | '～' | '—');
    if !text.contains(is_mark) {
        return found;
    }
    let mut from = 0;
    while let Some(start) = text[from..].find(is_mark).map(|at| from + at) {
        let Some(mark) = line.after(start) else { break };
        let end = text[start..]
            .find(|c| c != mark)
            .map_or(text.len(), |length| start + length);
        from = end;
        let count = text[start..end].chars().count();
        let chinese =
            |c: Option<char>| c.is_some_and(|c| is_ideograph(c) || "”）》，、".contains(c));
        let beside = chinese(line.before(start)) || chinese(line.after(end));
        let (right, message) = match mark {
            '。' | '.' if count > 2 && beside => ("……", "省略号是六个点“……”。"),
            '…' if count == 1 || count > 2 => ("……", "省略号是六个点“……”。"),
            '-' | '－' if count == 2 && chinese(line.before(start)) && chinese(line.after(end)) => {
                ("——", "破折号占两个字“——”。")
            }
            '-' | '~' | '－' if count == 1 => match range(text, start, end) {
                Some(right) => (
                    right,
                    "数字、年份的起止用“～”或“—”，不用键盘上的短横和波浪线。",
                ),
                None => continue,
            },
            _ => continue,
        };
        let edit = Edit::replace(line, start, end, right);
        found.push(
            Found::new(line, start, end, message)
                .fix(Fix::new(format!("改为“{right}”"), vec![edit])),
        );
    }
    found
}

/// What belongs between the two numbers on either side of a mark; `None` where they are no range.
fn range(text: &str, start: usize, end: usize) -> Option<&'static str> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let before = text[..start].trim_end_matches(['%', '万', '年', '月', '日']);
    let first = before.len() - before.trim_end_matches(is_part).len();
    let after = &text[end..];
    let rest = after.trim_start_matches(is_part);
    let second = after.len() - rest.len();
    let lead = before[..before.len() - first].chars().next_back();
    let is_code =
        lead.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '~' | '.'));
    // 0971-8651234 is a telephone number; 2022-10-27 a date.
    let is_long = first > 4
        || second > 4
        || text[..start].ends_with(is_part)
            && text[before.len() - first..].starts_with('0')
            && first > 1;
    if first == 0 || second == 0 || is_code || is_long {
        return None;
    }
    const UNITS: [&str; 16] = [
        "年", "月", "日", "%", "人", "次", "件", "份", "万", "个", "名", "场", "户", "岁", "天",
        "时",
    ];
    let unit = UNITS.iter().find(|unit| rest.starts_with(**unit))?;
    Some(match *unit {
        "年" | "月" | "日" | "时" => "—",
        _ => "～",
    })
}
