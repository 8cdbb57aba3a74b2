//! Table `figures`: what was entered for each figure, this year and last.

use std::collections::BTreeMap;

use report::FigureEntry;
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::unreadable::{Part, text};

/// The figures of a report, by id. What of them can't be read is noted.
pub(crate) fn load(
    connection: &Connection,
    report: &str,
    unreadable: &mut Vec<Part>,
) -> Result<BTreeMap<String, FigureEntry>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT figure, entry, last FROM figures WHERE report = ?1")?;
    let mut rows = statement.query([report])?;
    let mut figures = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, known) = text(row.get_ref(0).ok());
        let (entry, whole) = text(row.get_ref(1).ok());
        let (last, whole_last) = text(row.get_ref(2).ok());
        if !(known && whole && whole_last) {
            unreadable.push(Part::Figure(id.clone()));
        }
        figures.insert(id, FigureEntry { entry, last });
    }
    Ok(figures)
}

/// Writes what differs from what is there; whether anything did.
pub(crate) fn save(
    connection: &Connection,
    report: &str,
    figures: &BTreeMap<String, FigureEntry>,
) -> Result<bool, StoreError> {
    let old = load(connection, report, &mut Vec::new())?;
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
