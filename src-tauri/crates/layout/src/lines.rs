//! A paragraph as lines.

use form::fonts::Face;
use form::house::{House, Page};
use form::page;
use form::paragraph::{Indent, Part, Run};
use form::style::{Align, Spec};
use form::{Paragraph, Style};

use crate::breaks;
use crate::metrics::Metrics;
use crate::page::{Length, Line, Piece, Source, TWIP};

/// What a program does beyond the standard when it sets lines.
///
/// What it does with a file of ours is measured; see README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// Marks may hang over the right edge.
    pub hanging: bool,
    /// Chinese and Latin are set apart: a fifth of the size is left between letters of both, and
    /// the last character of each run of one script keeps its full width.
    pub apart: bool,
    /// Lines end where ICU lets them.
    pub icu: bool,
}

impl Habits {
    /// Word and WPS do what the file says: neither.
    pub const WORD: Self = Self {
        hanging: false,
        apart: false,
        icu: false,
    };
    /// LibreOffice (7.4 to 24.8) reads `w:overflowPunct` the wrong way round and does not read
    /// `w:autoSpaceDE` and `w:autoSpaceDN`.
    pub const LIBREOFFICE: Self = Self {
        hanging: true,
        apart: true,
        icu: true,
    };
}

/// Where lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// Left edge, from that of the paper.
    pub(crate) left: Length,
    /// Width.
    pub(crate) width: Length,
}

impl Column {
    /// The 版心.
    pub(crate) fn of(page: &Page) -> Self {
        Self {
            left: page.left() * TWIP,
            width: page.width() * TWIP,
        }
    }
}

/// Where tabs go that have no stop of their own.
const TAB: Length = 420 * TWIP;

/// One character and how wide it is.
struct Character {
    /// Offset in the paragraph's text, in bytes.
    at: usize,
    c: char,
    look: Look,
    width: Length,
    /// What of the width is tightening; zero or less.
    spacing: Length,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    face: Face,
    size: u32,
    red: bool,
    bold: bool,
}

/// The lines of a paragraph; `x` is where each stands on the paper, `y` of its base line counts
/// from its own upper edge.
pub(crate) fn of(
    paragraph: &Paragraph,
    column: Column,
    house: &House,
    metrics: &impl Metrics,
    habits: Habits,
) -> Vec<Line> {
    let setter = Setter::new(paragraph, column, house, metrics, habits);
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let end = setter.end_of_line(start, lines.is_empty());
        lines.push(setter.line(start, &end, lines.is_empty()));
        match end.next {
            Some(next) => start = next,
            None => return lines,
        }
    }
}

struct Setter<'a> {
    paragraph: &'a Paragraph,
    column: Column,
    spec: Spec,
    indent: Indent,
    align: Align,
    height: Length,
    habits: Habits,
    characters: Vec<Character>,
    /// Whether each character belongs to a run of Latin.
    latin: Vec<bool>,
}

/// Where a line ends.
struct End {
    /// One behind its last character, white space that is not seen left out.
    seen: usize,
    /// Where the next line begins; `None` for the last.
    next: Option<usize>,
    /// Whether it is stretched to both edges where the alignment says so.
    full: bool,
    /// Whether the last mark hangs over the edge.
    hangs: bool,
}

impl<'a> Setter<'a> {
    fn new(
        paragraph: &'a Paragraph,
        column: Column,
        house: &House,
        metrics: &impl Metrics,
        habits: Habits,
    ) -> Self {
        let spec = house.spec(paragraph.style);
        let indent = paragraph.indent.unwrap_or(Indent {
            left: spec.sides,
            first: page::twips(spec.first_line),
            right: spec.sides,
        });
        let height = paragraph.lines.map_or(spec.line, |lines| lines.height) * TWIP;
        let count = paragraph.runs.iter().map(|run| run.text.chars().count());
        let mut characters = Vec::with_capacity(count.sum());
        let mut from = 0;
        for run in &paragraph.runs {
            push(&mut characters, from, run, &spec, house, metrics);
            from += run.text.len();
        }
        let latin = if habits.apart {
            breaks::latin(characters.iter().map(|character| character.c))
        } else {
            Vec::new()
        };
        Self {
            latin,
            column,
            paragraph,
            spec,
            indent,
            align: paragraph.align.unwrap_or(spec.align),
            height,
            habits,
            characters,
        }
    }

    /// From the left edge of the column to the beginning of a line.
    fn left(&self, first: bool) -> Length {
        (self.indent.left + if first { self.indent.first } else { 0 }) * TWIP
    }

    fn room(&self, first: bool) -> Length {
        self.column.width - self.indent.right * TWIP - self.left(first)
    }

