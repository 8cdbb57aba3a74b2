//! P4: 《》 in pairs, 〈〉 inside, around titles only.

use super::pairs::{Pair, pairs};
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 书名号不对
    ///
    /// **查什么**　书名号成对出现；书名号里面再用书名号时，里面的用单书名号〈 〉，不用小于号、大于号；宣传周、宣传月、宣传日不是书名，不用书名号。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.15 规定书名号标示书名、篇名、文件名等，里面再用时用单书名号。
    ///
    /// **错**　印发《关于贯彻《民法典》的通知》
    ///
    /// **对**　印发《关于贯彻〈民法典〉的通知》
    BOOK_TITLES = "P4", "书名号不对", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.15：书名号成对使用，里面再用时用〈 〉",
    Line(check)
}

/// Ends of names that are no titles.
const NO_TITLES: [&str; 4] = ["宣传周", "宣传月", "宣传日", "活动周"];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    if !text.contains(['《', '》']) {
        return found;
    }
    let width = '《'.len_utf8();
    for pair in pairs(text, &['《'], &['》']) {
        match pair {
            Pair::Whole(from, to, depth) if depth > 0 => {
                let fix = Fix::new(
                    "里面的改为〈 〉",
                    vec![
                        Edit::replace(line, from, from + width, "〈"),
                        Edit::replace(line, to, to + width, "〉"),
                    ],
                );
                // At the third level the outer mark comes round again.
                if depth == 1 {
                    let message = "书名号里面再用书名号，里面的用〈 〉。";
                    found.push(Found::new(line, from, to + width, message).fix(fix.safe()));
                }
            }
            Pair::Whole(from, to, _) => {
                let name = &text[from + width..to];
                found.extend(angles(line, from + width, name));
                if NO_TITLES.iter().any(|end| name.ends_with(end)) {
                    let fix = Fix::new(
                        "改为“ ”",
                        vec![
                            Edit::replace(line, from, from + width, "“"),
                            Edit::replace(line, to, to + width, "”"),
                        ],
                    );
                    let message = "这不是书名、文件名，不用书名号。";
                    found.push(
                        Found::new(line, from, to + width, message)
                            .fix(fix)
                            .at(Level::Hint),
                    );
                }
            }
            Pair::Half(at) => {
                let this = line.after(at);
                let is_doubled = this == line.after(at + width);
                let half = if this == Some('《') { "后" } else { "前" };
                let message = format!("这个书名号没有{half}一半。");
                let mut mark = Found::new(line, at, at + width, message);
                if is_doubled {
                    mark = mark.fix(Fix::delete(line, at, at + width));
                }
                found.push(if is_whole(line) {
                    mark
                } else {
                    mark.at(Level::Suspected)
                });
            }
        }
    }
    found
}

/// <…> in a title, typed in place of 〈…〉.
fn angles(line: &Line, from: usize, name: &str) -> Option<Found> {
    let open = name.find(['<', '＜'])?;
    let close = open + name[open..].find(['>', '＞'])?;
    let inner = name[open..close].trim_start_matches(['<', '＜']);
    let after = close + name[close..].chars().next()?.len_utf8();
    let edits = vec![
        Edit::replace(line, from + open, from + close - inner.len(), "〈"),
        Edit::replace(line, from + close, from + after, "〉"),
    ];
    inner.chars().any(is_ideograph).then(|| {
        let message = "书名号里面的书名号用〈 〉，不用小于号、大于号。";
        Found::new(line, from + open, from + after, message)
            .fix(Fix::new("改为〈 〉", edits).safe())
            .at(Level::Suspected)
    })
}

/// Whether the paragraph surely goes no further than its line: a title may be broken over two.
fn is_whole(line: &Line) -> bool {
    line.kind.is_text() && line.text.trim_end().ends_with(['。', '！', '？'])
}
