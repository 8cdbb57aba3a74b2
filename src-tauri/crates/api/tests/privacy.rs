//! What a Word file holds besides what it prints: nothing that the paper leaves out.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use api::dto::ReportDto;
use api::{offline, papers};
use form::House;
use report::carried::Carried;
use report::promise::{Answer, Kind, Promise};
use report::{Block, BlockId, BlockKind, FigureEntry, Paper, Report, SignatureRule, Variant};
use serde_json::{Value, json};
use support::Desk;

/// What no paper but 上报稿 may tell.
const SIGNATORY: &str = "欧阳签发";
const NUMBER: &str = "柳政密发〔2026〕77号";
const LAST_SENTENCE: &str = "去年的一句话没有人要看";
const LAST_NOTE: &str = "last-year-ignored";
const LAST_FIGURE: &str = "765432";
const IGNORED: &str = "this-year-ignored";
const FIGURE: &str = "987654";
const BEFORE: &str = "876543";
const HEADING: &str = "从前的大标题";
const REASON: &str = "这件事不提了";

fn last_year() -> Report {
    let mut last = Report::empty();
    last.blocks
        .push(Block::new(1, BlockKind::Body, LAST_SENTENCE));
    last.ignored.insert(LAST_NOTE.into());
    last.figures
        .insert("trainings".into(), FigureEntry::of(LAST_FIGURE));
    last
}

/// A draft with a secret at every place where one can be. The rate that its text shows is computed from
/// two figures that it does not show.
fn draft(desk: &Desk) -> Report {
    let sample = desk.call("report_sample", json!({}))["report"].clone();
    let mut draft: Report = serde_json::from_value::<ReportDto>(sample).unwrap().into();
    let meta = &mut draft.meta;
    meta.signatories = vec![SIGNATORY.into()];
    meta.document_number = NUMBER.into();
    meta.copy_number = "000012".into();
    meta.secrecy = "内部".into();
    meta.copies = vec!["县委依法治县办".into()];
    meta.issuing_office = "柳溪镇党政综合办".into();
    meta.print_date = chrono::NaiveDate::from_ymd_opt(2026, 1, 16);
    meta.post = "代理镇长".into();
    meta.joint = vec!["柳溪镇联合机关".into()];
    draft
        .blocks
        .insert(0, Block::new(900, BlockKind::Letterhead, "不对外的一行"));
    draft
        .blocks
        .push(Block::new(901, BlockKind::Imprint, "（共印5份）"));
    let body = draft
        .blocks
        .iter()
        .position(|it| it.kind == BlockKind::Body)
        .unwrap();
    draft.blocks[body].text = "全年调解成功率⟦disputes_rate⟧，培训⟦trainings⟧。".into();
    draft.figures = BTreeMap::from([
        ("disputes_total".into(), FigureEntry::of("65")),
        ("disputes_success".into(), FigureEntry::of("64")),
        (
            "trainings".into(),
            FigureEntry {
                entry: "12".into(),
                last: BEFORE.into(),
            },
        ),
        ("hotline_calls".into(), FigureEntry::of(FIGURE)),
    ]);
    draft.ignored.insert(IGNORED.into());
    draft.work_heading = Some(HEADING.into());
    draft.carried = Some(Box::new(Carried {
        year: 2025,
        blocks: BTreeMap::new(),
        confirmed: std::iter::once(SIGNATORY.to_owned()).collect(),
        last: last_year(),
        promises: vec![Promise {
            id: 1,
            kind: Kind::Plan,
            heading: String::new(),
            text: LAST_SENTENCE.into(),
            source: BlockId(1),
            answer: Answer::Dropped {
                reason: REASON.into(),
            },
            linked: None,
        }],
    }));
    draft
}

fn every_form(draft: &Report, variant: Variant) -> Vec<Report> {
    let mut forms = Vec::new();
    for paper in [Paper::Document, Paper::Letter] {
        for rule in [
            SignatureRule::Unsealed,
            SignatureRule::Sealed,
            SignatureRule::Stamp,
        ] {
            for figures_annex in [false, true] {
                for mark in [false, true] {
                    let mut form = draft.clone();
                    form.meta.variant = variant;
                    form.meta.paper = paper;
                    form.meta.signature_rule = rule;
                    form.meta.figures_annex = figures_annex;
                    if mark {
                        let text = "云泽县柳溪镇人民政府文件";
                        form.blocks
                            .insert(1, Block::new(902, BlockKind::Letterhead, text));
                    }
                    forms.push(form);
                }
            }
        }
    }
    forms
}

/// Every part of a file, as text.
fn parts(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        archive
            .by_index(at)
            .unwrap()
            .read_to_string(&mut all)
            .unwrap();
        all.push('\n');
    }
    all
}

fn read(folder: &Path, bytes: &[u8]) -> offline::Read {
    let path = folder.join("回来的.docx");
    std::fs::write(&path, bytes).unwrap();
    offline::read_noted(&path).unwrap()
}

