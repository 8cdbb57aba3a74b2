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

/// Rules about what is missing. While a report is hardly begun all of it is, and nobody has to be told.
const MISSING: [&str; 7] = ["N8", "N10", "N12", "S4", "S7", "B1", "B2"];

/// Whether a rule is about what a report lacks.
pub(crate) fn tells_what_is_missing(rule: &Rule) -> bool {
    MISSING.contains(&rule.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_about_what_is_missing_is_there() {
        for code in MISSING {
            assert!(find(code).is_some(), "{code}");
        }
    }
}
