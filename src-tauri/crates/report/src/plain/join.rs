//! Lines that one paragraph was broken into: by the end of a page, or by the end of each printed
//! line.

use super::clean::Line;
use crate::heading;
use crate::numbering::typed;
use crate::{date, unit};

/// A line up to this many characters, without a comma, reads as a heading of its own.
const SHORT: usize = 25;
/// What a printed line of 28 characters holds, give or take punctuation that hangs over.
const PRINTED: std::ops::RangeInclusive<usize> = 26..=29;
/// From this many lines on a text can be seen to be broken at every printed line.
const ENOUGH: usize = 8;

/// The paragraphs of the running text.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<String> {
    let hard = is_hard_wrapped(lines);
    let indents = hard && lines.iter().any(|line| line.indented);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last: Option<&Line> = None;
    let mut joined = false;
    for line in lines {
        let joins = last.is_some_and(|last| {
            if hard {
                continues_printed_line(last, line, indents)
            } else {
                continues(&last.text, joined, &line.text)
            }
        });
        match paragraphs.last_mut() {
            Some(before) if joins => before.push_str(&line.text),
            _ => paragraphs.push(line.text.clone()),
        }
        joined = joins;
        last = Some(line);
    }
    paragraphs
}

/// Whether a paragraph goes on in the next line. `line` is its last line so far, and was itself
/// `joined` to one before or begins the paragraph.
fn continues(line: &str, joined: bool, next: &str) -> bool {
    !ends(line) && (joined || !is_heading(line)) && !stands_alone(line) && !begins(next)
}

/// Whether a line ends a sentence. 》 ends none: a title may stand anywhere.
fn ends(line: &str) -> bool {
    line.ends_with([
        '。', '！', '？', '：', '；', '”', '）', '】', '.', '!', '?', ':', ';', '…', ')',
    ])
}

/// A numbered line without a sentence in it. A numbered paragraph that runs on has a full stop.
fn is_heading(line: &str) -> bool {
    typed(line).is_some_and(|number| heading::split(number.rest).1.is_empty())
}

/// Dates, organs and short lines are whole as they stand.
fn stands_alone(line: &str) -> bool {
    (line.chars().count() <= SHORT && !line.contains(['，', '、', '。', '；']) && !is_open(line))
        || date::parse(line).is_some()
        || unit::is_organ(line)
}

/// Whether a title, quotation or bracket is still open at a line's end.
fn is_open(line: &str) -> bool {
    [('《', '》'), ('“', '”'), ('（', '）')]
        .iter()
        .any(|(open, close)| line.matches(*open).count() > line.matches(*close).count())
}

/// Whether a line begins something of its own.
fn begins(line: &str) -> bool {
    typed(line).is_some()
        || line.starts_with("附件")
        || line.starts_with("抄送")
        || date::parse(line).is_some()
        || unit::is_organ(line)
        || line == "特此报告。"
}

fn is_hard_wrapped(lines: &[Line]) -> bool {
    let printed = lines
        .iter()
        .filter(|line| PRINTED.contains(&line.text.chars().count()))
        .count();
    let longer = lines
        .iter()
        .any(|line| line.text.chars().count() > 2 * PRINTED.end());
    lines.len() >= ENOUGH && !longer && printed * 10 >= lines.len() * 6
}

fn continues_printed_line(last: &Line, line: &Line, indents: bool) -> bool {
    let full = last.text.chars().count() + usize::from(last.indented) * 2 >= *PRINTED.start();
    if !full || begins(&line.text) {
        return false;
    }
    if indents {
        !line.indented
    } else {
        !ends(&last.text)
    }
}
