//! The steps of the template in a report: which section is which step, how far each is, what is
//! still open.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{Block, BlockId, BlockKind};
use crate::classify;
use crate::edit::section_range;
use crate::figures::{Figures, NOTHING};
use crate::inline;
use crate::paragraph;
use crate::report::Report;
use crate::slot::Slot;
use crate::template::Template;

/// A section with less text than this, in characters, tells too little.
const SHORTEST_TEXT: usize = 50;

/// The most figures of a step that are said to have no number.
const MOST_OPEN: usize = 200;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The report has no section about it.
    Missing,
    /// A heading without text.
    Empty,
    /// Text, and something still open.
    Writing,
    /// Text, and nothing open.
    Complete,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Title, addressee and lead.
    Opening,
    /// A section.
    Section,
    /// Signature, date, notes.
    Closing,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Names the step while the report is open: `opening`, `closing`, `b12` for the section of
    /// block 12, the slot's word for a section that is missing.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub slot: Slot,
    /// First clause of its heading, or the template's name for it.
    pub name: String,
    /// Number of its heading.
    pub number: Option<String>,
    /// Its heading.
    pub heading: Option<BlockId>,
    /// Its first block.
    pub first: Option<BlockId>,
    /// How far it is.
    pub state: State,
    /// Whether a report can do without it.
    pub optional: bool,
    /// What is still open, in Chinese.
    pub open: Vec<String>,
}

/// The steps of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// In the order of the report; a missing step stands where the template's order puts it.
    pub list: Vec<Step>,
    /// The key of the step that each block belongs to.
    pub of_block: BTreeMap<BlockId, String>,
    /// 0 to 100: whole steps count whole, begun ones half.
    pub completeness: u8,
}

/// The steps of a report.
#[must_use]
pub fn of(report: &Report, template: Option<&Template>, figures: &Figures) -> Steps {
    let slots = classify::slots(report);
    let numbers = paragraph::numbers(report);
    let reader = Reader {
        report,
        template,
        figures,
        slots: &slots,
        numbers,
    };
    let starts = reader.section_starts();
    let text_end = report
        .blocks
        .iter()
        .rposition(|block| block.kind.is_text())
        .map_or_else(|| reader.closing_start(), |last| last + 1);
    let first = starts.first().copied().unwrap_or(text_end);
    let mut list = vec![reader.opening(&report.blocks[..first])];
    let mut of_block = BTreeMap::new();
    let mut note = |blocks: &[Block], key: &str| {
        for block in blocks {
            of_block.insert(block.id, key.to_owned());
        }
    };
    note(&report.blocks[..first], "opening");
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text_end);
        let step = reader.section(start, &report.blocks[start..end]);
        note(&report.blocks[start..end], &step.key);
        list.push(step);
    }
    note(&report.blocks[text_end..], "closing");
    reader.insert_missing(&mut list);
    list.push(reader.closing(&report.blocks[text_end..]));
    let completeness = completeness(&list);
    Steps {
        list,
        of_block,
        completeness,
    }
}

fn completeness(steps: &[Step]) -> u8 {
    let counted: Vec<_> = steps
        .iter()
        .filter(|step| !(step.optional && step.state == State::Missing))
        .collect();
    let halves: usize = counted
        .iter()
        .map(|step| match step.state {
            State::Complete => 2,
            State::Writing => 1,
            State::Missing | State::Empty => 0,
        })
        .sum();
    u8::try_from(halves * 50 / counted.len().max(1)).unwrap_or(100)
}

struct Reader<'a> {
    report: &'a Report,
    template: Option<&'a Template>,
    figures: &'a Figures,
    slots: &'a BTreeMap<BlockId, Slot>,
    numbers: Vec<Option<String>>,
}

