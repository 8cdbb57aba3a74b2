//! Words that are mistaken for others.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::check::Entry;
use super::list::{ConfusionList, some_day};
use super::words::Words;

/// A word that is mistaken for another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confusion {
    /// What stands there.
    pub written: String,
    /// What should.
    pub instead: String,
    /// Which rule tells about it.
    pub rule: Subject,
    /// How often it is a mistake.
    pub level: Degree,
    /// With one of these right before it, it is right after all.
    #[serde(default)]
    pub before: Vec<String>,
    /// With one of these right behind it, it is right after all.
    #[serde(default)]
    pub behind: Vec<String>,
    /// When the right word became the right one, where that is known.
    #[serde(default, deserialize_with = "some_day")]
    pub since: Option<NaiveDate>,
    /// Where that is known from.
    pub source: String,
    /// Sentences in which it is found.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub right: Vec<String>,
}

/// Which rule tells about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// 法制 and 法治.
    Fazhi,
    /// Typing errors and worn-out wordings.
    Typo,
    /// Organs that were renamed.
    Organ,
}

/// How often a word is a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Degree {
    /// Nearly always.
    Suspected,
    /// Often.
    Hint,
}

/// A word that an office never wants to read, and what it writes instead.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own {
    /// The word.
    pub written: String,
    /// What it writes instead; empty where it writes nothing.
    pub instead: String,
}

impl Entry for Confusion {
    fn names(&self) -> Vec<String> {
        vec![self.written.clone()]
    }

    fn texts(&self) -> Vec<&str> {
        let beside = self.before.iter().chain(&self.behind);
        [&self.written, &self.instead, &self.source]
            .into_iter()
            .chain(beside)
            .chain(self.wrong.iter().chain(&self.right))
            .map(String::as_str)
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        (self.written == self.instead).then(|| format!("“{}”的改法和它自己一样。", self.written))
    }
}

/// The words, to be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Confusions {
    entries: Vec<Confusion>,
    /// The person's own, behind the entries.
    own: Vec<Confusion>,
    words: Words,
}

impl Confusions {
    pub(super) fn with_list(self, list: ConfusionList) -> Self {
        let entries = list
            .confusion
            .into_iter()
            .map(Spanned::into_inner)
            .collect();
        Self { entries, ..self }.built()
    }

    pub(super) fn with_own(self, own: Vec<Own>) -> Self {
        let own = own
            .into_iter()
            .map(|own| Confusion {
                written: own.written,
                instead: own.instead,
                rule: Subject::Typo,
                level: Degree::Suspected,
                before: Vec::new(),
                behind: Vec::new(),
                since: None,
                source: "本单位的用语".to_owned(),
                wrong: Vec::new(),
                right: Vec::new(),
            })
            .collect();
        Self { own, ..self }.built()
    }

    fn built(mut self) -> Self {
        let all = self.own.iter().chain(&self.entries);
        self.words = Words::longest(
            all.enumerate()
                .map(|(at, entry)| (entry.written.as_str(), at)),
        );
        self
    }

    pub(super) fn entries(&self) -> &[Confusion] {
        &self.entries
    }

    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize, &Confusion)> {
        self.words
            .find(text)
            .filter_map(|(start, end, at)| {
                let own = self.own.get(at);
                let entry = own.or_else(|| self.entries.get(at - self.own.len()))?;
                let (before, behind) = (&text[..start], &text[end..]);
                let excused = entry
                    .before
                    .iter()
                    .any(|word| before.ends_with(word.as_str()))
                    || entry
                        .behind
                        .iter()
                        .any(|word| behind.starts_with(word.as_str()));
                (!excused).then_some((start, end, entry))
            })
            .collect()
    }
}
