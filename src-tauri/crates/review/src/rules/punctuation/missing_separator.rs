//! P12: 县委、县政府 with nothing between.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 并列的机关之间缺顿号
    ///
    /// **查什么**　“县委县政府”“市委市政府”“省委省政府”中间缺顿号。默认不查。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.5：并列词语之间用顿号。口头上连着说，写在公文里要分开。
    ///
    /// **错**　县委县政府高度重视
    ///
    /// **对**　县委、县政府高度重视
    MISSING_SEPARATOR = "P12", "并列的机关之间缺顿号", Hint, Punctuation, off,
    "《标点符号用法》（GB/T 15834-2011）4.5：并列词语之间用顿号",
    Line(check)
}

const LEVELS: [&str; 6] = ["省", "州", "市", "县", "区", "旗"];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, word) in text.match_indices('委') {
        let place = at + word.len();
        let is_pair = LEVELS.iter().any(|level| {
            text[..at].ends_with(level)
                && text[place..]
                    .strip_prefix(level)
                    .is_some_and(|rest| rest.starts_with("政府") || rest.starts_with("人民政府"))
        });
        let Some(level) = line.before(at).filter(|_| is_pair) else {
            continue;
        };
        let start = at - level.len_utf8();
        let end = place + level.len_utf8();
        found.push(
            Found::new(line, start, end, "并称的机关之间用顿号。")
                .fix(Fix::insert(line, place, "、").safe()),
        );
    }
    found
}
