//! A damaged library in the window: listed, named, recovered, replaced.
#![allow(clippy::unwrap_used, clippy::panic)] // a library that can't be made should stop the test

mod support;

use std::path::Path;

use api::App;
use api::commands::dispatch;
use serde_json::{Value, json};
use support::Desk;

const PAGE: usize = 4096;

/// A library of several reports of which one page in the middle is overwritten.
fn damaged(folder: &Path) -> Vec<u8> {
    let app = App::open(Some(folder.to_path_buf())).unwrap();
    let mut request = support::new("three-part");
    for year in 2010..2024 {
        request["year"] = json!(year);
        dispatch(&app, "report_create", request.clone()).unwrap();
    }
    drop(app);
    let file = folder.join("nianbao.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / PAGE / 2 * PAGE;
    bytes[middle..middle + PAGE].fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_library_is_shown_recovered_beside_and_then_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let bytes = damaged(folder);
    let app = App::open(Some(folder.to_path_buf())).unwrap();
    let call = |name: &str, body: Value| dispatch(&app, name, body);
    let page = call("library_list", json!({"bin": false})).unwrap();
    assert!(page["state"]["damaged"].as_str().unwrap().contains("抢救"));
    assert_eq!(page["state"]["damaged"], page["state"]["read_only"]);
    let listed = |page: &Value| {
        page["reports"].as_array().unwrap().len() + page["unreadable"].as_array().unwrap().len()
    };
    assert_eq!(listed(&page), 14);
    let refused = call("report_create", support::new("flat")).unwrap_err();
    assert_eq!(json!(refused.code), "read_only");
    let id = page["reports"][0]["id"].clone();
    let open = call("report_open", json!({"id": id})).unwrap();
    assert!(open["read_only"].is_string());

    let elsewhere = json!({"folder": folder.join("elsewhere").display().to_string()});
    let refused = call("library_use_recovered", elsewhere).unwrap_err();
    assert_eq!(json!(refused.code), "bad_request");
    let recovered = call("library_recover", json!({})).unwrap();
    assert!(recovered["message"].as_str().unwrap().contains("抢救出"));
    assert!(std::fs::read(folder.join("nianbao.db")).unwrap() == bytes);
    call(
        "library_use_recovered",
        json!({"folder": recovered["folder"]}),
    )
    .unwrap();
    let page = call("library_list", json!({"bin": false})).unwrap();
    assert_eq!(page["state"]["read_only"], Value::Null);
    assert!(listed(&page) >= 13);
    call("report_create", support::new("flat")).unwrap();
    let kept = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept
        .filter(|path| path.to_string_lossy().contains("nianbao.db.damaged-"))
        .filter(|path| !path.to_string_lossy().ends_with("-shm"))
        .filter(|path| std::fs::metadata(path).unwrap().len() > 0)
        .collect();
    assert_eq!(kept.len(), 1);
    assert!(std::fs::read(&kept[0]).unwrap() == bytes);
}

#[test]
fn a_sound_library_is_not_recovered() {
    let desk = Desk::new();
    assert_eq!(desk.refuses("library_recover", json!({})), "bad_request");
    let there = json!({"folder": desk.word("data/抢救-1")});
    assert_eq!(desk.refuses("library_use_recovered", there), "bad_request");
    desk.call("library_idle", json!({}));
}

#[test]
fn a_library_that_went_away_is_told_and_the_draft_can_still_be_written_elsewhere() {
    let desk = Desk::new();
    let open = desk.create();
    std::fs::remove_file(desk.path("data/nianbao.db")).unwrap();
    let save = json!({"id": open["id"], "revision": 1, "report": open["report"]});
    let mut changed = save.clone();
    changed["report"]["blocks"][0]["text"] = json!("还没有存盘的一句");
    assert_eq!(desk.refuses("report_save", changed.clone()), "library_gone");
    let export =
        json!({"id": null, "report": changed["report"], "path": desk.word("留好.nianbao")});
    desk.call("export_draft", export);
    assert!(
        std::fs::read_to_string(desk.path("留好.nianbao"))
            .unwrap()
            .contains("还没有存盘的一句")
    );
}
