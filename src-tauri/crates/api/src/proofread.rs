//! The review of a report with what a person set and the word lists that are in use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{Local, NaiveDate};
use report::figures::Figures;
use report::span::{Ruler, Shown};
use report::steps::Steps;
use report::{BlockId, Report};
use review::lexicon::Own;
use review::{
    Context, Edit, Finding, Fix, Level, Lexicon, Profile, Review, Reviewer, Rule, registry,
};

use crate::dto::{
    FindingDto, FixDto, FixEdit, LevelDto, ReviewSettings, RuleCard, Settings, UnitProfile,
};

/// Reviews reports one after another; one that was reviewed before is read only where it changed.
#[derive(Debug, Default)]
pub(crate) struct Proofreader {
    /// What a review goes by. It is held only to be changed or copied: a save must not wait for a
    /// review.
    desk: Mutex<Desk>,
    /// Held during a review.
    reviewer: Mutex<Reviewer>,
}

#[derive(Debug, Default)]
struct Desk {
    settings: review::Settings,
    own: Vec<Own>,
    /// Without the office's own words.
    lists: Lexicon,
    /// With them.
    lexicon: Arc<Lexicon>,
}

impl Proofreader {
    /// Goes by these settings from now on.
    pub(crate) fn set(&self, settings: &Settings) {
        let mut desk = self.lock();
        desk.settings = settings_of(settings);
        desk.own = own(&settings.review);
        desk.look_up();
    }

    /// Goes by these lists from now on.
    pub(crate) fn set_lists(&self, lists: Lexicon) {
        let mut desk = self.lock();
        desk.lists = lists;
        desk.look_up();
    }

    /// The lists in use.
    pub(crate) fn lists(&self) -> Lexicon {
        self.lock().lists.clone()
    }

    /// Everything that is found in a report, what a person said to ignore in it too.
    pub(crate) fn review(&self, report: &Report, figures: &Figures) -> Review {
        // A panic while it was held leaves nothing half done that the next review would trust: it
        // compares every line.
        let mut reviewer = self.reviewer.lock().unwrap_or_else(PoisonError::into_inner);
        let (settings, lexicon) = {
            let desk = self.lock();
            (desk.settings.clone(), Arc::clone(&desk.lexicon))
        };
        let context = Context {
            lexicon: &lexicon,
            settings: &settings,
            today: Some(today()),
        };
        reviewer.review(report, figures, &context)
    }

    /// A panic while it was held leaves a whole setting or the one before.
    fn lock(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn look_up(&mut self) {
        self.lexicon = Arc::new(self.lists.clone().with_own(self.own.clone()));
    }
}

fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// What is found with nothing set, for files outside of the library; what a person said to ignore in the
/// report is left out.
pub(crate) fn alone(report: &Report, figures: &Figures) -> Review {
    let context = Context {
        today: Some(today()),
        ..Context::default()
    };
    let mut found = review::review(report, figures, &context);
    found
        .findings
        .retain(|finding| !report.ignored.contains(&finding.key));
    found
}

fn settings_of(settings: &Settings) -> review::Settings {
    let said = &settings.review;
    let UnitProfile {
        short,
        wrong,
        villages,
        communities,
    } = said.profile.clone();
    let usual = Some(settings.unit_short.clone()).filter(|name| !name.is_empty());
    review::Settings {
        switched: said.switched.clone(),
        allowed: said
            .allowed
            .iter()
            .map(|it| (it.code.clone(), it.text.clone()))
            .collect(),
        words: said.words.iter().cloned().collect(),
        profile: Profile {
            unit: settings.unit.clone(),
            short: usual.into_iter().chain(short).collect(),
            wrong,
            villages,
            communities,
        },
        ..review::Settings::default()
    }
}

fn own(settings: &ReviewSettings) -> Vec<Own> {
    settings
        .own
        .iter()
        .map(|word| Own {
            written: word.written.clone(),
            instead: word.instead.clone(),
        })
        .collect()
}

/// Findings as the window gets them.
pub(crate) fn shown(
    report: &Report,
    figures: &Figures,
    steps: &Steps,
    findings: &[Finding],
) -> Vec<FindingDto> {
    let rulers = rulers(report, figures, findings);
    findings
        .iter()
        .filter_map(|finding| {
            let (at, ruler) = rulers.get(&finding.block)?;
            let step = steps.of_block.get(&finding.block);
            Some(FindingDto {
                code: finding.code.to_owned(),
                rule: finding.rule.to_owned(),
                level: finding.level.into(),
                block: finding.block.0,
                kind: report.blocks[*at].kind.into(),
                step: step.cloned().unwrap_or_default(),
                start: ruler.wire(finding.start, false),
                end: ruler.wire(finding.end, true),
                text: finding.text.clone(),
                message: finding.message.clone(),
                reason: finding.reason.clone(),
                fixes: finding
                    .fixes
                    .iter()
                    .filter_map(|fix| self::fix(fix, &rulers))
                    .collect(),
                key: finding.key.clone(),
                ignored: report.ignored.contains(&finding.key),
            })
        })
        .collect()
}

/// Place and text of a block by its id.
pub(crate) type Rulers = BTreeMap<BlockId, (usize, Ruler)>;

/// The blocks that findings and their fixes are about.
pub(crate) fn rulers(report: &Report, figures: &Figures, findings: &[Finding]) -> Rulers {
    let wanted: BTreeSet<BlockId> = findings
        .iter()
        .flat_map(|finding| {
            let fixes = finding.fixes.iter().flat_map(|fix| &fix.edits);
            fixes.map(|edit| edit.block).chain([finding.block])
        })
        .collect();
    report
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| wanted.contains(&block.id))
        .map(|(at, block)| {
            let shown = Shown::new(&block.text, figures);
            (block.id, (at, Ruler::new(shown)))
        })
        .collect()
}

/// A fix; `None` where it changes what is not there.
fn fix(fix: &Fix, rulers: &Rulers) -> Option<FixDto> {
    let edit = |edit: &Edit| {
        let (_, ruler) = rulers.get(&edit.block)?;
        Some(FixEdit {
            block: edit.block.0,
            start: ruler.wire(edit.start, false),
            end: ruler.wire(edit.end, true),
            with: edit.with.clone(),
        })
    };
    Some(FixDto {
        label: fix.label.clone(),
        edits: fix.edits.iter().map(edit).collect::<Option<_>>()?,
        safe: fix.safe,
    })
}

/// Every rule, with the page that explains it.
pub(crate) fn rules() -> Vec<RuleCard> {
    registry::rules().map(Into::into).collect()
}

impl From<&Rule> for RuleCard {
    fn from(rule: &Rule) -> Self {
        Self {
            code: rule.code.to_owned(),
            name: rule.name.to_owned(),
            level: rule.level.into(),
            family: rule.family.name().to_owned(),
            on: rule.on,
            reason: rule.reason.to_owned(),
            page: page(rule.page),
        }
    }
}

/// The page of a rule without the space that a doc comment has before each line.
fn page(page: &str) -> String {
    let lines: Vec<&str> = page
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .collect();
    lines.join("\n").trim().to_owned()
}

impl From<Level> for LevelDto {
    fn from(level: Level) -> Self {
        match level {
            Level::Certain => Self::Certain,
            Level::Suspected => Self::Suspected,
            Level::Hint => Self::Hint,
        }
    }
}
