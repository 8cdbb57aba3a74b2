//! Table `sources`: the file that a report came from, kept as it was.

use rusqlite::{Connection, OptionalExtension, params};

use crate::reports::moment;
use crate::{Moment, Store, StoreError};

/// A file to keep with a report.
#[derive(Debug, Clone, Copy)]
pub struct NewSource<'a> {
    /// Its name, without folder.
    pub name: &'a str,
    /// Its bytes, as they were.
    pub bytes: &'a [u8],
    /// What was read out of it, as JSON; `None` for a file of this program.
    pub reading: Option<&'a str>,
}

/// A file that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name, without folder.
    pub name: String,
    /// Its size in bytes.
    pub size: u32,
    /// When it was kept.
    pub kept_at: Moment,
}

impl Store {
    /// The file that a report came from, without its bytes; `None` where it came from none.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn source(&self, id: &str) -> Result<Option<Source>, StoreError> {
        self.read(|transaction| {
            let found = transaction
                .prepare_cached(
                    "SELECT name, length(bytes), kept_at FROM sources WHERE report = ?1",
                )?
                .query_row([id], |row| {
                    Ok(Source {
                        name: row.get(0)?,
                        size: row.get(1)?,
                        kept_at: moment(row.get(2)?)
                            .ok_or(rusqlite::Error::IntegralValueOutOfRange(2, 0))?,
                    })
                })
                .optional()?;
            Ok(found)
        })
    }

    /// What was read out of the file that a report came from, as JSON.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn source_reading(&self, id: &str) -> Result<Option<String>, StoreError> {
        self.read(|transaction| {
            let found = transaction
                .prepare_cached("SELECT reading FROM sources WHERE report = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            Ok(found.flatten())
        })
    }

    /// The bytes of the file that a report came from.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where it came from none, [`StoreError`].
    pub fn source_bytes(&self, id: &str) -> Result<Vec<u8>, StoreError> {
        self.read(|transaction| {
            transaction
                .prepare_cached("SELECT bytes FROM sources WHERE report = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?
                .ok_or(StoreError::NotFound)
        })
    }
}

impl Store {
    /// Keeps the file of one report with another, too, if it has one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn copy_source(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.write(|transaction| copy(transaction, from, to))
    }
}

pub(crate) fn insert(
    connection: &Connection,
    id: &str,
    source: &NewSource<'_>,
    now: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO sources (report, name, bytes, reading, kept_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id,
            source.name,
            source.bytes,
            source.reading,
            now.timestamp_millis()
        ])?;
    Ok(())
}

/// Keeps the file of one report with another, too.
pub(crate) fn copy(connection: &Connection, from: &str, to: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO sources (report, name, bytes, reading, kept_at) \
             SELECT ?2, name, bytes, reading, kept_at FROM sources WHERE report = ?1",
        )?
        .execute([from, to])?;
    Ok(())
}
