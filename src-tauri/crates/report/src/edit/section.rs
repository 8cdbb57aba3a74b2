//! Moving, adding and removing a section with all that it holds.

use crate::block::{Block, BlockId, BlockKind};
use crate::classify;
use crate::edit::{Arrangement, arrangement, end_of_text, range_of, section_range};
use crate::numbering::{self, Numbering};
use crate::report::Report;
use crate::slot::Slot;
use crate::template::{Template, fill};

/// Moves a section past the neighbour of its level, within the section that holds both. At the edge,
/// or if the block is no heading, the report comes back as it is.
#[must_use]
pub fn shift(mut report: Report, heading: BlockId, up: bool) -> Report {
    let Some(range) = range_of(&report, heading) else {
        return report;
    };
    let level = report.blocks[range.start].kind.level();
    if up {
        // The nearest heading above of this level or a higher one: a sibling, or the parent.
        let above = report.blocks[..range.start]
            .iter()
            .rposition(|block| block.kind.level().is_some_and(|other| Some(other) <= level));
        if let Some(start) = above.filter(|&start| report.blocks[start].kind.level() == level) {
            report.blocks[start..range.end].rotate_left(range.start - start);
        }
    } else if let Some(next) = section_range(&report.blocks, range.end)
        .filter(|next| report.blocks[next.start].kind.level() == level)
    {
        report.blocks[range.start..next.end].rotate_left(range.len());
    }
    report
}

/// Removes a section with all that it holds. If the block is no heading, nothing is removed.
#[must_use]
pub fn remove(mut report: Report, heading: BlockId) -> Report {
    if let Some(range) = range_of(&report, heading) {
        report.blocks.drain(range);
    }
    report
}

/// Adds a section about a slot, with an empty paragraph, and gives the id of its heading. It
/// stands where the template's order puts it: behind the sections of earlier steps, inside the
/// container if it tells of the year's work and there is one. `heading` empty takes the template's
/// words.
#[must_use]
pub fn add(
    mut report: Report,
    template: &Template,
    slot: Slot,
    heading: &str,
) -> (Report, BlockId) {
    let slots = classify::slots(&report);
    let contained = slot.is_work() && arrangement(&report) == Arrangement::ThreePart;
    let level = if contained { 2 } else { 1 };
    let text = match template.step(slot) {
        Some(step) if heading.trim().is_empty() => fill(&step.heading, &report.meta),
        _ => heading.trim().to_owned(),
    };
    let area = if contained {
        report
            .blocks
            .iter()
            .position(|block| slots.get(&block.id) == Some(&Slot::Work))
            .and_then(|at| section_range(&report.blocks, at))
            .map_or(0..end_of_text(&report.blocks), |range| {
                range.start + 1..range.end
            })
    } else {
        0..end_of_text(&report.blocks)
    };
    let siblings: Vec<usize> = area
        .clone()
        .filter(|&at| report.blocks[at].kind.level() == Some(level))
        .collect();
    let rank = |slot: Slot| rank(template, slot);
    let after = siblings.iter().rposition(|&at| {
        slots
            .get(&report.blocks[at].id)
            .is_none_or(|&other| rank(other) <= rank(slot))
    });
    let position = match after {
        Some(index) => siblings.get(index + 1).copied().unwrap_or(area.end),
        None => siblings.first().copied().unwrap_or(area.end),
    };
    let number = match (report.numbering, after) {
        (Numbering::Computed, _) => String::new(),
        (Numbering::AsTyped, None) => numbering::write(level, 1),
        (Numbering::AsTyped, Some(index)) => {
            let before = numbering::typed(&report.blocks[siblings[index]].text);
            numbering::write(level, before.map_or(1, |typed| typed.ordinal + 1))
        }
    };
    let id = report.fresh_id();
    report.slots.insert(id, slot);
    let body = report.fresh_id();
    report.blocks.splice(
        position..position,
        [
            Block {
                id,
                kind: BlockKind::heading(level),
                text: format!("{number}{text}"),
            },
            Block {
                id: body,
                kind: BlockKind::Body,
                text: String::new(),
            },
        ],
    );
    (report, id)
}

/// Where a slot stands in the template's order. The container counts as its first step; a section
/// of the person's own comes after the year's work and before the problems.
fn rank(template: &Template, slot: Slot) -> usize {
    let position = |slot: Slot| template.steps.iter().position(|step| step.slot == slot);
    match slot {
        Slot::Work => 0,
        Slot::Other => template
            .steps
            .iter()
            .rposition(|step| step.slot.is_work())
            .unwrap_or(0),
        _ => position(slot).unwrap_or(template.steps.len()),
    }
}
