//! The styles of an official document, as a table.
//!
//! Every paragraph takes its look from one of these; what differs from report to report (the blanks
//! of signature and date, the indent of an attachment line, keeping lines together) stands in the
//! paragraph.

use report::BlockKind;

use crate::fonts::Face;
use crate::{page, table};

/// A style, in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// An empty line.
    Normal,
    /// A line of the 版头 that stands as it was typed.
    Letterhead,
    /// 密级, 紧急程度 (7.2.2, 7.2.3) and 征求意见稿.
    Marking,
    /// 发文机关标志 (7.2.4).
    Mark,
    /// 发文字号 and 签发人 (7.2.5, 7.2.6).
    Number,
    /// 标题 (7.3.1).
    Title,
    /// 主送机关 (7.3.2).
    Addressee,
    /// 正文 (7.3.3).
    Body,
    /// A heading on a line of its own, by its level from 1 to 4 (7.3.3).
    Heading(u8),
    /// 附件说明 (7.3.4).
    Attachment,
    /// 发文机关署名 (7.3.5).
    Signature,
    /// 成文日期 (7.3.5.4).
    Date,
    /// 附注 (7.3.6).
    Note,
    /// The mark of an attachment, 附件1 (7.3.7).
    AnnexMark,
    /// The title of an attachment (7.3.7).
    AnnexTitle,
    /// A line of the 版记 (7.4).
    Imprint,
    /// A line that is hardly seen: what Word wants below a table at the end.
    Anchor,
    /// The head of a table.
    TableHead,
    /// A cell of a table.
    TableText,
    /// 页码 (7.5).
    PageNumber,
}

/// What a style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// As Word's style list shows it.
    pub name: &'static str,
    /// The face.
    pub face: Face,
    /// Size in half-points.
    pub size: usize,
    /// Alignment.
    pub align: Align,
    /// First-line indent, in hundredths of a 字.
    pub first_line: i32,
    /// Both side indents, in twips.
    pub sides: i32,
    /// Position of a tab stop whose text ends there, in twips from the left edge of the 版心.
    pub right_tab: Option<i32>,
    /// Exact height of a line, in twips.
    pub line: i32,
    /// Whether the page may not end below it.
    pub keep_next: bool,
    /// Level of a heading, from 1.
    pub level: Option<u8>,
    /// Whether it is bold; nothing is by the standard.
    pub bold: bool,
}

impl Spec {
    /// What is added to the width of each character, in twips: 3号 is tightened so that
    /// twenty-eight stand on a line (5.2.3); twenty of 2号 fill theirs as they are.
    #[must_use]
    pub fn spacing(&self) -> i32 {
        if self.size == page::SIZE_3 {
            page::TIGHTENING
        } else {
            0
        }
    }
}

/// How lines stand between the edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// From edge to edge, the last line from the left.
    Both,
    /// In the middle.
    Center,
    /// From the left.
    Left,
    /// To the right.
    Right,
}

const PLAIN: Spec = Spec {
    name: "Normal",
    face: Face::Body,
    size: page::SIZE_3,
    align: Align::Both,
    first_line: 0,
    sides: 0,
    right_tab: None,
    line: page::LINE,
    keep_next: false,
    level: None,
    bold: false,
};

/// 左右各空一字 (7.4.2), of 4号.
const IMPRINT_SIDES: i32 = 280;

impl Style {
    /// Every style.
    pub const ALL: [Self; 23] = [
        Self::Normal,
        Self::Letterhead,
        Self::Marking,
        Self::Mark,
        Self::Number,
        Self::Title,
        Self::Addressee,
        Self::Body,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Attachment,
        Self::Signature,
        Self::Date,
        Self::Note,
        Self::AnnexMark,
        Self::AnnexTitle,
        Self::Imprint,
        Self::Anchor,
        Self::TableHead,
        Self::TableText,
        Self::PageNumber,
    ];

