//! Lines made comparable: what the form breaks, numbers and puts side by side makes no difference.

use std::collections::BTreeSet;

use super::Line;
use crate::annex;
use crate::block::{BlockId, BlockKind};
use crate::chinese;
use crate::figures::Figures;
use crate::numbering::{self, Numbering};
use crate::report::Report;
use crate::span::Shown;

/// Where on the paper a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Zone {
    /// 版头
    Letterhead,
    /// From the title to the last attachment.
    Text,
    /// 版记
    Imprint,
}

/// A line that is not blank, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What its style says.
    pub(super) kind: Option<BlockKind>,
    /// The line. Mark and title of an attachment are one, with a line break between.
    pub(super) text: String,
    /// What is the same in the same line: no white space, no computed number.
    pub(super) key: String,
    /// The block that it prints.
    pub(super) block: Option<BlockId>,
    pub(super) zone: Zone,
}

impl Entry {
    /// As a person reads it: a title without the breaks that the form gives it.
    pub(super) fn shown(&self) -> String {
        match self.kind {
            Some(BlockKind::Title) => self.text.replace('\n', ""),
            Some(BlockKind::Annex) => {
                let head = annex::head(&self.text);
                let title = head.title.replace('\n', "");
                format!("{} {title}", head.mark.unwrap_or_default())
                    .trim()
                    .to_owned()
            }
            _ => self.text.clone(),
        }
    }

    fn new(line: &Line, numbering: Numbering) -> Option<Self> {
        let text = fold(&line.text);
        let mut entry = Self {
            kind: line.kind,
            key: String::new(),
            block: line.block,
            zone: match line.kind {
                Some(BlockKind::Letterhead) => Zone::Letterhead,
                Some(BlockKind::Imprint) => Zone::Imprint,
                _ => Zone::Text,
            },
            text,
        };
        entry.key = key(&entry, numbering);
        (!entry.text.is_empty()).then_some(entry)
    }

    fn with_text(&self, text: &str, block: Option<BlockId>, numbering: Numbering) -> Self {
        let mut entry = Self {
            text: text.trim().to_owned(),
            block,
            ..self.clone()
        };
        entry.key = key(&entry, numbering);
        entry
    }
}

/// A text as both a draft and a file can hold it: line breaks of one kind, no character that a file
/// leaves out, no white space around it.
pub(super) fn fold(text: &str) -> String {
    let whole = text.replace("\r\n", "\n");
    let folded: String = whole
        .chars()
        .filter_map(|c| match c {
            '\r' | '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
            c => (!c.is_control()).then_some(c),
        })
        .collect();
    folded.trim().to_owned()
}

fn key(entry: &Entry, numbering: Numbering) -> String {
    let text = match entry.kind {
        Some(BlockKind::Annex) => annex::head(&entry.text).title,
        _ => &entry.text,
    };
    let rest = match numbering {
        Numbering::Computed if entry.zone == Zone::Text => without_number(entry.kind, text),
        _ => text,
    };
    match squashed(rest) {
        key if key.is_empty() => squashed(&entry.text),
        key => key,
    }
}

/// A text without white space.
pub(super) fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A line without the number that it begins with. Before some words (`一、一村一顾问`, `3.65件`) only
/// the style tells that there is one.
pub(super) fn without_number(kind: Option<BlockKind>, text: &str) -> &str {
    if let Some(typed) = numbering::typed(text) {
        return typed.rest;
    }
    match kind {
        Some(BlockKind::Heading1) => text
            .split_once('、')
            .filter(|(number, _)| number.len() <= 9 && chinese::ordinal(number).is_some()),
        Some(BlockKind::Heading3) => text.split_once('.').filter(|(number, _)| {
            (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        }),
        _ => None,
    }
    .map_or(text, |(_, rest)| rest.trim_start())
}

/// The lines that the draft prints.
pub(super) fn printed(lines: &[Line], draft: &Report, figures: &Figures) -> Vec<Entry> {
    let signatures: Vec<(BlockId, String)> = draft
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Signature)
        .map(|block| (block.id, fold(&Shown::new(&block.text, figures).text)))
        .collect();
    let mut next = 0;
    let mut entries: Vec<Entry> = Vec::with_capacity(lines.len());
    for entry in lines
        .iter()
        .filter_map(|line| Entry::new(line, draft.numbering))
    {
        if !stands_in_rows(&entry) {
            entries.push(entry);
            continue;
        }
        // Only the first name of a row says which block it prints.
        for name in cells(&entry.text) {
            // The form breaks a name that is longer than its line.
            let found = signatures[next..]
                .iter()
                .position(|(_, text)| squashed(text) == squashed(name));
            let block = found.map(|at| {
                next += at + 1;
                signatures[next - 1].0
            });
            entries.push(entry.with_text(name, block, draft.numbering));
        }
    }
    heads_of_annexes(entries, &BTreeSet::new(), draft.numbering)
}

/// The lines of the file, taken apart and put together as the printed ones are.
pub(super) fn found(lines: &[Line], printed: &[Entry], numbering: Numbering) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(lines.len());
    let titles = printed
        .iter()
        .filter(|entry| is(entry, BlockKind::Title))
        .count();
    for entry in lines.iter().filter_map(|line| Entry::new(line, numbering)) {
        if stands_in_rows(&entry) {
            entries.extend(cells(&entry.text).map(|name| entry.with_text(name, None, numbering)));
            continue;
        }
        match entries.last_mut() {
            // A title that someone divided by a paragraph instead of a line break.
            Some(title)
                if titles == 1 && is(title, BlockKind::Title) && is(&entry, BlockKind::Title) =>
            {
                let whole = format!("{}\n{}", title.text, entry.text);
                *title = title.with_text(&whole, None, numbering);
            }
            _ => entries.push(entry),
        }
    }
    let annexes = printed
        .iter()
        .filter(|entry| is(entry, BlockKind::Annex))
        .map(|entry| entry.key.clone())
        .collect();
    heads_of_annexes(entries, &annexes, numbering)
}

fn is(entry: &Entry, kind: BlockKind) -> bool {
    entry.kind == Some(kind)
}

/// Names under seals stand side by side.
fn stands_in_rows(entry: &Entry) -> bool {
    is(entry, BlockKind::Signature) && entry.text.contains('\t')
}

fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split('\t')
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
}

/// Puts the mark of an attachment and its title together. A title whose style was lost is known by
/// its words.
fn heads_of_annexes(
    entries: Vec<Entry>,
    titles: &BTreeSet<String>,
    numbering: Numbering,
) -> Vec<Entry> {
    let mut heads: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        match heads.last_mut() {
            Some(mark)
                if annex::is_mark(&mark.text)
                    && matches!(mark.kind, None | Some(BlockKind::Annex))
                    && !annex::is_mark(&entry.text)
                    && mark.block == entry.block
                    && (is(&entry, BlockKind::Annex)
                        || entry.kind.is_none() && titles.contains(&entry.key)) =>
            {
                mark.kind = Some(BlockKind::Annex);
                let whole = format!("{}\n{}", mark.text, entry.text);
                *mark = mark.with_text(&whole, mark.block, numbering);
            }
            _ => heads.push(entry),
        }
    }
    heads
}
