//! P14: the items of one list end alike.

use crate::context::Context;
use crate::facts::{Item, item_lists};
use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 各项末尾的标点不一致
    ///
    /// **查什么**　同一组“一是……二是……三是……”，各项末尾要么都用分号、要么都用句号（最后一项用句号），不混着用。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.6：分号用于并列分句之间，用了就要一贯到底。混用的地方多半是后加的一项。
    ///
    /// **错**　一是健全机制。二是强化督导；三是严格考核。四是总结经验。
    ///
    /// **对**　一是健全机制。二是强化督导。三是严格考核。四是总结经验。
    ITEM_ENDS = "P14", "各项末尾的标点不一致", Suspected, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.6：并列分句之间的分号应当一贯",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for list in item_lists(text, context) {
        let counts_up = (1..)
            .zip(&list)
            .all(|(right, (_, item))| item.ordinal == right);
        // What stands behind each item but the last.
        let ends: Vec<(&Line, usize, char)> = list
            .windows(2)
            .filter_map(|pair| match pair {
                [(line, item), next] => end(line, *item, next),
                _ => None,
            })
            .collect();
        let count = |mark| ends.iter().filter(|(_, _, c)| *c == mark).count();
        let (semicolons, stops) = (count('；'), count('。'));
        if !counts_up || semicolons == 0 || stops == 0 {
            continue;
        }
        let (odd, usual) = if semicolons > stops {
            ('。', '；')
        } else {
            ('；', '。')
        };
        for (line, at, c) in &ends {
            if *c == odd {
                let end = at + c.len_utf8();
                let edit = Edit::replace(line, *at, end, usual.to_string());
                found.push(
                    Found::new(
                        line,
                        *at,
                        end,
                        format!("这一组别的项末尾用“{usual}”，这里用了“{odd}”。"),
                    )
                    .fix(Fix::new(format!("改为“{usual}”"), vec![edit])),
                );
            }
        }
    }
    found
}

/// The mark behind an item: before the next in the same line, else at the end of its line.
fn end<'a>(line: &'a Line, item: Item, next: &(&Line, Item)) -> Option<(&'a Line, usize, char)> {
    let text = line.text.as_str();
    let to = if next.0.id == line.id {
        next.1.start
    } else {
        text.len()
    };
    let part = text.get(item.end..to)?.trim_end();
    let mark = part
        .chars()
        .next_back()
        .filter(|c| matches!(c, '；' | '。'))?;
    Some((line, item.end + part.len() - mark.len_utf8(), mark))
}
