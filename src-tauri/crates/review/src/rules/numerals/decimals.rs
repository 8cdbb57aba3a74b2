//! D10: 0.5 and not .5; 2300 and not 2，300.

use crate::characters::{is_digit, is_ideograph};
use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 小数、分节的写法不对
    ///
    /// **查什么**　小数点前面的 0 不省略；小数点用半角的“.”；数字分节不用中文逗号，每三位一节；一个数不断在两行。
    ///
    /// **为什么**　《出版物上数字用法》（GB/T 15835-2011）：小数点前或后的 0 不能省略，分节用半角逗号或者空出四分之一字。
    ///
    /// **错**　增长.5%；投入2，300元
    ///
    /// **对**　增长0.5%；投入2300元
    DECIMALS = "D10", "小数、分节的写法不对", Certain, Numerals, on,
    "《出版物上数字用法》（GB/T 15835-2011）：纯小数必须写出小数点前的 0，分节不用中文逗号",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['.', '．', ',', '，', '\n']) {
        let end = at + mark.len();
        let Some(digits) = digits(&text[end..]) else {
            continue;
        };
        let before = line.before(at);
        let behind = &text[end + digits..];
        let is_counted = UNITS.iter().any(|unit| behind.starts_with(unit));
        let follows_digit = before.is_some_and(is_digit);
        match mark {
            "." if before.is_some_and(is_ideograph) && is_counted => {
                found.push(
                    Found::new(line, at, end + digits, "小数点前面的0不省略。")
                        .fix(Fix::insert(line, at, "0").safe()),
                );
            }
            "．" if follows_digit && is_counted => {
                let edit = Edit::replace(line, at, end, ".");
                found.push(
                    Found::new(line, at, end, "小数点用半角的“.”。")
                        .fix(Fix::new("改为“.”", vec![edit]).safe())
                        .at(Level::Suspected),
                );
            }
            "，" if follows_digit && digits == 3 && is_counted && is_group(&text[..at]) => {
                let edit = Edit::replace(line, at, end, "");
                found.push(
                    Found::new(line, at, end, "数字中间不用中文逗号分节。")
                        .fix(Fix::new("删去“，”", vec![edit]))
                        .at(Level::Suspected),
                );
            }
            "," if follows_digit && digits > 3 && is_counted && is_group(&text[..at]) => {
                let edit = Edit::replace(line, at, end, "");
                found.push(
                    Found::new(line, at, end, "分节是每三位一节，这里多了数字。")
                        .fix(Fix::new("删去“,”", vec![edit]))
                        .at(Level::Suspected),
                );
            }
            "\n" if follows_digit => {
                let edit = Edit::replace(line, at, end, "");
                found.push(
                    Found::new(line, at, end, "一个数断在了两行。")
                        .fix(Fix::new("接起来", vec![edit]))
                        .at(Level::Suspected),
                );
            }
            _ => {}
        }
    }
    found
}

const UNITS: [&str; 18] = [
    "%",
    "％",
    "个百分点",
    "万",
    "亿",
    "元",
    "人",
    "件",
    "份",
    "次",
    "户",
    "个",
    "名",
    "亩",
    "公里",
    "倍",
    "余",
    "平方",
];

/// The length of the digits that a text begins with.
fn digits(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then_some(length)
}

/// Whether one to three digits stand at the end that are a number's first group: a year, or a number
/// with a unit, is none.
fn is_group(text: &str) -> bool {
    let length = text
        .bytes()
        .rev()
        .take(4)
        .take_while(u8::is_ascii_digit)
        .count();
    let lead = text[..text.len() - length].chars().next_back();
    (1..=3).contains(&length) && lead.is_none_or(|c| is_ideograph(c) && c != '第')
}
