//! Table `blocks`: the paragraphs.

use std::collections::BTreeMap;

use report::{Block, BlockId, BlockKind};
use rusqlite::{Connection, params};

use crate::StoreError;

/// The blocks of a report, in order.
pub(crate) fn load(connection: &Connection, report: &str) -> Result<Vec<Block>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, text FROM blocks WHERE report = ?1 ORDER BY position, id",
    )?;
    let rows = statement.query_map([report], |row| {
        let kind: String = row.get(1)?;
        Ok(Block {
            id: BlockId(row.get(0)?),
            // A word that no version wrote must not lock the person out of the text.
            kind: BlockKind::from_word(&kind).unwrap_or(BlockKind::Body),
            text: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what differs from what is there; whether anything did.
pub(crate) fn save(
    connection: &Connection,
    report: &str,
    blocks: &[Block],
) -> Result<bool, StoreError> {
    let mut old: BTreeMap<BlockId, (usize, Block)> = load(connection, report)?
        .into_iter()
        .enumerate()
        .map(|(position, block)| (block.id, (position, block)))
        .collect();
    let mut changed = false;
    let mut put = connection.prepare_cached(
        "INSERT INTO blocks (report, id, position, kind, text) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (report, id) DO UPDATE SET position = ?3, kind = ?4, text = ?5",
    )?;
    for (position, block) in blocks.iter().enumerate() {
        let same = old
            .remove(&block.id)
            .is_some_and(|(at, before)| at == position && before == *block);
        if !same {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            put.execute(params![
                report,
                block.id.0,
                position,
                block.kind.word(),
                block.text
            ])?;
            changed = true;
        }
    }
    let mut delete =
        connection.prepare_cached("DELETE FROM blocks WHERE report = ?1 AND id = ?2")?;
    for id in old.into_keys() {
        delete.execute(params![report, id.0])?;
        changed = true;
    }
    Ok(changed)
}
