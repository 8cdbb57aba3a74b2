//! `.nianbao` files that someone else wrote, or cut off, or wrote by hand.

use std::io::Read as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::{done, refused, word};

/// A sound draft, as the program writes it.
fn sound(folder: &Path) -> String {
    let path = folder.join("稿.nianbao");
    done(&[
        "new",
        "--year",
        "2026",
        "--unit",
        "柳溪镇人民政府",
        "-o",
        word(&path),
    ]);
    std::fs::read_to_string(path).unwrap()
}

fn draft(report: Value) -> String {
    json!({"format": "nianbao", "version": 1, "report": report}).to_string()
}

/// The sentence with which a draft is refused, the same for outline and export.
#[track_caller]
fn refuses(folder: &Path, text: &str) -> String {
    let (source, target) = (folder.join("外来.nianbao"), folder.join("结果.docx"));
    std::fs::write(&source, text).unwrap();
    let sentence = refused(&["outline", word(&source)]);
    assert_eq!(
        refused(&["export", word(&source), "-o", word(&target)]),
        sentence
    );
    assert!(!target.exists());
    assert_eq!(std::fs::read_to_string(&source).unwrap(), text);
    sentence
}

/// The outline of a draft that is accepted, and the body part of the Word file.
#[track_caller]
fn accepts(folder: &Path, text: &str) -> (Value, String) {
    let (source, target) = (folder.join("外来.nianbao"), folder.join("结果.docx"));
    std::fs::write(&source, text).unwrap();
    let outline = serde_json::from_str(&done(&["outline", word(&source)]).output).unwrap();
    done(&["export", word(&source), "-o", word(&target)]);
    (outline, body_of(&target))
}

/// The body part of a Word file whose parts are all well-formed.
#[track_caller]
fn body_of(target: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(target).unwrap()).unwrap();
    let mut body = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        check_xml(&name, &xml);
        if name == "word/document.xml" {
            body = xml;
        }
    }
    body
}

/// Word refuses a whole file over one character that XML does not allow.
#[track_caller]
fn check_xml(name: &str, xml: &str) {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    assert!(
        !xml.contains(forbidden),
        "{name} holds a forbidden character"
    );
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => assert_eq!(error.to_string(), "", "{name}"),
        }
    }
}

#[test]
fn a_draft_that_was_cut_off_anywhere_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text = sound(folder.path());
    let cuts = [
        1,
        2,
        10,
        20,
        40,
        text.len() / 3,
        text.len() / 2,
        text.trim_end().len() - 1,
    ];
    for cut in cuts {
        let cut = (0..=cut)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap();
        refuses(folder.path(), &text[..cut]);
    }
}

#[test]
fn json_that_is_no_draft_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "{}",
        "{\"format\": 1}",
        "{\"format\": \"nianbao\"}",
        "{\"format\": \"nianbao\", \"version\": 1}",
        "{\"format\": \"nianbao\", \"version\": -1, \"report\": {\"blocks\": []}}",
        "{\"format\": \"nianbao\", \"version\": 1.5, \"report\": {\"blocks\": []}}",
        "{\"format\": \"other\", \"version\": 1, \"report\": {\"blocks\": []}}",
        "{\"format\": \"nianbao\", \"version\": 1, \"report\": null}",
        "{\"format\": \"nianbao\", \"version\": 1, \"report\": []}",
        "{\"format\": \"nianbao\", \"version\": 1, \"report\": {}}",
        "{\"name\": \"package\", \"dependencies\": {}}",
        "{\"format\": \"nianbao\", \"version\": 1, \"report\": {\"blocks\": []}} 后面还有字",
    ] {
        refuses(folder.path(), text);
    }
}

#[test]
fn a_draft_from_a_newer_program_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    for version in ["3", "4294967295"] {
        let text =
            format!("{{\"format\":\"nianbao\",\"version\":{version},\"report\":{{\"shape\":7}}}}");
        let sentence = refuses(folder.path(), &text);
        assert!(sentence.contains('新'), "{sentence}");
    }
}

