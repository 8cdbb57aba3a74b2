//! P6: （） in Chinese text.

use super::pairs::{Pair, pairs};
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::facts::{Heading, NUMERALS};
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 中文里用了半角括号
    ///
    /// **查什么**　汉字旁边的括号用全角“（ ）”；只有一半的括号也报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）规定括号各占一个字的位置。半角括号是英文的，印出来比别的括号窄。
    ///
    /// **错**　各村(社区)均配备法律顾问
    ///
    /// **对**　各村（社区）均配备法律顾问
    PARENTHESES = "P6", "中文里用了半角括号", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）：括号占一个字的位置",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    if !text.contains(['(', ')', '（', '）']) {
        return found;
    }
    let is_chinese = text.chars().any(is_ideograph);
    // The number of a heading is N5's.
    let heading = line.fact::<Heading>(context);
    let from = heading.number.map_or(0, |number| number.end);
    for pair in pairs(&text[from..], &['(', '（'], &[')', '）']) {
        match pair {
            Pair::Whole(open, close, _) => whole(line, from + open, from + close, &mut found),
            Pair::Half(at) if is_chinese => found.extend(half(line, from + at, from)),
            Pair::Half(_) => {}
        }
    }
    found
}

fn whole(line: &Line, open: usize, close: usize, found: &mut Vec<Found>) {
    let text = line.text.as_str();
    let halves = [(open, "（"), (close, "）")];
    let narrow = halves.map(|(at, _)| text[at..].starts_with(['(', ')']));
    if narrow == [false, false] {
        return;
    }
    let end = close + line.after(close).map_or(0, char::len_utf8);
    let inside = &text[open + line.after(open).map_or(0, char::len_utf8)..close];
    let is_foreign = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let is_beside =
        line.before(open).is_some_and(is_ideograph) || line.after(end).is_some_and(is_ideograph);
    let is_in_chinese = inside.chars().any(is_ideograph)
        || narrow != [true, true]
        || !is_foreign(line.before(open)) && is_beside;
    if !is_in_chinese {
        return;
    }
    let edits: Vec<Edit> = halves
        .iter()
        .zip(narrow)
        .filter(|(_, narrow)| *narrow)
        .map(|((at, right), _)| Edit::replace(line, *at, at + 1, *right))
        .collect();
    let fix = Fix::new("改为“（ ）”", edits.clone()).safe();
    for edit in edits {
        let message = format!("中文里用全角括号“{}”。", edit.with);
        found.push(Found::new(line, edit.start, edit.end, message).fix(fix.clone()));
    }
}

fn half(line: &Line, at: usize, from: usize) -> Option<Found> {
    let c = line.after(at)?;
    let before = line.text[from..at].trim_end();
    // 1）, （一） and a) count something.
    let counts = matches!(c, ')' | '）')
        && before
            .chars()
            .rev()
            .take_while(|c| !"，。；：、 ".contains(*c))
            .all(|c| c.is_ascii_alphanumeric() || NUMERALS.contains(c));
    let other = if matches!(c, '(' | '（') {
        "后"
    } else {
        "前"
    };
    let message = format!("这个括号没有{other}一半。");
    (!counts).then(|| Found::new(line, at, at + c.len_utf8(), message).at(Level::Suspected))
}
