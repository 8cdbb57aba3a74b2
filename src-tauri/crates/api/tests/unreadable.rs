//! What of a stored report can't be read: named, shown otherwise, exported, never written over.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that can't plant its value should stop there

mod support;

use rusqlite::Connection;
use rusqlite::types::Value as Stored;
use serde_json::{Value, json};
use support::Desk;

/// What is planted, and the name by which the person is to hear of it.
const PLANTED: &[(&str, &str)] = &[
    ("UPDATE reports SET signatories = '[\"王一\"'", "签发人"),
    ("UPDATE reports SET signatories = '{\"a\": 1}'", "签发人"),
    ("UPDATE reports SET copies = ''", "抄送机关"),
    ("UPDATE reports SET joint = '[1]'", "联合行文的机关"),
    ("UPDATE reports SET ignored = 'null'", "“这里不算错”的记录"),
    (
        "UPDATE reports SET carried = '{\"last\": {}}'",
        "从去年带过来的内容",
    ),
    ("UPDATE reports SET carried = ''", "从去年带过来的内容"),
    ("UPDATE reports SET print_date = '2027-02-30'", "印发日期"),
    ("UPDATE reports SET print_date = ''", "印发日期"),
    ("UPDATE reports SET variant = 'secret'", "用途"),
    ("UPDATE reports SET signature_rule = 'Sealed'", "落款方式"),
    ("UPDATE reports SET numbering = ''", "编号方式"),
    ("UPDATE reports SET paper = 'scroll'", "公文格式"),
    ("UPDATE reports SET figures_annex = 7", "是否附数据表"),
    ("UPDATE reports SET year = 99999999999", "年度"),
    (
        "UPDATE reports SET unit = CAST(x'b9ab' AS TEXT)",
        "单位全称",
    ),
    (
        "UPDATE reports SET unit_short = CAST(x'ff' AS TEXT)",
        "单位简称",
    ),
    ("UPDATE reports SET template = CAST(x'ff' AS TEXT)", "模板"),
    (
        "UPDATE reports SET document_number = CAST(x'ff' AS TEXT)",
        "发文字号",
    ),
    (
        "UPDATE reports SET issuing_office = CAST(x'ff' AS TEXT)",
        "印发机关",
    ),
    (
        "UPDATE reports SET work_heading = CAST(x'ff' AS TEXT)",
        "“工作情况”的标题",
    ),
    (
        "UPDATE reports SET copy_number = CAST(x'ff' AS TEXT)",
        "份号",
    ),
    ("UPDATE reports SET secrecy = CAST(x'ff' AS TEXT)", "密级"),
    (
        "UPDATE reports SET urgency = CAST(x'ff' AS TEXT)",
        "紧急程度",
    ),
    (
        "UPDATE reports SET post = CAST(x'ff' AS TEXT)",
        "签发人职务",
    ),
    ("UPDATE reports SET name = CAST(x'ff' AS TEXT)", "名称"),
    ("UPDATE reports SET completeness = 300", "完成度"),
    ("UPDATE reports SET revision = -1", "改动的次数"),
    (
        "UPDATE reports SET exported_revision = -1",
        "上次导出的记录",
    ),
    (
        "UPDATE reports SET updated_at = 9223372036854775807",
        "上次改动的时间",
    ),
    (
        "UPDATE blocks SET kind = 'poem' WHERE position = 3",
        "第4段的类别",
    ),
    (
        "UPDATE blocks SET text = CAST(x'e4b8' AS TEXT) WHERE position = 2",
        "第3段的文字",
    ),
    (
        "UPDATE blocks SET id = -5 WHERE position = 1",
        "第2段的编号",
    ),
    (
        "INSERT INTO figures SELECT id, 'disputes', CAST(x'ff' AS TEXT), '' FROM reports",
        "数据“disputes”",
    ),
    (
        "UPDATE slots SET slot = 'weather' WHERE block = (SELECT max(block) FROM slots)",
        "标题写的是哪一部分",
    ),
    (
        "INSERT INTO slots SELECT id, -1, 'work' FROM reports",
        "有的标题写的是哪一部分",
    ),
];

