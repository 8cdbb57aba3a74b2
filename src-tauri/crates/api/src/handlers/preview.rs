//! A report as pages.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use form::House;
use form::fonts::{Face, FontProfile};
use layout::page::{Layout, Line, Page, Rule, TWIP};
use layout::{Habits, Press};
use report::figures::Figures;
use report::span::{Ruler, Shown};
use report::{BlockId, Report};

use crate::dto::{
    FaceDto, Preview, PreviewFont, PreviewLine, PreviewPage, PreviewPiece, PreviewRequest,
    PreviewRule,
};
use crate::error::ApiError;
use crate::fonts::Found;
use crate::{limits, offline};

/// What is kept from one preview to the next: the press with its lines, and the pages that the
/// window was sent last.
#[derive(Debug)]
struct Desk {
    press: Press,
    last: Layout,
    number: u32,
    /// The fonts that the lines were set in.
    fonts: Option<FontProfile>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            press: Press::new(Habits::WORD),
            last: Layout::default(),
            number: 0,
            fonts: None,
        }
    }
}

/// Reports as pages. It knows no library and never waits for a disk, so that the paper can follow
/// the keys while something is saved.
#[derive(Debug, Default)]
pub struct Pages {
    house: RwLock<House>,
    /// Looked for when pages are first asked for: it takes a moment, and many sessions never do.
    /// With the profile that they were looked for by.
    fonts: Mutex<Option<(FontProfile, Arc<Found>)>>,
    desk: Mutex<Desk>,
}

impl Pages {
    /// The house style that reports are set in.
    pub(crate) fn house(&self) -> House {
        let house = self.house.read().unwrap_or_else(PoisonError::into_inner);
        house.clone()
    }

    /// Sets reports in another house style from now on.
    pub(crate) fn set_house(&self, to: House) {
        *self.house.write().unwrap_or_else(PoisonError::into_inner) = to;
    }

    /// The fonts of this machine.
    pub(crate) fn fonts(&self) -> Arc<Found> {
        let wanted = self.house().fonts;
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        match &*fonts {
            Some((profile, found)) if *profile == wanted => Arc::clone(found),
            _ => {
                let found = Arc::new(Found::of(wanted.clone()));
                *fonts = Some((wanted, Arc::clone(&found)));
                found
            }
        }
    }

    /// Answers the command of the same name.
    ///
    /// # Errors
    /// `too_large` for a report beyond the limits.
    pub fn preview(&self, request: PreviewRequest) -> Result<Preview, ApiError> {
        let report = limits::check(request.report)?;
        let figures = offline::figures(&report);
        let house = self.house();
        let found = self.fonts();
        // A preview that failed half-way leaves nothing that the next could not replace.
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        if desk.fonts.as_ref() != Some(&house.fonts) {
            // Lines that were set in other fonts are of no use.
            desk.press = Press::new(Habits::WORD);
            desk.fonts = Some(house.fonts.clone());
        }
        let document = form::document(&report, &figures, &house);
        let mut layout = desk.press.lay_out(document, &*found);
        let shortened = limits::shorten(&mut layout.pages);
        let whole = desk.number == 0 || request.known != Some(desk.number);
        let mut sources = Sources::new(&report, &figures);
        let pages = layout
            .pages
            .iter()
            .enumerate()
            .filter(|(at, page)| whole || desk.last.pages.get(*at) != Some(page))
            .map(|(at, page)| page_dto(at, page, &mut sources))
            .collect();
        desk.number = desk.number.wrapping_add(1).max(1);
        desk.last = layout;
        Ok(Preview {
            number: desk.number,
            page_count: count(desk.last.pages.len()),
            whole,
            pages,
            fonts: house.fonts.faces().map(|face| font(&found, face)).collect(),
            notes: shortened.into_iter().chain(found.notes()).collect(),
        })
    }
}

fn font(found: &Found, face: Face) -> PreviewFont {
    PreviewFont {
        face: face.into(),
        families: found.families(face),
        present: found.is_wanted(face),
        bold: found.is_bold(face),
    }
}

/// The texts of the blocks, for places in them.
struct Sources<'a> {
    texts: HashMap<BlockId, &'a str>,
    figures: &'a Figures,
    rulers: HashMap<BlockId, Option<Ruler>>,
}

impl<'a> Sources<'a> {
    fn new(report: &'a Report, figures: &'a Figures) -> Self {
        let texts = report.blocks.iter();
        Self {
            // Of two that have one id the first.
            texts: texts
                .rev()
                .map(|block| (block.id, block.text.as_str()))
                .collect(),
            figures,
            rulers: HashMap::new(),
        }
    }

    fn wire(&mut self, block: BlockId, byte: usize, end: bool) -> u32 {
        let Self {
            texts,
            figures,
            rulers,
        } = self;
        let ruler = rulers.entry(block).or_insert_with(|| {
            let text = texts.get(&block)?;
            Some(Ruler::new(Shown::new(text, figures)))
        });
        ruler.as_ref().map_or(0, |ruler| ruler.wire(byte, end))
    }
}

fn page_dto(at: usize, page: &Page, sources: &mut Sources<'_>) -> PreviewPage {
    PreviewPage {
        index: count(at),
        lines: page
            .lines
            .iter()
            .map(|line| line_dto(line, sources))
            .collect(),
        rules: page.rules.iter().map(rule_dto).collect(),
    }
}

fn line_dto(line: &Line, sources: &mut Sources<'_>) -> PreviewLine {
    let (block, start, end) = match line.source {
        Some(source) => (
            Some(source.block.0),
            sources.wire(source.block, source.start, false),
            sources.wire(source.block, source.end, true),
        ),
        None => (None, 0, 0),
    };
    PreviewLine {
        y: twips(line.y),
        height: twips(line.height),
        block,
        start,
        end,
        pieces: line
            .pieces
            .iter()
            .map(|piece| PreviewPiece {
                face: piece.face.into(),
                // Half-points to twips.
                size: i32::try_from(piece.size).unwrap_or(0) * 10,
                red: piece.red,
                bold: piece.bold,
                text: piece.text.clone(),
                xs: piece.xs.iter().copied().map(twips).collect(),
            })
            .collect(),
    }
}

fn rule_dto(rule: &Rule) -> PreviewRule {
    PreviewRule {
        x: twips(rule.x),
        y: twips(rule.y),
        width: twips(rule.width),
        thickness: twips(rule.thickness).max(1),
        red: rule.red,
    }
}

/// Thousandths of a point to the nearest twip.
fn twips(length: i32) -> i32 {
    length.saturating_add(TWIP / 2).div_euclid(TWIP)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<Face> for FaceDto {
    fn from(face: Face) -> Self {
        match face {
            Face::Title => Self::Title,
            Face::Body => Self::Body,
            Face::Heading1 => Self::Heading1,
            Face::Heading2 => Self::Heading2,
            Face::PageNumber => Self::PageNumber,
            Face::Latin => Self::Latin,
        }
    }
}
