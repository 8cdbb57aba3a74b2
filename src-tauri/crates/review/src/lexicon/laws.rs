//! Titles of laws: in force, repealed, never given.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::check::Entry;
use super::list::{LawList, day};

/// What the full title of a law begins with and the short one does not.
pub(crate) const STATE: &str = "中华人民共和国";

/// How surely something is known, in the words of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    /// Two sources say the same.
    #[serde(rename = "两个来源一致")]
    Agreed,
    /// Two sources say the same of the version, one of the day it came into force.
    #[serde(rename = "版本两个来源一致，施行日期一个来源")]
    Version,
    /// One source.
    #[serde(rename = "一个来源")]
    Single,
    /// Nobody looked.
    #[serde(rename = "未经核对")]
    Unverified,
}

/// A law, 行政法规 or 党内法规 in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Its title without 中华人民共和国.
    pub title: String,
    /// The day on which its latest version was adopted.
    #[serde(deserialize_with = "day")]
    pub adopted: NaiveDate,
    /// The day on which that version came into force.
    #[serde(deserialize_with = "day")]
    pub effective: NaiveDate,
    /// Where that is known from.
    pub source: String,
    /// How surely.
    pub confidence: Confidence,
    /// Whether it is a law (法律), whose full title begins with 中华人民共和国.
    #[serde(skip)]
    pub is_law: bool,
}

/// A title that is no longer in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repealed {
    /// The title without 中华人民共和国.
    pub title: String,
    /// The first day on which it is no longer in force.
    #[serde(deserialize_with = "day")]
    pub until: NaiveDate,
    /// Whether the repeal is stated, or something newer covers the subject.
    pub kind: End,
    /// What is in force instead; empty where there is nothing.
    #[serde(default)]
    pub successor: String,
    /// Which part of that, 婚姻家庭编; empty for all of it.
    #[serde(default)]
    pub part: String,
    /// Where that is known from.
    pub source: String,
    /// How surely.
    pub confidence: Confidence,
    /// The year of a report for the examples.
    pub year: i32,
    /// Sentences in which it is found.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub right: Vec<String>,
}

/// How a title came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The repeal is stated.
    Repealed,
    /// Something newer covers the subject.
    Superseded,
}

/// A title that nobody gave a law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misnamed {
    /// What people write.
    pub written: Vec<String>,
    /// What is meant.
    pub title: String,
    /// Where that is known from.
    pub source: String,
    /// How surely.
    pub confidence: Confidence,
    /// Sentences in which it is found.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which it is not.
    #[serde(default)]
    pub right: Vec<String>,
}

/// What is known of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It is in force.
    Current(&'a Law),
    /// It was.
    Repealed(&'a Repealed),
    /// It never was.
    Misnamed(&'a Misnamed),
}

impl Repealed {
    /// What to write instead, 《》 included; `None` where there is nothing.
    #[must_use]
    pub fn instead(&self) -> Option<String> {
        (!self.successor.is_empty()).then(|| format!("《{}》{}", self.successor, self.part_word()))
    }

    /// The part where it is one, so that 《民法典》婚姻家庭编 can stand in a sentence; several are left
    /// to the writer.
    fn part_word(&self) -> &str {
        if self.part.contains('、') {
            ""
        } else {
            &self.part
        }
    }
}

impl Entry for Law {
    fn names(&self) -> Vec<String> {
        vec![self.title.clone()]
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.title, &self.source]
    }

    fn contradiction(&self) -> Option<String> {
        (self.effective < self.adopted).then(|| format!("“{}”的施行日期早于通过日期。", self.title))
    }
}

impl Entry for Repealed {
    fn names(&self) -> Vec<String> {
        vec![self.title.clone()]
    }

    fn texts(&self) -> Vec<&str> {
        let examples = self.wrong.iter().chain(&self.right).map(String::as_str);
        [self.title.as_str(), &self.source]
            .into_iter()
            .chain(examples)
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        (self.title == self.successor).then(|| format!("“{}”不能由它自己取代。", self.title))
    }
}

impl Entry for Misnamed {
    fn names(&self) -> Vec<String> {
        self.written.clone()
    }

    fn texts(&self) -> Vec<&str> {
        let written = self.written.iter().chain(&self.wrong).chain(&self.right);
        [self.title.as_str(), &self.source]
            .into_iter()
            .chain(written.map(String::as_str))
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        if self.written.is_empty() {
            return Some("“written”里一个名称也没有。".to_owned());
        }
        self.written
            .contains(&self.title)
            .then(|| format!("“{}”既是误写又是正确的名称。", self.title))
    }
}

/// The titles, to be looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Laws {
    current: Vec<Law>,
    repealed: Vec<Repealed>,
    misnamed: Vec<Misnamed>,
    places: HashMap<String, Place>,
}

#[derive(Debug, Clone, Copy)]
enum Place {
    Current(usize),
    Repealed(usize),
    Misnamed(usize),
}

impl Laws {
    pub(super) fn of(list: LawList) -> Self {
        let mut laws = Self::default();
        let named = [(list.current, true), (list.regulation, false)];
        for (entries, is_law) in named {
            for entry in entries.into_iter().map(Spanned::into_inner) {
                let place = Place::Current(laws.current.len());
                laws.places.insert(entry.title.clone(), place);
                laws.current.push(Law { is_law, ..entry });
            }
        }
        for entry in list.repealed.into_iter().map(Spanned::into_inner) {
            let place = Place::Repealed(laws.repealed.len());
            laws.places.insert(entry.title.clone(), place);
            laws.repealed.push(entry);
        }
        for entry in list.misnamed.into_iter().map(Spanned::into_inner) {
            for written in &entry.written {
                let place = Place::Misnamed(laws.misnamed.len());
                laws.places.insert(written.clone(), place);
            }
            laws.misnamed.push(entry);
        }
        laws
    }

    pub(super) fn standing(&self, title: &str) -> Option<Standing<'_>> {
        let short = title.strip_prefix(STATE).unwrap_or(title);
        Some(match *self.places.get(short)? {
            Place::Current(at) => Standing::Current(self.current.get(at)?),
            Place::Repealed(at) => Standing::Repealed(self.repealed.get(at)?),
            Place::Misnamed(at) => Standing::Misnamed(self.misnamed.get(at)?),
        })
    }

    pub(super) fn current(&self) -> impl Iterator<Item = &Law> {
        self.current.iter()
    }

    pub(super) fn repealed(&self) -> impl Iterator<Item = &Repealed> {
        self.repealed.iter()
    }

    pub(super) fn misnamed(&self) -> impl Iterator<Item = &Misnamed> {
        self.misnamed.iter()
    }

    pub(super) fn near(&self, title: &str) -> Option<&str> {
        const SHORTEST: usize = 4;
        let short: Vec<char> = title.strip_prefix(STATE).unwrap_or(title).chars().collect();
        if short.len() < SHORTEST || short.len() > LONGEST {
            return None;
        }
        // One character in five may be another: 预防未成人犯罪法.
        let most = if short.len() < 8 { 1 } else { 2 };
        self.current
            .iter()
            .map(|law| (distance(&short, &law.title), law.title.as_str()))
            .filter(|(distance, _)| (1..=most).contains(distance))
            .min()
            .map(|(_, title)| title)
    }
}

/// The longest title that is compared, in characters.
const LONGEST: usize = 60;

/// How many characters must be put in, taken out or changed to make one text of the other.
fn distance(one: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = corner + usize::from(a != b);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
