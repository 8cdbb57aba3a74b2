//! Whether a list may be taken in.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;

use super::fault::Fault;
use super::list::{Header, Kind, List};

/// The longest file, in bytes: the whole of the shipped lists is a tenth of it.
const LONGEST: usize = 1 << 20;
/// The most entries of a list.
const MOST: usize = 5_000;

/// A list that may be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Which list it is.
    pub kind: Kind,
    /// What a person calls it.
    pub name: String,
    /// The day it tells the state of.
    pub version: NaiveDate,
    /// What it does not know.
    pub limits: String,
    /// How many entries of which sort it has.
    pub counts: Vec<Counted>,
}

/// How many entries of a sort a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// What they are, in Chinese.
    pub name: &'static str,
    /// How many.
    pub count: usize,
}

impl Imported {
    pub(super) fn of(list: &List) -> Self {
        let about = list.about();
        let counts: Vec<(&'static str, usize)> = match list {
            List::Laws(list) => vec![
                ("现行法律", list.current.len()),
                ("法规、党内法规", list.regulation.len()),
                ("废止或被取代", list.repealed.len()),
                ("误写的名称", list.misnamed.len()),
            ],
            List::Phrases(list) => vec![("固定提法", list.phrase.len())],
            List::Confusions(list) => vec![("易错字词", list.confusion.len())],
            List::Programmes(list) => {
                vec![("规划", list.programme.len()), ("会议", list.meeting.len())]
            }
            List::Days(list) => vec![("宣传节点", list.day.len())],
        };
        Self {
            kind: about.kind,
            name: about.name,
            version: about.version,
            limits: about.limits,
            counts: counts
                .into_iter()
                .map(|(name, count)| Counted { name, count })
                .collect(),
        }
    }
}

/// Reads a list and looks at every entry.
///
/// # Errors
/// The first thing that is wrong with it.
pub(super) fn read(text: &str) -> Result<List, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::of_all("文件太大，超过1兆字节，不像是一份清单。"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let form = |error: toml::de::Error| Fault::of_form(text, &error);
    let header: Header = toml::from_str(text).map_err(form)?;
    let kind = header.kind.get_ref().as_str();
    let list = match kind {
        "laws" => List::Laws(toml::from_str(text).map_err(form)?),
        "phrases" => List::Phrases(toml::from_str(text).map_err(form)?),
        "confusions" => List::Confusions(toml::from_str(text).map_err(form)?),
        "programmes" => List::Programmes(toml::from_str(text).map_err(form)?),
        "days" => List::Days(toml::from_str(text).map_err(form)?),
        other => {
            let message = format!("不认识“{other}”这种清单。");
            return Err(Fault::at(text, header.kind.span().start, message));
        }
    };
    let about = list.about();
    if about.name.trim().is_empty() || about.limits.trim().is_empty() {
        return Err(Fault::of_all(
            "清单的名称（name）和说明（limits）不能空着。",
        ));
    }
    if about.entries == 0 {
        return Err(Fault::of_all("清单里一条也没有。"));
    }
    if about.entries > MOST {
        return Err(Fault::of_all(format!("清单超过{MOST}条，太多了。")));
    }
    let mut sieve = Sieve {
        text,
        seen: BTreeSet::new(),
    };
    match &list {
        List::Laws(list) => {
            sieve.all(&list.current)?;
            sieve.all(&list.regulation)?;
            sieve.all(&list.repealed)?;
            sieve.all(&list.misnamed)?;
        }
        List::Phrases(list) => sieve.all(&list.phrase)?,
        List::Confusions(list) => sieve.all(&list.confusion)?,
        List::Programmes(list) => {
            sieve.all(&list.programme)?;
            sieve.all(&list.meeting)?;
        }
        List::Days(list) => sieve.all(&list.day)?,
    }
    Ok(list)
}

/// What an entry of any list can be asked.
pub(super) trait Entry {
    /// What must not stand in a list twice.
    fn names(&self) -> Vec<String>;

    /// Texts that must say something.
    fn texts(&self) -> Vec<&str>;

    /// What contradicts itself, a Chinese sentence.
    fn contradiction(&self) -> Option<String> {
        None
    }
}

struct Sieve<'a> {
    text: &'a str,
    seen: BTreeSet<String>,
}

impl Sieve<'_> {
    fn all<E: Entry>(&mut self, entries: &[Spanned<E>]) -> Result<(), Fault> {
        for entry in entries {
            let fault = |message: String| Fault::at(self.text, entry.span().start, message);
            let value = entry.get_ref();
            if value.texts().iter().any(|text| text.trim().is_empty()) {
                return Err(fault("这里起的一条有一栏空着。".to_owned()));
            }
            if let Some(message) = value.contradiction() {
                return Err(fault(message));
            }
            for name in value.names() {
                if self.seen.contains(&name) {
                    return Err(fault(format!("“{name}”在清单里出现了两次。")));
                }
                self.seen.insert(name);
            }
        }
        Ok(())
    }
}
