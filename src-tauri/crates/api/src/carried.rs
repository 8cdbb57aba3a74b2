//! What a report took over from last year's: what is open, what was promised, what stands beside it.

use std::collections::{BTreeMap, HashMap, HashSet};

use report::carried::{self, Carried, Kind, Place, State};
use report::compare::{self, Comparison, Effort};
use report::paragraph;
use report::promise::{self, Answer};
use report::span::{StoredRuler, byte_in};
use report::{BlockId, Report, Slot, classify};

use crate::dto::{
    AnswerDto, CarriedState, CarriedStateDto, CarriedView, LastParagraph, LastSection, MarkView,
    PromiseKindDto, PromiseView,
};
use crate::{assets, differences, offline};

/// The most marks that the window gets of each sort, the first of the report: when they are dealt with, others
/// follow.
const MOST_MARKS: usize = 2000;
/// The most open marks that are named in a sentence.
const MOST_NAMED: usize = 8;

/// What the window shows of it; `None` for a report that was not carried over.
pub(crate) fn view(report: &Report) -> Option<CarriedView> {
    let carried = report.carried.as_deref()?;
    let standing = carried::standing(report);
    let template = assets::template(&report.template);
    let comparison = compare::with_last(report, template);
    let suggested = promise::suggestions(report);
    let shown = |confirmed: bool| {
        let marks = standing.marks.iter();
        marks
            .filter(move |mark| mark.confirmed == confirmed)
            .take(MOST_MARKS)
    };
    let rulers = rulers(report, shown(false).chain(shown(true)));
    let marks = |confirmed: bool| {
        shown(confirmed)
            .map(|mark| mark_view(report, &rulers, mark))
            .collect()
    };
    Some(CarriedView {
        year: carried.year,
        open: count(standing.open),
        total: count(standing.total),
        marks: marks(false),
        confirmed: marks(true),
        states: standing
            .states
            .iter()
            .map(|(id, state)| CarriedState {
                block: id.0,
                state: match state {
                    State::Kept => CarriedStateDto::Kept,
                    State::Changed => CarriedStateDto::Changed,
                    State::Open => CarriedStateDto::Open,
                },
            })
            .collect(),
        promises: carried
            .promises
            .iter()
            .map(|item| PromiseView {
                id: item.id,
                kind: match item.kind {
                    promise::Kind::Plan => PromiseKindDto::Plan,
                    promise::Kind::Problem => PromiseKindDto::Problem,
                },
                text: match item.heading.as_str() {
                    "" => item.text.clone(),
                    heading => format!("{heading}：{}", item.text),
                },
                answer: match &item.answer {
                    Answer::Open => AnswerDto::Open,
                    Answer::Done => AnswerDto::Done,
                    Answer::Partly => AnswerDto::Partly,
                    Answer::Not => AnswerDto::Not,
                    Answer::Dropped { .. } => AnswerDto::Dropped,
                },
                reason: match &item.answer {
                    Answer::Dropped { reason } => reason.clone(),
                    _ => String::new(),
                },
                linked: item.linked.map(|id| id.0),
                suggested: suggested.get(&item.id).map(|id| id.0),
                fresh: promise::fresh_plan(report, item),
            })
            .collect(),
        last: last(report, carried, comparison.as_ref()),
        same: comparison.map_or(0, |comparison| comparison.whole.per_cent()),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

type Rulers<'a> = HashMap<BlockId, StoredRuler<'a>>;

/// Where places are in the texts of the paragraphs that have one of these marks.
fn rulers<'a>(report: &'a Report, marks: impl Iterator<Item = &'a carried::Mark>) -> Rulers<'a> {
    let marked: HashSet<BlockId> = marks
        .filter_map(|mark| match mark.place {
            Place::Block(id) => Some(id),
            Place::Signatory(_) | Place::Post => None,
        })
        .collect();
    let blocks = report.blocks.iter();
    blocks
        .filter(|block| marked.contains(&block.id))
        .map(|block| (block.id, StoredRuler::new(&block.text)))
        .collect()
}

fn mark_view(report: &Report, rulers: &Rulers, mark: &carried::Mark) -> MarkView {
    let (block, start, end) = match mark.place {
        Place::Block(id) => {
            let wire = |byte, end| rulers.get(&id).map_or(0, |ruler| ruler.wire(byte, end));
            (id.0, wire(mark.start, false), wire(mark.end, true))
        }
        Place::Signatory(at) => (0, count(at), count(at)),
        Place::Post => {
            let post = count(report.meta.signatories.len());
            (0, post, post)
        }
    };
    MarkView {
        block,
        start,
        end,
        kind: word(mark.kind).to_owned(),
        text: mark.text.clone(),
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "数字",
        Kind::Year => "年份",
        Kind::ThisYear => "今年去年",
        Kind::Meeting => "会议届次",
        Kind::Person => "姓名",
        Kind::Post => "职务",
    }
}

/// Last year's sections: the headings of the steps, with what stands under them.
fn last(this: &Report, carried: &Carried, comparison: Option<&Comparison>) -> Vec<LastSection> {
    let report = &carried.last;
    let slots = classify::slots(report);
    let figures = offline::figures(report);
    let mut beside = Beside::of(this, comparison);
    let mut sections: Vec<LastSection> = Vec::new();
    for printed in paragraph::of(report, &figures) {
        if !printed.kind.is_text() {
            continue;
        }
        // A step begins with a heading that is about something of its own.
        let slot = slots
            .get(&printed.id)
            .copied()
            .filter(|slot| *slot != Slot::Other && printed.kind.level().is_some_and(|l| l <= 2));
        match slot {
            Some(slot) => {
                let heading = format!("{}{}{}", printed.number, printed.gap, printed.heading);
                sections.push(LastSection {
                    slot: slot.into(),
                    heading,
                    paragraphs: Some(&printed.text)
                        .filter(|text| !text.is_empty())
                        .map(|text| beside.paragraph(printed.id, text.clone()))
                        .into_iter()
                        .collect(),
                    same: share(comparison, Some(slot)),
                });
            }
            None => {
                if sections.is_empty() {
                    // The opening, before the first heading.
                    sections.push(LastSection {
                        slot: Slot::Other.into(),
                        heading: String::new(),
                        paragraphs: Vec::new(),
                        same: share(comparison, None),
                    });
                }
                if let Some(section) = sections.last_mut() {
                    section
                        .paragraphs
                        .push(beside.paragraph(printed.id, printed.line()));
                }
            }
        }
    }
    sections
}

/// This year's paragraphs by those of last year's that they became.
struct Beside {
    became: BTreeMap<BlockId, BlockId>,
    /// This year's paragraphs as they are printed, without the number of a heading.
    texts: BTreeMap<BlockId, String>,
    effort: Effort,
}

impl Beside {
    fn of(this: &Report, comparison: Option<&Comparison>) -> Self {
        let pairs = comparison.map_or(&[][..], |comparison| &comparison.paragraphs);
        let became: BTreeMap<BlockId, BlockId> = pairs
            .iter()
            .filter_map(|pair| Some((pair.last?, pair.this?)))
            .collect();
        let texts = paragraph::of(this, &offline::figures(this))
            .into_iter()
            .map(|printed| (printed.id, format!("{}{}", printed.heading, printed.text)))
            .collect();
        Self {
            became,
            texts,
            effort: Effort::default(),
        }
    }

    fn paragraph(&mut self, id: BlockId, text: String) -> LastParagraph {
        let became = self.became.get(&id).copied();
        let after = became.and_then(|id| self.texts.get(&id));
        LastParagraph {
            became: became.map(|id| id.0),
            difference: after.map_or_else(Vec::new, |after| {
                differences::between(&text, after, &mut self.effort)
            }),
            text,
        }
    }
}

/// How much of what is about a subject is the same, in per cent.
fn share(comparison: Option<&Comparison>, slot: Option<Slot>) -> u8 {
    comparison
        .and_then(|comparison| comparison.sections.get(&slot))
        .map_or(0, |share| share.per_cent())
}

/// Confirms marks of a block, or of 文稿信息 where it is 0: the one at `start`, in wire units, or
/// every one. With `take_back` what was confirmed is open again.
pub(crate) fn confirm(report: &mut Report, block: u32, start: Option<u32>, take_back: bool) {
    let set = if take_back {
        carried::unconfirm
    } else {
        carried::confirm
    };
    let signatories = report.meta.signatories.len();
    if block == 0 {
        for at in 0..=signatories {
            let place = if at < signatories {
                Place::Signatory(at)
            } else {
                Place::Post
            };
            if start.is_none_or(|start| start == count(at)) {
                set(report, place, 0, usize::MAX);
            }
        }
        return;
    }
    let id = BlockId(block);
    let Some(position) = report.position(id) else {
        return;
    };
    match start {
        None => {
            set(report, Place::Block(id), 0, usize::MAX);
        }
        Some(start) => {
            let at = byte_in(&report.blocks[position].text, start);
            set(report, Place::Block(id), at, at + 1);
        }
    }
}

/// Says what became of a promise.
pub(crate) fn answer(
    report: &mut Report,
    id: u32,
    answer: AnswerDto,
    reason: String,
    linked: Option<u32>,
) {
    let answer = match answer {
        AnswerDto::Open => Answer::Open,
        AnswerDto::Done => Answer::Done,
        AnswerDto::Partly => Answer::Partly,
        AnswerDto::Not => Answer::Not,
        AnswerDto::Dropped => Answer::Dropped { reason },
    };
    promise::answer(report, id, answer, linked.map(BlockId));
}

/// What is still open, in a sentence for whoever exports; `None` where nothing is.
pub(crate) fn note(report: &Report) -> Option<String> {
    let marks = carried::marks(report);
    if marks.is_empty() {
        return None;
    }
    let named: Vec<&str> = marks
        .iter()
        .take(MOST_NAMED)
        .map(|mark| mark.text.as_str())
        .collect();
    let more = if marks.len() > MOST_NAMED { "等" } else { "" };
    Some(format!(
        "还有{}处是去年的内容，没有核对：{}{more}。",
        marks.len(),
        named.join("、")
    ))
}
