//! From text as it arrives to clean lines: what converters, web pages and PDF copies leave behind is
//! taken out, and nothing else. Punctuation and the spaces inside a line stay as they are; review
//! points at them later.

use std::borrow::Cow;

use super::headings::LONGEST_STYLED;
use super::pattern::is_at_most;
use super::reading::{LeftOut, SourceParagraph, Why};
use crate::inline;

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line<'a> {
    /// Its place among the lines of the source that are not blank.
    pub(super) at: usize,
    /// The line without white space around it.
    pub(super) text: Cow<'a, str>,
    /// Whether it was set in, by U+3000, NBSP, a tab or at least two spaces.
    pub(super) indented: bool,
    /// The level of heading that its file says it is.
    pub(super) heading: Option<u8>,
    /// Whether a mark of a converter was taken out of it.
    pub(super) cleaned: bool,
}

/// The lines of a source, read.
#[derive(Debug, Default)]
pub(super) struct Clean<'a> {
    /// Every line of the source that is not blank, as it stands there.
    pub(super) source: Vec<&'a str>,
    /// Those that are text.
    pub(super) lines: Vec<Line<'a>>,
    /// The others.
    pub(super) left_out: Vec<LeftOut>,
    /// Lines out of which a mark of a converter was taken.
    pub(super) cleaned: Vec<usize>,
}

/// Reads the lines of paragraphs. Blank ones are passed over, page numbers and marks of converters left
/// out.
pub(super) fn read<'a>(paragraphs: impl IntoIterator<Item = SourceParagraph<'a>>) -> Clean<'a> {
    let mut clean = Clean::default();
    for paragraph in paragraphs {
        for raw in paragraph.text.split(is_line_end) {
            if raw.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
                continue;
            }
            let at = clean.source.len();
            clean.source.push(raw);
            let read = line(raw);
            if read.as_ref().is_some_and(|line| line.cleaned) {
                clean.cleaned.push(at);
            }
            match read {
                None => clean.left_out.push(LeftOut::of(at, Why::Residue)),
                Some(line) if is_page_number(&line.text) => {
                    clean.left_out.push(LeftOut::of(at, Why::PageNumber));
                }
                Some(line) => clean.lines.push(Line {
                    at,
                    // Many files call whole paragraphs of text headings.
                    heading: paragraph
                        .heading
                        .filter(|_| is_at_most(&line.text, LONGEST_STYLED)),
                    ..line
                }),
            }
        }
    }
    clean
}

/// The clean lines of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    read([SourceParagraph::plain(text)]).lines
}

/// The text of a line as it is read, without what converters left in it.
pub(super) fn text(raw: &str) -> Cow<'_, str> {
    line(raw).map_or(Cow::Borrowed(""), |line| line.text)
}

/// Ends a line, in any system's way: Word copies its soft return as U+000B and a page break as
/// U+000C.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn line(raw: &str) -> Option<Line<'_>> {
    let plain = plain_characters(raw);
    let length = plain.len();
    let clean = without_residues(plain);
    let cleaned = clean.len() < length;
    let inner = clean.trim();
    if inner.is_empty() {
        return None;
    }
    let start = clean.len() - clean.trim_start().len();
    let margin = &clean[..start];
    let indented = margin.chars().count() >= 2
        || margin.contains('\u{3000}')
        || raw.starts_with(['\t', '\u{A0}']);
    let text = match &clean {
        Cow::Borrowed(whole) => Cow::Borrowed(whole.trim()),
        Cow::Owned(_) => Cow::Owned(inner.to_owned()),
    };
    Some(Line {
        text,
        indented,
        cleaned,
        ..Line::default()
    })
}

/// Takes out what can't be seen and makes every narrow space a plain one. U+3000 stays: inside a
/// line it was typed on purpose. The white brackets that refer to figures in this program's own
/// texts become their look-alikes: no report has them, and text from outside must not turn into
/// a figure.
fn plain_characters(raw: &str) -> Cow<'_, str> {
    let plain = |c: char| {
        !is_invisible(c)
            && (!c.is_whitespace() || matches!(c, ' ' | '\u{3000}'))
            && !matches!(c, inline::OPEN | inline::CLOSE)
    };
    if raw.chars().all(plain) {
        return Cow::Borrowed(raw);
    }
    raw.chars()
        .filter(|c| *c == '\t' || !is_invisible(*c))
        .map(|c| match c {
            '\u{3000}' => c,
            inline::OPEN => inline::LOOK_ALIKES.0,
            inline::CLOSE => inline::LOOK_ALIKES.1,
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect::<String>()
        .into()
}

/// Byte order mark, zero-width characters, soft hyphen, marks of writing direction, controls, and
/// the character that stands for a picture.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{FEFF}' | '\u{FFFC}'
    ) || c.is_control()
}

