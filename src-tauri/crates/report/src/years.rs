//! Years that a text names, and what of it is quoted: for whoever reads a report besides this crate.

pub use crate::carried::token::year::{Year, years};
pub use crate::rollover::years::Quoted;
