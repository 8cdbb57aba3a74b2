//! Numbers in the text that are figures of the template become figures.

use std::collections::{BTreeMap, BTreeSet};

use super::cues::{CLAUSE_ENDS, Cue, Cues, is_otherwise, match_words, squeeze};
use crate::carried::Kind;
use crate::carried::token::tokens;
use crate::inline::reference;
use crate::quantity::Quantity;

/// A number that is surely a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its place in the text, in bytes, 约 and 以上 included.
    pub(super) range: std::ops::Range<usize>,
    /// Id of the figure.
    pub(super) figure: String,
    /// The number as it would be entered.
    pub(super) entry: String,
}

/// The numbers of a text that are surely figures, in order.
pub(super) fn find(text: &str, cues: &Cues) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut end_before = 0;
    let mut figure_before: Option<String> = None;
    for token in tokens(text) {
        if token.kind != Kind::Number {
            continue;
        }
        let start = widened(text, token.start);
        if start < end_before || text[end_before..start].contains(['。', '\n']) {
            figure_before = None;
        }
        let from = end_before.min(start);
        let number = Number {
            sentence: sentence_before(text, start),
            clause: text[from..start]
                .rsplit(CLAUSE_ENDS)
                .next()
                .unwrap_or_default(),
            text: &text[start..],
            token: token.end - start,
            chain: figure_before.as_deref(),
        };
        let matched = number.figure(cues);
        figure_before = matched.as_ref().map(|(figure, _, _)| figure.clone());
        end_before = token.end;
        if let Some((figure, entry, length)) = matched {
            end_before = start + length;
            found.push(Found {
                range: start..start + length,
                figure,
                entry,
            });
        }
    }
    found
}

/// Where a number begins with 约 or 近 before it.
fn widened(text: &str, start: usize) -> usize {
    let before = &text[..start];
    match before.strip_suffix(['约', '近']) {
        Some(rest) if !rest.ends_with(['最', '附', '大', '临', '接']) => rest.len(),
        _ => start,
    }
}

/// The sentence before a place, no farther back than anything in it could matter.
fn sentence_before(text: &str, at: usize) -> &str {
    const FARTHEST: usize = 300;
    let before = &text[..at];
    let from = before
        .char_indices()
        .rev()
        .take(FARTHEST)
        .take_while(|(_, c)| !matches!(c, '。' | '\n'))
        .last()
        .map_or(at, |(at, _)| at);
    &before[from..]
}

/// As much of a text as the words behind a number can be.
fn near(text: &str) -> &str {
    const FARTHEST: usize = 300;
    let end = text.char_indices().nth(FARTHEST);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

struct Number<'a> {
    /// The sentence before it.
    sentence: &'a str,
    /// Its clause before it.
    clause: &'a str,
    /// The text from it on.
    text: &'a str,
    /// Its length as a token.
    token: usize,
    /// The figure that the number before it is, in the same sentence.
    chain: Option<&'a str>,
}

impl Number<'_> {
    /// The figure that it is, the entry, and its length. `None` where it is none, or could be two.
    fn figure(&self, cues: &Cues) -> Option<(String, String, usize)> {
        let words = squeeze(self.clause);
        // Asked once for all cues: a template has hundreds.
        let otherwise = is_otherwise(self.clause);
        let mut best: Option<(usize, &Cue)> = None;
        let mut tied = false;
        let fitting = cues
            .iter()
            .filter(|(unit, _)| self.text[..self.token].ends_with(unit.as_str()))
            .filter(|(unit, _)| self.entry(unit).is_some());
        for cue in fitting.flat_map(|(_, cues)| cues) {
            let Some(score) = self.score(&words, otherwise, cue) else {
                continue;
            };
            match best {
                Some((before, other)) if before == score => tied |= other.figure != cue.figure,
                Some((before, _)) if before > score => {}
                _ => (best, tied) = (Some((score, cue)), false),
            }
        }
        let (_, cue) = best.filter(|_| !tied)?;
        let (entry, length) = self.entry(&cue.unit)?;
        Some((cue.figure.clone(), entry, length))
    }

    fn score(&self, words: &str, otherwise: bool, cue: &Cue) -> Option<usize> {
        const CHAINED: usize = 100;
        let chained = self
            .chain
            .is_some_and(|before| cue.chain.iter().any(|figure| figure == before));
        let begins_clause = words.is_empty() && !cue.is_label && cue.before.is_empty();
        if begins_clause {
            let behind = near(&self.text[self.token..])
                .split(CLAUSE_ENDS)
                .next()
                .unwrap_or_default();
            let behind = squeeze(behind);
            if behind.is_empty() || behind != cue.behind {
                return None;
            }
            let named = || {
                let sentence: Vec<String> = self.sentence.split(CLAUSE_ENDS).map(squeeze).collect();
                cue.earlier
                    .iter()
                    .any(|earlier| sentence.iter().any(|clause| clause.ends_with(earlier)))
            };
            return (chained || named()).then_some(CHAINED);
        }
        // 办结34件 behind a figure that the template's sentence has before it.
        if chained && !cue.before.is_empty() && words == cue.before {
            return Some(CHAINED + words.chars().count());
        }
        if otherwise {
            return None;
        }
        match_words(words, cue)
    }

    /// The number as an entry of a figure with this unit, and its length in the text.
    fn entry(&self, unit: &str) -> Option<(String, usize)> {
        let token = &self.text[..self.token];
        let squashed: String = token.chars().filter(|c| !c.is_whitespace()).collect();
        // 2千余份 is the unit 份, 40人次 is not the unit 人.
        let number = squashed.strip_suffix(unit)?;
        let ends_in_digits = number.ends_with(|c: char| {
            c.is_ascii_digit() || ('０'..='９').contains(&c) || "千万亿余多".contains(c)
        });
        let above = self.text[self.token..].starts_with("以上");
        let (tail, length) = if above {
            ("以上", self.token + "以上".len())
        } else {
            ("", self.token)
        };
        let entry = format!("{number}{tail}");
        let shown = Quantity::parse(&entry, unit)?.show(unit);
        (ends_in_digits && shown == format!("{squashed}{tail}")).then_some((entry, length))
    }
}

/// Of the figures found in a report: those that have one value wherever they stand, with it.
pub(super) fn agreed<'a>(
    found: impl Iterator<Item = &'a Found>,
    entered: &BTreeMap<String, crate::FigureEntry>,
) -> BTreeMap<String, String> {
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in found {
        values
            .entry(&one.figure)
            .or_default()
            .insert(one.entry.as_str());
    }
    for (id, entry) in entered {
        if let Some(values) = values.get_mut(id.as_str())
            && !entry.entry.trim().is_empty()
        {
            values.insert(entry.entry.trim());
        }
    }
    values
        .into_iter()
        .filter(|(_, values)| values.len() == 1)
        .filter_map(|(id, values)| Some((id.to_owned(), (*values.first()?).to_owned())))
        .collect()
}

/// The text with references in place of the figures that have an agreed value.
pub(super) fn replace(text: &str, found: &[Found], agreed: &BTreeMap<String, String>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut from = 0;
    for one in found.iter().filter(|one| agreed.contains_key(&one.figure)) {
        replaced.push_str(&text[from..one.range.start]);
        replaced.push_str(&reference(&one.figure));
        from = one.range.end;
    }
    replaced.push_str(&text[from..]);
    replaced
}
