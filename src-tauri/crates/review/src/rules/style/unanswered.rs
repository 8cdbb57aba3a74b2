//! S5: a problem that no plan answers.

use std::collections::HashSet;

use report::Slot;

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 打算没有回应问题
    ///
    /// **查什么**　“问题”一章里的一段，和“打算”一章没有一个实在的词相同。容易误报，默认不开。
    ///
    /// **为什么**　摆了问题，就要有对应的打算，一条对一条。
    ///
    /// **错**　问题：村级调解员年龄偏大。打算：加强青少年普法。
    ///
    /// **对**　问题：村级调解员年龄偏大。打算：选聘年轻调解员。
    UNANSWERED = "S5", "打算没有回应问题", Hint, Style, off,
    "问题和打算应当前后呼应",
    Whole(check)
}

/// Pairs of characters that stand in every report and answer nothing.
const COMMON: &str =
    "法治建设工作进一步加强提升提高不够不足问题原因主要是有待薄弱存在部分个别还能力水平";

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let of = |wanted: Slot| {
        let mut slot = None;
        text.lines
            .iter()
            .filter(move |line| {
                slot = text.slots().get(&line.id).copied().or(slot);
                line.kind.is_text() && slot == Some(wanted)
            })
            .map(AsRef::as_ref)
    };
    let planned: HashSet<(char, char)> = of(Slot::Plans).flat_map(|line| pairs(line, 0)).collect();
    if planned.is_empty() {
        return Vec::new();
    }
    let written = |line: &Line| line.text.chars().count() > SHORTEST;
    of(Slot::Problems)
        .filter(|line| written(line))
        .filter(|line| !pairs(line, 0).any(|pair| planned.contains(&pair)))
        .map(|line| Found::new(line, 0, line.text.len(), "后面的打算没有说到这个问题。"))
        .collect()
}

/// The fewest characters of a paragraph that tells of a problem.
const SHORTEST: usize = 15;

/// The pairs of neighbouring ideographs of a line from a place, the common ones left out.
fn pairs(line: &Line, from: usize) -> impl Iterator<Item = (char, char)> + '_ {
    let text = &line.text[from..];
    text.chars()
        .zip(text.chars().skip(1))
        .filter(|(one, other)| is_ideograph(*one) && is_ideograph(*other))
        .filter(|(one, other)| !COMMON.contains(*one) || !COMMON.contains(*other))
}