#[track_caller]
fn hides(all: &str, secrets: &[&str]) {
    for secret in secrets {
        assert!(!all.contains(secret), "{secret} is in the file");
    }
}

#[test]
fn a_paper_that_is_handed_round_holds_nothing_that_it_does_not_print() {
    let desk = Desk::new();
    let draft = draft(&desk);
    for variant in [Variant::Consultation, Variant::Plain, Variant::Public] {
        for form in every_form(&draft, variant) {
            let all = parts(&papers::word(&form, &House::default(), Vec::new()).unwrap());
            hides(
                &all,
                &[
                    SIGNATORY,
                    NUMBER,
                    LAST_SENTENCE,
                    LAST_NOTE,
                    LAST_FIGURE,
                    IGNORED,
                    HEADING,
                    REASON,
                ],
            );
            if !form.meta.figures_annex {
                hides(&all, &[FIGURE, BEFORE, "disputes_success"]);
            }
            if variant != Variant::Consultation {
                hides(
                    &all,
                    &[
                        "000012",
                        "内部",
                        "县委依法治县办",
                        "党政综合办",
                        "不对外的一行",
                        "共印5份",
                    ],
                );
            }
            if form.meta.signature_rule != SignatureRule::Stamp {
                hides(&all, &["代理镇长"]);
            }
            assert_eq!(
                all.contains("urn:nianbao:draft"),
                variant != Variant::Public
            );
        }
    }
}

#[test]
fn what_is_sent_to_the_county_holds_the_draft_and_no_notes_of_last_year() {
    let desk = Desk::new();
    let draft = draft(&desk);
    let bytes = papers::word(&draft, &House::default(), Vec::new()).unwrap();
    hides(&parts(&bytes), &[LAST_NOTE, LAST_FIGURE]);
    let mut back = read(&desk.path("."), &bytes).report;
    assert_eq!(
        back.carried.as_ref().unwrap().last.blocks,
        last_year().blocks
    );
    back.carried.as_mut().unwrap().last = last_year();
    assert_eq!(back, draft);
}

#[test]
fn a_copy_that_comes_back_is_read_as_the_blocks_and_figures_that_it_prints() {
    let desk = Desk::new();
    let draft = draft(&desk);
    for variant in [Variant::Consultation, Variant::Plain] {
        for form in every_form(&draft, variant) {
            let bytes = papers::word(&form, &House::default(), Vec::new()).unwrap();
            let found = read(&desk.path("."), &bytes);
            assert_eq!(found.notes.len(), 1, "{:?}", found.notes);
            assert!(found.notes[0].contains("只有印出来的内容"));
            let back = found.report;
            let again = papers::word(&back, &House::default(), Vec::new()).unwrap();
            let body = |bytes: &[u8]| {
                let file = intake::docx::read(bytes, "none", &intake::Budget::default()).unwrap();
                let texts = file
                    .paragraphs
                    .into_iter()
                    .map(|it| it.text.replace('\n', ""));
                texts.filter(|text| !text.is_empty()).collect::<Vec<_>>()
            };
            assert_eq!(body(&again), body(&bytes), "it prints the same");
            assert_eq!(back.template, draft.template);
            assert_eq!(back.figures["trainings"].entry, "12");
            let told = back.figures["trainings"].last == BEFORE;
            assert_eq!(told, form.meta.figures_annex);
            let rate = if form.meta.figures_annex { "" } else { "98.5" };
            let entry = back
                .figures
                .get("disputes_rate")
                .map_or("", |it| it.entry.as_str());
            assert_eq!(
                entry, rate,
                "a result whose terms are not shown stays as it is"
            );
        }
    }
}

#[test]
fn comments_on_a_paper_that_is_handed_round_quote_nothing_that_it_leaves_out() {
    let desk = Desk::new();
    let mut draft = draft(&desk);
    draft.blocks[0].text = "柳政发[2025]8号，，不对外的一行".into();
    let body = draft
        .blocks
        .iter()
        .position(|it| it.kind == BlockKind::Body)
        .unwrap();
    draft.blocks[body].text.push_str("我们认真贯彻，，落实。");
    for variant in ["plain", "public", "consultation", "submission"] {
        let mut report: Value = serde_json::to_value(ReportDto::from(draft.clone())).unwrap();
        report["meta"]["variant"] = json!(variant);
        let path = desk.path("意见.docx");
        let request = json!({"id": null, "report": report, "path": path.to_str().unwrap()});
        desk.call("export_comments", request);
        let all = parts(&std::fs::read(&path).unwrap());
        assert!(all.contains("word/comments.xml") || all.contains("w:comment "));
        if variant != "submission" {
            hides(
                &all,
                &[SIGNATORY, NUMBER, LAST_SENTENCE, LAST_FIGURE, BEFORE],
            );
        }
        if matches!(variant, "plain" | "public") {
            hides(&all, &["不对外的一行", "柳政发"]);
        }
    }
}
