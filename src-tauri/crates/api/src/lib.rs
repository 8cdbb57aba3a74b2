//! Every command of the program, declared once; what lies behind each; the shapes on the wire.
//!
//! | module | what it holds |
//! |---|---|
//! | [`commands`] | the table: name, request, response; dispatch; the trait that [`App`] implements |
//! | [`dto`] | the shapes, for TypeScript too |
//! | [`cancel`] | work that a person may give up while it goes on |
//! | [`error`] | code and sentence; `fault` says the store's faults |
//! | [`offline`] | work on files without a store, for the command line |
//! | [`papers`], [`portal`] | finished reports as files; the copy for a website |
//! | `embedded` | what of a draft travels inside its Word file |
//! | [`outlook`] | what a report comes to in each variant, and what is missing |
//! | [`fonts`] | which fonts this machine has, and what stands in for the others |
//! | [`files`] | reading hostile files, writing without loss |
//! | [`assets`] | templates, samples and house styles built in |
//! | `carried`, `differences` | what was taken over from last year's report, and what became of it |
//! | `reading`, `sources` | what was recognised of a file, to be corrected; files until they are accepted |
//! | [`log`], [`doctor`] | what went wrong on this machine, and how the program finds itself there |
//! | `proofread`, [`remarks`] | the review with what a person set; what it found as a list |
//! | `opinion` | what it found as a file to hand on |
//! | `parts` | what of a stored report can't be read, by name |
//! | `handlers`, `view`, `limits`, `names` | what lies behind the commands |
//!
//! This crate looks at the clock and the disk; those below it do not.

mod app;
pub mod assets;
pub mod cancel;
mod carried;
pub mod commands;
mod differences;
pub mod doctor;
pub mod dto;
mod embedded;
pub mod error;
mod fault;
pub mod files;
pub mod fonts;
mod handlers;
pub mod limits;
pub mod log;
mod names;
pub mod offline;
mod opinion;
pub mod outlook;
pub mod papers;
mod parts;
pub mod portal;
mod proofread;
mod reading;
pub mod remarks;
mod sources;
mod view;

pub use app::{App, start};
pub use handlers::preview::Pages;
pub use handlers::recover::recover_folder;
