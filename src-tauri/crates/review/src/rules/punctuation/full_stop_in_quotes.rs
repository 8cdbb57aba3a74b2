//! P13: 。” in the middle of a sentence.

use crate::context::Context;
use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 引号里的句号后面接着写
    ///
    /// **查什么**　引文后面还接着往下写，引号里面却用了句号。引用整句话、句子到此结束的，句号放在引号里面是对的。默认不查。
    ///
    /// **为什么**　引文是句子的一部分时，引文末尾不用句号，整句说完再用。
    ///
    /// **错**　坚持“办事依法。”的理念
    ///
    /// **对**　坚持“办事依法”的理念
    FULL_STOP_IN_QUOTES = "P13", "引号里的句号后面接着写", Hint, Punctuation, off,
    "《标点符号用法》（GB/T 15834-2011）：引文作句子成分时末尾不用句号",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, marks) in text.match_indices("。”") {
        let end = at + marks.len();
        let goes_on = line
            .after(end)
            .is_some_and(|c| matches!(c, '的' | '之' | '这' | '等' | '为' | '和' | '与'));
        if goes_on {
            let stop = at + '。'.len_utf8();
            let edit = Edit::replace(line, at, stop, "");
            found.push(
                Found::new(line, at, end, "引文后面接着写，引号里不用句号。")
                    .fix(Fix::new("删去“。”", vec![edit])),
            );
        }
    }
    found
}
