//! P2: “ ”, in pairs.

use crate::characters::is_chinese;
use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 引号不对
    ///
    /// **查什么**　引号用弯的“ ”，成对出现，引号里再用引号时用‘ ’。直引号 " 、只有一半的引号、两个同向的引号都报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.8 规定引号的形式是双引号“ ”和单引号‘ ’。直引号是英文的；一半的引号会让
    /// 人分不清引到哪里。
    ///
    /// **错**　开展"送法下村"活动，落实“三项制度“。
    ///
    /// **对**　开展“送法下村”活动，落实“三项制度”。
    QUOTATION_MARKS = "P2", "引号不对", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.8：引号为“ ”，成对使用",
    Line(check)
}

/// An opening mark that waits for its other half.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    is_straight: bool,
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    if !text.contains(['"', '“', '”']) || !text.chars().any(is_chinese) {
        return found;
    }
    let mut open: Option<Open> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            (
                '"',
                Some(Open {
                    at: from,
                    is_straight: true,
                }),
            ) => {
                let edits = vec![
                    Edit::replace(line, from, from + 1, "“"),
                    Edit::replace(line, at, at + 1, "”"),
                ];
                let fix = Fix::new("改为“ ”", edits).safe();
                found.push(straight(line, from).fix(fix.clone()));
                found.push(straight(line, at).fix(fix));
                open = None;
            }
            ('"', Some(_)) => {
                found.push(straight(line, at).fix(Fix::replace(line, at, at + 1, "”")));
                open = None;
            }
            // 32" is a measure.
            ('"', None) if line.before(at).is_some_and(|c| c.is_ascii_digit()) => {}
            ('"', None) => {
                open = Some(Open {
                    at,
                    is_straight: true,
                });
            }
            (
                '”',
                Some(Open {
                    at: from,
                    is_straight: true,
                }),
            ) => {
                found.push(straight(line, from).fix(Fix::replace(line, from, from + 1, "“")));
                open = None;
            }
            (
                '“',
                Some(Open {
                    at: from,
                    is_straight: true,
                }),
            ) => {
                found.push(straight(line, from));
                open = Some(Open {
                    at,
                    is_straight: false,
                });
            }
            ('“', Some(_)) => {
                // Typed twice the same way: “三项制度“.
                let end = at + c.len_utf8();
                let closes = closes(&text[end..]);
                let mark = Found::new(line, at, end, "前一个引号还没有合上，这里又开了一个。");
                found.push(if closes {
                    mark.fix(Fix::replace(line, at, end, "”"))
                } else {
                    mark
                });
                open = if closes {
                    None
                } else {
                    Some(Open {
                        at,
                        is_straight: false,
                    })
                };
            }
            ('“', None) => {
                open = Some(Open {
                    at,
                    is_straight: false,
                })
            }
            ('”', Some(_)) => open = None,
            ('”', None) => {
                let mark = Found::new(line, at, at + c.len_utf8(), "这个引号没有前一半。");
                found.push(mark.at(Level::Suspected));
            }
            _ => {}
        }
    }
    match open {
        Some(Open {
            at,
            is_straight: true,
        }) => found.push(straight(line, at)),
        // A quotation may go on over paragraphs.
        Some(Open { at, .. }) => {
            // Each paragraph of a quotation begins with a mark, and only the last ends in one.
            let begins = text[..at].trim().is_empty();
            found.push(
                Found::new(line, at, at + '“'.len_utf8(), "这个引号没有后一半。").at(if begins {
                    Level::Hint
                } else {
                    Level::Suspected
                }),
            );
        }
        None => {}
    }
    found
}

/// Whether a second “ is the other half of the first: no ” follows before the next “.
fn closes(rest: &str) -> bool {
    let next = rest.chars().take(FAR).find(|c| matches!(c, '“' | '”'));
    next != Some('”')
}

/// How far a quotation is looked for, in characters.
const FAR: usize = 200;

fn straight(line: &Line, at: usize) -> Found {
    Found::new(line, at, at + 1, "中文里用弯引号“ ”，这里是直引号。")
}
