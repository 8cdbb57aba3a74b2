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
    /// The database was written by a newer version of the program.
    NewerDatabase,
    /// Another program holds the database.
    Busy,
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
}

impl ApiError {
    /// A fault of this kind with this sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
