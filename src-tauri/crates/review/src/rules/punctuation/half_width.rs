//! P1: full-width marks in Chinese text.

use crate::characters::{is_closing, is_ideograph, is_opening};
use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 中文里用了半角标点
    ///
    /// **查什么**　汉字后面的逗号、分号、冒号、问号、叹号、句号用全角“，；：？！。”。时间 8:30、比例 1:500、网址、英文里的
    /// 半角标点不报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）规定这些点号各占一个字的位置。半角标点多半是输入法切到英文时打的，
    /// 印出来行距、字距都不齐。
    ///
    /// **错**　加强学习,提高认识;
    ///
    /// **对**　加强学习，提高认识；
    HALF_WIDTH = "P1", "中文里用了半角标点", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）：点号占一个字的位置",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains([',', ';', ':', '!', '?', '.']) {
        return Vec::new();
    }
    let from = line.fact::<Heading>(context).start;
    let mut found = Vec::new();
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= from) {
        let Some(right) = full_width(c) else { continue };
        // 错误!未找到引用源 is Word's, and N13's.
        if c == '!' && text[..at].ends_with("错误") {
            continue;
        }
        let rest = &text[at + 1..];
        let end = at + 1 + (rest.len() - rest.trim_start_matches(' ').len());
        let before = line.before(at);
        let after = line.after(end);
        let is_word = |c: char| is_ideograph(c);
        let starts = before.is_some_and(|c| is_word(c) || is_closing(c));
        let goes_on = after.is_none_or(|c| is_word(c) || is_opening(c) || c.is_whitespace());
        let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_certain = starts && goes_on && c != '.';
        let is_likely = match c {
            '.' => starts && goes_on && !rest.starts_with('.') && before != Some('.'),
            ',' | ';' | ':' => {
                starts && is_number(after) || is_number(before) && after.is_some_and(is_ideograph)
            }
            _ => false,
        };
        if !is_certain && !is_likely {
            continue;
        }
        let edit = Edit::replace(line, at, end, right.to_string());
        let fix = Fix::new(format!("改为“{right}”"), vec![edit]);
        let fix = if is_certain && c != '?' {
            fix.safe()
        } else {
            fix
        };
        let mark = Found::new(
            line,
            at,
            at + 1,
            format!("中文里用全角的“{right}”，这里是半角的“{c}”。"),
        )
        .fix(fix);
        found.push(if is_certain {
            mark
        } else {
            mark.at(Level::Suspected)
        });
    }
    found
}

fn full_width(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        '.' => '。',
        _ => return None,
    })
}
