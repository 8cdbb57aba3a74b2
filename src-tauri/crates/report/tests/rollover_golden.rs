//! What becomes of the project's own reports when they are carried over to the next year: which
//! years moved, which stayed, which numbers became figures, what is marked. `UPDATE_GOLDEN=1` writes
//! the agreed outcome anew.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

#[path = "support/shipped.rs"]
mod shipped;

use std::fmt::Write as _;
use std::path::Path;

use report::carried::{self, Place};
use report::compare::{Effort, Fate, difference};
use report::edit::renumber;
use report::figures::Figures;
use report::rollover::rollover;
use report::span::Shown;
use report::{BlockKind, Report, promise};

/// The outcome, for a person to read.
fn outcome(last: &Report, report: &Report) -> String {
    let mut text = String::new();
    let before = renumber(last.clone());
    writeln!(text, "{} → {}", last.meta.year, report.meta.year).unwrap();
    writeln!(text, "\n# 年份移动").unwrap();
    for (old, new) in before.blocks.iter().zip(&report.blocks) {
        let pieces = difference(&old.text, &new.text, &mut Effort::default());
        for (at, piece) in pieces.iter().enumerate() {
            let is_year = piece.fate == Fate::Added && !piece.text.contains('⟦');
            if is_year {
                let beside = |at: Option<usize>| at.and_then(|at| pieces.get(at));
                let was = beside(at.checked_sub(1)).map_or("", |piece| piece.text.as_str());
                let head: String = beside(at.checked_sub(2))
                    .map_or("", |p| p.text.as_str())
                    .chars()
                    .rev()
                    .take(6)
                    .collect();
                let head: String = head.chars().rev().collect();
                let tail: String = beside(Some(at + 1))
                    .map_or("", |p| p.text.as_str())
                    .chars()
                    .take(10)
                    .collect();
                writeln!(text, "{head}[{was}→{}]{tail}", piece.text).unwrap();
            }
        }
    }
    writeln!(text, "\n# 数据").unwrap();
    for (id, entry) in &report.figures {
        writeln!(text, "{id} {}", entry.last).unwrap();
    }
    writeln!(text, "\n# 待核").unwrap();
    let standing = carried::standing(report);
    assert_eq!(standing.open, standing.total);
    for mark in standing
        .marks
        .iter()
        .filter(|mark| !matches!(mark.place, Place::Block(_)))
    {
        writeln!(text, "{:?} {}", mark.kind, mark.text).unwrap();
    }
    for block in &report.blocks {
        let mut at = 0;
        let mut line = String::new();
        for mark in standing
            .marks
            .iter()
            .filter(|mark| mark.place == Place::Block(block.id))
        {
            let sign = mark.kind.word().chars().next().unwrap();
            let near: Vec<char> = block.text[at..mark.start].chars().collect();
            let from = near.len().saturating_sub(8);
            let near: String = near[from..].iter().collect();
            write!(
                line,
                "{}{near}[{sign} {}] ",
                if from > 0 { "…" } else { "" },
                mark.text
            )
            .unwrap();
            at = mark.end;
        }
        if !line.is_empty() {
            writeln!(text, "{}", line.trim_end().replace('\n', "⏎")).unwrap();
        }
    }
    writeln!(text, "\n# 承诺").unwrap();
    for item in promise::all(report) {
        let short: String = item.text.chars().take(24).collect();
        writeln!(
            text,
            "{} {:?} 〔{}〕{short}",
            item.id, item.kind, item.heading
        )
        .unwrap();
    }
    text
}

fn check(name: &str, found: &str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/rollover/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found, stored,
        "{name}: UPDATE_GOLDEN=1 if the change is meant"
    );
}

#[test]
fn the_projects_reports_are_carried_over_as_agreed() {
    let template = shipped::template();
    assert_eq!(template.problems(), Vec::<String>::new());
    for (name, last) in shipped::reports() {
        let report = rollover(&last, Some(&template), last.meta.year + 1);
        check(&name, &outcome(&last, &report));
    }
}

/// Digits that no mark covers, with what stands around them.
fn uncovered(report: &Report) -> Vec<String> {
    let standing = carried::standing(report);
    let mut left = Vec::new();
    for block in &report.blocks {
        let text = &block.text;
        let mut covered: Vec<(usize, usize)> = standing
            .marks
            .iter()
            .filter(|mark| mark.place == Place::Block(block.id))
            .map(|mark| (mark.start, mark.end))
            .collect();
        for id in report::inline::references(text) {
            let reference = report::inline::reference(id);
            covered.extend(
                text.match_indices(&reference)
                    .map(|(at, _)| (at, at + reference.len())),
            );
        }
        let lead = report
            .blocks
            .iter()
            .take_while(|other| other.kind.level().is_none())
            .any(|other| other.id == block.id);
        let own = if lead || block.kind.level().is_some() || block.kind == BlockKind::Attachment {
            [report.meta.year, report.meta.year + 1]
                .map(|year| year.to_string())
                .to_vec()
        } else {
            Vec::new()
        };
        let is_name = |start: usize, end: usize| {
            let (before, after) = (&text[..start], &text[end..]);
            let day = |c: char| c == '·';
            before.ends_with(day)
                || after.starts_with(day)
                || before.ends_with('“') && after.starts_with('”')
                || after.starts_with('G')
                || block.kind == BlockKind::Attachment && after.starts_with('.')
        };
        let mut at = 0;
        while let Some(start) = text[at..]
            .find(|c: char| c.is_ascii_digit())
            .map(|found| found + at)
        {
            let end = text[start..]
                .find(|c: char| !c.is_ascii_digit())
                .map_or(text.len(), |found| found + start);
            let is_covered = covered.iter().any(|&(from, to)| from <= start && end <= to);
            if !is_covered && !own.contains(&text[start..end].to_owned()) && !is_name(start, end) {
                left.push(format!("{} in {text}", &text[start..end]));
            }
            at = end;
        }
    }
    left
}

#[test]
fn every_number_and_year_of_the_projects_reports_is_marked_or_a_figure_or_the_reports_own_year() {
    let template = shipped::template();
    for (name, last) in shipped::reports() {
        for template in [None, Some(&template)] {
            let report = rollover(&last, template, last.meta.year + 1);
            assert_eq!(uncovered(&report), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn a_figure_that_was_found_shows_last_year_what_stood_in_the_text() {
    let template = shipped::template();
    for (name, last) in shipped::reports() {
        let report = rollover(&last, Some(&template), last.meta.year + 1);
        let mut again = report.clone();
        for entry in again.figures.values_mut() {
            assert_eq!(entry.entry, "");
            entry.entry = std::mem::take(&mut entry.last);
        }
        let figures = Figures::of(&again, Some(&template));
        let plain = rollover(&last, None, last.meta.year + 1);
        for (with, without) in again.blocks.iter().zip(&plain.blocks) {
            assert_eq!(
                Shown::new(&with.text, &figures).text,
                without.text,
                "{name}"
            );
        }
    }
}
