//! D8: 户 for 示范户, 件 for 案件.

use crate::context::Context;
use crate::facts::Quantities;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 量词和名词不搭配
    ///
    /// **查什么**　案件、纠纷论“件”，示范户论“户”，资料、宣传单论“份”，讲座、培训论“场”；写成“个”的提示一下。
    ///
    /// **为什么**　量词用对了，数字才好汇总：县里的统计表按“件”“户”“份”“场次”列。
    ///
    /// **错**　调解矛盾纠纷65个
    ///
    /// **对**　调解矛盾纠纷65件
    UNITS = "D8", "量词和名词不搭配", Hint, Numerals, on,
    "量词应当和名词搭配，并与统计口径一致",
    Line(check)
}

/// What is counted, and by what.
const NOUNS: [(&str, &str); 10] = [
    ("案件", "件"),
    ("纠纷", "件"),
    ("示范户", "户"),
    ("中心户", "户"),
    ("资料", "份"),
    ("宣传单", "份"),
    ("宣传册", "册"),
    ("讲座", "场"),
    ("培训", "场"),
    ("宣讲", "场"),
];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains('个') {
        return Vec::new();
    }
    let mut found = Vec::new();
    for quantity in &line.fact::<Quantities>(context).0 {
        let before = text[..quantity.lead.start]
            .trim_end_matches(' ')
            .trim_end_matches('共');
        let noun = NOUNS.iter().find(|(noun, _)| before.ends_with(noun));
        if let Some((noun, unit)) = noun.filter(|_| quantity.unit(text) == "个") {
            let (start, end) = (quantity.unit.start, quantity.unit.end);
            found.push(
                Found::new(line, start, end, format!("“{noun}”论“{unit}”。"))
                    .fix(Fix::replace(line, start, end, *unit)),
            );
        }
    }
    found
}
