//! How much a review reads and lists, so that its time and memory grow in proportion to the text
//! whatever a rule does.
//!
//! A paragraph that no report has is read in parts ([`Parts`]): a rule never sees more than
//! [`LONGEST`] bytes at once, so that one which looks at the rest of its paragraph for every mark is
//! bounded too. Running text beyond [`MOST_TEXT`] is not read. Of what a rule finds [`MOST_OF_RULE`]
//! places are listed, of everything [`MOST_LISTED`]; the rest is counted ([`Review`]).

use std::collections::{HashMap, HashSet};

use report::figures::Figures;
use report::inline::{Inline, pieces, reference};
use report::{Block, BlockId, BlockKind, Report};

use crate::finding::Finding;

/// The most shown text of a paragraph that is read at once, in bytes: four thousand 字, ten times a long
/// paragraph.
const LONGEST: usize = 12_000;
/// The most running text that is read, in bytes: a million 字, a hundred times a long report.
const MOST_TEXT: usize = 3_000_000;
/// The most places that are listed of one rule.
pub(crate) const MOST_OF_RULE: usize = 500;
/// The most places that are listed.
pub(crate) const MOST_LISTED: usize = 2000;

/// What a review finds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// What is listed, in the order of the paper.
    pub findings: Vec<Finding>,
    /// How many more places were found.
    pub unlisted: usize,
    /// The first paragraph that was not read, because the text before it is as much as is read at once.
    pub unread: Option<BlockId>,
}

impl Review {
    /// What the person should know about what is not in the list, a sentence; `None` where the list is
    /// whole.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let unlisted = match self.unlisted {
            0 => String::new(),
            count => format!("还有{count}处没有列出来，请先改好列出来的，再接着校对。"),
        };
        let unread = match self.unread {
            None => "",
            Some(_) => "稿件太长，一百万字以后的正文没有校对，请删去多余的内容再校对。",
        };
        Some(format!("{unlisted}{unread}")).filter(|note| !note.is_empty())
    }
}

/// A report too long to be read as it is, in parts that are read one by one.
pub(crate) struct Parts {
    /// The report with a block for each part.
    pub report: Report,
    /// The block that a part belongs to, and where in its shown text the part begins.
    places: HashMap<BlockId, (BlockId, usize)>,
    /// The first block that is not read.
    pub unread: Option<BlockId>,
}

impl Parts {
    /// The parts of a report; `None` for one that is read as it is.
    pub(crate) fn of(report: &Report, figures: &Figures) -> Option<Self> {
        let length = |block: &Block| shown_length(&block.text, figures);
        let text: usize = running(report).map(length).sum();
        if text <= MOST_TEXT && report.blocks.iter().all(|block| length(block) <= LONGEST) {
            return None;
        }
        let mut fresh = fresh_ids(report);
        let mut parts = Self {
            report: Report {
                blocks: Vec::with_capacity(report.blocks.len()),
                ..report.clone()
            },
            places: HashMap::new(),
            unread: None,
        };
        let mut left = MOST_TEXT;
        for block in &report.blocks {
            let mut start = 0;
            for (number, (text, length)) in divided(&block.text, figures).into_iter().enumerate() {
                if block.kind.is_text() {
                    match left.checked_sub(length) {
                        Some(rest) => left = rest,
                        None => {
                            left = 0;
                            parts.unread.get_or_insert(block.id);
                            break;
                        }
                    }
                }
                let (id, kind) = match number {
                    0 => (block.id, block.kind),
                    _ => (fresh(), kind_of_rest(block.kind)),
                };
                if number > 0 {
                    parts.places.insert(id, (block.id, start));
                }
                parts.report.blocks.push(Block { id, kind, text });
                start += length;
            }
        }
        Some(parts)
    }

    /// Moves a finding of a part to its paragraph.
    pub(crate) fn put_back(&self, finding: &mut Finding) {
        self.move_place(&mut finding.block, &mut finding.start, &mut finding.end);
        for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            self.move_place(&mut edit.block, &mut edit.start, &mut edit.end);
        }
    }

    fn move_place(&self, block: &mut BlockId, start: &mut usize, end: &mut usize) {
        if let Some((whole, from)) = self.places.get(block) {
            *block = *whole;
            *start += from;
            *end += from;
        }
    }
}

