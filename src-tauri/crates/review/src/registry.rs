//! Every rule, by its stable code.

use crate::rule::Rule;
use crate::rules;

/// The rules, in the order of their codes.
pub const RULES: &[Rule] = &[rules::second_level_sequence::SECOND_LEVEL_SEQUENCE];

/// The rule with a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}
