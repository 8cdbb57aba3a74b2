//! The rules, a folder for each family and a file for each rule.

pub(crate) mod consistency;
pub(crate) mod contents;
pub(crate) mod law;
pub(crate) mod leftovers;
pub(crate) mod numbering;
pub(crate) mod numerals;
pub(crate) mod privacy;
pub(crate) mod punctuation;
pub(crate) mod style;
pub(crate) mod years;
