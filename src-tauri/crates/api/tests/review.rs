//! Review through the commands: findings, fixes, ignoring, settings, word lists, lists to hand on.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use api::remarks::{self, Wanted};
use serde_json::{Value, json};
use support::Desk;
use support::word::part;

const TEXT: &str = "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告\n县人民政府：\n现将有关情况报告如下：\n\
    一、工作情况\n（二）加强组织领导。宣传《婚姻法》,召开专题会议5次。\n二、存在的问题\n由于人手少，普法形式单一。\n\
    三、2026年工作安排\n继续抓好落实。\n云泽县柳溪镇人民政府\n2026年1月15日\n";

fn findings(view: &Value) -> &Vec<Value> {
    view["findings"].as_array().unwrap()
}

fn find<'a>(view: &'a Value, code: &str) -> &'a Value {
    findings(view)
        .iter()
        .find(|finding| finding["code"] == code)
        .unwrap_or_else(|| panic!("{code}: {view:#}"))
}

fn view(desk: &Desk, report: &Value) -> Value {
    desk.call("report_view", json!({ "report": report }))
}

#[test]
fn a_finding_says_where_it_stands_why_it_is_wrong_and_what_would_put_it_right() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    let found = find(&open["view"], "P1");
    assert_eq!(found["level"], "certain");
    assert_eq!(found["text"], ",");
    let edit = &found["fixes"][0]["edits"][0];
    assert_eq!(edit["with"], "，");
    assert_eq!(
        (&edit["block"], &edit["start"], &edit["end"]),
        (&found["block"], &found["start"], &found["end"])
    );
    assert_eq!(found["step"], find(&open["view"], "N2")["step"]);
    assert_eq!(find(&open["view"], "L1")["text"], "《婚姻法》");
}

#[test]
fn what_is_ignored_here_stays_ignored_when_the_report_is_opened_again() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    let mut report = open["report"].clone();
    let key = find(&open["view"], "L1")["key"].clone();
    report["ignored"] = json!([key]);
    assert_eq!(find(&view(&desk, &report), "L1")["ignored"], true);
    desk.save(&open, &report);
    let desk = desk.reopen();
    let again = desk.call("report_open", json!({"id": open["id"]}));
    assert_eq!(again["report"]["ignored"], json!([key]));
    assert_eq!(find(&again["view"], "L1")["ignored"], true);
    assert_eq!(find(&again["view"], "N2")["ignored"], false);
}

#[test]
fn rules_are_switched_off_and_texts_allowed_for_good_in_the_settings() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    let mut settings = desk.call("settings_get", json!({}));
    settings["review"]["switched"] = json!({"N2": false});
    settings["review"]["allowed"] = json!([{"code": "L1", "text": "《婚姻法》"}]);
    settings["review"]["own"] = json!([{"written": "形式单一", "instead": "形式不多"}]);
    desk.call("settings_set", settings.clone());
    let after = view(&desk, &open["report"]);
    let codes: Vec<&str> = findings(&after)
        .iter()
        .map(|finding| finding["code"].as_str().unwrap())
        .collect();
    assert!(
        !codes.contains(&"N2") && !codes.contains(&"L1"),
        "{codes:?}"
    );
    assert!(
        findings(&after).iter().any(|it| it["text"] == "形式单一"),
        "{after:#}"
    );
    let desk = desk.reopen();
    assert_eq!(desk.call("settings_get", json!({})), settings);
    let again = desk.call("report_open", json!({"id": open["id"]}));
    assert!(findings(&again["view"]).iter().all(|it| it["code"] != "N2"));
}

#[test]
fn every_rule_has_a_page() {
    let desk = Desk::new();
    let rules = desk.call("rules_list", json!({}));
    let rules = rules.as_array().unwrap();
    assert!(rules.len() > 60, "{}", rules.len());
    for rule in rules {
        let page = rule["page"].as_str().unwrap();
        assert!(
            page.starts_with("# ") && page.contains("**为什么**"),
            "{page}"
        );
    }
}

