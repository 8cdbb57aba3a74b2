//! Text into runs.

use docx_rs::{Break, BreakType, Run, RunChild, RunFonts, Tab, Text};

/// A run in the fonts of its paragraph. `w:hint` makes “”‘’—… take the Chinese font: without it
/// they fall to the Latin one and stand half as wide.
pub(crate) fn run(text: &str) -> Run {
    let mut run = Run::new().fonts(RunFonts::new().hint("eastAsia"));
    push(&mut run, text);
    run
}

/// A run in a character style.
pub(crate) fn styled(text: &str, style: &str) -> Run {
    run(text).style(style)
}

/// A run in a font of its own.
pub(crate) fn in_font(run: Run, font: &str) -> Run {
    run.fonts(
        RunFonts::new()
            .ascii(font)
            .hi_ansi(font)
            .east_asia(font)
            .cs(font)
            .hint("eastAsia"),
    )
}

/// Appends a text: a line break of any kind becomes `w:br`, a tab `w:tab`; what XML can't hold is
/// left out.
pub(crate) fn push(run: &mut Run, text: &str) {
    let mut plain = 0;
    let mut after_return = false;
    for (at, c) in text.char_indices() {
        let child = match c {
            '\n' if after_return => Some(None),
            // U+000B is what Word itself puts for a line break when text is copied out of it.
            '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                Some(Some(RunChild::Break(Break::new(BreakType::TextWrapping))))
            }
            '\t' => Some(Some(RunChild::Tab(Tab::new()))),
            c if !is_xml(c) => Some(None),
            _ => None,
        };
        after_return = c == '\r';
        let Some(child) = child else { continue };
        push_plain(run, &text[plain..at]);
        run.children.extend(child);
        plain = at + c.len_utf8();
    }
    push_plain(run, &text[plain..]);
}

fn push_plain(run: &mut Run, text: &str) {
    if !text.is_empty() {
        run.children.push(RunChild::Text(Text::new(text)));
    }
}

/// Whether XML 1.0 can hold a character and Word draws something for it: control characters are
/// out, and so are the two that Unicode keeps for other uses.
fn is_xml(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')
}

/// A text for an attribute or a property: on one line, without what XML can't hold.
pub(crate) fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(str::chars)
        .filter(|c| is_xml(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        run(text)
            .children
            .iter()
            .map(|child| match child {
                RunChild::Text(text) => text.text.as_str(),
                RunChild::Break(_) => "|",
                RunChild::Tab(_) => "→",
                _ => "?",
            })
            .collect()
    }

    #[test]
    fn line_breaks_of_any_kind_become_one_break_each() {
        assert_eq!(
            shown("一\n二\r\n三\r四\u{B}五\u{2028}六"),
            "一|二|三|四|五|六"
        );
        assert_eq!(shown("\n\n"), "||");
    }

    #[test]
    fn a_tab_is_kept_as_a_tab() {
        assert_eq!(shown("甲\t乙"), "甲→乙");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_nothing_else() {
        assert_eq!(
            shown("a\u{0}b\u{1}c\u{1F}d\u{FFFE}e\u{FFFF}f\u{7F}𠮷\u{E000}"),
            "abcdef𠮷\u{E000}"
        );
    }

    #[test]
    fn markup_is_text() {
        assert_eq!(shown("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
    }

    #[test]
    fn a_property_is_one_line() {
        assert_eq!(one_line("标题\n第二行\u{1}"), "标题第二行");
    }
}
