//! N12: a heading with nothing in it or nothing under it.

use report::BlockKind;

use super::headings;
use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 标题下面没有内容
    ///
    /// **查什么**　只有编号没有文字的标题；标题下面没有正文，直接就是同级或上一级的标题，或者全文到此为止。
    ///
    /// **为什么**　多半是拟提纲时留下的空标题，或者正文被剪走了忘了贴回来。
    ///
    /// **错**　（二）学法用法 / （三）普法宣传 / 全年开展普法活动12场次。
    ///
    /// **对**　（二）学法用法 / 全年组织集体学法4次。 / （三）普法宣传 / 全年开展普法活动12场次。
    WITHOUT_TEXT = "N12", "标题下面没有内容", Suspected, Numbering, on,
    "标题概括下面的内容，应当有文字、有正文",
    Whole(check)
}

/// The most characters of a heading; anything longer says something itself.
const LONGEST: usize = 30;

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    let headings = headings::all(text, context);
    for entry in &headings {
        let heading = entry.text();
        let (start, end) = entry.place();
        if heading.is_empty() && entry.line.text[entry.parts.end..].trim().is_empty() {
            found.push(Found::new(
                entry.line,
                start,
                end,
                "标题只有编号，没有文字。",
            ));
            continue;
        }
        if heading.is_empty()
            || entry.parts.is_run_in(entry.line)
            || heading.ends_with(['。', '；', '！', '？', '”'])
            || heading.chars().nth(LONGEST).is_some()
        {
            continue;
        }
        let below = text.lines[entry.at + 1..]
            .iter()
            .find(|line| !line.is_blank());
        let level = entry.level.max(1);
        let is_empty = below.is_none_or(|line| match line.kind {
            BlockKind::Body => false,
            kind if kind.level().is_some() => {
                let parts = line.fact::<Heading>(context);
                let below = parts.number.map(|number| number.level).or(kind.level());
                below.is_some_and(|below| below <= level)
            }
            _ => true,
        });
        if is_empty {
            let message = if heading.contains('，') && level > 1 {
                "这一条末尾没有句号，下面也没有正文。"
            } else {
                "这个标题下面没有正文。"
            };
            let mark = Found::new(entry.line, start, end, message);
            // Short items are numbered like headings at the lower levels.
            found.push(if level > 2 {
                mark.at(Level::Hint)
            } else {
                mark
            });
        }
    }
    found
}
