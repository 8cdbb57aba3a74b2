//! The library's files as the system sees them: whose they are, whether they can be written, whether they
//! are still the same.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::StoreError;
use crate::connection::FILE;

/// Makes a folder with those above it that are missing, for the person alone. One that is there stays
/// as it is.
pub(crate) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// The write-ahead log of a database file.
pub(crate) fn log_of(file: &Path) -> PathBuf {
    beside(file, "-wal")
}

/// A file beside another, whose name goes on.
pub(crate) fn beside(file: &Path, more: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

/// Whether a file is there and holds anything.
pub(crate) fn holds_anything(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|found| found.len() > 0)
}

/// The first bytes of a file, as many as a database's header has.
pub(crate) fn head(file: &Path) -> Result<Vec<u8>, StoreError> {
    if fs::metadata(file)?.is_dir() {
        return Err(StoreError::Unreachable("a folder".to_owned()));
    }
    let mut head = Vec::new();
    File::open(file)?.take(100).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether the file can be written, and its log beside it.
pub(crate) fn is_writable(folder: &Path, file: &Path) -> Result<bool, StoreError> {
    let opened = OpenOptions::new().write(true).open(file).map(drop);
    let made = opened.and_then(|()| tempfile::tempfile_in(folder).map(drop));
    match made {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Ok(false),
            // That no file can be made does not say that this one can't grow; SQLite finds out.
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Ok(true),
            _ => Err(error.into()),
        },
    }
}

/// Gives the library's files, with their copies, to the person alone. A file of somebody else stays as
/// it is.
pub(crate) fn make_private(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for entry in entries.flatten() {
            // What is named otherwise may lie on a drive that does not answer.
            if !entry
                .file_name()
                .as_encoded_bytes()
                .starts_with(FILE.as_bytes())
            {
                continue;
            }
            let Ok(found) = entry.metadata() else {
                continue;
            };
            if found.is_file() && found.permissions().mode() & 0o077 != 0 {
                // Only the owner may: somebody else's library is not ours to lock.
                let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o600));
            }
        }
    }
    #[cfg(not(unix))]
    let _ = (folder, FILE);
}

/// Which file a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    number: u64,
}

/// Which file this is; `None` if there is none.
pub(crate) fn identity(file: &Path) -> Option<Identity> {
    let found = fs::metadata(file).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some(Identity {
            device: found.dev(),
            number: found.ino(),
        })
    }
    // Elsewhere a file that is open can't be replaced.
    #[cfg(not(unix))]
    {
        let _ = found;
        Some(Identity {
            device: 0,
            number: 0,
        })
    }
}
