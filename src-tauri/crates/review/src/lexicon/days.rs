//! Days that publicity hangs on.

use serde::Deserialize;
use toml::Spanned;

use super::check::Entry;
use super::list::DayList;

/// A day with a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// What it is called, the usual name first.
    pub names: Vec<String>,
    /// Who made it.
    pub source: String,
    /// Sentences in which it is wrong.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub right: Vec<String>,
}

impl Entry for Day {
    fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn texts(&self) -> Vec<&str> {
        let rest = self.names.iter().chain(&self.wrong).chain(&self.right);
        std::iter::once(&self.source)
            .chain(rest)
            .map(String::as_str)
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        if self.names.is_empty() {
            return Some("“names”里一个名称也没有。".to_owned());
        }
        // 2024 has a 29 February.
        chrono::NaiveDate::from_ymd_opt(2024, self.month, self.day)
            .is_none()
            .then(|| format!("日历上没有{}月{}日。", self.month, self.day))
    }
}

/// The days, to be looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    entries: Vec<Day>,
}

impl Days {
    pub(super) fn of(list: DayList) -> Self {
        Self {
            entries: list.day.into_iter().map(Spanned::into_inner).collect(),
        }
    }

    pub(super) fn entries(&self) -> &[Day] {
        &self.entries
    }

    pub(super) fn at(&self, text: &str) -> Option<(&Day, usize)> {
        self.entries
            .iter()
            .flat_map(|day| day.names.iter().map(move |name| (day, name)))
            .filter(|(_, name)| text.starts_with(name.as_str()))
            .map(|(day, name)| (day, name.len()))
            .max_by_key(|(_, length)| *length)
    }
}
