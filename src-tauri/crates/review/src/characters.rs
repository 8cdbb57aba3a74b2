//! Kinds of characters, as rules tell them apart.

use std::ops::Range;

/// Whether a character is a Chinese ideograph, 〇 among them.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}')
}

/// Whether a character belongs to Chinese writing: an ideograph or a full-width mark.
pub(crate) fn is_chinese(c: char) -> bool {
    is_ideograph(c) || is_mark(c)
}

/// Whether a character is a mark of Chinese writing (GB/T 15834-2011).
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '—'
            | '…'
            | '～'
            | '·'
    )
}

/// Whether a character is an Arabic digit, half-width or full-width.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Where the number that starts at a place stands: its digits, with `.` and `,` (full-width too)
/// between two digits.
pub(crate) fn digit_run(text: &str, start: usize) -> Range<usize> {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = match c {
            '.' | '．' | ',' => end > start && chars.peek().is_some_and(|(_, c)| is_digit(*c)),
            _ => is_digit(c),
        };
        if !goes_on {
            break;
        }
        end = start + at + c.len_utf8();
    }
    start..end
}

/// Whether a mark opens a pair.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '〔' | '【')
}

/// Whether a mark closes a pair.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '〉' | '〕' | '】')
}
