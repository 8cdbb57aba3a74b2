//! A block: one paragraph of a report.

use serde::{Deserialize, Serialize};

/// Identity of a block within its report. It survives editing, moving and undo, and is never given
/// to a second block while the report is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BlockId(pub u32);

/// What a paragraph is, in the terms of GB/T 9704-2012 clause 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A line above the title that recognition could not read into [`Meta`](crate::Meta)
    /// (版头, 7.2).
    Letterhead,
    /// 标题 (7.3.1). One block, even where it is printed over several lines.
    Title,
    /// 主送机关 (7.3.2).
    Addressee,
    /// 一、 (7.3.3)
    Heading1,
    /// （一）
    Heading2,
    /// 1.
    Heading3,
    /// （1）
    Heading4,
    /// 正文 (7.3.3).
    Body,
    /// 附件说明 (7.3.4).
    Attachment,
    /// 发文机关署名 (7.3.5).
    Signature,
    /// 成文日期 (7.3.5.4).
    Date,
    /// 附注 (7.3.6).
    Note,
    /// The title of an 附件 (7.3.7), which begins it; a mark as typed (附件1) is its first line (see
    /// [`annex`](crate::annex)). The attachment lasts to the next or to the 版记.
    Annex,
    /// A paragraph of an 附件, its number as typed.
    AnnexText,
    /// A line below the date that recognition could not read into [`Meta`](crate::Meta)
    /// (版记, 7.4).
    Imprint,
}

impl BlockKind {
    /// Every kind, in the order of the paper.
    pub const ALL: [Self; 15] = [
        Self::Letterhead,
        Self::Title,
        Self::Addressee,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Heading4,
        Self::Body,
        Self::Attachment,
        Self::Signature,
        Self::Date,
        Self::Note,
        Self::Annex,
        Self::AnnexText,
        Self::Imprint,
    ];

    /// The heading kind of a level from 1 to 4; anything deeper is level 4, the last that the
    /// standard knows.
    #[must_use]
    pub fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            3 => Self::Heading3,
            _ => Self::Heading4,
        }
    }

    /// 1 to 4 for a heading, `None` for anything else.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Heading1 => Some(1),
            Self::Heading2 => Some(2),
            Self::Heading3 => Some(3),
            Self::Heading4 => Some(4),
            _ => None,
        }
    }

    /// Whether blocks of this kind make up the running text between addressee and signature.
    #[must_use]
    pub fn is_text(self) -> bool {
        self == Self::Body || self.level().is_some()
    }

    /// The word that is stored and sent over the wire, as serde writes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Title => "title",
            Self::Addressee => "addressee",
            Self::Heading1 => "heading1",
            Self::Heading2 => "heading2",
            Self::Heading3 => "heading3",
            Self::Heading4 => "heading4",
            Self::Body => "body",
            Self::Attachment => "attachment",
            Self::Signature => "signature",
            Self::Date => "date",
            Self::Note => "note",
            Self::Annex => "annex",
            Self::AnnexText => "annextext",
            Self::Imprint => "imprint",
        }
    }

    /// The kind with this word, if there is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Identity within the report.
    pub id: BlockId,
    /// What the paragraph is.
    pub kind: BlockKind,
    /// The paragraph as written, with figures as references (see [`inline`](crate::inline)). In a
    /// report whose numbers are computed it holds no number; where they are kept as typed, it
    /// begins with the number.
    pub text: String,
}

impl Block {
    /// A block of these parts.
    pub fn new(id: u32, kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            id: BlockId(id),
            kind,
            text: text.into(),
        }
    }

    /// Whether the block holds nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_word_of_a_kind_is_the_word_serde_writes() {
        for kind in BlockKind::ALL {
            assert_eq!(
                serde_json::to_string(&kind).unwrap(),
                format!("\"{}\"", kind.word())
            );
            assert_eq!(BlockKind::from_word(kind.word()), Some(kind));
        }
        assert_eq!(BlockKind::from_word("table"), None);
    }
}
