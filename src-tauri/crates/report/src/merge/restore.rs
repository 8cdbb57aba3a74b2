//! The text of a block from its line: without what the form adds, with its figures.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::kind;
use super::lines::{self, Entry};
use crate::annex;
use crate::block::{Block, BlockKind};
use crate::figures::Figures;
use crate::inline::{self, Inline};
use crate::numbering::Numbering;
use crate::recognise;
use crate::span::Shown;

/// The most characters, of both texts, that are compared one by one. A long paragraph has a thousand;
/// beyond this a changed one keeps its words and loses its figures to plain text.
const MOST_COMPARED: usize = 10_000;

/// A text of the draft that may have gone into a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// Whether it is the line's own, and not a neighbour's.
    pub(super) own: bool,
}

/// What a text is restored by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) numbering: Numbering,
    /// The figures as the draft has them.
    pub(super) figures: &'a Figures,
    /// The quantities that figures show now, by id, where they were put right.
    pub(super) corrected: &'a BTreeMap<String, String>,
}

/// The text of a block whose line was changed from `was` to `line`, as a block of this kind.
pub(super) fn kept(
    block: &Block,
    kind: BlockKind,
    (was, line): (&Entry, &Entry),
    sources: &[Source<'_>],
    rules: Rules<'_>,
) -> String {
    let numbering = rules.numbering;
    let shown = lines::fold(&Shown::new(&block.text, rules.figures).text);
    let breaks = matches!(kind, BlockKind::Title | BlockKind::Annex);
    // A mark that is reckoned is not the block's.
    let marked = kind == BlockKind::Annex && annex::head(&shown).mark.is_some();
    let same_mark = annex::head(&was.text).mark == annex::head(&line.text).mark;
    if breaks && was.key == line.key && kind == block.kind && (same_mark || !marked) {
        return block.text.clone();
    }
    // The form breaks a name that is longer than its line.
    let broken = was.text.contains('\n') && !shown.contains('\n');
    let text = match kind {
        BlockKind::Annex if !marked => closed(annex::head(&line.text).title),
        _ if block.kind.level().is_some() || breaks => bare(kind, &line.text, numbering),
        _ if broken => {
            let (line, was) = (closed(&line.text), closed(&was.text));
            bare(kind, unframed(&line, &was, &shown), numbering)
        }
        _ => bare(kind, unframed(&line.text, &was.text, &shown), numbering),
    };
    // A colon that the draft has is not the form's.
    let same = kind == BlockKind::Addressee && text == bare(kind, &shown, numbering);
    if same || text == shown {
        return block.text.clone();
    }
    with_figures(&text, sources, rules)
}

/// The text of a new block of this kind.
pub(super) fn added(
    kind: BlockKind,
    line: &Entry,
    sources: &[Source<'_>],
    rules: Rules<'_>,
) -> String {
    with_figures(&bare(kind, &line.text, rules.numbering), sources, rules)
}

/// A line without what every block of a kind gets from the form.
fn bare(kind: BlockKind, line: &str, numbering: Numbering) -> String {
    match kind {
        BlockKind::Title => closed(line),
        BlockKind::Annex => {
            let head = annex::head(line);
            match head.mark {
                Some(mark) if !head.title.is_empty() => format!("{mark}\n{}", closed(head.title)),
                Some(mark) => mark.to_owned(),
                None => closed(head.title),
            }
        }
        BlockKind::Addressee => line.trim_end_matches(['：', ':']).trim_end().to_owned(),
        kind if kind::is_reckoned(kind, numbering) => {
            lines::without_number(Some(kind), line).to_owned()
        }
        _ => line.to_owned(),
    }
}

/// A title without breaks.
fn closed(title: &str) -> String {
    recognise::close_up(&title.replace('\n', " "))
}

/// A line without what the form put before and behind the words of its block (brackets, a post), as
/// far as it still stands there.
fn unframed<'a>(line: &'a str, was: &str, shown: &str) -> &'a str {
    let around = (!shown.is_empty()).then(|| was.split_once(shown));
    let Some((before, behind)) = around.flatten() else {
        return line;
    };
    let line = line.strip_prefix(before).unwrap_or(line);
    line.strip_suffix(behind).unwrap_or(line).trim()
}

/// A figure in the texts of the draft.
struct Place<'a> {
    id: &'a str,
    start: usize,
    end: usize,
    own: bool,
}

/// What became of a figure of the draft in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands there as it did, from this character on.
    Stands(usize),
    /// Between the words that stood on either side of it stands something else: from and to which
    /// character, and what.
    Replaced(usize, usize, String),
    Gone,
}

/// What became of the figures of some texts of the draft in a text of the file, in order, with their ids.
pub(super) fn fates<'a>(
    text: &str,
    sources: &[Source<'a>],
    figures: &Figures,
) -> Vec<(&'a str, Fate)> {
    let new: Vec<char> = text.chars().collect();
    let fates = compared(&new, sources, figures).into_iter();
    fates.map(|(place, fate)| (place.id, fate)).collect()
}

