//! Page numbers (GB/T 9704-2012, 7.5): 4号半角宋体, a 一字线 on either side, odd pages one character
//! in from the right, even pages one character in from the left.

use docx_rs::{
    FieldCharType, Footer, InstrPAGE, InstrText, LineSpacing, LineSpacingType, Paragraph, Run,
};

use form::Document;

use crate::section;
use crate::styles::id;
use crate::text;

/// Which pages a footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Odd,
    Even,
    /// Pages without a number.
    Blank,
}

/// The footer of one side. The field is built from its characters, each in a run that takes the style's font: the
/// library's own page number carries neither font nor size.
pub(crate) fn of(side: Side, document: &Document) -> Footer {
    let style = match side {
        Side::Odd => id::ODD_PAGE_NUMBER,
        Side::Even => id::EVEN_PAGE_NUMBER,
        Side::Blank => id::PAGE_NUMBER,
    };
    let paragraph = Paragraph::new().style(style);
    if side == Side::Blank {
        return Footer::new().add_paragraph(paragraph);
    }
    let number = Footer::new().add_paragraph(
        paragraph
            .add_run(text::run("— "))
            .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
            .add_run(Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
            .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
            .add_run(Run::new().add_text("1"))
            .add_run(Run::new().add_field_char(FieldCharType::End, false))
            .add_run(text::run(" —")),
    );
    // Where the footers stand lower than page numbers do, something stands below the number.
    match document.house.page.footer() - section::footer(document) {
        ..=0 => number,
        raise => number.add_paragraph(
            Paragraph::new()
                .style(id::ANCHOR)
                .snap_to_grid(false)
                .line_spacing(
                    LineSpacing::new()
                        .line(raise)
                        .line_rule(LineSpacingType::Exact),
                ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use docx_rs::BuildXML;

    fn xml(side: Side) -> String {
        String::from_utf8(of(side, &Document::default()).build()).unwrap()
    }

    #[test]
    fn odd_pages_even_pages_and_pages_without_a_number_have_a_style_each() {
        for (side, style) in [
            (Side::Odd, id::ODD_PAGE_NUMBER),
            (Side::Even, id::EVEN_PAGE_NUMBER),
            (Side::Blank, id::PAGE_NUMBER),
        ] {
            let xml = xml(side);
            assert!(xml.contains(&format!(r#"<w:pStyle w:val="{style}" />"#)));
            assert!(!xml.contains("<w:jc") && !xml.contains("<w:ind"), "{xml}");
        }
    }

    #[test]
    fn the_number_stands_between_dashes() {
        let xml = xml(Side::Odd);
        let at = |text: &str| xml.find(text).unwrap();
        assert!(at("— ") < at("PAGE"));
        assert!(at("PAGE") < at(" —"));
    }
}
