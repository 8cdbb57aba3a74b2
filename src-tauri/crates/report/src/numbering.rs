//! Numbers of headings (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）).

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::chinese;

/// Where the numbers of a report's headings come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// Computed from the outline; the text of a heading holds none.
    #[default]
    Computed,
    /// Kept in the text exactly as typed, gaps and all, so that review can point at a missing
    /// （一）.
    AsTyped,
}

/// The number of a heading as the standard writes it: `level` 1 to 4, `ordinal` from 1.
#[must_use]
pub fn write(level: u8, ordinal: u32) -> String {
    match level {
        0 | 1 => format!("{}、", chinese::write(ordinal)),
        2 => format!("（{}）", chinese::write(ordinal)),
        3 => format!("{ordinal}."),
        _ => format!("（{ordinal}）"),
    }
}

/// The computed number of each block, in order; `None` for what has none. A heading counts within
/// the nearest heading above it of a higher level, so that a level which is skipped does no harm.
#[must_use]
pub fn computed(blocks: &[Block]) -> Vec<Option<String>> {
    let mut counters = [0_u32; 4];
    blocks
        .iter()
        .map(|block| {
            let level = block.kind.level()?;
            let at = usize::from(level) - 1;
            counters[at] += 1;
            counters[at + 1..].fill(0);
            Some(write(level, counters[at]))
        })
        .collect()
}

/// A number that a person typed at the beginning of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The heading level that the number stands for, 1 to 4.
    pub level: u8,
    /// Its value, from 1.
    pub ordinal: u32,
    /// The number with its punctuation, exactly as typed, without white space around it.
    pub number: &'a str,
    /// What follows, without the white space between.
    pub rest: &'a str,
}

/// Reads the number that a paragraph begins with, in the usual and the unusual ways: `一、`, `一.`,
/// `（一）`, `(一)`, `（一)`, `一）`, `（一）、`, `1.`, `1、`, `1．`, `（1）`, `(1)`, `1）`, `①`, and the
/// characters that hold a whole number (`㈠`, `⒈`, `⑴`); `第一部分` stands for `一、`. `None` where
/// there is no number, and where digits begin a quantity or a date (`3月`, `2.5万元`, `12·4`,
/// `三、四季度`).
#[must_use]
pub fn typed(text: &str) -> Option<Typed<'_>> {
    let start = text.trim_start();
    let (level, ordinal, length) = bracketed(start)
        .or_else(|| plain(start))
        .or_else(|| one_character(start))
        .or_else(|| part(start))?;
    let (number, rest) = start.split_at(length);
    Some(Typed {
        level,
        ordinal,
        number: number.trim_end(),
        rest: rest.trim_start(),
    })
}

/// （一） and （1） with full-width, half-width or one missing opening bracket, and with further
/// punctuation that does not belong there.
fn bracketed(text: &str) -> Option<(u8, u32, usize)> {
    let inner = text.strip_prefix(['（', '(']);
    let inside = inner.unwrap_or(text).trim_start();
    let (level, ordinal, digits) = ordinal(inside)?;
    let after = inside[digits..].trim_start();
    let after = after.strip_prefix(['）', ')'])?;
    // （一）、 is wrong (the bracket needs nothing after it) but it is still one number.
    let after = after.strip_prefix(['、', '.', '．', '，']).unwrap_or(after);
    // Without the opening bracket an Arabic number may close a real bracket: “…2）”.
    if inner.is_none() && level == 3 && after.is_empty() {
        return None;
    }
    let level = if level == 1 { 2 } else { 4 };
    Some((level, ordinal, text.len() - after.len()))
}

/// 一、 and 1.
fn plain(text: &str) -> Option<(u8, u32, usize)> {
    let (level, ordinal, digits) = ordinal(text)?;
    let after = text[digits..].trim_start();
    let mark = after.chars().next()?;
    let is_mark = match level {
        1 => matches!(mark, '、' | '.' | '．' | '，' | ',' | '：' | ':'),
        _ => matches!(mark, '.' | '．' | '、'),
    };
    let rest = &after[mark.len_utf8()..];
    let counts_on = match level {
        // 三、四季度 are two quarters, 一、二级 two grades.
        1 => goes_on_counting(rest),
        // 2.5万元 is a quantity, 3、5月 two months.
        _ => rest.starts_with(is_digit) && !is_year(rest),
    };
    if !is_mark || counts_on {
        return None;
    }
    if level == 3 && text[..digits].chars().count() > 2 {
        return None;
    }
    Some((level, ordinal, text.len() - rest.len()))
}

/// Whether the text behind 三、 is the rest of an enumeration.
fn goes_on_counting(text: &str) -> bool {
    let after = text.trim_start_matches(|c| CHINESE.contains(c));
    after.len() < text.len()
        && ["季度", "月", "级", "组", "队", "村", "期", "批", "类"]
            .iter()
            .any(|unit| after.starts_with(unit))
}

