//! What becomes of a report on paper, and what the window asks for on the way there, takes time and
//! memory in proportion to its text.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

#[path = "../../../../tests/support/growth.rs"]
mod growth;
mod support;

use form::House;
use growth::in_proportion;
use layout::{Grid, Habits, Press};
use report::figures::Figures;
use report::{Block, BlockKind, Paper, Report, SignatureRule, Variant};
use serde_json::{Value, json};
use support::Desk;

const SIZE: usize = 500;

/// A report of paragraphs of one kind below a paragraph of text.
fn of(kind: BlockKind, texts: Vec<String>) -> Report {
    let mut report = Report {
        blocks: vec![Block::new(1, BlockKind::Body, "今年的工作情况如下。")],
        ..Report::empty()
    };
    report.meta.year = 2025;
    report.meta.unit = "石桥镇人民政府".into();
    report.meta.document_number = "石政〔2026〕3号".into();
    report.meta.variant = Variant::Submission;
    let texts = (2..).zip(texts);
    report
        .blocks
        .extend(texts.map(|(id, text)| Block::new(id, kind, text)));
    report
}

const KINDS: [BlockKind; 9] = [
    BlockKind::Letterhead,
    BlockKind::Title,
    BlockKind::Heading3,
    BlockKind::Body,
    BlockKind::Attachment,
    BlockKind::Signature,
    BlockKind::Date,
    BlockKind::Annex,
    BlockKind::Imprint,
];

/// What texts are made of that make work for whoever sets them.
const PIECES: [&str; 5] = ["字", "\t", "甲\n", "\u{200B}", "1.任务清单；"];

/// The paragraphs of the report with the form, on pages, and as a Word file with a comment on each.
fn paper(report: &Report) -> Vec<u8> {
    let figures = Figures::of(report, None);
    let house = House::default();
    drop(form::attachments_apart(report, &figures));
    drop(form::attachments_astray(report, &figures));
    for habits in [Habits::WORD, Habits::LIBREOFFICE] {
        let layout = Press::new(habits).lay_out(form::document(report, &figures, &house), &Grid);
        assert!(!layout.pages.is_empty());
    }
    let comments = report.blocks.iter().take(2_000).map(|block| docx::Comment {
        block: block.id,
        start: 0,
        end: block.text.len(),
        author: String::new(),
        initials: String::new(),
        date: None,
        text: vec!["请核对。".into()],
    });
    let options = docx::Options {
        comments: comments.collect(),
        ..docx::Options::default()
    };
    docx::export(report, &figures, &options).unwrap()
}

#[test]
fn one_long_paragraph_of_any_kind_is_set_in_proportion() {
    for kind in KINDS {
        for piece in PIECES {
            in_proportion(
                &format!("{kind:?} of {piece:?}"),
                4 * SIZE,
                |size| of(kind, vec![format!("甲{}乙", piece.repeat(size))]),
                |report| paper(&report),
            );
        }
    }
}

#[test]
fn many_paragraphs_of_any_kind_are_set_in_proportion() {
    for kind in KINDS {
        for text in ["石桥镇人民政府", "1.任务清单"] {
            in_proportion(
                &format!("{kind:?}, {text}"),
                SIZE,
                |size| of(kind, vec![text.to_owned(); size]),
                |report| paper(&report),
            );
        }
    }
}

#[test]
fn paragraphs_that_are_kept_together_are_placed_in_proportion() {
    let kinds = [BlockKind::Heading1, BlockKind::Signature, BlockKind::Title];
    for kind in kinds {
        in_proportion(
            &format!("placing {kind:?}"),
            2_500,
            |size| of(kind, vec!["工作".into(); size]),
            |report| {
                let figures = Figures::of(&report, None);
                let document = form::document(&report, &figures, &House::default());
                Press::new(Habits::WORD).lay_out(document, &Grid)
            },
        );
    }
}

#[test]
fn a_title_of_many_lines_leads_back_to_its_block_in_proportion() {
    in_proportion(
        "title",
        6_000,
        |size| of(BlockKind::Title, vec!["甲\n".repeat(size)]),
        |report| {
            let figures = Figures::of(&report, None);
            let document = form::document(&report, &figures, &House::default());
            Press::new(Habits::WORD).lay_out(document, &Grid)
        },
    );
}

#[test]
fn a_long_name_above_many_dates_is_set_in_proportion() {
    for rule in [
        SignatureRule::Sealed,
        SignatureRule::Unsealed,
        SignatureRule::Stamp,
    ] {
        in_proportion(
            &format!("signatures, {rule:?}"),
            SIZE,
            |size| {
                let mut report = of(BlockKind::Date, vec!["2026年1月5日".into(); size]);
                let names = ["字".repeat(size * 10), "某某镇".into()];
                let names = (1_000_000..).zip(names);
                report
                    .blocks
                    .extend(names.map(|(id, text)| Block::new(id, BlockKind::Signature, text)));
                report.meta.signature_rule = rule;
                report
            },
            |report| paper(&report),
        );
    }
}

