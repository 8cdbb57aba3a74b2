//! Every rule against its fixture: what it must find, and what it must leave alone.

use std::collections::BTreeSet;

use report::numbering::Numbering;
use report::span::Shown;
use review::registry;

use crate::fixture::{self, Case, apply};

#[test]
fn every_rule_finds_what_its_fixture_marks_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in fixture::every() {
        let lines: Vec<_> = case.report.blocks.iter().map(|block| &block.text).collect();
        assert_eq!(
            case.expected,
            !case.marks().is_empty(),
            "{}: marks belong under 报\n{lines:#?}",
            case.code
        );
        let found: BTreeSet<_> = case
            .found()
            .into_iter()
            .map(|finding| (finding.block.0, finding.start, finding.end))
            .collect();
        let marked: BTreeSet<_> = case
            .marks()
            .into_iter()
            .map(|(block, start, end, _)| (block, start, end))
            .collect();
        let texts = |places: &BTreeSet<(u32, usize, usize)>, but: &BTreeSet<_>| -> Vec<String> {
            places
                .difference(but)
                .map(|&(block, start, end)| {
                    let text = &case.report.blocks[block as usize - 1].text;
                    let text = Shown::new(text, &case.figures()).text;
                    let part = text.get(start..end).unwrap_or("?");
                    format!("block {block}, {start}: {part}")
                })
                .collect()
        };
        if found != marked {
            wrong.push(format!(
                "{}: too many {:#?}, missing {:#?}\n{lines:#?}",
                case.code,
                texts(&found, &marked),
                texts(&marked, &found),
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_has_the_level_that_the_fixture_names() {
    for case in fixture::every() {
        for finding in case.found() {
            let place = (finding.block.0, finding.start, finding.end);
            let marks = case.marks();
            let mark = marks
                .iter()
                .find(|(block, start, end, _)| (*block, *start, *end) == place);
            if let Some((.., Some(level))) = mark {
                assert_eq!(finding.level, *level, "{}: {}", case.code, finding.text);
            }
        }
    }
}

#[test]
fn the_first_fix_of_every_finding_gives_the_text_that_the_fixture_shows() {
    for mut case in fixture::every() {
        let Some(repaired) = case.repaired.take() else {
            continue;
        };
        let found = case.found();
        let edits = found
            .iter()
            .filter_map(|finding| finding.fixes.first())
            .flat_map(|fix| &fix.edits);
        let figures = case.figures();
        apply(&mut case.report, &figures, edits);
        let expected: Vec<_> = fixture::cases(case.code, &fence(&repaired))
            .remove(0)
            .report
            .blocks
            .into_iter()
            .map(|block| block.text)
            .collect();
        let texts: Vec<_> = case.report.blocks.iter().map(|b| b.text.clone()).collect();
        assert_eq!(texts, expected, "{}", case.code);
    }
}

/// The lines in a fence again, to be read with their kinds.
fn fence(lines: &[String]) -> String {
    format!("```\n{}\n```\n", lines.join("\n"))
}

#[test]
fn every_fixture_has_something_to_find_and_something_to_leave_alone() {
    for rule in registry::rules() {
        let cases = fixture::cases(rule.code, &fixture::markdown(rule));
        let has = |expected| cases.iter().any(|case: &Case| case.expected == expected);
        assert!(has(true), "{}: nothing to find", rule.code);
        assert!(has(false), "{}: nothing to leave alone", rule.code);
    }
}

#[test]
fn every_rule_has_a_code_of_its_own_and_a_page_with_wrong_and_right() {
    let mut codes = BTreeSet::new();
    for rule in registry::rules() {
        assert!(codes.insert(rule.code), "{} is given twice", rule.code);
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
fn computed_numbers_are_never_complained_of() {
    for code in ["N1", "N2", "N4", "N5", "N14"] {
        let rule = registry::find(code).unwrap();
        for mut case in fixture::cases(rule.code, &fixture::markdown(rule)) {
            case.report.numbering = Numbering::Computed;
            case.report
                .blocks
                .retain(|block| block.kind.level().is_some());
            assert!(case.found().is_empty(), "{code}");
        }
    }
}
