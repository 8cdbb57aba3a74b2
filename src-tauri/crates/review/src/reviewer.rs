//! Running the rules.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use report::figures::Figures;
use report::{BlockId, Report};

use crate::budget::{MOST_LISTED, MOST_OF_RULE, Parts, Review};
use crate::context::Context;
use crate::finding::{Finding, Fix, Found};
use crate::key;
use crate::profile::Profile;
use crate::registry;
use crate::rule::{Rule, Scope};
use crate::sections::Sections;
use crate::text::{Line, Text};
use crate::trial::{self, Tried};

/// Everything that the rules find in a report, in the order of the paper, as far as it is listed.
#[must_use]
pub fn review(report: &Report, figures: &Figures, context: &Context) -> Review {
    Reviewer::default().review(report, figures, context)
}

/// How many places of one rule are kept: some of them a person may have said to ignore.
const MOST_KEPT: usize = 2 * MOST_OF_RULE;

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
    /// With the place of the rule in the registry, in its order.
    found: Vec<(usize, Found)>,
    /// How many more were found, by the place of the rule.
    more: Vec<(usize, usize)>,
    tried: Tried,
}

/// What the lines of a report may still add.
struct Left {
    /// How many places of each rule.
    places: Vec<usize>,
    /// How much text fixes are tried on.
    trials: usize,
}

impl Left {
    fn trials_of_line(&self) -> usize {
        self.trials.min(trial::MOST_OF_LINE)
    }

    fn take(&mut self, kept: &Kept) {
        for (place, _) in &kept.found {
            self.places[*place] -= 1;
        }
        self.trials -= kept.tried.taken;
    }
}

impl Reviewer {
    /// Everything that the rules find in a report, in the order of the paper, as far as it is listed.
    pub fn review(&mut self, report: &Report, figures: &Figures, context: &Context) -> Review {
        let Some(parts) = Parts::of(report, figures) else {
            return self.read(report, figures, context);
        };
        let mut review = self.read(&parts.report, figures, context);
        for finding in &mut review.findings {
            parts.put_back(finding);
        }
        Review {
            unread: parts.unread,
            ..review
        }
    }

    fn read(&mut self, report: &Report, figures: &Figures, context: &Context) -> Review {
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
        let mut left = Left {
            places: vec![MOST_KEPT; rules.len()],
            trials: trial::MOST,
        };
        let kept: Vec<Kept> = report
            .blocks
            .iter()
            .map(|block| {
                let line = Line::new(block, figures, report.numbering);
                let kept = match self.kept.remove(&block.id) {
                    Some(kept) if kept.line.reads_like(&line) && kept.holds_with(&left) => kept,
                    _ => Kept::read(line, &running, context, &left),
                };
                left.take(&kept);
                kept
            })
            .collect();

        let lines: Vec<Arc<Line>> = kept.iter().map(|kept| kept.line.clone()).collect();
        let slots = self.sections.slots(report, &lines);
        let text = Text::new(report, figures, lines, slots);
        let mut list = List::new(rules.len());
        for (at, kept) in kept.iter().enumerate() {
            for (place, found) in &kept.found {
                list.add((at, *place), || {
                    finding(&kept.line, rules[*place], found, &text, context)
                });
            }
            list.unlisted += kept.more.iter().map(|(_, count)| count).sum::<usize>();
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
                if let Some(at) = text.place(found.block) {
                    list.add((at, *place), || {
                        finding(&text.lines[at], rule, &found, &text, context)
                    });
                }
            }
        }
        drop(text);
        self.kept = kept.into_iter().map(|kept| (kept.line.id, kept)).collect();
        list.finish()
    }
}

/// What is found in the making: as many places of each rule as are listed, the others counted.
struct List {
    /// With the place of the line and that of the rule.
    findings: Vec<(usize, usize, Finding)>,
    counts: Vec<usize>,
    unlisted: usize,
}

impl List {
    fn new(rules: usize) -> Self {
        Self {
            findings: Vec::new(),
            counts: vec![0; rules],
            unlisted: 0,
        }
    }

    /// Adds a finding of a rule in a line, if it is one. Of a rule whose list is full it is only counted.
    fn add(&mut self, (at, place): (usize, usize), finding: impl FnOnce() -> Option<Finding>) {
        if self.counts[place] >= MOST_OF_RULE {
            self.unlisted += 1;
        } else if let Some(finding) = finding() {
            self.counts[place] += 1;
            self.findings.push((at, place, finding));
        }
    }

    fn finish(mut self) -> Review {
        self.findings.sort_by(|(at, place, a), (bt, other, b)| {
            (at, a.start, a.end, place).cmp(&(bt, b.start, b.end, other))
        });
        let beyond = self.findings.len().saturating_sub(MOST_LISTED);
        self.findings.truncate(MOST_LISTED);
        Review {
            findings: self.findings.into_iter().map(|(_, _, it)| it).collect(),
            unlisted: self.unlisted + beyond,
            unread: None,
        }
    }
}

impl Kept {
    fn read(line: Line, running: &[(usize, &Rule)], context: &Context, left: &Left) -> Self {
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
        let tried =
            trial::keep_sound_fixes(&line, &mut found, running, context, left.trials_of_line());
        let mut counts = vec![0; left.places.len()];
        found.retain(|(place, _)| {
            counts[*place] += 1;
            counts[*place] <= left.places[*place]
        });
        found.shrink_to_fit();
        Self {
            line: Arc::new(line),
            found,
            more: (0..)
                .zip(std::iter::zip(counts, &left.places))
                .filter_map(|(place, (count, left))| Some((place, count.checked_sub(*left)?)))
                .filter(|(_, more)| *more > 0)
                .collect(),
            tried,
        }
    }

    /// Whether the line would be read as it was with so much left.
    fn holds_with(&self, left: &Left) -> bool {
        let mut counts = self.found.chunk_by(|(one, _), (other, _)| one == other);
        let is_cut = |place| self.more.iter().any(|(of, _)| *of == place);
        self.tried.holds_with(left.trials_of_line())
            && self.more.iter().all(|(place, _)| {
                let kept = self.found.iter().filter(|(of, _)| of == place).count();
                kept == left.places[*place]
            })
            && counts.all(|list| {
                let place = list[0].0;
                is_cut(place) || list.len() <= left.places[place]
            })
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
