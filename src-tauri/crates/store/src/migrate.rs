//! Bringing a file to the version that this program knows.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// Runs the migrations that the file lacks, each in a transaction of its own. A file that holds
/// reports is copied beside itself first, as `nianbao.db.before-N`, `N` being the version that it
/// is brought to.
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
    let found = version(connection)?;
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        copy(connection, &copy_of(file, known))?;
    }
    for (to, sql) in (1..=known).zip(migrations) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Asked again under the lock: another process may have come first.
        if version(&transaction)? < to {
            transaction.execute_batch(sql)?;
            transaction.pragma_update(None, "user_version", to)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

/// The version of the file's schema; 0 for a new one.
pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    u32::try_from(version).map_err(|_| StoreError::Damaged(format!("user_version is {version}")))
}

/// Where the copy before the migration to a version lies.
pub(crate) fn copy_of(file: &Path, version: u32) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".before-{version}"));
    PathBuf::from(name)
}

/// A whole copy, what lies in the write-ahead log included. It gets its name only when it is
/// complete; an older copy of that name is replaced.
fn copy(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut unfinished = to.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    match std::fs::remove_file(&unfinished) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let name = unfinished
        .to_str()
        .ok_or_else(|| StoreError::Unreachable("the folder's name is not Unicode".to_owned()))?;
    connection.execute("VACUUM INTO ?1", [name])?;
    // VACUUM INTO leaves the syncing to us.
    std::fs::File::open(&unfinished)?.sync_all()?;
    std::fs::rename(&unfinished, to)?;
    Ok(())
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
