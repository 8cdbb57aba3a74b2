//! 数据

mod bounds;
mod counts;
mod coverage;
mod rate;
mod said_twice;
mod sums;
mod unchanged;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    rate::RATE,
    said_twice::SAID_TWICE,
    sums::SUMS,
    bounds::BOUNDS,
    coverage::COVERAGE,
    unchanged::UNCHANGED,
];