/// What converters write for things that are no text: `[bookmark: _GoBack]`,
/// `[if !supportLists]`, `<!--[endif]-->`.
const RESIDUES: [&str; 7] = [
    "bookmark", "if !", "if gte", "endif", "_GoBack", "image:", "object:",
];

/// The longest residue, in bytes. Whatever is longer is text.
const LONGEST_RESIDUE: usize = 120;

fn without_residues(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('[') {
        let open = at + found;
        at = open + 1;
        let Some(close) = residue_end(&text[open..]) else {
            continue;
        };
        let mut start = open;
        let mut end = open + close;
        if text[from..start].ends_with("<!--") && text[end..].starts_with("-->") {
            start -= "<!--".len();
            end += "-->".len();
        }
        kept.push_str(&text[from..start]);
        from = end;
        at = end;
    }
    if from == 0 {
        return text;
    }
    kept.push_str(&text[from..]);
    kept.into()
}

/// Where the residue ends that a text begins with, brackets included.
fn residue_end(text: &str) -> Option<usize> {
    let inner = &text[1..];
    let close = inner
        .bytes()
        .take(LONGEST_RESIDUE)
        .take_while(u8::is_ascii)
        .position(|byte| byte == b']')?;
    let name = inner[..close].trim_start();
    RESIDUES
        .iter()
        .any(|residue| name.starts_with(residue))
        .then_some(close + 2)
}

/// `— 3 —` and its like with other dashes. Digits alone may be a figure and stay.
fn is_page_number(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '‐' | '–' | '—' | '―' | '─' | '－');
    let inner = line.trim_matches(is_dash);
    let digits = inner.trim();
    line.starts_with(is_dash)
        && line.ends_with(is_dash)
        && (1..=4).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text)
            .into_iter()
            .map(|line| line.text.into_owned())
            .collect()
    }

    #[test]
    fn line_ends_of_every_system_end_a_line() {
        assert_eq!(
            texts("甲\r\n乙\r丙\n\n丁\u{2028}戊\u{B}己\u{C}庚"),
            ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
        );
    }

    #[test]
    fn invisible_characters_go_and_inner_spaces_stay() {
        assert_eq!(texts("\u{FEFF}法\u{200B}治\u{AD}政府\u{0}"), ["法治政府"]);
        assert_eq!(
            texts("开展 6 场次\u{3000}活动"),
            ["开展 6 场次\u{3000}活动"]
        );
        assert_eq!(texts("a\tb\u{A0}c"), ["a b c"]);
    }

    #[test]
    fn indentation_is_noticed_and_taken_off() {
        let found: Vec<_> = lines("\u{3000}\u{3000}一\n  二\n\u{A0}三\n\t四\n五\n 六")
            .into_iter()
            .map(|line| (line.text.into_owned(), line.indented))
            .collect();
        let expected = [
            ("一", true),
            ("二", true),
            ("三", true),
            ("四", true),
            ("五", false),
            ("六", false),
        ];
        assert_eq!(found, expected.map(|(text, set)| (text.to_owned(), set)));
    }

    #[test]
    fn residues_of_converters_go_wherever_they_stand() {
        assert_eq!(texts("[bookmark: _GoBack]制定计划"), ["制定计划"]);
        assert_eq!(
            texts("制定[bookmark: _Toc1]计划[bookmark: b]"),
            ["制定计划"]
        );
        assert_eq!(
            texts("<!--[if !supportLists]-->一、<!--[endif]-->情况"),
            ["一、情况"]
        );
        assert_eq!(texts("[bookmark: _GoBack]\n文"), ["文"]);
    }

    #[test]
    fn brackets_that_hold_text_stay() {
        for text in [
            "[2022]126号",
            "[附注]",
            "[bookmark",
            "[bookmark 书签]",
            "[[]]",
        ] {
            assert_eq!(texts(text), [text]);
        }
    }

    #[test]
    fn brackets_that_would_refer_to_a_figure_become_others() {
        assert_eq!(texts("受理⟦disputes⟧"), ["受理〚disputes〛"]);
    }

    #[test]
    fn page_numbers_go_and_figures_stay() {
        assert!(texts("— 3 —\n-12-\n－ 1 －\n– 2 –\n—— 4 ——").is_empty());
        assert_eq!(texts("3\n—\n— 三 —\n-3"), ["3", "—", "— 三 —", "-3"]);
    }
}
