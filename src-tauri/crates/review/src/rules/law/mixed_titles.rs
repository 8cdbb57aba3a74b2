//! L4: full and short titles in one list.

use super::titles::{Title, Titles};
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::lexicon::{STATE, Standing};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 法律名称全称、简称混用
    ///
    /// **查什么**　并列的几部法律，有的写“中华人民共和国”，有的不写。以第一部为准，报出后面头一部不一样的。法规、规章、党内法规本来就
    /// 可以不带，不算。
    ///
    /// **为什么**　同一列里写法应当一致：要么都用全称，要么都用简称。
    ///
    /// **错**　宣传《中华人民共和国土地管理法》《农村土地承包法》。
    ///
    /// **对**　宣传《土地管理法》《农村土地承包法》。
    MIXED_TITLES = "L4", "法律名称全称、简称混用", Suspected, Law, on,
    "同一处并列的法律名称写法应当一致（公文用语前后统一）",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let titles = line.fact::<Titles>(context);
    titles
        .rows(&line.text)
        .filter_map(|row| {
            let mut laws = row.iter().filter(|title| is_law(title, line, context));
            let full = laws.next()?.is_full(line);
            let other = laws.find(|title| title.is_full(line) != full)?;
            Some(finding(line, other, full))
        })
        .collect()
}

/// Laws, those that are no longer in force too; of the rest nobody knows the full title.
fn is_law(title: &Title, line: &Line, context: &Context) -> bool {
    match title.standing(line, context) {
        Some(Standing::Current(law)) => law.is_law,
        Some(Standing::Repealed(law)) => law.title.ends_with('法'),
        _ => false,
    }
}

fn finding(line: &Line, title: &Title, full: bool) -> Found {
    let (start, end) = (title.inner.start, title.inner.end);
    let name = title.text(line);
    let (message, fix) = if full {
        (
            format!("前面的法律写了全称，《{name}》没有写“{STATE}”。"),
            Fix::insert(line, start, STATE),
        )
    } else {
        (
            format!("前面的法律写的是简称，《{name}》写了全称。"),
            Fix::delete(line, start, start + STATE.len()),
        )
    };
    Found::new(line, title.whole.start, end + '》'.len_utf8(), message).fix(fix)
}
