//! The log: what went wrong on this machine, for whoever maintains it. A person gets a sentence
//! instead.
//!
//! It is a file in the data folder, `nianbao.log`, for its owner alone, a line an event: the moment,
//! what was done, the code, the detail. A full one becomes `nianbao.log.1` in place of the one before,
//! so that both together have at most [`LARGEST`] bytes twice. No text of a report gets into it, and no
//! path: of a detail only ASCII outside of quotation marks is kept.
//!
//! A process keeps one log. It writes nothing before it knows the folder, and makes no folder.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::app;
use crate::error::{ApiError, ErrorCode};

/// Name of the file in the data folder.
pub const FILE: &str = "nianbao.log";
/// Name of the one before.
const BEFORE: &str = "nianbao.log.1";
/// The most bytes of a file.
pub const LARGEST: u64 = 128 << 10;
/// The most bytes of a detail.
const LONGEST: usize = 300;

static FOLDER: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Says which folder is the data folder of this process.
pub(crate) fn keep_in(folder: &Path) {
    *FOLDER.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
}

/// The data folder of this process, where it is known.
pub(crate) fn folder() -> Option<PathBuf> {
    FOLDER
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone()
}

/// Notes a fault that leaves the program, if it has a detail or is one that nobody expects. `what` is
/// the name of the command.
pub fn record(what: &str, error: &ApiError) {
    if error.detail.is_some() || error.code == ErrorCode::Internal {
        let detail = error.detail.as_deref().unwrap_or_default();
        note(what, &word(error.code), detail);
    }
}

/// Notes where the program panics, from now on.
pub fn record_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        let place = panicked.location().map(|at| {
            let file = at.file().rsplit(['/', '\\']).next().unwrap_or_default();
            format!("{file}:{}", at.line())
        });
        note("panic", "internal", &place.unwrap_or_default());
        usual(panicked);
    }));
}

/// The last lines of the log in a folder, oldest first.
#[must_use]
pub fn last_lines(folder: &Path, most: usize) -> Vec<String> {
    let read = |name| {
        let mut text = Vec::new();
        let file = File::open(folder.join(name)).ok()?;
        // More than a whole file only where someone else wrote it.
        file.take(LARGEST * 2).read_to_end(&mut text).ok()?;
        Some(String::from_utf8_lossy(&text).into_owned())
    };
    let lines: Vec<String> = [BEFORE, FILE]
        .into_iter()
        .filter_map(read)
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines[lines.len().saturating_sub(most)..].to_vec()
}

/// That nothing can be noted is no reason to stop what is being done.
fn note(what: &str, code: &str, detail: &str) {
    if let Some(folder) = folder() {
        let moment = app::shown(app::now());
        let line = format!("{moment} {} {code} {}\n", bare(what), bare(detail));
        let _ = append(&folder, line.trim_start());
    }
}

fn append(folder: &Path, line: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let path = folder.join(FILE);
    let mut file = options.open(&path)?;
    if file.seek(SeekFrom::End(0))? + line.len() as u64 > LARGEST {
        drop(file);
        std::fs::rename(&path, folder.join(BEFORE))?;
        file = options.open(&path)?;
    }
    file.write_all(line.as_bytes())
}

/// A detail without what may be out of a report or tell where a person keeps things: what a library
/// quotes, whatever is not ASCII, full paths.
fn bare(detail: &str) -> String {
    let is_path = |word: &&str| {
        let bare = word.trim_start_matches(['(', '\'', '`', '"']);
        bare.starts_with('/') || bare.get(1..3) == Some(":\\")
    };
    unquoted(detail)
        .split(' ')
        .filter(|word| !is_path(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn unquoted(detail: &str) -> String {
    let mut kept = String::new();
    let mut is_quoted = false;
    let mut letters = detail.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if is_quoted => {
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            ' '..='~' => kept.push(letter),
            _ => kept.push('?'),
        }
        if kept.len() >= LONGEST {
            break;
        }
    }
    kept
}

/// The code as the page gets it.
fn word(code: ErrorCode) -> String {
    serde_json::to_value(code)
        .ok()
        .and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(detail: &str) -> ApiError {
        ApiError::new(ErrorCode::Disk, "没有写成。").because(detail)
    }

    #[test]
    fn a_line_has_moment_command_code_and_detail_and_nothing_out_of_a_report() {
        let folder = tempfile::tempdir().unwrap();
        keep_in(folder.path());
        record("export_docx", &fault("StorageFull 28"));
        record(
            "report_save",
            &fault(r#"invalid type: string "周明远 \"x\" Zhou", expected u32：周明远"#),
        );
        record(
            "report_list",
            &fault("unable to open file: /home/zhou/n.db"),
        );
        record("report_open", &ApiError::new(ErrorCode::NotFound, "没有。"));
        let lines = last_lines(folder.path(), 9);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with("unable to open file:"));
        assert!(lines[0].ends_with("export_docx disk StorageFull 28"));
        assert!(lines[1].ends_with("invalid type: string , expected u32????"));
    }

    #[test]
    fn two_bounded_files_are_kept_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        keep_in(folder.path());
        let long = "x".repeat(LONGEST * 2);
        for at in 0..2000 {
            record("export_docx", &fault(&format!("{at} {long}")));
        }
        for name in [FILE, BEFORE] {
            let found = folder.path().join(name).metadata().unwrap();
            assert!(found.len() <= LARGEST);
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                assert_eq!(found.permissions().mode() & 0o777, 0o600);
            }
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        let last = last_lines(folder.path(), 3);
        assert!(last.len() == 3 && last[2].contains(" disk 1999 xxx"));
    }

    #[test]
    fn a_folder_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let none = folder.path().join("没有");
        keep_in(&none);
        record("export_docx", &fault("x"));
        assert!(!none.exists() && last_lines(&none, 5).is_empty());
    }
}
