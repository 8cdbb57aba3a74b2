//! L10: words that are often mistaken, and the person's own.

use super::titles::Titles;
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::lexicon::{Degree, Subject};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 易错字词
    ///
    /// **查什么**　公文里常见的错别字和不合习惯的说法：截止目前、布署、做为、座落、台帐、累积开展……还有你自己加进去的“本单位不写的词”。
    /// 书名号里的不查。
    ///
    /// **为什么**　错别字一眼就能看见。清单是程序自带的数据，每一条都有出处，可以导入更新的；同音字要看整句话的不在其中。
    ///
    /// **错**　截止目前，累积开展宣传12场次，其它任务做为下一步重点。
    ///
    /// **对**　截至目前，累计开展宣传12场次，其他任务作为下一步重点。
    TYPO = "L10", "易错字词", Suspected, Law, on,
    "《现代汉语词典》《第一批异形词整理表》和公文习惯",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let titles = line.fact::<Titles>(context);
    confused(line, context, Subject::Typo)
        .filter(|found| !titles.hold(found.start))
        .collect()
}

/// The words of a subject that stand in a line.
pub(super) fn confused<'a>(
    line: &'a Line,
    context: &'a Context,
    subject: Subject,
) -> impl Iterator<Item = Found> + 'a {
    context
        .lexicon
        .confused(&line.text)
        .into_iter()
        .filter(move |(_, _, entry)| entry.rule == subject)
        .map(move |(start, end, entry)| {
            let message = if entry.instead.is_empty() {
                format!("“{}”不写。", entry.written)
            } else {
                format!("“{}”应为“{}”。", entry.written, entry.instead)
            };
            let found = Found::new(line, start, end, message).because(entry.source.as_str());
            if entry.level == Degree::Hint {
                return found
                    .fix(Fix::replace(line, start, end, entry.instead.as_str()))
                    .at(Level::Hint);
            }
            found.fix(Fix::replace(line, start, end, entry.instead.as_str()).safe())
        })
}
