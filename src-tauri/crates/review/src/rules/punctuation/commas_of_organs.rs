//! P11: 县委、县政府.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 并列的机关之间用了逗号
    ///
    /// **查什么**　“县委，县政府”“市委，市政府”“镇党委，镇政府”这样并称的机关之间用顿号。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.5：句子内部并列词语之间的停顿用顿号。用了逗号，读起来成了两件事。
    ///
    /// **错**　在县委，县政府的领导下
    ///
    /// **对**　在县委、县政府的领导下
    COMMAS_OF_ORGANS = "P11", "并列的机关之间用了逗号", Hint, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.5：并列词语之间用顿号",
    Line(check)
}

/// What stands before and behind the comma.
const PAIRS: [(&str, &str); 8] = [
    ("省委", "省政府"),
    ("州委", "州政府"),
    ("市委", "市政府"),
    ("县委", "县政府"),
    ("区委", "区政府"),
    ("旗委", "旗政府"),
    ("镇党委", "镇政府"),
    ("乡党委", "乡政府"),
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('，') {
        let end = at + mark.len();
        let is_pair = PAIRS
            .iter()
            .any(|(one, other)| text[..at].ends_with(one) && text[end..].starts_with(other));
        if is_pair {
            found.push(
                Found::new(line, at, end, "并称的机关之间用顿号。")
                    .fix(Fix::replace(line, at, end, "、")),
            );
        }
    }
    found
}
