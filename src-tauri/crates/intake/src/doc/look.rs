//! What paragraphs and runs look like, by where they stand in the text stream. The formats are kept
//! in pages of 512 bytes (FKP), which a table names.

use std::collections::HashSet;

use super::fib::{Fib, Place};
use super::ole::{u16_at, u32_at};
use super::sprm::{self, Sprm};
use crate::{Budget, Fault};

const PAGE: usize = 512;

/// What a paragraph says about itself, or what its style says.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// The number of its style.
    pub(super) style: u16,
    /// The use of a list, from 1; 0 for none.
    pub(super) used: Option<u16>,
    /// The level in the list, from 0.
    pub(super) level: Option<u8>,
    /// The outline level, from 1; 0 for running text.
    pub(super) heading: Option<u8>,
    pub(super) in_table: bool,
    /// Whether it is the mark behind the last cell of a row.
    pub(super) ends_row: bool,
}

impl Look {
    /// Takes over what properties say.
    pub(super) fn apply(&mut self, properties: &[u8]) {
        for sprm in sprm::all(properties) {
            self.take(&sprm);
        }
    }

    fn take(&mut self, sprm: &Sprm<'_>) {
        match sprm.code {
            0x4600 => self.style = sprm.word(),
            0x260A => self.level = Some(sprm.byte()),
            // Numbers from 0x7FF on belong to older programs and mean none.
            0x460B => self.used = Some(sprm.word()).map(|it| if it < 0x7FF { it } else { 0 }),
            0x2640 => self.heading = Some(if sprm.byte() < 9 { sprm.byte() + 1 } else { 0 }),
            0x2416 => self.in_table = sprm.byte() != 0,
            0x2417 | 0x244C => self.ends_row = sprm.byte() != 0,
            _ => {}
        }
    }
}

/// What a run says that matters to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It was deleted, which is kept as a revision.
    Deleted,
    /// Its character is one of a font that has its own alphabet.
    Symbol(u16),
}

/// Things that hold from one place of the text stream to another, in order.
#[derive(Debug)]
pub(super) struct Spans<T> {
    list: Vec<(u32, u32, T)>,
}

impl<T> Spans<T> {
    fn new(mut list: Vec<(u32, u32, T)>) -> Self {
        list.sort_by_key(|(start, ..)| *start);
        Self { list }
    }

    /// What holds at a place.
    pub(super) fn at(&self, offset: u32) -> Option<&T> {
        let behind = self.list.partition_point(|(start, ..)| *start <= offset);
        let (_, end, thing) = self.list.get(behind.checked_sub(1)?)?;
        (offset < *end).then_some(thing)
    }
}

/// The looks of the paragraphs.
///
/// # Errors
/// [`Fault::TooLarge`].
pub(super) fn paragraphs(
    text: &[u8],
    table: &[u8],
    fib: &Fib<'_>,
    budget: &Budget,
) -> Result<Spans<Look>, Fault> {
    let mut list = Vec::new();
    for page in pages(text, fib.part(table, Place::Paragraphs)) {
        let before = list.len();
        let mut work = PAGE;
        each(page, 13, |start, end, entry| {
            let at = 2 * usize::from(*entry.first()?);
            let (from, length) = match *page.get(at)? {
                0 => (at + 2, 2 * usize::from(*page.get(at + 1)?)),
                words => (at + 1, (2 * usize::from(words)).checked_sub(1)?),
            };
            let content = page.get(from..)?;
            let content = &content[..length.min(content.len())];
            work += content.len();
            let mut look = Look {
                style: u16_at(content, 0)?,
                ..Look::default()
            };
            look.apply(content.get(2..)?);
            list.push((start, end, look));
            Some(())
        });
        budget.work(work)?;
        budget.keep((list.len() - before) * size_of::<(u32, u32, Look)>())?;
    }
    Ok(Spans::new(list))
}

/// The marks of the runs.
///
/// # Errors
/// [`Fault::TooLarge`].
pub(super) fn marks(
    text: &[u8],
    table: &[u8],
    fib: &Fib<'_>,
    budget: &Budget,
) -> Result<Spans<Mark>, Fault> {
    let mut list = Vec::new();
    for page in pages(text, fib.part(table, Place::Characters)) {
        let before = list.len();
        let mut work = PAGE;
        each(page, 1, |start, end, entry| {
            // A run without properties has no entry.
            let at = 2 * usize::from(*entry.first().filter(|at| **at != 0)?);
            let content = page.get(at + 1..)?;
            let content = &content[..usize::from(*page.get(at)?).min(content.len())];
            work += content.len();
            let mut mark = None;
            for sprm in sprm::all(content) {
                match sprm.code {
                    0x0800 if sprm.byte() == 1 => mark = Some(Mark::Deleted),
                    0x6A09 if mark.is_none() => mark = Some(Mark::Symbol(sprm.second_word())),
                    _ => {}
                }
            }
            list.push((start, end, mark?));
            Some(())
        });
        budget.work(work)?;
        budget.keep((list.len() - before) * size_of::<(u32, u32, Mark)>())?;
    }
    Ok(Spans::new(list))
}

/// The pages that a table names.
fn pages<'a>(text: &'a [u8], table: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let count = table.len().saturating_sub(4) / 8;
    // No page is looked at twice, whatever the table says.
    let most = count.min(text.len() / PAGE);
    let mut seen = HashSet::new();
    (0..most).filter_map(move |at| {
        let number = u32_at(table, 4 * (count + 1) + 4 * at)? & 0x3F_FFFF;
        if !seen.insert(number) {
            return None;
        }
        let from = (number as usize).checked_mul(PAGE)?;
        text.get(from..from.checked_add(PAGE)?)
    })
}

/// The entries of a page with their places.
fn each(page: &[u8], length: usize, mut visit: impl FnMut(u32, u32, &[u8]) -> Option<()>) {
    let count = usize::from(page.last().copied().unwrap_or_default());
    for at in 0..count {
        let entry = 4 * (count + 1) + length * at;
        if let (Some(start), Some(end), Some(entry)) = (
            u32_at(page, 4 * at),
            u32_at(page, 4 * at + 4),
            page.get(entry..entry + length),
        ) {
            // An entry that says nothing is passed over.
            let _ = visit(start, end, entry);
        }
    }
}
