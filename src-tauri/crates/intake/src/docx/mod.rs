//! `.docx`: the paragraphs of the text, in the order of the file.
//!
//! ```text
//! bytes ─ archive ─→ parts ─ relations ─→ which part is the text
//!                          ─ styles ─→ what the styles are called
//!                          ─ numbering ─→ how lists are numbered
//!                          ─ body ─→ paragraphs
//!                          ─ edges ─→ headers and footers
//!                          ─ carried ─→ the draft, in a file of our own
//! ```
//!
//! Elements are known by their local names: the transitional and the strict form of the format
//! differ in namespaces alone, and a file may give them any prefix. Word's own
//! XML in one file, of 2003 and later, goes the same way in [`flat`].

mod alternatives;
mod archive;
mod body;
mod carried;
mod edges;
mod flat;
mod numbering;
mod open;
mod relations;
mod styles;
mod symbol;
mod tables;
mod wide;
mod xml;

use crate::{Budget, Fault, WordFile};

use archive::Archive;

pub(crate) use flat::read as read_flat;

/// Reads a Word file. `draft` is the namespace of the part in which a file of our own carries its
/// draft.
///
/// # Errors
/// [`Fault`].
pub fn read(bytes: &[u8], draft: &str, budget: &Budget) -> Result<WordFile, Fault> {
    let mut archive = Archive::open(bytes, budget)?;
    let main = relations::main_part(&mut archive)?
        .ok_or_else(|| Fault::OtherKind(archive.other_kind()))?;
    let styles = styles::read(&mut archive, &main)?;
    let lists = numbering::read(&mut archive, &main)?;
    let text = archive.part(&main, |xml| body::read(xml, budget, &styles, &lists))?;
    let (mut file, edges) = text.unwrap_or_default();
    let edges = edges.read(&mut archive, &main, &styles)?;
    file.head = edges.head;
    file.left_out.edges = edges.others;
    // The last: whatever is in its part, the text was read.
    file.draft = carried::read(&mut archive, draft);
    Ok(file)
}
