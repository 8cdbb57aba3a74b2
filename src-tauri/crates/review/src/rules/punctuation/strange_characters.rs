//! P18: characters that only look right.

use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 全角数字、看不见的字符
    ///
    /// **查什么**　全角的数字和字母（１２、ＡＢ）；零宽空格、不换行空格、控制字符等看不见的字符；没有字形、会印成方框的
    /// 自造字。
    ///
    /// **为什么**　公文里阿拉伯数字用半角（GB/T 9704-2012 7.3.5.4、GB/T 15835-2011）。看不见的字符是从网页、PDF 里复制来的，换一台
    /// 电脑就变成方框或者空档，查找、统计也找不到。
    ///
    /// **错**　全年共调解６５件
    ///
    /// **对**　全年共调解65件
    STRANGE_CHARACTERS = "P18", "全角数字、看不见的字符", Certain, Punctuation, on,
    "《出版物上数字用法》（GB/T 15835-2011）：阿拉伯数字用半角；文中不应有看不见的字符",
    Line(check)
}

/// What a character is that does not belong into a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wide,
    Hidden,
    Space,
    Unknown,
}

fn kind(c: char) -> Option<Kind> {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Some(Kind::Wide),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Some(Kind::Space),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{7f}'..='\u{9f}'
        | '\0'..='\u{8}'
        | '\u{e}'..='\u{1f}' => Some(Kind::Hidden),
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..='\u{10ffff}' => Some(Kind::Unknown),
        _ => None,
    }
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    if text.chars().all(|c| kind(c).is_none()) {
        return found;
    }
    // The number of a heading is told of as a whole.
    let from = line
        .fact::<Heading>(context)
        .number
        .map_or(0, |number| number.end);
    let mut run: Option<(usize, Kind)> = None;
    let ends = std::iter::once((text.len(), None));
    for (at, this) in text.char_indices().map(|(at, c)| (at, kind(c))).chain(ends) {
        if run.map(|(_, kind)| kind) == this {
            continue;
        }
        if let Some((start, kind)) = run.filter(|(start, _)| *start >= from) {
            found.push(tell(line, start, at, kind));
        }
        run = this.map(|kind| (at, kind));
    }
    found
}

fn tell(line: &Line, start: usize, end: usize, kind: Kind) -> Found {
    let part = &line.text[start..end];
    match kind {
        Kind::Wide => {
            let right: String = part.chars().map(narrow).collect();
            Found::new(
                line,
                start,
                end,
                format!("“{part}”是全角，应当用半角“{right}”。"),
            )
            .fix(Fix::replace(line, start, end, right).safe())
        }
        Kind::Hidden => Found::new(line, start, end, "这里有看不见的字符。").fix(
            Fix::new(
                "删去看不见的字符",
                vec![Edit::replace(line, start, end, "")],
            )
            .safe(),
        ),
        Kind::Space => {
            let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let with = if is_latin(line.before(start)) && is_latin(line.after(end)) {
                " "
            } else {
                ""
            };
            Found::new(line, start, end, "这里有特殊的空格。").fix(
                Fix::new(
                    "换掉特殊的空格",
                    vec![Edit::replace(line, start, end, with)],
                )
                .safe(),
            )
        }
        Kind::Unknown => Found::new(
            line,
            start,
            end,
            "这个字没有通用的字形，换一台电脑会变成方框。",
        )
        .fix(Fix::new(
            "删去这个字",
            vec![Edit::replace(line, start, end, "")],
        )),
    }
}

fn narrow(c: char) -> char {
    let shift = '０' as u32 - '0' as u32;
    (c as u32)
        .checked_sub(shift)
        .and_then(char::from_u32)
        .unwrap_or(c)
}
