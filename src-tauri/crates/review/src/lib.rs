//! Proofreading rules, one a file; pure.
//!
//! [`review`] runs every rule of the [`registry`] over a report and gives the findings in the order
//! of the paper. A rule only reads; what it would change it offers as a [`Fix`], and a person
//! decides.
//!
//! To add a rule: a file under `rules/` whose doc comment is the page that the person reads (what
//! it finds, why, wrong, right), a line in `registry.rs`, a fixture `fixtures/CODE.md`. A rule without
//! a fixture fails the tests.

mod finding;
pub mod registry;
mod rule;
mod rules;
mod text;

pub use finding::{Edit, Finding, Fix, Level};
pub use rule::Rule;
pub use text::{Line, Text};

use report::Report;
use report::figures::Figures;

/// Everything that the rules find in a report, in the order of the paper.
#[must_use]
pub fn review(report: &Report, figures: &Figures) -> Vec<Finding> {
    let text = Text::new(report, figures);
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for rule in registry::RULES {
        for finding in (rule.check)(&text) {
            let at = text
                .lines
                .iter()
                .position(|line| line.id == finding.block)
                .unwrap_or(usize::MAX);
            found.push((at, finding.of(rule)));
        }
    }
    found.sort_by_key(|(at, finding)| (*at, finding.start, finding.end));
    found.into_iter().map(|(_, finding)| finding).collect()
}
