//! Meetings with an ordinal: each year has others.

use super::{NUMERALS, Token};
use crate::carried::Kind;

/// 第三次会议, 第十四届, 党的二十大, 二十届三中全会, 二十届历次全会. Several in a row are one.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut counting = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if counting { None } else { meeting(rest) };
        let Some(length) = length else {
            counting = NUMERALS.contains(c);
            at += c.len_utf8();
            continue;
        };
        match tokens.last_mut() {
            Some(last) if matches!(&text[last.end..at], "和" | "、" | "及" | "与") => {
                last.end = at + length;
            }
            _ => tokens.push(Token {
                start: at,
                end: at + length,
                kind: Kind::Meeting,
            }),
        }
        at += length;
        counting = false;
    }
    tokens
}

/// Length of the meeting that a text begins with.
fn meeting(text: &str) -> Option<usize> {
    let rest = ordinal(text)
        .or_else(|| congress(text))
        .or_else(|| session(text))?;
    Some(text.len() - rest.len())
}

/// 第三次（全体）会议, 第十四届.
fn ordinal(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('第')?;
    let chinese = inner.trim_start_matches(|c| NUMERALS.contains(c));
    let rest = if chinese.len() < inner.len() {
        chinese
    } else {
        inner.trim_start_matches(|c: char| c.is_ascii_digit())
    };
    if rest.len() == inner.len() {
        return None;
    }
    let number = &inner[..inner.len() - rest.len()];
    let rest = rest.strip_prefix(['次', '届'])?;
    let named = ["全体会议", "会议", "代表大会", "党代会", "全会", "常委会"]
        .iter()
        .find_map(|name| rest.strip_prefix(*name));
    // 第一次 is a turn of speech, unless a meeting follows.
    if named.is_none() && matches!(number, "一" | "1") {
        return None;
    }
    Some(named.unwrap_or(rest))
}

/// 二十大: 十大 alone is a ranking.
fn congress(text: &str) -> Option<&str> {
    let rest = numerals(text)?;
    let number = &text[..text.len() - rest.len()];
    (number.chars().count() >= 2 && number.contains('十')).then_some(())?;
    rest.strip_prefix('大')
        .filter(|rest| !rest.starts_with(['类', '项', '重', '措']))
}

/// 二十届三中全会, 二十届二中、三中全会, 二十届历次全会, 三中全会.
fn session(text: &str) -> Option<&str> {
    let after = numerals(text)?;
    if let Some(rest) = after.strip_prefix('届') {
        return rest
            .strip_prefix("历次全会")
            .or_else(|| plenums(rest))
            .or_else(|| rest.strip_prefix("中央委员会").and_then(ordinal));
    }
    plenums(text)
}

/// 三中全会, 二中、三中全会.
fn plenums(text: &str) -> Option<&str> {
    // A congress has seven.
    const MOST: usize = 7;
    let mut rest = text;
    for _ in 0..MOST {
        let next = numerals(rest)?.strip_prefix('中')?;
        if let Some(end) = next.strip_prefix("全会") {
            return Some(end);
        }
        rest = next.strip_prefix(['、', '和'])?;
    }
    None
}

fn numerals(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c| NUMERALS.contains(c));
    (rest.len() < text.len()).then_some(rest)
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
    fn meetings_with_an_ordinal_are_found() {
        assert_eq!(
            found("全面落实党的二十大和二十届历次全会精神"),
            ["二十大和二十届历次全会"]
        );
        assert_eq!(
            found("党的二十大和二十届二中、三中全会精神"),
            ["二十大和二十届二中、三中全会"]
        );
        assert_eq!(
            found("镇第十九届人民代表大会第3次会议，党委第二次全体会议，三中全会"),
            ["第十九届", "第3次会议", "第二次全体会议", "三中全会"]
        );
        assert_eq!(found("党的十九大、二十大丰富内涵"), ["十九大、二十大"]);
        assert_eq!(found("党的二十大以来"), ["二十大"]);
    }

    #[test]
    fn other_ordinals_are_words() {
        for text in [
            "第一责任人",
            "第一时间",
            "第一次走进课堂",
            "十大类",
            "第三方评查",
            "一中心",
            "开学第一课",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
