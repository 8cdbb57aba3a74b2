//! The file and the one connection that writes to it.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tempfile::TempDir;

use crate::opening::{self, Opened};
use crate::place::{self, Identity};
use crate::{Reason, StoreError};

/// Name of the file in its folder.
pub const FILE: &str = "nianbao.db";

/// How long to wait for another process before giving up.
pub(crate) const WAIT: Duration = Duration::from_secs(5);

/// The reports on disk.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    file: PathBuf,
    identity: Option<Identity>,
    /// Which file the log is, once something was written.
    log: OnceLock<Option<Identity>>,
    read_only: Option<Reason>,
    /// Held while copies are made or changed.
    pub(crate) copies: Mutex<()>,
    /// Whether a copy that is being made is given up.
    pub(crate) stop: AtomicBool,
    /// Where the copy lies that is read in place of a file that can't be opened where it is. It goes
    /// after the connection.
    _copy: Option<TempDir>,
}

impl Store {
    /// Opens the store in a folder, and makes folder and file if they are not there. A file that is
    /// damaged or can't be written is opened for reading: see [`Store::read_only`].
    ///
    /// # Errors
    /// [`StoreError::Newer`], [`StoreError::Empty`], [`StoreError::Foreign`],
    /// [`StoreError::Damaged`] where not even the tables can be found, [`StoreError::ReadOnly`] where
    /// a new one can't be made, [`StoreError::Full`], [`StoreError::Unreachable`],
    /// [`StoreError::Busy`]. The file is then as it was.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        place::make_folder(folder)?;
        let file = folder.join(FILE);
        if !file.try_exists()? {
            opening::create(folder, &file)?;
        }
        Self::open_file(folder, file)
    }

    /// Opens the store in a folder if there is one; makes nothing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Self>, StoreError> {
        let file = folder.join(FILE);
        if file.try_exists()? {
            Self::open_file(folder, file).map(Some)
        } else {
            Ok(None)
        }
    }

    fn open_file(folder: &Path, file: PathBuf) -> Result<Self, StoreError> {
        let Opened {
            connection,
            read_only,
            copy,
        } = opening::open(folder, &file)?;
        Ok(Self {
            identity: place::identity(&file),
            connection: Mutex::new(connection),
            file,
            log: OnceLock::new(),
            read_only,
            copies: Mutex::default(),
            stop: AtomicBool::default(),
            _copy: copy,
        })
    }

    /// Full path of the file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Why nothing can be written, if that is so.
    #[must_use]
    pub fn read_only(&self) -> Option<&Reason> {
        self.read_only.as_ref()
    }

    /// Whether the file is sound, as `PRAGMA integrity_check` and `foreign_key_check` see it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the first fault.
    pub fn integrity(&self) -> Result<(), StoreError> {
        self.read(|transaction| {
            let word: String =
                transaction.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
            if word != "ok" {
                return Err(StoreError::Damaged(word));
            }
            let mut orphans = transaction.prepare("PRAGMA foreign_key_check")?;
            if orphans.exists([])? {
                return Err(StoreError::Damaged("rows of no report".to_owned()));
            }
            Ok(())
        })
    }

    /// Carries what lies in the write-ahead log over into the file and empties the log, so that the one
    /// file is whole. Where another process reads at the time, that is left for later.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn carry_over(&self) -> Result<(), StoreError> {
        if self.read_only.is_some() {
            return Ok(());
        }
        self.same_file()?;
        let connection = self.lock();
        // A save that comes meanwhile must not wait for somebody who reads.
        connection.busy_timeout(Duration::ZERO)?;
        // Returns a row, busy or not.
        let done = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        connection.busy_timeout(WAIT)?;
        Ok(done?)
    }

    /// Reads in one transaction, so that the tables fit together. It is rolled back: after a damaged page
    /// SQLite refuses a commit, also of what was only read.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.lock();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        work(&transaction)
    }

    /// Writes in one transaction, which is on disk when this returns; on an error nothing is.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Some(reason) = &self.read_only {
            return Err(StoreError::LibraryReadOnly(reason.clone()));
        }
        self.same_file()?;
        let done = self.commit(work)?;
        // What went into a file that has no name any more is not kept.
        self.same_file()?;
        let log = place::identity(&place::log_of(&self.file));
        if *self.log.get_or_init(|| log) != log {
            return Err(StoreError::Gone);
        }
        Ok(done)
    }

    /// Whether the name still stands for the file that is open.
    fn same_file(&self) -> Result<(), StoreError> {
        if place::identity(&self.file) == self.identity {
            Ok(())
        } else {
            Err(StoreError::Gone)
        }
    }

    fn commit<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.lock();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// A thread that panicked left no transaction open: dropping it rolled it back.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Durability first: FULL syncs the write-ahead log with each commit.
pub(crate) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(WAIT)?;
    // Answers with the mode; a folder on a network share stays with the rollback journal, which
    // is as safe and only slower.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What is deleted is gone from the file, not only from its tables.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    // A file that someone else made is not trusted with functions in its schema.
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Moment, New};
    use report::{Block, BlockKind, Report};

    fn long_report() -> Report {
        let mut report = Report::empty();
        report.blocks = (1..2000)
            .map(|id| Block::new(id, BlockKind::Body, "一是加强组织领导。".repeat(20)))
            .collect();
        report
    }

    fn new<'a>(report: &'a Report) -> New<'a> {
        New {
            id: "a",
            name: "",
            report,
            completeness: 0,
            source: None,
            now: Moment::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_full_disk_is_told_apart_and_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store
            .connection
            .lock()
            .unwrap()
            .pragma_update(None, "max_page_count", 40)
            .unwrap();
        let report = long_report();
        assert!(matches!(store.create(&new(&report)), Err(StoreError::Full)));
        assert!(store.list(false).unwrap().reports.is_empty());
        store.integrity().unwrap();
    }

    #[test]
    fn a_file_that_may_not_be_written_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store
            .connection
            .lock()
            .unwrap()
            .pragma_update(None, "query_only", true)
            .unwrap();
        assert!(matches!(
            store.create(&new(&Report::empty())),
            Err(StoreError::ReadOnly)
        ));
    }

    #[test]
    fn every_commit_is_synced_and_foreign_keys_hold() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let connection = store.connection.lock().unwrap();
        let ask = |pragma: &str| -> String {
            connection
                .pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0))
                .map(|value| format!("{value:?}"))
                .unwrap()
        };
        assert_eq!(ask("journal_mode"), "Text(\"wal\")");
        assert_eq!(ask("synchronous"), "Integer(2)");
        assert_eq!(ask("foreign_keys"), "Integer(1)");
        assert_eq!(ask("secure_delete"), "Integer(1)");
    }
}
