//! Exported Word files, looked at from outside: their XML against stored copies, Microsoft's own
//! validator, and the pages that LibreOffice makes of them.
//!
//! | module | what it asks |
//! |---|---|
//! | `parts` | is the XML what it was? (`UPDATE_GOLDEN=1` stores it anew) |
//! | `validator` | does the Open XML SDK find a fault? needs `npm ci --prefix tests` |
//! | `rendered` | are the pages those of the standard, in millimetres? needs soffice and poppler-utils |
//! | `elements` | does every element stand where `elements.md` says, in millimetres? |
//! | `breaks` | do our own pages break where LibreOffice breaks them? |
//! | `matrix` | do all variants, papers, signatures and lengths come out sound? |
//! | `printed` | do PDF files hold their fonts and give their text back? |
//! | `comments` | does a copy with comments print what the report prints? needs all of the above |
//! | `formats` | is a report the same, whatever program saved it? needs soffice |
//! | `samples` | do whole reports, read from text, come out whole? |
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite may fail where it stands"
)]

mod breaks;
mod comments;
mod elements;
mod formats;
mod matrix;
mod office;
mod package;
mod parts;
mod printed;
mod rendered;
mod reports;
mod samples;
mod validator;
