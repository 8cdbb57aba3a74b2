//! What follows from a report, put together for the window.

use std::collections::BTreeMap;

use report::compare;
use report::edit::{Arrangement, arrangement};
use report::figures::{Figure, Figures};
use report::steps::{self, Step, Steps};
use report::{BlockKind, Report, annex, paragraph};

use crate::dto::{BlockView, FigureView, OutlineDto, StepKind, StepState, StepView, View};
use crate::proofread::{self, Proofreader};
use crate::{assets, carried};

/// Everything that follows from a report.
#[must_use]
pub(crate) fn view(report: &Report, proofreader: &Proofreader) -> View {
    let template = assets::template(&report.template);
    let figures = Figures::of(report, template);
    let steps = steps::of(report, template, &figures);
    let found = proofreader.review(report, &figures);
    View {
        document_number: review::right_document_number(&report.meta.document_number),
        findings: proofread::shown(report, &figures, &steps, &found.findings),
        unlisted: found.note().unwrap_or_default(),
        blocks: blocks(report, &figures, &steps),
        steps: steps.list.into_iter().map(step).collect(),
        figures: figures_view(&figures),
        completeness: steps.completeness,
        outline: arrangement(report).into(),
        characters: characters(report, &figures),
        carried: carried::view(report),
    }
}

/// How complete a report is, 0 to 100, for the library.
#[must_use]
pub fn completeness(report: &Report) -> u8 {
    let template = assets::template(&report.template);
    steps::of(report, template, &Figures::of(report, template)).completeness
}

fn blocks(report: &Report, figures: &Figures, steps: &Steps) -> Vec<BlockView> {
    let numbers = paragraph::numbers(report);
    // One that is empty still counts: it is about to be written.
    let heads = report
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Annex);
    let follows = annex::follows(&report.meta, figures);
    let mut marks = annex::marks(heads.map(|block| block.text.as_str()), follows).into_iter();
    report
        .blocks
        .iter()
        .zip(numbers)
        .map(|(block, number)| {
            let printed = paragraph::one(block, number.clone(), report.numbering, figures);
            BlockView {
                id: block.id.0,
                number,
                mark: match block.kind {
                    BlockKind::Annex => marks.next().flatten(),
                    _ => None,
                },
                heading_end: printed.is_run_in().then_some(printed.heading_end),
                step: steps.of_block.get(&block.id).cloned().unwrap_or_default(),
            }
        })
        .collect()
}

fn step(step: Step) -> StepView {
    StepView {
        key: step.key,
        kind: match step.kind {
            steps::Kind::Opening => StepKind::Opening,
            steps::Kind::Section => StepKind::Section,
            steps::Kind::Closing => StepKind::Closing,
        },
        slot: step.slot.into(),
        name: step.name,
        number: step.number,
        heading: step.heading.map(|id| id.0),
        first_block: step.first.map(|id| id.0),
        state: match step.state {
            steps::State::Missing => StepState::Missing,
            steps::State::Empty => StepState::Empty,
            steps::State::Writing => StepState::Writing,
            steps::State::Complete => StepState::Complete,
        },
        optional: step.optional,
        open: step.open,
    }
}

fn figures_view(figures: &Figures) -> Vec<FigureView> {
    let mut remarks: BTreeMap<String, String> = compare::notes(figures)
        .into_iter()
        .map(|note| (note.id, note.text))
        .collect();
    figures
        .iter()
        .map(|of| FigureView {
            remark: remarks.remove(&of.id).unwrap_or_default(),
            ..figure(of)
        })
        .collect()
}

fn figure(figure: &Figure) -> FigureView {
    FigureView {
        id: figure.id.clone(),
        label: figure.label.clone(),
        unit: figure.unit.clone(),
        slot: figure.slot.into(),
        entry: figure.entry.clone(),
        display: figure.display.clone(),
        remark: String::new(),
        last: figure.last.clone(),
        last_display: figure.last_display.clone(),
        change: figure
            .change
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        computed: figure.computed,
        explanation: figure.explanation.clone(),
        problem: figure.problem.clone(),
        hint: figure.hint.clone(),
        uses: figure.uses,
    }
}

/// What an office counts as length: every character that is not white space.
fn characters(report: &Report, figures: &Figures) -> u32 {
    let count: usize = paragraph::of(report, figures)
        .iter()
        .map(|paragraph| {
            paragraph
                .line()
                .chars()
                .filter(|c| !c.is_whitespace())
                .count()
        })
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl From<Arrangement> for OutlineDto {
    fn from(arrangement: Arrangement) -> Self {
        match arrangement {
            Arrangement::ThreePart => Self::ThreePart,
            Arrangement::Flat => Self::Flat,
        }
    }
}

impl From<OutlineDto> for Arrangement {
    fn from(outline: OutlineDto) -> Self {
        match outline {
            OutlineDto::ThreePart => Self::ThreePart,
            OutlineDto::Flat => Self::Flat,
        }
    }
}