#[test]
fn a_newer_word_list_is_looked_at_taken_in_and_put_back() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    let lists = desk.call("lexicon_list", json!({}));
    let laws = lists
        .as_array()
        .unwrap()
        .iter()
        .find(|list| list["kind"] == "laws")
        .unwrap();
    assert_eq!(laws["imported"], false);
    let newer = "kind = \"laws\"\nname = \"法律法规名称\"\nversion = 2099-01-01\nlimits = \"只有一部。\"\n\n\
        [[current]]\ntitle = \"宪法\"\nadopted = 2018-03-11\neffective = 2018-03-11\nsource = \"国家法律法规数据库\"\nconfidence = \"两个来源一致\"\n";
    std::fs::write(desk.path("清单.toml"), newer).unwrap();
    let request = json!({"path": desk.word("清单.toml")});
    let checked = desk.call("lexicon_check", request.clone());
    assert_eq!(checked["version"], "2099-01-01");
    assert_eq!(checked["in_use"], laws["version"]);
    let still = view(&desk, &open["report"]);
    assert_eq!(find(&still, "L1")["text"], "《婚姻法》");

    desk.call("lexicon_import", request);
    let has_l1 = |desk: &Desk| {
        findings(&view(desk, &open["report"]))
            .iter()
            .any(|it| it["code"] == "L1")
    };
    assert!(!has_l1(&desk), "the new list knows of no repeal");
    let desk = desk.reopen();
    assert!(!has_l1(&desk));
    let lists = desk.call("lexicon_reset", json!({"kind": "laws"}));
    assert!(
        lists
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["imported"] == false)
    );
    assert!(has_l1(&desk));

    for (text, what) in [
        ("什么也不是", "form"),
        (&newer.replace("2099", "1999"), "older"),
        (&newer.replace("title", "titel"), "key"),
    ] {
        std::fs::write(desk.path("清单.toml"), text).unwrap();
        let request = json!({"path": desk.word("清单.toml")});
        assert_eq!(
            desk.refuses("lexicon_import", request),
            "unsupported",
            "{what}"
        );
    }
    assert!(has_l1(&desk), "what was refused changed nothing");
}

#[test]
fn what_was_found_is_handed_on_as_a_list_and_as_comments() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    let mut report = open["report"].clone();
    report["ignored"] = json!([find(&open["view"], "N2")["key"]]);
    let request = |name: &str| json!({"id": open["id"], "report": report, "path": desk.word(name)});
    desk.call("export_findings", request("意见.txt"));
    let list = std::fs::read_to_string(desk.path("意见.txt")).unwrap();
    assert!(
        list.contains("校对意见：必错") && list.contains("《婚姻法》"),
        "{list}"
    );
    assert!(!list.contains("（N2）"), "{list}");
    desk.call("export_comments", request("意见.docx"));
    let card = &desk.call("library_list", json!({"bin": false}))["reports"][0];
    assert_eq!(card["state"], "drafting", "a copy is no export");
    let again = desk.load("意见.docx");
    assert_eq!(again["report"]["blocks"], open["report"]["blocks"]);
    assert_eq!(again["edits"], json!([]), "comments are no changes");
}

#[test]
fn comments_in_a_copy_for_the_public_do_not_quote_what_it_leaves_out() {
    let desk = Desk::new();
    let mut report = desk.paste(TEXT)["report"].clone();
    let above = json!({"id": 900, "kind": "letterhead", "text": "赵大山,同志"});
    report["blocks"].as_array_mut().unwrap().insert(0, above);
    let found = view(&desk, &report);
    assert_eq!(find(&found, "P1")["block"], 900);
    let mut comments = |variant: &str| {
        report["meta"]["variant"] = json!(variant);
        let path = desk.word("意见.docx");
        desk.call("export_comments", json!({"report": report, "path": path}));
        part(&path, "word/comments.xml")
            .matches("<w:comment ")
            .count()
    };
    assert_eq!(comments("public") + 1, comments("submission"));
}

#[test]
fn a_document_number_that_is_written_otherwise_is_said_beside_its_field_and_on_the_command_line() {
    let desk = Desk::new();
    let open = desk.paste(TEXT);
    assert_eq!(open["view"]["document_number"], Value::Null);
    let mut report = open["report"].clone();
    report["meta"]["document_number"] = json!("青政[2026]03号");
    assert_eq!(view(&desk, &report)["document_number"], "青政〔2026〕3号");
    let path = desk.word("稿.nianbao");
    desk.call("export_draft", json!({"report": report, "path": path}));
    let check = |rules: &[&str]| {
        let wanted = Wanted {
            rules: rules.iter().map(|code| (*code).to_owned()).collect(),
            ..Wanted::default()
        };
        remarks::check(&desk.path("稿.nianbao"), &wanted, None, false).unwrap()
    };
    let first = &check(&[]).findings[0];
    assert_eq!((first.code.as_str(), first.paragraph), ("P5", 0));
    assert_eq!(first.fixes[0].edits[0].with, "青政〔2026〕3号");
    assert!(check(&["P5"]).lines().starts_with("版头\t必错 P5\t"));
    assert!(check(&["L"]).findings.iter().all(|it| it.paragraph > 0));
}

#[test]
fn a_report_that_is_just_begun_is_not_told_what_it_lacks() {
    let desk = Desk::new();
    let open = desk.create();
    assert_eq!(findings(&open["view"]), &Vec::<Value>::new());
    let mut report = open["report"].clone();
    let blocks = report["blocks"].as_array_mut().unwrap();
    let bodies = blocks.iter_mut().filter(|block| block["kind"] == "body");
    for body in bodies.take(5) {
        body["text"] = json!("全年开展工作。");
    }
    let after = view(&desk, &report);
    assert!(
        findings(&after).iter().any(|it| it["code"] == "N12"),
        "what is still without text is told when most is written: {after:#}"
    );
}
