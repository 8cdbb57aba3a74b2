//! Bringing a file to the version that this program knows.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use rusqlite::fallible_iterator::FallibleIterator as _;
use rusqlite::{Batch, Connection, TransactionBehavior};

use crate::connection::WAIT;
use crate::opening::writing;
use crate::place::beside;
use crate::{StoreError, copies};

/// Runs the migrations that the file lacks, each whole or not at all. A file that holds reports is copied
/// beside itself first, as `nianbao.db.before-N`, `N` being the version that it is brought to. All of it
/// happens under the lock of the one writer: of several starts at once the others find it done.
///
/// # Errors
/// [`StoreError::Newer`] if the file is of a version beyond the list. After a failed migration the
/// file is as it was before that migration.
pub(crate) fn migrate(
    connection: &mut Connection,
    file: &Path,
    migrations: &[&str],
) -> Result<(), StoreError> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    if version(connection)? == known {
        return Ok(());
    }
    let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found > 0 && found < known {
        // Of what is committed: the connection that holds the lock can't be copied from.
        let beside = Connection::open_with_flags(file, writing())?;
        beside.busy_timeout(WAIT)?;
        copies::copy(&beside, &copy_of(file, known), &AtomicBool::default())?;
    }
    let missing = (1..=known).zip(migrations).filter(|(to, _)| *to > found);
    let mut done = Ok(());
    for (to, sql) in missing {
        let step = transaction.savepoint()?;
        done = step
            .execute_batch(sql)
            .and_then(|()| step.pragma_update(None, "user_version", to))
            .and_then(|()| step.commit());
        if done.is_err() {
            break;
        }
    }
    transaction.commit()?;
    Ok(done?)
}

/// Brings a copy that is only read to the last version, as far as its damage allows: a statement that
/// meets a damaged page is left out, so that the rest can still be shown.
///
/// # Errors
/// Every fault but damage.
pub(crate) fn migrate_damaged(
    connection: &Connection,
    migrations: &[&str],
) -> Result<(), StoreError> {
    let found = version(connection)?;
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    for (_, sql) in (1..=known).zip(migrations).filter(|(to, _)| *to > found) {
        let mut statements = Batch::new(connection, sql);
        while let Some(mut statement) = statements.next()? {
            match statement.execute([]).map_err(StoreError::from) {
                Ok(_) | Err(StoreError::Damaged(_)) => {}
                Err(other) => return Err(other),
            }
        }
    }
    connection.pragma_update(None, "user_version", known)?;
    Ok(())
}

/// The version of the file's schema; 0 for a new one.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(version).map_err(|_| StoreError::Damaged(format!("user_version is {version}")))
}

/// Where the copy before the migration to a version lies.
pub(crate) fn copy_of(file: &Path, version: u32) -> PathBuf {
    beside(file, &format!(".before-{version}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::prepare;
    use crate::migrations::MIGRATIONS;
    use crate::{FILE, Store};

    #[test]
    fn each_migration_stands_alone_and_a_broken_one_leaves_the_file_at_the_version_before() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let mut connection = Connection::open(&file).unwrap();
        let broken = [
            "CREATE TABLE one (a)",
            "CREATE TABLE two (a); CREATE TABLE one (a)",
        ];
        assert!(migrate(&mut connection, &file, &broken).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        let tables: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .unwrap();
        assert_eq!(
            tables, 1,
            "the half of the second that worked is rolled back"
        );
    }

    #[test]
    fn a_file_from_every_older_version_comes_up_with_what_it_held_and_a_copy_beside_it() {
        let latest = u32::try_from(MIGRATIONS.len()).unwrap();
        for (count, older) in (1..latest).zip(1_usize..) {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join(FILE);
            let mut connection = Connection::open(&file).unwrap();
            prepare(&connection).unwrap();
            migrate(&mut connection, &file, &MIGRATIONS[..older]).unwrap();
            connection
                .execute_batch(include_str!("../tests/version_1.sql"))
                .unwrap();
            // Kept open: what is not checkpointed yet must be in the copy, too.
            let store = Store::open(folder.path()).unwrap();
            let stored = store.load("old").unwrap();
            assert_eq!(
                stored.report.title(),
                Some("柳溪镇2025年度法治政府建设情况报告")
            );
            assert_eq!(stored.report.figures["disputes_total"].entry, "65");
            assert_eq!(stored.revision, 7);
            store.integrity().unwrap();
            let copy = Connection::open(copy_of(&file, latest)).unwrap();
            assert_eq!(version(&copy).unwrap(), count);
            let held: i64 = copy
                .query_row("SELECT count(*) FROM blocks", [], |row| row.get(0))
                .unwrap();
            assert_eq!(held, 2);
        }
    }

    #[test]
    fn a_new_file_and_a_file_that_is_up_to_date_are_not_copied() {
        let folder = tempfile::tempdir().unwrap();
        drop(Store::open(folder.path()).unwrap());
        drop(Store::open(folder.path()).unwrap());
        let names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, [FILE]);
    }
}
