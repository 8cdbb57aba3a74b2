//! P3: no 、 between 》 and 《, nor between ” and “.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 书名号、引号之间多了顿号
    ///
    /// **查什么**　并列的书名号之间、并列的引号之间紧挨着写，中间不用顿号；中间隔着别的字（如括注）的不报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.5.3.5：标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号。
    ///
    /// **错**　学习《宪法》、《民法典》
    ///
    /// **对**　学习《宪法》《民法典》
    SEPARATOR_BETWEEN_TITLES = "P3", "书名号、引号之间多了顿号", Suspected, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.5.3.5：并列的书名号、引号之间通常不用顿号",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('、') {
        let end = at + mark.len();
        let message = match (line.before(at), line.after(end)) {
            (Some('》'), Some('《')) => "并列的书名号之间不用顿号。",
            (Some('”'), Some('“')) => "并列的引号之间不用顿号。",
            _ => continue,
        };
        found.push(Found::new(line, at, end, message).fix(Fix::delete(line, at, end).safe()));
    }
    found
}
