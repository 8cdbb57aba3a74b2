//! Every rule against its fixture: what it must find, and what it must leave alone.
#![allow(clippy::unwrap_used, clippy::panic)] // a fixture that can't be read should stop the test

use std::collections::BTreeSet;
use std::path::Path;

use report::figures::Figures;
use report::numbering::{Numbering, typed};
use report::{Block, BlockKind, Report};
use review::{registry, review};

/// Reads the fenced texts of a fixture, with whether findings are expected in them.
fn cases(markdown: &str) -> Vec<(bool, Vec<String>)> {
    let mut cases = Vec::new();
    let (mut expected, mut open) = (false, None::<Vec<String>>);
    for line in markdown.lines() {
        match (line, &mut open) {
            ("## 报", None) => expected = true,
            ("## 不报", None) => expected = false,
            ("```", None) => open = Some(Vec::new()),
            ("```", Some(_)) => cases.push((expected, open.take().unwrap())),
            (line, Some(lines)) => lines.push(line.to_owned()),
            (_, None) => {}
        }
    }
    cases
}

/// A report whose numbered lines are headings, and the spans that `[[ ]]` marks.
fn read(lines: &[String]) -> (Report, BTreeSet<(u32, usize, usize)>) {
    let mut report = Report {
        numbering: Numbering::AsTyped,
        ..Report::empty()
    };
    let mut spans = BTreeSet::new();
    for (id, line) in (1..).zip(lines) {
        let mut text = line.clone();
        while let Some(start) = text.find("[[") {
            text.replace_range(start..start + 2, "");
            let end = text.find("]]").unwrap();
            text.replace_range(end..end + 2, "");
            spans.insert((id, start, end));
        }
        let kind = typed(&text).map_or(BlockKind::Body, |number| BlockKind::heading(number.level));
        report.blocks.push(Block::new(id, kind, text));
    }
    (report, spans)
}

#[test]
fn every_rule_finds_what_its_fixture_marks_and_nothing_else() {
    for rule in registry::RULES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{}.md", rule.code));
        let markdown = std::fs::read_to_string(&path).unwrap_or_else(|error| {
            panic!(
                "rule {} has no fixture {}: {error}",
                rule.code,
                path.display()
            )
        });
        let cases = cases(&markdown);
        assert!(
            cases.iter().any(|(expected, _)| *expected),
            "{}: nothing to find",
            rule.code
        );
        assert!(
            cases.iter().any(|(expected, _)| !*expected),
            "{}: nothing to leave alone",
            rule.code
        );
        for (expected, lines) in cases {
            let (report, marked) = read(&lines);
            assert_eq!(
                expected,
                !marked.is_empty(),
                "{}: marks belong under 报\n{lines:#?}",
                rule.code
            );
            let found: BTreeSet<_> = review(&report, &Figures::default())
                .into_iter()
                .filter(|finding| finding.code == rule.code)
                .map(|finding| (finding.block.0, finding.start, finding.end))
                .collect();
            assert_eq!(found, marked, "{}\n{lines:#?}", rule.code);
        }
    }
}

#[test]
fn every_rule_has_a_code_of_its_own_and_a_page_with_wrong_and_right() {
    let codes: BTreeSet<_> = registry::RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), registry::RULES.len());
    for rule in registry::RULES {
        assert_eq!(
            registry::find(rule.code).map(|found| found.name),
            Some(rule.name)
        );
        for word in ["查什么", "为什么", "**错**", "**对**"] {
            assert!(
                rule.page.contains(word),
                "{}: the page lacks {word}",
                rule.code
            );
        }
    }
    assert!(registry::find("Z99").is_none());
}

#[test]
fn a_fix_puts_the_expected_number_in_place_of_the_typed_one() {
    let (report, _) = read(&["一、情况".into(), "（二）学法".into()]);
    let findings = review(&report, &Figures::default());
    let edit = &findings[0].fixes[0].edit;
    let mut text = report.blocks[1].text.clone();
    text.replace_range(edit.start..edit.end, &edit.with);
    assert_eq!(text, "（一）学法");
}

#[test]
fn computed_numbers_are_never_complained_of() {
    let (mut report, _) = read(&["一、情况".into(), "（二）学法".into()]);
    report.numbering = Numbering::Computed;
    assert!(review(&report, &Figures::default()).is_empty());
}
