//! The named styles of the document, for Word.
//!
//! What they say stands in [`form::style`]; here it becomes Word's style sheet. Direct formatting is
//! left to what differs from report to report. So an office that wants another font or size changes
//! a style.
//!
//! **Outline levels.** 一级标题 to 四级标题 carry levels 1 to 4, and headings on a line of their own
//! show in Word's navigation pane. A paragraph whose heading runs on into text is 公文正文, and its
//! heading part a character style linked to the heading style: with the paragraph style the pane
//! (and a table of contents) would list the whole paragraph, hundreds of characters long. A table
//! of contents built in Word finds linked character styles and takes only the heading part.

use docx_rs::{
    AlignmentType, BorderType, LineSpacing, LineSpacingType, ParagraphBorder,
    ParagraphBorderPosition, RunFonts, Style as WordStyle, StyleType, Styles, Tab, TabValueType,
};
use form::fonts::{Face, FontProfile};
use form::style::{Align, Style};
use form::{House, page};

mod variants;

pub(crate) use variants::of_paragraph;

use variants::VARIANTS;

/// The standard says red and leaves the shade to the printer.
pub(crate) const RED: &str = "FF0000";

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
    pub(crate) const ANNEX_MARK: &str = "AnnexMark";
    pub(crate) const ANNEX_TITLE: &str = "AnnexTitle";
    pub(crate) const LETTERHEAD: &str = "Letterhead";
    pub(crate) const MARKING: &str = "LetterheadMarking";
    pub(crate) const MARK: &str = "IssuingOrganMark";
    pub(crate) const NUMBER: &str = "DocumentNumber";
    pub(crate) const SIGNATORY: &str = "SignatoryName";
    pub(crate) const IMPRINT: &str = "Imprint";
    pub(crate) const ANCHOR: &str = "ImprintAnchor";
    pub(crate) const TABLE_HEAD: &str = "TableHead";
    pub(crate) const TABLE_TEXT: &str = "TableText";
    pub(crate) const TABLE_FIGURE: &str = "TableFigure";
    pub(crate) const PAGE_NUMBER: &str = "OfficialPageNumber";
    pub(crate) const ODD_PAGE_NUMBER: &str = "OddPageNumber";
    pub(crate) const EVEN_PAGE_NUMBER: &str = "EvenPageNumber";
    pub(crate) const COMMENT_SIGN: &str = "CommentReference";
    pub(crate) const COMMENT_TEXT: &str = "CommentText";
}

/// The id of a style.
pub(crate) fn id_of(style: Style) -> &'static str {
    match style {
        Style::Normal => id::NORMAL,
        Style::Letterhead => id::LETTERHEAD,
        Style::Marking => id::MARKING,
        Style::Mark => id::MARK,
        Style::Number => id::NUMBER,
        Style::Title => id::TITLE,
        Style::Addressee => id::ADDRESSEE,
        Style::Body => id::BODY,
        Style::Heading(level) => id::HEADINGS[position(level)],
        Style::Attachment => id::ATTACHMENT,
        Style::Signature => id::SIGNATURE,
        Style::Date => id::DATE,
        Style::Note => id::NOTE,
        Style::AnnexMark => id::ANNEX_MARK,
        Style::AnnexTitle => id::ANNEX_TITLE,
        Style::Imprint => id::IMPRINT,
        Style::Anchor => id::ANCHOR,
        Style::TableHead => id::TABLE_HEAD,
        Style::TableText => id::TABLE_TEXT,
        Style::PageNumber => id::PAGE_NUMBER,
    }
}

/// The style of ours that a file names, by its id or else by its name: WPS gives every style a new id
/// when it saves, and Word calls the character side of a linked style 字符 or Char. The character style
/// of a heading that runs on is the heading's.
#[must_use]
pub fn style_of(id: &str, name: &str) -> Option<Style> {
    let part = id::HEADING_PARTS.iter().position(|part| *part == id);
    let heading = part
        .and_then(|at| u8::try_from(at + 1).ok())
        .map(Style::Heading);
    let name = name
        .strip_suffix("字符")
        .or_else(|| name.strip_suffix("Char"))
        .unwrap_or(name)
        .trim_end();
    let of = |wanted: &dyn Fn(Style) -> bool| Style::ALL.into_iter().find(|style| wanted(*style));
    let variant = |wanted: &dyn Fn((&str, &str, Style)) -> bool| {
        let found = VARIANTS.into_iter().find(|variant| wanted(*variant));
        found.map(|(.., style)| style)
    };
    heading
        .or_else(|| of(&|style| id_of(style) == id))
        .or_else(|| variant(&|(variant, ..)| variant == id))
        .or_else(|| of(&|style| style.spec().name == name))
        .or_else(|| variant(&|(_, variant, _)| variant == name))
}

/// The character style of a heading that runs on.
pub(crate) fn heading_part(level: u8) -> &'static str {
    id::HEADING_PARTS[position(level)]
}

fn position(level: u8) -> usize {
    usize::from(level.clamp(1, 4)) - 1
}

