//! Reports from files and pasted text, the sample, and back into files.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::{Desk, headings, position, texts};

const TEXT: &str = "云泽县柳溪镇人民政府\n关于2025年度法治政府建设情况的报告\n县人民政府：\n现将有关情况报告如下：\n\
    一、工作情况\n（二）加强组织领导。召开专题会议5次，研究法治建设工作，解决难点问题。\n二、存在的问题\n普法形式单一。\n\
    三、下一步打算\n继续抓好落实。\n云泽县柳溪镇人民政府\n2026年1月15日\n";

#[test]
fn a_text_file_becomes_a_report_with_its_numbers_as_typed_and_review_sees_the_gap() {
    let desk = Desk::new();
    std::fs::write(desk.path("去年.txt"), TEXT).unwrap();
    let open = desk.load("去年.txt");
    assert_eq!(open["report"]["numbering"], "as_typed");
    assert_eq!(open["report"]["template"], "fazhi-niandu");
    assert_eq!(open["report"]["meta"]["year"], 2025);
    assert_eq!(
        open["name"],
        "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告"
    );
    let gap = |view: &Value| -> Option<Value> {
        let findings = view["findings"].as_array().unwrap();
        findings.iter().find(|it| it["code"] == "N2").cloned()
    };
    let found = gap(&open["view"]).unwrap();
    assert_eq!((&found["start"], &found["end"]), (&json!(0), &json!(3)));
    assert_eq!(
        std::fs::read_to_string(desk.path("去年.txt")).unwrap(),
        TEXT
    );

    let renumbered = desk.call("edit_renumber", json!({"report": open["report"]}));
    let view = desk.call("report_view", json!({"report": renumbered}));
    assert_eq!(gap(&view), None);
    assert!(headings(&renumbered, &view)[1].starts_with("（一）加强组织领导。"));
}

#[test]
fn pasted_text_is_read_like_a_file() {
    let desk = Desk::new();
    std::fs::write(desk.path("去年.txt"), TEXT).unwrap();
    let from_file = desk.load("去年.txt");
    let pasted = desk.paste(TEXT);
    assert_eq!(pasted["report"], from_file["report"]);
    assert_eq!(
        desk.refuses("source_paste", json!({"text": " \n\u{3000}\n", "html": ""})),
        "empty_file"
    );
    let long = "依法治理。".repeat(400_000);
    assert_eq!(
        desk.refuses("source_paste", json!({"text": long, "html": ""})),
        "too_large"
    );
    assert_eq!(
        desk.refuses("source_open", json!({"path": desk.word("没有.txt")})),
        "not_found"
    );
}

#[test]
fn the_sample_is_a_whole_report_with_nothing_open_to_complain_of() {
    let desk = Desk::new();
    let open = desk.call("report_sample", json!({}));
    assert_eq!(open["report"]["numbering"], "computed");
    assert_eq!(open["view"]["findings"], json!([]));
    assert_eq!(
        open["view"]["completeness"], 100,
        "{:#}",
        open["view"]["steps"]
    );
    let headings = headings(&open["report"], &open["view"]);
    assert!(headings.len() >= 6, "{headings:?}");
    assert!(headings[0].starts_with("一、"), "{headings:?}");
}

#[test]
fn a_draft_file_brings_back_the_same_report() {
    let desk = Desk::new();
    let open = desk.call("report_sample", json!({}));
    let mut report = open["report"].clone();
    report["meta"]["signatories"] = json!(["王一", "李二"]);
    report["figures"]["disputes_total"] = json!({"entry": "65", "last": ""});
    let path = desk.word("稿.nianbao");
    let written = desk.call(
        "export_draft",
        json!({"id": open["id"], "report": report, "path": path}),
    );
    assert_eq!(written, json!({"path": path, "notes": []}));
    let loaded = desk.load("稿.nianbao");
    assert_ne!(loaded["id"], open["id"]);
    assert_eq!(loaded["report"], report);
}

fn state(desk: &Desk) -> Value {
    desk.call("library_list", json!({"bin": false}))["reports"][0]["state"].clone()
}

#[test]
fn an_export_writes_a_word_file_and_the_library_remembers_it() {
    let desk = Desk::new();
    let open = desk.call("report_sample", json!({}));
    let name = desk.call("export_suggest", json!({"report": open["report"]}));
    let name = name["name"].as_str().unwrap();
    assert!(
        name.ends_with("2025年度法治政府建设情况报告.docx"),
        "{name}"
    );
    let path = desk.word(name);
    let request = json!({"id": open["id"], "report": open["report"], "path": path});
    let exported = desk.call("export_docx", request.clone());
    assert_eq!(exported, json!({"path": path, "notes": []}));
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK\x03\x04"));
    assert_eq!(state(&desk), "exported");

    let mut report = open["report"].clone();
    report["blocks"][0]["text"] = json!("改过的标题");
    desk.save(&open, &report);
    assert_eq!(state(&desk), "changed");

    desk.call(
        "export_docx",
        json!({"id": null, "report": report, "path": path}),
    );
    assert_eq!(
        state(&desk),
        "changed",
        "an export of something else is not noted"
    );
    let gone = json!({"id": "weg", "report": report, "path": path});
    assert_eq!(
        desk.call("export_docx", gone)["notes"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn an_export_says_what_is_still_missing() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    let body = position(&report, "body");
    report["blocks"][body]["text"] = json!("调解⟦disputes_total⟧，又说一遍⟦disputes_total⟧。");
    let path = desk.word("报告.docx");
    let request = json!({"id": null, "report": report, "path": path});
    let notes = desk.call("export_docx", request)["notes"].to_string();
    let label = desk.call("report_view", json!({ "report": report }))["figures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| figure["id"] == "disputes_total")
        .unwrap()["label"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(notes.matches(&label).count(), 1, "{notes}");
    assert!(
        notes.contains("还没有写"),
        "empty sections are named: {notes}"
    );
}

#[test]
fn a_place_that_cannot_be_written_is_refused_and_nothing_noted() {
    let desk = Desk::new();
    let open = desk.call("report_sample", json!({}));
    for path in [
        desk.word("没有/报告.docx"),
        desk.word(""),
        String::new(),
        "/".into(),
    ] {
        let request = json!({"id": open["id"], "report": open["report"], "path": path});
        desk.refuses("export_docx", request.clone());
        desk.refuses("export_draft", request);
    }
    assert_eq!(state(&desk), "drafting");
    assert!(!texts(&open["report"]).is_empty());
}
