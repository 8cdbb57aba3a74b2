//! What a report took over from last year's, as it crosses the wire.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReportDto, SlotDto};

/// What was taken over, and what of it is still to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct CarriedView {
    /// Year of last year's report.
    pub year: i32,
    /// How many marks are open.
    pub open: u32,
    /// How many there were, those that were changed or confirmed among them.
    pub total: u32,
    /// The open marks, in the order of the text.
    pub marks: Vec<MarkView>,
    /// Those that were confirmed and stand as they were, likewise.
    pub confirmed: Vec<MarkView>,
    /// One for each block that was taken over.
    pub states: Vec<CarriedState>,
    /// What last year's report promised, and which problems it named.
    pub promises: Vec<PromiseView>,
    /// Last year's sections, in order.
    pub last: Vec<LastSection>,
    /// How much of this year's text is the same as last year's, in per cent.
    pub same: u8,
}

/// Something that was true last year: to be changed or confirmed. Offsets are in wire units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct MarkView {
    /// Id of the block; 0 for a name or a post in 文稿信息.
    pub block: u32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it is, in Chinese: 数字, 年份, 今年去年, 会议届次, 姓名, 职务.
    pub kind: String,
    /// The characters.
    pub text: String,
}

/// How a block that was taken over stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct CarriedState {
    /// Id of the block.
    pub block: u32,
    /// How it stands.
    pub state: CarriedStateDto,
}

/// How a block that was taken over stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum CarriedStateDto {
    /// 沿用: as last year, nothing open.
    Kept,
    /// 已改: changed, nothing open.
    Changed,
    /// 待核: something is open.
    Open,
}

/// A plan or a problem of last year's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PromiseView {
    /// Id within the report.
    pub id: u32,
    /// Plan or problem.
    pub kind: PromiseKindDto,
    /// As last year's report has it.
    pub text: String,
    /// What became of it.
    pub answer: AnswerDto,
    /// Why it was dropped; empty for any other answer.
    pub reason: String,
    /// Id of the block that answers it.
    pub linked: Option<u32>,
    /// Id of the block that may answer it.
    pub suggested: Option<u32>,
    /// The text of a fresh plan that goes on from it.
    pub fresh: String,
}

/// What a promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum PromiseKindDto {
    /// 下一年计划
    Plan,
    /// 存在问题
    Problem,
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum AnswerDto {
    /// Nobody said yet.
    Open,
    /// 已完成
    Done,
    /// 部分完成
    Partly,
    /// 未完成
    Not,
    /// 不再提
    Dropped,
}

/// A section of last year's report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LastSection {
    /// What it is about.
    pub slot: SlotDto,
    /// Number and heading.
    pub heading: String,
    /// Its paragraphs, those of its own sub-headings among them.
    pub paragraphs: Vec<LastParagraph>,
    /// How much of this year's section is the same, in per cent; 0 where there is none.
    pub same: u8,
}

/// A paragraph of last year's report beside what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LastParagraph {
    /// As last year's report has it.
    pub text: String,
    /// Id of this year's paragraph that it became; `None` where this year has none.
    pub became: Option<u32>,
    /// The two character by character, in order; empty where there is nothing beside it or no
    /// difference.
    pub difference: Vec<DifferencePiece>,
}

/// A run of characters of two paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct DifferencePiece {
    /// Where it stands.
    pub fate: FateDto,
    /// The characters.
    pub text: String,
}

/// Where a run of characters stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum FateDto {
    /// In both.
    Same,
    /// Only in last year's.
    Removed,
    /// Only in this year's.
    Added,
}

/// Last year's report to go on from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct Rollover {
    /// Id in the store.
    pub id: String,
    /// The year that the new report is about.
    pub year: i32,
}

/// Marks to confirm: one, or all of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ConfirmMarks {
    /// The report.
    pub report: ReportDto,
    /// Id of the block.
    pub block: u32,
    /// Where the mark starts, in wire units; `None` for every mark of the block.
    pub start: Option<u32>,
    /// Opens what was confirmed again.
    pub take_back: bool,
}

/// What became of a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct AnswerPromise {
    /// The report.
    pub report: ReportDto,
    /// Id of the promise.
    pub id: u32,
    /// What became of it.
    pub answer: AnswerDto,
    /// Why it is dropped.
    pub reason: String,
    /// Id of the block that answers it.
    pub linked: Option<u32>,
}

/// What a report took over, as the report carries it: the window hands it on and never looks in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct CarriedData {
    /// To be put into `ReportDto.carried`.
    #[ts(type = "unknown")]
    pub carried: Option<Box<report::carried::Carried>>,
}
