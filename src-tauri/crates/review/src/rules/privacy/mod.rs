//! 隐私

mod card;
mod digits;
mod identity;
mod minor;
mod phone;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[identity::IDENTITY, phone::PHONE, card::CARD, minor::MINOR];
