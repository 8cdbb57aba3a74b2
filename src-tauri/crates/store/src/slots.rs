//! Table `slots`: what headings are about, where a person or the template said so.

use std::collections::BTreeMap;

use report::{BlockId, Slot};
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::unreadable::Part;

/// The assignments of a report. One that can't be read is noted and left out: the heading is then judged
/// by its own words.
pub(crate) fn load(
    connection: &Connection,
    report: &str,
    unreadable: &mut Vec<Part>,
) -> Result<BTreeMap<BlockId, Slot>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT block, slot FROM slots WHERE report = ?1")?;
    let mut rows = statement.query([report])?;
    let mut slots = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let slot = row.get::<_, String>(1).ok();
        let slot = slot.and_then(|word| Slot::from_word(&word));
        match (u32::try_from(id), slot) {
            (Ok(id), Some(slot)) => {
                slots.insert(BlockId(id), slot);
            }
            _ => unreadable.push(Part::Slot(id)),
        }
    }
    Ok(slots)
}

/// Writes what differs from what is there; whether anything did.
pub(crate) fn save(
    connection: &Connection,
    report: &str,
    slots: &BTreeMap<BlockId, Slot>,
) -> Result<bool, StoreError> {
    let old = load(connection, report, &mut Vec::new())?;
    let mut changed = false;
    let mut put = connection.prepare_cached(
        "INSERT INTO slots (report, block, slot) VALUES (?1, ?2, ?3)
         ON CONFLICT (report, block) DO UPDATE SET slot = ?3",
    )?;
    for (id, slot) in slots {
        if old.get(id) != Some(slot) {
            put.execute(params![report, id.0, slot.word()])?;
            changed = true;
        }
    }
    let mut delete =
        connection.prepare_cached("DELETE FROM slots WHERE report = ?1 AND block = ?2")?;
    for id in old.keys().filter(|id| !slots.contains_key(*id)) {
        delete.execute(params![report, id.0])?;
        changed = true;
    }
    Ok(changed)
}
