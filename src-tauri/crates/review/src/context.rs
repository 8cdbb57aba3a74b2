//! What a rule may know besides the report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::lexicon::Lexicon;
use crate::profile::Profile;
use crate::rule::Rule;

/// What a review is told from outside. What the paper is for stands in the report
/// ([`Meta::variant`](report::Meta)), and so does last year's report
/// ([`Report::carried`](report::Report)).
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Laws, phrases, words.
    pub lexicon: &'a Lexicon,
    /// What the person set.
    pub settings: &'a Settings,
    /// The day of the review, if it is known.
    pub today: Option<NaiveDate>,
}

/// What a person set about the review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Rules by code that are switched on or off against their default.
    pub switched: BTreeMap<String, bool>,
    /// Keys of findings to ignore ([`Finding::key`](crate::Finding)): 此处忽略.
    pub ignored: BTreeSet<String>,
    /// Texts to ignore wherever a rule finds them, as code and text: 总是忽略.
    pub allowed: BTreeSet<(String, String)>,
    /// The person's own words: nothing inside of one is found.
    pub words: BTreeSet<String>,
    /// The unit that writes.
    pub profile: Profile,
}

impl Settings {
    /// Whether a rule is to run.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.switched.get(rule.code).copied().unwrap_or(rule.on)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);

impl Default for Context<'static> {
    /// The lists that the program comes with, nothing set, no day.
    fn default() -> Self {
        Self {
            lexicon: &LEXICON,
            settings: &SETTINGS,
            today: None,
        }
    }
}
