//! The model of a township's annual report on law-based government (法治政府建设年度报告).
//!
//! A [`Report`] is metadata and a **flat list of blocks** `{id, kind, text}`. Everything else is
//! derived from that list, never stored beside it: the numbers of headings ([`numbering`]), the
//! tree of sections ([`outline`]), which step of the template a section belongs to ([`steps`]),
//! the figures that stand in the text ([`inline`], [`figures`]).
//!
//! The crate is pure: no file, no clock, no randomness. What it needs from outside (the text of a
//! file, today's date, a template) is passed in.
//!
//! | module | what it holds |
//! |---|---|
//! | [`block`] | a block, its kind, its id |
//! | [`meta`] | unit, year, document number, signatory … |
//! | [`marking`], [`annex`] | 份号, 密级, 紧急程度; the head of an attachment |
//! | [`inline`] | the text of a block: characters and references to figures |
//! | [`span`] | places in a text, for people (UTF-16) and for Rust (bytes) |
//! | [`quantity`], [`figures`] | 约1.2万, 40余: a number as an official writes it; rates and totals |
//! | [`numbering`] | 一、（一）1.（1）: computed, or read as typed |
//! | [`heading`] | the heading part of a paragraph that runs on |
//! | [`template`] | a report type: steps, prompts, figures, sample sentences |
//! | [`slot`] | what a section is about, by assignment or by its words |
//! | [`paragraph`] | the report as it is printed |
//! | [`classify`] | what a heading is about, by its words |
//! | [`outline`] | the tree of sections |
//! | [`steps`] | the template's steps in this report, and how far each is |
//! | [`edit`] | moving, adding and removing sections; changing the outline; renumbering |
//! | [`recognise`] | plain text to a report |
//! | [`merge`] | a report and its Word file, in which people went on writing |
//! | [`rollover`] | this year's draft from last year's report |
//! | [`carried`] | what was carried over and still has to be looked at |
//! | [`promise`] | last year's plans and problems, and what became of them |
//! | [`compare`] | this year's report beside last year's |
//! | [`unit`] | names of organs |
//! | [`years`] | years that a text names, and what is quoted |
//! | [`format`] | the `.nianbao` file |

pub mod annex;
pub mod block;
pub mod carried;
pub mod classify;
pub mod compare;
pub mod date;
pub mod edit;
pub mod figures;
pub mod format;
pub mod heading;
pub mod inline;
pub mod marking;
pub mod merge;
pub mod meta;
pub mod numbering;
pub mod outline;
pub mod paragraph;
pub mod promise;
pub mod quantity;
pub mod recognise;
pub mod rollover;
pub mod slot;
pub mod span;
pub mod steps;
pub mod template;
pub mod unit;
pub mod years;

mod chinese;
mod report;

pub use block::{Block, BlockId, BlockKind};
pub use meta::{Meta, Paper, SignatureRule, Variant};
pub use report::{FigureEntry, Report};
pub use slot::Slot;
pub use template::Template;
