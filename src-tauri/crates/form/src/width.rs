//! How wide a text stands in the fonts of an official document.

/// Width in halves of a 字: a full-width character is 2, a digit, a Latin letter and a half-width
/// mark 1. The Chinese fonts draw `“”‘’—…·` full width.
#[must_use]
pub fn halves(text: &str) -> u32 {
    text.chars().map(of).fold(0, u32::saturating_add)
}

/// Width of one character, in halves of a 字.
#[must_use]
pub fn of(c: char) -> u32 {
    match c {
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => 0,
        // Joiners, marks of direction, byte order mark, selectors of a variant: nothing is drawn.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => 0,
        // Variants of characters in names.
        '\u{E0100}'..='\u{E01EF}' => 0,
        '\u{20}'..='\u{7E}' | '\u{A0}' | '\u{FF61}'..='\u{FFDC}' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_half_a_character() {
        assert_eq!(halves("2026年1月15日"), 13);
        assert_eq!(halves("2022年10月27日"), 14);
    }

    #[test]
    fn chinese_punctuation_is_a_whole_character() {
        assert_eq!(halves("“枫桥经验”——12·4"), 2 * 9 + 3);
        assert_eq!(halves("\u{FEFF}镇\u{200B}"), 2);
    }
}
