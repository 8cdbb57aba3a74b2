//! Whole texts, as offices send them, to their outline.
//!
//! Each `fixtures/NAME.txt` has its outline in `fixtures/NAME.json`. After an intended change,
//! `BLESS=1 cargo test -p report --test documents` writes the outlines anew; read the difference.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that finds nothing should stop there

use std::path::{Path, PathBuf};

use report::figures::Figures;
use report::numbering::Numbering;
use report::outline::{self, Outline, Section};
use report::{BlockKind, Report, Slot, recognise};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn read(name: &str) -> Report {
    let text = std::fs::read_to_string(fixtures().join(name).with_extension("txt")).unwrap();
    recognise::plain_text(&text)
}

fn outline(report: &Report) -> Outline {
    outline::of(report, &Figures::of(report, None))
}

fn kind(report: &Report, kind: BlockKind) -> Vec<&str> {
    report
        .blocks
        .iter()
        .filter(|block| block.kind == kind)
        .map(|block| block.text.as_str())
        .collect()
}

fn slots(sections: &[Section]) -> Vec<Slot> {
    sections.iter().map(|section| section.slot).collect()
}

fn numbers(sections: &[Section]) -> Vec<Option<&str>> {
    sections
        .iter()
        .map(|section| section.number.as_deref())
        .collect()
}

#[test]
fn every_fixture_has_the_outline_that_was_agreed_on() {
    let mut texts: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    texts.sort();
    assert!(!texts.is_empty());
    for path in texts {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = outline(&recognise::plain_text(&text));
        let found = serde_json::to_string_pretty(&found).unwrap() + "\n";
        let golden = path.with_extension("json");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&golden, &found).unwrap();
        }
        let agreed = std::fs::read_to_string(&golden).unwrap();
        assert_eq!(found, agreed, "{}", path.display());
    }
}

#[test]
fn paragraphs_that_page_ends_broke_are_whole_and_the_imprint_is_read() {
    let report = read("broken-pages");
    assert_eq!(report.numbering, Numbering::AsTyped);
    assert_eq!(
        report.title(),
        Some("青塘乡人民政府关于报送2025年度法治政府建设的工作总结")
    );
    assert_eq!(report.addressee(), Some("县司法局"));
    let meta = &report.meta;
    assert_eq!(meta.unit, "云泽县青塘乡人民政府");
    assert_eq!(meta.unit_short, "青塘乡");
    assert_eq!(meta.year, 2025);
    assert_eq!(meta.document_number, "青政〔2025〕86号");
    assert_eq!(meta.signatories, ["林致和"]);
    assert_eq!(meta.issuing_office, "青塘乡党政综合办公室");
    assert_eq!(meta.print_date, report.date_of_issue());
    let outline = outline(&report);
    assert_eq!(
        slots(&outline.sections),
        [
            Slot::Organisation,
            Slot::Study,
            Slot::Governance,
            Slot::Governance,
            Slot::Problems,
            Slot::Plans
        ]
    );
    for whole in [
        "依法办事的自觉",
        "群体性上访",
        "《青塘乡 2025年度普法责任清单》",
        "法治轨道，依法",
    ] {
        let holds = report.blocks.iter().any(|block| block.text.contains(whole));
        assert!(holds, "{whole}");
    }
    assert_eq!(
        numbers(&outline.sections[5].children),
        [Some("（一）"), Some("(二)")]
    );
}

#[test]
fn a_title_over_two_lines_is_one_and_a_converters_bookmark_is_gone() {
    let report = read("two-line-title");
    assert_eq!(
        kind(&report, BlockKind::Title),
        ["2025年度云泽市柳溪镇法治政府建设报告"]
    );
    assert_eq!(report.meta.unit, "云泽市柳溪镇");
    assert_eq!(report.meta.unit_short, "柳溪镇");
    assert!(
        report
            .blocks
            .iter()
            .all(|block| !block.text.contains("bookmark"))
    );
    let outline = outline(&report);
    assert_eq!(
        slots(&outline.sections),
        [Slot::Work, Slot::Work, Slot::Plans]
    );
    let mixed = &outline.sections[1].children;
    assert_eq!(slots(mixed), [Slot::Work, Slot::Problems]);
    assert_eq!(
        numbers(&mixed[0].children),
        [Some("1、"), Some("2、"), Some("3、")]
    );
    assert_eq!(
        slots(&mixed[0].children),
        [Slot::Study, Slot::Governance, Slot::Publicity]
    );
    assert_eq!(outline.signature, None);
    assert_eq!(outline.date, None);
}

#[test]
fn a_copy_from_a_website_keeps_the_lines_of_the_page_out_of_the_text() {
    let report = read("portal-copy");
    assert_eq!(kind(&report, BlockKind::Title).len(), 1);
    assert!(kind(&report, BlockKind::Letterhead).is_empty());
    assert!(kind(&report, BlockKind::Imprint).is_empty());
    let outline = outline(&report);
    assert_eq!(outline.lead.len(), 1);
    assert_eq!(
        numbers(&outline.sections),
        [Some("一、"), None, Some("三、")],
        "a heading that lost its number stands where the number is missing"
    );
    assert_eq!(
        numbers(&outline.sections[0].children),
        [Some("一)"), Some("（二)"), Some("（四）")],
        "gaps stay for review to point at"
    );
}

