//! Everything that follows from a report takes time and memory in proportion to its text.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that finds nothing should stop there

#[path = "../../../../tests/support/growth.rs"]
mod growth;
#[path = "support/shipped.rs"]
mod shipped;

use growth::{PIECES, Shape, in_proportion, noise};
use report::figures::Figures;
use report::numbering::Numbering;
use report::recognise::{SourceParagraph, fragment, read};
use report::rollover::rollover;
use report::{
    Block, BlockId, BlockKind, Report, carried, compare, merge, outline, paragraph, promise, steps,
};

const SIZE: usize = 2_000;

fn report(paragraphs: Vec<String>) -> Report {
    let mut report = Report {
        numbering: Numbering::AsTyped,
        blocks: vec![Block::new(1, BlockKind::Heading1, "一、工作情况")],
        ..Report::empty()
    };
    report.meta.year = 2025;
    for (id, text) in (2..).zip(paragraphs) {
        // A heading now and then, so that there are sections.
        let kind = match id % 10 {
            0 => BlockKind::Heading2,
            _ => BlockKind::Body,
        };
        report.blocks.push(Block::new(id, kind, text));
    }
    report
}

/// Work on the paragraphs of every kind of text.
fn for_every_text<T>(name: &str, work: impl Fn(Vec<String>) -> T) {
    for shape in Shape::ALL {
        for piece in PIECES {
            let name = format!("{name}, {piece} {shape:?}");
            in_proportion(&name, SIZE, |size| shape.paragraphs(piece, size), &work);
        }
    }
    for length in [50, 1_500] {
        let name = format!("{name}, noise in paragraphs of {length}");
        in_proportion(&name, SIZE, |size| noise(size / length, length), &work);
    }
}

#[test]
fn recognition_grows_with_the_text() {
    for_every_text("recognition", |paragraphs| {
        let text = paragraphs.join("\n");
        let reading = read([SourceParagraph::plain(&text)]);
        (reading.assembled(), fragment(&text))
    });
}

#[test]
fn what_is_shown_of_a_report_grows_with_the_text() {
    let template = shipped::template();
    for_every_text("view", |paragraphs| {
        let report = report(paragraphs);
        let figures = Figures::of(&report, Some(&template));
        (
            steps::of(&report, Some(&template), &figures),
            paragraph::of(&report, &figures),
            outline::of(&report, &figures),
        )
    });
}

#[test]
fn rollover_and_what_is_left_to_do_grow_with_the_text() {
    let template = shipped::template();
    for_every_text("rollover", |paragraphs| {
        let draft = rollover(&report(paragraphs), Some(&template), 2026);
        (carried::standing(&draft), promise::suggestions(&draft))
    });
}

/// What becomes of a text in a year.
fn changed(report: &mut Report, how: usize) {
    for block in &mut report.blocks {
        match how {
            0 => block.text = block.text.chars().rev().collect(),
            1 => {
                block.id = BlockId(block.id.0 + 1_000_000);
                block.text.push('新');
            }
            _ => block.text = block.text.replace('甲', "乙改"),
        }
    }
}

#[test]
fn comparison_with_last_year_grows_with_the_text() {
    for how in 0..3 {
        for length in [50, 1_500] {
            in_proportion(
                &format!("comparison, change {how}, paragraphs of {length}"),
                SIZE,
                |size| {
                    let mut draft = rollover(&report(noise(size / length, length)), None, 2026);
                    changed(&mut draft, how);
                    draft
                },
                |draft| (carried::standing(&draft), compare::with_last(&draft, None)),
            );
        }
    }
}

#[test]
fn plans_are_weighed_against_no_more_paragraphs_than_a_report_has() {
    let template = shipped::template();
    in_proportion(
        "plans",
        100,
        |count| {
            let work = noise(count, 60);
            let plans = noise(count, 50);
            let mut last = report(work);
            last.blocks.push(Block::new(
                1_000_000,
                BlockKind::Heading1,
                "三、下一步工作打算",
            ));
            let plans = (1_000_001..).zip(plans);
            last.blocks
                .extend(plans.map(|(id, text)| Block::new(id, BlockKind::Body, text)));
            rollover(&last, Some(&template), 2026)
        },
        |draft| {
            assert!(!promise::all(&draft).is_empty());
            promise::suggestions(&draft)
        },
    );
}

#[test]
fn a_mark_is_confirmed_and_taken_back_in_proportion_to_the_text() {
    in_proportion(
        "confirming",
        SIZE,
        |size| rollover(&report(Shape::One.paragraphs("65件，", size)), None, 2026),
        |mut draft| {
            let id = BlockId(2);
            let confirmed = carried::confirm_block(&mut draft, id);
            assert_eq!(carried::standing(&draft).open, 0);
            assert_eq!(carried::unconfirm_block(&mut draft, id), confirmed);
        },
    );
}

#[test]
fn merging_with_a_word_file_grows_with_the_text() {
    let template = shipped::template();
    let lines = |report: &Report| -> Vec<merge::Line> {
        let line = |block: &Block| merge::Line {
            kind: Some(block.kind),
            text: block.text.clone(),
            block: Some(block.id),
        };
        report.blocks.iter().map(line).collect()
    };
    for_every_text("merge", |paragraphs| {
        let draft = report(paragraphs);
        let mut file = draft.clone();
        changed(&mut file, draft.blocks.len() % 3);
        let (printed, file) = (lines(&draft), lines(&file));
        merge::merge(draft, Some(&template), &printed, &file)
    });
}
