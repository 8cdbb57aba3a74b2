//! N3: a heading without number among numbered ones.

use report::{BlockKind, unit};

use super::headings;
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 标题没有编号
    ///
    /// **查什么**　别的标题都有编号，中间却有一行像标题（不超过二十个字、没有标点、下面接着正文）而没有编号，
    /// 或者没有设成标题。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.3.3 规定文中结构层次用序数标注。少了编号，层次就断了，
    /// 导出时这一行也会按正文排。
    ///
    /// **错**　（一）组织领导 / …… / 学法用法 / 全年组织学习4次。
    ///
    /// **对**　（一）组织领导 / …… / （二）学法用法 / 全年组织学习4次。
    UNNUMBERED = "N3", "标题没有编号", Suspected, Numbering, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.3.3：文中结构层次序数依次标注",
    Whole(check)
}

/// The most characters of such a line.
const LONGEST: usize = 20;
/// The fewest.
const SHORTEST: usize = 4;

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let headings = headings::all(text, context);
    let numbered = |entry: &&headings::Entry| entry.number.is_some() || !text.typed_numbers();
    let (Some(first), Some(_)) = (
        headings.iter().find(numbered),
        headings.iter().filter(numbered).nth(1),
    ) else {
        return Vec::new();
    };
    let lines: Vec<&Line> = text
        .lines
        .iter()
        .skip(first.at + 1)
        .map(AsRef::as_ref)
        .filter(|line| !line.is_blank())
        .collect();
    let mut found = Vec::new();
    for pair in lines.windows(2) {
        let [line, below] = pair else { continue };
        let is_bare = match line.kind {
            BlockKind::Body => looks_like_heading(&line.text),
            kind => {
                kind.level().is_some()
                    && text.typed_numbers()
                    && line.fact::<crate::facts::Heading>(context).number.is_none()
                    && line.text.trim().chars().nth(2 * LONGEST).is_none()
            }
        };
        if is_bare && is_text_of_a_section(below) {
            let start = line.text.len() - line.text.trim_start().len();
            found.push(Found::new(
                line,
                start,
                line.text.trim_end().len(),
                "这一行像标题，但没有编号；别的标题都有编号。",
            ));
        }
    }
    found
}

fn looks_like_heading(text: &str) -> bool {
    let text = text.trim();
    let plain = text
        .chars()
        .all(|c| is_ideograph(c) || "、“”《》".contains(c) || c.is_ascii_digit());
    plain
        && text.chars().nth(LONGEST).is_none()
        && text.chars().filter(|c| is_ideograph(*c)).count() >= SHORTEST
        && report::numbering::typed(text).is_none()
        && report::date::parse(text).is_none()
        && !unit::is_surely_organ(text)
        && !text.contains("报告")
        && !text.starts_with(['附', '第', '其'])
}

/// Whether a line is a paragraph as stands under a heading: longer than one, and ended.
fn is_text_of_a_section(line: &Line) -> bool {
    let text = line.text.trim_end();
    line.kind == BlockKind::Body
        && text.ends_with(['。', '；', '：', '”', '）', '！', '？'])
        && text.contains(['，', '。', '；'])
}
