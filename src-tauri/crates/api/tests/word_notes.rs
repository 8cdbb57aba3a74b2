//! What of a Word file is not read, and what became of the draft in it: the person is told.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use std::path::PathBuf;

use serde_json::{Value, json};
use support::Desk;
use support::word::{paragraph, part, rewrite, rewrite_text};

const ITEM: &str = "customXml/item1.xml";

/// The sample with what a formal paper has, changed in its particulars.
fn sample(desk: &Desk, changes: &[(&str, Value)]) -> Value {
    let mut report = desk.call("report_sample", json!({}))["report"].clone();
    report["meta"]["document_number"] = json!("柳政〔2026〕3号");
    report["meta"]["copies"] = json!(["县委依法治县办"]);
    report["meta"]["issuing_office"] = json!("柳溪镇党政综合办");
    report["meta"]["print_date"] = json!("2026-01-16");
    report["figures"]["disputes_total"] = json!({"entry": "65", "last": "60"});
    for (key, value) in changes {
        report["meta"][key] = value.clone();
    }
    report
}

#[track_caller]
fn export(desk: &Desk, report: &Value) -> PathBuf {
    let path = desk.path("报告.docx");
    let request = json!({"id": null, "report": report, "path": path.to_str().unwrap()});
    desk.call("export_docx", request);
    path
}

#[track_caller]
fn opened(desk: &Desk) -> Value {
    desk.call("source_open", json!({"path": desk.word("报告.docx")}))
}

fn notes(opened: &Value) -> Vec<&str> {
    let notes = opened["notes"].as_array().unwrap();
    notes.iter().map(|note| note.as_str().unwrap()).collect()
}

/// The only note of a file.
#[track_caller]
fn note(opened: &Value) -> &str {
    let notes = notes(opened);
    assert_eq!(notes.len(), 1, "{notes:?}");
    notes[0]
}

fn without_draft(path: &std::path::Path) {
    rewrite(path, |name, text| {
        (!name.starts_with("customXml")).then_some(text)
    });
}

/// Puts elements behind the first paragraph of running text.
fn insert(path: &std::path::Path, elements: &str) {
    rewrite_text(path, |text| {
        let at = text.find("OfficialBody").unwrap();
        let at = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
        format!("{}{elements}{}", &text[..at], &text[at..])
    });
}

fn table(style: &str) -> String {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(style, text));
    let row = |one: &str, two: &str| format!("<w:tr>{}{}</w:tr>", cell(one), cell(two));
    let rows = row("项目", "件数") + &row("行政处罚", "12");
    format!("<w:tbl>{rows}</w:tbl>")
}

const PICTURE: &str = r#"<w:p><w:r><w:drawing><a:graphic xmlns:a="urn:a"><a:blip/></a:graphic></w:drawing></w:r></w:p>"#;

#[test]
fn of_a_file_as_it_was_exported_nothing_is_told() {
    let desk = Desk::new();
    let joint = ("joint", json!(["云泽县柳溪镇人大主席团", "柳溪镇综合办"]));
    for changes in [
        vec![],
        vec![("figures_annex", json!(true))],
        vec![("paper", json!("letter"))],
        vec![("paper", json!("letter")), joint.clone()],
        vec![("signature_rule", json!("sealed")), joint.clone()],
        vec![joint, ("figures_annex", json!(true))],
    ] {
        export(&desk, &sample(&desk, &changes));
        assert_eq!(notes(&opened(&desk)), [""; 0], "{changes:?}");
    }
}

#[test]
fn what_the_text_holds_beside_words_is_told_with_a_draft_and_without() {
    let desk = Desk::new();
    let path = export(&desk, &sample(&desk, &[("figures_annex", json!(true))]));
    let runs = r#"<w:p><w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>"#;
    insert(
        &path,
        &format!("{PICTURE}{PICTURE}{runs}{}", table("OfficialBody")),
    );
    let told = "原文件里的2张图片、1条批注、2条脚注或尾注没有读进来，1张表格成了一行一行的文字；原文件没有改动，请对照它补上。";
    assert_eq!(note(&opened(&desk)), told);
    without_draft(&path);
    let bare = opened(&desk);
    // The figures stand in a table too.
    assert_eq!(notes(&bare)[1], told.replace("1张表格", "2张表格"));
    assert!(bare["reading"].is_object());
}

#[test]
fn a_table_is_told_alone_and_so_is_the_table_of_figures_once_it_was_changed() {
    let desk = Desk::new();
    let path = export(&desk, &sample(&desk, &[]));
    insert(&path, &table("Normal"));
    let told = "原文件里的1张表格成了一行一行的文字；原文件没有改动，请对照它补上。";
    assert_eq!(note(&opened(&desk)), told);

    let path = export(&desk, &sample(&desk, &[("figures_annex", json!(true))]));
    rewrite_text(&path, |text| {
        let at = text.rfind("TableText").unwrap();
        let at = at + text[at..].find("</w:t>").unwrap();
        format!("{}另{}", &text[..at], &text[at..])
    });
    assert_eq!(note(&opened(&desk)), told);
}

