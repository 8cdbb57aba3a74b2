//! Temporary files of writing that never ended: the program was killed, or the machine lost its power.
//!
//! A file is written under another name beside its place first. Before that, the data folder gets a
//! note of it, `unfinished/PROCESS-NUMBER`, which holds the temporary file's path and is removed with
//! it. The next start of the program finds the notes of processes that are gone and removes what they
//! name. Beside a place where something is written, old files of such a name are removed too: a process
//! without a data folder leaves no notes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use crate::log;

/// How the names of temporary files begin and end.
pub(super) const PREFIX: &str = ".nianbao-";
pub(super) const SUFFIX: &str = ".tmp";
/// How many letters and digits are between.
const LETTERS: usize = 6;

const FOLDER: &str = "unfinished";

/// Writing that takes longer than that has ended somehow.
const LONGEST: Duration = Duration::from_secs(3600);

/// A note of a temporary file. It is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Note(PathBuf);

impl Note {
    /// Notes a temporary file, if there is a data folder to do so. A note that can't be made is no
    /// reason not to write.
    pub(super) fn of(temporary: &Path) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = log::folder().filter(|folder| folder.is_dir())?;
        let folder = folder.join(FOLDER);
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let _ = builder.create(&folder);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let note = folder.join(format!("{}-{count}", std::process::id()));
        std::fs::write(&note, temporary.as_os_str().as_encoded_bytes()).ok()?;
        Some(Self(note))
    }
}

impl Drop for Note {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
        if let Some(folder) = self.0.parent() {
            // It fails as long as it holds others.
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// Removes the temporary files that processes which are gone noted in a data folder.
pub(crate) fn remove_all(data: &Path) {
    let folder = data.join(FOLDER);
    let Ok(notes) = std::fs::read_dir(&folder) else {
        return;
    };
    for note in notes.flatten() {
        if is_going_on(&note.path()) {
            continue;
        }
        if let Some(temporary) = noted(&note.path())
            && is_ours(&temporary)
            && std::fs::remove_file(&temporary).is_err()
            && temporary.exists()
        {
            // The drive may be writable next time.
            continue;
        }
        let _ = std::fs::remove_file(note.path());
    }
    let _ = std::fs::remove_dir(folder);
}

/// Removes the temporary files in a folder that are too old to be still in use.
pub(super) fn remove_old(folder: &Path) {
    let is_old = |path: &Path| {
        let changed = std::fs::symlink_metadata(path).and_then(|found| found.modified());
        let age = changed.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
        age.is_ok_and(|age| age > LONGEST)
    };
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if is_ours(&path) && is_old(&path) {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Whether a path is that of a temporary file of this program: what a person keeps has another name, or
/// is no file.
fn is_ours(path: &Path) -> bool {
    let letters = path
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    letters.is_some_and(|it| {
        it.len() == LETTERS && it.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }) && std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
}

#[cfg(unix)]
fn noted(note: &Path) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = std::fs::read(note).ok()?;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn noted(note: &Path) -> Option<PathBuf> {
    std::fs::read_to_string(note).ok().map(Into::into)
}

/// Whether the process that made a note is still at it.
fn is_going_on(note: &Path) -> bool {
    let process = note
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.split_once('-')?.0.parse::<u32>().ok());
    let Some(process) = process else { return false };
    let made = std::fs::symlink_metadata(note).and_then(|found| found.modified());
    let age = made.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
    if age.is_ok_and(|age| age > LONGEST) {
        return false;
    }
    // Where processes can't be looked up, the hour decides.
    !cfg!(target_os = "linux") || Path::new("/proc").join(process.to_string()).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn temporary(folder: &Path) -> PathBuf {
        let path = folder.join(".nianbao-a1B2c3.tmp");
        std::fs::write(&path, "半份").unwrap();
        path
    }

    fn note(data: &Path, process: u32, of: &Path) {
        std::fs::create_dir_all(data.join(FOLDER)).unwrap();
        let note = data.join(FOLDER).join(format!("{process}-0"));
        std::fs::write(note, of.as_os_str().as_encoded_bytes()).unwrap();
    }

    #[test]
    fn what_a_process_that_is_gone_left_is_removed_and_what_another_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let data = tempfile::tempdir().unwrap();
        let path = temporary(folder.path());
        note(data.path(), std::process::id(), &path);
        remove_all(data.path());
        assert!(path.exists());
        std::fs::remove_dir_all(data.path().join(FOLDER)).unwrap();
        // No process has this number.
        note(data.path(), u32::MAX, &path);
        remove_all(data.path());
        if cfg!(target_os = "linux") {
            assert!(!path.exists() && !data.path().join(FOLDER).exists());
        }
    }

    #[test]
    fn nothing_of_another_name_or_kind_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let data = tempfile::tempdir().unwrap();
        for name in [
            "报告.docx",
            ".nianbao-我的.tmp",
            ".nianbao-a1B2c3d.tmp",
            "a1B2c3.tmp",
        ] {
            let path = folder.path().join(name);
            std::fs::write(&path, "x").unwrap();
            note(data.path(), u32::MAX, &path);
            remove_all(data.path());
            assert!(path.exists(), "{name}");
        }
        let inner = folder.path().join(".nianbao-a1B2c3.tmp");
        std::fs::create_dir(&inner).unwrap();
        note(data.path(), u32::MAX, &inner);
        remove_all(data.path());
        assert!(inner.exists());
    }

    #[test]
    fn beside_a_new_file_only_what_is_old_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = temporary(folder.path());
        remove_old(folder.path());
        assert!(path.exists());
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(SystemTime::now() - LONGEST - Duration::from_secs(1))
            .unwrap();
        remove_old(folder.path());
        assert!(!path.exists());
    }
}
