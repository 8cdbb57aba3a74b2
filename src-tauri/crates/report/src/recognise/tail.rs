//! The end of the paper: attachments, signature, date, notes, imprint (版记).

use chrono::NaiveDate;

use super::clean::Line;
use super::pattern::{
    after_label, date_line, is_at_most, is_attachment, is_item, is_note, is_web, issue, organs,
    trailing_date,
};
use crate::annex;
use crate::block::BlockKind;
use crate::numbering::typed;
use crate::unit::{is_organ, is_surely_organ};

/// What stands behind the running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tail {
    /// The first line of it.
    pub(super) start: usize,
    /// Its paragraphs that are not part of the imprint as far as that was read.
    pub(super) blocks: Vec<(BlockKind, String)>,
    /// 抄送机关
    pub(super) copies: Vec<String>,
    /// 印发机关
    pub(super) issuing_office: String,
    /// 印发日期
    pub(super) print_date: Option<NaiveDate>,
}

impl Tail {
    /// Whether it has a paragraph of a kind.
    pub(super) fn has(&self, kind: BlockKind) -> bool {
        self.blocks.iter().any(|(other, _)| *other == kind)
    }

    fn push(&mut self, kind: BlockKind, text: &str) {
        self.blocks.push((kind, text.to_owned()));
    }
}

/// The most lines of an imprint, or of what a website puts below a text.
const MOST_LINES: usize = 60;
/// The most organs that sign together.
const MOST_SIGNATURES: usize = 3;
/// The most lines of 附件说明.
const MOST_ATTACHMENTS: usize = 20;