#[test]
fn the_text_of_headers_and_footers_is_told_and_page_numbers_are_none() {
    let desk = Desk::new();
    let path = export(&desk, &sample(&desk, &[]));
    rewrite(&path, |name, text| {
        Some(match name {
            "word/footer1.xml" => {
                text.replace("</w:ftr>", &(paragraph("Normal", "内部资料") + "</w:ftr>"))
            }
            _ => text,
        })
    });
    assert_eq!(
        note(&opened(&desk)),
        "原文件里的页眉页脚的文字没有读进来；原文件没有改动，请对照它补上。"
    );
}

#[test]
fn a_broken_part_of_another_program_concerns_nobody() {
    let desk = Desk::new();
    let report = sample(&desk, &[]);
    let path = export(&desk, &report);
    add(&path, "customXml/item0.xml", "<broken");
    let whole = opened(&desk);
    assert_eq!(notes(&whole), [""; 0]);
    assert_eq!(desk.accept(&whole, None)["report"], report);
}

#[test]
fn the_draft_is_found_behind_a_hundred_parts_of_others() {
    let desk = Desk::new();
    let report = sample(&desk, &[]);
    let path = export(&desk, &report);
    for number in 0..4 {
        add(
            &path,
            &format!("customXml/item0{number}.xml"),
            "<o xmlns=\"urn:o\"/>",
        );
    }
    let draft = part(path.to_str().unwrap(), ITEM);
    rewrite(&path, |name, text| (name != ITEM).then_some(text));
    for number in 100..240 {
        add(
            &path,
            &format!("customXml/item{number}.xml"),
            "<o xmlns=\"urn:o\"/>",
        );
    }
    add(&path, "customXml/item999.xml", &draft);
    let whole = opened(&desk);
    assert_eq!(desk.accept(&whole, None)["report"], report);
}

