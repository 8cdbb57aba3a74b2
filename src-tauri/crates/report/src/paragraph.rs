//! A report as the paragraphs that are printed: numbers in place, figures filled in, the heading
//! part told from the text that runs on. Export, outline and layout all start here.

use crate::block::{Block, BlockId, BlockKind};
use crate::figures::Figures;
use crate::heading;
use crate::numbering::{self, Numbering};
use crate::report::Report;
use crate::span::Shown;

/// One printed paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The block that it prints.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// The number of a heading, computed or as typed; empty where there is none.
    pub number: String,
    /// White space that was typed between number and heading.
    pub gap: String,
    /// The heading part of a heading, its full stop included; empty for any other kind, and for a
    /// numbered paragraph without a heading.
    pub heading: String,
    /// The text, or what runs on after the heading.
    pub text: String,
    /// Where the heading part, number included, ends in the block's text, in wire units (see
    /// [`span`](crate::span)). The length of the text when nothing runs on.
    pub heading_end: u32,
    /// A place in [`line`](Self::line) and the place in the block's shown text (see
    /// [`span::Shown`](Shown)) that belongs to it, in bytes. From there the two run side by side;
    /// before it stands a computed number.
    pub anchor: (usize, usize),
}

impl Paragraph {
    /// Whether text runs on after the heading in the same paragraph.
    #[must_use]
    pub fn is_run_in(&self) -> bool {
        self.kind.level().is_some() && !self.text.is_empty()
    }

    /// The whole paragraph as it is read.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}{}{}{}", self.number, self.gap, self.heading, self.text)
    }
}

/// The printed paragraphs of a report, one for each block that is not blank, in order.
#[must_use]
pub fn of(report: &Report, figures: &Figures) -> Vec<Paragraph> {
    numbers(report)
        .into_iter()
        .zip(&report.blocks)
        .filter(|(_, block)| !block.is_blank())
        .map(|(number, block)| one(block, number, report.numbering, figures))
        .collect()
}

/// The computed number of each block, in order; none where they are kept as typed.
#[must_use]
pub fn numbers(report: &Report) -> Vec<Option<String>> {
    match report.numbering {
        Numbering::Computed => numbering::computed(&report.blocks),
        Numbering::AsTyped => vec![None; report.blocks.len()],
    }
}

/// One paragraph. `number` is its computed number, if numbers are computed.
#[must_use]
pub fn one(
    block: &Block,
    number: Option<String>,
    numbering: Numbering,
    figures: &Figures,
) -> Paragraph {
    let shown = Shown::new(&block.text, figures);
    let whole = shown.text.as_str();
    let start = whole.len() - whole.trim_start().len();
    let trimmed = whole.trim();
    let mut paragraph = Paragraph {
        id: block.id,
        kind: block.kind,
        number: number.unwrap_or_default(),
        gap: String::new(),
        heading: String::new(),
        text: String::new(),
        heading_end: 0,
        anchor: (0, start),
    };
    paragraph.anchor.0 = paragraph.number.len();
    if block.kind.level().is_none() {
        paragraph.text = trimmed.to_owned();
        return paragraph;
    }
    let mut prefix = 0;
    if numbering == Numbering::AsTyped
        && let Some(typed) = numbering::typed(trimmed)
    {
        prefix = trimmed.len() - typed.rest.len();
        paragraph.number = typed.number.to_owned();
        paragraph.anchor.0 = 0;
        paragraph.gap = trimmed[typed.number.len()..prefix].to_owned();
    }
    let (heading, text) = heading::split(&trimmed[prefix..]);
    paragraph.heading = heading.to_owned();
    paragraph.text = text.to_owned();
    paragraph.heading_end = if text.is_empty() {
        shown.wire(whole.len(), true)
    } else {
        shown.wire(start + prefix + heading.len(), true)
    };
    paragraph
}
