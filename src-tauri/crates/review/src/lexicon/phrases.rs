//! Fixed phrases.

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::check::Entry;
use super::list::{PhraseList, some_day};
use super::words::Words;

/// A fixed phrase.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The right wording.
    pub text: String,
    /// Its pieces, where their order is fixed.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Wordings that are met with, each with what should stand.
    #[serde(default)]
    pub mistakes: Vec<(String, String)>,
    /// When the wording became the official one, where that is known.
    #[serde(default, deserialize_with = "some_day")]
    pub since: Option<NaiveDate>,
    /// Where it stands.
    pub source: String,
    /// Sentences in which it is wrong.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Sentences in which nothing is.
    #[serde(default)]
    pub right: Vec<String>,
}

/// A place where a phrase is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip<'a> {
    /// From this byte.
    pub start: usize,
    /// To this byte.
    pub end: usize,
    /// The phrase.
    pub phrase: &'a Phrase,
    /// What should stand there.
    pub instead: String,
    /// Whether the words are right and their order is not.
    pub order: bool,
}

impl Entry for Phrase {
    fn names(&self) -> Vec<String> {
        let mistakes = self.mistakes.iter().map(|(written, _)| written.clone());
        std::iter::once(self.text.clone()).chain(mistakes).collect()
    }

    fn texts(&self) -> Vec<&str> {
        let mistakes = self.mistakes.iter().flat_map(|(a, b)| [a, b]);
        let rest = self.parts.iter().chain(&self.wrong).chain(&self.right);
        [&self.text, &self.source]
            .into_iter()
            .chain(mistakes)
            .chain(rest)
            .map(String::as_str)
            .collect()
    }

    fn contradiction(&self) -> Option<String> {
        let same = self.mistakes.iter().find(|(wrong, right)| wrong == right);
        if let Some((wrong, _)) = same {
            return Some(format!("“{wrong}”的改法和它自己一样。"));
        }
        let inside = self.mistakes.iter().find(|(_, right)| {
            self.mistakes
                .iter()
                .any(|(wrong, _)| right.contains(wrong.as_str()))
        });
        if let Some((_, right)) = inside {
            return Some(format!("改法“{right}”里面又有误写。"));
        }
        if self.parts.len() == 1 {
            return Some("“parts”只有一段，谈不上次序。".to_owned());
        }
        if self.parts.is_empty() && self.mistakes.is_empty() {
            return Some("“parts”和“mistakes”都没有，什么也查不出来。".to_owned());
        }
        None
    }
}

/// The phrases, to be found.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    entries: Vec<Phrase>,
    mistakes: Words,
    /// Phrase and place in it of each mistake.
    mistaken: Vec<(usize, usize)>,
    parts: Words,
    /// Phrase and place in it of each piece.
    pieces: Vec<(usize, usize)>,
}

impl Phrases {
    pub(super) fn of(list: PhraseList) -> Self {
        let entries: Vec<Phrase> = list.phrase.into_iter().map(Spanned::into_inner).collect();
        let places = |count: fn(&Phrase) -> usize| -> Vec<(usize, usize)> {
            let each = entries.iter().enumerate();
            each.flat_map(|(at, entry)| (0..count(entry)).map(move |piece| (at, piece)))
                .collect()
        };
        let mistaken = places(|entry| entry.mistakes.len());
        let pieces = places(|entry| entry.parts.len());
        let mistakes = Words::longest(
            mistaken
                .iter()
                .enumerate()
                .map(|(owner, &(at, piece))| (entries[at].mistakes[piece].0.as_str(), owner)),
        );
        let parts = Words::overlapping(
            pieces
                .iter()
                .enumerate()
                .map(|(owner, &(at, piece))| (entries[at].parts[piece].as_str(), owner)),
        );
        Self {
            entries,
            mistakes,
            mistaken,
            parts,
            pieces,
        }
    }

    pub(super) fn entries(&self) -> &[Phrase] {
        &self.entries
    }

    pub(super) fn slips(&self, text: &str) -> Vec<Slip<'_>> {
        let mut slips: Vec<Slip> = self
            .mistakes
            .find(text)
            .filter_map(|(start, end, owner)| {
                let (at, place) = *self.mistaken.get(owner)?;
                let phrase = self.entries.get(at)?;
                Some(Slip {
                    start,
                    end,
                    phrase,
                    instead: phrase.mistakes.get(place)?.1.clone(),
                    order: false,
                })
            })
            .collect();
        let known = slips.len();
        for run in self.runs(text) {
            if slips[..known]
                .iter()
                .all(|slip| run.end <= slip.start || slip.end <= run.start)
            {
                slips.push(run);
            }
        }
        slips.sort_by_key(|slip| (slip.start, slip.end));
        slips
    }

    /// Pieces of one phrase, one after another, out of order.
    fn runs(&self, text: &str) -> Vec<Slip<'_>> {
        let mut hits: Vec<(usize, usize, usize, usize)> = self
            .parts
            .find_all(text)
            .filter_map(|(start, end, owner)| {
                let (phrase, piece) = *self.pieces.get(owner)?;
                Some((phrase, start, end, piece))
            })
            .collect();
        hits.sort_unstable();
        let mut slips = Vec::new();
        let mut from = 0;
        while from < hits.len() {
            let mut to = from + 1;
            while to < hits.len() && self.follows(text, hits[to - 1], hits[to]) {
                to += 1;
            }
            slips.extend(self.slip(text, &hits[from..to]));
            from = to;
        }
        slips
    }

    /// Whether one piece stands right behind another of the same phrase. Words of two characters on either
    /// side of a comma belong to two clauses.
    fn follows(
        &self,
        text: &str,
        before: (usize, usize, usize, usize),
        next: (usize, usize, usize, usize),
    ) -> bool {
        let is_short = || {
            let pieces = self.entries.get(before.0).map(|phrase| &phrase.parts);
            pieces.is_some_and(|parts| parts.iter().all(|part| part.chars().count() < 4))
        };
        before.0 == next.0
            && text
                .get(before.2..next.1)
                .is_some_and(|gap| matches!(gap, "" | "、") || gap == "，" && !is_short())
    }

    fn slip(&self, text: &str, run: &[(usize, usize, usize, usize)]) -> Option<Slip<'_>> {
        let (first, last) = (run.first()?, run.last()?);
        let phrase = self.entries.get(first.0)?;
        let in_order = run.windows(2).all(|pair| pair[0].3 < pair[1].3);
        let mut pieces: Vec<usize> = run.iter().map(|hit| hit.3).collect();
        pieces.sort_unstable();
        let twice = pieces.windows(2).any(|pair| pair[0] == pair[1]);
        if in_order || twice || run.len() < least(phrase) {
            return None;
        }
        let mut instead = String::new();
        for (place, piece) in pieces.iter().enumerate() {
            if place > 0 {
                instead.push_str(&text[run[place - 1].2..run[place].1]);
            }
            instead.push_str(phrase.parts.get(*piece)?);
        }
        Some(Slip {
            start: first.1,
            end: last.2,
            phrase,
            instead,
            order: true,
        })
    }
}

/// How many pieces in a row are surely meant to be the phrase: two words of two characters each
/// stand together in other sentences too.
fn least(phrase: &Phrase) -> usize {
    let long = phrase.parts.iter().all(|part| part.chars().count() >= 4);
    if long || phrase.parts.len() == 2 {
        2
    } else {
        3
    }
}