/// Whether indents of a style are whole 字 of 3号, so that Word may be told them in characters too.
/// The mark has a size of its own.
pub(crate) fn counts_in_cells(id: &str) -> bool {
    let other = [id::NORMAL, id::MARK];
    Style::ALL
        .into_iter()
        .any(|style| id_of(style) == id && style.spec().size == page::SIZE_3)
        && !other.contains(&id)
}

/// Whether a style is what Word takes where none is named.
pub(crate) fn is_default(style: &str) -> bool {
    matches!(style, id::NORMAL | id::DEFAULT_FONT)
}

/// Whether a style is one of Word's own.
pub(crate) fn is_built_in(style: &str) -> bool {
    is_default(style) || matches!(style, id::COMMENT_SIGN | id::COMMENT_TEXT)
}

/// All four slots: a font that stands in one slot only is not used for half of the characters.
/// Theme fonts would win over the names, and are never written.
fn slots(fonts: &FontProfile, face: Face) -> RunFonts {
    let chinese = fonts.name(face);
    let latin = match face {
        Face::PageNumber => chinese,
        _ => fonts.latin.as_deref().unwrap_or(chinese),
    };
    RunFonts::new()
        .ascii(latin)
        .hi_ansi(latin)
        .east_asia(chinese)
        .cs(latin)
}

/// The style sheet.
pub(crate) fn sheet(house: &House) -> Styles {
    let fonts = &house.fonts;
    let mut styles = Styles::new()
        .default_fonts(slots(fonts, Face::Body))
        .default_size(page::SIZE_3);
    styles.styles.reserve(Style::ALL.len() + 8);
    styles.styles.push(normal(house));
    styles.styles.push(
        WordStyle::new(id::DEFAULT_FONT, StyleType::Character)
            .name("Default Paragraph Font")
            .q_format(false)
            .ui_priority(1)
            .semi_hidden()
            .unhide_when_used(),
    );
    for (at, style) in Style::ALL.into_iter().enumerate().skip(1) {
        styles.styles.push(paragraph_style(style, house, at));
        let spec = house.spec(style);
        if let Some(level) = spec.level {
            let part = WordStyle::new(heading_part(level), StyleType::Character)
                // What Word itself calls the character side of a linked style.
                .name(format!("{} 字符", spec.name))
                .based_on(id::DEFAULT_FONT)
                .link(id_of(style))
                .q_format(false)
                .ui_priority(at)
                .fonts(slots(fonts, spec.face))
                .size(spec.size);
            styles
                .styles
                .push(if spec.bold { part.bold() } else { part });
        }
        let variants = VARIANTS.into_iter().filter(|(.., base)| *base == style);
        styles
            .styles
            .extend(variants.map(|(id, name, base)| variants::style(id, name, base, house, at)));
    }
    styles.styles.push(
        WordStyle::new(id::SIGNATORY, StyleType::Character)
            .name("签发人姓名")
            .based_on(id::DEFAULT_FONT)
            .ui_priority(Style::ALL.len())
            .fonts(slots(fonts, Face::Heading2)),
    );
    styles
}

/// 五号, in half-points.
const COMMENT_SIZE: usize = 21;

/// The two styles of comments, which Word shows as 批注引用 and 批注文字: by these names it knows them in
/// every language. 五号, on lines of their own height: they are read beside the page, not on it.
pub(crate) fn of_comments() -> [WordStyle; 2] {
    let sign = WordStyle::new(id::COMMENT_SIGN, StyleType::Character)
        .name("annotation reference")
        .based_on(id::DEFAULT_FONT);
    let text = WordStyle::new(id::COMMENT_TEXT, StyleType::Paragraph)
        .name("annotation text")
        .based_on(id::NORMAL)
        .align(AlignmentType::Left)
        .snap_to_grid(false)
        .line_spacing(
            LineSpacing::new()
                .line(240)
                .line_rule(LineSpacingType::Auto),
        );
    [sign, text].map(|style| {
        style
            .q_format(false)
            .ui_priority(99)
            .semi_hidden()
            .unhide_when_used()
            .size(COMMENT_SIZE)
    })
}

/// What all others are based on: 3号仿宋 (5.2.2) on lines of exactly 28.95 pt, twenty-eight to a
/// line. No widow control: it would leave a page with 21 lines.
fn normal(house: &House) -> WordStyle {
    let spec = house.spec(Style::Normal);
    let mut style = WordStyle::new(id::NORMAL, StyleType::Paragraph)
        .name(spec.name)
        .fonts(slots(&house.fonts, spec.face))
        .size(spec.size)
        .align(alignment(spec.align))
        .line_spacing(exact(spec.line));
    style.paragraph_property.widow_control = Some(false);
    style.run_property = style.run_property.character_spacing(spec.spacing());
    style
}

fn exact(line: i32) -> LineSpacing {
    LineSpacing::new()
        .before(0)
        .after(0)
        .line(line)
        .line_rule(LineSpacingType::Exact)
}

