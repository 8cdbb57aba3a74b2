//! Table `blocks`: the paragraphs.

use std::collections::{BTreeMap, BTreeSet};

use report::{Block, BlockId, BlockKind};
use rusqlite::{Connection, params};

use crate::StoreError;
use crate::unreadable::{Part, text};

/// The blocks of a report, in order. What of them can't be read is noted: a block of an unknown kind
/// is then body text, one without a number gets the next that is free.
pub(crate) fn load(
    connection: &Connection,
    report: &str,
    unreadable: &mut Vec<Part>,
) -> Result<Vec<Block>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, text FROM blocks WHERE report = ?1 ORDER BY position, id",
    )?;
    let mut rows = statement.query([report])?;
    let mut blocks = Vec::new();
    let mut nameless = Vec::new();
    while let Some(row) = rows.next()? {
        let place = blocks.len() + 1;
        let id = row.get(0).unwrap_or_else(|_| {
            unreadable.push(Part::BlockId(place));
            nameless.push(place - 1);
            0
        });
        let kind = row.get::<_, String>(1).ok();
        let kind = kind.and_then(|word| BlockKind::from_word(&word));
        let kind = kind.unwrap_or_else(|| {
            unreadable.push(Part::BlockKind(place));
            BlockKind::Body
        });
        let (text, whole) = text(row.get_ref(2).ok());
        if !whole {
            unreadable.push(Part::BlockText(place));
        }
        blocks.push(Block::new(id, kind, text));
    }
    if !nameless.is_empty() {
        let taken: BTreeSet<BlockId> = blocks.iter().map(|block| block.id).collect();
        let free = (1..).map(BlockId).filter(|id| !taken.contains(id));
        for (at, id) in nameless.into_iter().zip(free) {
            if let Some(block) = blocks.get_mut(at) {
                block.id = id;
            }
        }
    }
    Ok(blocks)
}

/// The blocks that can be read one by one, of a report of which some lie on a damaged page.
pub(crate) fn load_each(
    connection: &Connection,
    report: &str,
    unreadable: &mut Vec<Part>,
) -> Result<Vec<Block>, StoreError> {
    unreadable.push(Part::Blocks);
    let mut ids: BTreeSet<u32> = BTreeSet::new();
    for order in ["", " DESC"] {
        let mut statement = connection.prepare(&format!(
            "SELECT id FROM blocks INDEXED BY sqlite_autoindex_blocks_1
             WHERE report = ?1 ORDER BY id{order}"
        ))?;
        let mut rows = statement.query([report])?;
        while let Ok(Some(row)) = rows.next() {
            ids.extend(row.get::<_, u32>(0));
        }
    }
    let mut one = connection
        .prepare("SELECT position, kind, text FROM blocks WHERE report = ?1 AND id = ?2")?;
    let mut found = Vec::new();
    for id in ids {
        let block = one.query_row(params![report, id], |row| {
            let kind = BlockKind::from_word(&row.get::<_, String>(1)?).unwrap_or(BlockKind::Body);
            let (text, _) = text(Some(row.get_ref(2)?));
            Ok((row.get::<_, i64>(0)?, Block::new(id, kind, text)))
        });
        found.extend(block);
    }
    found.sort_by_key(|(position, block)| (*position, block.id));
    Ok(found.into_iter().map(|(_, block)| block).collect())
}

/// Writes what differs from what is there; whether anything did.
pub(crate) fn save(
    connection: &Connection,
    report: &str,
    blocks: &[Block],
) -> Result<bool, StoreError> {
    let mut old: BTreeMap<BlockId, (usize, Block)> = load(connection, report, &mut Vec::new())?
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
