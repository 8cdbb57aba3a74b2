//! A template as data: what is filled in, and what is found wrong with it.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use report::template::{Compute, fill};
use support::{figure, meta, template};

#[test]
fn unit_and_years_are_filled_in() {
    assert_eq!(
        fill("{unit}（{short}）{year}—{next_year}", &meta()),
        "柳溪镇人民政府（柳溪镇）2026—2027"
    );
    let mut unknown = meta();
    unknown.unit_short.clear();
    assert_eq!(
        fill("{short}", &unknown),
        "柳溪镇人民政府",
        "the full name serves where there is no short one"
    );
}

#[test]
fn a_sound_template_has_no_problems() {
    assert_eq!(template().problems(), Vec::<String>::new());
}

#[test]
fn references_that_lead_nowhere_are_named() {
    let mut broken = template();
    broken.steps[0].sentences.push("开会⟦meetings⟧。".into());
    broken.steps[1].slot = broken.steps[0].slot;
    broken.steps[3].figures[3].at_most = Some("nowhere".into());
    broken.steps[3]
        .figures
        .push(figure("disputes_oral", "再次", "件"));
    broken.steps[3].figures.push(figure("Bad id", "错", "件"));
    let problems = broken.problems().join("\n");
    for word in [
        "meetings",
        "organisation stands twice",
        "nowhere",
        "disputes_oral stands twice",
        "Bad id",
    ] {
        assert!(problems.contains(word), "{word} in\n{problems}");
    }
}

#[test]
fn a_figure_is_computed_at_most_one_step_deep_save_a_rate_of_a_sum() {
    let mut deep = template();
    deep.steps[3].figures[0].compute = Some(Compute::Sum(vec!["disputes_total".into()]));
    assert!(!deep.problems().is_empty());
}
