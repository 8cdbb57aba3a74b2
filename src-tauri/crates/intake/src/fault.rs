//! Why a file is not read.

/// Why a file is not read. The sentence for the person is made where the file's name is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A file of another kind.
    #[error("not a file of text: {0:?}")]
    OtherKind(OtherKind),
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

/// Kinds of file that a clerk is likely to choose and that are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// PDF, with text or without.
    Pdf,
    /// 版式文档 of GB/T 33190.
    Ofd,
    /// `.wps` of Microsoft Works, which has nothing but the ending in common with that of WPS.
    Works,
    /// Word before 1997.
    OldWord,
    /// `.odt` and 标文通 (`.uot`).
    OpenDocument,
    /// `.xls`, `.xlsx`, `.et`.
    Table,
    /// `.ppt`, `.pptx`, `.dps`.
    Slides,
    /// A picture.
    Picture,
    /// An archive of other files.
    Archive,
    /// Anything else: a program, music.
    Unknown,
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
