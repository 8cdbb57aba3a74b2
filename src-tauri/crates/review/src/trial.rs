//! Fixes are tried on their line before they are offered: one that leaves its rule speaking, or puts
//! something certainly wrong where it wrote, is none.

use std::ops::Range;

use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::{Rule, Scope};
use crate::text::Line;

/// How much text the fixes of one line are tried on, in bytes over all trials: a dozen mistakes in a
/// paragraph of four hundred characters. What is left then is offered as its rule makes it, so that a key
/// in a paragraph full of mistakes is still answered in two thousandths of a second, and the time grows no
/// worse than the text.
pub(crate) const MOST_OF_LINE: usize = 16_000;
/// Likewise for all lines of a report: a text of short lines full of mistakes is no report.
pub(crate) const MOST: usize = 400_000;

/// What the trials of a line took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tried {
    /// How much text they were allowed, in bytes.
    pub allowed: usize,
    /// How much they were made on.
    pub taken: usize,
    /// Whether a fix was left untried for want of more.
    pub short: bool,
}

impl Tried {
    /// Whether the trials come out the same when they are allowed so much.
    pub(crate) fn holds_with(&self, allowed: usize) -> bool {
        self.allowed == allowed || !self.short && self.taken <= allowed
    }
}

/// Takes away the fixes that are none. `found` is what the rules that look at single lines found, each
/// with the place of its rule in the registry; `running` are the rules with the same places; `allowed`
/// is how much text the trials may take, in bytes.
pub(crate) fn keep_sound_fixes(
    line: &Line,
    found: &mut [(usize, Found)],
    running: &[(usize, &Rule)],
    context: &Context,
    allowed: usize,
) -> Tried {
    let mut tried = Tried {
        allowed,
        taken: 0,
        short: false,
    };
    if found.iter().all(|(_, each)| each.fixes.is_empty()) {
        return tried;
    }
    // No trial can be made: what was found before needs no copy.
    if allowed < line.text.len() {
        tried.short = true;
        return tried;
    }
    let trial = Trial {
        line,
        before: found.to_vec(),
        running,
        context,
    };
    for (place, this) in found {
        let told = this.clone();
        this.fixes.retain(|fix| {
            let taken = tried.taken + line.text.len();
            if taken > allowed {
                tried.short = true;
                return true;
            }
            tried.taken = taken;
            trial.is_sound(*place, &told, fix)
        });
    }
    tried
}

struct Trial<'a> {
    line: &'a Line,
    /// What is found in the line as it stands.
    before: Vec<(usize, Found)>,
    running: &'a [(usize, &'a Rule)],
    context: &'a Context<'a>,
}

impl Trial<'_> {
    fn is_sound(&self, place: usize, told: &Found, fix: &Fix) -> bool {
        // A change that can't be made at all is dropped where it is offered.
        let Some(changed) = self.line.changed(&fix.edits) else {
            return true;
        };
        let says_the_same = |line: &Line, other: &Found| {
            other.message == told.message
                && line.text.get(other.start..other.end) == self.line.text.get(told.start..told.end)
        };
        let written = written(fix);
        let mut silent = false;
        for (at, rule) in self.running {
            let Scope::Line(check) = rule.scope else {
                continue;
            };
            if *at != place && written.is_empty() {
                continue;
            }
            let after = check(&changed, self.context);
            let before = || {
                let own = self.before.iter().filter(|(of, _)| of == at);
                own.map(|(_, found)| found)
            };
            if *at == place {
                let count = |line: &Line, found: &mut dyn Iterator<Item = &Found>| {
                    found.filter(|other| says_the_same(line, other)).count()
                };
                silent = count(&changed, &mut after.iter()) < count(self.line, &mut before());
                if !silent {
                    return false;
                }
            }
            let is_certain = |found: &&Found| found.level.unwrap_or(rule.level) == Level::Certain;
            let touches = |found: &Found| {
                written
                    .iter()
                    .any(|place| place.start < found.end && found.start < place.end)
            };
            if after.iter().filter(is_certain).any(touches)
                && after.iter().filter(is_certain).count() > before().filter(is_certain).count()
            {
                return false;
            }
        }
        silent
    }
}

/// Where the texts of a fix stand once it is made.
fn written(fix: &Fix) -> Vec<Range<usize>> {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let (mut gone, mut come) = (0, 0);
    let mut places = Vec::new();
    for edit in edits {
        let start = edit.start + come - gone;
        if !edit.with.is_empty() {
            places.push(start..start + edit.with.len());
        }
        gone += edit.end - edit.start;
        come += edit.with.len();
    }
    places
}

#[cfg(test)]
mod tests {
    use report::figures::Figures;
    use report::numbering::Numbering;
    use report::{Block, BlockKind};

    use super::*;
    use crate::rule::Family;

    /// Tells 乙 and offers three changes, of which only the last is of use.
    fn tells(line: &Line, _: &Context) -> Vec<Found> {
        let places = line.text.match_indices('乙');
        places
            .map(|(at, word)| {
                let end = at + word.len();
                Found::new(line, at, end, "乙")
                    .fix(Fix::replace(line, at, end, "又是乙"))
                    .fix(Fix::replace(line, at, end, "丁"))
                    .fix(Fix::replace(line, at, end, "丙"))
            })
            .collect()
    }

    /// Is sure that 丁 is wrong.
    fn is_sure(line: &Line, _: &Context) -> Vec<Found> {
        let places = line.text.match_indices('丁');
        places
            .map(|(at, word)| Found::new(line, at, at + word.len(), "丁"))
            .collect()
    }

    const fn rule(check: fn(&Line, &Context) -> Vec<Found>) -> Rule {
        Rule {
            code: "T",
            name: "",
            level: Level::Certain,
            family: Family::Style,
            on: true,
            reason: "",
            page: "",
            scope: Scope::Line(check),
        }
    }

    #[test]
    fn a_fix_that_leaves_its_rule_speaking_or_writes_a_mistake_is_not_offered() {
        let block = Block::new(1, BlockKind::Body, "甲乙⟦a⟧乙");
        let line = Line::new(&block, &Figures::default(), Numbering::AsTyped);
        let (first, second) = (rule(tells), rule(is_sure));
        let running = [(0, &first), (1, &second)];
        let context = Context::default();
        let mut found: Vec<_> = tells(&line, &context)
            .into_iter()
            .map(|found| (0, found))
            .collect();
        keep_sound_fixes(&line, &mut found, &running, &context, MOST_OF_LINE);
        let left: Vec<_> = found
            .iter()
            .flat_map(|(_, found)| &found.fixes)
            .map(|fix| fix.label.as_str())
            .collect();
        assert_eq!(left, ["改为“丙”", "改为“丙”"]);
    }
}
