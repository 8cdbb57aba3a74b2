//! The shapes that cross the wire between window and program. TypeScript gets them through ts-rs;
//! the model stays free of it. `report` holds the report itself both ways, `view` what is derived
//! from it, `template` the guidance, `library` everything else.

mod carried;
mod edits;
mod library;
mod output;
mod preview;
mod reading;
mod report;
mod review;
mod template;
mod view;

pub(crate) use edits::name as kind_name;

pub use carried::*;
pub use library::*;
pub use output::*;
pub use preview::*;
pub use reading::*;
pub use report::*;
pub use review::*;
pub use template::*;
pub use view::*;
