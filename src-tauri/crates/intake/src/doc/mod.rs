//! `.doc` of Word 97 and later, and `.wps` of WPS, which is the same: the paragraphs of the text.
//!
//! ```text
//! bytes ─ ole ─→ streams ─ fib ─→ where everything stands
//!                        ─ pieces ─→ characters with their places
//!                        ─ look ─→ what stands at a place, with sprm ─→ properties
//!                        ─ styles, lists ─→ names and automatic numbers
//! ```

mod fib;
mod lists;
mod look;
mod ole;
mod pieces;
mod sprm;
mod styles;

use std::collections::HashMap;

use crate::WordFile;
use crate::numbering::Counter;
use crate::paragraph::{Cell, Paragraph, Paragraphs};
use crate::{Budget, Fault, LeftOut, OtherKind};

use fib::{Fib, Place};
use look::{Look, Mark, Spans};
use ole::{Ole, u32_at};
use pieces::Placed;

pub(crate) use ole::MAGIC;

/// What a character costs, or a piece of text, in steps.
const CHARACTER: usize = 20;
/// What a byte of properties costs, in steps.
const PROPERTY: usize = 6;
/// The most text boxes.
const MOST_BOXES: usize = 2_000;

/// The stream that holds a `.docx` with a password.
const ENCRYPTED: &str = "EncryptedPackage";

/// Reads a file.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], budget: &Budget) -> Result<WordFile, Fault> {
    let ole = Ole::open(bytes).map_err(|fault| {
        if names_encrypted(bytes) {
            Fault::Encrypted
        } else {
            fault
        }
    })?;
    if ole.has(ENCRYPTED) {
        return Err(Fault::Encrypted);
    }
    let Some(text) = ole.stream("WordDocument") else {
        return Err(Fault::OtherKind(other_kind(&ole)));
    };
    let fib = Fib::of(&text)?;
    let table = ole
        .stream(fib.table())
        .ok_or_else(|| Fault::damaged("no table stream"))?;
    drop(ole);
    budget.work(bytes.len())?;
    let (running, before, boxes) = fib.lengths();
    let file = File {
        looks: look::paragraphs(&text, &table, &fib, budget)?,
        marks: look::marks(&text, &table, &fib, budget)?,
        pieces: pieces::read(fib.part(&table, Place::Pieces))?,
        text: &text,
        chinese: fib.is_chinese(),
        budget,
    };
    let most = budget.limits().text;
    if running as usize > most || boxes as usize > most {
        return Err(Fault::TooLarge);
    }
    let end = before.saturating_add(boxes);
    let mut boxes = anchored(&table, &fib, before).into_iter().peekable();
    let mut raw = Vec::new();
    let mut counts = Counts::default();
    for paragraph in file.paragraphs((0, running), &mut counts)? {
        // A text box comes before the paragraph that holds it.
        while let Some((_, (from, to))) = boxes.next_if(|(anchor, _)| *anchor <= paragraph.end) {
            raw.extend(file.paragraphs((from, to.min(end)), &mut counts)?);
        }
        raw.push(paragraph);
    }
    numbered(raw, counts.left_out, &table, &fib, budget)
}

/// Whether a damaged file has a stream of that name somewhere: the person is to hear of the password
/// first.
fn names_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = ENCRYPTED
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|found| found == name)
}

/// What an OLE file is that holds no text.
fn other_kind(ole: &Ole<'_>) -> OtherKind {
    let has = |names: &[&str]| names.iter().any(|name| ole.has(name));
    if has(&["Workbook", "Book"]) {
        OtherKind::Table
    } else if has(&["PowerPoint Document"]) {
        OtherKind::Slides
    } else if has(&["CONTENTS", "MatOST"]) {
        OtherKind::Works
    } else {
        OtherKind::Unknown
    }
}

/// A paragraph before it has its number.
#[derive(Debug)]
struct Raw {
    text: String,
    look: Look,
    cell: Option<Cell>,
    /// The place of its last character.
    end: u32,
}

/// What is counted through the file.
#[derive(Debug, Default)]
struct Counts {
    tables: usize,
    rows: usize,
    cells: usize,
    left_out: LeftOut,
}

struct File<'a> {
    text: &'a [u8],
    pieces: Vec<pieces::Piece<'a>>,
    looks: Spans<Look>,
    marks: Spans<Mark>,
    chinese: bool,
    budget: &'a Budget,
}

