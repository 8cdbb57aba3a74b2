//! The text of a block from its line: without what the form adds, with its figures.

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

/// The text of a block whose line was changed from `was` to `line`, as a block of this kind.
pub(super) fn kept(
    block: &Block,
    kind: BlockKind,
    (was, line): (&Entry, &Entry),
    sources: &[Source<'_>],
    (numbering, figures): (Numbering, &Figures),
) -> String {
    let shown = lines::fold(&Shown::new(&block.text, figures).text);
    let breaks = matches!(kind, BlockKind::Title | BlockKind::Annex);
    // A mark that is reckoned is not the block's.
    let marked = kind == BlockKind::Annex && annex::head(&shown).mark.is_some();
    let same_mark = annex::head(&was.text).mark == annex::head(&line.text).mark;
    if breaks && was.key == line.key && kind == block.kind && (same_mark || !marked) {
        return block.text.clone();
    }
    let text = match kind {
        BlockKind::Annex if !marked => closed(annex::head(&line.text).title),
        _ if block.kind.level().is_some() || breaks => bare(kind, &line.text, numbering),
        _ => bare(kind, unframed(&line.text, &was.text, &shown), numbering),
    };
    // A colon that the draft has is not the form's.
    let same = kind == BlockKind::Addressee && text == bare(kind, &shown, numbering);
    if same || text == shown {
        return block.text.clone();
    }
    with_figures(&text, sources, figures)
}

/// The text of a new block of this kind.
pub(super) fn added(
    kind: BlockKind,
    line: &Entry,
    sources: &[Source<'_>],
    (numbering, figures): (Numbering, &Figures),
) -> String {
    with_figures(&bare(kind, &line.text, numbering), sources, figures)
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

/// A text with references to the figures of the draft whose values still stand in it unchanged.
fn with_figures(text: &str, sources: &[Source<'_>], figures: &Figures) -> String {
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
    let new: Vec<char> = text.chars().collect();
    if places.is_empty() || old.len() + new.len() > MOST_COMPARED {
        return literal(text);
    }
    let mut at: Vec<Option<usize>> = vec![None; old.len()];
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
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
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        let Some(start) = stands(&place, &at, &new) else {
            continue;
        };
        whole.push_str(&literal(&new[from..start].iter().collect::<String>()));
        whole.push_str(&inline::reference(place.id));
        from = start + place.end - place.start;
    }
    whole.push_str(&literal(&new[from..].iter().collect::<String>()));
    whole
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
    let same_before = (1..=place.start.min(start))
        .take_while(|step| at[place.start - step] == Some(start - step))
        .count();
    let same_behind = (0..at.len() - place.end)
        .take_while(|step| at[place.end + step] == Some(end + step))
        .count();
    let needed = if place.own { 1 } else { 3 };
    let alone =
        place.own && (place.start, place.end) == (0, at.len()) && (start, end) == (0, new.len());
    (alone || same_before.max(same_behind) >= needed).then_some(start)
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
