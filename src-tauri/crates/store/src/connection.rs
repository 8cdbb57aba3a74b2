//! The file and the one connection that writes to it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::migrate::migrate;
use crate::migrations::MIGRATIONS;

/// Name of the file in its folder.
pub const FILE: &str = "nianbao.db";

/// How long to wait for another process before giving up.
const WAIT: Duration = Duration::from_secs(5);

/// The reports on disk.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    file: PathBuf,
}

impl Store {
    /// Opens the store in a folder, and makes folder and file if they are not there.
    ///
    /// # Errors
    /// [`StoreError::Newer`], [`StoreError::Damaged`], [`StoreError::ReadOnly`],
    /// [`StoreError::Full`], [`StoreError::Unreachable`], [`StoreError::Busy`]. The file is then
    /// as it was.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder)?;
        Self::open_file(folder, OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the store in a folder if there is one; makes nothing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Self>, StoreError> {
        if folder.join(FILE).try_exists()? {
            Self::open_file(folder, OpenFlags::empty()).map(Some)
        } else {
            Ok(None)
        }
    }

    fn open_file(folder: &Path, extra: OpenFlags) -> Result<Self, StoreError> {
        let file = folder.join(FILE);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
        let mut connection = Connection::open_with_flags(&file, flags)?;
        prepare(&connection)?;
        migrate(&mut connection, &file, MIGRATIONS)?;
        Ok(Self {
            connection: Mutex::new(connection),
            file,
        })
    }

    /// Full path of the file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
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

    /// Reads in one transaction, so that the tables fit together.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(TransactionBehavior::Deferred, work)
    }

    /// Writes in one transaction, which is on disk when this returns; on an error nothing is.
    pub(crate) fn write<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(TransactionBehavior::Immediate, work)
    }

    fn transact<T>(
        &self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A thread that panicked left no transaction open: dropping it rolled it back.
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(behavior)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
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
    }
}
