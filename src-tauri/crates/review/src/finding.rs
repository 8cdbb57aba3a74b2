//! What a rule finds.

use report::BlockId;

use crate::rule::Family;
use crate::text::Line;

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// What the rule is about.
    pub family: Family,
    /// How sure.
    pub level: Level,
    /// The block.
    pub block: BlockId,
    /// Where it starts, in bytes of the block's shown text (see `report::span`).
    pub start: usize,
    /// Where it ends. A finding covers at least one character, unless its block is empty.
    pub end: usize,
    /// The text from start to end.
    pub text: String,
    /// What is wrong, one sentence.
    pub message: String,
    /// Why, with the source.
    pub reason: String,
    /// What would put it right; a person chooses.
    pub fixes: Vec<Fix>,
    /// Names the finding for “ignore here”: rule, text and a little of its surroundings, hashed. It
    /// stays the same while other places are edited.
    pub key: String,
}

/// One way to put a finding right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for a button.
    pub label: String,
    /// The changes, all of them together; no two overlap.
    pub edits: Vec<Edit>,
    /// Whether it may be applied to every finding of the rule without looking at each.
    pub safe: bool,
}

/// A change of one block's shown text. An insertion has `start == end`, a deletion no `with`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The block.
    pub block: BlockId,
    /// From this byte.
    pub start: usize,
    /// To this byte.
    pub end: usize,
    /// What stands there afterwards.
    pub with: String,
}

impl Edit {
    /// Puts a text in place of a part of a line.
    pub(crate) fn replace(line: &Line, start: usize, end: usize, with: impl Into<String>) -> Self {
        Self {
            block: line.id,
            start,
            end,
            with: with.into(),
        }
    }
}

impl Fix {
    /// A fix by one change or several.
    pub(crate) fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            label: label.into(),
            edits,
            safe: false,
        }
    }

    /// 改为“…”: a text in place of a part of a line.
    pub(crate) fn replace(line: &Line, start: usize, end: usize, with: impl Into<String>) -> Self {
        let with = with.into();
        Self::new(
            format!("改为“{with}”"),
            vec![Edit::replace(line, start, end, with)],
        )
    }

    /// 删去“…”: nothing in place of a part of a line.
    pub(crate) fn delete(line: &Line, start: usize, end: usize) -> Self {
        let gone = line.text.get(start..end).unwrap_or_default();
        let label = if gone.trim().is_empty() {
            "删去空白".to_owned()
        } else {
            format!("删去“{gone}”")
        };
        Self::new(label, vec![Edit::replace(line, start, end, "")])
    }

    /// 补上“…”: a text put between.
    pub(crate) fn insert(line: &Line, at: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(
            format!("补上“{text}”"),
            vec![Edit::replace(line, at, at, text)],
        )
    }

    /// The same, to be applied to all of a kind without looking.
    pub(crate) fn safe(self) -> Self {
        Self { safe: true, ..self }
    }
}

/// A finding as a rule reports it, before the engine says whose it is. A span that is not inside its
/// line, and a fix that touches a figure, are dropped by the engine: no rule has to look.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub block: BlockId,
    pub start: usize,
    pub end: usize,
    pub message: String,
    pub fixes: Vec<Fix>,
    /// Less sure than the rule.
    pub level: Option<Level>,
    /// A source of its own, in place of the rule's.
    pub reason: Option<String>,
}

impl Found {
    /// Something in a line, from and to in bytes of its text.
    pub(crate) fn new(line: &Line, start: usize, end: usize, message: impl Into<String>) -> Self {
        Self {
            block: line.id,
            start,
            end,
            message: message.into(),
            fixes: Vec::new(),
            level: None,
            reason: None,
        }
    }

    /// With one more way to put it right.
    pub(crate) fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// With a source of its own.
    pub(crate) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// At another level than the rule's.
    pub(crate) fn at(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }
}
