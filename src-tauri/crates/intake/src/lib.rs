//! What other programs wrote, as paragraphs with hints: the text, and what the file says about its
//! look. What a paragraph *is* (a heading, a date) is for `report` to tell.
//!
//! | module | what it holds |
//! |---|---|
//! | [`kind`](fn@kind) | what kind of file bytes are |
//! | [`docx`] | `.docx` of Word, WPS and LibreOffice, our own with the draft inside; Word's XML |
//! | [`doc`] | `.doc` of Word and `.wps` of WPS |
//! | [`rtf`] | `.rtf` |
//! | [`html`] | web pages, alone and in archives for mail |
//! | [`text`] | plain text in any encoding |
//! | `numbering` | automatic numbers, counted as Word counts them |
//! | [`Paragraph`] | what all of them give |
//! | [`LeftOut`] | what none of them gives: pictures, comments, notes |
//! | [`Budget`] | how much a file may cost to read, with its [`Limits`] |
//! | [`Fault`] | why a file is not read |
//!
//! The crate is pure: bytes come in, and no file is opened, least of all one that a document names.
//! Whatever the bytes are, reading ends soon, with paragraphs or with a [`Fault`].

pub mod doc;
pub mod docx;
pub mod html;
pub mod rtf;
pub mod text;

mod budget;
mod fault;
mod file;
mod kind;
mod left_out;
mod numbering;
mod paragraph;

pub use budget::{Budget, Limits};
pub use fault::{Fault, OtherKind};
pub use file::{Draft, WordFile};
pub use kind::{Kind, kind};
pub use left_out::LeftOut;
pub use paragraph::{Cell, Paragraph, ParagraphStyle};

/// Reads a file of any kind but plain text, which [`text::decode`] reads and which may be anything.
/// `draft` is the namespace of the part in which a Word file of our own carries its draft, `budget` what
/// this file may cost.
///
/// # Errors
/// [`Fault`]; of [`Kind::Text`] always.
pub fn read(bytes: &[u8], draft: &str, budget: &Budget) -> Result<WordFile, Fault> {
    match kind(bytes) {
        Kind::Archive => docx::read(bytes, draft, budget),
        Kind::Ole => doc::read(bytes, budget),
        Kind::WordXml => docx::read_flat(bytes, budget),
        Kind::Page => html::read(bytes, budget),
        Kind::Mail => html::read_mail(bytes, budget),
        Kind::Rtf => rtf::read(bytes, budget),
        Kind::Other(other) => Err(Fault::OtherKind(other)),
        Kind::Text => Err(Fault::OtherKind(OtherKind::Unknown)),
    }
}
