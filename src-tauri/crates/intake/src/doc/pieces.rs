//! The pieces that the text is made of (Clx). A file that was saved fast has many, in any order.

use encoding_rs::{GB18030, WINDOWS_1252};

use super::ole::{u16_at, u32_at};
use crate::Fault;

/// The most pieces.
const MOST: usize = 200_000;
/// The most lists of properties: pieces name them by fifteen bits.
const MOST_LISTS: usize = 1 << 15;

/// A piece of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// Its first character, counted through the file.
    pub(super) start: u32,
    /// The character behind its last.
    pub(super) end: u32,
    /// Where it begins in the text stream.
    from: usize,
    /// Whether a character takes one byte; otherwise two.
    narrow: bool,
    /// Properties that hold for all of it.
    pub(super) properties: &'a [u8],
}

/// A character with its place in the text and in the text stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) at: u32,
    pub(super) offset: u32,
    pub(super) c: char,
}

/// Reads the pieces.
pub(super) fn read(clx: &[u8]) -> Result<Vec<Piece<'_>>, Fault> {
    let mut properties: Vec<&[u8]> = Vec::new();
    let mut rest = clx;
    loop {
        match rest.first() {
            Some(1) => {
                let length = usize::from(u16_at(rest, 1).unwrap_or_default());
                let behind = rest.get(3..).unwrap_or_default();
                let (these, after) = behind.split_at(length.min(behind.len()));
                if properties.len() < MOST_LISTS {
                    properties.push(these);
                }
                rest = after;
            }
            Some(2) => return Ok(table(rest.get(5..).unwrap_or_default(), &properties)),
            _ => return Err(Fault::damaged("no pieces")),
        }
    }
}

fn table<'a>(table: &'a [u8], properties: &[&'a [u8]]) -> Vec<Piece<'a>> {
    let count = (table.len().saturating_sub(4) / 12).min(MOST);
    let piece = |at: usize| {
        let entry = 4 * (count + 1) + 8 * at;
        let place = u32_at(table, entry + 2)?;
        let narrow = place & 0x4000_0000 != 0;
        let place = (place & 0x3FFF_FFFF) as usize;
        let property = u16_at(table, entry + 6)?;
        Some(Piece {
            start: u32_at(table, 4 * at)?,
            end: u32_at(table, 4 * at + 4)?,
            from: if narrow { place / 2 } else { place },
            narrow,
            // The other form tells one property that is none of those that matter here.
            properties: Some(usize::from(property >> 1))
                .filter(|_| property & 1 == 1)
                .and_then(|at| properties.get(at).copied())
                .unwrap_or_default(),
        })
    };
    (0..count).filter_map(piece).collect()
}

impl<'a> Piece<'a> {
    /// The characters of the piece from `start` to `end`, as far as the stream has them.
    pub(super) fn characters(
        &self,
        text: &'a [u8],
        (start, end): (u32, u32),
        chinese: bool,
    ) -> Box<dyn Iterator<Item = Placed> + 'a> {
        let (first, last) = (self.start.max(start), self.end.min(end));
        if first >= last {
            return Box::new(std::iter::empty());
        }
        let width = if self.narrow { 1 } else { 2 };
        let from = self.from + (first - self.start) as usize * width;
        let bytes = text.get(from..).unwrap_or_default();
        let bytes = &bytes[..((last - first) as usize * width).min(bytes.len())];
        let placed = move |(index, c): (usize, char)| Placed {
            at: first + index as u32,
            offset: (from + index * width) as u32,
            c,
        };
        if self.narrow {
            Box::new(narrow(bytes, chinese).map(placed))
        } else {
            Box::new(wide(bytes).map(placed))
        }
    }
}

/// UTF-16 with the number of each character's first unit.
fn wide(bytes: &[u8]) -> impl Iterator<Item = (usize, char)> + '_ {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let mut index = 0;
    char::decode_utf16(units).filter_map(move |unit| {
        let at = index;
        index += unit.as_ref().map_or(1, |c| c.len_utf16());
        unit.ok().map(|c| (at, c))
    })
}

/// One byte a character; but WPS writes whole texts in the code page of Chinese systems, two bytes a
/// character.
fn narrow(bytes: &[u8], chinese: bool) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut at = 0;
    // The end of the line that is read, and whether its characters may take two bytes.
    let mut line = (0, false);
    std::iter::from_fn(move || {
        loop {
            let byte = *bytes.get(at)?;
            if at >= line.0 {
                let rest = &bytes[at..];
                let length = rest.iter().position(|byte| *byte < 0x20);
                let content = &rest[..length.unwrap_or(rest.len())];
                let has_pairs = || content.windows(2).any(|it| it[0] > 0x80 && it[1] > 0x80);
                line = (
                    at + content.len(),
                    chinese && has_pairs() && is_gbk(content),
                );
            }
            let from = at;
            let (end, is_double) = line;
            if byte < 0x80 {
                at += 1;
                return Some((from, char::from(byte)));
            }
            let (c, _) = if is_double {
                at = if byte > 0x80 {
                    (at + 2).min(end)
                } else {
                    at + 1
                };
                GB18030.decode_without_bom_handling(&bytes[from..at])
            } else {
                at += 1;
                WINDOWS_1252.decode_without_bom_handling(&bytes[from..at])
            };
            if let Some(c) = c.chars().next() {
                return Some((from, c));
            }
        }
    })
}

/// Whether bytes are whole characters of one or two bytes.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7F, rest @ ..] => rest,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_latin_unless_a_chinese_system_wrote_whole_characters() {
        let text =
            |bytes: &[u8], chinese| -> String { narrow(bytes, chinese).map(|(_, c)| c).collect() };
        let (gbk, _, _) = GB18030.encode("一、工作A\r（一）");
        assert_eq!(text(&gbk, true), "一、工作A\r（一）");
        assert_eq!(text(b"caf\xE9 \x93x\x94", true), "café “x”");
        assert_eq!(text(b"\xD2\xBB", false), "Ò»");
        let places: Vec<usize> = narrow(&gbk, true).map(|(at, _)| at).collect();
        assert_eq!(places[..6], [0, 2, 4, 6, 8, 9]);
    }

    #[test]
    fn half_a_pair_is_left_out() {
        let found: Vec<_> =
            wide(&[0x00, 0xD8, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0x42, 0x00]).collect();
        assert_eq!(found, [(1, 'A'), (2, '\u{1F600}'), (4, 'B')]);
    }
}
