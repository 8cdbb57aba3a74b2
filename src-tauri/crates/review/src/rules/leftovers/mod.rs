//! 残留

mod carried;
mod placeholder;
mod prompt;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[placeholder::PLACEHOLDER, prompt::PROMPT, carried::CARRIED];
