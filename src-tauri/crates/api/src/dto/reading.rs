//! What was recognised of a file or a pasted text, before it becomes a report: every line of the source,
//! what became of it, and how sure that is.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{SlotDto, WordEditDto};

/// Text that a person pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct PastedText {
    /// The text, plain.
    pub text: String,
    /// The same as HTML, where the clipboard has it; empty where not.
    pub html: String,
}

/// A file or a text that was read and not kept yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct OpenSource {
    /// Names it until it is accepted or the program ends.
    pub token: u32,
    /// Name of the file, or 粘贴的内容.txt.
    pub name: String,
    /// What kind of file it is, in Chinese: Word 文档（.docx）, 网页, 纯文本…
    pub kind: String,
    /// What was recognised; `None` for a file of this program, which knows what it holds.
    pub reading: Option<ReadingView>,
    /// What a file of this program holds.
    pub known: Option<KnownReport>,
    /// What of the file is in neither of them, and what became of a draft in it, a sentence each.
    pub notes: Vec<String>,
    /// The year of the report that goes on from it: the one after its own, or this year's where it
    /// has none.
    pub next_year: i32,
}

/// A report that came whole, out of a file of this program.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct KnownReport {
    /// Its title, or what it lacks.
    pub title: String,
    /// Full name of the unit.
    pub unit: String,
    /// Year reported on; 0 where unknown.
    pub year: i32,
    /// What was changed in Word after the export, where it is a Word file.
    pub edits: Vec<WordEditDto>,
}

/// A source as it was recognised.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct ReadingView {
    /// The reading itself: the window hands it on and never looks in.
    #[ts(type = "unknown")]
    pub reading: Value,
    /// The lines of the source that are not blank, in its order.
    pub lines: Vec<SourceLine>,
    /// What they make, in the order of the report.
    pub pieces: Vec<PieceView>,
    /// What the report says about itself.
    pub summary: ReadingSummary,
}

/// A line of the source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct SourceLine {
    /// As it stands in the source.
    pub text: String,
    /// The piece that holds it, by its place in [`ReadingView::pieces`]; `None` where it was left out.
    pub piece: Option<u32>,
    /// Why it was left out, a sentence; `None` where it was not.
    pub left_out: Option<String>,
    /// Whether a mark that a converter left in it was taken out.
    pub cleaned: bool,
}

/// What one or several lines make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PieceView {
    /// The lines, by their places in [`ReadingView::lines`].
    pub lines: Vec<u32>,
    /// What they make.
    pub role: RoleDto,
    /// The text.
    pub text: String,
    /// For a heading: what it is about; for anything below one: what its section is about.
    pub slot: Option<SlotDto>,
    /// Id of the template's step that it belongs to; empty for none.
    pub step: String,
    /// Whether a person said what the heading is about.
    pub assigned: bool,
    /// Why this is a guess, a sentence each; empty where it is sure.
    pub doubts: Vec<String>,
}

/// What lines of a source make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum RoleDto {
    /// 份号、密级、紧急程度、发文字号、签发人: read into 文稿信息.
    Particulars,
    /// 版头: a line above the title that is kept as it stands.
    Letterhead,
    /// 标题
    Title,
    /// 主送机关
    Addressee,
    /// 一、
    Heading1,
    /// （一）
    Heading2,
    /// 1.
    Heading3,
    /// （1）
    Heading4,
    /// 正文
    Body,
    /// 附件说明
    Attachment,
    /// 发文机关署名
    Signature,
    /// 成文日期
    Date,
    /// 附注
    Note,
    /// The head of an 附件.
    Annex,
    /// Text of an 附件.
    AnnexText,
    /// 抄送: read into 文稿信息.
    Copies,
    /// 印发机关和印发日期: read into 文稿信息.
    Issue,
    /// 版记: a line below the date that is kept as it stands.
    Imprint,
}

