//! The report itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::block::{Block, BlockId, BlockKind};
use crate::carried::Carried;
use crate::date;
use crate::marking;
use crate::meta::Meta;
use crate::numbering::Numbering;
use crate::slot::Slot;

/// A whole report: what it says about itself, and its paragraphs in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Id of the [`Template`](crate::Template) it was made from; empty where it has none.
    #[serde(default)]
    pub template: String,
    /// What it says about itself.
    #[serde(default)]
    pub meta: Meta,
    /// Whether the numbers of headings are computed or stand in the text as typed.
    #[serde(default)]
    pub numbering: Numbering,
    /// The paragraphs, in the order of the paper.
    pub blocks: Vec<Block>,
    /// What a person (or the template) said a heading is about. A heading that is not listed is
    /// judged by its words, so that renaming a heading does not lose its step.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub slots: BTreeMap<BlockId, Slot>,
    /// What was entered for each figure, by the figure's id in the template.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<String, FigureEntry>,
    /// The heading of the 一、…情况 container, kept while the outline is flat if a person had given
    /// it words of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_heading: Option<String>,
    /// What it was carried over from, if it was (see [`rollover`](crate::rollover)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried: Option<Box<Carried>>,
    /// Findings of the review that a person said to ignore in this report (此处忽略), by their keys.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ignored: BTreeSet<String>,
}

/// What a person entered for one figure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureEntry {
    /// This year's figure exactly as typed, without unit: `65`, `40余`, `约1.2万`.
    #[serde(default)]
    pub entry: String,
    /// Last year's figure, likewise; empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last: String,
}

impl FigureEntry {
    /// This year's figure alone.
    pub fn of(entry: impl Into<String>) -> Self {
        Self {
            entry: entry.into(),
            last: String::new(),
        }
    }
}

impl Report {
    /// A report without a paragraph.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            template: String::new(),
            meta: Meta::default(),
            numbering: Numbering::Computed,
            blocks: Vec::new(),
            slots: BTreeMap::new(),
            figures: BTreeMap::new(),
            work_heading: None,
            carried: None,
            ignored: BTreeSet::new(),
        }
    }

    /// The first block of a kind.
    #[must_use]
    pub fn first(&self, kind: BlockKind) -> Option<&Block> {
        self.blocks.iter().find(|block| block.kind == kind)
    }

    /// The text of the first block of a kind that is not blank, trimmed.
    #[must_use]
    pub fn text_of(&self, kind: BlockKind) -> Option<&str> {
        self.blocks
            .iter()
            .find(|block| block.kind == kind && !block.is_blank())
            .map(|block| block.text.trim())
    }

    /// 标题, without line breaks.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.text_of(BlockKind::Title)
    }

    /// 主送机关 without its colon.
    #[must_use]
    pub fn addressee(&self) -> Option<&str> {
        self.text_of(BlockKind::Addressee)
            .map(|text| text.trim_end_matches(['：', ':']).trim_end())
    }

    /// 成文日期, where it can be read as a date.
    #[must_use]
    pub fn date_of_issue(&self) -> Option<NaiveDate> {
        self.text_of(BlockKind::Date).and_then(date::parse)
    }

    /// Position of a block.
    #[must_use]
    pub fn position(&self, id: BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id == id)
    }

    /// An id that no block of the report has and that nothing else names: neither an assignment nor a
    /// paragraph that was carried over.
    #[must_use]
    pub fn fresh_id(&self) -> BlockId {
        let used = self
            .blocks
            .iter()
            .map(|block| block.id)
            .chain(self.slots.keys().copied())
            .chain(
                self.carried
                    .iter()
                    .flat_map(|carried| carried.blocks.keys().copied()),
            );
        BlockId(
            used.map(|id| id.0)
                .max()
                .map_or(1, |highest| highest.saturating_add(1)),
        )
    }

    /// Makes every id unique and drops assignments to blocks that are gone. Called when a report
    /// comes from outside or is opened again: from then on no undo can bring such a block back.
    pub fn tidy(&mut self) {
        let mut seen = BTreeSet::new();
        let mut next = self
            .blocks
            .iter()
            .map(|block| block.id.0)
            .max()
            .unwrap_or(0);
        for block in &mut self.blocks {
            if !seen.insert(block.id) {
                // At u32::MAX there is no higher number: look for the lowest that is free.
                next = next.checked_add(1).unwrap_or(1);
                while seen.contains(&BlockId(next)) {
                    next = next.wrapping_add(1);
                }
                block.id = BlockId(next);
                seen.insert(block.id);
            }
        }
        self.slots.retain(|id, _| seen.contains(id));
        self.take_markings();
        if let Some(carried) = &mut self.carried {
            carried.tidy(&seen);
        }
    }

    /// 份号, 密级 and 紧急程度 that stand above the title as lines, as older programs kept them, become
    /// what the report says about itself.
    fn take_markings(&mut self) {
        let meta = &mut self.meta;
        self.blocks.retain(|block| {
            block.kind != BlockKind::Letterhead || !marking::take(meta, &block.text)
        });
    }
}
