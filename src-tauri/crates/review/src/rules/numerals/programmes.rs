//! D9: “八五”普法, “十四五”规划.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # “八五”“十四五”的写法不对
    ///
    /// **查什么**　普法规划、五年规划的简称用汉字数字、加引号：“八五”普法、“十四五”规划；“85普法”“八五普法”“十四五规划”都报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.8：具有特殊含义的词语用引号；《出版物上数字用法》（GB/T 15835-2011）：
    /// 已定型的简称用汉字数字。
    ///
    /// **错**　推进85普法、落实十四五规划
    ///
    /// **对**　推进“八五”普法、落实“十四五”规划
    PROGRAMMES = "D9", "“八五”“十四五”的写法不对", Suspected, Numerals, on,
    "《标点符号用法》（GB/T 15834-2011）4.8：具有特殊含义的简称用引号",
    Line(check)
}

/// What follows the name of a programme of publicity, and of a five-year plan.
const BEHIND: [(&str, &[Name]); 6] = [
    ("普法", &PUBLICITY),
    ("规划", &PLANS),
    ("时期", &PLANS),
    ("期间", &PLANS),
    ("开局", &PLANS),
    ("收官", &PLANS),
];

/// A name as people write it, and as it should be.
type Name = (&'static str, &'static str);

const PUBLICITY: [Name; 13] = [
    ("六五", "六五"),
    ("65", "六五"),
    ("七五", "七五"),
    ("75", "七五"),
    ("7·5", "七五"),
    ("八五", "八五"),
    ("85", "八五"),
    ("8·5", "八五"),
    ("8.5", "八五"),
    ("八·五", "八五"),
    ("九五", "九五"),
    ("95", "九五"),
    ("9·5", "九五"),
];
const PLANS: [Name; 9] = [
    ("十二五", "十二五"),
    ("十三五", "十三五"),
    ("135", "十三五"),
    ("十四五", "十四五"),
    ("145", "十四五"),
    ("十四·五", "十四五"),
    ("十五五", "十五五"),
    ("155", "十五五"),
    ("十五·五", "十五五"),
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (word, names) in BEHIND {
        for (at, _) in text.match_indices(word) {
            let before = &text[..at];
            let Some((written, right)) = names.iter().find(|(name, _)| before.ends_with(name))
            else {
                continue;
            };
            let start = at - written.len();
            let is_part = line
                .before(start)
                .is_some_and(|c| c.is_ascii_digit() || "“‘《第.·一二三四五六七八九十".contains(c));
            if !is_part && !is_quoted(&text[..start]) {
                found.push(
                    Found::new(line, start, at, format!("应写成“{right}”，两边加引号。"))
                        .fix(Fix::replace(line, start, at, format!("“{right}”")).safe()),
                );
            }
        }
    }
    found
}

/// Whether a quotation is open at the end of a text: “八五普法” as a whole is one's own choice.
fn is_quoted(before: &str) -> bool {
    let mut near = before.chars().rev().take(FAR);
    near.find(|c| matches!(c, '“' | '”')) == Some('“')
}

/// How far back a quotation is looked for, in characters.
const FAR: usize = 100;
