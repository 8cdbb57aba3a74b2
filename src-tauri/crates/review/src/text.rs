//! A report as the rules read it.

use report::figures::Figures;
use report::numbering::Numbering;
use report::span::Shown;
use report::{BlockId, BlockKind, Report};

/// The report's text, figures filled in.
#[derive(Debug, Clone)]
pub struct Text {
    /// Every block, blank ones too.
    pub lines: Vec<Line>,
    /// Whether the numbers of headings stand in the text as typed. Where they are computed they
    /// can't be wrong.
    pub typed_numbers: bool,
}

/// One block.
#[derive(Debug, Clone)]
pub struct Line {
    /// The block.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its shown text.
    pub text: String,
}

impl Text {
    /// The text of a report.
    #[must_use]
    pub fn new(report: &Report, figures: &Figures) -> Self {
        let lines = report
            .blocks
            .iter()
            .map(|block| Line {
                id: block.id,
                kind: block.kind,
                text: Shown::new(&block.text, figures).text,
            })
            .collect();
        Self {
            lines,
            typed_numbers: report.numbering == Numbering::AsTyped,
        }
    }
}