    /// The style of a block's paragraph; a heading in which text runs on is [`Style::Body`].
    #[must_use]
    pub fn of(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Letterhead => Self::Letterhead,
            BlockKind::Title => Self::Title,
            BlockKind::Addressee => Self::Addressee,
            BlockKind::Heading1 => Self::Heading(1),
            BlockKind::Heading2 => Self::Heading(2),
            BlockKind::Heading3 => Self::Heading(3),
            BlockKind::Heading4 => Self::Heading(4),
            BlockKind::Body => Self::Body,
            BlockKind::Attachment => Self::Attachment,
            BlockKind::Signature => Self::Signature,
            BlockKind::Date => Self::Date,
            BlockKind::Note => Self::Note,
            BlockKind::Annex => Self::AnnexTitle,
            BlockKind::AnnexText => Self::Body,
            BlockKind::Imprint => Self::Imprint,
        }
    }

    /// What it says.
    #[must_use]
    pub fn spec(self) -> Spec {
        match self {
            Self::Normal => PLAIN,
            Self::Letterhead => Spec {
                name: "版头",
                align: Align::Left,
                ..PLAIN
            },
            Self::Marking => Spec {
                name: "密级和紧急程度",
                face: Face::Heading1,
                align: Align::Left,
                ..PLAIN
            },
            Self::Mark => Spec {
                name: "发文机关标志",
                face: Face::Title,
                align: Align::Center,
                ..PLAIN
            },
            Self::Number => Spec {
                name: "发文字号",
                align: Align::Center,
                ..PLAIN
            },
            Self::Title => Spec {
                name: "公文标题",
                face: Face::Title,
                size: page::SIZE_2,
                align: Align::Center,
                ..PLAIN
            },
            Self::Addressee => Spec {
                name: "主送机关",
                ..PLAIN
            },
            Self::Body => Spec {
                name: "公文正文",
                first_line: 200,
                ..PLAIN
            },
            Self::Heading(level) => heading(level),
            Self::Attachment => Spec {
                name: "附件说明",
                ..PLAIN
            },
            Self::Signature => Spec {
                name: "发文机关署名",
                align: Align::Right,
                ..PLAIN
            },
            Self::Date => Spec {
                name: "成文日期",
                align: Align::Right,
                ..PLAIN
            },
            Self::Note => Spec {
                name: "附注",
                first_line: 200,
                ..PLAIN
            },
            // 3号黑体 (7.3.7)
            Self::AnnexMark => Spec {
                name: "附件序号",
                face: Face::Heading1,
                align: Align::Left,
                keep_next: true,
                ..PLAIN
            },
            Self::AnnexTitle => Spec {
                name: "附件标题",
                keep_next: true,
                ..Self::Title.spec()
            },
            Self::Imprint => Spec {
                name: "版记",
                size: page::SIZE_4,
                align: Align::Left,
                sides: IMPRINT_SIDES,
                right_tab: Some(page::TEXT_WIDTH - IMPRINT_SIDES),
                ..PLAIN
            },
            Self::Anchor => Spec {
                name: "版记定位",
                size: page::SIZE_ANCHOR,
                line: page::ANCHOR_LINE,
                ..PLAIN
            },
            Self::TableHead => Spec {
                name: "表头",
                face: Face::Heading1,
                size: page::SIZE_4,
                align: Align::Center,
                line: table::LINE,
                ..PLAIN
            },
            Self::TableText => Spec {
                name: "表格文字",
                size: page::SIZE_4,
                align: Align::Left,
                line: table::LINE,
                ..PLAIN
            },
            Self::PageNumber => Spec {
                name: "页码",
                face: Face::PageNumber,
                size: page::SIZE_4,
                line: page::FOOTER_LINE,
                ..PLAIN
            },
        }
    }
}

/// 7.3.3: 黑体, 楷体, and 仿宋 for the two levels below.
fn heading(level: u8) -> Spec {
    let (name, face) = match level {
        0 | 1 => ("一级标题", Face::Heading1),
        2 => ("二级标题", Face::Heading2),
        3 => ("三级标题", Face::Body),
        _ => ("四级标题", Face::Body),
    };
    Spec {
        name,
        face,
        first_line: 200,
        keep_next: true,
        level: Some(level.clamp(1, 4)),
        ..PLAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_block_has_a_style_of_its_own_but_the_text_of_an_attachment() {
        let mut styles: Vec<Style> = BlockKind::ALL.into_iter().map(Style::of).collect();
        styles.sort_unstable();
        styles.dedup();
        assert_eq!(styles.len(), BlockKind::ALL.len() - 1);
    }

    #[test]
    fn the_names_are_the_words_of_the_field_and_each_stands_once() {
        let mut names: Vec<&str> = Style::ALL.iter().map(|style| style.spec().name).collect();
        for name in [
            "公文标题",
            "主送机关",
            "公文正文",
            "一级标题",
            "二级标题",
            "三级标题",
            "四级标题",
            "附件说明",
            "发文机关署名",
            "成文日期",
            "附注",
        ] {
            assert!(names.contains(&name), "{name}");
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Style::ALL.len());
    }

    #[test]
    fn what_is_set_in_another_size_is_not_tightened() {
        assert_eq!(Style::Imprint.spec().spacing(), 0);
        assert_eq!(Style::Title.spec().spacing(), 0);
        assert_eq!(Style::Body.spec().spacing(), page::TIGHTENING);
    }
}
