//! Sections: the page, and which page numbers stand on it.

use docx_rs::{DocGrid, DocGridType, Footer, PageMargin, PageSize, SectionProperty, SectionType};
use form::page;

use crate::package::{FOOTER_BLANK, FOOTER_EVEN, FOOTER_ODD};

/// The section of the text. Page: 5.1, 5.2; page numbers: 7.5.
pub(crate) fn of_text() -> SectionProperty {
    plain()
        .footer(Footer::new(), FOOTER_ODD)
        .even_footer(Footer::new(), FOOTER_EVEN)
}

/// The section of pages that were added for the 版记: they carry no number.
pub(crate) fn of_added_pages() -> SectionProperty {
    let mut section = plain()
        .footer(Footer::new(), FOOTER_BLANK)
        .even_footer(Footer::new(), FOOTER_BLANK);
    section.section_type = Some(SectionType::NextPage);
    section
}

fn plain() -> SectionProperty {
    let margin = PageMargin::new()
        .top(page::TOP)
        .right(page::RIGHT)
        .bottom(page::BOTTOM)
        .left(page::LEFT)
        .header(page::HEADER)
        .footer(page::FOOTER)
        .gutter(0);
    let size = PageSize::new().size(page::WIDTH.unsigned_abs(), page::HEIGHT.unsigned_abs());
    // A grid of lines alone: LibreOffice sets 14 characters on a line of a character grid that is
    // narrower than the characters.
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(page::LINE.unsigned_abs() as usize);
    SectionProperty::new()
        .page_size(size)
        .page_margin(margin)
        .doc_grid(grid)
}