/// What was recognised beside the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct ReadingSummary {
    /// 标题; empty where none was found, as the others are.
    pub title: String,
    /// Full name of the unit.
    pub unit: String,
    /// Why the unit is a guess; `None` where it is sure or a person typed it.
    pub unit_doubt: Option<String>,
    /// Year reported on; 0 where none was found.
    pub year: i32,
    /// Why the year is a guess; `None` where it is sure or a person typed it.
    pub year_doubt: Option<String>,
    /// 发文字号
    pub document_number: String,
    /// 签发人
    pub signatories: Vec<String>,
    /// 主送机关
    pub addressee: String,
    /// 署名, one organ each.
    pub signatures: Vec<String>,
    /// 成文日期, as it stands.
    pub date: String,
    /// What a report has and this one does not, a sentence each: 没有找到标题。
    pub missing: Vec<String>,
    /// How many pieces are guesses.
    pub guesses: u32,
    /// How many lines were left out.
    pub left_out: u32,
    /// The figures that were found in the text, label and value, to be kept as last year's.
    pub figures: Vec<FoundFigure>,
}

/// A figure that was found in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FoundFigure {
    /// Its label.
    pub label: String,
    /// Its value with the unit.
    pub value: String,
}

/// A change of a reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ChangeReading {
    /// Names the source.
    pub token: u32,
    /// The reading that is changed.
    #[ts(type = "unknown")]
    pub reading: Value,
    /// The change.
    pub change: ReadingChange,
}

/// What a person corrects. Pieces and lines are named by their places in the reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum ReadingChange {
    /// A piece is something else; it moves where such a thing stands in a report.
    Role {
        /// The piece.
        piece: u32,
        /// What it is.
        role: RoleDto,
    },
    /// What a heading is about; `None` to judge it by its words again.
    Slot {
        /// The piece.
        piece: u32,
        /// What it is about.
        slot: Option<SlotDto>,
    },
    /// A piece is moved before another one; to the end where `before` is the number of pieces.
    Move {
        /// The piece.
        piece: u32,
        /// The one that it will stand before.
        before: u32,
    },
    /// A piece goes on the one above it: the two are one paragraph.
    Join {
        /// The lower piece.
        piece: u32,
    },
    /// A piece is two: from this line on, it is a paragraph of its own.
    Split {
        /// The piece.
        piece: u32,
        /// The line of the source that begins the second.
        line: u32,
    },
    /// A piece is not part of the report.
    LeaveOut {
        /// The piece.
        piece: u32,
    },
    /// A line that was left out is part of the report, as text.
    PutBack {
        /// The line.
        line: u32,
    },
    /// A guess is right.
    Confirm {
        /// The piece.
        piece: u32,
    },
    /// The unit's full name.
    Unit {
        /// The name.
        name: String,
    },
    /// The year reported on.
    Year {
        /// The year.
        year: i32,
    },
}

/// A reading that a person agrees with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct AcceptReading {
    /// Names the source.
    pub token: u32,
    /// The reading; `None` for a file of this program.
    #[ts(type = "unknown")]
    pub reading: Value,
    /// The year of the report that goes on from it; `None` to keep it as the report that it is.
    pub year: Option<i32>,
}

/// The file that a report came from, kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct SourceCard {
    /// Name of the file, or 粘贴的内容.txt.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
    /// When it was kept, RFC 3339.
    pub kept_at: String,
}

/// The file that a report came from, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct SourceView {
    /// Its name, size and time.
    pub card: SourceCard,
    /// Its lines, with what was left out and why.
    pub lines: Vec<KeptLine>,
}

/// A line of a file that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct KeptLine {
    /// As it stands in the source.
    pub text: String,
    /// Why it was left out, a sentence; `None` where it was not.
    pub left_out: Option<String>,
}

/// Where the file that a report came from is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ExportSource {
    /// Id of the report in the store.
    pub id: String,
    /// Full path of the file.
    pub path: String,
}
