//! Last year's file: opened, looked at, corrected, accepted, kept.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::{Desk, texts};

const TEXT: &str = "首页 > 政务公开\n索引号：1150\n云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告\n县人民政府\n现将有关情况报告如下：\n\
    一、工作情况\n（一）加强组织领导。召开专题会议5次，研究法治建设工作，解决难点问题。全年受理矛盾纠纷65件，调解成功61件。\n存在的问题\n普法形式单一。\n\
    三、下一步打算\n继续抓好落实。\n— 1 —\n云泽县柳溪镇人民政府\n2026年1月15日\n【打印】\n";

fn open(desk: &Desk) -> Value {
    std::fs::write(desk.path("去年.txt"), TEXT).unwrap();
    desk.call("source_open", json!({"path": desk.word("去年.txt")}))
}

fn change(desk: &Desk, reading: &Value, change: Value) -> Value {
    desk.call(
        "reading_change",
        json!({"token": 1, "reading": reading["reading"], "change": change}),
    )
}

/// The place of the piece with a text.
fn at(reading: &Value, text: &str) -> usize {
    let pieces = reading["pieces"].as_array().unwrap();
    pieces
        .iter()
        .position(|piece| piece["text"] == text)
        .unwrap_or_else(|| panic!("{text}: {pieces:#?}"))
}