#[test]
fn the_lists_of_the_particulars_are_set_in_proportion() {
    let fill: [fn(&mut Report, Vec<String>); 5] = [
        |report, names| report.meta.signatories = names,
        |report, names| report.meta.copies = names,
        |report, names| report.meta.joint = names,
        |report, names| report.meta.document_number = names.concat(),
        |report, names| report.meta.unit = names.concat(),
    ];
    for (number, fill) in fill.into_iter().enumerate() {
        for paper_kind in [Paper::Document, Paper::Letter] {
            for name in ["某某县司法局", "某"] {
                in_proportion(
                    &format!("list {number}, {paper_kind:?}, {name}"),
                    SIZE,
                    |size| {
                        let mut report = of(BlockKind::Body, Vec::new());
                        report.meta.paper = paper_kind;
                        fill(&mut report, vec![name.to_owned(); size]);
                        report
                    },
                    |report| paper(&report),
                );
            }
        }
    }
}

#[test]
fn what_is_longer_than_a_length_can_be_is_set() {
    let wide = format!("字{}字{}字", "\t".repeat(150_000), " ".repeat(300_000));
    let mut report = of(BlockKind::Imprint, vec![wide.clone()]);
    report.meta.signatories = vec!["字".repeat(150_000), "字".repeat(150_000)];
    report.blocks.push(Block::new(999, BlockKind::Body, wide));
    report.blocks.push(Block::new(
        1_000,
        BlockKind::Heading1,
        "甲\n".repeat(80_000),
    ));
    let document = form::document(&report, &Figures::of(&report, None), &House::default());
    let layout = Press::new(Habits::WORD).lay_out(document, &Grid);
    assert!(layout.pages.len() > 1_000);
}

/// Every command from pasting to the draft for the next year, and the pages of both.
fn through(desk: &Desk, text: &str) -> Value {
    let opened = desk.call("source_paste", json!({"text": text, "html": ""}));
    let accepted = desk.accept(&opened, None);
    let report = &accepted["report"];
    desk.call("report_view", json!({"report": report}));
    desk.call("export_outlook", json!({"report": report}));
    let rolled = desk.call(
        "report_rollover",
        json!({"id": accepted["id"], "year": 2026}),
    );
    desk.call("preview", json!({"report": report, "known": null}));
    desk.call(
        "preview",
        json!({"report": rolled["report"], "known": null}),
    )
}

#[test]
fn a_pasted_report_grows_through_every_command_with_its_paragraphs() {
    let desk = Desk::new();
    // Fonts are looked for once.
    through(&desk, "关于2025年法治政府建设情况的报告");
    for (name, paragraph) in [
        ("plain", "开展法治宣传12场次，受教育群众3400人次。\n"),
        ("headings", "（一）加强组织领导\n"),
        ("plans", "三、下一步工作打算\n2026年，将开展宣传12场次。\n"),
    ] {
        in_proportion(
            name,
            150,
            |count| {
                let head = "石桥镇人民政府关于2025年法治政府建设情况的报告\n一、工作情况\n";
                format!("{head}{}", paragraph.repeat(count))
            },
            |text| through(&desk, &text),
        );
    }
}

#[test]
fn a_paragraph_with_many_lines_and_figures_is_previewed_in_proportion() {
    let desk = Desk::new();
    let report = desk.create()["report"].clone();
    for piece in ["开展宣传⟦a⟧场次，", "甲\n"] {
        in_proportion(
            piece,
            2_000,
            |count| {
                // What is kept of the one before must not make room for this one.
                desk.call("preview", json!({"report": report, "known": null}));
                let mut report = report.clone();
                let body = json!({"id": 9_999, "kind": "body", "text": piece.repeat(count)});
                report["blocks"].as_array_mut().unwrap().push(body);
                report
            },
            |report| desk.call("preview", json!({"report": report, "known": null})),
        );
    }
}

#[test]
fn a_report_of_thousands_of_pages_is_shown_in_part_and_no_pdf() {
    let desk = Desk::new();
    let mut report = desk.create()["report"].clone();
    let body = json!({"id": 9_999, "kind": "body", "text": "甲\n".repeat(30_000)});
    report["blocks"].as_array_mut().unwrap().push(body);
    let preview = desk.call("preview", json!({"report": report, "known": null}));
    assert_eq!(preview["page_count"], 1000);
    assert_eq!(preview["pages"].as_array().unwrap().len(), 1000);
    let note = preview["notes"][0].as_str().unwrap();
    assert!(note.contains("预览只画出前1000页"), "{note}");
    let code = desk.refuses(
        "export_pdf",
        json!({"id": null, "report": report, "path": desk.word("a.pdf")}),
    );
    // Where no font is, that comes first.
    assert!(
        ["too_large", "unsupported"].contains(&code.as_str()),
        "{code}"
    );
    assert!(!desk.path("a.pdf").exists());
}
