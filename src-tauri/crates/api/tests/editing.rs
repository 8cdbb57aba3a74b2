//! What the window asks while a report is written: the view, and changes of more than one block.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::{Desk, headings, new, position, texts};

fn view(desk: &Desk, report: &Value) -> Value {
    desk.call("report_view", json!({ "report": report }))
}

fn heading_at(report: &Value, text: &str) -> Value {
    let blocks = report["blocks"].as_array().unwrap();
    blocks
        .iter()
        .find(|block| block["text"].as_str().unwrap().contains(text))
        .unwrap()["id"]
        .clone()
}

#[test]
fn a_figure_is_typed_once_and_shows_wherever_it_stands() {
    let desk = Desk::new();
    let mut report = desk.create()["report"].clone();
    let body = position(&report, "body");
    report["blocks"][body]["text"] =
        json!("受理⟦disputes_total⟧，成功率⟦disputes_rate⟧。受理⟦disputes_total⟧。");
    report["figures"] =
        json!({"disputes_total": {"entry": "65"}, "disputes_success": {"entry": "61"}});
    let view = view(&desk, &report);
    let figures = view["figures"].as_array().unwrap();
    let figure = |id: &str| figures.iter().find(|figure| figure["id"] == id).unwrap();
    assert_eq!(figure("disputes_total")["uses"], 2);
    assert_eq!(figure("disputes_total")["display"], "65件");
    let rate = figure("disputes_rate");
    assert_eq!(
        (&rate["display"], &rate["computed"]),
        (&json!("93.8%"), &json!(true))
    );
    assert!(
        rate["explanation"].as_str().unwrap().contains("61 ÷ 65"),
        "{rate}"
    );
}

#[test]
fn offsets_count_utf_16_units_and_a_figure_as_one() {
    let desk = Desk::new();
    let mut report = desk.create()["report"].clone();
    let heading = position(&report, "heading2");
    report["blocks"][heading]["text"] = json!("𠮷调解⟦disputes_total⟧。一是抓早抓小。");
    report["figures"] = json!({"disputes_total": {"entry": "65"}});
    let view = view(&desk, &report);
    // A surrogate pair, two characters, one figure, one full stop.
    assert_eq!(view["blocks"][heading]["heading_end"], 6);
    assert_eq!(view["blocks"][heading]["number"], "（一）");
}

#[test]
fn the_outline_changes_and_comes_back_with_every_word() {
    let desk = Desk::new();
    let report = desk.create()["report"].clone();
    assert_eq!(view(&desk, &report)["outline"], "three-part");
    let flat = desk.call("edit_outline", json!({"report": report, "outline": "flat"}));
    let shown = view(&desk, &flat);
    assert_eq!(shown["outline"], "flat");
    assert!(
        headings(&flat, &shown)
            .iter()
            .all(|heading| !heading.starts_with('（'))
    );
    let back = desk.call(
        "edit_outline",
        json!({"report": flat, "outline": "three-part"}),
    );
    assert_eq!(texts(&back), texts(&report));
    assert_eq!(
        headings(&back, &view(&desk, &back)),
        headings(&report, &view(&desk, &report))
    );
}

#[test]
fn a_section_moves_and_its_number_with_it() {
    let desk = Desk::new();
    let report = desk.create()["report"].clone();
    let before = headings(&report, &view(&desk, &report));
    let second = before[2].strip_prefix("（二）").unwrap();
    let id = heading_at(&report, second);
    let moved = desk.call(
        "edit_move",
        json!({"report": report, "heading": id, "up": true}),
    );
    let after = headings(&moved, &view(&desk, &moved));
    assert_eq!(after[1], format!("（一）{second}"));
    assert_eq!(after.len(), before.len());
    let back = desk.call(
        "edit_move",
        json!({"report": moved, "heading": id, "up": false}),
    );
    assert_eq!(back, report);
    let gone = json!({"report": report, "heading": 4_000_000, "up": true});
    assert_eq!(desk.refuses("edit_move", gone), "not_found");
}

