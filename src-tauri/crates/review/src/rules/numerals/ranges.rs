//! D7: 15万～30万 and not 15～30万.

use crate::context::Context;
use crate::facts::Quantities;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 起止数字的前一个缺单位
    ///
    /// **查什么**　用连接号表示范围时，前一个数的“万”“亿”“%”不省略。
    ///
    /// **为什么**　《出版物上数字用法》（GB/T 15835-2011）：数值范围中前后两个数的附加符号、“万”“亿”都要写，免得误会成
    /// 15 元到 30 万元。
    ///
    /// **错**　15～30万元；63～68%
    ///
    /// **对**　15万～30万元；63%～68%
    RANGES = "D7", "起止数字的前一个缺单位", Hint, Numerals, on,
    "《出版物上数字用法》（GB/T 15835-2011）：数值范围前后两个数的“万”“亿”“%”都要写",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains(['～', '~', '—', '-', '－']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for pair in line.fact::<Quantities>(context).0.windows(2) {
        let [first, second] = pair else { continue };
        let bare = first.scale.is_empty() && first.unit.is_empty() && first.trail.is_empty();
        let between = text.get(first.digits.end..second.digits.start);
        if !bare || !matches!(between, Some("～" | "~" | "—" | "-" | "－" | "——")) {
            continue;
        }
        let scale = &text[second.scale.clone()];
        let unit = if scale.starts_with(['万', '亿']) {
            scale.chars().next().map(String::from)
        } else {
            Some(second.unit(text))
                .filter(|unit| matches!(*unit, "%" | "％"))
                .map(str::to_owned)
        };
        let Some(unit) = unit else { continue };
        let (start, end) = (first.digits.start, first.digits.end);
        found.push(
            Found::new(line, start, end, format!("前一个数后面也要写“{unit}”。"))
                .fix(Fix::insert(line, end, unit)),
        );
    }
    found
}
