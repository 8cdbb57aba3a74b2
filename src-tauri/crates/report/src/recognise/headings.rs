//! Which paragraphs of the running text are headings.

use super::pattern::{is_at_most, is_item};
use crate::block::BlockKind;
use crate::classify::{self, Confidence};
use crate::numbering::typed;
use crate::slot::Slot;
use crate::unit::is_surely_organ;

/// The most characters of a heading without a number.
const LONGEST: usize = 20;

/// The most lines that are tried as headings without a number. A text with more short lines is no
/// report, and should not take long to be seen as none.
const MOST_TRIED: usize = 1000;

/// Kinds of the paragraphs, by their numbers alone.
pub(super) fn numbered(paragraphs: &[String]) -> Vec<BlockKind> {
    paragraphs
        .iter()
        .map(|text| typed(text).map_or(BlockKind::Body, |number| BlockKind::heading(number.level)))
        .collect()
}

/// Kinds of the paragraphs; a short line whose subject is known is a heading where a number is
/// missing.
pub(super) fn all(paragraphs: &[String]) -> Vec<BlockKind> {
    let mut kinds = numbered(paragraphs);
    let next = Next::of(paragraphs);
    let mut before = [Before::default(); 2];
    let mut tried = 0;
    for at in 0..paragraphs.len() {
        let can_be = kinds[at] == BlockKind::Body && is_at_most(&paragraphs[at], LONGEST);
        tried += usize::from(can_be);
        if can_be
            && tried <= MOST_TRIED
            && let Some(level) = missing_level(paragraphs, at, before, next.at(at))
        {
            kinds[at] = BlockKind::heading(level);
        }
        let number = typed(&paragraphs[at]).map(|number| number.ordinal);
        match kinds[at] {
            BlockKind::Heading1 => {
                before[0].pass(number);
                before[1] = Before::default();
            }
            BlockKind::Heading2 => before[1].pass(number),
            _ => {}
        }
    }
    kinds
}

/// The headings of a level before a paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// The ordinal of the last one.
    ordinal: u32,
    /// Whether any of them has a number.
    numbered: bool,
}

impl Before {
    fn pass(&mut self, number: Option<u32>) {
        self.numbered |= number.is_some();
        self.ordinal = number.unwrap_or_else(|| self.ordinal.saturating_add(1));
    }
}

/// The ordinals of the next numbered headings behind each paragraph: of the first level, and of the
/// second within the same section.
struct Next {
    ordinals: Vec<[Option<u32>; 2]>,
}

impl Next {
    fn of(paragraphs: &[String]) -> Self {
        let mut ordinals = vec![[None; 2]; paragraphs.len()];
        let mut next = [None; 2];
        for (at, text) in paragraphs.iter().enumerate().rev() {
            ordinals[at] = next;
            match typed(text) {
                Some(number) if number.level == 1 => next = [Some(number.ordinal), None],
                Some(number) if number.level == 2 => next[1] = Some(number.ordinal),
                _ => {}
            }
        }
        Self { ordinals }
    }

    fn at(&self, at: usize) -> [Option<u32>; 2] {
        self.ordinals[at]
    }
}

/// The level of the heading without a number that stands here, if one does.
fn missing_level(
    paragraphs: &[String],
    at: usize,
    before: [Before; 2],
    next: [Option<u32>; 2],
) -> Option<u8> {
    // A heading has something below it.
    paragraphs.get(at + 1)?;
    let slot = subject(&paragraphs[at])?;
    let gap = |level: usize| match next[level] {
        Some(next) => next > before[level].ordinal.saturating_add(1),
        None => !before[level].numbered,
    };
    let closing = matches!(
        slot,
        Slot::Problems | Slot::Plans | Slot::Duties | Slot::Suggestions
    );
    // （一） … （三）: the gap inside the section is nearer than one around it.
    if before[0].ordinal > 0 && next[1].is_some_and(|next| next > 1) && gap(1) {
        return Some(2);
    }
    // Behind the last number, only what ends a report is a section of its own.
    (gap(0) || next[0].is_none() && closing).then_some(1)
}

/// What a line is about, if it can be a heading without a number.
fn subject(text: &str) -> Option<Slot> {
    let can_be = !text.ends_with([
        '。', '；', '：', '，', '、', '！', '？', '”', '）', '.', ';', ':', ')',
    ]) && !text.contains(['。', '；', '：', ':'])
        && !is_item(text)
        && !is_surely_organ(text)
        && !has_figure(text);
    if !can_be {
        return None;
    }
    classify::by_heading(text)
        .filter(|(_, confidence)| *confidence == Confidence::Strong)
        .map(|(slot, _)| slot)
}

/// Whether a text counts something: digits other than those of a year.
fn has_figure(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() - at - digits.len() != 4 || !digits.trim_start().starts_with('年') {
            return true;
        }
        rest = digits;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(paragraphs: &[&str]) -> Vec<BlockKind> {
        all(&paragraphs
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>())
    }

    #[test]
    fn a_known_short_line_is_a_heading_where_a_number_is_missing() {
        use BlockKind::{Body, Heading1, Heading2};
        assert_eq!(
            kinds(&[
                "一、主要做法",
                "开会。",
                "存在的问题",
                "不够。",
                "三、下步打算",
                "继续。"
            ]),
            [Heading1, Body, Heading1, Body, Heading1, Body]
        );
        assert_eq!(
            kinds(&[
                "一、主要做法",
                "加强组织领导",
                "开会。",
                "（二）普法宣传",
                "宣传。",
                "下一步工作打算",
                "继续。"
            ]),
            [Heading1, Heading2, Body, Heading2, Body, Heading1, Body]
        );
        assert_eq!(
            kinds(&["加强组织领导", "开会。", "深化普法宣传", "宣传。"]),
            [Heading1, Body, Heading1, Body]
        );
    }

    #[test]
    fn a_short_line_is_body_where_no_number_is_missing() {
        use BlockKind::{Body, Heading1};
        assert_eq!(
            kinds(&["普法宣传", "一、主要做法", "开会。"]),
            [Body, Heading1, Body]
        );
        for line in [
            "特此报告",
            "开展普法宣传6场",
            "普法宣传：",
            "青塘乡法治建设领导小组办公室",
        ] {
            assert_eq!(kinds(&["一、做法", line, "文。"])[1], Body, "{line}");
        }
    }
}
