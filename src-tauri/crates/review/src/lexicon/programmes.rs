//! Plans whose years pass, and meetings.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::check::Entry;
use super::list::{ProgrammeList, day};
use super::words::Words;

/// A plan of several years.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// What it is called.
    pub words: Vec<String>,
    /// Its first year.
    pub from: i32,
    /// Its last.
    pub to: i32,
    /// The first year of a report in which it is no longer the task of the day.
    pub stale: i32,
    /// What then is; empty where that is not known.
    #[serde(default)]
    pub instead: String,
    /// Where that is known from.
    pub source: String,
    /// The year of a report for the examples.
    pub year: i32,
    /// Sentences in which it is found.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub right: Vec<String>,
}

/// A meeting of the Party.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Of which congress, 20 for 二十大.
    pub congress: u32,
    /// Which plenum, 3 for 三中全会; 0 for the congress itself.
    pub plenum: u32,
    /// What it is called.
    pub name: String,
    /// The day it ended.
    #[serde(deserialize_with = "day")]
    pub closed: NaiveDate,
    /// Where that is known from.
    pub source: String,
}

impl Entry for Programme {
    fn names(&self) -> Vec<String> {
        self.words.clone()
    }

    fn texts(&self) -> Vec<&str> {
        let rest = self.words.iter().chain(&self.wrong).chain(&self.right);
        std::iter::once(&self.source)
            .chain(rest)
            .map(String::as_str)
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        if self.words.is_empty() {
            return Some("“words”里一个名称也没有。".to_owned());
        }
        (self.from > self.to || self.stale <= self.to)
            .then(|| format!("“{}”的年份前后不对。", self.words.join("、")))
    }
}

impl Entry for Meeting {
    fn names(&self) -> Vec<String> {
        vec![self.name.clone()]
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.name, &self.source]
    }
}

/// The plans, to be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Programmes {
    entries: Vec<Programme>,
    meetings: Vec<Meeting>,
    words: Words,
}

impl Programmes {
    pub(super) fn of(list: ProgrammeList) -> Self {
        let entries: Vec<Programme> = list
            .programme
            .into_iter()
            .map(Spanned::into_inner)
            .collect();
        let mut meetings: Vec<Meeting> =
            list.meeting.into_iter().map(Spanned::into_inner).collect();
        meetings.sort_by_key(|meeting| meeting.closed);
        let words = Words::longest(
            entries
                .iter()
                .enumerate()
                .flat_map(|(at, entry)| entry.words.iter().map(move |word| (word.as_str(), at))),
        );
        Self {
            entries,
            meetings,
            words,
        }
    }

    pub(super) fn entries(&self) -> &[Programme] {
        &self.entries
    }

    pub(super) fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize, &Programme)> {
        self.words
            .find(text)
            .filter_map(|(start, end, at)| Some((start, end, self.entries.get(at)?)))
            .collect()
    }
}
