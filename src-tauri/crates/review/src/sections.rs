//! What each heading is about, kept by section.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use report::{BlockId, BlockKind, Meta, Report, Slot, classify};

use crate::text::Line;

/// The slots of a report's headings. What is said in one section of the first level has no bearing on
/// another, so that a keystroke has only its own section judged again.
#[derive(Debug, Default)]
pub(crate) struct Sections {
    year: i32,
    kept: HashMap<BlockId, Section>,
}

#[derive(Debug)]
struct Section {
    lines: Vec<Arc<Line>>,
    /// What a person said of its headings.
    assigned: BTreeMap<BlockId, Slot>,
    slots: BTreeMap<BlockId, Slot>,
}

impl Sections {
    /// The slot of every heading of a report whose lines are these.
    pub fn slots(&mut self, report: &Report, lines: &[Arc<Line>]) -> BTreeMap<BlockId, Slot> {
        if self.year != report.meta.year {
            self.kept.clear();
            self.year = report.meta.year;
        }
        let mut before = std::mem::take(&mut self.kept);
        let mut slots = BTreeMap::new();
        let mut start = 0;
        while let Some(first) = lines.get(start) {
            let rest = &lines[start + 1..];
            let next = rest
                .iter()
                .position(|line| line.kind == BlockKind::Heading1);
            let end = next.map_or(lines.len(), |at| start + 1 + at);
            let section = &lines[start..end];
            let assigned = section
                .iter()
                .filter_map(|line| Some((line.id, *report.slots.get(&line.id)?)))
                .collect();
            let section = match before.remove(&first.id) {
                Some(kept) if kept.is(section, &assigned) => kept,
                _ => Section::read(report, start..end, section, assigned),
            };
            slots.extend(&section.slots);
            self.kept.insert(first.id, section);
            start = end;
        }
        slots
    }
}

impl Section {
    fn read(
        report: &Report,
        range: std::ops::Range<usize>,
        lines: &[Arc<Line>],
        assigned: BTreeMap<BlockId, Slot>,
    ) -> Self {
        let part = Report {
            meta: Meta {
                year: report.meta.year,
                ..Meta::default()
            },
            blocks: report.blocks[range].to_vec(),
            slots: assigned.clone(),
            ..Report::empty()
        };
        Self {
            lines: lines.to_vec(),
            assigned,
            slots: classify::slots(&part),
        }
    }

    fn is(&self, lines: &[Arc<Line>], assigned: &BTreeMap<BlockId, Slot>) -> bool {
        self.lines.len() == lines.len()
            && self.assigned == *assigned
            && std::iter::zip(&self.lines, lines).all(|(kept, line)| Arc::ptr_eq(kept, line))
    }
}
