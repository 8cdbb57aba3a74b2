//! 必备内容

mod duties;
mod measures;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[duties::DUTIES, measures::MEASURES];
