//! Confirming what was carried over.

use std::collections::{BTreeMap, BTreeSet};

use super::Place;
use super::standing::{Confirmed, facts, look};
use crate::block::BlockId;
use crate::report::Report;

/// Confirms every mark that lies at least partly between two places, in bytes. Gives how many were
/// open and are not any more.
pub fn confirm(report: &mut Report, place: Place, start: usize, end: usize) -> usize {
    set(report, place, start..end, true)
}

/// Takes the confirmation of such marks back. Gives how many are open again.
pub fn unconfirm(report: &mut Report, place: Place, start: usize, end: usize) -> usize {
    set(report, place, start..end, false)
}

/// Confirms every mark of a paragraph.
pub fn confirm_block(report: &mut Report, id: BlockId) -> usize {
    set(report, Place::Block(id), 0..usize::MAX, true)
}

/// Takes the confirmation of every mark of a paragraph back.
pub fn unconfirm_block(report: &mut Report, id: BlockId) -> usize {
    set(report, Place::Block(id), 0..usize::MAX, false)
}

fn set(report: &mut Report, place: Place, range: std::ops::Range<usize>, confirmed: bool) -> usize {
    let Some(mut carried) = report.carried.take() else {
        return 0;
    };
    let mut count = 0;
    match place {
        Place::Block(id) => {
            let position = report.position(id);
            let mut open: BTreeMap<BlockId, BTreeSet<(usize, usize)>> = BTreeMap::new();
            for found in look(report, &carried).0 {
                let hit = found.stands.is_some_and(|(at, start, end)| {
                    Some(at) == position && start < range.end && range.start < end
                });
                if !hit || found.confirmed == confirmed {
                    continue;
                }
                if let Some(source) = carried.blocks.get_mut(&found.source) {
                    if confirmed {
                        source.confirmed.insert(found.span);
                    } else {
                        open.entry(found.source).or_default().insert(found.span);
                    }
                    count += 1;
                }
            }
            for (id, spans) in open {
                let spans = Confirmed::of(&spans);
                if let Some(source) = carried.blocks.get_mut(&id) {
                    source
                        .confirmed
                        .retain(|&(start, end)| !spans.overlaps(start, end));
                }
            }
        }
        Place::Signatory(_) | Place::Post => {
            for fact in facts(report, &carried) {
                if fact.place == place && fact.confirmed != confirmed {
                    if confirmed {
                        carried.confirmed.insert(fact.text);
                    } else {
                        carried.confirmed.remove(&fact.text);
                    }
                    count += 1;
                }
            }
        }
    }
    report.carried = Some(carried);
    count
}
