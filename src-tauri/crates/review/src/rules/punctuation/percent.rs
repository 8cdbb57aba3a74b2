//! P9: % and not ％.

use crate::characters::is_digit;
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 百分号用了全角
    ///
    /// **查什么**　数字后面的百分号用半角“%”，不用全角“％”，全文统一。
    ///
    /// **为什么**　阿拉伯数字是半角的，百分号跟着数字走；两种混用，同一份报告里的百分比宽窄不一。
    ///
    /// **错**　调解成功率98％
    ///
    /// **对**　调解成功率98%
    PERCENT = "P9", "百分号用了全角", Suspected, Punctuation, on,
    "《出版物上数字用法》（GB/T 15835-2011）：同一份文件里数字形式应当统一",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let marks = line.text.match_indices('％');
    marks
        .filter(|(at, _)| line.before(*at).is_some_and(|c| is_digit(c) || c == ' '))
        .map(|(at, mark)| {
            let end = at + mark.len();
            Found::new(line, at, end, "数字后面用半角的“%”。")
                .fix(Fix::replace(line, at, end, "%").safe())
        })
        .collect()
}
