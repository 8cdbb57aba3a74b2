//! N5: 一、 and （一） as the standard writes them.

use report::numbering;

use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 标题编号的写法不对
    ///
    /// **查什么**　一级标题写“一、”，不写“一.”“一，”；二级、四级标题用全角括号“（一）”“（1）”，括号后面不再加顿号、
    /// 逗号或点，括号里外不加空格。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定四层序数为“一、”“（一）”“1.”“（1）”；《标点符号用法》
    /// （GB/T 15834-2011）规定带括号的序数后面不用标点。
    ///
    /// **错**　（一）、组织领导　(二) 学法用法　三.普法宣传
    ///
    /// **对**　（一）组织领导　（二）学法用法　三、普法宣传
    FORMS = "N5", "标题编号的写法不对", Certain, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：四层序数为“一、”“（一）”“1.”“（1）”",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let heading = line.fact::<Heading>(context);
    let Some(number) = heading
        .number
        .filter(|number| number.level != 3 && line.kind.level().is_some())
    else {
        return Vec::new();
    };
    let typed = &line.text[number.start..number.end];
    let right = numbering::write(number.level, number.ordinal);
    let is_mark = typed.chars().nth(1).is_none();
    if typed == right || typed.starts_with('第') || ('①'..='⑳').contains(&first(typed)) {
        return Vec::new();
    }
    let edit = Edit::replace(line, number.start, heading.start, right.as_str());
    let fix = Fix::new(format!("改为“{right}”"), vec![edit]).safe();
    let found = Found::new(
        line,
        number.start,
        number.end,
        format!("标题编号应写成“{right}”，不是“{typed}”。"),
    )
    .fix(fix);
    // ㈠ reads as （一）, but it is another character.
    vec![if is_mark {
        found.at(Level::Suspected)
    } else {
        found
    }]
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}
