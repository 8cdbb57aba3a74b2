//! 数字

mod adjacent;
mod chinese_count;
mod dates;
mod days;
mod decimals;
mod odd;
mod programmes;
mod ranges;
mod thousands;
mod two_approximations;
mod units;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    dates::DATES,
    thousands::THOUSANDS,
    odd::ODD,
    two_approximations::TWO_APPROXIMATIONS,
    chinese_count::CHINESE_COUNT,
    adjacent::ADJACENT,
    ranges::RANGES,
    units::UNITS,
    programmes::PROGRAMMES,
    decimals::DECIMALS,
];
