//! The named styles of the document, as a table.
//!
//! Every paragraph takes its look from one of these; direct formatting is left to what differs from
//! report to report (the blanks of signature and date, the indent of an attachment line, keeping
//! lines together). So an office that wants another font or size changes a style.
//!
//! **Outline levels.** 一级标题 to 四级标题 carry levels 1 to 4, and headings on a line of their own
//! show in Word's navigation pane. A paragraph whose heading runs on into text is 公文正文, and its
//! heading part a character style linked to the heading style: with the paragraph style the pane
//! (and a table of contents) would list the whole paragraph, hundreds of characters long. A table
//! of contents built in Word finds linked character styles and takes only the heading part.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, ParagraphBorder,
    ParagraphBorderPosition, Style, StyleType, Styles, Tab, TabValueType,
};
use report::BlockKind;

use crate::fonts::{Face, FontProfile};
use crate::page;

/// Ids of the styles, as paragraphs name them.
pub(crate) mod id {
    pub(crate) const NORMAL: &str = "Normal";
    pub(crate) const DEFAULT_FONT: &str = "DefaultParagraphFont";
    pub(crate) const TITLE: &str = "OfficialTitle";
    pub(crate) const ADDRESSEE: &str = "Addressee";
    pub(crate) const BODY: &str = "OfficialBody";
    pub(crate) const HEADINGS: [&str; 4] = ["Level1", "Level2", "Level3", "Level4"];
    pub(crate) const HEADING_PARTS: [&str; 4] =
        ["Level1Char", "Level2Char", "Level3Char", "Level4Char"];
    pub(crate) const ATTACHMENT: &str = "AttachmentNote";
    pub(crate) const SIGNATURE: &str = "IssuingOrgan";
    pub(crate) const DATE: &str = "DateOfIssue";
    pub(crate) const NOTE: &str = "OfficialNote";
    pub(crate) const LETTERHEAD: &str = "Letterhead";
    pub(crate) const MARK: &str = "IssuingOrganMark";
    pub(crate) const NUMBER: &str = "DocumentNumber";
    pub(crate) const SIGNATORY: &str = "SignatoryName";
    pub(crate) const IMPRINT: &str = "Imprint";
    pub(crate) const IMPRINT_RULE: &str = "ImprintRule";
    pub(crate) const PAGE_NUMBER: &str = "OfficialPageNumber";
}

/// One paragraph style.
struct Spec {
    id: &'static str,
    /// As Word's style list shows it.
    name: &'static str,
    based_on: &'static str,
    face: Face,
    /// Half-points.
    size: usize,
    align: Align,
    /// First-line indent, in hundredths of a 字.
    first_line: i32,
    /// Both side indents, in twips.
    sides: i32,
    /// Outline level from 0; `None` for text.
    outline: Option<usize>,
    /// The character style for a heading that runs on.
    part: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Align {
    Both,
    Center,
    Left,
    Right,
}

const PLAIN: Spec = Spec {
    id: id::NORMAL,
    name: "Normal",
    based_on: id::NORMAL,
    face: Face::Body,
    size: page::SIZE_3,
    align: Align::Both,
    first_line: 0,
    sides: 0,
    outline: None,
    part: None,
};

const fn heading(level: usize, name: &'static str, face: Face) -> Spec {
    Spec {
        id: id::HEADINGS[level],
        name,
        face,
        first_line: 200,
        outline: Some(level),
        part: Some(id::HEADING_PARTS[level]),
        ..PLAIN
    }
}

/// The styles, in the order of the paper.
const SPECS: [Spec; 17] = [
    Spec {
        id: id::LETTERHEAD,
        name: "版头",
        align: Align::Left,
        ..PLAIN
    },
    Spec {
        id: id::MARK,
        name: "发文机关标志",
        face: Face::Title,
        align: Align::Center,
        ..PLAIN
    },
    Spec {
        id: id::NUMBER,
        name: "发文字号",
        align: Align::Center,
        ..PLAIN
    },
    Spec {
        id: id::TITLE,
        name: "公文标题",
        face: Face::Title,
        size: page::SIZE_2,
        align: Align::Center,
        ..PLAIN
    },
    Spec {
        id: id::ADDRESSEE,
        name: "主送机关",
        ..PLAIN
    },
    Spec {
        id: id::BODY,
        name: "公文正文",
        first_line: 200,
        ..PLAIN
    },
    heading(0, "一级标题", Face::Heading1),
    heading(1, "二级标题", Face::Heading2),
    heading(2, "三级标题", Face::Body),
    heading(3, "四级标题", Face::Body),
    Spec {
        id: id::ATTACHMENT,
        name: "附件说明",
        ..PLAIN
    },
    Spec {
        id: id::SIGNATURE,
        name: "发文机关署名",
        align: Align::Right,
        ..PLAIN
    },
    Spec {
        id: id::DATE,
        name: "成文日期",
        align: Align::Right,
        ..PLAIN
    },
    Spec {
        id: id::NOTE,
        name: "附注",
        first_line: 200,
        ..PLAIN
    },
    Spec {
        id: id::IMPRINT,
        name: "版记",
        size: page::SIZE_4,
        align: Align::Left,
        // 左右各空一字 (7.4.2), of 4号.
        sides: 280,
        ..PLAIN
    },
    Spec {
        id: id::IMPRINT_RULE,
        name: "版记分隔线",
        size: page::SIZE_4,
        ..PLAIN
    },
    Spec {
        id: id::PAGE_NUMBER,
        name: "页码",
        face: Face::PageNumber,
        size: page::SIZE_4,
        ..PLAIN
    },
];

/// The style of a block's paragraph; a heading that runs on is [`id::BODY`].
pub(crate) fn of(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Letterhead => id::LETTERHEAD,
        BlockKind::Title => id::TITLE,
        BlockKind::Addressee => id::ADDRESSEE,
        BlockKind::Heading1 => id::HEADINGS[0],
        BlockKind::Heading2 => id::HEADINGS[1],
        BlockKind::Heading3 => id::HEADINGS[2],
        BlockKind::Heading4 => id::HEADINGS[3],
        BlockKind::Body => id::BODY,
        BlockKind::Attachment => id::ATTACHMENT,
        BlockKind::Signature => id::SIGNATURE,
        BlockKind::Date => id::DATE,
        BlockKind::Note => id::NOTE,
        BlockKind::Imprint => id::IMPRINT,
    }
}

