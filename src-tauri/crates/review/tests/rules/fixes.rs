//! What happens when fixes are applied.

use std::collections::BTreeMap;

use proptest::prelude::*;
use report::Report;
use report::figures::Figures;
use review::{Context, Finding, Level, review};

use crate::any_text::{everything_on, reports};
use crate::fixture::{self, Case, apply};

/// How often each text is surely wrong by each rule.
fn certain(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        if finding.level == Level::Certain {
            *counts.entry(finding.code).or_default() += 1;
        }
    }
    counts
}

fn all(case: &Case, report: &Report) -> Vec<Finding> {
    review(report, &case.figures(), &case.context()).findings
}

#[test]
fn a_fix_silences_its_rule_at_that_place_and_makes_nothing_else_surely_wrong() {
    for case in fixture::every() {
        let before = all(&case, &case.report);
        for finding in before.iter().filter(|finding| finding.code == case.code) {
            for fix in &finding.fixes {
                let mut report = case.report.clone();
                apply(&mut report, &case.figures(), &fix.edits);
                let after = all(&case, &report);
                let of_rule = |findings: &[Finding]| {
                    let same = findings.iter().filter(|other| other.code == case.code);
                    same.count()
                };
                let told = format!("{}: {} {:?}", case.code, finding.text, fix);
                assert!(of_rule(&after) < of_rule(&before), "still found: {told}");
                let known = certain(&before);
                for (code, count) in certain(&after) {
                    let allowed = known.get(code).copied().unwrap_or(0);
                    assert!(count <= allowed, "{code} is new: {told}");
                }
            }
        }
    }
}

#[test]
fn every_safe_fix_of_a_rule_can_be_applied_at_once() {
    for case in fixture::every() {
        let mut report = case.report.clone();
        let found = case.found();
        let safe = |finding: &&Finding| finding.fixes.first().is_some_and(|fix| fix.safe);
        let edits = found
            .iter()
            .filter(safe)
            .filter_map(|finding| finding.fixes.first())
            .flat_map(|fix| &fix.edits);
        apply(&mut report, &case.figures(), edits);
        let left = all(&case, &report)
            .into_iter()
            .filter(|finding| finding.code == case.code)
            .count();
        let unsafe_ones = found.iter().filter(|finding| !safe(finding)).count();
        assert!(left <= unsafe_ones, "{}: {left} left", case.code);
    }
}

#[test]
fn no_fix_reaches_into_a_figure() {
    let markdown = "## 报\n```\n数据：cases=65 件\n---\n全年共调解⟦cases⟧,成功61件。\n```\n";
    let case = fixture::cases("P7", markdown).remove(0);
    let found = all(&case, &case.report);
    let space = found.iter().find(|finding| finding.code == "P7").unwrap();
    assert!(space.fixes.is_empty());
    let comma = found.iter().find(|finding| finding.code == "P1").unwrap();
    assert!(!comma.fixes.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_fix_of_any_text_silences_its_place(report in reports()) {
        let settings = everything_on();
        let context = Context { settings: &settings, ..Context::default() };
        let figures = Figures::of(&report, None);
        let before = review(&report, &figures, &context).findings;
        for finding in &before {
            for fix in &finding.fixes {
                let mut repaired = report.clone();
                apply(&mut repaired, &figures, &fix.edits);
                let after = review(&repaired, &figures, &context).findings;
                let same = |findings: &[Finding]| {
                    let place = (finding.code, finding.block, &finding.text, &finding.message);
                    let each = findings.iter();
                    each.filter(|other| (other.code, other.block, &other.text, &other.message) == place)
                        .count()
                };
                prop_assert!(
                    same(&after) < same(&before),
                    "{} {} {:?}",
                    finding.code,
                    finding.text,
                    fix
                );
                // What stands elsewhere may be certain now that was not: a space, once there is a
                // sentence around it; two commas, once nothing hides between them.
                let made = after.iter().filter(|other| {
                    other.level == Level::Certain && fix.edits.iter().any(|edit| {
                        edit.block == other.block
                            && !edit.with.is_empty()
                            && edit.start < other.end
                            && other.start < edit.start + edit.with.len()
                    })
                });
                for other in made {
                    let count = |findings: &[Finding]| certain(findings).get(other.code).copied();
                    prop_assert!(
                        count(&after) <= count(&before),
                        "{} is new: {} {} {:?}",
                        other.code,
                        finding.code,
                        finding.text,
                        fix
                    );
                }
            }
        }
    }
}
