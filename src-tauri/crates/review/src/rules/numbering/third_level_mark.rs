//! N4: 1. and not 1、

use report::numbering;

use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 三级标题编号应写“1.”
    ///
    /// **查什么**　三级标题的编号是阿拉伯数字加半角的点：“1.”，不是“1、”，数字也不用全角；点打成了全角的（“1．”），只提示
    /// 一下。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定第三层用“1.”标注；《标点符号用法》（GB/T 15834-2011）
    /// 规定顿号用在汉字数字后面，阿拉伯数字后面用下脚点。
    ///
    /// **错**　1、强化学法用法
    ///
    /// **对**　1.强化学法用法
    THIRD_LEVEL_MARK = "N4", "三级标题编号应写“1.”", Certain, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：第三层为“1.”",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    if !line.kind.is_text() {
        return Vec::new();
    }
    let heading = line.fact::<Heading>(context);
    let Some(number) = heading.number.filter(|number| number.level == 3) else {
        return Vec::new();
    };
    let typed = &line.text[number.start..number.end];
    let right = numbering::write(3, number.ordinal);
    if typed == right {
        return Vec::new();
    }
    let fix = Fix::replace(line, number.start, number.end, right.as_str()).safe();
    let found = Found::new(
        line,
        number.start,
        number.end,
        format!("三级标题的编号应写成“{right}”，不是“{typed}”。"),
    )
    .fix(fix);
    // A paragraph of text may begin with a number that is none of a heading.
    // The full-width point is a point too, typed in another width.
    let is_point = typed.replace('．', ".") == right;
    vec![if is_point {
        found.at(Level::Hint)
    } else if line.kind.level().is_some() {
        found
    } else {
        found.at(Level::Suspected)
    }]
}