/// `1.2024年…`: the digits after the mark are a year, so the mark belongs to a heading number.
fn is_year(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.len() - rest.len() == 4 && rest.trim_start().starts_with('年')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Characters that hold a whole number: ㈠ to ㈩, ⒈ to ⒛, ⑴ to ⒇, ① to ⑳.
fn one_character(text: &str) -> Option<(u8, u32, usize)> {
    const FIRST: [(u8, char, u32); 4] = [(2, '㈠', 10), (3, '⒈', 20), (4, '⑴', 20), (4, '①', 20)];
    let c = text.chars().next()?;
    FIRST.into_iter().find_map(|(level, first, count)| {
        let at = (c as u32).checked_sub(first as u32)?;
        (at < count).then_some((level, at + 1, c.len_utf8()))
    })
}

/// 第一部分, set off from the heading by a space or by punctuation.
fn part(text: &str) -> Option<(u8, u32, usize)> {
    let inner = text.strip_prefix('第')?;
    let (level, ordinal, digits) = ordinal(inner)?;
    let after = inner[digits..].strip_prefix("部分")?;
    let rest = after.strip_prefix(['、', '：', ':', '，']).unwrap_or(after);
    let apart =
        rest.len() < after.len() || after.is_empty() || after.starts_with(char::is_whitespace);
    (level == 1 && apart).then_some((1, ordinal, text.len() - rest.len()))
}

const CHINESE: &str = "一二三四五六七八九十";

/// The leading Chinese (level 1) or Arabic (level 3) ordinal and its length in bytes.
fn ordinal(text: &str) -> Option<(u8, u32, usize)> {
    let chinese: String = text
        .chars()
        .take(3)
        .take_while(|c| CHINESE.contains(*c))
        .collect();
    if !chinese.is_empty() {
        return Some((1, chinese::ordinal(&chinese)?, chinese.len()));
    }
    let mut value = 0_u32;
    let mut length = 0;
    for c in text.chars().take(3) {
        let Some(digit) = c
            .to_digit(10)
            .or_else(|| is_digit(c).then(|| c as u32 - '０' as u32))
        else {
            break;
        };
        value = value * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0 && (1..100).contains(&value)).then_some((3, value, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::BlockKind;

    fn read(text: &str) -> Option<(u8, u32, &str, &str)> {
        typed(text).map(|found| (found.level, found.ordinal, found.number, found.rest))
    }

    #[test]
    fn the_four_levels_of_the_standard_are_read() {
        assert_eq!(read("一、情况"), Some((1, 1, "一、", "情况")));
        assert_eq!(read("（十二）强化"), Some((2, 12, "（十二）", "强化")));
        assert_eq!(read("1.学法"), Some((3, 1, "1.", "学法")));
        assert_eq!(read("（3）学法"), Some((4, 3, "（3）", "学法")));
    }

    #[test]
    fn unusual_ways_to_type_a_number_are_read_and_kept_as_typed() {
        assert_eq!(read("1、强化"), Some((3, 1, "1、", "强化")));
        assert_eq!(read("(二) 继续"), Some((2, 2, "(二)", "继续")));
        assert_eq!(read("（二)继续"), Some((2, 2, "（二)", "继续")));
        assert_eq!(read("一)继续"), Some((2, 1, "一)", "继续")));
        assert_eq!(read("（一）、继续"), Some((2, 1, "（一）、", "继续")));
        assert_eq!(read("　　三．做法"), Some((1, 3, "三．", "做法")));
        assert_eq!(read("12．做法"), Some((3, 12, "12．", "做法")));
        assert_eq!(read("①做法"), Some((4, 1, "①", "做法")));
        assert_eq!(read("1.2024年以来"), Some((3, 1, "1.", "2024年以来")));
        assert_eq!(read("2. 2024年"), Some((3, 2, "2.", "2024年")));
        assert_eq!(read("一、"), Some((1, 1, "一、", "")));
        assert_eq!(read("（ 一 ） 做法"), Some((2, 1, "（ 一 ）", "做法")));
        assert_eq!(read("２、做法"), Some((3, 2, "２、", "做法")));
        assert_eq!(read("3)做法"), Some((4, 3, "3)", "做法")));
        assert_eq!(read("㈡做法"), Some((2, 2, "㈡", "做法")));
        assert_eq!(read("⒊做法"), Some((3, 3, "⒊", "做法")));
        assert_eq!(read("⑷做法"), Some((4, 4, "⑷", "做法")));
        assert_eq!(read("第二部分 做法"), Some((1, 2, "第二部分", "做法")));
        assert_eq!(read("第二部分：做法"), Some((1, 2, "第二部分：", "做法")));
    }

    #[test]
    fn quantities_dates_and_plain_words_are_no_numbers() {
        for text in [
            "2.5万元",
            "3月15日",
            "12·4宪法日",
            "一是成立",
            "十九大以来",
            "一村一顾问",
            "2024年",
            "65件",
            "3、5月",
            "３．１５活动",
            "三、四季度共开展",
            "十一、十二月",
            "第一部分群众",
            "第3部分 做法",
            "",
            "（含社区）",
            "“一",
            "第一、",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn computed_numbers_start_again_under_each_higher_heading() {
        let kinds = [
            BlockKind::Heading1,
            BlockKind::Heading2,
            BlockKind::Body,
            BlockKind::Heading2,
            BlockKind::Heading3,
            BlockKind::Heading4,
            BlockKind::Heading1,
            BlockKind::Heading2,
        ];
        let blocks: Vec<Block> = (1..)
            .zip(kinds)
            .map(|(id, kind)| Block::new(id, kind, "文"))
            .collect();
        let numbers: Vec<_> = computed(&blocks)
            .into_iter()
            .map(Option::unwrap_or_default)
            .collect();
        assert_eq!(
            numbers,
            [
                "一、",
                "（一）",
                "",
                "（二）",
                "1.",
                "（1）",
                "二、",
                "（一）"
            ]
        );
    }

    #[test]
    fn every_computed_number_is_read_back_at_its_level() {
        for level in 1..=4 {
            for ordinal in 1..=40 {
                let text = format!("{}文字", write(level, ordinal));
                assert_eq!(
                    read(&text).map(|found| (found.0, found.1, found.3)),
                    Some((level, ordinal, "文字"))
                );
            }
        }
    }
}
