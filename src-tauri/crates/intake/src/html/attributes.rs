//! What the attributes of a page cost.
//!
//! The tokenizer compares every attribute with all that its tag has so far, and shows a tag when it is
//! whole. So they are counted here before it gets them, as the standard of HTML cuts a tag (13.2.5.6 to
//! 13.2.5.40). Whether a `<` begins a tag or lies in a script or a remark is not asked: every one is
//! followed, and no tag has more attributes than are counted.

use std::cmp::Reverse;

use crate::{Budget, Fault};

/// As many attributes as no tag has. What only looks like a tag in a script may have some hundred.
const MOST: usize = 2_000;
/// What it costs to compare an attribute with another one, in steps.
const OTHER: usize = 32;

/// Where in a tag a byte lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Bare,
}

/// Tags that may be open, with their attributes so far; one for each place in a tag.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    open: Vec<(At, usize)>,
    /// Whether the last byte was a `<`, or a `/` behind one.
    begins: bool,
}

impl Attributes {
    /// Charges the attributes in a piece of a page.
    pub(super) fn charge(&mut self, piece: &str, budget: &Budget) -> Result<(), Fault> {
        for byte in piece.bytes() {
            self.take(byte, budget)?;
        }
        Ok(())
    }

    fn take(&mut self, byte: u8, budget: &Budget) -> Result<(), Fault> {
        let mut result = Ok(());
        self.open.retain_mut(|(at, count)| {
            let Some(next) = at.behind(byte) else {
                return false;
            };
            if next == At::Name && *at != At::Name {
                *count += 1;
                result = match *count {
                    MOST.. => Err(Fault::TooLarge),
                    _ => budget.work(OTHER * *count),
                };
            }
            *at = next;
            true
        });
        result?;
        let begins = std::mem::take(&mut self.begins);
        if begins && byte.is_ascii_alphabetic() {
            self.open.push((At::TagName, 0));
            // Two that are at the same place go on alike.
            self.open
                .sort_unstable_by_key(|(at, count)| (*at, Reverse(*count)));
            self.open.dedup_by_key(|(at, _)| *at);
        }
        self.begins = byte == b'<' || begins && byte == b'/';
        Ok(())
    }
}

impl At {
    /// Where the byte behind lies; `None` where the tag ends.
    fn behind(self, byte: u8) -> Option<Self> {
        let is_space = matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ');
        Some(match (self, byte) {
            (Self::Quoted(quote), _) if byte == quote => Self::BeforeName,
            (Self::Quoted(_), _) => self,
            (_, b'>') => return None,
            (Self::BeforeValue, b'"' | b'\'') => Self::Quoted(byte),
            (Self::BeforeValue, _) if is_space => Self::BeforeValue,
            (Self::BeforeValue, _) => Self::Bare,
            (Self::Bare, _) if !is_space => Self::Bare,
            (Self::Bare | Self::BeforeName | Self::TagName, _) if is_space => Self::BeforeName,
            (Self::TagName, b'/') => Self::BeforeName,
            (Self::TagName, _) => Self::TagName,
            (Self::Name | Self::AfterName, b'=') => Self::BeforeValue,
            (Self::Name | Self::AfterName, _) if is_space => Self::AfterName,
            (Self::BeforeName | Self::Name | Self::AfterName, b'/') => Self::BeforeName,
            (Self::BeforeName | Self::Name | Self::AfterName | Self::Bare, _) => Self::Name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(page: &str) -> u64 {
        let budget = Budget::default();
        Attributes::default().charge(page, &budget).unwrap();
        budget.steps() / OTHER as u64
    }

    #[test]
    fn every_attribute_costs_as_much_as_its_tag_has_of_them_so_far() {
        for (page, steps) in [
            ("<p>a b c</p>", 0),
            ("<p a b=1 c='x y z' d=\"<>\"e>f g</p>", 15),
            ("<p a><p a b></p a>", 1 + 3 + 1),
            ("<p a = b / c", 3),
            ("a < b c d", 0),
            ("<p a=\"<q b c\" d>", 6 + 1 + 2),
        ] {
            assert_eq!(counted(page), steps, "{page}");
        }
    }
}
