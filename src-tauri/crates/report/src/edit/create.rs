//! A new report.

use crate::block::{Block, BlockKind};
use crate::edit::Arrangement;
use crate::meta::Meta;
use crate::report::Report;
use crate::slot::Slot;
use crate::template::{Template, fill};

/// A new report from a template: title, a place for the addressee and the lead, a heading and an
/// empty paragraph for each step that is not optional, the unit as signature, a place for the date.
#[must_use]
pub fn create(template: &Template, meta: Meta, arrangement: Arrangement) -> Report {
    let mut report = Report {
        template: template.id.clone(),
        meta,
        ..Report::empty()
    };
    let meta = report.meta.clone();
    let mut push = |kind, text: String, slot: Option<Slot>| {
        let id = report.fresh_id();
        report.blocks.push(Block { id, kind, text });
        if let Some(slot) = slot {
            report.slots.insert(id, slot);
        }
    };
    push(BlockKind::Title, fill(&template.title, &meta), None);
    push(BlockKind::Addressee, String::new(), None);
    push(BlockKind::Body, String::new(), None);
    let mut inside = false;
    for step in template.steps.iter().filter(|step| !step.optional) {
        let contained = arrangement == Arrangement::ThreePart && step.slot.is_work();
        if contained && !inside {
            push(
                BlockKind::Heading1,
                fill(&template.work_heading, &meta),
                Some(Slot::Work),
            );
        }
        inside = contained;
        let level = if contained { 2 } else { 1 };
        push(
            BlockKind::heading(level),
            fill(&step.heading, &meta),
            Some(step.slot),
        );
        push(BlockKind::Body, String::new(), None);
    }
    push(BlockKind::Signature, meta.unit.clone(), None);
    push(BlockKind::Date, String::new(), None);
    report
}
