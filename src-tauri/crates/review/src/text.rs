//! A report as the rules read it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use report::figures::Figures;
use report::numbering::Numbering;
use report::span::Shown;
use report::{Block, BlockId, BlockKind, Report, Slot};

use crate::context::Context;
use crate::facts::{Fact, Facts};
use crate::finding::Edit;

/// The whole text, figures filled in.
pub(crate) struct Text<'a> {
    /// The report itself.
    pub report: &'a Report,
    /// Its figures.
    pub figures: &'a Figures,
    /// Every block in the order of the paper, blank ones too.
    pub lines: Vec<Arc<Line>>,
    slots: BTreeMap<BlockId, Slot>,
    places: OnceLock<HashMap<BlockId, usize>>,
}

/// One block.
#[derive(Debug)]
pub(crate) struct Line {
    /// The block.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its shown text.
    pub text: String,
    /// Where figures stand in it, from and to: not a person's typing, so no fix may touch them.
    pub figures: Vec<(usize, usize)>,
    /// Whether the numbers of headings stand in the text as typed. Where they are computed they
    /// can't be wrong.
    pub typed_numbers: bool,
    /// The block's text with its references, where it has any.
    stored: Option<Box<str>>,
    facts: Facts,
}

impl<'a> Text<'a> {
    /// The text of a report whose lines and whose headings' slots are these.
    pub fn new(
        report: &'a Report,
        figures: &'a Figures,
        lines: Vec<Arc<Line>>,
        slots: BTreeMap<BlockId, Slot>,
    ) -> Self {
        Self {
            report,
            figures,
            lines,
            slots,
            places: OnceLock::new(),
        }
    }

    /// Whether the numbers of headings stand in the text as typed.
    pub fn typed_numbers(&self) -> bool {
        self.report.numbering == Numbering::AsTyped
    }

    /// Whether the report is laid out and hardly written: under more of its headings a blank paragraph
    /// waits for text than there is text.
    pub fn is_hardly_begun(&self) -> bool {
        let (mut waiting, mut written) = (0_usize, 0_usize);
        for pair in self.lines.windows(2) {
            let (heading, below) = (&pair[0], &pair[1]);
            if heading.kind.level().is_some() && below.kind == BlockKind::Body {
                *if below.is_blank() {
                    &mut waiting
                } else {
                    &mut written
                } += 1;
            }
        }
        waiting > written
    }

    /// What each heading is about.
    pub fn slots(&self) -> &BTreeMap<BlockId, Slot> {
        &self.slots
    }

    /// Where a block stands among the lines.
    pub fn place(&self, id: BlockId) -> Option<usize> {
        let places = self.places.get_or_init(|| {
            let each = self.lines.iter().enumerate().rev();
            each.map(|(at, line)| (line.id, at)).collect()
        });
        places.get(&id).copied()
    }

    /// The line of a block.
    pub fn line(&self, id: BlockId) -> Option<&Line> {
        self.place(id)
            .and_then(|at| self.lines.get(at))
            .map(AsRef::as_ref)
    }
}

impl Line {
    /// A block with its figures filled in.
    pub fn new(block: &Block, figures: &Figures, numbering: Numbering) -> Self {
        let shown = Shown::new(&block.text, figures);
        let ranges = shown.figures().to_vec();
        Self {
            id: block.id,
            kind: block.kind,
            text: shown.text,
            stored: (!ranges.is_empty()).then(|| block.text.as_str().into()),
            figures: ranges,
            typed_numbers: numbering == Numbering::AsTyped,
            facts: Facts::default(),
        }
    }

    /// The line as it would read after changes; `None` where one of them does not lie in it, two of them
    /// overlap, or one touches a figure.
    pub fn changed(&self, edits: &[Edit]) -> Option<Self> {
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.start, edit.end));
        let mut text = String::with_capacity(self.text.len() + 16);
        let mut figures = Vec::with_capacity(self.figures.len());
        let mut ranges = self.figures.iter().copied().peekable();
        let mut reached = 0;
        let mut carry = |text: &mut String, from: usize, to: usize| {
            while let Some((start, end)) = ranges.next_if(|&(_, end)| end <= to) {
                let moved = text.len() + start.checked_sub(from)?;
                figures.push((moved, moved + (end - start)));
            }
            text.push_str(self.text.get(from..to)?);
            Some(())
        };
        for edit in edits {
            if edit.block != self.id || self.touches_figure(edit.start, edit.end) {
                return None;
            }
            carry(&mut text, reached, edit.start)?;
            text.push_str(&edit.with);
            reached = edit.end;
        }
        carry(&mut text, reached, self.text.len())?;
        Some(Self {
            id: self.id,
            kind: self.kind,
            text,
            figures,
            typed_numbers: self.typed_numbers,
            stored: None,
            facts: Facts::default(),
        })
    }

    /// Whether a rule would find the same in another line.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.text == other.text
            && self.figures == other.figures
            && self.stored == other.stored
            && self.typed_numbers == other.typed_numbers
    }

    /// Something that rules read off the line, reckoned once.
    pub fn fact<F: Fact>(&self, context: &Context) -> Arc<F> {
        self.facts.of(self, context)
    }

    /// Whether nothing but white space stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether a part of the line has a figure in it, or lies in one. A place between two characters
    /// does where it lies inside of a figure.
    pub fn touches_figure(&self, start: usize, end: usize) -> bool {
        let next = self.figures.partition_point(|&(_, to)| to <= start);
        self.figures
            .get(next)
            .is_some_and(|&(from, _)| end > from && (start < end || start > from))
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a place.
    pub fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}
