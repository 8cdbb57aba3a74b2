//! Numbers with what they count.

use super::{NUMERALS, Token};
use crate::carried::Kind;
use crate::compare::units::number as digits;
use crate::numbering::typed;

/// 量词 and what else stands behind a number, the longer before what they begin with.
const UNITS: [&str; 96] = [
    "个百分点",
    "个工作日",
    "平方公里",
    "平方米",
    "工作日",
    "立方米",
    "百分点",
    "人次",
    "场次",
    "户次",
    "家次",
    "件次",
    "班次",
    "车次",
    "公里",
    "公斤",
    "公顷",
    "千米",
    "千瓦",
    "千克",
    "小时",
    "分钟",
    "课时",
    "学时",
    "季度",
    "个月",
    "元",
    "次",
    "件",
    "场",
    "份",
    "人",
    "名",
    "户",
    "期",
    "起",
    "项",
    "个",
    "处",
    "条",
    "块",
    "篇",
    "册",
    "支",
    "台",
    "套",
    "部",
    "艘",
    "架",
    "间",
    "家",
    "辆",
    "吨",
    "亩",
    "米",
    "只",
    "头",
    "轮",
    "批",
    "类",
    "届",
    "号",
    "所",
    "座",
    "面",
    "幅",
    "张",
    "段",
    "字",
    "倍",
    "级",
    "周",
    "位",
    "本",
    "盏",
    "株",
    "棵",
    "桩",
    "宗",
    "笔",
    "封",
    "度",
    "堂",
    "节",
    "集",
    "站",
    "岁",
    "组",
    "队",
    "片",
    "村",
    "社",
    "例",
    "天",
    "日",
    "年",
];

/// What stands between the ends of a range.
const DASHES: [char; 7] = ['～', '~', '—', '–', '-', '－', '至'];

/// The longest 量词 that a text begins with, in bytes; 0 where there is none.
#[must_use]
pub fn unit(text: &str) -> usize {
    UNITS
        .iter()
        .filter(|unit| text.starts_with(**unit))
        .map(|unit| unit.len())
        .max()
        .unwrap_or(0)
}

/// The numbers of a text in digits, and those in Chinese numerals that surely count something.
pub(super) fn tokens(text: &str, first: bool) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = if first { item(text) } else { 0 };
    let mut before = text[..at].chars().next_back().unwrap_or(' ');
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, is_token) = match digits(rest) {
            0 => match counted(rest, before) {
                0 => (c.len_utf8(), false),
                length => (length, true),
            },
            _ => arabic(rest, before),
        };
        if is_token {
            tokens.push(Token {
                start: at,
                end: at + length,
                kind: Kind::Number,
            });
        }
        at += length;
        before = text[..at].chars().next_back().unwrap_or(' ');
    }
    tokens
}

/// Length of the number of an item that a paragraph begins with: 1., （2）, 附件：1.
fn item(text: &str) -> usize {
    let label = ["附件：", "附件:", "附件"]
        .iter()
        .find(|label| text.starts_with(**label));
    let start = label.map_or(0, |label| label.len());
    match typed(&text[start..]) {
        Some(number) if number.level > 2 => text.len() - number.rest.len(),
        _ => start,
    }
}

/// Length of what begins with digits, and whether it is a number: 3·15, 5G and “12345” are names.
fn arabic(text: &str, before: char) -> (usize, bool) {
    let plain = digits(text);
    let rest = &text[plain..];
    if let Some(day) = rest.strip_prefix(['·', '・', '•', '‧'])
        && digits(day) > 0
    {
        return (text.len() - day.len() + digits(day), false);
    }
    let quoted = matches!(before, '“' | '"' | '‘') && rest.starts_with(['”', '"', '’']);
    let part_of_word =
        before.is_ascii_alphabetic() || rest.starts_with(|c: char| c.is_ascii_alphabetic());
    if quoted || part_of_word {
        return (plain, false);
    }
    let mut end = quantity(text);
    // 3～5名, 10万元～50万元, 12月1—7日
    while let Some(next) = text[end..].strip_prefix(DASHES)
        && digits(next) > 0
    {
        end = text.len() - next.len() + quantity(next);
    }
    (end, true)
}

