//! Last year's report as the starting point.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::Desk;

const LAST: &str = "云泽县青塘镇人民政府关于2025年度法治政府建设情况的报告\n县人民政府：\n2025年，青塘镇推进依法行政，现将情况报告如下：\n一、2025年法治政府建设情况\n（一）加强组织领导\n全年召开专题会议4次，由镇长林致和主持。\n二、存在的问题\n一是执法力量不足。\n三、2026年工作安排\n（一）深化普法宣传。全年开展宣讲12场。\n云泽县青塘镇人民政府\n2026年1月15日\n";

/// Last year's report in the library, and the draft that goes on from it.
fn rolled(desk: &Desk) -> (Value, Value) {
    let last = desk.paste(LAST);
    let open = desk.call("report_rollover", json!({"id": last["id"], "year": 2026}));
    (last, open)
}

fn mark<'a>(view: &'a Value, text: &str) -> &'a Value {
    let marks = view["carried"]["marks"].as_array().unwrap();
    let found = marks.iter().find(|mark| mark["text"] == text);
    found.unwrap_or_else(|| panic!("{text}: {marks:#?}"))
}

#[test]
fn a_draft_for_the_next_year_marks_what_was_true_last_year() {
    let desk = Desk::new();
    let (last, open) = rolled(&desk);
    assert_ne!(last["id"], open["id"]);
    assert_eq!(open["report"]["meta"]["year"], 2026);
    let title = open["report"]["blocks"][0]["text"].as_str().unwrap();
    assert!(title.contains("2026年度"), "{title}");
    let carried = &open["view"]["carried"];
    assert_eq!(carried["year"], 2025);
    assert!(carried["open"].as_u64().unwrap() >= 2);
    assert_eq!(mark(&open["view"], "4次")["kind"], "数字");
    assert!(carried["last"].as_array().unwrap().len() >= 3);
    // The one it goes on from is as it was.
    let again = desk.call("report_open", json!({"id": last["id"]}));
    assert_eq!(again["report"], last["report"]);
}

#[test]
fn a_mark_that_is_confirmed_stays_confirmed_when_the_report_is_opened_again() {
    let desk = Desk::new();
    let (_, open) = rolled(&desk);
    let mut report = open["report"].clone();
    let found = mark(&open["view"], "4次").clone();
    let before = open["view"]["carried"]["open"].as_u64().unwrap();
    let data = desk.call(
        "carried_confirm",
        json!({"report": report, "block": found["block"], "start": found["start"], "take_back": false}),
    );
    report["carried"] = data["carried"].clone();
    desk.save(&open, &report);
    let desk = desk.reopen();
    let open = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(
        open["view"]["carried"]["open"].as_u64().unwrap(),
        before - 1
    );
    let whole = desk.call(
        "carried_confirm",
        json!({"report": open["report"], "block": found["block"], "start": null, "take_back": false}),
    );
    let mut report = open["report"].clone();
    report["carried"] = whole["carried"].clone();
    let view = desk.call("report_view", json!({ "report": report }));
    let marks = view["carried"]["marks"].as_array().unwrap();
    assert!(marks.iter().all(|mark| mark["block"] != found["block"]));

    let confirmed = view["carried"]["confirmed"].as_array().unwrap();
    let mine = |mark: &&Value| mark["block"] == found["block"];
    let count = confirmed.iter().filter(mine).count();
    let first = confirmed.iter().find(mine).unwrap();
    let back = desk.call(
        "carried_confirm",
        json!({"report": report, "block": first["block"], "start": first["start"], "take_back": true}),
    );
    report["carried"] = back["carried"].clone();
    let view = desk.call("report_view", json!({ "report": report }));
    let confirmed = view["carried"]["confirmed"].as_array().unwrap();
    assert_eq!(confirmed.iter().filter(mine).count(), count - 1);
}

