//! N8: （一） without （二）.

use super::headings;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 下级标题只有一个
    ///
    /// **查什么**　一个标题下面分了层，却只有“（一）”没有“（二）”，或者只有“1.”没有“2.”。
    ///
    /// **为什么**　分层是为了把几件事分开说；只有一件事就不必再分，往往是删改以后留下的。篇幅短的报告不查。
    ///
    /// **错**　三、下一步打算 / （一）加强学习 /（全文完）
    ///
    /// **对**　三、下一步打算 / 加强学习……
    SINGLE = "N8", "下级标题只有一个", Hint, Numbering, on,
    "结构层次序数用来分列并列的事项，只有一项时不必再分层",
    Whole(check)
}

/// Reports below this many characters are short.
const SHORT: usize = 400;

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let characters: usize = text
        .lines
        .iter()
        .map(|line| line.text.chars().count())
        .sum();
    if characters < SHORT {
        return Vec::new();
    }
    let headings = headings::all(text, context);
    let mut found = Vec::new();
    for level in 2..=4 {
        for group in headings::siblings(&headings, level) {
            if let [only] = group.as_slice() {
                let (start, end) = only.place();
                found.push(Found::new(
                    only.line,
                    start,
                    end,
                    "这一层只有一个标题，可以不再分层。",
                ));
            }
        }
    }
    found
}