impl File<'_> {
    /// The characters between two places.
    fn characters(&self, range: (u32, u32)) -> Result<impl Iterator<Item = Placed>, Fault> {
        let (mut from, end) = range;
        let first = self.pieces.partition_point(|piece| piece.end <= from);
        let behind = self.pieces.partition_point(|piece| piece.start < end);
        let pieces = self.pieces.get(first..behind).unwrap_or_default();
        self.budget.work(CHARACTER * pieces.len())?;
        Ok(pieces.iter().flat_map(move |piece| {
            // Pieces that lie over each other are no sound ones.
            let characters = piece.characters(self.text, (from, end), self.chinese);
            from = from.max(piece.end);
            characters
        }))
    }

    /// The paragraphs between two places.
    fn paragraphs(&self, range: (u32, u32), counts: &mut Counts) -> Result<Vec<Raw>, Fault> {
        let mut list: Vec<Raw> = Vec::new();
        let mut text = String::new();
        // Of each field that is open: whether its instruction is being read.
        let mut fields: Vec<bool> = Vec::new();
        // How many of them that is true of.
        let mut instructions = 0_usize;
        let (mut table, mut row) = (None, None);
        for Placed { at, offset, c } in self.characters(range)? {
            self.budget.work(CHARACTER)?;
            let mark = self.marks.at(offset).copied();
            let is_deleted = mark == Some(Mark::Deleted);
            match c {
                '\r' | '\u{7}' | '\u{C}' => {
                    fields.clear();
                    instructions = 0;
                    if is_deleted {
                        continue;
                    }
                    let look = self.look(at, offset)?;
                    let text = std::mem::take(&mut text);
                    if !look.in_table && c != '\u{7}' {
                        (table, row) = (None, None);
                    } else if row.is_none() {
                        counts.tables += usize::from(table.is_none());
                        counts.rows += 1;
                        (table, row) = (Some(counts.tables - 1), Some(counts.rows - 1));
                    }
                    let ends_row = look.ends_row;
                    if !(ends_row && text.is_empty()) {
                        self.budget.paragraph()?;
                        self.budget.text(text.len())?;
                        list.push(Raw {
                            text,
                            look,
                            cell: cell(table, row, counts.cells),
                            end: at,
                        });
                    }
                    counts.cells += usize::from(c == '\u{7}');
                    if ends_row {
                        row = None;
                    }
                }
                '\u{13}' => {
                    fields.push(true);
                    instructions += 1;
                }
                '\u{14}' => {
                    if let Some(open) = fields.last_mut() {
                        instructions -= usize::from(std::mem::take(open));
                    }
                }
                '\u{15}' => {
                    instructions -= usize::from(fields.pop() == Some(true));
                }
                _ if is_deleted || instructions > 0 => {}
                '\u{B}' | '\u{E}' => text.push('\n'),
                '\t' => text.push('\t'),
                '\u{1E}' => text.push('-'),
                '\u{1}' => counts.left_out.pictures += 1,
                '\u{2}' => counts.left_out.notes += 1,
                '\u{5}' => counts.left_out.comments += 1,
                // Drawn objects, soft hyphens.
                '\0'..='\u{1F}' => {}
                c => match mark {
                    Some(Mark::Symbol(code)) => text.extend(char::from_u32(code.into())),
                    _ => text.push(c),
                },
            }
        }
        if !text.is_empty() {
            self.budget.paragraph()?;
            self.budget.text(text.len())?;
            list.push(Raw {
                text,
                look: Look::default(),
                cell: cell(table, row, counts.cells),
                end: u32::MAX,
            });
        }
        Ok(list)
    }

    fn look(&self, at: u32, offset: u32) -> Result<Look, Fault> {
        let mut look = self.looks.at(offset).cloned().unwrap_or_default();
        let behind = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = behind.checked_sub(1).and_then(|it| self.pieces.get(it));
        if let Some(piece) = piece.filter(|piece| !piece.properties.is_empty()) {
            self.budget.work(PROPERTY * piece.properties.len())?;
            look.apply(piece.properties);
        }
        Ok(look)
    }
}

fn cell(table: Option<usize>, row: Option<usize>, cell: usize) -> Option<Cell> {
    let (table, row) = (table?, row?);
    Some(Cell { table, row, cell })
}

/// Puts automatic numbers in front.
fn numbered(
    raw: Vec<Raw>,
    left_out: LeftOut,
    table: &[u8],
    fib: &Fib<'_>,
    budget: &Budget,
) -> Result<WordFile, Fault> {
    let styles = styles::read(table, fib);
    let lists = lists::read(table, fib);
    let mut counter = Counter::default();
    let mut paragraphs = Paragraphs::new(budget);
    paragraphs.left_out = left_out;
    for Raw {
        mut text,
        look,
        cell,
        ..
    } in raw
    {
        let whole = styles.whole(&look);
        if let Some(used) = whole.used.filter(|used| *used > 0) {
            let level = usize::from(whole.level.unwrap_or_default());
            let without_text = text.trim().is_empty();
            let number = counter.next(&lists, i64::from(used), level, without_text, |_| None);
            budget.text(number.len())?;
            text.insert_str(0, &number);
        }
        paragraphs.add(Paragraph {
            text,
            style: styles.of(look.style),
            heading: whole.heading.filter(|level| *level > 0),
            cell,
            ..Paragraph::default()
        });
    }
    Ok(paragraphs.into_file())
}

/// The characters of each text box, with the place of its anchor, in order of these.
fn anchored(table: &[u8], fib: &Fib<'_>, before: u32) -> Vec<(u32, (u32, u32))> {
    const ANCHOR: usize = 26;
    const BOX: usize = 22;
    let anchors = fib.part(table, Place::Anchors);
    let boxes = fib.part(table, Place::Boxes);
    let count = count_of(anchors, ANCHOR);
    let of_shape: HashMap<u32, u32> = (0..count)
        .filter_map(|at| {
            let shape = u32_at(anchors, 4 * (count + 1) + ANCHOR * at)?;
            Some((shape, u32_at(anchors, 4 * at)?))
        })
        .collect();
    let total = count_of(boxes, BOX);
    let mut found: Vec<(u32, (u32, u32))> = (0..total.min(MOST_BOXES))
        .filter_map(|at| {
            let shape = u32_at(boxes, 4 * (total + 1) + BOX * at + 14)?;
            let place = |at| Some(before.saturating_add(u32_at(boxes, 4 * at)?));
            // One whose anchor is not found stands at the beginning, as the letterhead does.
            let anchor = of_shape.get(&shape).copied().unwrap_or_default();
            Some((anchor, (place(at)?, place(at + 1)?)))
        })
        .collect();
    found.sort_by_key(|(anchor, (from, _))| (*anchor, *from));
    found
}

/// How many entries a table of places has.
fn count_of(part: &[u8], length: usize) -> usize {
    part.len().saturating_sub(4) / (4 + length)
}
