//! What became of every line of a source: which piece of the report it is part of, how sure that is,
//! or why it was left out.
//!
//! A person looks at it and corrects it ([`Change`](super::Change)) before it becomes a report
//! ([`Reading::report`]). Nothing of the source is dropped: each line stands in a piece or among those
//! that were left out.

use serde::{Deserialize, Serialize};

use crate::block::BlockKind;
use crate::slot::Slot;

/// A paragraph of a source, with what its file says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceParagraph<'a> {
    /// Its text; line breaks in it end a line.
    pub text: &'a str,
    /// The level of heading that the file says it is, from 1; `None` where it says nothing.
    pub heading: Option<u8>,
}

impl<'a> SourceParagraph<'a> {
    /// A text of which nothing else is known.
    #[must_use]
    pub fn plain(text: &'a str) -> Self {
        Self {
            text,
            heading: None,
        }
    }
}

/// A source as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// The lines of the source that are not blank, as they stand there; organ and date on one line are
    /// two.
    pub lines: Vec<String>,
    /// What they make, in the order of the report.
    pub pieces: Vec<Piece>,
    /// The lines that are no part of the report, in the order of the source.
    pub left_out: Vec<LeftOut>,
    /// Lines that are text but for a mark that a converter left in them, which was taken out.
    #[serde(default)]
    pub cleaned: Vec<usize>,
    /// The unit as a person typed it; `None` to take what the pieces say.
    #[serde(default)]
    pub unit: Option<String>,
    /// The year reported on, likewise.
    #[serde(default)]
    pub year: Option<i32>,
}

impl Reading {
    /// Makes two lines of one that is two pieces: the upper piece's and the lower one's.
    pub(super) fn part_shared_lines(&mut self) {
        let shared = |pair: &[Piece]| {
            let line = *pair[0].lines.last()?;
            (pair[1].lines.first() == Some(&line)).then_some(line)
        };
        let Some((at, line)) = self
            .pieces
            .windows(2)
            .enumerate()
            .find_map(|(at, pair)| Some((at + 1, shared(pair)?)))
        else {
            return;
        };
        let (upper, lower) = (&self.pieces[at - 1].text, &self.pieces[at].text);
        let (upper, lower) = (upper.clone(), lower.clone());
        self.lines.splice(line..=line, [upper, lower]);
        let shift = |place: &mut usize| *place += usize::from(*place > line);
        for (place, piece) in self.pieces.iter_mut().enumerate() {
            if place == at {
                piece.lines = vec![line + 1];
            } else {
                piece.lines.iter_mut().for_each(shift);
            }
        }
        for left in &mut self.left_out {
            shift(&mut left.line);
        }
        self.cleaned.iter_mut().for_each(shift);
    }
}

/// One or several lines of a source and what they make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The lines, by their places in [`Reading::lines`]. No other piece has them.
    pub lines: Vec<usize>,
    /// What they make.
    pub role: Role,
    /// The text.
    pub text: String,
    /// What a person said that the heading is about.
    #[serde(default)]
    pub slot: Option<Slot>,
    /// Why this is a guess; empty where it is sure.
    #[serde(default)]
    pub doubts: Vec<Doubt>,
}

impl Piece {
    pub(super) fn new(lines: Vec<usize>, role: Role, text: impl Into<String>) -> Self {
        Self {
            lines,
            role,
            text: text.into(),
            slot: None,
            doubts: Vec::new(),
        }
    }

    pub(super) fn block(at: usize, kind: BlockKind, text: impl Into<String>) -> Self {
        Self::new(vec![at], Role::Block(kind), text)
    }

    pub(super) fn doubted(mut self, doubt: Doubt) -> Self {
        self.doubts.push(doubt);
        self
    }
}

/// What lines of a source make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// 份号, 密级, 紧急程度, 发文字号, 签发人: read into [`Meta`](crate::Meta) where that can be done.
    Particulars,
    /// 抄送, likewise.
    Copies,
    /// 印发机关 and 印发日期, likewise.
    Issue,
    /// A paragraph of the report.
    #[serde(untagged)]
    Block(BlockKind),
}

impl Role {
    /// Where such a thing stands in a report, from the top. What stands in one zone may stand in any
    /// order.
    pub(super) fn zone(self) -> u8 {
        match self {
            Self::Particulars | Self::Block(BlockKind::Letterhead) => 0,
            Self::Block(BlockKind::Title) => 1,
            Self::Block(BlockKind::Addressee) => 2,
            Self::Block(BlockKind::Attachment) => 4,
            Self::Block(BlockKind::Signature) => 5,
            Self::Block(BlockKind::Date) => 6,
            Self::Block(BlockKind::Note) => 7,
            Self::Block(BlockKind::Annex | BlockKind::AnnexText) => 8,
            Self::Copies | Self::Issue | Self::Block(BlockKind::Imprint) => 9,
            Self::Block(_) => 3,
        }
    }
}

/// Why a piece is a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Several lines were taken for one paragraph.
    Joined,
    /// A heading that has no number; its words say that it is one.
    NoNumber,
    /// A heading that has no number; its file says that it is one.
    Styled,
    /// A title that does not end as titles of reports do.
    TitleWithoutEnding,
    /// A title and the note or second line below it.
    TitleWithNote,
    /// An addressee without its colon.
    NoColon,
    /// An organ or a date that stood below the title instead of at the end.
    BelowTitle,
    /// A line above the title that could not be read.
    UnreadAbove,
    /// A line below the date that could not be read.
    UnreadBelow,
}

/// A line that is no part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The line, by its place in [`Reading::lines`].
    pub line: usize,
    /// Why.
    pub why: Why,
}

impl LeftOut {
    pub(super) fn of(line: usize, why: Why) -> Self {
        Self { line, why }
    }
}

/// Why a line is no part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// `— 3 —`
    PageNumber,
    /// A mark that a converter left, and no text.
    Residue,
    /// 索引号, 【打印】, ICP备 and their like.
    WebPage,
    /// The title, which stands again further down.
    Repeated,
    /// A person said so.
    Person,
}
