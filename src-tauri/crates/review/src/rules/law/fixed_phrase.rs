//! L7: fixed phrases.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 固定提法
    ///
    /// **查什么**　“尊法学法守法用法”“严格规范公正文明执法”“四个亲自”等固定提法，词写错了，或者次序颠倒了。
    ///
    /// **为什么**　这些提法出自中央文件，字和次序都有讲究，不能自己调换。清单里每一条都写明出处。
    ///
    /// **错**　营造学法尊法守法用法的氛围。
    ///
    /// **对**　营造尊法学法守法用法的氛围。
    FIXED_PHRASE = "L7", "固定提法", Suspected, Law, on,
    "提法以中央文件为准，每一条的出处见说明",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    context
        .lexicon
        .slips(&line.text)
        .into_iter()
        .map(|slip| {
            let phrase = slip.phrase;
            let what = if slip.order { "次序" } else { "写法" };
            let message = format!("固定提法是“{}”，这里{what}不对。", phrase.text);
            Found::new(line, slip.start, slip.end, message)
                .because(phrase.source.as_str())
                .fix(Fix::replace(line, slip.start, slip.end, slip.instead).safe())
        })
        .collect()
}
