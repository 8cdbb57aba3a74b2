//! Figures: entered once, shown everywhere, rates and totals computed.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use report::figures::{Figure, Figures};
use report::{Block, BlockKind, FigureEntry, Report};

fn with(entries: &[(&str, &str)]) -> Report {
    let mut report = Report::empty();
    for (id, entry) in entries {
        report.figures.insert((*id).into(), FigureEntry::of(*entry));
    }
    report
}

fn figure(entries: &[(&str, &str)], id: &str) -> Figure {
    Figures::of(&with(entries), Some(&support::template()))
        .get(id)
        .unwrap()
        .clone()
}

#[test]
fn a_rate_is_computed_from_its_parts_and_says_how_it_was_rounded() {
    let rate = figure(
        &[("disputes_total", "65"), ("disputes_success", "61")],
        "disputes_rate",
    );
    assert_eq!(rate.display, "93.8%");
    assert!(rate.computed);
    assert_eq!(rate.explanation, "61 ÷ 65，四舍五入到一位小数");
}

#[test]
fn a_total_is_computed_from_its_parts_and_a_rate_from_that_total() {
    let entries = [
        ("disputes_written", "40"),
        ("disputes_oral", "25"),
        ("disputes_success", "65"),
    ];
    assert_eq!(figure(&entries, "disputes_total").display, "65件");
    assert_eq!(figure(&entries, "disputes_total").explanation, "40 + 25");
    let rate = figure(&entries, "disputes_rate");
    assert_eq!(
        (rate.display.as_str(), rate.explanation.as_str()),
        ("100%", "65 ÷ 65，正好除尽")
    );
}

#[test]
fn an_approximate_figure_is_shown_as_written_and_never_reckoned_with() {
    let entries = [("disputes_total", "60余"), ("disputes_success", "58")];
    assert_eq!(figure(&entries, "disputes_total").display, "60余件");
    let rate = figure(&entries, "disputes_rate");
    assert_eq!(rate.display, "");
    assert!(
        rate.explanation.contains("约数的不计算"),
        "{}",
        rate.explanation
    );
}

#[test]
fn a_figure_that_contradicts_the_others_says_so() {
    let rate = figure(
        &[
            ("disputes_total", "65"),
            ("disputes_success", "61"),
            ("disputes_rate", "93"),
        ],
        "disputes_rate",
    );
    assert_eq!(rate.display, "93%", "what was typed stands");
    assert!(rate.problem.contains("93.8%"), "{}", rate.problem);
    let part = figure(
        &[("disputes_total", "60"), ("disputes_success", "61")],
        "disputes_success",
    );
    assert!(
        part.problem.contains("不应多于“受理矛盾纠纷”（60）"),
        "{}",
        part.problem
    );
    let fine = figure(
        &[("disputes_total", "61"), ("disputes_success", "61.0")],
        "disputes_success",
    );
    assert_eq!(fine.problem, "");
}

#[test]
fn what_is_no_number_is_shown_as_typed_with_a_word_of_warning() {
    let odd = figure(&[("disputes_total", "若干")], "disputes_total");
    assert_eq!(odd.display, "若干");
    assert!(!odd.problem.is_empty());
}

#[test]
fn a_figure_appears_in_all_places_at_once() {
    let mut report = with(&[("disputes_total", "65")]);
    for id in 1..=3 {
        report
            .blocks
            .push(Block::new(id, BlockKind::Body, "受理⟦disputes_total⟧。"));
    }
    assert_eq!(support::lines(&report), ["受理65件。"; 3]);
    report
        .figures
        .insert("disputes_total".into(), FigureEntry::of("70多"));
    assert_eq!(support::lines(&report), ["受理70多件。"; 3]);
    let figures = Figures::of(&report, Some(&support::template()));
    assert_eq!(figures.get("disputes_total").unwrap().uses, 3);
}

#[test]
fn a_figure_without_value_or_unknown_to_the_template_is_never_lost() {
    let mut report = with(&[("gone", "7")]);
    report.blocks.push(Block::new(
        1,
        BlockKind::Body,
        "⟦gone⟧⟦disputes_total⟧⟦never⟧",
    ));
    assert_eq!(support::lines(&report), ["7××××"]);
}

#[test]
fn a_figure_is_set_against_that_of_last_year() {
    let mut report = with(&[("disputes_total", "65"), ("disputes_success", "61")]);
    for (id, last) in [("disputes_total", "60"), ("disputes_success", "57")] {
        report.figures.get_mut(id).unwrap().last = last.into();
    }
    let figures = Figures::of(&report, Some(&support::template()));
    let total = figures.get("disputes_total").unwrap();
    assert_eq!(total.last_display, "60件");
    let change = total.change.clone().unwrap();
    assert_eq!(change.difference, "+5");
    assert_eq!(change.per_cent.as_deref(), Some("+8.3%"));
}

#[test]
fn last_years_rate_is_computed_and_compared_in_points() {
    let mut report = with(&[("disputes_total", "100"), ("disputes_success", "93")]);
    for (id, last) in [("disputes_total", "50"), ("disputes_success", "48")] {
        report.figures.get_mut(id).unwrap().last = last.into();
    }
    let figures = Figures::of(&report, Some(&support::template()));
    let rate = figures.iter().find(|figure| figure.unit == "%").unwrap();
    assert_eq!(rate.last_display, "96%");
    let change = rate.change.clone().unwrap();
    assert_eq!(change.difference, "−3");
    assert_eq!(change.to_string(), "−3个百分点");
    assert_eq!(change.per_cent, None);
}

#[test]
fn an_approximate_figure_has_no_change() {
    let mut report = with(&[("disputes_total", "60余")]);
    report.figures.get_mut("disputes_total").unwrap().last = "50".into();
    let figures = Figures::of(&report, Some(&support::template()));
    assert_eq!(figures.get("disputes_total").unwrap().change, None);
}
