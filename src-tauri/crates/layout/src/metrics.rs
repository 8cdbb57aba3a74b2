//! How wide characters are.

use form::fonts::Face;
use form::width;

/// Widths of characters in the faces that a report is set in.
pub trait Metrics {
    /// Width of a character, in thousandths of the size it is set in.
    fn advance(&self, face: Face, c: char) -> i32;
}

/// The widths of the fonts that the standard names: a full-width character fills its square, a
/// half-width one half of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grid;

impl Metrics for Grid {
    fn advance(&self, _: Face, c: char) -> i32 {
        i32::try_from(width::of(c)).unwrap_or(2) * 500
    }
}
