//! N13: what Word leaves in a text.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # Word 留下的代码
    ///
    /// **查什么**　从 Word、WPS 里复制或转换时留在文字里的书签名、软件内部代码和出错提示：“[bookmark: _GoBack]”“HYPERLINK”
    /// “PAGEREF”“MERGEFORMAT”“错误!未找到引用源。”。
    ///
    /// **为什么**　这些不是正文，是软件内部用的；印出来，看的人一眼就知道没有校对。
    ///
    /// **错**　[bookmark: _GoBack]制定干部法治培训计划
    ///
    /// **对**　制定干部法治培训计划
    LEFT_BY_WORD = "N13", "Word 留下的代码", Certain, Numbering, on,
    "文字处理软件的内部代码不是正文",
    Line(check)
}

/// What begins such a thing, and the mark that it goes up to; nothing where the words are all.
const LEFT: [(&str, Option<char>); 14] = [
    ("[bookmark", Some(']')),
    ("[Bookmark", Some(']')),
    ("[hyperlink", Some(']')),
    ("{ PAGE", Some('}')),
    ("{ HYPERLINK", Some('}')),
    ("HYPERLINK \"", Some('"')),
    ("HYPERLINK", None),
    ("_GoBack", None),
    ("\\* MERGEFORMAT", None),
    ("MERGEFORMAT", None),
    ("PAGEREF", None),
    ("错误!未", Some('。')),
    ("错误！未", Some('。')),
    ("Error! Reference source not found", Some('.')),
];

/// How far the mark is looked for, in characters.
const FAR: usize = 200;

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    let mut reached = 0;
    for (start, _) in text.match_indices(['[', '{', 'H', '_', '\\', 'M', 'P', '错', 'E']) {
        let left = LEFT
            .iter()
            .find(|(words, _)| text[start..].starts_with(words));
        let Some((words, mark)) = left.filter(|_| start >= reached) else {
            continue;
        };
        let end = start + words.len() + length(&text[start + words.len()..], *mark);
        if words.starts_with("错误") && !is_message(&text[start..end]) {
            continue;
        }
        found.push(
            Found::new(line, start, end, "这是 Word 留下的代码，不是正文。")
                .fix(Fix::delete(line, start, end).safe()),
        );
        reached = end;
    }
    found
}

/// How much of a text belongs to what began before it: up to a mark, its own included.
fn length(rest: &str, mark: Option<char>) -> usize {
    let mut near = rest.char_indices().take(FAR);
    mark.and_then(|mark| near.find(|(_, c)| *c == mark))
        .map_or(0, |(at, c)| at + c.len_utf8())
}

/// 错误!未找到引用源。 and its like.
fn is_message(text: &str) -> bool {
    ["未找到引用源", "未定义书签", "未找到目录项"]
        .iter()
        .any(|words| text.contains(words))
}
