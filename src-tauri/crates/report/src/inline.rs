//! The text of a block: characters, and references to figures.
//!
//! A reference is written `⟦id⟧` (U+27E6, U+27E7) inside the text, `id` being the figure's id in
//! the template. A figure is typed once and stands in as many places as the report needs; each
//! place shows the whole quantity, number and unit (`65件`, `40余次`, `1000人以上`), because the
//! Chinese qualifiers stand on either side of the unit. White brackets were chosen because no
//! official text uses them; anything between them that is not an id stays plain text.

/// Opens a reference.
pub const OPEN: char = '⟦';
/// Closes a reference.
pub const CLOSE: char = '⟧';

/// What stands for the two in a text from outside, which must not turn into a reference.
pub(crate) const LOOK_ALIKES: (char, char) = ('〚', '〛');

/// One piece of a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Plain characters.
    Text(&'a str),
    /// A reference to the figure with this id.
    Figure(&'a str),
}

/// The pieces of a text, in order. Joining what they stand for gives the text again.
pub fn pieces(text: &str) -> impl Iterator<Item = Inline<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = next(rest);
        rest = after;
        Some(piece)
    })
}

fn next(text: &str) -> (Inline<'_>, &str) {
    let mut from = 0;
    while let Some(at) = text[from..].find(OPEN) {
        let open = from + at;
        let inner = open + OPEN.len_utf8();
        if let Some(length) = text[inner..].find(|c: char| !is_id_char(c))
            && length > 0
            && text[inner + length..].starts_with(CLOSE)
        {
            return if open == 0 {
                let end = inner + length;
                (
                    Inline::Figure(&text[inner..end]),
                    &text[end + CLOSE.len_utf8()..],
                )
            } else {
                (Inline::Text(&text[..open]), &text[open..])
            };
        }
        from = inner;
    }
    (Inline::Text(text), "")
}

fn is_id_char(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

/// Whether a word can be the id of a figure: lower-case ASCII letters, digits, `_`.
#[must_use]
pub fn is_id(word: &str) -> bool {
    !word.is_empty() && word.len() <= 64 && word.chars().all(is_id_char)
}

/// The reference to a figure, as it stands in a text.
#[must_use]
pub fn reference(id: &str) -> String {
    format!("{OPEN}{id}{CLOSE}")
}

/// The ids of the figures that a text refers to, in order, repeated where they are.
pub fn references(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).filter_map(|piece| match piece {
        Inline::Figure(id) => Some(id),
        Inline::Text(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_is_told_from_the_text_around_it() {
        let found: Vec<_> = pieces("调解⟦disputes_total⟧，成功⟦disputes_success⟧。").collect();
        assert_eq!(
            found,
            [
                Inline::Text("调解"),
                Inline::Figure("disputes_total"),
                Inline::Text("，成功"),
                Inline::Figure("disputes_success"),
                Inline::Text("。"),
            ]
        );
    }

    #[test]
    fn brackets_that_hold_no_id_stay_text() {
        for text in ["⟦⟧", "⟦案件⟧", "⟦a", "a⟧", "⟦A⟧", "⟦a b⟧", "⟦"] {
            assert_eq!(
                pieces(text).collect::<Vec<_>>(),
                [Inline::Text(text)],
                "{text}"
            );
        }
        assert_eq!(
            pieces("⟦⟦a⟧").collect::<Vec<_>>(),
            [Inline::Text("⟦"), Inline::Figure("a")]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_of_any_text_join_to_the_text(text in "[⟦⟧a_0中文 ]{0,40}") {
            let joined: String = pieces(&text)
                .map(|piece| match piece {
                    Inline::Text(text) => text.to_owned(),
                    Inline::Figure(id) => reference(id),
                })
                .collect();
            prop_assert_eq!(joined, text);
        }
    }
}
