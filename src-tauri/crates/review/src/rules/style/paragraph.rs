//! S2: long paragraphs.

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 段落太长
    ///
    /// **查什么**　一段超过400个字。
    ///
    /// **为什么**　三号字一面写六百来个字，一段占了大半面，眉目就不清楚了。宜按内容分段，或者用“一是”“二是”分层。
    ///
    /// **错**　学法、普法、执法、调解全写在一段里。
    ///
    /// **对**　学法一段，普法一段，执法一段，调解一段。
    PARAGRAPH = "S2", "段落太长", Hint, Style, on,
    "公文求眉目清楚：一段说一个意思",
    Line(check)
}

/// The most characters of a paragraph.
const MOST: usize = 400;

fn check(line: &Line, _: &Context) -> Vec<Found> {
    if !line.kind.is_text() {
        return Vec::new();
    }
    let count = line.text.chars().filter(|c| !c.is_whitespace()).count();
    if count <= MOST {
        return Vec::new();
    }
    // The first words stand for the paragraph: a mark under all of it would hide every other.
    let clause = line.text.find(['。', '，', '；']).filter(|at| *at > 0);
    let end = clause.unwrap_or(line.text.len());
    vec![Found::new(
        line,
        0,
        end,
        format!("这一段有{count}个字，宜分段。"),
    )]
}
