//! A draft and its Word file, in which people went on writing.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

#[path = "../support/mod.rs"]
mod support;

mod any;
mod figures;
mod files;
mod margins;
mod text;
