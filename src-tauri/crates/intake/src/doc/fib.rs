//! The head of the text stream (FIB): where everything stands.

use super::ole::{u16_at, u32_at};
use crate::{Fault, OtherKind};

/// The head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fib<'a> {
    text: &'a [u8],
}

/// Places in the table stream, by their numbers in the head.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Styles = 1,
    Characters = 12,
    Paragraphs = 13,
    Pieces = 33,
    Anchors = 40,
    Boxes = 56,
    Lists = 73,
    Uses = 74,
}

impl<'a> Fib<'a> {
    pub(super) fn of(text: &'a [u8]) -> Result<Self, Fault> {
        let mark = u16_at(text, 0);
        let version = u16_at(text, 2).unwrap_or_default();
        if mark != Some(0xA5EC) || version < 0xC0 {
            return Err(match mark {
                Some(0xA5EC | 0xA5DC | 0xA5DB | 0xA59B) => Fault::OtherKind(OtherKind::OldWord),
                _ => Fault::damaged("no head"),
            });
        }
        let fib = Self { text };
        // Encrypted, or hidden by a simple exchange of bits.
        if fib.flags() & 0x0100 != 0 {
            return Err(Fault::Encrypted);
        }
        Ok(fib)
    }

    fn flags(&self) -> u16 {
        u16_at(self.text, 10).unwrap_or_default()
    }

    /// The name of the table stream.
    pub(super) fn table(&self) -> &'static str {
        if self.flags() & 0x0200 == 0 {
            "0Table"
        } else {
            "1Table"
        }
    }

    /// Whether the text was written with a Chinese system.
    pub(super) fn is_chinese(&self) -> bool {
        matches!(
            u16_at(self.text, 6),
            Some(0x0804 | 0x1004 | 0x0404 | 0x0C04)
        )
    }

    /// Characters of the running text, and those of everything before the text boxes, and of these.
    pub(super) fn lengths(&self) -> (u32, u32, u32) {
        let count = |at: usize| u32_at(self.text, 64 + 4 * at).unwrap_or_default();
        let before = (3..9).fold(0_u32, |sum, at| sum.saturating_add(count(at)));
        (count(3), before, count(9))
    }

    /// Where something begins in the table stream, and its length.
    pub(super) fn place(&self, place: Place) -> (usize, usize) {
        let at = 154 + 8 * place as usize;
        let number = |at| u32_at(self.text, at).unwrap_or_default() as usize;
        (number(at), number(at + 4))
    }

    /// A piece of the table stream; empty where it is not there.
    pub(super) fn part<'t>(&self, table: &'t [u8], place: Place) -> &'t [u8] {
        let (from, length) = self.place(place);
        let rest = table.get(from..).unwrap_or_default();
        &rest[..length.min(rest.len())]
    }
}