/// How Word names an alignment.
pub(crate) fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Both => AlignmentType::Both,
        Align::Center => AlignmentType::Center,
        Align::Left => AlignmentType::Left,
        Align::Right => AlignmentType::Right,
    }
}

fn paragraph_style(of: Style, house: &House, priority: usize) -> WordStyle {
    let spec = house.spec(of);
    let plain = house.spec(Style::Normal);
    let mut style = WordStyle::new(id_of(of), StyleType::Paragraph)
        .name(spec.name)
        .based_on(id::NORMAL)
        .ui_priority(priority);
    if spec.keep_next {
        style.paragraph_property = style.paragraph_property.keep_next(true);
    }
    if let Some(level) = spec.level {
        style = style
            .next(id::BODY)
            .link(heading_part(level))
            .outline_lvl(position(level));
    }
    if spec.align != plain.align {
        style = style.align(alignment(spec.align));
    }
    if spec.first_line > 0 || spec.sides > 0 {
        let first_line = (spec.first_line > 0)
            .then(|| docx_rs::SpecialIndentType::FirstLine(page::twips(spec.first_line)));
        style = style.indent(Some(spec.sides), first_line, Some(spec.sides), None);
    }
    // Font and size stand in every style, so that it keeps them in a document with other defaults.
    style = style.fonts(slots(&house.fonts, spec.face)).size(spec.size);
    if spec.bold {
        style = style.bold();
    }
    let spacing = match of {
        // It has a size of its own; what is between its characters belongs to its name.
        Style::Mark => 0,
        _ => spec.spacing(),
    };
    if spacing != plain.spacing() {
        style.run_property = style.run_property.character_spacing(spacing);
    }
    if of == Style::Mark {
        style = style.color(RED);
    }
    if starts_page(of) {
        style.paragraph_property = style.paragraph_property.page_break_before(true);
    }
    if let Some(at) = spec.right_tab {
        style.paragraph_property = style
            .paragraph_property
            .add_tab(tab(TabValueType::Right, at));
    }
    if spec.line != plain.line {
        style = style.line_spacing(exact(spec.line));
    }
    if leaves_grid(of, house) {
        style = style.snap_to_grid(false);
    }
    style
}

/// Whether the lines of a style stand where they stand, and not on the grid of the page. LibreOffice
/// lets the grid win over an exact line that its font does not fit in, and gives each line of a title
/// two.
pub(crate) fn leaves_grid(style: Style, house: &House) -> bool {
    let is_large = matches!(style, Style::Mark | Style::Title | Style::AnnexTitle);
    is_large || house.spec(style).line != house.spec(Style::Normal).line
}

/// Whether every paragraph of a style begins a page: 附件应当另面编排 (7.3.7).
pub(crate) fn starts_page(style: Style) -> bool {
    style == Style::AnnexMark
}

/// A tab stop, in twips from the left edge of the 版心.
pub(crate) fn tab(kind: TabValueType, at: i32) -> Tab {
    Tab::new().val(kind).pos(usize::try_from(at).unwrap_or(0))
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
    fn every_style_has_an_id_of_its_own() {
        let own = Style::ALL
            .into_iter()
            .map(|style| (id_of(style), style.spec().name));
        let variants = VARIANTS.into_iter().map(|(id, name, _)| (id, name));
        let (mut ids, mut names): (Vec<&str>, Vec<&str>) = own.chain(variants).unzip();
        for all in [&mut ids, &mut names] {
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), Style::ALL.len() + VARIANTS.len());
        }
    }

    #[test]
    fn a_style_is_known_by_its_id_and_by_its_name() {
        for style in Style::ALL {
            assert_eq!(style_of(id_of(style), "x"), Some(style));
            assert_eq!(style_of("17", style.spec().name), Some(style));
        }
        for (id, name, style) in VARIANTS {
            assert_eq!(style_of(id, "x"), Some(style));
            assert_eq!(style_of("17", name), Some(style));
        }
        assert_eq!(style_of("Level2Char", ""), Some(Style::Heading(2)));
        assert_eq!(style_of("a", "二级标题 字符"), Some(Style::Heading(2)));
        assert_eq!(style_of("", ""), None);
        assert_eq!(style_of("Heading1", "heading 1"), None);
    }

    #[test]
    fn only_headings_carry_an_outline_level_and_they_and_the_heads_of_attachments_are_kept_with_what_follows()
     {
        let sheet = sheet(&House::default());
        for style in &sheet.styles {
            let level = id::HEADINGS.iter().position(|id| *id == style.style_id);
            let property = &style.paragraph_property;
            assert_eq!(property.outline_lvl.is_some(), level.is_some());
            let heads = [id::ANNEX_MARK, id::ANNEX_TITLE].contains(&style.style_id.as_str());
            assert_eq!(property.keep_next.is_some(), level.is_some() || heads);
        }
    }

    #[test]
    fn what_is_set_in_another_size_is_not_counted_in_cells() {
        assert!(!counts_in_cells(id::IMPRINT));
        assert!(!counts_in_cells(id::PAGE_NUMBER));
        assert!(counts_in_cells(id::BODY));
    }
}
