//! Two paragraphs, character by character.

use super::units::{Effort, common, units};

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Same,
    /// It stands only in the later text.
    Added,
    /// It stands only in the earlier text.
    Removed,
}

/// A piece of text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The text.
    pub text: String,
}

/// A run between two changes that is shorter than this, in characters, is shown as changed: single
/// characters left standing inside a rewritten sentence only make it hard to read.
const SHORTEST: usize = 2;

/// The pieces of two texts in reading order: what was removed before what stands in its place. The
/// pieces that are not added join to `before`, those that are not removed to `after`.
#[must_use]
pub fn difference(before: &str, after: &str, effort: &mut Effort) -> Vec<Piece> {
    let (old, new) = (units(before), units(after));
    let mut pieces = Vec::new();
    let mut at = (0, 0);
    for run in common(&old, &new, effort) {
        let end = (run.before + run.length, run.after + run.length);
        let length: usize = new[run.after..end.1]
            .iter()
            .map(|unit| unit.chars().count())
            .sum();
        let inside = run.before > 0 && end.0 < old.len() && run.after > 0 && end.1 < new.len();
        if inside && length < SHORTEST {
            continue;
        }
        push(&mut pieces, Fate::Removed, &old[at.0..run.before]);
        push(&mut pieces, Fate::Added, &new[at.1..run.after]);
        push(&mut pieces, Fate::Same, &new[run.after..end.1]);
        at = end;
    }
    push(&mut pieces, Fate::Removed, &old[at.0..]);
    push(&mut pieces, Fate::Added, &new[at.1..]);
    pieces
}

fn push(pieces: &mut Vec<Piece>, fate: Fate, units: &[&str]) {
    if !units.is_empty() {
        pieces.push(Piece {
            fate,
            text: units.concat(),
        });
    }
}

/// The shortest run of characters that counts as taken over: any two texts share single words.
const SHORTEST_TAKEN: usize = 4;

/// How many characters of the later text stand in the earlier one too, in runs of at least four and
/// in the same order; white space is not counted.
#[must_use]
pub fn taken(before: &str, after: &str, effort: &mut Effort) -> usize {
    if before == after {
        return length(after);
    }
    let (old, new) = (units(before), units(after));
    common(&old, &new, effort)
        .iter()
        .map(|run| length(&new[run.after..run.after + run.length].concat()))
        .filter(|length| *length >= SHORTEST_TAKEN)
        .sum()
}

/// The characters of a text that are not white space.
pub(super) fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(before: &str, after: &str) -> String {
        difference(before, after, &mut Effort::default())
            .iter()
            .map(|piece| match piece.fate {
                Fate::Same => piece.text.clone(),
                Fate::Added => format!("[+{}]", piece.text),
                Fate::Removed => format!("[-{}]", piece.text),
            })
            .collect()
    }

    #[test]
    fn a_number_changes_as_a_whole() {
        assert_eq!(
            shown("专题学法12次，讲课2次。", "专题学法15次，讲课2次。"),
            "专题学法[-12][+15]次，讲课2次。"
        );
    }

    #[test]
    fn single_characters_inside_a_rewritten_stretch_do_not_stand_alone() {
        assert_eq!(
            shown("一是完善制度建设。", "一是建立度量体系。"),
            "一是[-完善制度建设][+建立度量体系]。"
        );
    }

    #[test]
    fn words_that_any_two_texts_share_do_not_count_as_taken_over() {
        let taken = |before, after| taken(before, after, &mut Effort::default());
        assert_eq!(taken("全年学法5次", "全年学法5次"), 6);
        assert_eq!(taken("坚持学用结合，抓考试", "坚持源头预防，抓排查"), 0);
        assert_eq!(taken("设立调解委员会5个", "设立调解委员会6个"), 7);
    }

    proptest! {
        #[test]
        fn the_pieces_give_both_texts_again(
            before in "[甲乙丙丁1-9⟦⟧a，。]{0,40}",
            after in "[甲乙丙丁1-9⟦⟧a，。]{0,40}"
        ) {
            let pieces = difference(&before, &after, &mut Effort::default());
            let join = |left: Fate| -> String {
                pieces.iter().filter(|piece| piece.fate != left).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(join(Fate::Added), before.clone());
            prop_assert_eq!(join(Fate::Removed), after.clone());
        }
    }
}
