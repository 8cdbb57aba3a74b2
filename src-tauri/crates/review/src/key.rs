//! The name of a finding that survives writing elsewhere.

use crate::text::Line;

/// How many characters on either side of a finding belong to its key.
const AROUND: usize = 6;

/// The key of a finding: its rule, its text and a few characters around it, hashed (FNV-1a, 64 bits).
/// Two places with the same words around them have the same key.
pub(crate) fn key(code: &str, line: &Line, start: usize, end: usize) -> String {
    let text = &line.text;
    let from = text[..start]
        .char_indices()
        .rev()
        .take(AROUND)
        .last()
        .map_or(start, |(at, _)| at);
    let to = text[end..]
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| end + at);
    let parts = [
        code,
        line.kind.word(),
        &text[from..start],
        &text[start..end],
        &text[end..to],
    ];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        // No text holds the byte 0xFF: it keeps the parts apart.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{code}-{hash:016x}")
}
