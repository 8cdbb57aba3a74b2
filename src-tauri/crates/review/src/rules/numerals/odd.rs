//! D3: 余 and 多 behind round numbers only.

use crate::context::Context;
use crate::facts::Quantities;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # “余”“多”前面不是整数
    ///
    /// **查什么**　“余”“多”表示整数以外还有零头，前面应当是 10、20、100 这样的整数；“18余次”“65多件”自相矛盾。阿拉伯数字后面
    /// 也不用“几”。
    ///
    /// **为什么**　已经数到个位了，就没有“余”；要么写准确的数，要么写整数加“余”。
    ///
    /// **错**　开展各类学习会18余次
    ///
    /// **对**　开展各类学习会18次（或者10余次）
    ODD = "D3", "“余”“多”前面不是整数", Certain, Numerals, on,
    "“余”“多”表示整数之外的零头（《出版物上数字用法》GB/T 15835-2011 对概数的规定）",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains(['余', '多', '几']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for quantity in &line.fact::<Quantities>(context).0 {
        let scale = &text[quantity.scale.clone()];
        let Some(word) = scale
            .chars()
            .next()
            .filter(|c| matches!(c, '余' | '多' | '几'))
        else {
            continue;
        };
        let digits = &text[quantity.digits.clone()];
        let from = quantity.digits.end;
        let to = quantity.scale.start + word.len_utf8();
        // 12345多渠道: only what is counted has a unit.
        let is_counted = !quantity.unit.is_empty()
            || scale[word.len_utf8()..].starts_with(['万', '千', '亿', '百']);
        let is_round = digits.ends_with('0') && !digits.contains('.') && digits.len() > 1;
        if !is_counted || is_round && word != '几' {
            continue;
        }
        let gone = Fix::new(
            format!("删去“{word}”"),
            vec![Edit::replace(line, from, to, "")],
        );
        let mark = Found::new(
            line,
            quantity.digits.start,
            to,
            if word == '几' {
                format!("“{digits}几”把阿拉伯数字和“几”混在一起。")
            } else {
                format!("“{digits}”不是整数，后面不用“{word}”。")
            },
        )
        .fix(gone);
        let is_sure = word != '几'
            && (2..=4).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && scale.len() == word.len_utf8();
        found.push(if is_sure {
            mark
        } else {
            mark.at(Level::Suspected)
        });
    }
    found
}
