//! A list as its file says it.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::value::Datetime;

use super::About;
use super::confusions::Confusion;
use super::days::Day;
use super::laws::{Law, Misnamed, Repealed};
use super::phrases::Phrase;
use super::programmes::{Meeting, Programme};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// 法律法规名称
    Laws,
    /// 固定提法
    Phrases,
    /// 易错字词
    Confusions,
    /// 规划和会议
    Programmes,
    /// 宣传节点
    Days,
}

impl Kind {
    /// The word that stands in the file and is sent over the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Laws => "laws",
            Self::Phrases => "phrases",
            Self::Confusions => "confusions",
            Self::Programmes => "programmes",
            Self::Days => "days",
        }
    }
}

/// The first thing that is read of a file.
#[derive(Debug, Deserialize)]
pub(super) struct Header {
    pub(super) kind: Spanned<String>,
}

/// A list of one of the kinds.
#[derive(Debug)]
pub(super) enum List {
    Laws(LawList),
    Phrases(PhraseList),
    Confusions(ConfusionList),
    Programmes(ProgrammeList),
    Days(DayList),
}

/// Declares the file of a kind: what every list says about itself, and its tables.
macro_rules! file {
    ($name:ident { $($table:ident: $entry:ty),+ }) => {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            kind: Kind,
            name: Spanned<String>,
            #[serde(deserialize_with = "day")]
            version: NaiveDate,
            limits: Spanned<String>,
            $(#[serde(default)] pub(super) $table: Vec<Spanned<$entry>>),+
        }

        impl $name {
            fn about(&self) -> About {
                About {
                    kind: self.kind,
                    name: self.name.get_ref().clone(),
                    version: self.version,
                    limits: self.limits.get_ref().clone(),
                    entries: 0 $(+ self.$table.len())+,
                }
            }
        }
    };
}

file!(LawList {
    current: Law,
    regulation: Law,
    repealed: Repealed,
    misnamed: Misnamed
});
file!(PhraseList { phrase: Phrase });
file!(ConfusionList {
    confusion: Confusion
});
file!(ProgrammeList {
    programme: Programme,
    meeting: Meeting
});
file!(DayList { day: Day });

impl List {
    pub(super) fn about(&self) -> About {
        match self {
            Self::Laws(list) => list.about(),
            Self::Phrases(list) => list.about(),
            Self::Confusions(list) => list.about(),
            Self::Programmes(list) => list.about(),
            Self::Days(list) => list.about(),
        }
    }
}

/// A day of the calendar, written 2026-01-31.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let wrong = || serde::de::Error::custom("日期不对，应写作 2026-01-31，并且日历上要有这一天。");
    let written = Datetime::deserialize(from).map_err(|_| wrong())?;
    written
        .date
        .filter(|_| written.time.is_none())
        .and_then(|date| {
            NaiveDate::from_ymd_opt(
                i32::from(date.year),
                u32::from(date.month),
                u32::from(date.day),
            )
        })
        .ok_or_else(wrong)
}

/// Such a day, where there may be none.
pub(super) fn some_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    day(from).map(Some)
}
