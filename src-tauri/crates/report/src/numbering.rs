//! Numbers of headings (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）).

use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::chinese;

/// Where the numbers of a report's headings come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// Computed from the outline; the text of a heading holds none.
    #[default]
    Computed,
    /// Kept in the text exactly as typed, gaps and all, so that review can point at a missing
    /// （一）.
    AsTyped,
}

/// The number of a heading as the standard writes it: `level` 1 to 4, `ordinal` from 1.
#[must_use]
pub fn write(level: u8, ordinal: u32) -> String {
    match level {
        0 | 1 => format!("{}、", chinese::write(ordinal)),
        2 => format!("（{}）", chinese::write(ordinal)),
        3 => format!("{ordinal}."),
        _ => format!("（{ordinal}）"),
    }
}

/// The computed number of each block, in order; `None` for what has none. A heading counts within
/// the nearest heading above it of a higher level, so that a level which is skipped does no harm.
#[must_use]
pub fn computed(blocks: &[Block]) -> Vec<Option<String>> {
    let mut counters = [0_u32; 4];
    blocks
        .iter()
        .map(|block| {
            let level = block.kind.level()?;
            let at = usize::from(level) - 1;
            counters[at] += 1;
            counters[at + 1..].fill(0);
            Some(write(level, counters[at]))
        })
        .collect()
}
