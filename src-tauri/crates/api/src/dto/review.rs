//! What review found, its rules, its word lists, and what a person set about it.
//!
//! Offsets are in wire units, as in [`View`](super::View).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BlockKindDto, LevelDto};

/// What review found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FindingDto {
    /// Stable code of the rule.
    pub code: String,
    /// Name of the rule.
    pub rule: String,
    /// How certain.
    pub level: LevelDto,
    /// Id of the block.
    pub block: u32,
    /// What the block is.
    pub kind: BlockKindDto,
    /// Key of the step that the block belongs to; empty for none.
    pub step: String,
    /// Where it starts.
    pub start: u32,
    /// Where it ends; `start` only in a block without text.
    pub end: u32,
    /// The text from start to end, figures as they are shown.
    pub text: String,
    /// What is wrong, one sentence.
    pub message: String,
    /// Why, with the source.
    pub reason: String,
    /// What would put it right; a person chooses.
    pub fixes: Vec<FixDto>,
    /// Names the finding in [`ReportDto::ignored`](super::ReportDto).
    pub key: String,
    /// Whether a person said to ignore it in this report.
    pub ignored: bool,
}

/// One way to put a finding right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FixDto {
    /// What it does, for a button.
    pub label: String,
    /// The changes, all of them together; no two overlap.
    pub edits: Vec<FixEdit>,
    /// Whether it may be applied to every finding of its rule without looking at each.
    pub safe: bool,
}

/// A change of one block's text. An insertion has `start == end`, a deletion no `with`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FixEdit {
    /// Id of the block.
    pub block: u32,
    /// From here.
    pub start: u32,
    /// To here.
    pub end: u32,
    /// What stands there afterwards.
    pub with: String,
}

/// A rule, with the page that explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct RuleCard {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: String,
    /// How sure its findings are at most.
    pub level: LevelDto,
    /// What it is about, in Chinese: 编号结构, 标点….
    pub family: String,
    /// Whether it runs unless a person says otherwise.
    pub on: bool,
    /// Why, in a sentence, with the source.
    pub reason: String,
    /// The page, Markdown: a heading, paragraphs, **bold**.
    pub page: String,
}

/// What a person set about the review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export_to = "./")]
pub struct ReviewSettings {
    /// Rules by code that are switched on or off against their default.
    pub switched: BTreeMap<String, bool>,
    /// What is to be ignored wherever a rule finds it.
    pub allowed: Vec<AllowedText>,
    /// The office's own words: nothing inside of one is found.
    pub words: Vec<String>,
    /// Words that the office never wants to read.
    pub own: Vec<OwnWord>,
    /// The unit.
    pub profile: UnitProfile,
}

/// A text that a rule is to leave alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct AllowedText {
    /// Code of the rule.
    pub code: String,
    /// The text.
    pub text: String,
}

/// A word that the office never wants to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct OwnWord {
    /// The word.
    pub written: String,
    /// What it writes instead; empty for nothing.
    pub instead: String,
}

/// What the office says about its unit; its full name and usual short name stand in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export_to = "./")]
pub struct UnitProfile {
    /// Other short names that may stand for it.
    pub short: Vec<String>,
    /// Names that are wrong though people write them.
    pub wrong: Vec<String>,
    /// How many villages (村) it has.
    pub villages: Option<u32>,
    /// How many communities (社区) it has.
    pub communities: Option<u32>,
}

/// A word list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LexiconCard {
    /// Which: `laws`, `phrases`….
    pub kind: String,
    /// What a person calls it.
    pub name: String,
    /// The day it tells the state of, `2026-08-22`.
    pub version: String,
    /// What it does not know, a sentence.
    pub limits: String,
    /// How many entries it has.
    pub entries: u32,
    /// Whether a person took it in from a file.
    pub imported: bool,
}

/// A word list in a file, before it is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LexiconChecked {
    /// Which: `laws`, `phrases`….
    pub kind: String,
    /// What a person calls it.
    pub name: String,
    /// The day it tells the state of.
    pub version: String,
    /// The day of the one that is in use.
    pub in_use: String,
    /// What it does not know, a sentence.
    pub limits: String,
    /// How many entries of which sort, a phrase each: 现行法律 90条.
    pub counts: Vec<String>,
}

/// Which word list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct LexiconName {
    /// Which: `laws`, `phrases`….
    pub kind: String,
}
