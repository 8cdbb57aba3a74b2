//! What last year's report promised for this year, and what it found wanting: each item to be
//! answered by this year's work, or dropped with a reason.
//!
//! | module | what it holds |
//! |---|---|
//! | `items` | the items of last year's plans and problems |
//! | `suggest` | which paragraph of this year's report may answer an item |

mod items;
mod suggest;

use serde::{Deserialize, Serialize};

use crate::block::BlockId;
use crate::figures::NOTHING;
use crate::report::Report;
use crate::rollover::years;

pub use items::of;
pub use suggest::{suggest, suggestions};

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 下一年计划
    Plan,
    /// 存在问题
    Problem,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "is")]
pub enum Answer {
    /// Nobody has said yet.
    #[default]
    Open,
    /// 已完成
    Done,
    /// 部分完成
    Partly,
    /// 未完成
    Not,
    /// Not to be answered in this report.
    Dropped {
        /// Why.
        reason: String,
    },
}

/// An item of last year's plans or problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Identity within the report.
    pub id: u32,
    /// What kind of item it is.
    pub kind: Kind,
    /// The heading that it stands under, without number; empty where it stands under none but that
    /// of its section, or is that heading's whole paragraph.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// The item as last year's report has it, without its number or 一是.
    pub text: String,
    /// The paragraph of last year's report that it begins in.
    pub source: BlockId,
    /// What became of it.
    #[serde(default)]
    pub answer: Answer,
    /// The paragraph of this report that answers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<BlockId>,
}

impl Promise {
    /// Whether it still waits for an answer. Dropping without a reason is none, and neither is
    /// 已完成 without saying where: that is for the caller to ask, not for the model to refuse.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match &self.answer {
            Answer::Open => true,
            Answer::Dropped { reason } => reason.trim().is_empty(),
            Answer::Done | Answer::Partly | Answer::Not => false,
        }
    }

    /// Whether work on it goes on: it was not done, or only in part.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        matches!(self.answer, Answer::Open | Answer::Partly | Answer::Not)
    }
}

/// The items of a report that was carried over.
#[must_use]
pub fn all(report: &Report) -> &[Promise] {
    report
        .carried
        .as_ref()
        .map_or(&[], |carried| carried.promises.as_slice())
}

/// The items that still wait for an answer, in last year's order.
#[must_use]
pub fn unanswered(report: &Report) -> Vec<&Promise> {
    all(report).iter().filter(|item| item.is_open()).collect()
}

/// Answers an item, with the paragraph that tells of it. `false` where there is no such item, or no
/// such paragraph.
pub fn answer(report: &mut Report, id: u32, answer: Answer, linked: Option<BlockId>) -> bool {
    if linked.is_some_and(|block| report.position(block).is_none()) {
        return false;
    }
    let item = report
        .carried
        .as_mut()
        .and_then(|carried| carried.promises.iter_mut().find(|item| item.id == id));
    let Some(item) = item else {
        return false;
    };
    item.answer = answer;
    item.linked = linked;
    true
}

/// The text of a fresh plan that goes on from an item: a plan with its years moved, a problem as the
/// beginning of a sentence with ×× where the measure has to be filled in.
#[must_use]
pub fn fresh_plan(report: &Report, item: &Promise) -> String {
    let last = report.carried.as_ref().map_or(0, |carried| carried.year);
    let text = item.text.trim();
    match item.kind {
        Kind::Plan => {
            let text = years::moved(text, years::Place::Plans, last, report.meta.year);
            let text = text.trim_end_matches(['；', '，', '、']);
            if text.ends_with(['。', '！', '？']) {
                text.to_owned()
            } else {
                format!("{text}。")
            }
        }
        Kind::Problem => {
            let whole = if item.heading.is_empty() {
                text
            } else {
                item.heading.as_str()
            };
            let name = whole
                .split(['。', '，', '；'])
                .next()
                .unwrap_or(whole)
                .trim();
            format!("针对“{name}”的问题，{NOTHING}。")
        }
    }
}