fn compared<'a>(new: &[char], sources: &[Source<'a>], figures: &Figures) -> Vec<(Place<'a>, Fate)> {
    let mut old: Vec<char> = Vec::new();
    let mut places: Vec<Place<'_>> = Vec::new();
    for source in sources {
        for piece in inline::pieces(source.text) {
            let start = old.len();
            match piece {
                Inline::Text(text) => old.extend(text.chars()),
                Inline::Figure(id) => {
                    old.extend(figures.show(id).chars());
                    places.push(Place {
                        id,
                        start,
                        end: old.len(),
                        own: source.own,
                    });
                }
            }
        }
    }
    if places.is_empty() || old.len() + new.len() > MOST_COMPARED {
        return Vec::new();
    }
    let mut at: Vec<Option<usize>> = vec![None; old.len()];
    for change in capture_diff_slices(Algorithm::Myers, &old, new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = change
        {
            for step in 0..len {
                at[old_index + step] = Some(new_index + step);
            }
        }
    }
    places
        .into_iter()
        .map(|place| {
            let fate = match stands(&place, &at, new) {
                Some(start) => Fate::Stands(start),
                None => replaced(&place, &at, new),
            };
            (place, fate)
        })
        .collect()
}

/// A text with references to the figures of the draft whose values still stand in it unchanged, or put
/// right.
fn with_figures(text: &str, sources: &[Source<'_>], rules: Rules<'_>) -> String {
    let new: Vec<char> = text.chars().collect();
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for (place, fate) in compared(&new, sources, rules.figures) {
        let (start, end) = match fate {
            Fate::Stands(start) => (start, start + place.end - place.start),
            Fate::Replaced(start, end, found) if rules.corrected.get(place.id) == Some(&found) => {
                (start, end)
            }
            Fate::Replaced(..) | Fate::Gone => continue,
        };
        if start < from {
            // Two figures that stood side by side have grown into each other.
            continue;
        }
        whole.push_str(&literal(&new[from..start].iter().collect::<String>()));
        whole.push_str(&inline::reference(place.id));
        from = end;
    }
    whole.push_str(&literal(&new[from..].iter().collect::<String>()));
    whole
}

/// What stands where a figure stood, between the characters that stood on either side of it.
fn replaced(place: &Place<'_>, at: &[Option<usize>], new: &[char]) -> Fate {
    const LONGEST: usize = 24;
    let start = match place.start.checked_sub(1) {
        Some(before) => at[before].map(|before| before + 1),
        None => Some(0),
    };
    let end = match at.get(place.end) {
        Some(behind) => *behind,
        None => Some(new.len()),
    };
    match start.zip(end) {
        Some((start, end))
            if start < end && end - start <= LONGEST && {
                let (before, behind) = beside(place, at, (start, end));
                place.own || before.max(behind) >= needed(place)
            } =>
        {
            Fate::Replaced(start, end, new[start..end].iter().collect())
        }
        _ => Fate::Gone,
    }
}

/// Where a figure stands in the new text, if it stands there as it did: whole, part of no other
/// number, and among words that stood by it.
fn stands(place: &Place<'_>, at: &[Option<usize>], new: &[char]) -> Option<usize> {
    let start = at[place.start..place.end].first().copied().flatten()?;
    let length = place.end - place.start;
    let whole = (0..length).all(|step| at[place.start + step] == Some(start + step));
    let end = start + length;
    let digit = |at: Option<usize>| {
        at.and_then(|at| new.get(at))
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '０'..='９' | '.' | '．'))
    };
    let longer = digit(Some(start)) && digit(start.checked_sub(1))
        || digit(end.checked_sub(1)) && digit(Some(end));
    if !whole || longer {
        return None;
    }
    let (same_before, same_behind) = beside(place, at, (start, end));
    let alone =
        place.own && (place.start, place.end) == (0, at.len()) && (start, end) == (0, new.len());
    (alone || same_before.max(same_behind) >= needed(place)).then_some(start)
}

/// How many characters before a place and behind it stand in the new text beside this stretch of it.
fn beside(place: &Place<'_>, at: &[Option<usize>], (start, end): (usize, usize)) -> (usize, usize) {
    let before = (1..=place.start.min(start).min(MOST_NEEDED))
        .take_while(|step| at[place.start - step] == Some(start - step))
        .count();
    let behind = (0..(at.len() - place.end).min(MOST_NEEDED))
        .take_while(|step| at[place.end + step] == Some(end + step))
        .count();
    (before, behind)
}

/// The most of them that are asked for.
const MOST_NEEDED: usize = 3;

/// How many of them there must be on one side: in a neighbour's text more, for it may be a mere likeness.
fn needed(place: &Place<'_>) -> usize {
    if place.own { 1 } else { MOST_NEEDED }
}

/// A text from outside, in which nothing refers to a figure.
fn literal(text: &str) -> String {
    if inline::references(text).next().is_none() {
        return text.to_owned();
    }
    let (open, close) = inline::LOOK_ALIKES;
    text.replace(inline::OPEN, &open.to_string())
        .replace(inline::CLOSE, &close.to_string())
}
