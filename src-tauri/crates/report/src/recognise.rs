//! Plain text to a report. Nothing of the source is lost: every line that is not blank ends up in
//! one block or in the metadata, once. Numbers stay as typed; punctuation and spaces inside
//! a paragraph are review's business, not ours.
//!
//! | step | module |
//! |---|---|
//! | lines, freed of what converters leave behind | `clean` |
//! | the lines above the text: 版头, title, addressee | `head` |
//! | the lines below it: signature, date, 附注, 版记 | `tail` |
//! | lines that one paragraph was broken into | `join` |

#[path = "plain/clean.rs"]
mod clean;
#[path = "plain/head.rs"]
mod head;
#[path = "plain/join.rs"]
mod join;
#[path = "plain/tail.rs"]
mod tail;

use crate::block::{Block, BlockId, BlockKind};
use crate::classify;
use crate::meta::Meta;
use crate::numbering::{Numbering, typed};
use crate::report::Report;
use crate::unit;

/// An unnumbered line is read as a heading only up to this many characters.
const LONGEST_PLAIN_HEADING: usize = 20;

/// A report from its text.
#[must_use]
pub fn plain_text(text: &str) -> Report {
    let lines = clean::lines(text);
    let mut out = Out::default();
    let from = head::read(&lines, &mut out);
    let to = from + tail::start(&lines[from..]);
    let texts = join::paragraphs(&lines[from..to]);
    for (kind, text) in kinds(&texts) {
        out.push(kind, text);
    }
    tail::read(&lines[to..], &mut out);
    out.finish()
}

/// Pasted text as blocks: headings and body, numbers still in the text. Title, addressee and
/// signature are not guessed, because a piece of a report has none.
#[must_use]
pub fn fragment(text: &str) -> Vec<(BlockKind, String)> {
    kinds(&join::paragraphs(&clean::lines(text)))
}

/// What each paragraph of the running text is.
fn kinds(texts: &[String]) -> Vec<(BlockKind, String)> {
    let ordinals: Vec<Option<u32>> = texts
        .iter()
        .map(|text| {
            typed(text)
                .filter(|number| number.level == 1)
                .map(|number| number.ordinal)
        })
        .collect();
    // The ordinal of the next numbered heading of the first level, from the end.
    let mut next = vec![None; texts.len()];
    for at in (0..texts.len().saturating_sub(1)).rev() {
        next[at] = ordinals[at + 1].or(next[at + 1]);
    }
    let mut before = 0;
    let mut kinds = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        let kind = match typed(text) {
            Some(number) => BlockKind::heading(number.level),
            // A heading that lost its number stands where one is missing.
            None if next[at] == Some(before + 2) && is_plain_heading(text) => {
                before += 1;
                BlockKind::Heading1
            }
            None => BlockKind::Body,
        };
        before = ordinals[at].unwrap_or(before);
        kinds.push((kind, text.clone()));
    }
    kinds
}

fn is_plain_heading(text: &str) -> bool {
    text.chars().count() <= LONGEST_PLAIN_HEADING
        && !text.ends_with(['。', '；', '：', '，', '！', '？', '”'])
        && classify::by_heading(text).is_some()
}

/// A report in the making.
#[derive(Default)]
struct Out {
    meta: Meta,
    blocks: Vec<Block>,
}

impl Out {
    fn push(&mut self, kind: BlockKind, text: impl Into<String>) {
        let id = u32::try_from(self.blocks.len()).map_or(u32::MAX, |count| count.saturating_add(1));
        self.blocks.push(Block {
            id: BlockId(id),
            kind,
            text: text.into(),
        });
    }

    fn first(&self, kind: BlockKind) -> Option<&str> {
        self.blocks
            .iter()
            .find(|block| block.kind == kind)
            .map(|block| block.text.as_str())
    }

    fn finish(mut self) -> Report {
        let title = self.first(BlockKind::Title).unwrap_or_default();
        let lead = self.first(BlockKind::Body).unwrap_or_default();
        let year = year(title).or_else(|| year(lead)).unwrap_or(0);
        let signature = self.first(BlockKind::Signature).map(str::to_owned);
        let named = signature
            .or_else(|| unit::in_title(title))
            .unwrap_or_default();
        self.meta.year = year;
        if self.meta.unit.is_empty() {
            self.meta.unit = named;
        }
        self.meta.unit_short = unit::short(&self.meta.unit);
        Report {
            meta: self.meta,
            blocks: self.blocks,
            numbering: Numbering::AsTyped,
            ..Report::empty()
        }
    }
}

/// The first year that a text names: 2024年, 2022 年度.
fn year(text: &str) -> Option<i32> {
    let compact: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(400)
        .collect();
    compact.match_indices('年').find_map(|(at, _)| {
        let digits = compact.get(at.checked_sub(4)?..at)?;
        digits.parse().ok().filter(|year| {
            (1949..=2999).contains(year) && digits.bytes().all(|b| b.is_ascii_digit())
        })
    })
}
