//! What a letter has above and below the text of its first page (GB/T 9704-2012, 10.1): the mark and
//! a double rule in its header, another double rule in its footer.

use docx_rs::{Footer, Header};

use crate::body;

/// The header of the first page. It is higher than the upper margin: the text begins below it.
pub(crate) fn head(of: &form::Letter, document: &form::Document) -> Header {
    of.head.iter().fold(Header::new(), |header, line| {
        header.add_paragraph(body::paragraph(line, &document.house))
    })
}

/// The footer of the first page.
pub(crate) fn foot(of: &form::Letter, document: &form::Document) -> Footer {
    of.foot.iter().fold(Footer::new(), |footer, line| {
        footer.add_paragraph(body::paragraph(line, &document.house))
    })
}