/// Reads the tail of the lines behind the head.
pub(super) fn read(lines: &[Line<'_>]) -> Tail {
    let date = find_date(lines);
    let (signed, below) = match date {
        Some(at) => (signatures(lines, at, is_organ), at + 1),
        None => {
            let below = undated_below(lines);
            (signatures(lines, below, is_surely_organ), below)
        }
    };
    let start = attachments(&lines[..signed]).unwrap_or(signed);
    let mut tail = Tail {
        start,
        ..Tail::default()
    };
    for line in &lines[start..signed] {
        tail.push(BlockKind::Attachment, &line.text);
    }
    for line in &lines[signed..date.unwrap_or(below)] {
        tail.push(BlockKind::Signature, &line.text);
    }
    if let Some(at) = date {
        date_and_organ(&mut tail, &lines[at].text);
    }
    read_below(&mut tail, &lines[below..]);
    tail
}

/// The line of the date, on its own or behind the organ.
fn find_date(lines: &[Line<'_>]) -> Option<usize> {
    // An attachment bound with the text stands behind the date, however long it is.
    let before_attachment = lines.iter().enumerate().position(|(at, line)| {
        is_dated(&line.text)
            && lines[at + 1..]
                .iter()
                .take(6)
                .take_while(|line| {
                    is_below(&line.text) || is_organ(&line.text) || is_attachment(&line.text)
                })
                .any(|line| is_attachment(&line.text))
    });
    if before_attachment.is_some() {
        return before_attachment;
    }
    for at in (lines.len().saturating_sub(MOST_LINES)..lines.len()).rev() {
        if is_dated(&lines[at].text) {
            return Some(at);
        }
        let copied = lines[at.saturating_sub(3)..at]
            .iter()
            .any(|line| after_label(&line.text, "抄送").is_some());
        if !may_stand_below(&lines[at].text) && !copied {
            return None;
        }
    }
    None
}

fn is_dated(line: &str) -> bool {
    date_line(line).is_some()
        || is_at_most(line, 60) && trailing_date(line).is_some_and(|(before, _)| is_organ(before))
}

/// Whether a line surely stands below the date.
fn is_below(line: &str) -> bool {
    is_web(line)
        || is_note(line)
        || issue(line).is_some()
        || ["抄送", "抄报", "主送", "分送"]
            .iter()
            .any(|label| after_label(line, label).is_some())
}

/// Whether a line can stand below the date.
fn may_stand_below(line: &str) -> bool {
    is_below(line)
        || is_at_most(line, 40)
            && typed(line).is_none()
            && !is_item(line)
            && !line.ends_with(['。', '！', '？', '；'])
}

/// Where what stands below the signature begins in a text without a date.
fn undated_below(lines: &[Line<'_>]) -> usize {
    let mut below = lines.len();
    while below > 0 && is_below(&lines[below - 1].text) {
        below -= 1;
    }
    // 印发机关 on a line of its own above its date.
    let is_office = lines
        .get(below)
        .and_then(|line| issue(&line.text))
        .is_some_and(|(organ, _)| organ.is_empty());
    if is_office && below > 0 && is_organ(&lines[below - 1].text) {
        below -= 1;
    }
    below
}

/// Where the signatures above a line begin.
fn signatures(lines: &[Line<'_>], end: usize, is_signature: fn(&str) -> bool) -> usize {
    let mut start = end;
    while start > 0 && end - start < MOST_SIGNATURES && is_signature(&lines[start - 1].text) {
        start -= 1;
    }
    start
}

/// Where 附件说明 begins, if the lines end in one.
fn attachments(lines: &[Line<'_>]) -> Option<usize> {
    let first = lines.len().saturating_sub(MOST_ATTACHMENTS);
    (first..lines.len())
        .rev()
        .take_while(|&at| {
            let line = &lines[at].text;
            is_at_most(line, 80)
                && !is_item(line)
                && !line.ends_with(['。', '！', '？', '；'])
                && typed(line).is_none_or(|number| number.level > 2)
        })
        .filter(|&at| is_attachment(&lines[at].text))
        .last()
}

/// The line of the date; an organ before the date is the signature.
fn date_and_organ(tail: &mut Tail, line: &str) {
    match trailing_date(line) {
        Some((organ, _)) if !organ.is_empty() && date_line(line).is_none() => {
            tail.push(BlockKind::Signature, organ);
            tail.push(BlockKind::Date, line[organ.len()..].trim());
        }
        _ => tail.push(BlockKind::Date, line),
    }
}

/// Notes, attachments and imprint.
fn read_below(tail: &mut Tail, lines: &[Line<'_>]) {
    let mut attaching = None;
    let mut at = 0;
    while let Some(line) = lines.get(at).map(|line| line.text.as_ref()) {
        let next = lines.get(at + 1).map(|line| line.text.as_ref());
        if let Some(length) = copies(tail, &lines[at..]) {
            at += length;
            continue;
        }
        at += 1;
        match issue(line) {
            Some((organ, date)) if tail.print_date.is_none() => {
                tail.print_date = Some(date);
                organ.clone_into(&mut tail.issuing_office);
                continue;
            }
            _ => {}
        }
        let issued = next.and_then(issue).filter(|(organ, _)| organ.is_empty());
        if let Some((_, date)) = issued.filter(|_| tail.print_date.is_none() && is_organ(line)) {
            tail.print_date = Some(date);
            line.clone_into(&mut tail.issuing_office);
            at += 1;
        } else if annex::is_mark(line) {
            attaching = Some(BlockKind::AnnexText);
            let title = next.filter(|next| is_title(next));
            at += usize::from(title.is_some());
            let text = title.map_or(line.to_owned(), |title| format!("{line}\n{title}"));
            tail.push(BlockKind::Annex, &text);
        } else if is_attachment(line) {
            // The names of what is attached, below the date instead of above the signature.
            attaching = Some(BlockKind::Attachment);
            tail.push(BlockKind::Attachment, line);
        } else if let Some(kind) = attaching.filter(|_| !is_web(line)) {
            tail.push(kind, line);
        } else if is_note(line) {
            tail.push(BlockKind::Note, line);
        } else if at == 1 && is_organ(line) && !tail.has(BlockKind::Signature) {
            tail.push(BlockKind::Signature, line);
        } else {
            tail.push(BlockKind::Imprint, line);
        }
    }
}

/// Whether a line below the mark of an attachment can be its title.
fn is_title(line: &str) -> bool {
    is_at_most(line, 60)
        && typed(line).is_none()
        && !annex::is_mark(line)
        && !is_below(line)
        && !line.ends_with(['。', '：', '；', ':'])
}

/// Reads 抄送, over several lines up to its full stop, and gives the number of lines.
fn copies(tail: &mut Tail, lines: &[Line<'_>]) -> Option<usize> {
    if !tail.copies.is_empty() {
        return None;
    }
    let mut text = after_label(&lines.first()?.text, "抄送")?.to_owned();
    let mut length = 1;
    while let Some(line) = lines.get(length)
        && text.ends_with(['，', '、', '；', ','])
        && !is_below(&line.text)
    {
        text.push_str(&line.text);
        length += 1;
    }
    tail.copies = organs(&text);
    (!tail.copies.is_empty()).then_some(length)
}
