//! Opening the file: whose it is, whether it is sound, whether it can be written. Nothing is written
//! before that is known.

use std::fs;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::connection::{WAIT, prepare};
use crate::migrate::{migrate, migrate_damaged, version};
use crate::migrations::MIGRATIONS;
use crate::place::{self, log_of};
use crate::{Reason, StoreError};

/// `PRAGMA application_id` of a library: "nian".
pub(crate) const APPLICATION: i32 = 0x6e69_616e;

/// Up to this size, in bytes, all of a file is checked when it is opened: about a fifth of a second. Of a
/// larger one the list of reports is; the daily copy checks the rest.
const CHECKED_WHOLE: u64 = 32 << 20;

/// The tables by which a library is known that was made before it had an application id.
const TABLES: [&str; 4] = ["reports", "blocks", "figures", "slots"];

/// An open file.
pub(crate) struct Opened {
    pub connection: Connection,
    pub read_only: Option<Reason>,
    /// The folder of the copy that is read instead, if one is.
    pub copy: Option<TempDir>,
}

/// Makes a new library. It gets its name when it is whole, so that two starts at once do not see half of
/// one; if the other was first, that one stays.
pub(crate) fn create(folder: &Path, file: &Path) -> Result<(), StoreError> {
    if place::holds_anything(&log_of(file)) {
        return Err(StoreError::Damaged("a log without its file".to_owned()));
    }
    // Only the person may read it: that is how temporary files are made.
    let part = tempfile::Builder::new()
        .prefix("nianbao.db.new-")
        .tempfile_in(folder)?;
    let mut connection = Connection::open_with_flags(part.path(), writing())?;
    prepare(&connection)?;
    migrate(&mut connection, part.path(), MIGRATIONS)?;
    drop(connection);
    part.as_file().sync_all()?;
    match part.persist_noclobber(file) {
        Ok(_) => Ok(()),
        Err(refused) if file.try_exists()? => {
            drop(refused);
            Ok(())
        }
        // A file system without links.
        Err(refused) => refused
            .file
            .persist(file)
            .map(drop)
            .map_err(|error| error.error.into()),
    }
}

pub(crate) fn writing() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Opens a file that is there.
pub(crate) fn open(folder: &Path, file: &Path) -> Result<Opened, StoreError> {
    let head = place::head(file).map_err(|error| match error {
        // Not even readable: nothing can be shown.
        StoreError::ReadOnly => StoreError::Unreachable("no permission to read".to_owned()),
        other => other,
    })?;
    if head.is_empty() {
        return Err(StoreError::Empty);
    }
    if is_foreign(&head) {
        return Err(StoreError::Foreign);
    }
    place::make_private(folder);
    if !place::is_writable(folder, file)? {
        return read_only(file, Reason::Permission);
    }
    let mut connection = Connection::open_with_flags(file, writing())?;
    connection.busy_timeout(WAIT)?;
    // A log that belongs to a damaged file is not carried over into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    match inspect(&connection, file) {
        Ok(()) => {}
        Err(StoreError::Damaged(detail)) => {
            drop(connection);
            return read_only(file, Reason::Damaged(detail));
        }
        Err(other) => return Err(other),
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    prepare(&connection)?;
    match migrate(&mut connection, file, MIGRATIONS) {
        // The look at the whole file, before it is copied, finds what the look at the start passed over.
        Err(StoreError::Damaged(detail)) => {
            drop(connection);
            read_only(file, Reason::Damaged(detail))
        }
        Err(other) => Err(other),
        Ok(()) => Ok(Opened {
            connection,
            read_only: None,
            copy: None,
        }),
    }
}

/// Whether the header names another program.
fn is_foreign(head: &[u8]) -> bool {
    let id = head.get(68..72).and_then(|bytes| bytes.try_into().ok());
    let id = id.map_or(0, i32::from_be_bytes);
    head.starts_with(b"SQLite format 3\0") && id != 0 && id != APPLICATION
}

