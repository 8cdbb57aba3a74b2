//! What leaves the program: variants, house styles, the copy for a website.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::Desk;
use support::word::part;

/// A formal report with figures, as the window holds it.
fn report(desk: &Desk) -> Value {
    let open = desk.call(
        "report_create",
        json!({"template": "", "unit": "云泽县青塘镇人民政府", "unit_short": "", "year": 2026, "outline": "three-part"}),
    );
    let mut report = open["report"].clone();
    report["meta"]["document_number"] = json!("青政〔2027〕3号");
    report["meta"]["signatories"] = json!(["林致和"]);
    report["meta"]["copies"] = json!(["县司法局"]);
    report["figures"]["disputes_total"] = json!({"entry": "65", "last": "60"});
    report
}

fn words(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|word| word.as_str().unwrap())
        .collect()
}

fn variant<'a>(outlook: &'a Value, name: &str) -> &'a Value {
    let variants = outlook["variants"].as_array().unwrap();
    variants
        .iter()
        .find(|variant| variant["variant"] == name)
        .unwrap()
}

#[test]
fn each_variant_tells_what_it_holds_and_what_it_leaves_out() {
    let desk = Desk::new();
    let outlook = desk.call("export_outlook", json!({"report": report(&desk)}));
    let sent = words(&variant(&outlook, "submission")["holds"]);
    for part in ["发文机关标志", "发文字号", "签发人", "标题", "版记"] {
        assert!(sent.contains(&part), "{part}: {sent:?}");
    }
    let public = variant(&outlook, "public");
    assert!(!words(&public["holds"]).contains(&"版记"));
    assert!(words(&public["leaves_out"]).contains(&"签发人"));
    let draft = words(&variant(&outlook, "consultation")["holds"]);
    assert_eq!(draft[0], "“征求意见稿”字样");
    assert!(!draft.contains(&"发文字号"));
    assert!(outlook["pages"].as_u64().unwrap() >= 1);
}

#[test]
fn a_marked_report_warns_first_that_it_does_not_belong_here() {
    let desk = Desk::new();
    let mut report = report(&desk);
    let before = desk.call("export_outlook", json!({"report": report}));
    assert!(!words(&before["warnings"])[0].contains("密级"));
    report["meta"]["secrecy"] = json!("秘密★1年");
    let outlook = desk.call("export_outlook", json!({"report": report}));
    assert!(words(&outlook["warnings"])[0].contains("涉密内容"));
    let done = desk.call(
        "export_docx",
        json!({"id": null, "report": report, "path": desk.word("密.docx")}),
    );
    assert!(words(&done["notes"])[0].contains("涉密内容"));
}

#[test]
fn fonts_and_rare_characters_are_told_before_the_export() {
    let desk = Desk::new();
    let mut report = report(&desk);
    let id = 900;
    let blocks = report["blocks"].as_array_mut().unwrap();
    blocks.push(json!({"id": id, "kind": "note", "text": "联系人：林镕垚"}));
    let outlook = desk.call("export_outlook", json!({"report": report}));
    assert_eq!(outlook["rare"], "镕垚");
    let fonts = outlook["fonts"].as_array().unwrap();
    assert_eq!(fonts.len(), 5);
    assert_eq!(fonts[1]["name"], "仿宋_GB2312");
    let done = desk.call(
        "export_docx",
        json!({"id": null, "report": report, "path": desk.word("人名.docx")}),
    );
    let document = part(done["path"].as_str().unwrap(), "word/document.xml");
    let (before, _) = document.split_once("镕垚").unwrap();
    let run = before.rsplit_once("<w:r>").unwrap().1;
    assert!(run.contains(r#"w:eastAsia="仿宋""#), "{run}");
}

#[test]
fn a_copy_for_a_website_holds_the_text_alone_and_a_table_as_a_table() {
    let desk = Desk::new();
    let mut report = report(&desk);
    report["meta"]["figures_annex"] = json!(true);
    let copy = desk.call("portal_copy", json!({"report": report}));
    let html = copy["html"].as_str().unwrap();
    assert!(html.starts_with("<h1 "), "{html}");
    assert!(html.contains("<th>2025年</th>") && html.contains("<td>+5（+8.3%）</td>"));
    assert!(!html.contains("青政〔2027〕3号") && !html.contains("抄送"));
    assert!(copy["text"].as_str().unwrap().contains("\t65\t60\t"));
}

#[test]
fn a_house_style_of_the_settings_is_in_the_file() {
    let desk = Desk::new();
    let report = report(&desk);
    let mut settings = desk.call("settings_get", json!({}));
    settings["house"]["fonts"]["latin"] = json!("Times New Roman");
    settings["house"]["bold_heading2"] = json!(true);
    settings["house"]["page"]["line"] = json!(2800);
    settings["house"]["page"]["top"] = json!(1);
    desk.call("settings_set", settings);
    let desk = desk.reopen();
    let kept = desk.call("settings_get", json!({}));
    assert_eq!(kept["house"]["page"]["top"], 150);
    let done = desk.call(
        "export_docx",
        json!({"id": null, "report": report, "path": desk.word("版式.docx")}),
    );
    let path = done["path"].as_str().unwrap();
    let styles = part(path, "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    assert!(styles.contains(r#"w:line="560""#));
    let second = styles.split_once("w:styleId=\"Level2\"").unwrap().1;
    assert!(second.split_once("</w:style>").unwrap().0.contains("<w:b "));
    assert!(part(path, "word/document.xml").contains(r#"w:linePitch="560""#));
}

#[test]
fn every_house_style_that_comes_with_the_program_is_sound() {
    let desk = Desk::new();
    let info = desk.call("app_info", json!({}));
    let houses = info["houses"].as_array().unwrap();
    assert_eq!(houses.len(), api::assets::HOUSES.len());
    assert_eq!(houses[0]["id"], "gb9704");
    let standard = api::dto::HouseDto::default();
    assert_eq!(houses[0]["house"], json!(standard));
    for (id, file) in api::assets::houses() {
        assert_eq!(file.house.clone().sound(), file.house, "{id}");
        assert!(file.note.ends_with('。') && !file.name.is_empty(), "{id}");
    }
}

#[test]
fn a_name_in_the_list_of_attachments_that_none_of_them_has_is_told() {
    let desk = Desk::new();
    let mut report = report(&desk);
    let told = |report: &Value| -> Vec<String> {
        let outlook = desk.call("export_outlook", json!({ "report": report }));
        let warnings = words(&outlook["warnings"]).into_iter().map(str::to_owned);
        warnings.filter(|told| told.contains("附件说明")).collect()
    };
    let blocks = report["blocks"].as_array_mut().unwrap();
    blocks
        .push(json!({"id": 901, "kind": "attachment", "text": "附件：1.普法责任清单\n2.执法清单"}));
    assert_eq!(told(&report), Vec::<String>::new(), "what is sent apart");
    let blocks = report["blocks"].as_array_mut().unwrap();
    blocks.push(json!({"id": 902, "kind": "annex", "text": "普法责任清单"}));
    blocks.push(json!({"id": 903, "kind": "annex", "text": "执法事项清单"}));
    assert_eq!(told(&report).len(), 1);
    assert!(
        told(&report)[0].contains("“执法清单”"),
        "{:?}",
        told(&report)
    );
}
