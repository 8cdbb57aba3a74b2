//! Text into lines, freed of what converters and portals leave behind.

/// A line with text in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Without white space at its ends.
    pub(super) text: String,
    /// Whether it began with white space, as the first line of a paragraph does.
    pub(super) indented: bool,
}

/// What converters leave in the text, up to the closing bracket.
const RESIDUES: [&str; 3] = ["[bookmark:", "[Bookmark:", "[书签:"];

/// The lines that are not blank and no page numbers.
pub(super) fn lines(text: &str) -> Vec<Line> {
    text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ])
    .map(line)
    .filter(|line| !line.text.is_empty() && !is_page_number(&line.text))
    .collect()
}

fn line(raw: &str) -> Line {
    let mut text = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\0' => {}
            '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => text.push(' '),
            // White brackets mark figures in this program's own texts; from outside they are text
            // that no report has, and would be taken for a reference.
            '\u{27e6}' => text.push('〚'),
            '\u{27e7}' => text.push('〛'),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    let text = without_residues(text);
    let trimmed = text.trim();
    Line {
        indented: text.starts_with(char::is_whitespace) && !trimmed.is_empty(),
        text: trimmed.to_owned(),
    }
}

fn without_residues(mut text: String) -> String {
    for residue in RESIDUES {
        let mut from = 0;
        while let Some(start) = text[from..].find(residue).map(|at| from + at) {
            match text[start..].find(']') {
                Some(length) => text.replace_range(start..=start + length, ""),
                None => break,
            }
            from = start;
        }
    }
    text
}

/// — 3 —, as it stands at the foot of a page. A number without dashes may be anything.
fn is_page_number(text: &str) -> bool {
    let dash = |c: char| matches!(c, '—' | '–' | '-' | '－' | '―');
    let inner = text.trim_matches(dash).trim();
    text.starts_with(dash)
        && text.ends_with(dash)
        && !inner.is_empty()
        && inner.len() <= 3
        && inner.bytes().all(|b| b.is_ascii_digit())
}
