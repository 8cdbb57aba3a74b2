//! What a rule finds.

use report::BlockId;

use crate::rule::Rule;

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 必错: against a rule that leaves no choice.
    Certain,
    /// 疑似: nearly always wrong; a person should look.
    Suspected,
    /// 提示: worth a thought.
    Hint,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule.
    pub code: &'static str,
    /// Name of the rule.
    pub rule: &'static str,
    /// How sure.
    pub level: Level,
    /// The block.
    pub block: BlockId,
    /// Where it starts, in bytes of the block's shown text (see `report::span`).
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is wrong, one sentence.
    pub message: String,
    /// Why, with the source.
    pub reason: &'static str,
    /// What would put it right; a person chooses.
    pub fixes: Vec<Fix>,
}

/// One way to put a finding right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a button.
    pub label: String,
    /// The change.
    pub edit: Edit,
}

/// A change of one block's shown text. An insertion has `start == end`, a deletion no `with`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// From this byte.
    pub start: usize,
    /// To this byte.
    pub end: usize,
    /// What stands there afterwards.
    pub with: String,
}

/// A finding as a rule reports it, before the registry says whose it is.
pub(crate) struct Found {
    pub block: BlockId,
    pub start: usize,
    pub end: usize,
    pub message: String,
    pub fixes: Vec<Fix>,
}

impl Found {
    pub(crate) fn of(self, rule: &Rule) -> Finding {
        Finding {
            code: rule.code,
            rule: rule.name,
            level: rule.level,
            block: self.block,
            start: self.start,
            end: self.end,
            message: self.message,
            reason: rule.reason,
            fixes: self.fixes,
        }
    }
}
