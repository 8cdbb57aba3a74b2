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