fn running(report: &Report) -> impl Iterator<Item = &Block> {
    report.blocks.iter().filter(|block| block.kind.is_text())
}

/// What a part is that does not begin its paragraph.
fn kind_of_rest(kind: BlockKind) -> BlockKind {
    if kind.is_text() {
        BlockKind::Body
    } else {
        kind
    }
}

fn shown_length(text: &str, figures: &Figures) -> usize {
    let length = |piece| match piece {
        Inline::Text(text) => text.len(),
        Inline::Figure(id) => figures.show(id).len(),
    };
    pieces(text).map(length).sum()
}

/// The parts of a text as it is stored, each with the length of what it shows: one for a text that is
/// read at once. A part ends behind a sentence where one ends in its second half.
fn divided(text: &str, figures: &Figures) -> Vec<(String, usize)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut length = 0;
    for piece in pieces(text) {
        match piece {
            Inline::Figure(id) => {
                let shown = figures.show(id).len();
                if length > 0 && length + shown > LONGEST {
                    parts.push((std::mem::take(&mut part), std::mem::take(&mut length)));
                }
                part.push_str(&reference(id));
                length += shown;
            }
            Inline::Text(mut rest) => {
                while length + rest.len() > LONGEST {
                    let (head, behind) =
                        rest.split_at(end_of_part(rest, LONGEST.saturating_sub(length)));
                    part.push_str(head);
                    length += head.len();
                    parts.push((std::mem::take(&mut part), std::mem::take(&mut length)));
                    rest = behind;
                }
                part.push_str(rest);
                length += rest.len();
            }
        }
    }
    if !part.is_empty() || parts.is_empty() {
        parts.push((part, length));
    }
    parts
}

/// Where a part ends that has room for so many bytes of a text.
fn end_of_part(text: &str, room: usize) -> usize {
    let boundary = |at: usize| {
        (0..=at)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let (half, room) = (boundary(room / 2), boundary(room));
    text[half..room]
        .rfind(['。', '；', '！', '？', '\n'])
        .map(|at| half + at)
        .and_then(|at| Some(at + text[at..].chars().next()?.len_utf8()))
        .unwrap_or(room)
}

/// Ids that nothing in a report names.
fn fresh_ids(report: &Report) -> impl FnMut() -> BlockId + use<> {
    let last = report.carried.iter().flat_map(|carried| {
        let last = carried.last.blocks.iter().map(|block| block.id);
        last.chain(carried.blocks.keys().copied())
    });
    let used: HashSet<BlockId> = report
        .blocks
        .iter()
        .map(|block| block.id)
        .chain(report.slots.keys().copied())
        .chain(last)
        .collect();
    let mut next = 0_u32;
    move || {
        loop {
            next = next.wrapping_add(1);
            if !used.contains(&BlockId(next)) {
                return BlockId(next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_divided_behind_its_sentences_and_never_within_a_reference() {
        let text = format!("{}⟦a⟧{}", "开展普法。".repeat(2000), "甲".repeat(5000));
        let parts = divided(&text, &Figures::default());
        assert_eq!(
            parts
                .iter()
                .map(|(part, _)| part.as_str())
                .collect::<String>(),
            text
        );
        assert!(parts.len() > 3);
        assert!(parts.iter().all(|(part, length)| {
            *length <= LONGEST && part.matches('⟦').count() == part.matches('⟧').count()
        }));
        assert!(parts[0].0.ends_with('。'));
        assert_eq!(divided("", &Figures::default()), [(String::new(), 0)]);
    }

    #[test]
    fn the_parts_of_a_report_have_ids_of_their_own() {
        let long = "开展普法。".repeat(3000);
        let report = Report {
            blocks: vec![
                Block::new(1, BlockKind::Heading1, long.clone()),
                Block::new(u32::MAX, BlockKind::Body, long),
            ],
            ..Report::empty()
        };
        let parts = Parts::of(&report, &Figures::default()).map(|parts| parts.report.blocks);
        let ids: HashSet<_> = parts.iter().flatten().map(|block| block.id).collect();
        assert_eq!(Some(ids.len()), parts.as_ref().map(Vec::len));
        let headings = parts
            .iter()
            .flatten()
            .filter(|block| block.kind == BlockKind::Heading1);
        assert_eq!(headings.count(), 1);
    }
}
