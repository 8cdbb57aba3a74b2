//! The end of the paper: attachments, signature, date, notes, imprint (版记).

use super::assemble;
use super::clean::Line;
use super::pattern::{
    after_label, date_line, is_at_most, is_attachment, is_item, is_note, is_web, issue,
    trailing_date,
};
use super::reading::{Doubt, LeftOut, Piece, Role, Why};
use crate::annex;
use crate::block::BlockKind;
use crate::numbering::typed;
use crate::unit::{is_organ, is_surely_organ};

/// What stands behind the running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tail {
    /// The first line of it.
    pub(super) start: usize,
    /// What its lines make.
    pub(super) pieces: Vec<Piece>,
    /// Lines of a web page.
    pub(super) left_out: Vec<LeftOut>,
}

impl Tail {
    /// Whether it has a paragraph of a kind.
    pub(super) fn has(&self, kind: BlockKind) -> bool {
        self.is_read(Role::Block(kind))
    }

    fn is_read(&self, role: Role) -> bool {
        self.pieces.iter().any(|piece| piece.role == role)
    }

    fn push(&mut self, kind: BlockKind, line: &Line<'_>) {
        self.pieces.push(Piece::block(line.at, kind, &*line.text));
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
        tail.push(BlockKind::Attachment, line);
    }
    for line in &lines[signed..date.unwrap_or(below)] {
        tail.push(BlockKind::Signature, line);
    }
    if let Some(at) = date {
        date_and_organ(&mut tail, &lines[at]);
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
fn date_and_organ(tail: &mut Tail, line: &Line<'_>) {
    match trailing_date(&line.text) {
        Some((organ, _)) if !organ.is_empty() && date_line(&line.text).is_none() => {
            let date = line.text[organ.len()..].trim();
            let signature = Piece::block(line.at, BlockKind::Signature, organ);
            let date = Piece::block(line.at, BlockKind::Date, date);
            tail.pieces.extend([signature, date]);
        }
        _ => tail.push(BlockKind::Date, line),
    }
}

/// Notes, attachments and imprint.
fn read_below(tail: &mut Tail, lines: &[Line<'_>]) {
    let mut attaching = None;
    let mut copied = tail.is_read(Role::Copies);
    let mut issued = tail.is_read(Role::Issue);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let text = line.text.as_ref();
        let next = lines.get(at + 1);
        if !copied && let Some((piece, length)) = copies(&lines[at..]) {
            tail.pieces.push(piece);
            copied = true;
            at += length;
            continue;
        }
        at += 1;
        if !issued && issue(text).is_some() {
            let piece = Piece::new(vec![line.at], Role::Issue, text);
            tail.pieces.push(piece);
            issued = true;
            continue;
        }
        let dated = next
            .filter(|next| issue(&next.text).is_some_and(|(organ, _)| organ.is_empty()))
            .filter(|_| !issued && is_organ(text));
        if let Some(next) = dated {
            let both = format!("{text} {}", next.text);
            let piece = Piece::new(vec![line.at, next.at], Role::Issue, both);
            tail.pieces.push(piece);
            issued = true;
            at += 1;
        } else if annex::is_mark(text) {
            attaching = Some(BlockKind::AnnexText);
            match next.filter(|next| is_title(&next.text)) {
                Some(title) => {
                    let head = format!("{text}\n{}", title.text);
                    let of = vec![line.at, title.at];
                    let piece = Piece::new(of, Role::Block(BlockKind::Annex), head);
                    tail.pieces.push(piece);
                    at += 1;
                }
                None => tail.push(BlockKind::Annex, line),
            }
        } else if is_attachment(text) {
            // The names of what is attached, below the date instead of above the signature.
            attaching = Some(BlockKind::Attachment);
            tail.push(BlockKind::Attachment, line);
        } else if is_web(text) {
            tail.left_out.push(LeftOut::of(line.at, Why::WebPage));
        } else if let Some(kind) = attaching {
            tail.push(kind, line);
        } else if is_note(text) {
            tail.push(BlockKind::Note, line);
        } else if at == 1 && is_organ(text) && !tail.has(BlockKind::Signature) {
            tail.push(BlockKind::Signature, line);
        } else {
            let piece = Piece::block(line.at, BlockKind::Imprint, text);
            tail.pieces.push(piece.doubted(Doubt::UnreadBelow));
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

/// 抄送, over several lines up to its full stop, and the number of lines.
fn copies(lines: &[Line<'_>]) -> Option<(Piece, usize)> {
    let first = lines.first()?;
    after_label(&first.text, "抄送")?;
    let mut piece = Piece::new(vec![first.at], Role::Copies, &*first.text);
    while let Some(line) = lines.get(piece.lines.len())
        && piece.text.ends_with(['，', '、', '；', ','])
        && !is_below(&line.text)
    {
        piece.text.push_str(&line.text);
        piece.lines.push(line.at);
    }
    let length = piece.lines.len();
    (!assemble::copies(&piece.text).is_empty()).then_some((piece, length))
}
