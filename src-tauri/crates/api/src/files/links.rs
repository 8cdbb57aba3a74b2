//! Which file a path means in the end: symbolic links are written through, as by any program that
//! writes into the file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a path leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// To this path, which is no link; there may be nothing yet.
    At(PathBuf),
    /// In a circle.
    Circle,
    /// To what the system only shows as a file: `/dev/stdout` and its like.
    System,
}

/// Follows the links that a full path is. A folder on the way may be a link too: the system follows it.
pub(super) fn follow(path: &Path) -> std::io::Result<End> {
    /// As many as Linux follows.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        if cfg!(unix) && path.starts_with("/proc") {
            return Ok(End::System);
        }
        match std::fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => {
                let target = std::fs::read_link(&path)?;
                // A full one replaces the folder.
                path = path.parent().unwrap_or(Path::new("/")).join(target);
            }
            Ok(_) => return Ok(End::At(path)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(End::At(path)),
            Err(error) => return Err(error),
        }
    }
    Ok(End::Circle)
}