/// Length of a number with 万, 余 and its unit; of a month with its day.
fn quantity(text: &str) -> usize {
    let blank = |at: usize| at + (text[at..].len() - text[at..].trim_start_matches(' ').len());
    let mut end = digits(text);
    let behind = blank(end);
    for c in text[behind..].chars() {
        if !matches!(c, '千' | '万' | '亿' | '余' | '多') {
            break;
        }
        end = end.max(behind) + c.len_utf8();
    }
    let behind = blank(end);
    if let Some(day) = text[behind..].strip_prefix('月') {
        let day_at = text.len() - day.len();
        let days = digits(day);
        return match day[days..].chars().next() {
            Some(c @ ('日' | '号')) if days > 0 => day_at + days + c.len_utf8(),
            Some(c) if days > 0 && DASHES.contains(&c) => day_at + days,
            _ => day_at,
        };
    }
    if let Some(c @ ('%' | '％' | '‰')) = text[behind..].chars().next() {
        return behind + c.len_utf8();
    }
    match unit(&text[behind..]) {
        0 => end,
        length => behind + length,
    }
}

/// Length of 一个, 两次, “八五” where they surely count; 0 where they may be words.
fn counted(text: &str, before: char) -> usize {
    if NUMERALS.contains(before) {
        return 0;
    }
    let rest = text.trim_start_matches(|c| NUMERALS.contains(c) || c == '两');
    let numeral = &text[..text.len() - rest.len()];
    if numeral.is_empty() {
        return 0;
    }
    // “八五”普法, “十四五”时期: five-year plans.
    if matches!(before, '“' | '"') && rest.starts_with(['”', '"']) && numeral.ends_with('五') {
        return numeral.len();
    }
    let end = unit(rest);
    // 关键一年, 第二天 tell a time and count nothing.
    let is_word = end == 0
        || rest.starts_with(['年', '天', '日'])
        || matches!(
            before,
            '第' | '“' | '《' | '（' | '新' | '老' | '每' | '其' | '之'
        )
        || numeral.chars().count() > 3;
    // 三项制度 is a name, 复验示范村一个。 a count: it ends there.
    let ends = rest[end..].starts_with(['，', '。', '；', '、', '）', '：'])
        || rest[end..].is_empty()
        || rest[end..].starts_with("以上");
    let behind_noun = before.is_alphabetic();
    if !is_word && ends && behind_noun {
        numeral.len() + end
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        tokens(text, true)
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect()
    }

    #[test]
    fn a_number_is_found_with_what_it_counts() {
        assert_eq!(
            found(
                "送法20场次、受教育1.2万人次，40 余次，2千余份，93.8%，3400余件，18.6万元，7亿元"
            ),
            [
                "20场次",
                "1.2万人次",
                "40 余次",
                "2千余份",
                "93.8%",
                "3400余件",
                "18.6万元",
                "7亿元"
            ]
        );
    }

    #[test]
    fn ranges_and_days_are_one_number() {
        assert_eq!(
            found("选派3～5名，10万元～50万元，12月1—7日，10月，截至12月底，30日内，1—11月"),
            [
                "3～5名",
                "10万元～50万元",
                "12月1—7日",
                "10月",
                "12月",
                "30日",
                "1—11月"
            ]
        );
    }

    #[test]
    fn names_with_digits_are_no_numbers() {
        for text in [
            "“3·15”国际消费者权益日",
            "5G基站",
            "“12345”热线",
            "A4纸",
            "LED",
            "1.健全制度",
            "（2）规范办案",
            "附件：1.统计表",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn chinese_numerals_count_only_where_they_cannot_be_words() {
        assert_eq!(
            found("复验示范村一个，学习两次；“八五”普法，迎接“十五五”"),
            ["一个", "两次", "八五", "十五五"]
        );
        for text in [
            "三项制度",
            "一岗双责",
            "一是成立",
            "第一责任人",
            "两个维护",
            "“一件事”",
            "一站式",
            "谁都一样",
            "三重一大",
            "每一次，",
            "关键一年。",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
