//! What the suites share.

pub mod command_line;
pub mod display;
#[cfg(feature = "e2e")]
mod driver;
pub mod library;
pub mod programs;
pub mod room;
pub mod stalled;
pub mod wait;
#[cfg(feature = "e2e")]
pub mod window;
