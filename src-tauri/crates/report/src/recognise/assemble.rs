//! From the pieces of a source to the report.

use super::letterhead::Letterhead;
use super::pattern::{self, after_label, issue, organs};
use super::reading::{Piece, Reading, Role};
use super::year;
use crate::block::{Block, BlockId, BlockKind};
use crate::classify;
use crate::meta::Meta;
use crate::numbering::Numbering;
use crate::report::Report;
use crate::slot::Slot;
use crate::unit;

/// What the pieces of a source make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assembled {
    /// The report. Its numbers stay in the text as they were typed, and its template is empty: whoever
    /// calls knows which one the report follows.
    pub report: Report,
    /// For each piece the block that it became; `None` for one that was read into [`Meta`].
    pub became: Vec<Option<BlockId>>,
    /// Whether the unit is one that the source names as its own, in the mark or the signature, or that a
    /// person typed.
    pub sure_of_unit: bool,
    /// Whether the year stands in the title, or a person typed it.
    pub sure_of_year: bool,
}

impl Reading {
    /// The report that the pieces make.
    #[must_use]
    pub fn report(&self) -> Report {
        self.assembled().report
    }

    /// The report that the pieces make, and what is known of it besides.
    #[must_use]
    pub fn assembled(&self) -> Assembled {
        let mut particulars = Particulars::default();
        let mut report = Report {
            numbering: Numbering::AsTyped,
            ..Report::empty()
        };
        let mut became = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let Some(kind) = particulars.take(piece) else {
                became.push(None);
                continue;
            };
            let id = BlockId(u32::try_from(report.blocks.len() + 1).unwrap_or(u32::MAX));
            became.push(Some(id));
            report.blocks.push(Block {
                id,
                kind,
                text: piece.text.clone(),
            });
            if let Some(slot) = piece.slot.filter(|_| kind.level().is_some()) {
                report.slots.insert(id, slot);
            }
        }
        let Particulars {
            letterhead,
            imprint,
        } = particulars;
        // What a person typed is sure.
        let (unit, sure_of_unit) = match &self.unit {
            Some(unit) => (unit.clone(), true),
            None => found_unit(&report.blocks, &letterhead).unwrap_or_default(),
        };
        let (year, sure_of_year) = match self.year {
            Some(year) => (year, true),
            None => found_year(&report.blocks).unwrap_or_default(),
        };
        report.meta = Meta {
            unit_short: unit::short(&unit),
            unit,
            year,
            copy_number: letterhead.markings.copy_number,
            secrecy: letterhead.markings.secrecy,
            urgency: letterhead.markings.urgency,
            document_number: letterhead.document_number.unwrap_or_default(),
            signatories: letterhead.signatories,
            copies: imprint.copies,
            issuing_office: imprint.issuing_office,
            print_date: imprint.print_date,
            ..Meta::default()
        };
        Assembled {
            report,
            became,
            sure_of_unit,
            sure_of_year,
        }
    }
}

/// What pieces say that is kept as metadata.
#[derive(Debug, Default)]
struct Particulars {
    letterhead: Letterhead,
    /// Only what stands in the 版记 is set.
    imprint: Meta,
}

impl Particulars {
    /// Reads a piece; the kind of its block, where it is kept as one because it can't be read or says
    /// what was said already.
    fn take(&mut self, piece: &Piece) -> Option<BlockKind> {
        match piece.role {
            Role::Block(BlockKind::Letterhead) => {
                // The mark tells the unit and stays.
                if self.letterhead.organ.is_none() {
                    let mut read = Letterhead::default();
                    read.read(&piece.text);
                    self.letterhead.organ = read.organ;
                }
                Some(BlockKind::Letterhead)
            }
            Role::Block(kind) => Some(kind),
            Role::Particulars => {
                (!self.letterhead.read_particulars(&piece.text)).then_some(BlockKind::Letterhead)
            }
            Role::Copies => {
                let found = copies(&piece.text);
                let new = self.imprint.copies.is_empty() && !found.is_empty();
                if new {
                    self.imprint.copies = found;
                }
                (!new).then_some(BlockKind::Imprint)
            }
            Role::Issue => match issue(&piece.text) {
                Some((organ, date)) if self.imprint.print_date.is_none() => {
                    self.imprint.print_date = Some(date);
                    organ.clone_into(&mut self.imprint.issuing_office);
                    None
                }
                _ => Some(BlockKind::Imprint),
            },
        }
    }
}

/// The organs of a 抄送 line.
pub(super) fn copies(text: &str) -> Vec<String> {
    organs(after_label(text, "抄送").unwrap_or(text))
}

/// The unit, and whether the source names it as its own.
fn found_unit(blocks: &[Block], letterhead: &Letterhead) -> Option<(String, bool)> {
    let signature = || {
        blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Signature)
            .map(|block| pattern::squash(unit::without_seal(&block.text)))
            .max_by_key(|organ| organ.contains("政府"))
    };
    let in_title = || unit::in_title(title(blocks));
    letterhead
        .organ
        .clone()
        .or_else(signature)
        .map(|unit| (unit, true))
        .or_else(|| in_title().map(|unit| (unit, false)))
}

/// The year, and whether it stands in the title.
fn found_year(blocks: &[Block]) -> Option<(i32, bool)> {
    let title = title(blocks);
    let text = || blocks.iter().filter(|block| block.kind.is_text());
    let lead = text()
        .take_while(|block| block.kind.level().is_none())
        .map(|block| block.text.as_str());
    let work = text()
        .find(|block| block.kind == BlockKind::Heading1)
        .map(|block| block.text.as_str())
        .filter(|text| classify::by_heading(text).is_some_and(|(slot, _)| slot == Slot::Work));
    let year = year::of(title, lead, work.unwrap_or_default());
    let titled = year::of(title, std::iter::empty(), "") == year;
    (year != 0).then_some((year, titled))
}

fn title(blocks: &[Block]) -> &str {
    blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)
        .map_or("", |block| block.text.as_str())
}