impl Reader<'_> {
    /// Where the steps begin: headings of the first level, and inside a container its children.
    /// The container itself goes with its first child.
    fn section_starts(&self) -> Vec<usize> {
        let blocks = &self.report.blocks;
        let mut starts = Vec::new();
        let mut inside = None;
        let mut pending = false;
        for (at, block) in blocks.iter().enumerate() {
            match block.kind.level() {
                Some(1) => {
                    let range = section_range(blocks, at).unwrap_or(at..at + 1);
                    let container = self.slots.get(&block.id) == Some(&Slot::Work)
                        && blocks[at + 1..range.end]
                            .iter()
                            .any(|child| child.kind == BlockKind::Heading2);
                    starts.push(at);
                    inside = container.then_some(range.end);
                    pending = container;
                }
                Some(2) if inside.is_some_and(|end| at < end) => {
                    if !pending {
                        starts.push(at);
                    }
                    pending = false;
                }
                _ => {}
            }
        }
        starts
    }

    fn closing_start(&self) -> usize {
        let blocks = &self.report.blocks;
        blocks
            .iter()
            .position(|block| block.kind > BlockKind::Body)
            .unwrap_or(blocks.len())
    }

    fn section(&self, start: usize, blocks: &[Block]) -> Step {
        // A container goes with its first child: the child's heading names the step.
        let container = self.slots.get(&blocks[0].id) == Some(&Slot::Work);
        let child = container
            .then(|| {
                blocks
                    .iter()
                    .position(|block| block.kind == BlockKind::Heading2)
            })
            .flatten()
            .unwrap_or(0);
        let heading = &blocks[child];
        let slot = self.slots.get(&heading.id).copied().unwrap_or(Slot::Other);
        let step = self.template.and_then(|template| template.step(slot));
        let number = self.numbers.get(start + child).cloned().flatten();
        let printed = paragraph::one(heading, number, self.report.numbering, self.figures);
        let (state, open) = self.state(blocks);
        Step {
            key: format!("b{}", heading.id.0),
            kind: Kind::Section,
            slot,
            name: name(&printed.heading, step.map(|step| step.name.as_str())),
            number: Some(printed.number).filter(|number| !number.is_empty()),
            heading: Some(heading.id),
            first: Some(heading.id),
            state,
            optional: step.is_none_or(|step| step.optional),
            open,
        }
    }

    fn state(&self, blocks: &[Block]) -> (State, Vec<String>) {
        let length: usize = blocks
            .iter()
            .map(|block| {
                let printed = paragraph::one(block, None, self.report.numbering, self.figures);
                printed.text.chars().filter(|c| !c.is_whitespace()).count()
            })
            .sum();
        if length == 0 {
            return (State::Empty, vec!["还没有写正文".to_owned()]);
        }
        let mut open = self.open_figures(blocks);
        if length < SHORTEST_TEXT {
            open.push(format!("正文只有{length}个字，请写得具体些"));
        }
        if blocks
            .iter()
            .any(|block| block.text.contains(NOTHING) || block.text.contains("XX"))
        {
            open.push(format!("文中还留着“{NOTHING}”，请填上"));
        }
        (
            if open.is_empty() {
                State::Complete
            } else {
                State::Writing
            },
            open,
        )
    }

    fn open_figures(&self, blocks: &[Block]) -> Vec<String> {
        let mut open: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for id in blocks
            .iter()
            .flat_map(|block| inline::references(&block.text))
        {
            if !seen.insert(id) || open.len() == MOST_OPEN {
                continue;
            }
            let figure = self.figures.get(id);
            if figure.is_none_or(|figure| figure.display.is_empty()) {
                let sentence = format!(
                    "“{}”还没有填数",
                    figure.map_or(id, |figure| figure.label.as_str())
                );
                if !open.contains(&sentence) {
                    open.push(sentence);
                }
            }
        }
        open
    }

    fn opening(&self, blocks: &[Block]) -> Step {
        let has = |kind| {
            blocks
                .iter()
                .any(|block| block.kind == kind && !block.is_blank())
        };
        let mut open = self.open_figures(blocks);
        if !has(BlockKind::Title) {
            open.push("还没有标题".to_owned());
        }
        if !has(BlockKind::Body) {
            open.push("还没有写开头一段".to_owned());
        }
        let state = match (has(BlockKind::Title), has(BlockKind::Body)) {
            _ if open.is_empty() => State::Complete,
            (false, false) => State::Empty,
            _ => State::Writing,
        };
        fixed("opening", Kind::Opening, "标题与开头", blocks, state, open)
    }

    fn closing(&self, blocks: &[Block]) -> Step {
        let has = |kind| {
            blocks
                .iter()
                .any(|block| block.kind == kind && !block.is_blank())
        };
        let mut open = Vec::new();
        if !has(BlockKind::Signature) {
            open.push("还没有写发文机关署名".to_owned());
        }
        if !has(BlockKind::Date) {
            open.push("还没有写成文日期".to_owned());
        } else if self.report.date_of_issue().is_none() {
            open.push("成文日期不是“2027年1月15日”这样的写法".to_owned());
        }
        let state = match (has(BlockKind::Signature), has(BlockKind::Date)) {
            _ if open.is_empty() => State::Complete,
            (false, false) => State::Empty,
            _ => State::Writing,
        };
        fixed("closing", Kind::Closing, "署名和日期", blocks, state, open)
    }

    fn insert_missing(&self, list: &mut Vec<Step>) {
        let Some(template) = self.template else {
            return;
        };
        let rank = |slot: Slot| template.steps.iter().position(|step| step.slot == slot);
        for (order, step) in template.steps.iter().enumerate() {
            if self.slots.values().any(|slot| *slot == step.slot) {
                continue;
            }
            let after = list
                .iter()
                .rposition(|other| rank(other.slot).is_some_and(|other| other < order));
            let missing = Step {
                key: step.slot.word().to_owned(),
                kind: Kind::Section,
                slot: step.slot,
                name: step.name.clone(),
                number: None,
                heading: None,
                first: None,
                state: State::Missing,
                optional: step.optional,
                open: vec!["稿子里还没有这一部分".to_owned()],
            };
            list.insert(after.map_or(1, |at| at + 1), missing);
        }
    }
}

fn fixed(
    key: &str,
    kind: Kind,
    name: &str,
    blocks: &[Block],
    state: State,
    open: Vec<String>,
) -> Step {
    Step {
        key: key.to_owned(),
        kind,
        slot: Slot::Other,
        name: name.to_owned(),
        number: None,
        heading: None,
        first: blocks.first().map(|block| block.id),
        state,
        optional: false,
        open,
    }
}

/// First clause of a heading, for a narrow list; what the template calls it if there are no words.
fn name(heading: &str, template: Option<&str>) -> String {
    let clause = heading
        .split(['，', '。', '；'])
        .next()
        .unwrap_or_default()
        .trim();
    if clause.is_empty() {
        template.unwrap_or("未命名").to_owned()
    } else {
        clause.to_owned()
    }
}