/// Whether the file is a library, of a version that is known, and sound.
fn inspect(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found = version(connection)?;
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let has_tables = TABLES
        .iter()
        .all(|name| tables.iter().any(|table| table == name));
    if application != APPLICATION && !(application == 0 && found > 0 && has_tables) {
        return Err(StoreError::Foreign);
    }
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if !has_tables {
        return Err(StoreError::Damaged("tables are missing".to_owned()));
    }
    let size = fs::metadata(file)?.len();
    let page: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    if size % u64::from(page.max(1)) != 0 && !place::holds_anything(&log_of(file)) {
        return Err(StoreError::Damaged("half a page".to_owned()));
    }
    check(connection, size)
}

/// Whether the file is sound as far as that can be seen at once.
fn check(connection: &Connection, size: u64) -> Result<(), StoreError> {
    if size <= CHECKED_WHOLE {
        let word: String =
            connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if word != "ok" {
            return Err(StoreError::Damaged(word));
        }
    }
    let (rows, keys): (i64, i64) = connection.query_row(
        "SELECT (SELECT count(*) FROM reports NOT INDEXED),
                (SELECT count(*) FROM reports INDEXED BY sqlite_autoindex_reports_1)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if rows != keys {
        return Err(StoreError::Damaged(format!("{rows} reports, {keys} ids")));
    }
    Ok(())
}

/// Opens a file for reading: where it is, or a copy where its log has to be read too or it is of an older
/// version. Neither the file nor its log is touched.
pub(crate) fn read_only(file: &Path, reason: Reason) -> Result<Opened, StoreError> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if !place::holds_anything(&log_of(file)) {
        let connection = unchanging(file)?;
        let reason = checked(&connection, file, reason.clone())?;
        if version(&connection)? == known {
            connection.pragma_update(None, "query_only", true)?;
            return Ok(Opened {
                connection,
                read_only: Some(reason),
                copy: None,
            });
        }
    }
    let (copy, connection) = copied(file)?;
    let reason = checked(&connection, file, reason)?;
    migrate_damaged(&connection, MIGRATIONS)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(Opened {
        connection,
        read_only: Some(reason),
        copy: Some(copy),
    })
}

/// The reason, or that the file is damaged.
fn checked(connection: &Connection, file: &Path, reason: Reason) -> Result<Reason, StoreError> {
    match (reason, inspect(connection, file)) {
        (reason, Ok(())) => Ok(reason),
        (Reason::Damaged(detail), Err(StoreError::Damaged(_))) => Ok(Reason::Damaged(detail)),
        (_, Err(StoreError::Damaged(detail))) => Ok(Reason::Damaged(detail)),
        (_, Err(other)) => Err(other),
    }
}

/// A connection that takes the file for one that nobody changes: it makes no files beside it and takes
/// no locks.
pub(crate) fn unchanging(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut uri = String::from("file:");
    for byte in std::path::absolute(file)?.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            _ => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    uri.push_str("?immutable=1");
    let connection = Connection::open_with_flags(uri, flags)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// A copy of the file and its log in a folder of its own, open.
pub(crate) fn copied(file: &Path) -> Result<(TempDir, Connection), StoreError> {
    let folder = tempfile::tempdir()?;
    let to = folder.path().join(crate::FILE);
    let log = log_of(file);
    // Another process may be writing: what changed meanwhile is copied again.
    for _ in 0..5 {
        let before = (state(file), state(&log));
        take(file, &to)?;
        if place::holds_anything(&log) {
            take(&log, &log_of(&to))?;
        }
        if (state(file), state(&log)) == before {
            break;
        }
    }
    let connection = Connection::open_with_flags(&to, writing())?;
    connection.busy_timeout(WAIT)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok((folder, connection))
}

fn state(file: &Path) -> Option<(u64, std::time::SystemTime)> {
    let found = fs::metadata(file).ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// Copies the bytes, not the rights.
fn take(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut target = fs::File::create(to)?;
    std::io::copy(&mut fs::File::open(from)?, &mut target)?;
    Ok(())
}