    /// What a program that sets scripts apart leaves between a character and the one before it.
    fn gap(&self, at: usize) -> Length {
        if !self.habits.apart || at == 0 {
            return 0;
        }
        let (before, after) = (&self.characters[at - 1], &self.characters[at]);
        let gap = if breaks::has_gap(before.c, after.c) {
            // The size is in half-points, a fifth of it in thousandths.
            Length::try_from(after.look.size).unwrap_or(0) * 100
        } else {
            0
        };
        let ends = before.look != after.look || self.latin[at - 1] != self.latin[at];
        gap - if ends { before.spacing } else { 0 }
    }

    /// What the last character of a line is wider than others.
    fn at_end(&self, at: usize) -> Length {
        if self.habits.apart {
            -self.characters[at].spacing
        } else {
            0
        }
    }

    fn end_of_line(&self, start: usize, first: bool) -> End {
        let room = self.room(first);
        let mut width: Length = 0;
        let mut last_allowed = None;
        for at in start..self.characters.len() {
            let character = &self.characters[at];
            if character.c == '\n' {
                return End {
                    seen: at,
                    next: Some(at + 1),
                    full: false,
                    hangs: false,
                };
            }
            if at > start {
                if self.allowed(self.characters[at - 1].c, character.c) {
                    last_allowed = Some(at);
                }
                width = width.saturating_add(self.gap(at));
            }
            if character.c == '\t' {
                width = self.after_tab(start, at, width, first);
                continue;
            }
            width = width.saturating_add(character.width);
            if width.saturating_add(self.at_end(at)) > room
                && !breaks::is_blank(character.c)
                && at > start
            {
                if self.hangs(at, width - character.width, room) {
                    return self.ended(start, at + 1, true);
                }
                // A word longer than the line is broken where the line ends.
                return self.ended(start, last_allowed.unwrap_or(at), false);
            }
        }
        End {
            seen: self.characters.len(),
            next: None,
            full: false,
            hangs: false,
        }
    }

    fn allowed(&self, before: char, after: char) -> bool {
        if self.habits.icu {
            breaks::allowed_by_icu(before, after)
        } else {
            breaks::allowed(before, after)
        }
    }

    /// Whether the mark that no longer fits may stand over the edge.
    fn hangs(&self, at: usize, before: Length, room: Length) -> bool {
        let next = self.characters.get(at + 1);
        self.habits.hanging
            && breaks::may_hang(self.characters[at].c)
            && before <= room
            // It hangs from a run of its own script, or not at all.
            && self.latin.get(at) == at.checked_sub(1).and_then(|at| self.latin.get(at))
            && next
                .is_none_or(|next| next.c == '\n' || self.allowed(self.characters[at].c, next.c))
    }

    fn ended(&self, start: usize, next: usize, hangs: bool) -> End {
        let seen = (start..next)
            .rev()
            .find(|at| !breaks::is_blank(self.characters[*at].c))
            .map_or(start, |at| at + 1);
        // White space at the end of a paragraph makes no line of its own.
        let rest = &self.characters[next..];
        let is_last = rest.iter().all(|character| breaks::is_blank(character.c));
        // A line break behind the last character of a full line ends that line and no other.
        let next = if rest.first().is_some_and(|character| character.c == '\n') {
            next + 1
        } else {
            next
        };
        End {
            seen,
            next: (!is_last).then_some(next),
            full: !is_last,
            hangs,
        }
    }

    /// Width of a line behind a tab: at the next stop, or so far to the left of a stop for ends
    /// that what follows ends there.
    fn after_tab(&self, start: usize, at: usize, width: Length, first: bool) -> Length {
        let left = self.left(first);
        if let Some(stop) = self.paragraph.right_tab.or(self.spec.right_tab) {
            let behind: Length = self.characters[at + 1..]
                .iter()
                .take_while(|character| !matches!(character.c, '\n' | '\t'))
                .map(|character| character.width)
                .fold(0, Length::saturating_add);
            let wanted = (stop * TWIP - left).saturating_sub(behind);
            if wanted >= width && !self.characters[start..at].iter().any(|c| c.c == '\t') {
                return wanted;
            }
        }
        let at = left.saturating_add(width);
        let stop = self.paragraph.tabs.iter();
        let next = stop
            .map(|stop| stop.saturating_mul(TWIP))
            .find(|stop| *stop > at);
        next.unwrap_or_else(|| (at / TAB + 1).saturating_mul(TAB)) - left
    }

