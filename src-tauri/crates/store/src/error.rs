//! What can go wrong on disk.

use rusqlite::ErrorCode;

use crate::Part;

/// Why a library is open for reading alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The file or its folder may not be written.
    Permission,
    /// The file is damaged; the detail is for the log.
    Damaged(String),
}

/// A fault of the store. What was saved before stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No report has this id.
    #[error("no such report")]
    NotFound,
    /// The report was saved elsewhere since; it is now at `revision`.
    #[error("the report is at revision {revision} now")]
    Conflict {
        /// The revision on disk.
        revision: u32,
    },
    /// Parts of the report can't be read, so it is not written over.
    #[error("parts can't be read: {0:?}")]
    Unreadable(Vec<Part>),
    /// The report's content differs from its checksum, so it is not written over.
    #[error("the content differs from its checksum")]
    Altered,
    /// The report can't be written in the form that the file has: a fault of the program.
    #[error("the report can't be written: {0}")]
    Unwritable(String),
    /// A newer version of the program wrote the file.
    #[error("the file has version {found}, this program knows {known}")]
    Newer {
        /// The file's version.
        found: u32,
        /// The highest version that this program knows.
        known: u32,
    },
    /// Another process kept the file locked for longer than the wait.
    #[error("the file is locked")]
    Busy,
    /// The file or its folder may not be written.
    #[error("the file is read-only")]
    ReadOnly,
    /// No space is left.
    #[error("the disk is full")]
    Full,
    /// The library is open for reading alone.
    #[error("the library is read-only: {0:?}")]
    LibraryReadOnly(Reason),
    /// The file was removed or replaced while it was open.
    #[error("the file is gone")]
    Gone,
    /// The folder for a new library holds something already.
    #[error("the folder is not empty")]
    Exists,
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The file is a database of another program.
    #[error("the file is of another program")]
    Foreign,
    /// The file is no database, or a damaged one.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// The folder can't be made, or the file can't be opened or read.
    #[error("the file can't be reached: {0}")]
    Unreachable(String),
    /// A fault of the program.
    #[error(transparent)]
    Other(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // The tables hold what their columns say, unless the file is damaged.
        if matches!(
            error,
            rusqlite::Error::Utf8Error(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
        ) {
            return Self::Damaged(error.to_string());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(error.to_string())
            }
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => {
                Self::Unreachable(error.to_string())
            }
            _ => Self::Other(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly
            }
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Unreachable(error.to_string()),
        }
    }
}
