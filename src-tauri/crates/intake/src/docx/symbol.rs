//! `w:sym`: a character of a font that has its own alphabet.

/// The character that a symbol stands for. `code` is hexadecimal; such fonts lie at F000 to F0FF.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    let known = match (font, code & 0xFF) {
        ("Wingdings", 0x6F | 0xA8) | ("Wingdings 2", 0xA3 | 0x2A) => Some('□'),
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => Some('☑'),
        ("Wingdings", 0xFD) | ("Wingdings 2", 0x51 | 0x54) => Some('☒'),
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => Some('√'),
        ("Wingdings", 0x6C) => Some('●'),
        ("Wingdings", 0x6E) => Some('■'),
        ("Wingdings", 0x75) => Some('◆'),
        ("Wingdings", 0xD8) => Some('➢'),
        ("Symbol", 0xB7) => Some('•'),
        ("Symbol", 0xB4) => Some('×'),
        ("Symbol", 0xB8) => Some('÷'),
        ("Symbol", 0xB1) => Some('±'),
        ("Symbol", 0xA3) => Some('≤'),
        ("Symbol", 0xB3) => Some('≥'),
        _ => None,
    };
    // Any other stays the character that it is, so that nothing is lost.
    known
        .filter(|_| code < 0x100 || (0xF000..0xF100).contains(&code))
        .or_else(|| char::from_u32(code).filter(|c| !c.is_control()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_and_marks_are_known_and_the_rest_is_kept() {
        assert_eq!(character("Wingdings", "F0FE"), Some('☑'));
        assert_eq!(character("Wingdings 2", "00A3"), Some('□'));
        assert_eq!(character("Symbol", "F0B7"), Some('•'));
        assert_eq!(character("仿宋", "2460"), Some('①'));
        assert_eq!(character("Webdings", "F021"), Some('\u{F021}'));
        assert_eq!(character("", "D800"), None);
        assert_eq!(character("", "x"), None);
    }
}
