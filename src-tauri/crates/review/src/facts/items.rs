//! Items of running text: 一是……二是……三是…….

use report::numbering;

use super::Fact;
use crate::context::Context;
use crate::text::{Line, Text};

/// The 一是, 二是 … of a line.
pub(crate) struct Items(pub Vec<Item>);

/// One 一是 or its like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// Where 一是 starts in its line.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// 1 for 一是.
    pub ordinal: u32,
    /// Whether 。；： or the beginning of the line stands before it, and not a comma.
    pub stands_apart: bool,
}

/// The numerals that count items.
pub(crate) const NUMERALS: &str = "一二三四五六七八九十";

impl Fact for Items {
    fn of(line: &Line, _: &Context) -> Self {
        let text = line.text.as_str();
        let mut items = Vec::new();
        for (at, word) in text.match_indices('是') {
            let numeral = text[..at]
                .char_indices()
                .rev()
                .take(3)
                .take_while(|(_, c)| NUMERALS.contains(*c));
            let Some((start, _)) = numeral.last() else {
                continue;
            };
            let Some(ordinal) = ordinal(&text[start..at]) else {
                continue;
            };
            let before = line.before(start).filter(|c| !c.is_whitespace());
            let stands = before.is_none_or(|c| "。；：，、;:,".contains(c));
            let end = at + word.len();
            // 一是一，二是二
            let mut behind = text[end..].chars();
            let is_saying = behind.next().is_some_and(|c| NUMERALS.contains(c))
                && behind
                    .next()
                    .is_none_or(|c| "，、。；”".contains(c) || NUMERALS.contains(c));
            if stands && !is_saying {
                items.push(Item {
                    start,
                    end,
                    ordinal,
                    stands_apart: before.is_none_or(|c| !"，、,".contains(c)),
                });
            }
        }
        Self(items)
    }
}

/// Reads 一 to 九十九.
fn ordinal(numeral: &str) -> Option<u32> {
    numbering::typed(&format!("（{numeral}）")).map(|found| found.ordinal)
}

/// The items of one list with their lines, from 一是 to the last before the next list.
pub(crate) type ItemList<'a> = Vec<(&'a Line, Item)>;

/// The lists of a report, in order. A list runs on over paragraphs and ends at a heading.
pub(crate) fn item_lists<'a>(text: &'a Text, context: &Context) -> Vec<ItemList<'a>> {
    let mut lists: Vec<ItemList> = vec![Vec::new()];
    for line in &text.lines {
        if line.kind.level().is_some() || !line.kind.is_text() {
            lists.push(Vec::new());
        }
        if !line.kind.is_text() {
            continue;
        }
        for item in &line.fact::<Items>(context).0 {
            if item.ordinal == 1 {
                lists.push(Vec::new());
            }
            if let Some(list) = lists.last_mut() {
                list.push((line, *item));
            }
        }
    }
    lists.retain(|list| !list.is_empty());
    lists
}
