//! What other programs wrote, as paragraphs with hints: the text, and what the file says about its
//! look. What a paragraph *is* (a heading, a date) is for `report` to tell.
//!
//! | module | what it holds |
//! |---|---|
//! | [`docx`] | `.docx` of Word, WPS and LibreOffice, our own with the draft inside |
//! | [`Limits`] | how much of a file is read |
//! | [`Fault`] | why a file is not read |
//!
//! Every kind of file is a module of its own, beside [`docx`], with a `read` from bytes.
//!
//! The crate is pure: bytes come in, and no file is opened, least of all one that a document names.
//! Whatever the bytes are, reading ends soon, with paragraphs or with a [`Fault`].

pub mod docx;

mod fault;
mod limits;

pub use fault::Fault;
pub use limits::Limits;
