//! Every rule takes time and memory in proportion to the text, and lists no more than a person looks at.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that finds nothing should stop there

#[path = "../../../../tests/support/growth.rs"]
mod growth;

use growth::{PIECES, Shape, in_proportion};
use report::figures::Figures;
use report::numbering::Numbering;
use report::{Block, BlockKind, Report};
use review::{Context, Review, Settings, registry, review};

/// The rules that a test is about, the others switched off.
fn only(is_on: impl Fn(&str) -> bool) -> Settings {
    Settings {
        switched: registry::rules()
            .map(|rule| (rule.code.to_owned(), is_on(rule.code)))
            .collect(),
        ..Settings::default()
    }
}

fn report(paragraphs: Vec<String>, kind: BlockKind) -> Report {
    let mut report = Report {
        numbering: Numbering::AsTyped,
        blocks: vec![Block::new(1, BlockKind::Heading1, "一、工作情况")],
        ..Report::empty()
    };
    report.meta.year = 2025;
    let blocks = (2..).zip(paragraphs);
    report
        .blocks
        .extend(blocks.map(|(id, text)| Block::new(id, kind, text)));
    report
}

fn reviewed(report: &Report, settings: &Settings) -> Review {
    let context = Context {
        settings,
        ..Context::default()
    };
    review(report, &Figures::of(report, None), &context)
}

/// All rules together, text by text.
fn all_rules(shape: Shape, kind: BlockKind) {
    let all = only(|_| true);
    for piece in PIECES {
        in_proportion(
            &format!("{piece} {shape:?} {kind:?}"),
            2_000,
            |size| report(shape.paragraphs(piece, size), kind),
            |report| reviewed(&report, &all),
        );
    }
}

#[test]
fn one_long_paragraph_is_reviewed_in_proportion_to_its_length() {
    all_rules(Shape::One, BlockKind::Body);
}

#[test]
fn many_paragraphs_are_reviewed_in_proportion_to_their_number() {
    all_rules(Shape::Lines, BlockKind::Body);
}

#[test]
fn many_short_paragraphs_are_reviewed_in_proportion_to_their_number() {
    all_rules(Shape::Pieces, BlockKind::Body);
}

#[test]
fn many_headings_are_reviewed_in_proportion_to_their_number() {
    all_rules(Shape::Pieces, BlockKind::Heading2);
}

#[test]
fn every_rule_alone_takes_a_mixed_text_in_proportion_to_its_length() {
    let mixed: String = PIECES.concat();
    for rule in registry::rules() {
        let settings = only(|code| code == rule.code);
        in_proportion(
            rule.code,
            2_000,
            |size| report(Shape::Lines.paragraphs(&mixed, size), BlockKind::Body),
            |report| reviewed(&report, &settings),
        );
    }
}

#[test]
fn of_findings_without_end_the_first_are_listed_and_the_others_counted() {
    let few = reviewed(
        &report(Shape::Lines.paragraphs("“", 1_000), BlockKind::Body),
        &Settings::default(),
    );
    assert_eq!((few.unlisted, few.note()), (0, None));
    let many = reviewed(
        &report(Shape::Lines.paragraphs("“", 60_000), BlockKind::Body),
        &Settings::default(),
    );
    assert!(many.findings.len() <= 2_000 && many.unlisted > 1_000);
    let note = many.note().unwrap_or_default();
    assert!(
        note.starts_with(&format!("还有{}处没有列出来", many.unlisted)),
        "{note}"
    );
    for rule in registry::rules() {
        let of_rule = many.findings.iter().filter(|it| it.code == rule.code);
        assert!(of_rule.count() <= 500, "{}", rule.code);
    }
}

#[test]
fn a_paragraph_too_long_for_one_look_is_reviewed_to_its_end() {
    let text = format!(
        "{}加强学习,提高认识。",
        "全镇深入开展普法宣传。".repeat(2_000)
    );
    let report = report(vec![text.clone()], BlockKind::Body);
    let found = reviewed(&report, &only(|code| code == "P1")).findings;
    let places: Vec<_> = found
        .iter()
        .map(|it| (it.block.0, it.start, it.end))
        .collect();
    let comma = text.find(',').map(|at| (2, at, at + 1));
    assert_eq!(places, comma.into_iter().collect::<Vec<_>>());
    assert_eq!(found[0].fixes[0].edits[0].start, places[0].1);
}

#[test]
fn a_text_beyond_what_is_read_at_once_is_said_to_be() {
    let paragraphs = vec!["全镇深入开展普法宣传。".repeat(9); 11_000];
    let review = reviewed(
        &report(paragraphs, BlockKind::Body),
        &only(|code| code == "P1"),
    );
    assert!(review.unread.is_some());
    assert!(review.note().is_some_and(|note| note.contains("没有校对")));
}
