//! Word lists: dated data, each entry with its source. Pure: text in, typed data or a [`Fault`] out.
//!
//! | module | what it holds |
//! |---|---|
//! | `list` | a list as its file says it: what every list says about itself |
//! | `check` | whether a newer list from a file may be taken in |
//! | `fault` | what is wrong with a list, one Chinese sentence |
//! | `laws` | titles in force, repealed, never given |
//! | `phrases` | fixed phrases, and wordings that are met with instead |
//! | `confusions` | words mistaken for others; the person's own too |
//! | `programmes` | plans whose years pass, meetings |
//! | `days` | days that publicity hangs on |
//!
//! The program comes with the lists in `assets/lexicon`; one of a later date takes the place of the one
//! of its kind.

mod check;
mod confusions;
mod days;
mod fault;
mod laws;
mod list;
mod phrases;
mod programmes;
mod words;

use std::sync::LazyLock;

use chrono::NaiveDate;

pub use check::{Counted, Imported};
pub use confusions::{Confusion, Degree, Own, Subject};
pub use days::Day;
pub use fault::Fault;
pub(crate) use laws::STATE;
pub use laws::{Confidence, End, Law, Misnamed, Repealed, Standing};
pub use list::Kind;
pub use phrases::{Phrase, Slip};
pub use programmes::{Meeting, Programme};

use confusions::Confusions;
use days::Days;
use laws::Laws;
use list::List;
use phrases::Phrases;
use programmes::Programmes;

/// The lists that rules look words up in.
#[derive(Debug, Clone)]
pub struct Lexicon {
    lists: Vec<About>,
    laws: Laws,
    phrases: Phrases,
    confusions: Confusions,
    programmes: Programmes,
    days: Days,
    stamp: u64,
}

/// What a list says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which list it is.
    pub kind: Kind,
    /// What a person calls it.
    pub name: String,
    /// The day it tells the state of.
    pub version: NaiveDate,
    /// What it does not know, a Chinese sentence.
    pub limits: String,
    /// How many entries it has.
    pub entries: usize,
}

/// The lists that the program comes with.
const SHIPPED: [&str; 5] = [
    include_str!("../../../../../assets/lexicon/laws.toml"),
    include_str!("../../../../../assets/lexicon/phrases.toml"),
    include_str!("../../../../../assets/lexicon/confusions.toml"),
    include_str!("../../../../../assets/lexicon/programmes.toml"),
    include_str!("../../../../../assets/lexicon/days.toml"),
];

impl Default for Lexicon {
    /// The lists that the program comes with.
    fn default() -> Self {
        static READ: LazyLock<Lexicon> = LazyLock::new(|| {
            // One that does not read fails the tests.
            SHIPPED.iter().fold(Lexicon::empty(), |lexicon, text| {
                lexicon.clone().with_list(text).unwrap_or(lexicon)
            })
        });
        READ.clone()
    }
}

