//! The rules as a whole: fixtures, fixes, any text, writing key by key.
#![allow(clippy::unwrap_used, clippy::panic)] // a fixture that can't be read should stop the test

mod any_text;
mod fixes;
mod fixture;
mod fixtures;
mod incremental;
