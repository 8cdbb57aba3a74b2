//! `.docx`: the paragraphs of the text, in the order of the file.
//!
//! ```text
//! bytes ─ archive ─→ parts ─ relations ─→ which part is the text
//!                          ─ styles ─→ what the styles are called
//!                          ─ body ─→ paragraphs
//!                          ─ carried ─→ the draft, in a file of our own
//! ```
//!
//! Elements are known by their local names: the transitional and the strict form of the format
//! differ in namespaces alone, and a file may give them any prefix. Automatic numbers are not
//! reckoned yet; `w:numPr` would be read in `body`, from a module beside `styles`.

mod archive;
mod body;
mod carried;
mod relations;
mod styles;
mod symbol;
mod xml;

use crate::{Fault, Limits};

use archive::Archive;

/// A Word file as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordFile {
    /// The paragraphs of the text, empty ones included; those of a table row by row, those of a text
    /// box before the paragraph that holds it. Headers, footers, footnotes and comments are left out,
    /// and so is what stands deleted.
    pub paragraphs: Vec<WordParagraph>,
    /// The draft that the file carries.
    pub draft: Option<String>,
}

/// A paragraph of a Word file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordParagraph {
    /// The text. A line break is `\n`, a tab `\t`; white space at the ends is kept.
    pub text: String,
    /// Its style; blank where it names none.
    pub style: WordStyle,
    /// The character style of its first characters; blank where they have none.
    pub lead_style: WordStyle,
    /// The row of a table that it stands in, counted through the file; `None` outside of tables.
    pub row: Option<usize>,
}

/// A style as a paragraph names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordStyle {
    /// Id. WPS gives every style a new one when it saves.
    pub id: String,
    /// Name, as the list of styles shows it; empty where the file does not say.
    pub name: String,
}

/// Whether bytes are an archive, as every `.docx` without a password is.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a Word file. `draft` is the namespace of the part in which a file of our own carries its
/// draft.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], draft: &str, limits: &Limits) -> Result<WordFile, Fault> {
    if !is_archive(bytes) {
        return Err(if is_encrypted(bytes) {
            Fault::Encrypted
        } else {
            Fault::OtherKind
        });
    }
    let mut archive = Archive::open(bytes, limits)?;
    let main = relations::main_part(&mut archive)?.ok_or(Fault::OtherKind)?;
    let styles = styles::read(&mut archive, &main)?;
    let paragraphs = body::read(&mut archive, &main, &styles)?;
    Ok(WordFile {
        paragraphs,
        draft: carried::read(&mut archive, draft)?,
    })
}

/// A `.docx` with a password is an OLE file that holds a stream of this name.
fn is_encrypted(bytes: &[u8]) -> bool {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let stream: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(OLE) && bytes.windows(stream.len()).any(|found| found == stream)
}
