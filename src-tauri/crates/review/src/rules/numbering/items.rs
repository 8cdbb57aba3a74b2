//! N9: 一是、二是、三是 without gap.

use report::numbering;

use super::sequence;
use crate::context::Context;
use crate::facts::{Item, NUMERALS, item_lists};
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # “一是、二是”不连续
    ///
    /// **查什么**　同一个标题下面的“一是……二是……三是……”应当从“一是”起，依次往下，不缺、不重，至少有两项；段落另起一行
    /// 接着写“二是”的也算连着。前面用“一是、二是”，后面写“第三，”的也报。
    /// “一是一，二是二”“第一是”不算。
    ///
    /// **为什么**　改稿时删一项、并一项，后面的序号常常忘了跟着改，念稿子的人念到这里会停下来。
    ///
    /// **错**　一是健全机制。三是强化督导。
    ///
    /// **对**　一是健全机制。二是强化督导。
    ITEMS = "N9", "“一是、二是”不连续", Certain, Numbering, on,
    "并列事项的序次语应当连续（《标点符号用法》GB/T 15834-2011 对序次语的规定）",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for list in item_lists(text, context) {
        look_at(&list, text, &mut found);
    }
    found
}

/// The most items that one fix renumbers.
const MOST: usize = 50;
/// How far 二来 is looked for behind 一是, in characters.
const FAR: usize = 120;

/// Looks at a list from its 一是 to the last item before the next list.
fn look_at(list: &[(&Line, Item)], text: &Text, found: &mut Vec<Found>) {
    if let [(line, only)] = list
        && only.ordinal == 1
        && only.stands_apart
        && !goes_on_otherwise(line, *only, text)
    {
        let mark = Found::new(line, only.start, only.end, "只有“一是”，没有“二是”。");
        found.push(mark.at(Level::Suspected));
    }
    found.extend(otherwise(list));
    let is_plain = is_plain(list);
    let ordinals: Vec<u32> = list.iter().map(|(_, item)| item.ordinal).collect();
    for wrong in sequence::wrong(&ordinals, 0) {
        let (line, item) = &list[wrong.at];
        let message = sequence::message(
            &write(item.ordinal),
            &write(wrong.right),
            item.ordinal,
            wrong.before,
        );
        let mut mark = Found::new(line, item.start, item.end, message);
        if list.len() - wrong.at <= MOST {
            mark = mark.fix(renumbering(&list[wrong.at..], wrong.right));
        }
        found.push(if is_plain {
            mark
        } else {
            mark.at(Level::Suspected)
        });
    }
}

/// 一是……二是……第三，……: the next item, counted in another manner.
fn otherwise(list: &[(&Line, Item)]) -> Option<Found> {
    let [(line, first), .., (other, last)] = list else {
        return None;
    };
    if first.ordinal != 1 || line.id != other.id {
        return None;
    }
    let next = last.ordinal + 1;
    let right = write(next);
    let written = format!("第{}，", right.trim_end_matches('是'));
    let rest = &line.text[last.end..];
    let at = rest
        .match_indices(written.as_str())
        .map(|(at, _)| at)
        .find(|at| rest[..*at].ends_with(['。', '；']))?;
    let start = last.end + at;
    let end = start + written.len();
    Some(
        Found::new(
            line,
            start,
            end,
            format!("前面用的是“一是、二是”，这里接着写“{right}”。"),
        )
        .fix(Fix::replace(line, start, end, right))
        .at(Level::Suspected),
    )
}

/// Whether 二 may be said in other words: 另一方面, 二来, 其次, 二要.
fn goes_on_otherwise(line: &Line, item: Item, text: &Text) -> bool {
    const WORDS: [&str; 12] = [
        "二来", "二则", "再是", "还是", "另外", "另一", "其次", "二要", "第二", "二、", "其二",
        "二为",
    ];
    let next = text.place(line.id).and_then(|at| text.lines.get(at + 1));
    let next = next.map_or("", |line| line.text.as_str());
    let parts = [&line.text[item.end..], next].map(|part| {
        let end = part.char_indices().nth(FAR);
        &part[..end.map_or(part.len(), |(at, _)| at)]
    });
    WORDS
        .iter()
        .any(|word| parts.iter().any(|part| part.contains(word)))
}

/// Whether the list leaves no doubt: all in one line, counting up from 一是 without a step back, the
/// missing number nowhere in other words.
fn is_plain(list: &[(&Line, Item)]) -> bool {
    let [(line, first), .., (_, last)] = list else {
        return false;
    };
    let numbers: Vec<u32> = list.iter().map(|(_, item)| item.ordinal).collect();
    let part = &line.text[first.start..];
    first.ordinal == 1
        && list
            .iter()
            .all(|(other, item)| other.id == line.id && item.stands_apart)
        && numbers.windows(2).all(|pair| pair[0] < pair[1])
        && (2..last.ordinal)
            .filter(|number| !numbers.contains(number))
            .all(|number| {
                !NUMERALS
                    .chars()
                    .nth(number as usize - 1)
                    .is_some_and(|c| part.contains(c))
            })
}

fn renumbering(list: &[(&Line, Item)], first: u32) -> Fix {
    let edits: Vec<Edit> = list
        .iter()
        .zip(first..)
        .filter(|((_, item), right)| item.ordinal != *right)
        .map(|((line, item), right)| Edit::replace(line, item.start, item.end, write(right)))
        .collect();
    if edits.len() == 1 {
        Fix::new(format!("改为“{}”", write(first)), edits)
    } else {
        Fix::new(format!("从“{}”起依次重新编号", write(first)), edits)
    }
}

fn write(ordinal: u32) -> String {
    format!("{}是", numbering::write(1, ordinal).trim_end_matches('、'))
}