#[test]
fn json_that_is_nested_without_end_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let deep = 100_000;
    refuses(folder.path(), &format!("{{\"format\":{}", "[".repeat(deep)));
    refuses(folder.path(), &"{\"format\":".repeat(deep));
    let nested = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
    let inside =
        format!("{{\"format\":\"nianbao\",\"version\":1,\"report\":{{\"blocks\":{nested}}}}}");
    refuses(folder.path(), &inside);
    let unknown = format!(
        "{{\"format\":\"nianbao\",\"version\":1,\"report\":{{\"blocks\":[],\"later\":{nested}}}}}"
    );
    // What this version does not know it passes over, however deep.
    accepts(folder.path(), &unknown);
}

#[test]
fn words_and_numbers_that_no_program_wrote_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let block = |id: Value, kind: &str, text: Value| json!({"blocks": [{"id": id, "kind": kind, "text": text}]});
    for report in [
        block(json!(1), "table", json!("字")),
        block(json!(-1), "body", json!("字")),
        block(json!(4_294_967_296_u64), "body", json!("字")),
        block(json!(1.5), "body", json!("字")),
        block(json!("1"), "body", json!("字")),
        block(json!(1), "body", json!(7)),
        block(json!(1), "body", json!(null)),
        json!({"blocks": {}}),
        json!({"blocks": [[]]}),
        json!({"blocks": [], "meta": {"year": 99_999_999_999_i64}}),
        json!({"blocks": [], "meta": {"print_date": "2026-02-30"}}),
        json!({"blocks": [], "meta": {"variant": "secret"}}),
        json!({"blocks": [], "numbering": "roman"}),
        json!({"blocks": [], "slots": {"x": "study"}}),
        json!({"blocks": [], "figures": {"a": 5}}),
    ] {
        refuses(folder.path(), &draft(report));
    }
    refuses(
        folder.path(),
        "{\"format\":\"nianbao\",\"version\":1,\"report\":{\"blocks\":[{\"id\":1,\"kind\":\"body\",\"text\":\"\\ud800\"}]}}",
    );
}

#[test]
fn a_report_beyond_all_measure_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let blocks: Vec<Value> = (0..30_000)
        .map(|id| json!({"id": id, "kind": "body", "text": "字"}))
        .collect();
    refuses(folder.path(), &draft(json!({ "blocks": blocks })));
    let block = json!({"id": 1, "kind": "body", "text": "字".repeat(4 << 20)});
    refuses(folder.path(), &draft(json!({ "blocks": [block] })));
}

#[test]
fn wild_values_are_read_and_every_word_of_them_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut blocks = Vec::new();
    for (index, kind) in [
        "letterhead",
        "title",
        "addressee",
        "heading1",
        "heading2",
        "heading3",
        "heading4",
        "body",
        "attachment",
        "signature",
        "date",
        "note",
        "imprint",
    ]
    .iter()
    .enumerate()
    {
        // Every id twice, the highest one too, in an order that no paper has.
        for id in [u32::MAX, 7] {
            blocks.push(
                json!({"id": id, "kind": kind, "text": format!("<&\"'>第{index}号甲{id}乙")}),
            );
        }
        blocks.push(json!({"id": 0, "kind": kind, "text": " \u{3000}\t"}));
    }
    blocks.reverse();
    let report = json!({
        "template": "没有这个模板",
        "meta": {
            "unit": "镇".repeat(300), "year": i32::MAX, "document_number": "〔〕号",
            "signatories": ["", "王<一>", "王一"], "copies": [""], "print_date": "-9999-01-01",
        },
        "blocks": blocks,
        "slots": {"7": "work", "8": "study", "4294967295": "plans"},
        "work_heading": "一、一、一、",
    });
    let (outline, body) = accepts(folder.path(), &draft(report));
    let outline = outline.to_string();
    for index in 0..13 {
        for id in [u32::MAX, 7] {
            let text = format!("第{index}号甲{id}乙");
            assert!(body.contains(&text), "{text} is not in the Word file");
            assert_eq!(outline.matches(&text).count(), 1, "{text} in {outline}");
        }
    }
}

