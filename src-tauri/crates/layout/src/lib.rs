//! The grid of GB/T 9704-2012, 5.2.3: a report to pages of placed lines.
//!
//! ```text
//! form::Element ─ lines, strips ─→ lines and rows (kept from one call to the next)
//!               ─ pages ─→ pages (keeping together, 版记 at the foot, page numbers)
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | [`page`] | what comes out |
//! | [`metrics`] | how wide characters are: the grid, or real fonts |
//! | [`Habits`] | what programs do beyond the standard |
//! | `breaks` | between which characters a line may end |
//! | `lines` | a paragraph as lines, stretched to both edges |
//! | `frame` | head and foot of a letter |
//! | `strips` | what is never divided: a line, a row of a table |
//! | `pages` | strips as pages |
//! | [`Press`] | the whole, with what it remembers |
//!
//! The crate is pure.

pub mod metrics;
pub mod page;

mod breaks;
mod frame;
mod lines;
mod pages;
mod press;
mod strips;

pub use lines::Habits;
pub use metrics::{Grid, Metrics};
pub use page::Layout;
pub use press::Press;