/// Every row of a report, as it lies in the file.
fn rows(connection: &Connection, id: &Value) -> Vec<Vec<Stored>> {
    let id = id.as_str().unwrap();
    let mut all = Vec::new();
    for (table, key) in [
        ("reports", "id"),
        ("blocks", "report"),
        ("figures", "report"),
        ("slots", "report"),
    ] {
        let mut statement = connection
            .prepare(&format!(
                "SELECT * FROM {table} WHERE {key} = ?1 ORDER BY rowid"
            ))
            .unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([id]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let value = |at| match row.get_ref(at).unwrap() {
                rusqlite::types::ValueRef::Text(bytes) => Stored::Blob(bytes.to_vec()),
                other => other.try_into().unwrap(),
            };
            all.push((0..columns).map(value).collect());
        }
    }
    all
}

#[test]
fn every_kind_of_value_that_cannot_be_read_is_named_and_stays_until_the_person_decides() {
    for (sql, name) in PLANTED {
        let desk = Desk::new();
        let created = desk.create();
        let id = json!({"id": created["id"]});
        let connection = Connection::open(desk.path("data/nianbao.db")).unwrap();
        assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
        let before = rows(&connection, &created["id"]);

        let open = desk.call("report_open", id.clone());
        let named = open["unreadable"].to_string();
        assert!(named.contains(name), "{sql}: {named}");
        let sentence = open["read_only"].as_str().unwrap();
        assert!(sentence.contains(name), "{sql}: {sentence}");
        let shown = open["report"]["blocks"].as_array().unwrap().len();
        assert_eq!(
            shown,
            created["report"]["blocks"].as_array().unwrap().len(),
            "{sql}"
        );

        let export =
            json!({"id": created["id"], "report": open["report"], "path": desk.word("报告.docx")});
        desk.call("export_docx", export);
        let save =
            json!({"id": created["id"], "revision": open["revision"], "report": open["report"]});
        assert_eq!(desk.refuses("report_save", save), "read_only", "{sql}");
        assert_eq!(
            desk.refuses("report_duplicate", id.clone()),
            "read_only",
            "{sql}"
        );
        assert_eq!(rows(&connection, &created["id"]), before, "{sql}");
        let page = desk.call("library_list", json!({"bin": false})).to_string();
        assert!(
            page.contains(created["id"].as_str().unwrap()),
            "{sql}: {page}"
        );

        let repaired = desk.call("report_repair", id);
        assert_eq!(repaired["read_only"], Value::Null, "{sql}");
        assert!(repaired["name"].as_str().unwrap().ends_with("（另存）"));
        desk.save(&repaired, &repaired["report"]);
        assert_eq!(rows(&connection, &created["id"]), before, "{sql}");
    }
}

#[test]
fn content_that_something_else_changed_is_shown_and_not_written_over() {
    let desk = Desk::new();
    let created = desk.create();
    let id = json!({"id": created["id"]});
    let connection = Connection::open(desk.path("data/nianbao.db")).unwrap();
    let changed = "UPDATE blocks SET text = '别处写的' WHERE position = 2";
    connection.execute(changed, []).unwrap();
    let open = desk.call("report_open", id.clone());
    assert_eq!(open["unreadable"], json!([]));
    assert!(open["read_only"].as_str().unwrap().contains("校验码"));
    assert_eq!(open["notices"], json!([]), "it is said once");
    assert_eq!(open["report"]["blocks"][2]["text"], "别处写的");
    let save = json!({"id": created["id"], "revision": 1, "report": open["report"]});
    assert_eq!(desk.refuses("report_save", save), "read_only");
    let repaired = desk.call("report_repair", id);
    assert_eq!(repaired["report"]["blocks"][2]["text"], "别处写的");
    assert_eq!(repaired["read_only"], Value::Null);
}

