//! What a layout comes to: pages of lines, each character with its place.
//!
//! Lengths are thousandths of a point (1/72 000 inch): a twip is 50 of them, so that widths of real
//! fonts add up without rounding. `x` grows to the right from the left edge of the paper, `y` down
//! from its upper edge.

use form::fonts::Face;
use report::BlockId;

/// Thousandths of a point.
pub type Length = i32;

/// One twip, 1/20 pt.
pub const TWIP: Length = 50;

/// A laid-out report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// The pages, in order; at least one.
    pub pages: Vec<Page>,
    /// How many of the pages hold text; those behind them were added so that the 版记 stands on an
    /// even page.
    pub text_pages: usize,
    /// Whether a long closing paragraph had to be kept with the signature (see
    /// `form::Document::keep_closing`).
    pub closing_kept: bool,
    /// Headings, in order, for the outline of a PDF.
    pub headings: Vec<Heading>,
}

/// One side of A4 paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The lines, from top to bottom, the page number last.
    pub lines: Vec<Line>,
    /// The rules of 版头 and 版记 on this page.
    pub rules: Vec<Rule>,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The base line.
    pub y: Length,
    /// Height of the line, from which a click is told to be on it.
    pub height: Length,
    /// What stands on it, from left to right.
    pub pieces: Vec<Piece>,
    /// Where its text comes from; `None` for what the form adds (page number, 版头, 版记).
    pub source: Option<Source>,
}

/// Where the text of a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The block.
    pub block: BlockId,
    /// Where the line begins in the block's shown text, in bytes (see `report::span::Shown`).
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Characters of one face and size on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The face.
    pub face: Face,
    /// Size, in half-points.
    pub size: u32,
    /// Whether it is printed in red.
    pub red: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// The characters.
    pub text: String,
    /// The left edge of each character of `text`.
    pub xs: Vec<Length>,
}

/// A horizontal rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its left end.
    pub x: Length,
    /// Its middle.
    pub y: Length,
    /// How long it is.
    pub width: Length,
    /// How thick it is.
    pub thickness: Length,
    /// Whether it is printed in red.
    pub red: bool,
}

/// A heading and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 4; 0 for the title.
    pub level: u8,
    /// Number and words.
    pub text: String,
    /// Page, from 0.
    pub page: usize,
    /// Upper edge of its line.
    pub y: Length,
}
