//! Between which characters a line may end.
//!
//! Closing marks never begin a line, opening marks never end one (GB/T 15834-2011, 5.1), a number, a
//! Latin word and the two halves of —— and …… stay together. The lists are those that Word uses for
//! simplified Chinese when a document names none of its own.

/// What stands at the beginning of no line.
const CLOSING: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/// What stands at the end of no line.
const OPENING: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥";

/// What may hang over the edge, in programs that let marks do so.
const HANGING: &str = "、。，．：；！？,.:;!?";

/// What a character is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    /// Part of a number or of a word of letters.
    Word,
    Opening,
    Closing,
    Dash,
    /// Drawn with the character before it.
    Joined,
    /// Stands for itself: ideographs and all else that is wide.
    Ideograph,
}

fn class(c: char) -> Class {
    match c {
        ' ' | '\t' | '\u{3000}' => Class::Space,
        '—' => Class::Dash,
        '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{300}'..='\u{36F}' | '\u{2060}' | '\u{A0}' => {
            Class::Joined
        }
        '\u{E0100}'..='\u{E01EF}' | '\u{1F3FB}'..='\u{1F3FF}' => Class::Joined,
        c if OPENING.contains(c) => Class::Opening,
        c if CLOSING.contains(c) => Class::Closing,
        '\u{21}'..='\u{7E}' | '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' => Class::Word,
        _ => Class::Ideograph,
    }
}

/// Whether a line may end between two neighbours, by the rules alone.
pub(crate) fn allowed(before: char, after: char) -> bool {
    match (class(before), class(after)) {
        // White space ends a line and is not seen; a full-width blank is a character like others.
        (_, Class::Space) => after == '\u{3000}' && class(before) != Class::Opening,
        (_, Class::Closing | Class::Joined) | (Class::Opening, _) | (Class::Dash, Class::Dash) => {
            false
        }
        (Class::Joined, _) => before != '\u{200D}' && before != '\u{2060}' && before != '\u{A0}',
        (Class::Word, Class::Word) => before == '-' && after.is_alphabetic(),
        // 1.5, 3,000, 12:30: a mark of a number holds it together.
        (Class::Closing, Class::Word) => !before.is_ascii(),
        _ => true,
    }
}

/// The same with the rules of ICU, on which LibreOffice builds: a bracket or quotation mark that
/// closes holds a number or a word of letters to it, —— and …… may be divided, … may begin a line,
/// and a middle dot goes with letters.
pub(crate) fn allowed_by_icu(before: char, after: char) -> bool {
    let dot = |c: char| if c == '·' { '.' } else { c };
    let (before, after) = (dot(before), dot(after));
    match (before, after) {
        ('—', '—') => true,
        (_, '…') => class(before) != Class::Opening,
        (
            '）' | '”' | '》' | '〉' | '〕' | '’' | '】' | '」' | '』' | ')' | ']' | '}' | '%'
            | ',' | '.',
            _,
        ) if class(after) == Class::Word => false,
        (_, '.') if class(before) == Class::Ideograph => true,
        _ => allowed(before, after),
    }
}

/// Whether a character is white space that is not seen at the end of a line.
pub(crate) fn is_blank(c: char) -> bool {
    c == ' '
}

/// Whether a mark may hang over the edge.
pub(crate) fn may_hang(c: char) -> bool {
    HANGING.contains(c)
}

/// Whether room may be added after a character when a line is stretched: not inside a number or a
/// word of letters.
pub(crate) fn stretches(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii() && c != ' ';
    !(word(before) && word(after)) && class(after) != Class::Joined
}

/// Whether programs that set Latin apart from Chinese leave a gap between two neighbours.
pub(crate) fn has_gap(before: char, after: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    let chinese = |c: char| !c.is_ascii() && c.is_alphanumeric() && class(c) == Class::Ideograph;
    (latin(before) && chinese(after)) || (chinese(before) && latin(after))
}

/// Whether each character belongs to a run of Latin. A mark that belongs to no script goes with what
/// stands before it.
pub(crate) fn latin(characters: impl Iterator<Item = char>) -> Vec<bool> {
    let mut latin = false;
    characters
        .map(|c| {
            latin = match c {
                ' ' | '\u{A0}' | '\u{2000}'..='\u{206F}' => latin,
                '\u{21}'..='\u{24F}' => true,
                _ => false,
            };
            latin
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_closing_mark_begins_a_line_and_no_opening_mark_ends_one() {
        for mark in "。，、；：！？）》”’】〕…".chars() {
            assert!(!allowed('字', mark), "{mark}");
        }
        for mark in "（《“‘【〔".chars() {
            assert!(!allowed(mark, '字'), "{mark}");
            assert!(allowed('字', mark), "{mark}");
        }
        assert!(allowed('。', '字'));
        assert!(allowed('”', '“'));
        assert!(!allowed('“', '《'));
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        for (text, whole) in [
            ("93.8%", true),
            ("3,000", true),
            ("GB/T", true),
            ("年1", false),
        ] {
            let characters: Vec<char> = text.chars().collect();
            let broken = characters.windows(2).any(|two| allowed(two[0], two[1]));
            assert_eq!(!broken, whole, "{text}");
        }
    }

    #[test]
    fn a_double_dash_and_a_double_ellipsis_stay_whole() {
        assert!(!allowed('—', '—'));
        assert!(!allowed('…', '…'));
        assert!(allowed('—', '字'));
        assert!(allowed('字', '—'));
    }

    #[test]
    fn an_emoji_of_several_parts_stays_whole() {
        assert!(!allowed('👩', '\u{200D}'));
        assert!(!allowed('\u{200D}', '💻'));
        assert!(!allowed('👍', '🏽'));
    }

    #[test]
    fn a_gap_stands_between_letters_of_both_kinds_only() {
        assert!(has_gap('年', '2'));
        assert!(has_gap('5', '年'));
        assert!(!has_gap('，', '2'));
        assert!(!has_gap('2', '0'));
    }
}
