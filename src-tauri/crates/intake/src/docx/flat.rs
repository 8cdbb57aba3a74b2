//! Word's XML in one file: `w:wordDocument` of 2003, which WPS writes too, and `pkg:package` of later
//! programs. What a `.docx` has in parts stands in it side by side.

use super::xml::Xml;
use super::{body, numbering, styles};
use crate::WordFile;
use crate::{Budget, Fault};

/// Reads such a file.
///
/// # Errors
/// [`Fault`].
pub(crate) fn read(bytes: &[u8], budget: &Budget) -> Result<WordFile, Fault> {
    let styles = pass(bytes, budget, styles::from)?;
    let lists = pass(bytes, budget, numbering::from)?;
    pass(bytes, budget, |xml| {
        body::read(xml, budget, &styles, &lists).map(|(file, _)| file)
    })
}

fn pass<T>(
    mut bytes: &[u8],
    budget: &Budget,
    read: impl FnOnce(&mut Xml<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    read(&mut Xml::open(&mut bytes, budget)?)
}