#[test]
fn what_was_read_is_told_line_by_line_and_nothing_is_stored() {
    let desk = Desk::new();
    let opened = open(&desk);
    assert_eq!(opened["name"], "去年.txt");
    assert_eq!(opened["kind"], "纯文本");
    assert_eq!(opened["next_year"], 2026);
    let reading = &opened["reading"];
    let left_out: Vec<&str> = reading["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| !line["left_out"].is_null())
        .map(|line| line["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        left_out,
        ["首页 > 政务公开", "索引号：1150", "— 1 —", "【打印】"]
    );
    let summary = &reading["summary"];
    assert_eq!(summary["unit"], "云泽县柳溪镇人民政府");
    assert_eq!(summary["year"], 2025);
    assert_eq!(summary["addressee"], "县人民政府");
    assert_eq!(summary["left_out"], 4);
    assert_eq!(summary["guesses"], 2, "{:#?}", reading["pieces"]);
    assert_eq!(summary["missing"], json!([]));
    let figures = summary["figures"].as_array().unwrap();
    let values: Vec<&str> = figures
        .iter()
        .map(|figure| figure["value"].as_str().unwrap())
        .collect();
    assert_eq!(values, ["65件", "61件"], "{figures:#?}");
    let heading = &reading["pieces"][at(reading, "存在的问题")];
    assert_eq!(heading["role"], "heading1");
    assert_eq!(heading["slot"], "problems");
    assert_eq!(heading["doubts"].as_array().unwrap().len(), 1);
    assert_eq!(
        desk.call("library_list", json!({"bin": false}))["reports"],
        json!([])
    );
}

#[test]
fn what_a_person_corrects_is_what_is_kept_and_the_file_with_it() {
    let desk = Desk::new();
    let opened = open(&desk);
    let reading = &opened["reading"];
    let reading = change(
        &desk,
        reading,
        json!({"what": "confirm", "piece": at(reading, "存在的问题")}),
    );
    assert_eq!(reading["summary"]["guesses"], 1);
    let reading = change(&desk, &reading, json!({"what": "put_back", "line": 1}));
    assert_eq!(
        reading["pieces"][at(&reading, "索引号：1150")]["role"],
        "body"
    );
    let reading = change(
        &desk,
        &reading,
        json!({"what": "role", "piece": at(&reading, "索引号：1150"), "role": "note"}),
    );
    let reading = change(
        &desk,
        &reading,
        json!({"what": "leave_out", "piece": at(&reading, "普法形式单一。")}),
    );
    let accept = json!({"token": opened["token"], "reading": reading["reading"], "year": null});
    let kept = desk.call("reading_accept", accept);
    assert_eq!(kept["report"]["meta"]["year"], 2025);
    assert!(!texts(&kept["report"]).contains(&"普法形式单一。"));
    assert!(texts(&kept["report"]).contains(&"索引号：1150"));
    assert_eq!(kept["source"]["name"], "去年.txt");
    assert_eq!(kept["source"]["size"], TEXT.len());

    let source = desk.call("source_view", json!({"id": kept["id"]}));
    let lines = source["lines"].as_array().unwrap();
    assert_eq!(lines.len(), TEXT.lines().count());
    let line = |text: &str| lines.iter().find(|line| line["text"] == text).unwrap();
    assert_eq!(line("普法形式单一。")["left_out"], "您说不放进报告。");
    assert_eq!(line("索引号：1150")["left_out"], Value::Null);
    let path = desk.word("原样.txt");
    desk.call("source_export", json!({"id": kept["id"], "path": path}));
    assert_eq!(std::fs::read_to_string(path).unwrap(), TEXT);
}

#[test]
fn the_draft_that_goes_on_from_a_file_has_the_file_with_it() {
    let desk = Desk::new();
    let opened = open(&desk);
    let draft = desk.accept(&opened, Some(2026));
    assert_eq!(draft["report"]["meta"]["year"], 2026);
    assert!(draft["view"]["carried"]["open"].as_u64().unwrap() > 0);
    assert_eq!(draft["source"]["name"], "去年.txt");
    let copy = desk.call("report_duplicate", json!({"id": draft["id"]}));
    let view = desk.call("source_view", json!({"id": copy["id"]}));
    assert_eq!(view["card"]["name"], "去年.txt");
    let fresh = desk.create();
    assert_eq!(fresh["source"], Value::Null);
    assert_eq!(
        desk.call("source_view", json!({"id": fresh["id"]})),
        Value::Null
    );
}

#[test]
fn a_file_of_this_program_says_what_it_holds() {
    let desk = Desk::new();
    let report = desk.call("report_sample", json!({}));
    let path = desk.word("稿.nianbao");
    desk.call(
        "export_draft",
        json!({"id": report["id"], "report": report["report"], "path": path}),
    );
    let opened = desk.call("source_open", json!({"path": path}));
    assert_eq!(opened["reading"], Value::Null);
    let known = &opened["known"];
    assert_eq!(known["year"], report["report"]["meta"]["year"]);
    assert_eq!(known["edits"], json!([]));
    let kept = desk.accept(&opened, None);
    assert_eq!(kept["report"], report["report"]);
    let view = desk.call("source_view", json!({"id": kept["id"]}));
    assert!(view["lines"].as_array().unwrap().len() > 10);
}

#[test]
fn a_page_on_the_clipboard_is_read_as_a_page() {
    let desk = Desk::new();
    let html = "<table><tr><td>一、情况</td></tr></table><p>开会5次。</p>";
    let opened = desk.call(
        "source_paste",
        json!({"text": "一、情况开会5次。", "html": html}),
    );
    let pieces = opened["reading"]["pieces"].as_array().unwrap();
    assert_eq!(pieces.len(), 2, "{pieces:#?}");
    assert_eq!(opened["name"], "粘贴的内容.txt");
    let opened = desk.call(
        "source_paste",
        json!({"text": "一、情况\n开会5次。", "html": "<p> </p>"}),
    );
    assert_eq!(opened["reading"]["pieces"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_not_at_hand_any_more_or_makes_no_sense_is_refused_in_a_sentence() {
    let desk = Desk::new();
    let opened = open(&desk);
    for _ in 0..4 {
        open(&desk);
    }
    let reading = &opened["reading"]["reading"];
    assert_eq!(
        desk.refuses(
            "reading_accept",
            json!({"token": opened["token"], "reading": reading, "year": null})
        ),
        "not_found"
    );
    assert_eq!(
        desk.refuses(
            "reading_change",
            json!({"token": 1, "reading": 7, "change": {"what": "confirm", "piece": 0}})
        ),
        "bad_request"
    );
    let fresh = desk.create();
    let path = desk.word("无.txt");
    assert_eq!(
        desk.refuses("source_export", json!({"id": fresh["id"], "path": path})),
        "not_found"
    );
}