/// Whether indents of a style are whole 字 of 3号, so that Word may be told them in characters too.
pub(crate) fn counts_in_cells(style: &str) -> bool {
    SPECS
        .iter()
        .any(|spec| spec.id == style && spec.size == page::SIZE_3)
}

/// Whether a style is one of Word's own.
pub(crate) fn is_built_in(style: &str) -> bool {
    matches!(style, id::NORMAL | id::DEFAULT_FONT)
}

/// The style sheet.
pub(crate) fn sheet(fonts: &FontProfile) -> Styles {
    let mut styles = Styles::new()
        .default_fonts(fonts.slots(Face::Body))
        .default_size(page::SIZE_3);
    styles.styles.reserve(SPECS.len() + 8);
    styles.styles.push(normal(fonts));
    styles.styles.push(
        Style::new(id::DEFAULT_FONT, StyleType::Character)
            .name("Default Paragraph Font")
            .q_format(false)
            .ui_priority(1)
            .semi_hidden()
            .unhide_when_used(),
    );
    for (at, spec) in SPECS.iter().enumerate() {
        styles.styles.push(paragraph_style(spec, fonts, at + 1));
        if let Some(part) = spec.part {
            styles.styles.push(
                Style::new(part, StyleType::Character)
                    // What Word itself calls the character side of a linked style.
                    .name(format!("{} 字符", spec.name))
                    .based_on(id::DEFAULT_FONT)
                    .link(spec.id)
                    .q_format(false)
                    .ui_priority(at + 1)
                    .fonts(fonts.slots(spec.face))
                    .size(spec.size),
            );
        }
    }
    styles.styles.push(
        Style::new(id::SIGNATORY, StyleType::Character)
            .name("签发人姓名")
            .based_on(id::DEFAULT_FONT)
            .ui_priority(SPECS.len() + 1)
            .fonts(fonts.slots(Face::Heading2)),
    );
    styles
}

/// What all others are based on: 3号仿宋 (5.2.2) on lines of exactly 28.95 pt, twenty-eight to a
/// line. No widow control: it would leave a page with 21 lines.
fn normal(fonts: &FontProfile) -> Style {
    let mut style = Style::new(id::NORMAL, StyleType::Paragraph)
        .name("Normal")
        .fonts(fonts.slots(Face::Body))
        .size(page::SIZE_3)
        .align(AlignmentType::Both)
        .line_spacing(exact(page::LINE));
    style.paragraph_property.widow_control = Some(false);
    style.run_property = style.run_property.character_spacing(page::TIGHTENING);
    style
}

