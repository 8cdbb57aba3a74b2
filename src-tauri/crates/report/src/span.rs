//! Places in a text, in the three ways that they are counted. **This is the one module that
//! converts.**
//!
//! | counted | by | a reference to a figure is |
//! |---|---|---|
//! | shown bytes, at `char` boundaries | rules, inside Rust | as long as what it shows |
//! | shown UTF-16 units | the command line's JSON | as long as what it shows |
//! | wire units (UTF-16) | the window, whose editor holds a reference as one unit | 1 |

use crate::figures::Figures;
use crate::inline::{Inline, pieces, reference};

/// A block's text with its figures filled in, and the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The text as printed.
    pub text: String,
    /// Shown byte ranges of the references, in order.
    figures: Vec<(usize, usize)>,
}

impl Shown {
    /// Fills the figures into a block's text.
    #[must_use]
    pub fn new(text: &str, figures: &Figures) -> Self {
        let mut shown = String::with_capacity(text.len());
        let mut ranges = Vec::new();
        for piece in pieces(text) {
            match piece {
                Inline::Text(text) => shown.push_str(text),
                Inline::Figure(id) => {
                    let start = shown.len();
                    shown.push_str(figures.show(id));
                    ranges.push((start, shown.len()));
                }
            }
        }
        Self {
            text: shown,
            figures: ranges,
        }
    }

    /// Where figures stand in the shown text, from and to in bytes, in order.
    #[must_use]
    pub fn figures(&self) -> &[(usize, usize)] {
        &self.figures
    }

    /// Shown byte offset to UTF-16 units of the shown text. An offset inside a character counts
    /// as the character's beginning.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> u32 {
        units(&self.text, byte)
    }

    /// Shown byte offset to wire units. An offset inside a figure moves to the figure's end if
    /// `end`, else to its beginning, so that a finding always covers whole figures.
    #[must_use]
    pub fn wire(&self, byte: usize, end: bool) -> u32 {
        let mut total = 0;
        let mut from = 0;
        for &(start, stop) in &self.figures {
            if byte <= start {
                break;
            }
            total += units(&self.text[from..start], usize::MAX);
            if byte < stop {
                return total + u32::from(end);
            }
            total += 1;
            from = stop;
        }
        total + units(&self.text[from..], byte.saturating_sub(from))
    }
}

/// [`Shown`] for many places of one text, each found in the same time wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruler {
    shown: Shown,
    /// UTF-16 units before every [`STEP`]th byte.
    marks: Vec<u32>,
    /// For each figure, how many units less its text counts with it and those before it on the wire.
    less: Vec<u32>,
}

/// How many bytes lie between two marks of a ruler.
const STEP: usize = 256;

impl Ruler {
    /// Lays marks along a text.
    #[must_use]
    pub fn new(shown: Shown) -> Self {
        let text = &shown.text;
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0_u32;
        for (at, c) in text.char_indices() {
            while marks.len() * STEP <= at {
                marks.push(count);
            }
            count += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        let mut less = Vec::with_capacity(shown.figures.len());
        let mut sum = 0_u32;
        for &(start, end) in &shown.figures {
            sum += units(&text[start..end], usize::MAX).saturating_sub(1);
            less.push(sum);
        }
        Self { shown, marks, less }
    }

    /// The text as printed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.shown.text
    }

    /// As [`Shown::utf16`].
    #[must_use]
    pub fn utf16(&self, byte: usize) -> u32 {
        let text = &self.shown.text;
        let byte = byte.min(text.len());
        let last = (byte / STEP).min(self.marks.len().saturating_sub(1));
        // A mark counts up to the first character that begins at it or behind it; that one may begin
        // behind the place.
        let begins = |at: usize| (at * STEP..).find(|from| text.is_char_boundary(*from));
        let at = match begins(last) {
            Some(from) if from <= byte => last,
            _ => last.saturating_sub(1),
        };
        let from = begins(at).unwrap_or(0);
        let before = self.marks.get(at).copied().unwrap_or(0);
        before
            + units(
                text.get(from..).unwrap_or_default(),
                byte.saturating_sub(from),
            )
    }