#[test]
fn a_paragraph_that_went_missing_is_noticed() {
    let desk = Desk::new();
    let created = desk.create();
    let connection = Connection::open(desk.path("data/nianbao.db")).unwrap();
    connection
        .execute("DELETE FROM blocks WHERE position = 5", [])
        .unwrap();
    let open = desk.call("report_open", json!({"id": created["id"]}));
    assert!(open["read_only"].as_str().unwrap().contains("校验码"));
}

#[test]
fn settings_that_cannot_be_read_are_named_and_kept_beside_when_others_are_saved() {
    let desk = Desk::new();
    let connection = Connection::open(desk.path("data/nianbao.db")).unwrap();
    let future = r#"{"theme": "sepia", "unit": "柳溪镇人民政府", "house": {"fonts": 3}}"#;
    let plant = "INSERT OR REPLACE INTO settings VALUES ('window', ?1)";
    connection.execute(plant, [future]).unwrap();
    let settings = desk.call("settings_get", json!({}));
    assert_eq!(settings["unit"], "柳溪镇人民政府");
    let notices = desk.call("library_list", json!({"bin": false}))["state"]["notices"].to_string();
    assert!(
        notices.contains("外观") && notices.contains("版式"),
        "{notices}"
    );
    desk.call("settings_set", settings);
    let kept: String = connection
        .query_row(
            "SELECT value FROM settings WHERE key = 'window.unreadable'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kept, future);
    let after = desk.call("library_list", json!({"bin": false}));
    assert_eq!(after["state"]["notices"], json!([]));
    for broken in ["", "[]", "{\"theme\""] {
        connection.execute(plant, [broken]).unwrap();
        desk.call("settings_get", json!({}));
        let page = desk.call("library_list", json!({"bin": false}));
        assert_eq!(
            page["state"]["notices"].as_array().unwrap().len(),
            1,
            "{broken}"
        );
    }
    let list = "INSERT OR REPLACE INTO settings VALUES ('lexicon/laws', 'no list [')";
    connection.execute(list, []).unwrap();
    let page = desk.call("library_list", json!({"bin": false}));
    assert_eq!(page["state"]["notices"].as_array().unwrap().len(), 2);
}

#[test]
fn a_value_of_the_page_that_cannot_be_read_is_refused() {
    let desk = Desk::new();
    let open = desk.create();
    for (place, value) in [
        ("/carried", json!({"last": 3})),
        ("/carried", json!("x")),
        ("/meta/print_date", json!("2027-02-30")),
        ("/meta/print_date", json!("")),
        ("/meta/variant", json!("secret")),
        ("/numbering", json!("by_hand")),
        ("/blocks/0/kind", json!("poem")),
    ] {
        let mut report = open["report"].clone();
        *report.pointer_mut(place).unwrap() = value;
        let save = json!({"id": open["id"], "revision": 1, "report": report});
        assert_eq!(desk.refuses("report_save", save), "bad_request", "{place}");
    }
    let kept = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(kept["report"], open["report"]);
    assert_eq!(kept["revision"], 1);
}

#[test]
fn what_was_recognised_of_a_file_and_cannot_be_read_any_more_is_an_error() {
    let desk = Desk::new();
    let open = desk.paste("柳溪镇2025年法治政府建设情况报告\n2025年，工作稳步推进。");
    let connection = Connection::open(desk.path("data/nianbao.db")).unwrap();
    connection
        .execute("UPDATE sources SET reading = '{}'", [])
        .unwrap();
    assert_eq!(
        desk.refuses("source_view", json!({"id": open["id"]})),
        "unreadable"
    );
    desk.call(
        "source_export",
        json!({"id": open["id"], "path": desk.word("原文件.txt")}),
    );
}
