//! Files from outside and files that are written: hostile input stops here, and nothing that was
//! there is lost.

mod edits;
mod faults;
mod links;
mod locks;
mod losses;
mod read;
mod refusal;
mod unfinished;
mod word;
mod write;

pub(crate) use edits::{notes as edit_notes, table as edit_table};
pub(crate) use read::drop_controls;
pub use read::{Bytes, Contents, Source, bytes, from_bytes, from_clipboard, from_text, read};
pub(crate) use unfinished::remove_all as remove_unfinished;
pub(crate) use write::try_writing;
pub use write::{Lock, Target, refuse_source, with_ending, write, write_with};

use std::path::Path;

/// The name of a file for a sentence.
pub(crate) fn shown(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
