//! 文风

mod causes;
mod commas;
mod missing;
mod paragraph;
mod sentence;
mod tone;
mod unanswered;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    sentence::SENTENCE,
    paragraph::PARAGRAPH,
    commas::COMMAS,
    causes::CAUSES,
    unanswered::UNANSWERED,
    tone::TONE,
    missing::MISSING,
];
