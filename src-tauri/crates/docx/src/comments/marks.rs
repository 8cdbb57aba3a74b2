//! The beginnings and ends of comments in the text of a paragraph.

use std::collections::BTreeMap;

use super::Place;
use super::place::Range;

/// A place in a paragraph's text at which comments begin or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    /// Bytes of the paragraph's text.
    pub(crate) at: usize,
    pub(crate) side: Side,
    /// The comment's id.
    pub(crate) id: usize,
}

/// What a mark is, in the order of marks at one place: what ends does so before the next begins, but
/// a comment on nothing ends behind its own beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    End,
    Start,
    EndOfNothing,
}

/// The marks of each paragraph, in order. The place of a range in the list is its comment's id.
pub(super) fn of(ranges: &[Range]) -> BTreeMap<Place, Vec<Mark>> {
    let mut marks: BTreeMap<Place, Vec<Mark>> = BTreeMap::new();
    for (id, range) in ranges.iter().enumerate() {
        let end = if range.start == range.end {
            Side::EndOfNothing
        } else {
            Side::End
        };
        for ((place, at), side) in [(range.start, Side::Start), (range.end, end)] {
            marks.entry(place).or_default().push(Mark { at, side, id });
        }
    }
    for marks in marks.values_mut() {
        marks.sort_unstable();
    }
    marks
}

/// What a run is cut into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Start(usize),
    End(usize),
}

/// Cuts a run that begins `from` bytes into its paragraph. Marks at its end belong to the next run,
/// or stand behind the last.
pub(crate) fn pieces<'a>(text: &'a str, from: usize, marks: &[Mark]) -> Vec<Piece<'a>> {
    let end = from + text.len();
    let mut pieces = Vec::new();
    let mut cut = 0;
    for mark in marks.iter().filter(|mark| (from..end).contains(&mark.at)) {
        let at = mark.at - from;
        if cut < at
            && let Some(before) = text.get(cut..at)
        {
            pieces.push(Piece::Text(before));
            cut = at;
        }
        pieces.push(mark.piece());
    }
    if let Some(rest) = text.get(cut..)
        && !rest.is_empty()
    {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

impl Mark {
    /// The mark as what stands between runs.
    pub(crate) fn piece<'a>(self) -> Piece<'a> {
        match self.side {
            Side::Start => Piece::Start(self.id),
            Side::End | Side::EndOfNothing => Piece::End(self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: usize, end: usize) -> Range {
        Range {
            start: (Place::Imprint(0), start),
            end: (Place::Imprint(0), end),
        }
    }

    fn cut(ranges: &[Range], runs: &[&str]) -> String {
        let marks = of(ranges).remove(&Place::Imprint(0)).unwrap_or_default();
        let show = |piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Start(id) => format!("[{id}"),
            Piece::End(id) => format!("{id}]"),
        };
        let mut from = 0;
        let mut shown = String::new();
        for run in runs {
            shown.extend(pieces(run, from, &marks).into_iter().map(show));
            shown.push('|');
            from += run.len();
        }
        let behind = marks.iter().filter(|mark| mark.at >= from);
        shown.extend(behind.map(|mark| show(mark.piece())));
        shown
    }

    #[test]
    fn ranges_that_overlap_or_lie_in_each_other_cut_the_text_where_each_begins_and_ends() {
        assert_eq!(
            cut(&[range(0, 6), range(3, 9)], &["甲乙丙丁"]),
            "[0甲[1乙0]丙1]丁|"
        );
        assert_eq!(
            cut(&[range(0, 9), range(3, 6)], &["甲乙丙"]),
            "[0甲[1乙1]丙|0]"
        );
        assert_eq!(cut(&[range(0, 3), range(0, 3)], &["甲"]), "[0[1甲|0]1]");
    }

    #[test]
    fn one_that_ends_where_the_next_begins_ends_first() {
        assert_eq!(cut(&[range(0, 3), range(3, 6)], &["甲乙"]), "[0甲0][1乙|1]");
    }

    #[test]
    fn a_range_over_several_runs_begins_in_one_and_ends_in_another() {
        assert_eq!(cut(&[range(3, 9)], &["甲乙", "丙丁"]), "甲[0乙|丙0]丁|");
        assert_eq!(cut(&[range(6, 12)], &["甲乙", "丙丁"]), "甲乙|[0丙丁|0]");
    }

    #[test]
    fn a_comment_on_nothing_begins_before_it_ends() {
        assert_eq!(cut(&[range(0, 0)], &[]), "[00]");
        assert_eq!(cut(&[range(0, 3), range(3, 3)], &["甲"]), "[0甲|0][11]");
    }
}
