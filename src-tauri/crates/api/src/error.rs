//! What goes wrong, as the person sees it and as a program decides by it.

use serde::Serialize;
use ts_rs::TS;

/// What kind of fault: the window and the command line decide by this, never by the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum ErrorCode {
    /// The call has no such form.
    BadRequest,
    /// No report, template, block or file of that name.
    NotFound,
    /// The report was changed elsewhere since it was opened.
    Conflict,
    /// The file can't be read as what it claims to be.
    Unreadable,
    /// The file is empty.
    EmptyFile,
    /// The file is larger than a report can be.
    TooLarge,
    /// The file is of a kind that the program does not read (yet).
    Unsupported,
    /// The operating system refused: read-only, no permission, disk full.
    Disk,
    /// Another program has the file open that was to be written. Asked to, the program writes it
    /// nevertheless.
    InUse,
    /// The database was written by a newer version of the program.
    NewerDatabase,
    /// The report or the library can be read and not be changed.
    ReadOnly,
    /// The library's file was removed or replaced while it was open.
    LibraryGone,
    /// Another program holds the database.
    Busy,
    /// The person gave up before it was done.
    Cancelled,
    /// A fault of the program itself.
    Internal,
}

/// A fault: a code, and one plain Chinese sentence that says what happened, what is safe and what
/// to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export_to = "./")]
pub struct ApiError {
    /// What kind of fault.
    pub code: ErrorCode,
    /// For the person.
    pub message: String,
    /// What a library or the system said, for the [log](crate::log): never shown, never sent to the
    /// page.
    #[serde(skip)]
    pub detail: Option<Box<str>>,
}

/// Whether a sentence is free of what a library says: no word of four Latin letters but names, what is
/// quoted, and what a person types.
#[cfg(test)]
pub(crate) fn is_plain(sentence: &str) -> bool {
    const KNOWN: [&str; 5] = ["Word", "LibreOffice", "force", "nianbao", "docx"];
    let mut is_quoted = false;
    let outside: String = sentence
        .chars()
        .filter(|letter| {
            is_quoted = (is_quoted || *letter == '“') && *letter != '”';
            !is_quoted
        })
        .collect();
    outside
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .all(|word| word.len() < 4 || KNOWN.contains(&word))
}

impl ApiError {
    /// A fault of this kind with this sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            detail: None,
        }
    }

    /// The fault with what a library or the system said about it.
    #[must_use]
    pub fn because(mut self, detail: impl std::fmt::Display) -> Self {
        self.detail = Some(detail.to_string().into());
        self
    }
}
