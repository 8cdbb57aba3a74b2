//! A report as pages, for the window. All lengths are twips (1/20 pt); the paper is A4, 11906 x
//! 16838.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReportDto;

/// A report to lay out as pages.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewRequest {
    /// The report.
    pub report: ReportDto,
    /// Number of the preview that the window holds; `None` for none.
    pub known: Option<u32>,
}

/// A report as pages. All lengths are twips (1/20 pt); the paper is A4, 11906 x 16838.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct Preview {
    /// Number of this preview.
    pub number: u32,
    /// How many pages there are.
    pub page_count: u32,
    /// Whether `pages` holds every page; else only those that differ from the preview that the
    /// window holds.
    pub whole: bool,
    /// The pages.
    pub pages: Vec<PreviewPage>,
    /// What each face is set in.
    pub fonts: Vec<PreviewFont>,
    /// What the person should know, in sentences: which font stands for which.
    pub notes: Vec<String>,
}

/// One side of paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewPage {
    /// Its place, from 0.
    pub index: u32,
    /// The lines, from top to bottom.
    pub lines: Vec<PreviewLine>,
    /// The rules.
    pub rules: Vec<PreviewRule>,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewLine {
    /// The base line.
    pub y: i32,
    /// Height of the line.
    pub height: i32,
    /// Id of the block; `None` for what the form adds.
    pub block: Option<u32>,
    /// Where it starts in the block, in wire units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What stands on it, from left to right.
    pub pieces: Vec<PreviewPiece>,
}

/// Characters of one face and size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewPiece {
    /// The face.
    pub face: FaceDto,
    /// Size.
    pub size: i32,
    /// Whether it is printed in red.
    pub red: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// The characters.
    pub text: String,
    /// The left edge of each character (code point) of `text`.
    pub xs: Vec<i32>,
}

/// A horizontal rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewRule {
    /// Its left end.
    pub x: i32,
    /// Its middle.
    pub y: i32,
    /// How long it is.
    pub width: i32,
    /// How thick it is.
    pub thickness: i32,
    /// Whether it is printed in red.
    pub red: bool,
}

/// What a face is set in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PreviewFont {
    /// The face.
    pub face: FaceDto,
    /// CSS families, best first.
    pub families: Vec<String>,
    /// Whether the font of the standard is on this machine.
    pub present: bool,
    /// Whether the bold weight of the family stands in.
    pub bold: bool,
}

/// A part of the document, by the face that it is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum FaceDto {
    /// 小标宋.
    Title,
    /// 仿宋.
    Body,
    /// 黑体.
    Heading1,
    /// 楷体.
    Heading2,
    /// 宋体.
    PageNumber,
    /// Latin letters and digits, where they have a font of their own.
    Latin,
}
