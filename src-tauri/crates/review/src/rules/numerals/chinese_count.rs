//! D5: 示范村一个 among Arabic figures.

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::facts::{NUMERALS, Quantities};
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 数量有的用汉字、有的用阿拉伯数字
    ///
    /// **查什么**　别的数量都用阿拉伯数字，这里却用了汉字：“示范村一个”。“一个”“一次”也常常不是数量，所以默认不查。
    ///
    /// **为什么**　《出版物上数字用法》（GB/T 15835-2011）：统计数字用阿拉伯数字，同一份文件里形式统一。
    ///
    /// **错**　创建示范村一个、示范户12户
    ///
    /// **对**　创建示范村1个、示范户12户
    CHINESE_COUNT = "D5", "数量有的用汉字、有的用阿拉伯数字", Hint, Numerals, off,
    "《出版物上数字用法》（GB/T 15835-2011）：统计数字用阿拉伯数字，形式统一",
    Line(check)
}

const UNITS: [char; 14] = [
    '个', '次', '场', '件', '名', '份', '条', '起', '户', '处', '期', '家', '人', '项',
];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !line.kind.is_text() || !text.contains(UNITS) {
        return Vec::new();
    }
    let figures = line.fact::<Quantities>(context);
    if figures
        .0
        .iter()
        .all(|quantity| matches!(quantity.unit(text), "" | "年" | "月" | "日"))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, unit) in text.match_indices(UNITS) {
        let end = at + unit.len();
        let numeral = text[..at]
            .char_indices()
            .rev()
            .take(3)
            .take_while(|(_, c)| NUMERALS.contains(*c) || *c == '两');
        let Some((start, _)) = numeral.last() else {
            continue;
        };
        let counts = line
            .before(start)
            .is_some_and(|c| is_ideograph(c) && !"第每某这那任同另各有".contains(c));
        let is_last = line.after(end).is_none_or(|c| "，。；、".contains(c));
        if counts && is_last {
            found.push(Found::new(
                line,
                start,
                end,
                "别的数量用阿拉伯数字，这里用了汉字。",
            ));
        }
    }
    found
}
