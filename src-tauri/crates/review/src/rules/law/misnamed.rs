//! L2: a title that no law has.

use super::titles::Titles;
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::lexicon::{Confidence, Standing};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 法律名称写错
    ///
    /// **查什么**　书名号里整个名称是常见的误写，例如《土地承包法》《计划生育法》《老年人保护法》。
    ///
    /// **为什么**　书名号里要写法律的正式名称，或者去掉“中华人民共和国”的简称，不能自己缩略。国家法律法规数据库里查不到的名称，
    /// 等于引用了一部不存在的法律。书名号以外的口头说法不查。
    ///
    /// **错**　宣传《土地承包法》《反诈法》。
    ///
    /// **对**　宣传《农村土地承包法》《反电信网络诈骗法》。
    MISNAMED = "L2", "法律名称写错", Certain, Law, on,
    "书名号里写法律的正式名称或者去掉“中华人民共和国”的简称（国家法律法规数据库）",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for title in &line.fact::<Titles>(context).0 {
        let Some(Standing::Misnamed(entry)) = title.standing(line, context) else {
            continue;
        };
        let sure = entry.confidence == Confidence::Agreed;
        let right = title.like_this(line, context, &entry.title);
        let message = format!(
            "没有《{}》这部法律，应为《{}》。",
            title.text(line),
            entry.title
        );
        let fix = Fix::replace(line, title.inner.start, title.inner.end, right);
        let finding = Found::new(line, title.whole.start, title.whole.end, message)
            .because(entry.source.as_str());
        found.push(if sure {
            finding.fix(fix.safe())
        } else {
            finding.fix(fix).at(Level::Suspected)
        });
    }
    found
}
