//! From numbers as typed to computed numbers.

use crate::numbering::{Numbering, typed};
use crate::report::Report;

/// Takes the typed numbers off the headings, so that they are computed from now on. A report whose
/// numbers are computed already comes back as it is.
#[must_use]
pub fn renumber(mut report: Report) -> Report {
    if report.numbering == Numbering::AsTyped {
        for block in report
            .blocks
            .iter_mut()
            .filter(|block| block.kind.level().is_some())
        {
            if let Some(number) = typed(&block.text) {
                block.text = number.rest.to_owned();
            }
        }
        report.numbering = Numbering::Computed;
    }
    report
}
