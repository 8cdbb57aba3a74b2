//! 另起新年度: this year's draft from last year's report.
//!
//! | module | what it holds |
//! |---|---|
//! | `years` | which years move |
//! | `cues`, `figures` | which numbers in the text are figures of the template |
//!
//! Every paragraph stays, under its id. Years move where they are the report's own; numbers that are
//! surely figures become references, and their values last year's; what belongs to last year's paper
//! alone (number, dates, 份号, 密级, 紧急程度) is emptied. Everything else that has to be looked at is
//! marked: see [`carried`](crate::carried).

mod cues;
mod figures;
pub(crate) mod years;

use std::collections::BTreeMap;

use crate::block::{Block, BlockKind};
use crate::carried::{Carried, Source};
use crate::classify;
use crate::edit::renumber;
use crate::heading;
use crate::meta::Meta;
use crate::promise;
use crate::report::{FigureEntry, Report};
use crate::slot::Slot;
use crate::template::Template;

use figures::Found;
use years::Place;

/// The draft for a year, made from last year's report. `template` is the one that the draft follows;
/// with it the numbers in the text that are surely figures become references to them.
///
/// The numbers of headings are computed in the draft, as typed ones would have to be looked at too.
/// What `last` itself was carried over from is left behind.
#[must_use]
pub fn rollover(last: &Report, template: Option<&Template>, year: i32) -> Report {
    let mut source = last.clone();
    source.carried = None;
    source.ignored.clear();
    source.tidy();
    let promises = promise::of(&source, template);
    let mut report = renumber(source.clone());
    let from = source.meta.year;
    let found = find_figures(&report, template);
    let agreed = figures::agreed(found.values().flatten(), &report.figures);
    let places = places(&report);
    for (block, place) in report.blocks.iter_mut().zip(places) {
        if block.kind == BlockKind::Date {
            block.text.clear();
            continue;
        }
        if let Some(found) = found.get(&block.id) {
            block.text = figures::replace(&block.text, found, &agreed);
        }
        block.text = move_years(block, place, from, year);
    }
    if let Some(words) = &mut report.work_heading {
        *words = years::moved(words, Place::Name, from, year);
    }
    if let Some(template) = template.filter(|_| report.template.is_empty()) {
        report.template.clone_from(&template.id);
    }
    report.figures = entries(&report.figures, agreed);
    empty(&mut report.meta);
    report.meta.year = year;
    let blocks = report
        .blocks
        .iter()
        .map(|block| {
            let source = Source {
                text: block.text.clone(),
                ..Source::default()
            };
            (block.id, source)
        })
        .collect();
    report.carried = Some(Box::new(Carried {
        year: from,
        blocks,
        confirmed: std::collections::BTreeSet::new(),
        last: source,
        promises,
    }));
    report
}

/// Takes away what belongs to last year's paper alone. 紧急程度 is that of one paper too.
fn empty(meta: &mut Meta) {
    meta.document_number.clear();
    meta.copy_number.clear();
    meta.secrecy.clear();
    meta.urgency.clear();
    meta.print_date = None;
}

/// Last year's figures: as entered, or as they stood in the text. This year's are empty.
fn entries(
    entered: &BTreeMap<String, FigureEntry>,
    agreed: BTreeMap<String, String>,
) -> BTreeMap<String, FigureEntry> {
    let of_last = |last: String| FigureEntry {
        entry: String::new(),
        last,
    };
    let mut entries: BTreeMap<String, FigureEntry> = entered
        .iter()
        .filter(|(_, figure)| !figure.entry.trim().is_empty())
        .map(|(id, figure)| (id.clone(), of_last(figure.entry.trim().to_owned())))
        .collect();
    for (id, value) in agreed {
        entries.entry(id).or_insert_with(|| of_last(value));
    }
    entries
}

/// The numbers that are surely figures, by block: in the opening and in what tells of the year's
/// work, not in problems, plans and suggestions.
fn find_figures(
    report: &Report,
    template: Option<&Template>,
) -> BTreeMap<crate::BlockId, Vec<Found>> {
    let Some(template) = template else {
        return BTreeMap::new();
    };
    let cues = cues::cues(template);
    let slots = classify::slots(report);
    let mut slot = None;
    let mut found = BTreeMap::new();
    for block in report.blocks.iter().filter(|block| block.kind.is_text()) {
        slot = slots.get(&block.id).copied().or(slot);
        let tells =
            slot.is_none_or(|slot| slot.is_work() || matches!(slot, Slot::Work | Slot::Duties));
        if tells {
            found.insert(block.id, figures::find(&block.text, &cues));
        }
    }
    found
}

/// Where each block stands, as far as its years are concerned; `None` where they never move.
fn places(report: &Report) -> Vec<Option<Place>> {
    let slots = classify::slots(report);
    let mut slot = None;
    report
        .blocks
        .iter()
        .map(|block| {
            slot = slots.get(&block.id).copied().or(slot);
            match block.kind {
                BlockKind::Title | BlockKind::Attachment | BlockKind::Annex => Some(Place::Name),
                BlockKind::AnnexText => Some(Place::Text),
                kind if kind.is_text() => Some(match slot {
                    None => Place::Lead,
                    Some(Slot::Plans) => Place::Plans,
                    Some(_) => Place::Text,
                }),
                _ => None,
            }
        })
        .collect()
}

/// The text of a block with its years moved: of a heading that runs on, the heading as a name.
fn move_years(block: &Block, place: Option<Place>, from: i32, to: i32) -> String {
    let Some(place) = place else {
        return block.text.clone();
    };
    let end = if block.kind.level().is_some() {
        heading::end(&block.text)
    } else {
        0
    };
    let (name, text) = block.text.split_at(end);
    format!(
        "{}{}",
        years::moved(name, Place::Name, from, to),
        years::moved(text, place, from, to)
    )
}
