//! What follows from a report: the window shows it and never computes it.
//!
//! Offsets are in UTF-16 units of the block's text, a reference to a figure counting as **one**
//! unit, as it does in the editor.

use serde::Serialize;
use ts_rs::TS;

use super::{CarriedView, FindingDto, OutlineDto, SlotDto};

/// Everything that follows from a report.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct View {
    /// One for each block, in order.
    pub blocks: Vec<BlockView>,
    /// The step navigator, in order.
    pub steps: Vec<StepView>,
    /// The figures of the template, in the order of its steps.
    pub figures: Vec<FigureView>,
    /// 0 to 100.
    pub completeness: u8,
    /// How the sections are arranged now.
    pub outline: OutlineDto,
    /// Number of Chinese characters, letters and digits in the text.
    pub characters: u32,
    /// What review found.
    pub findings: Vec<FindingDto>,
    /// What of it is not among `findings`, a sentence; empty where the list is whole.
    pub unlisted: String,
    /// What 发文字号 should be, where the report has another.
    pub document_number: Option<String>,
    /// What was taken over from last year's report; `None` for one that was not carried over.
    pub carried: Option<CarriedView>,
}

/// What follows for one block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct BlockView {
    /// Id of the block.
    pub id: u32,
    /// Its computed number, where numbers are computed and it is a heading.
    pub number: Option<String>,
    /// The computed mark above it, 附件1, where it begins an attachment and none was typed.
    pub mark: Option<String>,
    /// Where its heading part ends, if it is a heading that runs on. A number as typed is part of
    /// the heading part.
    pub heading_end: Option<u32>,
    /// Key of the step that it belongs to.
    pub step: String,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum StepState {
    /// The report has no section about it.
    Missing,
    /// There is a heading and no text.
    Empty,
    /// There is text, and something is still open.
    Writing,
    /// There is text, and nothing is open.
    Complete,
}

/// What a step of the navigator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum StepKind {
    /// Title, addressee and lead.
    Opening,
    /// A section.
    Section,
    /// Signature, date, notes.
    Closing,
}

/// A step of the navigator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct StepView {
    /// Names the step while the report is open.
    pub key: String,
    /// What it is.
    pub kind: StepKind,
    /// What it is about; `other` for opening and closing.
    pub slot: SlotDto,
    /// Name: the heading as it stands, shortened to its first clause, else the template's name.
    pub name: String,
    /// Number of its heading, computed or as typed.
    pub number: Option<String>,
    /// Id of its heading block; `None` for opening, closing and a missing step.
    pub heading: Option<u32>,
    /// Id of the first block of it, to go to.
    pub first_block: Option<u32>,
    /// How far it is.
    pub state: StepState,
    /// Whether a report can do without it.
    pub optional: bool,
    /// What is still open, as sentences: figures without value, no text.
    pub open: Vec<String>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FigureView {
    /// Id.
    pub id: String,
    /// What is counted.
    pub label: String,
    /// 量词
    pub unit: String,
    /// The step it belongs to.
    pub slot: SlotDto,
    /// What was entered.
    pub entry: String,
    /// The quantity as the text shows it, with unit; empty where there is none.
    pub display: String,
    /// Last year's figure, entered or computed.
    pub last: String,
    /// The same with unit; empty where there is none.
    pub last_display: String,
    /// What is odd beside last year's: the same number, or a jump; empty if nothing is.
    pub remark: String,
    /// The difference to last year, `+12（+8.3%）`; empty where it can't be reckoned.
    pub change: String,
    /// Whether it is computed from others, nothing having been entered.
    pub computed: bool,
    /// How it is computed, for a person: `61 ÷ 65，四舍五入到 0.1`; empty if it isn't.
    pub explanation: String,
    /// What contradicts it; empty if nothing does.
    pub problem: String,
    /// What is meant, where the label can be misread.
    pub hint: String,
    /// In how many places of the text it stands.
    pub uses: u32,
}

/// How certain a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum LevelDto {
    /// 必错
    Certain,
    /// 疑似
    Suspected,
    /// 提示
    Hint,
}
