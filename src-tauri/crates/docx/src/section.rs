//! Sections: the page, and which page numbers stand on it.

use docx_rs::{
    DocGrid, DocGridType, Footer, Header, PageMargin, PageSize, SectionProperty, SectionType,
};
use form::{Document, letter, page};

use crate::package::{FOOTER_BLANK, FOOTER_EVEN, FOOTER_LETTER, FOOTER_ODD, HEADER_LETTER};

/// The section of the text. Page: 5.1, 5.2; page numbers: 7.5.
pub(crate) fn of_text(document: &Document) -> SectionProperty {
    let section = plain(document)
        .footer(Footer::new(), FOOTER_ODD)
        .even_footer(Footer::new(), FOOTER_EVEN);
    if document.letter.is_none() {
        return section;
    }
    section
        .first_header(Header::new(), HEADER_LETTER)
        .first_footer(Footer::new(), FOOTER_LETTER)
}

/// The section of so many pages that were added for the 版记: they carry no number. Its last page is an
/// even one, and so it says which its first must be: where a program breaks the text otherwise and
/// comes to another number of pages, it puts a blank one before. A letter's has no such side.
pub(crate) fn of_added_pages(document: &Document, added: usize) -> SectionProperty {
    let mut section = plain(document)
        .footer(Footer::new(), FOOTER_BLANK)
        .even_footer(Footer::new(), FOOTER_BLANK);
    // LibreOffice lets a page that must be even or odd end where its footer begins: the blank one
    // begins where the 版心 ends.
    let blank = document.house.page.bottom() - page::FOOTER_LINE;
    section.page_margin = section.page_margin.footer(blank.max(0));
    section.section_type = Some(match added.is_multiple_of(2) {
        _ if document.letter.is_some() => SectionType::NextPage,
        true => SectionType::OddPage,
        false => SectionType::EvenPage,
    });
    section
}

/// From the lower edge of the paper to the footers: a letter's hold the double rule on its first page
/// and stand lower.
pub(crate) fn footer(document: &Document) -> i32 {
    let usual = document.house.page.footer();
    match &document.letter {
        Some(_) => usual.min(letter::FOOT),
        None => usual,
    }
}

fn plain(document: &Document) -> SectionProperty {
    let page = &document.house.page;
    let header = match &document.letter {
        Some(_) => letter::HEAD,
        None => page::HEADER,
    };
    let margin = PageMargin::new()
        .top(page.top())
        .right(page.right())
        .bottom(page.bottom())
        .left(page.left())
        .header(header)
        .footer(footer(document))
        .gutter(0);
    let size = PageSize::new().size(page::WIDTH.unsigned_abs(), page::HEIGHT.unsigned_abs());
    // A grid of lines alone: LibreOffice sets 14 characters on a line of a character grid that is
    // narrower than the characters.
    let grid = DocGrid::new()
        .grid_type(DocGridType::Lines)
        .line_pitch(page.line().unsigned_abs() as usize);
    let section = SectionProperty::new().page_size(size).page_margin(margin);
    // The first page of a letter is no whole number of lines, and LibreOffice puts the lines of a grid
    // into the middle of what there is.
    match &document.letter {
        Some(_) => section,
        None => section.doc_grid(grid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_pages_end_on_an_even_one_however_many_pages_the_text_comes_to() {
        let document = Document::default();
        let starts = |added| of_added_pages(&document, added).section_type;
        assert_eq!(starts(1), Some(SectionType::EvenPage));
        assert_eq!(starts(2), Some(SectionType::OddPage));
        assert_eq!(starts(3), Some(SectionType::EvenPage));
        let letter = Document {
            letter: Some(form::Letter {
                head: Vec::new(),
                foot: Vec::new(),
            }),
            ..Document::default()
        };
        let section = of_added_pages(&letter, 1);
        assert_eq!(section.section_type, Some(SectionType::NextPage));
    }
}
