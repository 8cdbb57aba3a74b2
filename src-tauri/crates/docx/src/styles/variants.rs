//! Styles of one look that stand in different ways: cells of text and of numbers, page numbers on odd
//! and on even pages.

use docx_rs::{AlignmentType, Style as WordStyle, StyleType};
use form::house::NumberPlace;
use form::style::{Align, Style};
use form::{House, page};

use super::{id, id_of};

/// Styles that differ from one of the form in how they stand and in nothing else, so that they follow
/// when someone changes that one in Word. Id, name, and the style on which it is based.
pub(super) const VARIANTS: [(&str, &str, Style); 3] = [
    (id::TABLE_FIGURE, "表格数字", Style::TableText),
    (id::ODD_PAGE_NUMBER, "奇数页页码", Style::PageNumber),
    (id::EVEN_PAGE_NUMBER, "偶数页页码", Style::PageNumber),
];

/// The id of the style of a paragraph, and how its lines stand where that is not what the style says.
pub(crate) fn of_paragraph(of: &form::Paragraph, house: &House) -> (&'static str, Option<Align>) {
    match (of.style, of.align) {
        (Style::TableText, Some(FIGURES)) => (id::TABLE_FIGURE, None),
        (style, align) => {
            let says = house.spec(style).align;
            (id_of(style), align.filter(|align| *align != says))
        }
    }
}

/// How numbers stand in a table.
const FIGURES: Align = Align::Center;

/// A style that differs from its base in how it stands.
pub(super) fn style(
    id: &str,
    name: &str,
    base: Style,
    house: &House,
    priority: usize,
) -> WordStyle {
    let style = WordStyle::new(id, StyleType::Paragraph)
        .name(name)
        .based_on(id_of(base))
        .ui_priority(priority);
    let center = house.page_number == NumberPlace::Center;
    let indent = page::PAGE_NUMBER_INDENT;
    match id {
        // 居右空一字, 居左空一字 (7.5).
        id::ODD_PAGE_NUMBER if !center => {
            style
                .align(AlignmentType::Right)
                .indent(None, None, Some(indent), None)
        }
        id::EVEN_PAGE_NUMBER if !center => {
            style
                .align(AlignmentType::Left)
                .indent(Some(indent), None, None, None)
        }
        _ => style.align(AlignmentType::Center),
    }
}
