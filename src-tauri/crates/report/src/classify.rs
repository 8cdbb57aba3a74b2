//! What a heading is about, by its words.

use std::collections::BTreeMap;

use crate::block::BlockId;
use crate::report::Report;
use crate::slot::Slot;

/// The slot of every heading.
#[must_use]
pub fn slots(report: &Report) -> BTreeMap<BlockId, Slot> {
    report
        .blocks
        .iter()
        .filter(|block| block.kind.level().is_some())
        .filter_map(|block| Some((block.id, *report.slots.get(&block.id)?)))
        .collect()
}