    /// As [`Shown::wire`].
    #[must_use]
    pub fn wire(&self, byte: usize, end: bool) -> u32 {
        let figures = &self.shown.figures;
        let before = figures.partition_point(|(start, _)| *start < byte);
        let less = |count: usize| match count {
            0 => 0,
            count => self.less[count - 1],
        };
        match before.checked_sub(1).map(|at| (at, figures[at])) {
            Some((at, (start, stop))) if byte < stop => {
                self.utf16(start) - less(at) + u32::from(end)
            }
            _ => self.utf16(byte) - less(before),
        }
    }
}

/// Wire units of a byte offset in a block's stored text, a reference to a figure counting as one. An
/// offset inside a reference moves to its end if `end`, else to its beginning.
#[must_use]
pub fn wire_in(text: &str, byte: usize, end: bool) -> u32 {
    let mut total = 0;
    let mut from = 0;
    for piece in pieces(text) {
        match piece {
            Inline::Text(part) => {
                if byte < from + part.len() {
                    return total + units(part, byte.saturating_sub(from));
                }
                total += units(part, usize::MAX);
                from += part.len();
            }
            Inline::Figure(id) => {
                let length = reference(id).len();
                if byte < from + length {
                    return total + u32::from(end && byte > from);
                }
                total += 1;
                from += length;
            }
        }
    }
    total
}

/// [`wire_in`] for many places of one text, each found in the same time wherever it stands.
#[derive(Debug, Clone)]
pub struct StoredRuler<'a> {
    text: &'a str,
    /// Byte offsets and the wire units before them, at most [`STEP`] bytes or one reference apart.
    marks: Vec<(usize, u32)>,
}

impl<'a> StoredRuler<'a> {
    /// Lays marks along a block's stored text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, 0)];
        let (mut at, mut count) = (0, 0_u32);
        for piece in pieces(text) {
            match piece {
                Inline::Text(part) => {
                    let mut last = at;
                    for c in part.chars() {
                        if at >= last + STEP {
                            marks.push((at, count));
                            last = at;
                        }
                        at += c.len_utf8();
                        count += if c.len_utf16() == 2 { 2 } else { 1 };
                    }
                }
                Inline::Figure(id) => {
                    marks.push((at, count));
                    at += reference(id).len();
                    count += 1;
                }
            }
            marks.push((at, count));
        }
        Self { text, marks }
    }

    /// As [`wire_in`].
    #[must_use]
    pub fn wire(&self, byte: usize, end: bool) -> u32 {
        let next = self.marks.partition_point(|(at, _)| *at <= byte);
        let (from, before) = next
            .checked_sub(1)
            .and_then(|last| self.marks.get(last))
            .copied()
            .unwrap_or_default();
        let until = self.marks.get(next).map_or(self.text.len(), |(at, _)| *at);
        before + wire_in(&self.text[from..until], byte - from, end)
    }
}

/// The byte offset in a block's stored text that belongs to wire units; the length of the text for
/// an offset beyond it.
#[must_use]
pub fn byte_in(text: &str, wire: u32) -> usize {
    let mut left = wire as usize;
    let mut from = 0;
    for piece in pieces(text) {
        match piece {
            Inline::Text(part) => {
                for (at, c) in part.char_indices() {
                    if left == 0 {
                        return from + at;
                    }
                    left = left.saturating_sub(c.len_utf16());
                }
                from += part.len();
            }
            Inline::Figure(id) => {
                if left == 0 {
                    return from;
                }
                left -= 1;
                from += reference(id).len();
            }
        }
    }
    from
}

fn units(text: &str, byte: usize) -> u32 {
    let count: usize = text
        .char_indices()
        .take_while(|(at, c)| at + c.len_utf8() <= byte)
        .map(|(_, c)| c.len_utf16())
        .sum();
    u32::try_from(count).unwrap_or(u32::MAX)
}
