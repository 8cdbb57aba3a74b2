//! One paragraph of the document.

use report::BlockId;

use crate::style::{Align, Style};

/// One paragraph, in its style; what is `Some` stands in place of what the style says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The style.
    pub style: Style,
    /// The text, in order. An empty line has none.
    pub runs: Vec<Run>,
    /// Where the text comes from; `None` for what the form adds.
    pub origin: Option<Origin>,
    /// Indents.
    pub indent: Option<Indent>,
    /// Tab stops from which text goes on, in twips from the left edge of the 版心, rising.
    pub tabs: Vec<i32>,
    /// A tab stop at which text ends, in place of the style's, likewise.
    pub right_tab: Option<i32>,
    /// Alignment.
    pub align: Option<Align>,
    /// Whether the page may not end below it.
    pub keep_next: Option<bool>,
    /// Whether it begins a page.
    pub begins_page: bool,
    /// Room above the first line and height of each line, in twips.
    pub lines: Option<Lines>,
    /// A rule below.
    pub rule: Option<Rule>,
}

impl Paragraph {
    /// A paragraph of one text.
    pub fn of(style: Style, text: impl Into<String>) -> Self {
        Self {
            runs: vec![Run::new(text)],
            ..Self::empty(style)
        }
    }

    /// A paragraph without text.
    #[must_use]
    pub fn empty(style: Style) -> Self {
        Self {
            style,
            runs: Vec::new(),
            origin: None,
            indent: None,
            tabs: Vec::new(),
            right_tab: None,
            align: None,
            keep_next: None,
            begins_page: false,
            lines: None,
            rule: None,
        }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// Characters in one look. A line feed is a line break, a tab goes to the style's stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// What they are, where they do not take the look of their paragraph.
    pub part: Part,
}

impl Run {
    /// Characters in the look of their paragraph.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            part: Part::Text,
        }
    }

    /// Characters that are a part of their own.
    pub fn part(text: impl Into<String>, part: Part) -> Self {
        Self {
            text: text.into(),
            part,
        }
    }
}

/// What the characters of a run are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing of their own.
    Text,
    /// The heading part of a paragraph in which text runs on, by its level from 1.
    Heading(u8),
    /// The name of a signatory (7.2.6).
    Signatory,
    /// The mark of the organ (7.2.4), red.
    Mark {
        /// Size, in half-points.
        size: u32,
        /// What is left behind each character, in twips.
        spacing: i32,
    },
}

/// Indents, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indent {
    /// From the left edge of the 版心.
    pub left: i32,
    /// How far the first line begins to the right of `left`; negative where it hangs.
    pub first: i32,
    /// From the right edge of the 版心.
    pub right: i32,
}

/// Heights, in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Room above the first line.
    pub before: i32,
    /// Exact height of each line.
    pub height: i32,
}

/// A horizontal rule below a paragraph, as wide as its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Thickness in eighths of a point.
    pub eighths: u32,
    /// Distance from the text in points.
    pub space: u32,
    /// Whether it is printed in red.
    pub red: bool,
}

/// Where the text of a paragraph comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The block.
    pub block: BlockId,
    /// Pairs of byte offsets, rising: in the paragraph's text, and in the block's shown text (see
    /// `report::span::Shown`). Between two the texts run side by side; before the first stands what
    /// the form adds (a computed number).
    pub anchors: Vec<(usize, usize)>,
}

impl Origin {
    /// The place in the block's shown text that belongs to a byte offset in the paragraph's text.
    #[must_use]
    pub fn source(&self, at: usize) -> usize {
        let behind = self.anchors.partition_point(|(here, _)| *here <= at);
        self.anchors
            .get(behind.saturating_sub(1))
            .map_or(at, |(here, there)| there + at.saturating_sub(*here))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_paragraph_leads_back_to_the_block() {
        // Printed （一）强化…, the block holds two spaces and 强化….
        let origin = Origin {
            block: BlockId(1),
            anchors: vec![(9, 2), (30, 26)],
        };
        assert_eq!(origin.source(0), 2);
        assert_eq!(origin.source(9), 2);
        assert_eq!(origin.source(12), 5);
        assert_eq!(origin.source(30), 26);
        assert_eq!(origin.source(33), 29);
    }
}