impl Lexicon {
    /// No list at all: nothing is found.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            lists: Vec::new(),
            laws: Laws::default(),
            phrases: Phrases::default(),
            confusions: Confusions::default(),
            programmes: Programmes::default(),
            days: Days::default(),
            stamp: FNV_START,
        }
    }

    /// Whether a list from a file may be taken in: its form, its dates, entries that stand twice, texts
    /// that are empty, its size, and that it is not older than the one of its kind that is there.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self, text: &str) -> Result<Imported, Fault> {
        let list = check::read(text)?;
        let about = list.about();
        if let Some(mine) = self.list(about.kind)
            && about.version < mine.version
        {
            return Err(Fault::of_all(format!(
                "这份清单（{}）比现在用的（{}）旧，没有导入。",
                about.version, mine.version
            )));
        }
        Ok(Imported::of(&list))
    }

    /// With a list in place of the one of its kind.
    ///
    /// # Errors
    /// Where [`check`](Self::check) finds something wrong.
    pub fn with_list(mut self, text: &str) -> Result<Self, Fault> {
        self.check(text)?;
        let list = check::read(text)?;
        let about = list.about();
        self.lists.retain(|mine| mine.kind != about.kind);
        self.lists.push(about);
        match list {
            List::Laws(list) => self.laws = Laws::of(list),
            List::Phrases(list) => self.phrases = Phrases::of(list),
            List::Confusions(list) => self.confusions = self.confusions.with_list(list),
            List::Programmes(list) => self.programmes = Programmes::of(list),
            List::Days(list) => self.days = Days::of(list),
        }
        self.stamp = hash(self.stamp, text);
        Ok(self)
    }

    /// With words that this office never wants to read, and what it writes instead, on top.
    #[must_use]
    pub fn with_own(mut self, words: impl IntoIterator<Item = Own>) -> Self {
        let own: Vec<Own> = words
            .into_iter()
            .filter(|own| !own.written.trim().is_empty() && own.written != own.instead)
            .collect();
        for word in &own {
            self.stamp = hash(hash(self.stamp, &word.written), &word.instead);
        }
        self.confusions = self.confusions.with_own(own);
        self
    }

    /// What each list says about itself.
    #[must_use]
    pub fn about(&self) -> &[About] {
        &self.lists
    }

    /// What the list of a kind says about itself.
    #[must_use]
    pub fn list(&self, kind: Kind) -> Option<&About> {
        self.lists.iter().find(|list| list.kind == kind)
    }

    /// A number that is another for lists of other content: what was found with other lists is not
    /// kept.
    #[must_use]
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// What is known of a title, written with or without 中华人民共和国 and without 《》.
    #[must_use]
    pub fn title(&self, title: &str) -> Option<Standing<'_>> {
        self.laws.standing(title)
    }

    /// The title in force that an unknown one is most likely meant to be; `None` where it is too far
    /// from all.
    #[must_use]
    pub fn near_title(&self, title: &str) -> Option<&str> {
        self.laws.near(title)
    }

    /// Every law in force, 行政法规 and 党内法规 too.
    pub fn laws(&self) -> impl Iterator<Item = &Law> {
        self.laws.current()
    }

    /// Titles that are no longer in force.
    pub fn repealed(&self) -> impl Iterator<Item = &Repealed> {
        self.laws.repealed()
    }

    /// Titles that nobody gave.
    pub fn misnamed(&self) -> impl Iterator<Item = &Misnamed> {
        self.laws.misnamed()
    }

    /// The fixed phrases.
    #[must_use]
    pub fn phrases(&self) -> &[Phrase] {
        self.phrases.entries()
    }

    /// Where a text has a fixed phrase wrong, in order.
    #[must_use]
    pub fn slips(&self, text: &str) -> Vec<Slip<'_>> {
        self.phrases.slips(text)
    }

    /// Words that are mistaken for others, without the person's own.
    #[must_use]
    pub fn confusions(&self) -> &[Confusion] {
        self.confusions.entries()
    }

    /// Words of a text that are mistaken for others, from and to, in order; the person's own too.
    #[must_use]
    pub fn confused(&self, text: &str) -> Vec<(usize, usize, &Confusion)> {
        self.confusions.find(text)
    }

    /// Plans with their years.
    #[must_use]
    pub fn programmes(&self) -> &[Programme] {
        self.programmes.entries()
    }

    /// Where a text names a plan, from and to, in order.
    #[must_use]
    pub fn programmes_in(&self, text: &str) -> Vec<(usize, usize, &Programme)> {
        self.programmes.find(text)
    }

    /// Meetings of the Party, the earliest first.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        self.programmes.meetings()
    }

    /// Days that publicity hangs on.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        self.days.entries()
    }

    /// The day whose name a text begins with, and how long the name is.
    #[must_use]
    pub fn day_at(&self, text: &str) -> Option<(&Day, usize)> {
        self.days.at(text)
    }
}

const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, continued; no text holds the byte 0xFF.
fn hash(start: u64, text: &str) -> u64 {
    text.bytes().chain([0xff]).fold(start, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
