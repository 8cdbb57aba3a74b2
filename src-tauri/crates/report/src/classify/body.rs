//! A text by its words.

use super::Confidence;
use super::words::BODY;
use crate::block::Block;
use crate::slot::Slot;

/// The most characters that are looked at: the beginning of a section tells what it is about.
const LONGEST: usize = 2000;
/// The most blocks that are looked at.
const MOST_BLOCKS: usize = 100;
/// A word counts no more often than this, so that one subject's favourite does not decide alone.
const MOST_COUNTED: usize = 4;
/// Fewer words than this say nothing.
const FEWEST: usize = 2;

/// What a text is about. Strong if its words point there twice as often as anywhere else.
#[must_use]
pub fn by_body(text: &str) -> Option<(Slot, Confidence)> {
    let mut scores: Vec<(usize, Slot)> = BODY
        .iter()
        .map(|(slot, words)| {
            let count = |word: &&str| text.matches(*word).take(MOST_COUNTED).count();
            (words.iter().map(count).sum(), *slot)
        })
        .collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let [(first, slot), (second, _), ..] = scores.as_slice() else {
        return None;
    };
    if *first < FEWEST || first == second {
        return None;
    }
    let confidence = if *first >= 2 * second {
        Confidence::Strong
    } else {
        Confidence::Weak
    };
    Some((*slot, confidence))
}

/// The beginning of the text of a section.
pub(super) fn text_of(section: &[Block]) -> String {
    section
        .iter()
        .take(MOST_BLOCKS)
        .flat_map(|block| block.text.chars())
        .take(LONGEST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_about_what_most_of_its_words_point_to() {
        assert_eq!(
            by_body("成立领导小组，由书记任组长，召开专题会议两次，纳入年度考核。"),
            Some((Slot::Organisation, Confidence::Strong))
        );
        assert_eq!(
            by_body("普法形式单一，队伍薄弱，针对性不够，有待加强。").map(|found| found.0),
            Some(Slot::Problems)
        );
        assert_eq!(by_body("全镇辖十二个村。"), None);
    }
}
