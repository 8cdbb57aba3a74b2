//! Why a file is not read.

/// Why a file is not read. The sentence for the person is made where the file's name is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A file of another kind: a table, a picture book, a plain archive.
    #[error("not a Word file")]
    OtherKind,
    /// It opens with a password only.
    #[error("protected by a password")]
    Encrypted,
    /// It is cut off or changed, or was never sound.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It holds more than a report can.
    #[error("larger than the limits")]
    TooLarge,
}

impl Fault {
    /// Something that a sound file does not have.
    pub(crate) fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged(what.to_string())
    }
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Self {
        Self::damaged(error)
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::damaged(error)
    }
}
