//! D2: 万 and 亿 behind Arabic digits, but not 千, 百, 十.

use crate::context::Context;
use crate::facts::Quantities;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 阿拉伯数字后面用了“千”“百”“十”
    ///
    /// **查什么**　阿拉伯数字后面可以接“万”“亿”，不接“千”“百”“十”；千瓦、千克、千米等计量单位不报。
    ///
    /// **为什么**　《出版物上数字用法》（GB/T 15835-2011）5.3：数值巨大的精确数字可用“万”“亿”作单位，其他汉字数字不和阿拉伯数字
    /// 混用。
    ///
    /// **错**　印发宣传单2千余份
    ///
    /// **对**　印发宣传单2000余份
    THOUSANDS = "D2", "阿拉伯数字后面用了“千”“百”“十”", Suspected, Numerals, on,
    "《出版物上数字用法》（GB/T 15835-2011）5.3：阿拉伯数字后面只接“万”“亿”",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains(['千', '百', '十']) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for quantity in &line.fact::<Quantities>(context).0 {
        let scale = &text[quantity.scale.clone()];
        let Some((at, unit)) = scale
            .char_indices()
            .find(|(_, c)| matches!(c, '千' | '百' | '十'))
        else {
            continue;
        };
        let start = quantity.digits.start;
        let end = quantity.scale.start + at + unit.len_utf8();
        let behind = &text[end..];
        let is_word = behind
            .starts_with(|c| "分货姓瓦克米帕赫伏卡兆字方年一二三四五六七八九〇".contains(c))
            || scale.starts_with('千') && behind.starts_with("家万户");
        if is_word || at > '余'.len_utf8() {
            continue;
        }
        let mark = Found::new(
            line,
            start,
            end,
            format!("阿拉伯数字后面不用“{unit}”，写出全部数字。"),
        );
        let odd = &scale[..at];
        let digits = &text[quantity.digits.clone()];
        found.push(
            match written_out(digits, unit).filter(|_| !behind.starts_with('万')) {
                Some(right) => mark.fix(Fix::replace(line, start, end, format!("{right}{odd}"))),
                None => mark,
            },
        );
    }
    found
}

/// 2千 as 2000, 1.2千 as 1200; `None` where digits remain behind the point.
fn written_out(digits: &str, unit: char) -> Option<String> {
    let zeros = match unit {
        '千' => 3,
        '百' => 2,
        _ => 1,
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if decimals.len() > zeros || whole.len() > 6 || !is_plain(whole) || !is_plain(decimals) {
        return None;
    }
    let written = format!("{whole}{decimals}{}", "0".repeat(zeros - decimals.len()));
    let written = written.trim_start_matches('0');
    (!written.is_empty()).then(|| written.to_owned())
}