#[test]
fn figures_at_the_beginning_of_a_paragraph_are_no_headings() {
    let outline = outline(&read("third-level"));
    let plans = outline.sections.last().unwrap();
    assert_eq!(plans.paragraphs.len(), 1);
    assert!(plans.children.is_empty());
    let first = &outline.sections[0].children[0];
    assert_eq!(
        numbers(&first.children),
        [Some("1."), Some("2."), Some("3．")]
    );
    assert_eq!(first.children[2].children.len(), 2);
    let problems = &outline.sections[1];
    assert_eq!(
        (problems.children[0].level, problems.children[0].slot),
        (3, Slot::Problems),
        "a level may be skipped"
    );
}

#[test]
fn items_are_text_and_organ_and_date_on_one_line_are_two_things() {
    let outline = outline(&read("items-only"));
    assert!(outline.sections.is_empty());
    assert_eq!(outline.lead.len(), 6);
    assert_eq!(outline.signature.as_deref(), Some("柳溪镇人民政府（盖章）"));
    assert!(outline.date.is_some());
    assert_eq!(outline.unit.as_deref(), Some("柳溪镇人民政府"));
}

#[test]
fn organ_and_date_below_the_title_are_signature_and_date() {
    let report = read("duties-first");
    let outline = outline(&report);
    assert_eq!(
        outline.title.as_deref(),
        Some("关于2025年度法治政府建设情况的报告（征求意见稿）")
    );
    assert_eq!(outline.signature.as_deref(), Some("云泽县柳溪镇人民政府"));
    assert!(outline.date.is_some());
    assert_eq!(
        slots(&outline.sections),
        [Slot::Duties, Slot::Work, Slot::Problems, Slot::Suggestions]
    );
    assert_eq!(
        slots(&outline.sections[0].children),
        [Slot::Duties, Slot::Duties],
        "whatever the duties are about, they are duties"
    );
    assert_eq!(
        slots(&outline.sections[1].children),
        [Slot::Study, Slot::Governance, Slot::Publicity]
    );
    assert_eq!(
        slots(&outline.sections[2].children),
        [Slot::Problems, Slot::Plans],
        "a heading that names two of them leaves its children their own"
    );
    assert_eq!(outline.attachments.len(), 2);
}

#[test]
fn lines_broken_at_the_edge_of_the_page_are_paragraphs_again() {
    let report = read("hard-wrapped");
    assert_eq!(
        report.addressee(),
        Some("县委、县人民政府，县委全面依法治县委员会办公室")
    );
    assert_eq!(report.meta.signatories, ["林和", "张致远"]);
    assert_eq!(report.meta.copies.len(), 3);
    let outline = outline(&report);
    assert_eq!(outline.lead.len(), 1);
    assert_eq!(outline.letterhead.len(), 2);
    assert_eq!(outline.notes, ["（此件公开发布）"]);
    let counts: Vec<_> = outline
        .sections
        .iter()
        .map(|section| (section.paragraphs.len(), section.children.len()))
        .collect();
    assert_eq!(counts, [(1, 1), (1, 0), (2, 0), (2, 0)]);
    assert!(outline.sections[0].children[0].run_in);
}

#[test]
fn attachments_behind_the_date_are_no_part_of_the_text() {
    let report = read("half-width");
    let outline = outline(&report);
    assert_eq!(
        outline.signature.as_deref(),
        Some("中共柳溪镇委员会、柳溪镇人民政府")
    );
    assert_eq!(outline.unit.as_deref(), Some("柳溪镇人民政府"));
    assert!(outline.date.is_some());
    assert_eq!(outline.attachments.len(), 1);
    let annex = &outline.annexes[0];
    assert_eq!(annex.mark.as_deref(), Some("附件"));
    assert_eq!(annex.paragraphs.len(), 2);
    assert_eq!(
        numbers(&outline.sections[0].children),
        [Some("(一)、"), None, Some("(三)")]
    );
    assert_eq!(outline.sections[1].children.len(), 2);
}

#[test]
fn the_closing_sentence_stays_in_the_last_section() {
    let outline = outline(&read("hard-wrapped"));
    let last = outline.sections.last().unwrap();
    assert_eq!(last.paragraphs.last().unwrap(), "特此报告。");
}

#[test]
fn pasted_text_becomes_headings_and_body_and_nothing_else() {
    let found = recognise::fragment(
        "柳溪镇2025年法治政府建设报告\r\n县司法局：\r\n　　一、主要做法\r\n[bookmark: _GoBack]开展活动3场。\r\n（一）强化学习。一是集中学。\r\n普法宣传\r\n2026年1月15日",
    );
    use BlockKind::{Body, Heading1, Heading2};
    let kinds: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Body, Body, Heading1, Body, Heading2, Body, Body]);
    assert_eq!(found[3].1, "开展活动3场。");
    assert!(recognise::fragment(" \n\t\n").is_empty());
}

#[test]
fn text_that_is_no_report_is_kept_as_body() {
    let report = recognise::plain_text("买菜\n牛奶两盒，鸡蛋十个");
    assert_eq!(report.meta, report::Meta::default());
    assert_eq!(
        kind(&report, BlockKind::Body),
        ["买菜", "牛奶两盒，鸡蛋十个"]
    );
    assert!(recognise::plain_text("").blocks.is_empty());
    assert!(
        recognise::plain_text("\u{FEFF}\r\n\u{3000}\n— 1 —")
            .blocks
            .is_empty()
    );
}