#[test]
fn a_section_is_added_for_a_step_and_removed_again() {
    let desk = Desk::new();
    let report = desk.create()["report"].clone();
    let added = desk.call(
        "edit_add",
        json!({"report": report, "slot": "duties", "heading": ""}),
    );
    let with = &added["report"];
    let shown = view(&desk, with);
    let step = shown["steps"]
        .as_array()
        .unwrap()
        .iter()
        .find(|step| step["slot"] == "duties")
        .unwrap();
    assert_eq!(step["heading"], added["heading"]);
    assert_eq!(step["state"], "empty");
    let removed = desk.call(
        "edit_remove",
        json!({"report": with, "heading": added["heading"]}),
    );
    assert_eq!(texts(&removed), texts(&report));
    let own = desk.call(
        "edit_add",
        json!({"report": report, "slot": "other", "heading": " 特色工作 "}),
    );
    assert!(texts(&own["report"]).contains(&"特色工作"));
    let none = json!({"report": report, "heading": 4_000_000});
    assert_eq!(desk.refuses("edit_remove", none), "not_found");
}

#[test]
fn pasted_lines_become_headings_and_paragraphs_that_fit_the_report() {
    let desk = Desk::new();
    let text = "（三）深化普法宣传\r\n\r\n\u{3000}\u{3000}开展宣传活动12场。\n1、进校园\n";
    let computed = desk.call("edit_paste", json!({"text": text, "numbering": "computed"}));
    let kinds: Vec<_> = computed
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["heading2", "body", "heading3"]);
    assert_eq!(computed[0]["text"], "深化普法宣传");
    assert_eq!(computed[1]["text"], "开展宣传活动12场。");
    assert_eq!(computed[2]["text"], "进校园");
    let typed = desk.call("edit_paste", json!({"text": text, "numbering": "as_typed"}));
    assert_eq!(typed[0]["text"], "（三）深化普法宣传");
    assert_eq!(
        desk.call(
            "edit_paste",
            json!({"text": " \n", "numbering": "computed"})
        ),
        json!([])
    );
}

#[test]
fn a_step_is_done_when_its_section_is_written_and_nothing_is_open() {
    let desk = Desk::new();
    let open = desk.call("report_create", new("flat"));
    let mut report = open["report"].clone();
    let key = view(&desk, &report)["steps"][1]["key"].clone();
    let first = heading_at(&report, "组织领导");
    let at = report["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .position(|block| block["id"] == first)
        .unwrap();
    let state = |report: &Value| {
        let view = view(&desk, report);
        view["steps"]
            .as_array()
            .unwrap()
            .iter()
            .find(|step| step["key"] == key)
            .unwrap()["state"]
            .clone()
    };
    assert_eq!(state(&report), "empty");
    report["blocks"][at + 1]["text"] = json!("召开会议⟦meetings_topic⟧。");
    assert_eq!(state(&report), "writing");
    let sentence = "镇党委、政府把法治建设摆上重要议事日程，主要负责人带头履行第一责任人职责，及时研究解决重点难点问题。";
    report["blocks"][at + 1]["text"] = json!(format!("{sentence}全年召开会议⟦meetings_topic⟧。"));
    report["figures"] = json!({"meetings_topic": {"entry": "5"}});
    assert_eq!(state(&report), "complete");
    let before = open["view"]["completeness"].as_u64().unwrap();
    assert!(view(&desk, &report)["completeness"].as_u64().unwrap() > before);
}

#[test]
fn a_report_beyond_all_measure_is_refused_by_every_command_that_takes_one() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    report["blocks"] = (0..20_001)
        .map(|id| json!({"id": id, "kind": "body", "text": ""}))
        .collect();
    for (command, body) in [
        ("report_view", json!({ "report": report })),
        (
            "report_save",
            json!({"id": open["id"], "revision": 1, "report": report}),
        ),
        ("edit_renumber", json!({ "report": report })),
        ("edit_outline", json!({"report": report, "outline": "flat"})),
        (
            "edit_move",
            json!({"report": report, "heading": 1, "up": true}),
        ),
        (
            "edit_add",
            json!({"report": report, "slot": "study", "heading": ""}),
        ),
        ("edit_remove", json!({"report": report, "heading": 1})),
        ("export_suggest", json!({ "report": report })),
        (
            "export_docx",
            json!({"id": null, "report": report, "path": desk.word("a.docx")}),
        ),
        (
            "export_draft",
            json!({"id": null, "report": report, "path": desk.word("a.nianbao")}),
        ),
    ] {
        assert_eq!(desk.refuses(command, body), "too_large", "{command}");
    }
    let long = "字".repeat(4 << 20);
    assert_eq!(
        desk.refuses("edit_paste", json!({"text": long, "numbering": "computed"})),
        "too_large"
    );
    assert!(!desk.path("a.docx").exists());
}
