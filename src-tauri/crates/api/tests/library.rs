//! Reports in the library: made, kept, named, binned.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::{Desk, new, position, texts};

fn cards(desk: &Desk, bin: bool) -> Vec<Value> {
    desk.call("library_list", json!({ "bin": bin }))["reports"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn a_new_report_is_in_the_library_and_opens_with_its_view() {
    let desk = Desk::new();
    let open = desk.create();
    assert_eq!(open["revision"], 1);
    assert_eq!(open["report"]["meta"]["unit_short"], "柳溪镇");
    assert_eq!(
        open["view"]["blocks"].as_array().unwrap().len(),
        texts(&open["report"]).len()
    );
    let cards = cards(&desk, false);
    assert_eq!(cards.len(), 1);
    assert_eq!(cards[0]["id"], open["id"]);
    assert_eq!(cards[0]["name"], open["name"]);
    assert_eq!(cards[0]["state"], "drafting");
    assert_eq!(cards[0]["year"], 2026);
    assert_eq!(cards[0]["completeness"], open["view"]["completeness"]);
    assert_eq!(desk.call("report_open", json!({"id": open["id"]})), open);
}

#[test]
fn what_was_saved_is_there_after_the_program_was_closed() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    let body = position(&report, "body");
    report["blocks"][body]["text"] = json!("2026年，柳溪镇召开会议⟦meetings_topic⟧。𠮷");
    report["figures"]["meetings_topic"] = json!({"entry": "5", "last": ""});
    report["meta"]["signatories"] = json!(["王一"]);
    report["meta"]["print_date"] = json!("2027-01-15");
    let saved = desk.save(&open, &report);
    assert_eq!(saved["revision"], 2);

    let desk = desk.reopen();
    let again = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(again["report"], report);
    assert_eq!(again["revision"], 2);
    assert_eq!(again["saved_at"], saved["saved_at"]);
}

#[test]
fn a_save_over_a_revision_that_is_gone_is_refused_as_a_conflict() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    report["blocks"][0]["text"] = json!("甲");
    desk.save(&open, &report);
    report["blocks"][0]["text"] = json!("乙");
    let late = json!({"id": open["id"], "revision": 1, "report": report});
    assert_eq!(desk.refuses("report_save", late), "conflict");
    let kept = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(texts(&kept["report"])[0], "甲");
}

#[test]
fn two_blocks_with_one_id_are_both_kept() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    let id = report["blocks"][0]["id"].clone();
    report["blocks"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": id, "kind": "note", "text": "附注"}));
    desk.save(&open, &report);
    let kept = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(texts(&kept["report"]), texts(&report));
}

#[test]
fn a_copy_has_its_own_name_and_leaves_the_first_alone() {
    let desk = Desk::new();
    let open = desk.create();
    let card = desk.call("report_duplicate", json!({"id": open["id"]}));
    assert_ne!(card["id"], open["id"]);
    assert_eq!(
        card["name"],
        json!(format!("{}（副本）", open["name"].as_str().unwrap()))
    );
    assert_eq!(card["state"], "drafting");
    let copy = desk.call("report_open", json!({"id": card["id"]}));
    assert_eq!(copy["report"], open["report"]);
    assert_eq!(cards(&desk, false).len(), 2);
}

#[test]
fn a_name_is_given_and_taken_back() {
    let desk = Desk::new();
    let open = desk.create();
    let card = desk.call(
        "report_rename",
        json!({"id": open["id"], "name": "  送审\n稿 "}),
    );
    assert_eq!(card["name"], "送审稿");
    let card = desk.call("report_rename", json!({"id": open["id"], "name": " "}));
    assert_eq!(card["name"], open["name"]);
}

#[test]
fn a_report_goes_to_the_bin_and_back_or_away() {
    let desk = Desk::new();
    let id = json!({"id": desk.create()["id"]});
    assert_eq!(desk.refuses("report_purge", id.clone()), "not_found");
    desk.call("report_delete", id.clone());
    assert!(cards(&desk, false).is_empty());
    assert_eq!(cards(&desk, true).len(), 1);
    assert_eq!(desk.refuses("report_open", id.clone()), "not_found");
    desk.call("report_restore", id.clone());
    assert_eq!(cards(&desk, false).len(), 1);
    desk.call("report_open", id.clone());
    desk.call("report_delete", id.clone());
    desk.call("report_purge", id.clone());
    assert!(cards(&desk, true).is_empty());
    for command in [
        "report_open",
        "report_restore",
        "report_purge",
        "report_delete",
        "report_duplicate",
    ] {
        assert_eq!(desk.refuses(command, id.clone()), "not_found", "{command}");
    }
    assert_eq!(
        desk.refuses("report_rename", json!({"id": id["id"], "name": "x"})),
        "not_found"
    );
}

#[test]
fn typing_that_is_saved_after_the_report_was_binned_is_not_lost() {
    let desk = Desk::new();
    let open = desk.create();
    desk.call("report_delete", json!({"id": open["id"]}));
    let mut report = open["report"].clone();
    report["blocks"][0]["text"] = json!("最后一句");
    desk.save(&open, &report);
    desk.call("report_restore", json!({"id": open["id"]}));
    let kept = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(texts(&kept["report"])[0], "最后一句");
}

#[test]
fn a_report_without_title_is_listed_by_unit_and_year() {
    let desk = Desk::new();
    let open = desk.create();
    let mut report = open["report"].clone();
    let title = position(&report, "title");
    report["blocks"][title]["text"] = json!(" ");
    desk.save(&open, &report);
    let name = cards(&desk, false)[0]["name"].as_str().unwrap().to_owned();
    assert!(name.contains("云泽县柳溪镇人民政府2026年"), "{name}");
}

#[test]
fn a_unit_or_a_year_that_cannot_be_is_refused() {
    let desk = Desk::new();
    for (key, value) in [
        ("unit", json!(" ")),
        ("year", json!(26)),
        ("year", json!(-1)),
        ("template", json!("x")),
    ] {
        let mut request = new("flat");
        request[key] = value;
        assert!(
            ["bad_request", "not_found"].contains(&desk.refuses("report_create", request).as_str())
        );
    }
    assert!(cards(&desk, false).is_empty());
}

#[test]
fn a_library_from_a_newer_program_is_refused_with_its_folder_named() {
    let folder = tempfile::tempdir().unwrap();
    drop(api::App::open(Some(folder.path().to_path_buf())).unwrap());
    let file = folder.path().join("nianbao.db");
    let mut bytes = std::fs::read(&file).unwrap();
    // user_version is a big-endian number at byte 60 of the file's header.
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&file, bytes).unwrap();
    let error = api::App::open(Some(folder.path().to_path_buf())).unwrap_err();
    assert_eq!(json!(error.code), "newer_database");
    assert!(
        error.message.contains(folder.path().to_str().unwrap()),
        "{error}"
    );
}
