//! P16: two marks where one belongs.

use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 标点重复
    ///
    /// **查什么**　两个点号挨在一起：“，，”“。。”“、，”“；。”；或者段落以逗号、句号开头。省略号、“？！”不报。
    ///
    /// **为什么**　句中停顿、句末停顿各用一个点号（GB/T 15834-2011），两个点号挨着，总有一个是改稿时剩下的。
    ///
    /// **错**　加强学习，，提高认识。。
    ///
    /// **对**　加强学习，提高认识。
    REPEATED = "P16", "标点重复", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）：一处停顿只用一个点号",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let heading = line.fact::<Heading>(context);
    let of_number = heading.number.map_or(0, |number| number.end);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_point).map(|at| from + at) {
        let end = text[start..]
            .find(|c| !is_point(c))
            .map_or(text.len(), |length| start + length);
        from = end;
        let run = &text[start..end];
        let mut marks: Vec<char> = run.chars().collect();
        if text[..start].trim().is_empty() && line.kind.is_text() {
            found.push(
                Found::new(line, start, end, "段落不以点号开头。")
                    .fix(Fix::delete(line, start, end))
                    .at(Level::Suspected),
            );
            continue;
        }
        // 。。。 stands for an ellipsis, which is P17's; half-width marks alone belong to other writing.
        let is_ellipsis = marks.len() > 2 && marks.iter().all(|c| *c == '。');
        let is_cry = marks.iter().all(|c| matches!(c, '！' | '？' | '!' | '?'));
        if marks.len() < 2 || is_ellipsis || is_cry || run.is_ascii() {
            continue;
        }
        marks.dedup();
        let mut mark = Found::new(line, start, end, format!("“{run}”是两个点号挨在一起。"));
        if (start + 1..end).contains(&of_number) {
            // 一、，: the first belongs to the number.
            found.push(mark.fix(Fix::delete(line, of_number, end)));
            continue;
        }
        for (at, right) in marks.iter().enumerate() {
            if marks[..at].contains(right) || right.is_ascii() {
                continue;
            }
            let edit = Edit::replace(line, start, end, right.to_string());
            let fix = Fix::new(format!("只留“{right}”"), vec![edit]);
            mark = mark.fix(if marks.len() == 1 { fix.safe() } else { fix });
        }
        found.push(mark);
    }
    found
}

fn is_point(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?'
    )
}
