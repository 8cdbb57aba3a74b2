//! Which paragraphs of the running text are headings.

use super::join::Paragraph;
use super::pattern::{is_at_most, is_item};
use super::reading::Doubt;
use crate::block::BlockKind;
use crate::classify::{self, Confidence};
use crate::numbering::typed;
use crate::slot::Slot;
use crate::unit::is_surely_organ;

/// The most characters of a heading without a number.
const LONGEST: usize = 20;

/// The most characters of a heading without a number that its file calls one.
pub(super) const LONGEST_STYLED: usize = 40;

/// The most lines that are tried as headings without a number. A text with more short lines is no
/// report, and should not take long to be seen as none.
const MOST_TRIED: usize = 1000;

/// The kind of a paragraph, by its number alone.
pub(super) fn numbered(text: &str) -> BlockKind {
    typed(text).map_or(BlockKind::Body, |number| BlockKind::heading(number.level))
}

/// Kinds of the paragraphs, and why one is a guess. A short line is a heading where its file says so, and
/// where its subject is known and a number is missing.
pub(super) fn all(paragraphs: &[Paragraph]) -> Vec<(BlockKind, Option<Doubt>)> {
    let mut kinds: Vec<(BlockKind, Option<Doubt>)> = paragraphs
        .iter()
        .map(|paragraph| (numbered(&paragraph.text), None))
        .collect();
    let highest = highest_style(paragraphs);
    let next = Next::of(paragraphs);
    let mut before = [Before::default(); 2];
    let mut tried = 0;
    for at in 0..paragraphs.len() {
        let text = &paragraphs[at].text;
        let can_be = kinds[at].0 == BlockKind::Body && is_at_most(text, LONGEST);
        tried += usize::from(can_be);
        if can_be
            && tried <= MOST_TRIED
            && let Some(level) = missing_level(paragraphs, at, before, next.at(at))
        {
            kinds[at] = (BlockKind::heading(level), Some(Doubt::NoNumber));
        } else if kinds[at].0 == BlockKind::Body
            && let Some(level) = styled_level(paragraphs, at, highest)
        {
            kinds[at] = (BlockKind::heading(level), Some(Doubt::Styled));
        }
        let number = typed(text).map(|number| number.ordinal);
        match kinds[at].0 {
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

/// How far the levels of the file's headings lie above those of the report: the title takes the first
/// in many files.
fn highest_style(paragraphs: &[Paragraph]) -> u8 {
    let numbered = paragraphs.iter().find_map(|paragraph| {
        let level = typed(&paragraph.text)?.level;
        Some(paragraph.heading?.saturating_sub(level.saturating_sub(1)))
    });
    let first = paragraphs.iter().filter_map(|it| it.heading).min();
    numbered.or(first).unwrap_or(1).max(1)
}

/// The level of a heading that has no number, by what its file says of it.
fn styled_level(paragraphs: &[Paragraph], at: usize, highest: u8) -> Option<u8> {
    let Paragraph { text, heading, .. } = &paragraphs[at];
    let can_be = is_at_most(text, LONGEST_STYLED) && is_closed(text) && paragraphs.len() > at + 1;
    let level = (*heading)?.saturating_sub(highest) + 1;
    can_be.then_some(level)
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
    fn of(paragraphs: &[Paragraph]) -> Self {
        let mut ordinals = vec![[None; 2]; paragraphs.len()];
        let mut next = [None; 2];
        for (at, paragraph) in paragraphs.iter().enumerate().rev() {
            ordinals[at] = next;
            match typed(&paragraph.text) {
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
    paragraphs: &[Paragraph],
    at: usize,
    before: [Before; 2],
    next: [Option<u32>; 2],
) -> Option<u8> {
    // A heading has something below it.
    paragraphs.get(at + 1)?;
    let slot = subject(&paragraphs[at].text)?;
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
    if !is_closed(text) || text.ends_with(['”', '）', ')']) || has_figure(text) {
        return None;
    }
    classify::by_heading(text)
        .filter(|(_, confidence)| *confidence == Confidence::Strong)
        .map(|(slot, _)| slot)
}

/// Whether a text can be a heading by its punctuation, and is neither an item nor the name of an organ.
fn is_closed(text: &str) -> bool {
    !text.ends_with(['，', '、', '！', '？', '.', ';'])
        && !text.contains(['。', '；', '：', ':'])
        && !is_item(text)
        && !is_surely_organ(text)
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
        of(paragraphs.iter().map(|text| (*text, None)))
    }

    /// Kinds of paragraphs with the level that their file gives them.
    fn of<'a>(paragraphs: impl Iterator<Item = (&'a str, Option<u8>)>) -> Vec<BlockKind> {
        let paragraphs: Vec<Paragraph> = paragraphs
            .map(|(text, heading)| Paragraph {
                text: text.to_owned(),
                heading,
                ..Paragraph::default()
            })
            .collect();
        all(&paragraphs).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn a_short_line_is_a_heading_where_its_file_says_so() {
        use BlockKind::{Body, Heading1, Heading2};
        let found = of([
            ("全年情况", Some(2)),
            ("夯实基层基础", Some(3)),
            ("开会。", Some(3)),
            ("二、强化保障", Some(2)),
            ("配强力量。", None),
        ]
        .into_iter());
        assert_eq!(found, [Heading1, Heading2, Body, Heading1, Body]);
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
