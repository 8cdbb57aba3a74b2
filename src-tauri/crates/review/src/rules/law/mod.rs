//! 法律名称

mod committee_first;
mod day_name;
mod fazhi;
mod fixed_phrase;
mod misnamed;
mod mixed_titles;
mod order;
mod repealed;
mod repeated;
mod titles;
mod typo;
mod unit_name;
mod unknown;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    repealed::REPEALED,
    misnamed::MISNAMED,
    unknown::UNKNOWN,
    mixed_titles::MIXED_TITLES,
    order::ORDER,
    fazhi::FAZHI,
    fixed_phrase::FIXED_PHRASE,
    unit_name::UNIT_NAME,
    repeated::REPEATED,
    typo::TYPO,
    committee_first::COMMITTEE_FIRST,
    day_name::DAY_NAME,
];
