//! Plain text: bytes to characters, by what the bytes are and never by the file's ending.

use std::str::Utf8Chunk;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The share of control characters, one in this many, that no text has. A few are let pass: texts
/// that were converted from tables carry some.
const NOISE: usize = 200;

/// Text from bytes: a byte order mark, strict UTF-8, UTF-16 without a mark, GB18030 (which covers
/// GBK and GB2312). `None` for bytes that are no text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => strict(encoding, &bytes[length..])?,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => utf16(bytes).or_else(|| strict(GB18030, bytes))?,
        },
    };
    // Valid UTF-8 that is full of zeros is UTF-16 of plain ASCII, or no text.
    let text = if text.contains('\0') {
        utf16(bytes)?
    } else {
        text
    };
    let controls = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}'))
        .count();
    (controls <= 2.max(text.chars().count() / NOISE)).then_some(text)
}

/// Text from bytes that may be damaged: what can't be read becomes U+FFFD. `named` is the encoding that
/// the file says it has; it counts where the bytes don't tell.
pub(crate) fn decode_loosely(bytes: &[u8], named: Option<&'static Encoding>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[length..])
            .0
            .into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = named.filter(|named| *named != UTF_8).unwrap_or(GB18030);
    let (text, _, broken) = encoding.decode(bytes);
    if broken {
        // Whichever of the two loses less: a page that is cut off inside a character, or one that
        // names another encoding than it has.
        let lost = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
        let of_chunk =
            |chunk: Utf8Chunk<'_>| lost(chunk.valid()) + usize::from(!chunk.invalid().is_empty());
        if bytes.utf8_chunks().map(of_chunk).sum::<usize>() < lost(&text) {
            drop(text);
            return String::from_utf8_lossy(bytes).into_owned();
        }
    }
    text.into_owned()
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(Into::into)
}

/// UTF-16 without a mark: zeros among the bytes (line ends and digits have them, no other encoding
/// of Chinese does), and one of the two byte orders gives Chinese or ASCII nearly throughout.
fn utf16(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    [UTF_16LE, UTF_16BE]
        .into_iter()
        .filter_map(|encoding| strict(encoding, bytes))
        .find(|text| is_usual(text))
}

fn is_usual(text: &str) -> bool {
    let usual = |c: &char| {
        matches!(c, ' '..='~' | '\n' | '\r' | '\t' | '\u{2010}'..='\u{203b}' | '\u{3000}'..='\u{303f}'
            | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    };
    let count = text.chars().count();
    count > 0 && text.chars().filter(usual).count() * 10 >= count * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "一、加强组织领导\r\n全年开展5次。\n";

    fn utf16_bytes(little: bool) -> Vec<u8> {
        TEXT.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_encoding_that_an_office_machine_writes_is_read() {
        let (gbk, _, _) = GB18030.encode(TEXT);
        let marked: Vec<u8> = [&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()].concat();
        let wide: Vec<u8> = [vec![0xFF, 0xFE], utf16_bytes(true)].concat();
        for bytes in [
            TEXT.as_bytes(),
            &gbk,
            &marked,
            &wide,
            &utf16_bytes(true),
            &utf16_bytes(false),
        ] {
            assert_eq!(decode(bytes).as_deref(), Some(TEXT));
        }
    }

    #[test]
    fn what_is_no_text_is_not_read_as_text() {
        let noise: Vec<u8> = (0..4096_u32)
            .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert_eq!(decode(&noise), None);
        assert_eq!(decode(&[0; 100]), None);
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\x00\x00\x00"), None);
        assert_eq!(decode("字\u{1}\u{2}\u{3}".as_bytes()), None);
    }
}
