//! Proofreading rules, one a file; pure.
//!
//! [`review`] runs every rule of the [`registry`] over a report and gives the findings in the order
//! of the paper. A rule only reads; what it would change it offers as a [`Fix`], and a person
//! decides. A [`Reviewer`] does the same again and again while a person writes, and looks only at
//! the lines that changed.
//!
//! | module | what it holds |
//! |---|---|
//! | `budget` | how much is read and listed at most |
//! | `finding` | what a rule finds, and how it would be put right |
//! | `rule`, [`registry`] | what a rule is, and every rule by its code |
//! | `context` | what a rule may know besides the report: word lists, the person's settings, the day |
//! | `text` | the report as rules read it: lines with their figures filled in |
//! | `facts` | what rules read off a line, reckoned once: its number, its sentences, its quantities |
//! | `sections` | what each heading is about |
//! | `trial` | fixes tried on their line before they are offered |
//! | `reviewer` | running the rules, keeping what a keystroke can't change |
//! | `rules` | the rules, a folder for each family |
//!
//! To add a rule: a file under `rules/FAMILY/` whose doc comment is the page that the person reads
//! (what it finds, why, wrong, right), a line in the family's `mod.rs`, a fixture
//! `fixtures/CODE.md`. A rule without a fixture fails the tests.

mod budget;
mod characters;
mod context;
mod facts;
mod finding;
mod key;
pub mod lexicon;
mod profile;
pub mod registry;
mod reviewer;
mod rule;
mod rules;
mod sections;
mod text;
mod trial;

pub use budget::Review;
pub use context::{Context, Settings};
pub use finding::{Edit, Finding, Fix, Level};
pub use lexicon::Lexicon;
pub use profile::Profile;
pub use reviewer::{Reviewer, review};
pub use rule::{Family, Rule};
pub use rules::punctuation::document_number::right_document_number;
