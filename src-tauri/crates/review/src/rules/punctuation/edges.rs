//! P8: no white space at the edges of a paragraph.

use report::BlockKind;

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 段首段尾有空白
    ///
    /// **查什么**　段落开头用空格缩进，段落末尾留着空格，段落中间有制表符或者换行。
    ///
    /// **为什么**　段首空两字由版式来排（GB/T 9704-2012 7.3.3），再打空格就缩多了；看不见的空白还会让行末对不齐。
    ///
    /// **错**　　　全年共调解矛盾纠纷65件。（段首打了两个空格）
    ///
    /// **对**　全年共调解矛盾纠纷65件。
    EDGES = "P8", "段首段尾有空白", Hint, Punctuation, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：每个自然段左空二字，由版式排出",
    Line(check)
}

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    if line.is_blank() {
        return found;
    }
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let mut tell = |from: usize, to: usize, message: &str| {
        found.push(Found::new(line, from, to, message).fix(Fix::delete(line, from, to).safe()));
    };
    if start > 0 {
        tell(0, start, "段首的空白由版式来排，不用打空格。");
    }
    let one_line = !matches!(line.kind, BlockKind::Title | BlockKind::Annex);
    let inner = text[start..end].match_indices(['\t', '\n', '\r', '\u{b}']);
    for (at, mark) in inner {
        if mark == "\t" || one_line {
            let message = if mark == "\t" {
                "段中有制表符。"
            } else {
                "段中有换行。"
            };
            tell(start + at, start + at + mark.len(), message);
        }
    }
    if end < text.len() {
        tell(end, text.len(), "段尾有空白。");
    }
    found
}