fn exact(line: i32) -> LineSpacing {
    LineSpacing::new()
        .before(0)
        .after(0)
        .line(line)
        .line_rule(LineSpacingType::Exact)
}

fn paragraph_style(spec: &Spec, fonts: &FontProfile, priority: usize) -> Style {
    let mut style = Style::new(spec.id, StyleType::Paragraph)
        .name(spec.name)
        .based_on(spec.based_on)
        .ui_priority(priority);
    if spec.part.is_some() {
        style = style.next(id::BODY);
        style.paragraph_property = style.paragraph_property.keep_next(true);
    }
    if let Some(part) = spec.part {
        style = style.link(part);
    }
    if let Some(level) = spec.outline {
        style = style.outline_lvl(level);
    }
    style = match spec.align {
        Align::Both => style,
        Align::Center => style.align(AlignmentType::Center),
        Align::Left => style.align(AlignmentType::Left),
        Align::Right => style.align(AlignmentType::Right),
    };
    if spec.first_line > 0 || spec.sides > 0 {
        let first_line = (spec.first_line > 0)
            .then(|| docx_rs::SpecialIndentType::FirstLine(page::twips(spec.first_line)));
        style = style.indent(Some(spec.sides), first_line, Some(spec.sides), None);
    }
    // Font and size stand in every style, so that it keeps them in a document with other defaults.
    style = style.fonts(fonts.slots(spec.face)).size(spec.size);
    if spec.size != page::SIZE_3 {
        // Twenty characters of 2号 fill the line as they are; only 3号 needs tightening.
        style.run_property = style.run_property.character_spacing(0);
    }
    match spec.id {
        id::NUMBER => {
            let right = page::TEXT_WIDTH - page::CELL;
            style.paragraph_property = style.paragraph_property.add_tab(right_tab(right));
        }
        id::IMPRINT => {
            let right = page::TEXT_WIDTH - spec.sides;
            style.paragraph_property = style.paragraph_property.add_tab(right_tab(right));
        }
        // LibreOffice lets the grid win over an exact line that its font does not fit in, and gives
        // each line of a title two.
        id::MARK | id::TITLE => style = style.snap_to_grid(false),
        id::IMPRINT_RULE => {
            style = style
                .line_spacing(exact(page::RULE_LINE))
                .snap_to_grid(false);
        }
        id::PAGE_NUMBER => {
            style = style
                .line_spacing(exact(page::FOOTER_LINE))
                .snap_to_grid(false);
        }
        _ => {}
    }
    style
}

fn right_tab(at: i32) -> Tab {
    Tab::new()
        .val(TabValueType::Right)
        .pos(usize::try_from(at).unwrap_or(0))
}

/// A horizontal rule as a paragraph border; `eighths` of a point thick, `space` points from the
/// text.
pub(crate) fn rule(
    position: ParagraphBorderPosition,
    eighths: usize,
    space: usize,
    color: &str,
) -> ParagraphBorder {
    ParagraphBorder::new(position)
        .val(BorderType::Single)
        .size(eighths)
        .space(space)
        .color(color)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_block_has_a_style_of_its_own() {
        let mut ids: Vec<&str> = BlockKind::ALL.into_iter().map(of).collect();
        assert!(ids.iter().all(|id| SPECS.iter().any(|spec| spec.id == *id)));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), BlockKind::ALL.len());
    }

    #[test]
    fn the_names_are_the_words_of_the_field() {
        let names: Vec<&str> = SPECS.iter().map(|spec| spec.name).collect();
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
    }

    #[test]
    fn only_headings_carry_an_outline_level_and_are_kept_with_what_follows() {
        let sheet = sheet(&FontProfile::default());
        for style in &sheet.styles {
            let level = id::HEADINGS.iter().position(|id| *id == style.style_id);
            let property = &style.paragraph_property;
            assert_eq!(property.outline_lvl.is_some(), level.is_some());
            assert_eq!(property.keep_next.is_some(), level.is_some());
        }
    }

    #[test]
    fn what_is_set_in_another_size_is_not_tightened() {
        assert!(!counts_in_cells(id::IMPRINT));
        assert!(!counts_in_cells(id::PAGE_NUMBER));
        assert!(counts_in_cells(id::BODY));
    }
}
