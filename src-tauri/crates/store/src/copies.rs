//! Copies of the library: one before each migration, one a day.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::connection::{FILE, WAIT};
use crate::opening::writing;
use crate::{Store, StoreError, place};

/// Name of the folder, beside the file, that holds the daily copies.
pub const COPIES: &str = "backups";

/// How many daily copies are kept.
const KEPT: usize = 7;
/// How many bytes they have together, beyond the newest.
const MOST: u64 = 1 << 30;
/// Pages that are copied before it is asked whether to stop.
const STEP: i32 = 1024;
const PART: &str = ".part-";

/// A whole copy of what is committed, what lies in the write-ahead log included: one file, for the person
/// alone. It gets its name only when it is complete; an older copy of that name is replaced.
///
/// # Errors
/// [`StoreError::Busy`] if `stop` was set meanwhile.
pub(crate) fn copy(from: &Connection, to: &Path, stop: &AtomicBool) -> Result<(), StoreError> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let part = tempfile::Builder::new().prefix(PART).tempfile_in(folder)?;
    let mut target = Connection::open_with_flags(part.path(), writing())?;
    // One transaction for the whole of it: the copy does not begin again when somebody writes.
    let reading = from.unchecked_transaction()?;
    reading.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    let backup = Backup::new(&reading, &mut target)?;
    while backup.step(STEP)? != StepResult::Done {
        if stop.load(Ordering::Relaxed) {
            return Err(StoreError::Busy);
        }
    }
    drop(backup);
    // A file that lies alone needs no log beside it.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    let word: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::Damaged(word));
    }
    drop(target);
    part.as_file().sync_all()?;
    part.persist(to).map_err(|refused| refused.error)?;
    Ok(())
}

impl Store {
    /// Makes the copy of a day, unless there is one, and removes the oldest beyond seven and beyond a
    /// gigabyte. A library without reports and one that is open for reading alone are not copied.
    /// Whether a copy was made.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the library turns out to be; the older copies all stay then.
    /// [`StoreError`].
    pub fn back_up(&self, day: NaiveDate) -> Result<bool, StoreError> {
        let _one = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(folder) = self.file().parent().map(|folder| folder.join(COPIES)) else {
            return Ok(false);
        };
        let to = folder.join(format!("nianbao-{day}.db"));
        if self.read_only().is_some() || to.try_exists()? {
            return Ok(false);
        }
        let from = Connection::open_with_flags(self.file(), writing())?;
        from.busy_timeout(WAIT)?;
        let holds_any: bool =
            from.query_row("SELECT EXISTS (SELECT 1 FROM reports)", [], |row| {
                row.get(0)
            })?;
        if !holds_any {
            return Ok(false);
        }
        place::make_folder(&folder)?;
        remove_parts(&folder)?;
        match copy(&from, &to, &self.stop) {
            Err(StoreError::Busy) if self.stop.load(Ordering::Relaxed) => return Ok(false),
            other => other?,
        }
        thin_out(&folder)?;
        Ok(true)
    }

    /// Gives up a copy that is being made: the program is about to end.
    pub fn stop_copying(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Removes a report from every copy that holds it. A copy that is too damaged for that is removed
    /// itself; every other fault leaves the copies as they are.
    pub(crate) fn purge_copies(&self, id: &str) -> Result<(), StoreError> {
        let _one = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(folder) = self.file().parent() else {
            return Ok(());
        };
        let mut copies: Vec<PathBuf> = daily(&folder.join(COPIES))?
            .into_iter()
            .map(|copy| copy.1)
            .collect();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let version = name
                .to_str()
                .and_then(|name| name.strip_prefix(FILE)?.strip_prefix(".before-"));
            // A journal beside a copy is none.
            if version.is_some_and(|version| version.bytes().all(|byte| byte.is_ascii_digit())) {
                copies.push(entry.path());
            }
        }
        for copy in copies {
            match purge(&copy, id) {
                Err(StoreError::Damaged(_)) => fs::remove_file(&copy)?,
                other => other?,
            }
        }
        Ok(())
    }
}

fn purge(copy: &Path, id: &str) -> Result<(), StoreError> {
    let connection = Connection::open_with_flags(copy, writing())?;
    let holds = "SELECT EXISTS (SELECT 1 FROM reports WHERE id = ?1)";
    if !connection.query_row(holds, [id], |row| row.get(0))? {
        return Ok(());
    }
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.execute("DELETE FROM reports WHERE id = ?1", [id])?;
    Ok(())
}

/// The daily copies in a folder, newest first.
fn daily(folder: &Path) -> Result<Vec<(NaiveDate, PathBuf)>, StoreError> {
    if !folder.try_exists()? {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let day = name.to_str().and_then(|name| {
            let day = name.strip_prefix("nianbao-")?.strip_suffix(".db")?;
            day.parse().ok()
        });
        // What is named otherwise is no copy of ours.
        if let Some(day) = day {
            found.push((day, entry.path()));
        }
    }
    found.sort_unstable();
    found.reverse();
    Ok(found)
}

/// The newest daily copy beside a library's file.
pub(crate) fn newest(folder: &Path) -> Result<Option<(NaiveDate, PathBuf)>, StoreError> {
    Ok(daily(&folder.join(COPIES))?.into_iter().next())
}

fn thin_out(folder: &Path) -> Result<(), StoreError> {
    let mut size = 0;
    for (at, (_, copy)) in daily(folder)?.into_iter().enumerate() {
        size += fs::metadata(&copy)?.len();
        if at >= KEPT || (at > 0 && size > MOST) {
            fs::remove_file(copy)?;
        }
    }
    Ok(())
}

/// Removes what a killed program left behind.
fn remove_parts(folder: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(PART.as_bytes())
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
