//! What was carried over from last year's report, and what of it still has to be looked at.
//!
//! [`rollover`](crate::rollover) stores the text of each paragraph as it was taken over. From that
//! everything else is derived: a number, year, meeting or name that still stands as it was taken
//! over is **open** until a person changes or confirms it. Writing anywhere else in the paragraph
//! leaves it open.
//!
//! | module | what it holds |
//! |---|---|
//! | `token` | what has to be looked at |
//! | `align` | which of it still stands, through splitting, joining and moving of paragraphs |
//! | `standing` | marks, states, counter |
//! | `confirm` | confirming and taking it back |

mod align;
mod confirm;
mod standing;
pub(crate) mod token;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::block::BlockId;
use crate::promise::Promise;
use crate::report::Report;

pub use confirm::{confirm, confirm_block, unconfirm, unconfirm_block};
pub use standing::{Standing, marks, standing};

/// What a report was carried over from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The year of last year's report; 0 where it is not known.
    #[serde(default)]
    pub year: i32,
    /// What each paragraph was carried over as. The ids are those of [`last`](Self::last), and an
    /// entry stays when its paragraph is gone: what stood in it may stand in another.
    #[serde(default)]
    pub blocks: BTreeMap<BlockId, Source>,
    /// Signatories and post that were confirmed, as they were carried over.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub confirmed: BTreeSet<String>,
    /// Last year's report as it was, to be shown beside this one. It carries nothing itself.
    pub last: Report,
    /// What last year's report promised for this year, and what it found wanting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
}

/// A paragraph as it was carried over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// Its text, years moved and figures emptied.
    #[serde(default)]
    pub text: String,
    /// What in it was confirmed: places in [`text`](Self::text), from and to, in bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub confirmed: BTreeSet<(usize, usize)>,
}

/// What a mark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 数字: 4次, 1.2万人次.
    Number,
    /// 年份: 2025年, 2025年11月1日.
    Year,
    /// 今年、去年、本年度.
    ThisYear,
    /// 会议届次: 第三次会议, 二十届三中全会.
    Meeting,
    /// 人名.
    Person,
    /// 职务.
    Post,
}

impl Kind {
    /// The word that is sent over the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Year => "year",
            Self::ThisYear => "this_year",
            Self::Meeting => "meeting",
            Self::Person => "person",
            Self::Post => "post",
        }
    }
}

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In a paragraph.
    Block(BlockId),
    /// Among the signatories (签发人): the name with this number, from 0.
    Signatory(usize),
    /// In the post of the signatory (签发人职务).
    Post,
}

/// Something that was carried over and stands as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub place: Place,
    /// Where it begins in the text of the place, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// The text itself.
    pub text: String,
    /// Whether a person has confirmed it.
    pub confirmed: bool,
}

/// What became of a paragraph that was carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 沿用: as it was carried over; nothing in it is open.
    Kept,
    /// 已改: its text is another; nothing in it is open.
    Changed,
    /// 待核: something in it is open.
    Open,
}

impl Carried {
    /// Makes what came from outside sound: nothing refers to what is not there.
    pub(crate) fn tidy(&mut self, blocks: &BTreeSet<BlockId>) {
        self.last.carried = None;
        self.last.tidy();
        let known: BTreeSet<BlockId> = self.last.blocks.iter().map(|block| block.id).collect();
        self.blocks.retain(|id, _| known.contains(id));
        for source in self.blocks.values_mut() {
            let text = &source.text;
            source
                .confirmed
                .retain(|&(start, end)| text.get(start..end).is_some_and(|part| !part.is_empty()));
        }
        let mut seen = BTreeSet::new();
        let mut next = 1;
        for promise in &mut self.promises {
            while !seen.insert(promise.id) {
                promise.id = next;
                next += 1;
            }
            promise.linked = promise.linked.filter(|id| blocks.contains(id));
        }
    }
}