    fn line(&self, start: usize, end: &End, first: bool) -> Line {
        let shown = &self.characters[start..end.seen];
        let mut lefts = Vec::with_capacity(shown.len());
        let mut width: Length = 0;
        for (offset, character) in shown.iter().enumerate() {
            if offset > 0 {
                width = width.saturating_add(self.gap(start + offset));
            }
            if character.c == '\t' {
                lefts.push(width);
                width = self.after_tab(start, start + offset, width, first);
                continue;
            }
            lefts.push(width);
            width = width.saturating_add(character.width);
        }
        let over = match shown.last() {
            Some(last) if end.hangs => last.width,
            _ => 0,
        };
        let free = self.room(first).saturating_sub(width - over);
        let shift = match self.align {
            Align::Both => {
                if end.full {
                    stretch(shown, &mut lefts, free, end.hangs);
                }
                0
            }
            Align::Left => 0,
            Align::Center => free / 2,
            Align::Right => free,
        };
        let from = self.column.left + self.left(first) + shift;
        Line {
            // Word and LibreOffice put four fifths of an exact height above the base line.
            y: self.height / 5 * 4,
            height: self.height,
            pieces: pieces(shown, &lefts, from),
            source: self.source(start, end.seen),
        }
    }

    fn source(&self, start: usize, end: usize) -> Option<Source> {
        let origin = self.paragraph.origin.as_ref()?;
        let at = |index: usize| {
            self.characters.get(index).map_or_else(
                || {
                    self.characters
                        .last()
                        .map_or(0, |last| last.at + last.c.len_utf8())
                },
                |character| character.at,
            )
        };
        Some(Source {
            block: origin.block,
            start: origin.source(at(start)),
            end: origin.source(at(end)),
        })
    }
}

fn push(
    characters: &mut Vec<Character>,
    from: usize,
    run: &Run,
    spec: &Spec,
    house: &House,
    metrics: &impl Metrics,
) {
    let plain = look(run.part, spec, house);
    let spacing = match run.part {
        Part::Mark { spacing, .. } => spacing * TWIP,
        _ => spec.spacing() * TWIP,
    };
    let size = Length::try_from(plain.size).unwrap_or(0);
    for (at, c) in run.text.char_indices() {
        let look = Look {
            face: house.face(plain.face, c),
            ..plain
        };
        let advance = match c {
            '\n' | '\t' => 0,
            c => metrics.advance(look.face, c).clamp(0, 4000) * size / 2,
        };
        characters.push(Character {
            at: from + at,
            c,
            look,
            width: if advance == 0 { 0 } else { advance + spacing },
            spacing: if advance == 0 { 0 } else { spacing },
        });
    }
}

fn look(part: Part, spec: &Spec, house: &House) -> Look {
    let plain = Look {
        face: spec.face,
        size: u32::try_from(spec.size).unwrap_or(0),
        red: false,
        bold: spec.bold,
    };
    match part {
        Part::Text => plain,
        Part::Heading(level) => {
            let heading = house.spec(Style::Heading(level));
            Look {
                face: heading.face,
                bold: heading.bold,
                ..plain
            }
        }
        Part::Signatory => Look {
            face: Face::Heading2,
            ..plain
        },
        Part::Mark { size, .. } => Look {
            face: Face::Title,
            size,
            red: true,
            bold: false,
        },
    }
}

/// Spreads the free room over the places where a line may be stretched, the rest of the division
/// over the first of them.
fn stretch(shown: &[Character], lefts: &mut [Length], free: Length, hangs: bool) {
    // What hangs is pushed out by the last character that does not, and not further.
    let counted = if hangs {
        shown.len().saturating_sub(1)
    } else {
        shown.len()
    };
    let places: Vec<usize> = (1..counted)
        .filter(|at| breaks::stretches(shown[at - 1].c, shown[*at].c))
        .collect();
    let Ok(count) = Length::try_from(places.len()) else {
        return;
    };
    if count == 0 || free <= 0 {
        return;
    }
    let mut places = places.into_iter().enumerate().peekable();
    let mut added = 0;
    for (at, left) in lefts.iter_mut().enumerate() {
        while let Some((number, _)) = places.next_if(|(_, place)| *place == at) {
            let number = Length::try_from(number).unwrap_or(0);
            added += free / count + Length::from(number < free % count);
        }
        *left += added;
    }
}

fn pieces(shown: &[Character], lefts: &[Length], from: Length) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut look = None;
    for (character, left) in shown.iter().zip(lefts) {
        if character.c == '\t' {
            look = None;
            continue;
        }
        if look != Some(character.look) {
            look = Some(character.look);
            pieces.push(Piece {
                face: character.look.face,
                size: character.look.size,
                red: character.look.red,
                bold: character.look.bold,
                text: String::new(),
                xs: Vec::new(),
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push(character.c);
            piece.xs.push(from.saturating_add(*left));
        }
    }
    pieces
}

#[cfg(test)]
mod tests;
