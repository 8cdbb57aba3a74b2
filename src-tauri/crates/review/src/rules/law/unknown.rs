//! L3: a title that is nearly one of a law.

use super::titles::Titles;
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 法律名称疑有错字
    ///
    /// **查什么**　书名号里的《……法》《……条例》不在清单里，但和清单里某一部只差一两个字。
    ///
    /// **为什么**　法律名称一个字也不能错：《预防未成人犯罪法》少了“年”字，就不是那部法律了。清单只收常引用的法律，没有收地方性法规，
    /// 所以只作提示。
    ///
    /// **错**　学习《预防未成人犯罪法》。
    ///
    /// **对**　学习《预防未成年人犯罪法》。
    UNKNOWN = "L3", "法律名称疑有错字", Hint, Law, on,
    "法律名称应与公布的名称一致（国家法律法规数据库）",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    for title in &line.fact::<Titles>(context).0 {
        let name = title.text(line);
        if !(name.ends_with('法') || name.ends_with("条例") || name.ends_with("法典"))
            || context.lexicon.title(name).is_some()
        {
            continue;
        }
        if let Some(near) = context.lexicon.near_title(name) {
            let right = title.like_this(line, context, near);
            let message = format!("清单里没有《{name}》，是不是《{near}》？");
            found.push(
                Found::new(line, title.whole.start, title.whole.end, message).fix(Fix::replace(
                    line,
                    title.inner.start,
                    title.inner.end,
                    right,
                )),
            );
        }
    }
    found
}
