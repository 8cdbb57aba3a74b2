//! What in a text has to be looked at again when the text is taken over: numbers, years, 今年,
//! meetings with an ordinal, persons and their posts.
//!
//! | module | what it finds |
//! |---|---|
//! | `year` | 2025年, 2025年11月1日, 2021—2025年, 〔2025〕3号 |
//! | `meeting` | 第三次会议, 党的二十大, 二十届三中全会 |
//! | `number` | 4次, 1.2万人次, 3～5名, 12月1—7日, “八五” |
//! | `person` | 镇长林致和, 由张明任组长, 党委书记、镇长 as heads of a group |
//!
//! Better a person whose name is missed than paragraphs in which every other word is lit: what finds
//! nothing but words (以身作则, 一岗双责, 三项制度, “3·15”) is left alone.

mod meeting;
pub(crate) mod number;
mod person;
pub(crate) mod year;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Kind;
use crate::inline::{Inline, pieces};

/// A place in a text that has to be looked at again, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// The tokens of a text in order; none lies over another or over a reference to a figure.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut from = 0;
    for piece in pieces(text) {
        match piece {
            Inline::Text(plain) => {
                let found = plain_tokens(plain, from == 0);
                tokens.extend(found.into_iter().map(|token| Token {
                    start: token.start + from,
                    end: token.end + from,
                    ..token
                }));
                from += plain.len();
            }
            Inline::Figure(id) => from += crate::inline::reference(id).len(),
        }
    }
    tokens
}

/// `first`: whether the text begins a paragraph, where a number can be that of an item.
fn plain_tokens(text: &str, first: bool) -> Vec<Token> {
    let mut tokens = year::tokens(text);
    for more in [
        meeting::tokens(text),
        this_year(text),
        number::tokens(text, first),
        person::tokens(text),
    ] {
        add(&mut tokens, more);
    }
    tokens
}

/// Adds what lies over none of those found before.
fn add(tokens: &mut Vec<Token>, more: Vec<Token>) {
    let before = tokens.len();
    for token in more {
        let at = tokens[..before].partition_point(|other| other.end <= token.start);
        if tokens[..before]
            .get(at)
            .is_none_or(|other| other.start >= token.end)
        {
            tokens.push(token);
        }
    }
    tokens.sort_unstable();
}

/// 今年 and the like: they point to another year as soon as the report is another year's.
fn this_year(text: &str) -> Vec<Token> {
    const WORDS: [&str; 14] = [
        "今年",
        "去年",
        "明年",
        "前年",
        "本年度",
        "本年",
        "上一年度",
        "上一年",
        "上年度",
        "上年",
        "下一年度",
        "下一年",
        "下年度",
        "当年",
    ];
    static FOUND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&WORDS));
    places(&FOUND, text)
        .map(|(start, end)| Token {
            start,
            end,
            kind: Kind::ThisYear,
        })
        .collect()
}

/// Looks for words in one pass; of those that begin at one place the first in the list. `None` if there
/// are more than can be looked for, which no list here has.
fn finder(words: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(words)
        .ok()
}

/// Where a text has one of the words, from and to, in order; none over another.
fn places<'a>(
    finder: &'a Option<AhoCorasick>,
    text: &'a str,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    finder
        .iter()
        .flat_map(move |finder| finder.find_iter(text))
        .map(|found| (found.start(), found.end()))
}

/// Characters that count in Chinese.
pub(super) const NUMERALS: &str = "一二三四五六七八九十";

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
    fn what_is_found_first_keeps_its_place() {
        assert_eq!(
            found("今年以来，召开党的二十届三中全会后，2025年3月起调解⟦disputes_total⟧，成功6件"),
            ["今年", "二十届三中全会", "2025年3月", "6件"]
        );
    }

    #[test]
    fn a_reference_to_a_figure_is_no_number() {
        assert_eq!(found("学法⟦a_1⟧次，讲课⟦b2⟧"), Vec::<&str>::new());
    }
}