#[test]
fn years_at_both_ends_and_reports_without_a_word_are_exported() {
    let folder = tempfile::tempdir().unwrap();
    for year in [i32::MIN, -1, 0, 1, i32::MAX] {
        let report = json!({"template": "fazhi-niandu", "meta": {"year": year},
            "blocks": [{"id": 1, "kind": "heading2", "text": "标题"}]});
        accepts(folder.path(), &draft(report));
    }
    accepts(folder.path(), &draft(json!({"blocks": []})));
    accepts(
        folder.path(),
        &draft(json!({"blocks": [{"id": 1, "kind": "body", "text": ""}]})),
    );
}

#[test]
fn figures_beyond_all_measure_are_reckoned_without_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let entries = [
        "999999999999999亿亿亿",
        "999999999999999.999999亿亿",
        "0",
        "0.000001",
        "-5",
        "１２３",
        "约约5",
        "5余余",
        "1e308",
        "NaN",
        "⟦disputes_total⟧",
        "五",
        "\u{0}",
        "999999999999999万亿亿",
    ];
    let template = include_str!("../../assets/templates/fazhi-niandu.toml");
    let ids: Vec<&str> = template
        .lines()
        .filter_map(|line| line.trim().strip_prefix("id = \"")?.strip_suffix('"'))
        .collect();
    assert!(ids.len() > 20, "{ids:?}");
    for shift in 0..entries.len() {
        let figures: serde_json::Map<String, Value> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| {
                (
                    (*id).to_owned(),
                    json!({"entry": entries[(at + shift) % entries.len()]}),
                )
            })
            .collect();
        let text: String = ids.iter().map(|id| format!("⟦{id}⟧，")).collect();
        let report = json!({
            "template": "fazhi-niandu", "figures": figures,
            "blocks": [{"id": 1, "kind": "body", "text": format!("{text}⟦⟧⟦none⟧⟦")}],
        });
        accepts(folder.path(), &draft(report));
    }
}

/// Every control character, both noncharacters at the end of the first plane, and two characters
/// beyond it that are as good as any.
fn odd_characters() -> String {
    let odd = (0..0x20_u32).chain([0x7f, 0x85, 0xfffe, 0xffff, 0x1_f600, 0x2_0bb7]);
    odd.filter_map(char::from_u32).collect()
}

/// A report that says this everywhere.
fn saying(text: &str) -> Value {
    let kinds = ["title", "heading1", "body", "signature", "date"];
    let block = |(id, kind): (usize, &&str)| json!({"id": id, "kind": kind, "text": text});
    let blocks: Vec<Value> = kinds.iter().enumerate().map(block).collect();
    json!({"blocks": blocks, "meta": {"unit": text, "document_number": text, "signatories": [text]}})
}

#[test]
fn characters_that_word_cannot_hold_do_not_spoil_a_draft_s_export() {
    let folder = tempfile::tempdir().unwrap();
    // Long enough that it does not pass for noise.
    let text = format!("甲{}乙{}", odd_characters(), "依法治理。".repeat(300));
    let (_, body) = accepts(folder.path(), &draft(saying(&text)));
    assert!(
        body.contains('甲') && body.contains('乙') && body.contains('𠮷'),
        "{body}"
    );
}

#[test]
fn characters_that_word_cannot_hold_do_not_spoil_the_window_s_export() {
    let folder = tempfile::tempdir().unwrap();
    let app = api::App::open(Some(folder.path().join("库"))).unwrap();
    let text = format!("甲{}乙", odd_characters());
    let report: report::Report = serde_json::from_value(saying(&text)).unwrap();
    let target = folder.path().join("结果.docx");
    let request = api::dto::ExportReport {
        id: None,
        report: report.into(),
        path: word(&target).into(),
        despite_lock: None,
    };
    api::commands::Commands::export_docx(&app, request).unwrap();
    let body = body_of(&target);
    assert!(
        body.contains('甲') && body.contains('乙') && body.contains('𠮷'),
        "{body}"
    );
}
