//! The two outlines: three-part (一、情况 with （一）…（四）; 二、存在问题; 三、下一年计划) and flat
//! (each step a heading of the first level).

use crate::block::{Block, BlockKind};
use crate::classify;
use crate::edit::{renumber, section_range};
use crate::report::Report;
use crate::slot::Slot;
use crate::template::{Template, fill};

/// How the sections of a report are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// The year's work inside one container of the first level.
    ThreePart,
    /// Every step a heading of the first level.
    Flat,
}

/// How a report's sections are arranged now: by its first section about the year's work. A report
/// without one counts as three-part, the usual outline.
#[must_use]
pub fn arrangement(report: &Report) -> Arrangement {
    let slots = classify::slots(report);
    let first = report
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading1)
        .filter_map(|block| slots.get(&block.id))
        .find(|slot| slot.is_work() || **slot == Slot::Work);
    match first {
        Some(Slot::Work) | None => Arrangement::ThreePart,
        Some(_) => Arrangement::Flat,
    }
}

/// Arranges a report's sections the other way; no text is lost. Typed numbers become computed ones,
/// because a new outline has new numbers.
///
/// Flattening takes the container's heading off. If it was not the template's own it is kept in
/// [`Report::work_heading`] and used again on the way back. The four levels of the standard set
/// a limit: sub-headings of the fourth level stay there when their section goes down a level.
#[must_use]
pub fn arrange(report: Report, template: &Template, to: Arrangement) -> Report {
    if arrangement(&report) == to {
        return report;
    }
    let report = renumber(report);
    match to {
        Arrangement::Flat => flatten(report, template),
        Arrangement::ThreePart => contain(report, template),
    }
}

fn flatten(mut report: Report, template: &Template) -> Report {
    let slots = classify::slots(&report);
    let container = report.blocks.iter().position(|block| {
        block.kind == BlockKind::Heading1 && slots.get(&block.id) == Some(&Slot::Work)
    });
    let Some(range) = container.and_then(|at| section_range(&report.blocks, at)) else {
        return report;
    };
    let has_children = report.blocks[range.start + 1..range.end]
        .iter()
        .any(|block| block.kind.level().is_some());
    if !has_children {
        return report;
    }
    for block in &mut report.blocks[range.start + 1..range.end] {
        let Some(level) = block.kind.level() else {
            continue;
        };
        // What a section is about must not change when its heading moves.
        if let Some(slot) = slots.get(&block.id).filter(|_| level == 2) {
            report.slots.entry(block.id).or_insert(*slot);
        }
        block.kind = BlockKind::heading(level - 1);
    }
    let heading = report.blocks.remove(range.start);
    report.slots.remove(&heading.id);
    let words = heading.text.trim();
    report.work_heading =
        (words != fill(&template.work_heading, &report.meta)).then(|| words.to_owned());
    report
}

fn contain(mut report: Report, template: &Template) -> Report {
    let slots = classify::slots(&report);
    let mut head = Vec::new();
    let mut work = Vec::new();
    let mut tail = Vec::new();
    let mut closing_begun = false;
    let blocks = std::mem::take(&mut report.blocks);
    let mut at = 0;
    while at < blocks.len() {
        let section = section_range(&blocks, at).filter(|_| blocks[at].kind == BlockKind::Heading1);
        let Some(range) = section else {
            let to = if work.is_empty() && tail.is_empty() {
                &mut head
            } else {
                &mut tail
            };
            to.push(blocks[at].clone());
            at += 1;
            continue;
        };
        let slot = slots.get(&blocks[at].id).copied().unwrap_or(Slot::Other);
        // A section of the person's own belongs to the year's work unless it stands behind the
        // problems or the plans.
        let contained = slot.is_work() && !(slot == Slot::Other && closing_begun);
        at = range.end;
        if contained {
            report.slots.entry(blocks[range.start].id).or_insert(slot);
            work.extend(blocks[range].iter().map(deeper));
        } else {
            closing_begun |= slot != Slot::Work && !work.is_empty();
            let to = if work.is_empty() {
                &mut head
            } else {
                &mut tail
            };
            to.extend_from_slice(&blocks[range]);
        }
    }
    report.blocks = head;
    let next = blocks
        .iter()
        .map(|block| block.id)
        .chain(report.slots.keys().copied())
        .max();
    let id = crate::BlockId(next.map_or(1, |highest| highest.0.saturating_add(1)));
    let words = report.work_heading.take();
    let text = words.unwrap_or_else(|| fill(&template.work_heading, &report.meta));
    report.slots.insert(id, Slot::Work);
    report.blocks.push(Block {
        id,
        kind: BlockKind::Heading1,
        text,
    });
    report.blocks.append(&mut work);
    report.blocks.append(&mut tail);
    report
}

fn deeper(block: &Block) -> Block {
    let mut block = block.clone();
    if let Some(level) = block.kind.level() {
        block.kind = BlockKind::heading(level + 1);
    }
    block
}
