//! The checksum of a report's content, over its rows as they lie in the file.

use crc32fast::Hasher;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// What is covered, in the order of its rows. A later version that covers more gets another mark.
const MARK: &str = "1";
const COVERED: [&str; 4] = [
    "SELECT template, unit, unit_short, year, document_number, signatories, copies, issuing_office,
         print_date, variant, signature_rule, numbering, work_heading, copy_number, secrecy, urgency,
         joint, paper, post, figures_annex, carried, ignored
     FROM reports WHERE id = ?1",
    "SELECT id, position, kind, text FROM blocks WHERE report = ?1 ORDER BY id",
    "SELECT figure, entry, last FROM figures WHERE report = ?1 ORDER BY figure",
    "SELECT block, slot FROM slots WHERE report = ?1 ORDER BY block",
];

/// The checksum of what the file holds of a report.
pub(crate) fn compute(connection: &Connection, report: &str) -> Result<String, StoreError> {
    let mut sum = Hasher::new();
    for sql in COVERED {
        let mut statement = connection.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([report])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                add(&mut sum, row.get_ref(column)?);
            }
        }
        // The end of a table: a row that moved from one to the next would otherwise go unseen.
        sum.update(&[0xff]);
    }
    Ok(format!("{MARK}:{:08x}", sum.finalize()))
}

fn add(sum: &mut Hasher, value: ValueRef<'_>) {
    let (kind, bytes): (u8, &[u8]) = match &value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => (1, &number.to_le_bytes()),
        ValueRef::Real(number) => (2, &number.to_le_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    sum.update(&[kind]);
    sum.update(&bytes.len().to_le_bytes());
    sum.update(bytes);
}

/// Whether a report's content is what was saved. One that was last saved before there were checksums
/// is taken for that.
pub(crate) fn holds(connection: &Connection, report: &str) -> Result<bool, StoreError> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT checksum FROM reports WHERE id = ?1")?
        .query_row([report], |row| row.get(0))
        .optional()?
        .flatten();
    match kept {
        None => Ok(true),
        Some(kept) => Ok(kept == compute(connection, report)?),
    }
}

/// Keeps the checksum of what the file holds of a report now.
pub(crate) fn keep(connection: &Connection, report: &str) -> Result<(), StoreError> {
    let sum = compute(connection, report)?;
    connection
        .prepare_cached("UPDATE reports SET checksum = ?2 WHERE id = ?1")?
        .execute([report, &sum])?;
    Ok(())
}
