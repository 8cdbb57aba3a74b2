//! Table `figures`: what was entered for each figure, this year and last.

use std::collections::BTreeMap;

use report::FigureEntry;
use rusqlite::{Connection, params};

use crate::StoreError;

/// The figures of a report, by id.
pub(crate) fn load(
    connection: &Connection,
    report: &str,
) -> Result<BTreeMap<String, FigureEntry>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT figure, entry, last FROM figures WHERE report = ?1")?;
    let rows = statement.query_map([report], |row| {
        let figure = FigureEntry {
            entry: row.get(1)?,
            last: row.get(2)?,
        };
        Ok((row.get(0)?, figure))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what differs from what is there; whether anything did.
pub(crate) fn save(
    connection: &Connection,
    report: &str,
    figures: &BTreeMap<String, FigureEntry>,
) -> Result<bool, StoreError> {
    let old = load(connection, report)?;
    let mut changed = false;
    let mut put = connection.prepare_cached(
        "INSERT INTO figures (report, figure, entry, last) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (report, figure) DO UPDATE SET entry = ?3, last = ?4",
    )?;
    for (id, figure) in figures {
        if old.get(id) != Some(figure) {
            put.execute(params![report, id, figure.entry, figure.last])?;
            changed = true;
        }
    }
    let mut delete =
        connection.prepare_cached("DELETE FROM figures WHERE report = ?1 AND figure = ?2")?;
    for id in old.keys().filter(|id| !figures.contains_key(*id)) {
        delete.execute(params![report, id])?;
        changed = true;
    }
    Ok(changed)
}