/// A part beside those that the file has.
fn add(path: &std::path::Path, name: &str, text: &str) {
    let bytes = std::fs::read(path).unwrap();
    let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(bytes)).unwrap();
    archive
        .start_file(name, zip::write::SimpleFileOptions::default())
        .unwrap();
    std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    std::fs::write(path, archive.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn a_draft_that_nobody_can_read_is_told_and_the_text_is_recognised() {
    let desk = Desk::new();
    let report = sample(&desk, &[]);
    let spoil: [fn(&str) -> String; 6] = [
        |_| "<draft xmlns=\"urn:nianbao:draft\">{".to_owned(),
        |_| "<draft xmlns=\"urn:nianbao:draft\">&nothing;</draft>".to_owned(),
        |text| text.replace("blocks", "b"),
        |text| text.replacen("version&quot;:2", "version&quot;:&quot;2&quot;", 1),
        |text| text.replacen("version&quot;:2", "version&quot;:-2", 1),
        |text| {
            let cut = text.find("blocks").unwrap() + 400;
            let cut = (cut..).find(|at| text.is_char_boundary(*at)).unwrap();
            format!("{}</draft>", text[..cut].rsplit_once('&').unwrap().0)
        },
    ];
    for (number, spoil) in spoil.iter().enumerate() {
        let path = export(&desk, &report);
        rewrite(&path, |name, text| {
            Some(match name {
                ITEM => {
                    let spoilt = spoil(&text);
                    assert_ne!(spoilt, text, "{number}");
                    spoilt
                }
                _ => text,
            })
        });
        let read = opened(&desk);
        assert!(read["reading"].is_object(), "{number}");
        assert_eq!(
            note(&read),
            "文件里带着的稿件已经读不出来了，改为辨认 Word 里的文字，数据成了普通文字；原文件没有改动，请核对一遍。",
            "{number}"
        );
    }
}

#[test]
fn a_draft_that_is_larger_than_any_is_told_and_the_text_is_recognised() {
    let desk = Desk::new();
    let path = export(&desk, &sample(&desk, &[]));
    let zeros = "0".repeat(65 << 20);
    rewrite(&path, |name, text| {
        Some(match name {
            ITEM => format!("<draft xmlns=\"urn:nianbao:draft\">{zeros}</draft>"),
            _ => text,
        })
    });
    let read = opened(&desk);
    assert!(read["reading"].is_object());
    assert!(note(&read).contains("读不出来"), "{}", note(&read));
}

#[test]
fn a_draft_of_a_program_that_is_newer_by_any_number_is_refused_as_newer() {
    let desk = Desk::new();
    let path = export(&desk, &sample(&desk, &[]));
    let whole = std::fs::read(&path).unwrap();
    for version in ["9", "99999999999", "99999999999999999999999"] {
        std::fs::write(&path, &whole).unwrap();
        rewrite(&path, |name, text| {
            Some(match name {
                ITEM => text.replacen("version&quot;:2", &format!("version&quot;:{version}"), 1),
                _ => text,
            })
        });
        let request = json!({"path": desk.word("报告.docx")});
        assert_eq!(
            desk.refuses("source_open", request),
            "unsupported",
            "{version}"
        );
        let draft = format!("{{\"format\":\"nianbao\",\"version\":{version},\"report\":{{}}}}");
        std::fs::write(desk.path("稿.nianbao"), draft).unwrap();
        let request = json!({"path": desk.word("稿.nianbao")});
        assert_eq!(
            desk.refuses("source_open", request),
            "unsupported",
            "{version}"
        );
    }
}

#[test]
fn a_file_of_ours_without_a_draft_is_told_and_one_of_others_is_not() {
    let desk = Desk::new();
    let told = "这份 Word 文件是法治年报导出的，里面没有带稿件（公开稿不带，有的软件另存时会去掉），改为辨认 Word 里的文字，数据成了普通文字；原文件没有改动，请核对一遍。";
    let path = export(&desk, &sample(&desk, &[]));
    without_draft(&path);
    assert_eq!(note(&opened(&desk)), told);
    export(&desk, &sample(&desk, &[("variant", json!("public"))]));
    assert_eq!(note(&opened(&desk)), told);

    let path = export(&desk, &sample(&desk, &[]));
    without_draft(&path);
    // As somebody else's styles of the same names.
    rewrite(&path, |_, text| {
        let ids = [
            "OfficialTitle",
            "OfficialBody",
            "Level1",
            "Level2",
            "Level3",
            "Level4",
        ];
        let more = [
            "IssuingOrgan",
            "DateOfIssue",
            "Addressee",
            "DocumentNumber",
            "Imprint",
        ];
        Some(
            ids.iter()
                .chain(&more)
                .enumerate()
                .fold(text, |text, (at, id)| {
                    text.replace(&format!("\"{id}\""), &format!("\"{}\"", at + 10))
                }),
        )
    });
    assert_eq!(notes(&opened(&desk)), [""; 0]);
}

#[test]
fn a_figure_that_was_put_right_in_word_is_told_and_is_the_figure_s_value() {
    let desk = Desk::new();
    let mut report = sample(&desk, &[]);
    let blocks = report["blocks"].as_array_mut().unwrap().iter_mut();
    let bodies = blocks.filter(|block| block["kind"] == "body");
    for (at, body) in bodies.enumerate() {
        // The sample shows both elsewhere.
        let text = body["text"].as_str().unwrap();
        let text = match at {
            0 => "全年受理矛盾纠纷⟦disputes_total⟧。".to_owned(),
            1 => "化解矛盾纠纷⟦disputes_success⟧，培训⟦trainings⟧。".to_owned(),
            2 => "仍有⟦disputes_success⟧。".to_owned(),
            _ => text.replace("⟦disputes_", "⟦meetings_"),
        };
        body["text"] = json!(text);
    }
    report["figures"]["disputes_success"] = json!({"entry": "60", "last": ""});
    let path = export(&desk, &report);
    rewrite_text(&path, |text| {
        text.replace("矛盾纠纷65件", "矛盾纠纷66件")
            .replace("仍有60件", "仍有61件")
    });
    let open = opened(&desk);
    let told = notes(&open);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("跟着 Word 里的改成66件（原来65件）"),
        "{told:?}"
    );
    assert!(
        told[1].contains("有一处改成了61件") && told[1].contains("还是60件"),
        "{told:?}"
    );
    let report = desk.load("报告.docx")["report"].clone();
    assert_eq!(
        report["figures"]["disputes_total"],
        json!({"entry": "66", "last": "60"})
    );
    assert_eq!(report["figures"]["disputes_success"]["entry"], "60");
}

#[test]
fn a_value_that_was_put_right_in_the_table_of_figures_is_told_and_the_table_is_none_that_is_lost() {
    let desk = Desk::new();
    let report = sample(&desk, &[("figures_annex", json!(true))]);
    let path = export(&desk, &report);
    rewrite_text(&path, |text| {
        assert_eq!(text.matches(">60<").count(), 1);
        text.replace(">60<", ">58<")
    });
    let open = opened(&desk);
    let told = notes(&open);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("（去年）”跟着 Word 里的改成58件"),
        "{told:?}"
    );
    let loaded = desk.load("报告.docx")["report"].clone();
    assert_eq!(loaded["figures"]["disputes_total"]["last"], "58");
    assert_eq!(loaded["meta"]["figures_annex"], true);
}