#[test]
fn last_years_paragraph_says_what_it_became_and_how_they_differ() {
    let desk = Desk::new();
    let (_, open) = rolled(&desk);
    let mut report = open["report"].clone();
    let block = mark(&open["view"], "4次")["block"].clone();
    let blocks = report["blocks"].as_array_mut().unwrap();
    for one in blocks.iter_mut().filter(|one| one["id"] == block) {
        one["text"] = json!(one["text"].as_str().unwrap().replace("4次", "6次"));
    }
    let view = desk.call("report_view", json!({ "report": report }));
    let last = view["carried"]["last"].as_array().unwrap();
    let paragraph = last
        .iter()
        .flat_map(|section| section["paragraphs"].as_array().unwrap())
        .find(|paragraph| paragraph["became"] == block)
        .unwrap();
    let difference = paragraph["difference"].as_array().unwrap();
    let with = |fate: &str| -> String {
        difference
            .iter()
            .filter(|piece| piece["fate"] != fate)
            .map(|piece| piece["text"].as_str().unwrap())
            .collect()
    };
    assert!(with("removed").contains("6次") && !with("removed").contains("4次"));
    assert_eq!(with("added"), paragraph["text"].as_str().unwrap());
}

#[test]
fn a_changed_number_is_no_longer_marked() {
    let desk = Desk::new();
    let (_, open) = rolled(&desk);
    let mut report = open["report"].clone();
    let block = mark(&open["view"], "4次")["block"].clone();
    for one in report["blocks"].as_array_mut().unwrap() {
        if one["id"] == block {
            let text = one["text"].as_str().unwrap().replace("4次", "6次");
            one["text"] = json!(text);
        }
    }
    let view = desk.call("report_view", json!({ "report": report }));
    let marks = view["carried"]["marks"].as_array().unwrap();
    assert!(
        marks
            .iter()
            .all(|mark| mark["text"] != "4次" && mark["text"] != "6次")
    );
}

#[test]
fn a_promise_is_answered_and_the_answer_kept() {
    let desk = Desk::new();
    let (_, open) = rolled(&desk);
    let promises = open["view"]["carried"]["promises"].as_array().unwrap();
    let plan = promises.iter().find(|one| one["kind"] == "plan").unwrap();
    assert_eq!(plan["answer"], "open");
    let data = desk.call(
        "promise_answer",
        json!({"report": open["report"], "id": plan["id"], "answer": "dropped",
            "reason": "县里统一安排", "linked": null}),
    );
    let mut report = open["report"].clone();
    report["carried"] = data["carried"].clone();
    desk.save(&open, &report);
    let open = desk.call("report_open", json!({"id": open["id"]}));
    let promises = open["view"]["carried"]["promises"].as_array().unwrap();
    let plan = promises.iter().find(|one| one["id"] == plan["id"]).unwrap();
    assert_eq!(
        (&plan["answer"], &plan["reason"]),
        (&json!("dropped"), &json!("县里统一安排"))
    );
}

#[test]
fn an_export_says_what_is_still_last_years() {
    let desk = Desk::new();
    let (_, open) = rolled(&desk);
    let done = desk.call(
        "export_docx",
        json!({"id": null, "report": open["report"], "path": desk.word("新.docx")}),
    );
    let notes = done["notes"].as_array().unwrap();
    let told = notes
        .iter()
        .any(|note| note.as_str().unwrap().contains("去年的内容，没有核对"));
    assert!(told, "{notes:?}");
}

#[test]
fn a_year_that_is_none_is_refused() {
    let desk = Desk::new();
    let last = desk.paste(LAST);
    for year in [2025, 0, 99_999] {
        let refused = desk.refuses("report_rollover", json!({"id": last["id"], "year": year}));
        assert_eq!(refused, "bad_request");
    }
}

#[test]
fn a_figure_that_is_last_years_or_far_from_it_is_pointed_out() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    report["figures"] = json!({
        "disputes_total": {"entry": "65", "last": "65"},
        "meetings_topic": {"entry": "12", "last": "3"},
        "disputes_success": {"entry": "61", "last": "57"},
    });
    let view = desk.call("report_view", json!({ "report": report }));
    let remark = |id: &str| {
        let figures = view["figures"].as_array().unwrap();
        let figure = figures.iter().find(|figure| figure["id"] == id).unwrap();
        figure["remark"].as_str().unwrap().to_owned()
    };
    assert!(remark("disputes_total").contains("与上一年相同"));
    assert!(remark("meetings_topic").contains("三倍以上"));
    assert_eq!(remark("disputes_success"), "");
}
