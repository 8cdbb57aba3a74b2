//! Running the rules.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use report::figures::Figures;
use report::{BlockId, Report};

use crate::context::Context;
use crate::finding::{Finding, Fix, Found};
use crate::key;
use crate::profile::Profile;
use crate::registry;
use crate::rule::{Rule, Scope};
use crate::sections::Sections;
use crate::text::{Line, Text};
use crate::trial;

/// Everything that the rules find in a report, in the order of the paper.
#[must_use]
pub fn review(report: &Report, figures: &Figures, context: &Context) -> Vec<Finding> {
    Reviewer::default().review(report, figures, context)
}

/// Reviews the same report again and again while it is written: a line that did not change is not
/// read again. What it finds is what [`review`] finds.
#[derive(Debug, Default)]
pub struct Reviewer {
    stamp: Option<Stamp>,
    kept: HashMap<BlockId, Kept>,
    sections: Sections,
}

/// What a line's findings depend on besides the line.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    lexicon: u64,
    rules: Vec<bool>,
    profile: Profile,
    today: Option<NaiveDate>,
}

/// A line, and what the rules that look at single lines found in it.
#[derive(Debug)]
struct Kept {
    line: Arc<Line>,
    /// With the place of the rule in the registry.
    found: Vec<(usize, Found)>,
}

impl Reviewer {
    /// Everything that the rules find in a report, in the order of the paper.
    pub fn review(
        &mut self,
        report: &Report,
        figures: &Figures,
        context: &Context,
    ) -> Vec<Finding> {
        let rules: Vec<&Rule> = registry::rules().collect();
        let on = rules.iter().map(|rule| context.settings.is_on(rule));
        let stamp = Stamp {
            lexicon: context.lexicon.stamp(),
            rules: on.collect(),
            profile: context.settings.profile.clone(),
            today: context.today,
        };
        let running: Vec<(usize, &Rule)> = (0..)
            .zip(rules.iter().copied())
            .filter(|(place, _)| stamp.rules.get(*place) == Some(&true))
            .collect();
        if self.stamp.as_ref() != Some(&stamp) {
            self.kept.clear();
            self.stamp = Some(stamp);
        }
        let kept: Vec<Kept> = report
            .blocks
            .iter()
            .map(|block| {
                let line = Line::new(block, figures, report.numbering);
                match self.kept.remove(&block.id) {
                    Some(kept) if kept.line.reads_like(&line) => kept,
                    _ => Kept::read(line, &running, context),
                }
            })
            .collect();

        let lines: Vec<Arc<Line>> = kept.iter().map(|kept| kept.line.clone()).collect();
        let slots = self.sections.slots(report, &lines);
        let text = Text::new(report, figures, lines, slots);
        let mut findings: Vec<(usize, usize, Finding)> = Vec::new();
        for (at, kept) in kept.iter().enumerate() {
            for (place, found) in &kept.found {
                if let Some(finding) = finding(&kept.line, rules[*place], found, &text, context) {
                    findings.push((at, *place, finding));
                }
            }
        }
        let hardly_begun = text.is_hardly_begun();
        for (place, rule) in &running {
            let Scope::Whole(check) = rule.scope else {
                continue;
            };
            if hardly_begun && registry::tells_what_is_missing(rule) {
                continue;
            }
            for found in check(&text, context) {
                if let Some(at) = text.place(found.block)
                    && let Some(finding) = finding(&text.lines[at], rule, &found, &text, context)
                {
                    findings.push((at, *place, finding));
                }
            }
        }
        findings.sort_by(|(at, place, a), (bt, other, b)| {
            (at, a.start, a.end, place).cmp(&(bt, b.start, b.end, other))
        });
        drop(text);
        self.kept = kept.into_iter().map(|kept| (kept.line.id, kept)).collect();
        findings
            .into_iter()
            .map(|(_, _, finding)| finding)
            .collect()
    }
}

impl Kept {
    fn read(line: Line, running: &[(usize, &Rule)], context: &Context) -> Self {
        let mut found = Vec::new();
        for (place, rule) in running {
            if let Scope::Line(check) = rule.scope {
                found.extend(
                    check(&line, context)
                        .into_iter()
                        .map(|found| (*place, found)),
                );
            }
        }
        trial::keep_sound_fixes(&line, &mut found, running, context);
        Self {
            line: Arc::new(line),
            found,
        }
    }
}

/// A rule's finding with all that belongs to it; `None` where the person does not want it, or it
/// does not lie in its line.
fn finding(
    line: &Line,
    rule: &Rule,
    found: &Found,
    text: &Text,
    context: &Context,
) -> Option<Finding> {
    let part = line.text.get(found.start..found.end)?;
    let settings = context.settings;
    let key = key::key(rule.code, line, found.start, found.end);
    let allowed = || {
        settings
            .allowed
            .iter()
            .any(|(code, text)| code == rule.code && text == part)
    };
    if settings.ignored.contains(&key) || allowed() || is_own_word(line, found, context) {
        return None;
    }
    Some(Finding {
        code: rule.code,
        rule: rule.name,
        family: rule.family,
        level: found.level.unwrap_or(rule.level),
        block: found.block,
        start: found.start,
        end: found.end,
        text: part.to_owned(),
        message: found.message.clone(),
        reason: found
            .reason
            .clone()
            .unwrap_or_else(|| rule.reason.to_owned()),
        fixes: found
            .fixes
            .iter()
            .filter(|fix| is_possible(fix, text))
            .cloned()
            .collect(),
        key,
    })
}

/// Whether every change of a fix lies in its line and leaves figures alone.
fn is_possible(fix: &Fix, text: &Text) -> bool {
    !fix.edits.is_empty()
        && fix.edits.iter().all(|edit| {
            text.line(edit.block).is_some_and(|line| {
                line.text.get(edit.start..edit.end).is_some()
                    && !line.touches_figure(edit.start, edit.end)
            })
        })
}

/// Whether a finding lies inside of one of the person's own words.
fn is_own_word(line: &Line, found: &Found, context: &Context) -> bool {
    let text = line.text.as_str();
    context.settings.words.iter().any(|word| {
        let lowest = found.start.saturating_sub(word.len());
        let highest = found.end.saturating_add(word.len()).min(text.len());
        let is_edge = |at: &usize| text.is_char_boundary(*at);
        let from = (lowest..=found.start).find(is_edge).unwrap_or(found.start);
        let to = (found.end..=highest).rfind(is_edge).unwrap_or(found.end);
        let around = &text[from..to];
        !word.is_empty()
            && around
                .match_indices(word.as_str())
                .any(|(at, _)| from + at <= found.start && found.end <= from + at + word.len())
    })
}
