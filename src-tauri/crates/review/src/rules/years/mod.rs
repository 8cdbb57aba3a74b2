//! 年份

mod congress;
mod future;
mod issue_date;
mod named;
mod now;
mod other;
mod own;
mod print_date;
mod programme;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    own::OWN,
    other::OTHER,
    issue_date::ISSUE_DATE,
    future::FUTURE,
    now::NOW,
    print_date::PRINT_DATE,
    congress::CONGRESS,
    programme::PROGRAMME,
];
