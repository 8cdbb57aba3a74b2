//! D4: 约 and 余, one of them.

use crate::context::Context;
use crate::facts::{Quantities, Quantity};
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 概数的说法重复
    ///
    /// **查什么**　“约……余”“近……多”“……左右以上”“超过……以上”“约……左右”：前面已经说了是大概，后面又说一遍，或者前后矛盾。“达……余”只作提示。
    ///
    /// **为什么**　一个数只用一种说法表示大概；“超过100人以上”“近40余次”到底是多是少，说不清。
    ///
    /// **错**　发放资料约3000余份
    ///
    /// **对**　发放资料3000余份（或者约3000份）
    TWO_APPROXIMATIONS = "D4", "概数的说法重复", Suspected, Numerals, on,
    "表示概数的词语不重复使用（《出版物上数字用法》GB/T 15835-2011 对概数的规定）",
    Line(check)
}

/// 20%左右以上, 100余人以上.
fn behind(line: &Line, quantity: &Quantity) -> Option<Found> {
    const WORDS: [&str; 4] = ["以上", "以下", "左右", "上下"];
    let text = line.text.as_str();
    let first = &text[quantity.trail.clone()];
    let rest = &text[quantity.trail.end..];
    let scale = &text[quantity.scale.clone()];
    let is_about = matches!(first, "左右" | "上下" | "以上");
    if quantity.unit(text) == "年" || !is_about {
        return None;
    }
    let (word, start, end) = match WORDS.iter().find(|word| rest.starts_with(**word)) {
        Some(second) => (
            *second,
            quantity.trail.end,
            quantity.trail.end + second.len(),
        ),
        None if scale.ends_with(['余', '多']) => {
            (first, quantity.trail.start, quantity.trail.end)
        }
        None => return None,
    };
    let edit = Edit::replace(line, start, end, "");
    Some(
        Found::new(
            line,
            quantity.digits.start,
            end,
            format!("后面已经表示大概，“{word}”是多余的。"),
        )
        .fix(Fix::new(format!("删去“{word}”"), vec![edit])),
    )
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for quantity in &line.fact::<Quantities>(context).0 {
        if quantity.lead.is_empty() {
            found.extend(behind(line, quantity));
            continue;
        }
        let lead = text[quantity.lead.clone()].trim_end();
        let scale = &text[quantity.scale.clone()];
        let odd = scale
            .char_indices()
            .find(|(_, c)| matches!(c, '余' | '多'))
            .map(|(at, c)| {
                let from = quantity.scale.start + at;
                (from, from + c.len_utf8())
            });
        let Some((from, to)) = odd.or_else(|| {
            Some((quantity.trail.start, quantity.trail.end)).filter(|(from, to)| from < to)
        }) else {
            continue;
        };
        let trail = &text[from..to];
        let reaches = matches!(lead, "达" | "多达" | "高达" | "突破");
        // 达100%以上 says that it is reached.
        if reaches && matches!(trail, "以上" | "以下") || quantity.unit(text) == "年" {
            continue;
        }
        let end = to.max(quantity.unit.end);
        let without = |from: usize, to: usize| {
            let gone = text[from..to].trim();
            Fix::new(
                format!("删去“{gone}”"),
                vec![Edit::replace(line, from, to, "")],
            )
        };
        let mark = Found::new(
            line,
            quantity.lead.start,
            end,
            format!("“{lead}”和“{trail}”都表示大概，留一个。"),
        )
        .fix(without(quantity.lead.start, quantity.lead.end))
        .fix(without(from, to));
        found.push(if reaches { mark.at(Level::Hint) } else { mark });
    }
    found
}
