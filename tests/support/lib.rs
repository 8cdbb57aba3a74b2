//! What the suites share.

pub mod command_line;
