//! Every rule, by its stable code.

use crate::rule::Rule;
use crate::rules;

/// The families, in the order of lists.
const FAMILIES: [&[Rule]; 10] = [
    rules::numbering::RULES,
    rules::punctuation::RULES,
    rules::numerals::RULES,
    rules::consistency::RULES,
    rules::years::RULES,
    rules::law::RULES,
    rules::style::RULES,
    rules::contents::RULES,
    rules::leftovers::RULES,
    rules::privacy::RULES,
];

/// The rules, family by family in the order of their codes.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// The rule with a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}
