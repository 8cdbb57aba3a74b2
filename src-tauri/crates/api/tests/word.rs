//! Our own Word files, opened again: with everything as it was, and with what was changed in Word.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::word::{paragraph, rewrite, rewrite_text};
use support::{Desk, texts};

/// A formal report with something of every kind.
fn formal(desk: &Desk) -> Value {
    let mut report = desk.call("report_sample", json!({}))["report"].clone();
    report["meta"]["document_number"] = json!("柳政〔2026〕3号");
    report["meta"]["signatories"] = json!(["周明远", "林和", "赵一"]);
    report["meta"]["copy_number"] = json!("000012");
    report["meta"]["secrecy"] = json!("内部");
    report["meta"]["urgency"] = json!("特急");
    report["meta"]["copies"] = json!(["县委依法治县办", "县司法局（法制科、督察科）"]);
    report["meta"]["issuing_office"] = json!("柳溪镇党政综合办");
    report["meta"]["print_date"] = json!("2026-01-16");
    report["figures"]["disputes_total"] = json!({"entry": "65", "last": "60"});
    report["figures"]["disputes_success"] = json!({"entry": "64余", "last": ""});
    let blocks = report["blocks"].as_array_mut().unwrap();
    for (id, kind, text) in [
        (901, "attachment", "附件：1.普法责任清单"),
        (902, "note", "此件依申请公开"),
        (903, "annex", "普法责任清单"),
        (904, "annextext", "一、党政办负责统筹"),
        (905, "annextext", "1.组织学习。每季度一次。"),
        (906, "annex", "附件2\n执法事项清单"),
        (907, "imprint", "（共印5份）"),
    ] {
        blocks.push(json!({"id": id, "kind": kind, "text": text}));
    }
    let body = blocks
        .iter()
        .position(|block| block["kind"] == "body")
        .unwrap();
    blocks[body]["text"] =
        json!("全年受理矛盾纠纷⟦disputes_total⟧，调解成功⟦disputes_success⟧，培训⟦trainings⟧。");
    report
}

/// Exports a report and opens the file.
#[track_caller]
fn export(desk: &Desk, report: &Value) -> std::path::PathBuf {
    let path = desk.path("报告.docx");
    let request = json!({"id": null, "report": report, "path": path.to_str().unwrap()});
    desk.call("export_docx", request);
    path
}

#[track_caller]
fn load(desk: &Desk) -> Value {
    desk.load("报告.docx")
}

/// Kind, name, before and after of each edit.
fn edits(open: &Value) -> Vec<[&str; 4]> {
    let edits = open["edits"].as_array().unwrap();
    edits
        .iter()
        .map(|edit| ["kind", "name", "before", "after"].map(|key| edit[key].as_str().unwrap()))
        .collect()
}

#[test]
fn a_word_file_brings_back_the_whole_report_in_every_form() {
    let desk = Desk::new();
    let formal = formal(&desk);
    let with = |changes: &[(&str, Value)]| {
        let mut report = formal.clone();
        for (key, value) in changes {
            report["meta"][key] = value.clone();
        }
        report
    };
    let two_names = |mut report: Value| {
        let blocks = report["blocks"].as_array_mut().unwrap();
        let date = blocks
            .iter()
            .position(|block| block["kind"] == "date")
            .unwrap();
        blocks.insert(
            date,
            json!({"id": 950, "kind": "signature", "text": "云泽县柳溪镇人大主席团"}),
        );
        blocks.insert(
            0,
            json!({"id": 951, "kind": "letterhead", "text": "内部资料　注意保存"}),
        );
        report
    };
    let joint = json!(["云泽县柳溪镇人大主席团", "柳溪镇综合办"]);
    for report in [
        desk.call("report_sample", json!({}))["report"].clone(),
        desk.create()["report"].clone(),
        formal.clone(),
        with(&[("figures_annex", json!(true))]),
        with(&[("paper", json!("letter"))]),
        with(&[("signature_rule", json!("stamp")), ("post", json!("镇长"))]),
        with(&[("joint", joint.clone())]),
        two_names(with(&[
            ("joint", joint),
            ("signature_rule", json!("sealed")),
        ])),
    ] {
        export(&desk, &report);
        let open = load(&desk);
        assert!(edits(&open).is_empty(), "{:#}", open["edits"]);
        assert_eq!(open["report"], report);
    }
}

#[test]
fn a_text_of_somebody_else_comes_back_with_its_numbers_as_typed() {
    let desk = Desk::new();
    for (_, text) in api::assets::SAMPLES {
        let report = desk.paste(text)["report"].clone();
        export(&desk, &report);
        let open = load(&desk);
        assert!(edits(&open).is_empty());
        assert_eq!(open["report"], report);
    }
}

#[test]
fn what_was_changed_in_word_wins_and_is_listed_and_figures_are_kept() {
    let desk = Desk::new();
    let report = formal(&desk);
    let path = export(&desk, &report);
    rewrite_text(&path, |text| {
        let text = text
            .replace(
                "全年受理矛盾纠纷65件，调解成功64余件",
                "全年共调处矛盾纠纷65件，化解64件",
            )
            .replace("柳政〔2026〕3号", "柳政〔2026〕8号")
            .replace("特急", "加急")
            .replace("2026年1月16日印发", "2026年2月3日印发")
            .replace("此件依申请公开", "此件公开发布");
        let place = text.find("全年共调处").unwrap();
        let place = place + text[place..].find("</w:p>").unwrap() + "</w:p>".len();
        let new = paragraph("OfficialBody", "另开展法律援助12件。")
            + &paragraph("Level2", "（九）加强监督");
        format!("{}{new}{}", &text[..place], &text[place..])
    });
    let open = load(&desk);
    assert_eq!(
        edits(&open),
        [
            ["changed", "版头", "特急", "加急"],
            ["changed", "版头", "柳政〔2026〕3号", "柳政〔2026〕8号"],
            [
                "changed",
                "正文",
                "全年受理矛盾纠纷65件，调解成功64余件，培训××。",
                "全年共调处矛盾纠纷65件，化解64件，培训××。"
            ],
            ["added", "正文", "", "另开展法律援助12件。"],
            ["added", "二级标题", "", "（九）加强监督"],
            ["changed", "附注", "（此件依申请公开）", "（此件公开发布）"],
            [
                "changed",
                "版记",
                "柳溪镇党政综合办 2026年1月16日印发",
                "柳溪镇党政综合办 2026年2月3日印发"
            ],
        ]
    );
    let after = &open["report"];
    assert_eq!(after["meta"]["document_number"], "柳政〔2026〕8号");
    assert_eq!(after["meta"]["signatories"], report["meta"]["signatories"]);
    assert_eq!(after["meta"]["urgency"], "加急");
    assert_eq!(after["meta"]["print_date"], "2026-02-03");
    assert_eq!(after["figures"], report["figures"]);
    let texts = texts(after);
    assert!(
        texts.contains(&"全年共调处矛盾纠纷⟦disputes_total⟧，化解64件，培训⟦trainings⟧。"),
        "{texts:#?}"
    );
    assert!(texts.contains(&"加强监督") && texts.contains(&"此件公开发布"));
    let blocks = after["blocks"].as_array().unwrap();
    assert_eq!(blocks.len(), report["blocks"].as_array().unwrap().len() + 2);
}

/// The letters of each paragraph of a Word file, without numbers of headings.
fn letters(path: &std::path::Path) -> Vec<String> {
    let file = intake::docx::read(
        &std::fs::read(path).unwrap(),
        "none",
        &intake::Budget::default(),
    );
    file.unwrap()
        .paragraphs
        .iter()
        .map(|paragraph| {
            let text = &paragraph.text;
            let rest = report::numbering::typed(text).map_or(text.as_str(), |typed| typed.rest);
            rest.chars().filter(|c| !c.is_whitespace()).collect()
        })
        .filter(|letters: &String| !letters.is_empty())
        .collect()
}

#[test]
fn whatever_was_done_in_word_the_report_then_prints_the_same() {
    let desk = Desk::new();
    let report = desk.call("report_sample", json!({}))["report"].clone();
    let path = export(&desk, &report);
    let whole = std::fs::read(&path).unwrap();
    let mut state = 7_usize;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..40 {
        std::fs::write(&path, &whole).unwrap();
        let picks: Vec<(usize, usize, usize)> =
            (0..6).map(|_| (next(4), next(1000), next(1000))).collect();
        rewrite_text(&path, |text| {
            let mut pieces: Vec<String> =
                text.split_inclusive("</w:p>").map(str::to_owned).collect();
            for (what, at, other) in &picks {
                let bodies: Vec<usize> = (0..pieces.len())
                    .filter(|at| pieces[*at].contains("OfficialBody"))
                    .collect();
                let (one, other) = (bodies[at % bodies.len()], bodies[other % bodies.len()]);
                match what {
                    0 => {
                        pieces.remove(one);
                    }
                    1 => pieces.swap(one, other),
                    2 => pieces.insert(one, paragraph("OfficialBody", "新写的一段，共6条。")),
                    _ => {
                        let end = pieces[one].rfind("</w:t>").unwrap();
                        pieces[one].insert_str(end, "又补一句。");
                    }
                }
            }
            pieces.concat()
        });
        let expected = letters(&path);
        let open = load(&desk);
        assert!(!edits(&open).is_empty());
        export(&desk, &open["report"]);
        assert_eq!(letters(&path), expected, "{picks:?}");
        assert!(edits(&load(&desk)).is_empty());
    }
}

#[test]
fn a_file_that_another_program_saved_under_other_style_ids_is_the_same() {
    let desk = Desk::new();
    let report = formal(&desk);
    let path = export(&desk, &report);
    rewrite(&path, |name, text| {
        let ids = [
            "OfficialTitle",
            "Addressee",
            "OfficialBody",
            "Level1Char",
            "Level2Char",
            "Level3Char",
            "Level4Char",
            "Level1",
            "Level2",
            "Level3",
            "Level4",
            "AttachmentNote",
            "IssuingOrganMark",
            "IssuingOrgan",
            "DateOfIssue",
            "OfficialNote",
            "LetterheadMarking",
            "Letterhead",
            "DocumentNumber",
            "Imprint",
            "AnnexMark",
            "AnnexTitle",
        ];
        let text = ids.iter().enumerate().fold(text, |text, (at, id)| {
            text.replace(&format!("\"{id}\""), &format!("\"{}\"", at + 10))
        });
        assert!(!text.contains("OfficialBody"), "{name}");
        Some(text)
    });
    let open = load(&desk);
    assert!(edits(&open).is_empty());
    assert_eq!(open["report"], report);
}

#[test]
fn names_of_attachments_on_one_line_come_back_and_one_that_was_changed_leaves_the_others() {
    let desk = Desk::new();
    let mut report = formal(&desk);
    for block in report["blocks"].as_array_mut().unwrap() {
        if block["kind"] == "attachment" {
            block["text"] = json!("附件：1.普法责任清单；2.照片。3.说明");
        }
    }
    let path = export(&desk, &report);
    let open = load(&desk);
    assert!(edits(&open).is_empty());
    assert_eq!(open["report"], report);
    rewrite_text(&path, |text| text.replace("2.照片", "2.照片集"));
    let open = load(&desk);
    assert_eq!(
        edits(&open),
        [["changed", "附件说明", "2.照片", "2.照片集"]]
    );
    let typed: Vec<&str> = open["report"]["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|block| block["kind"] == "attachment")
        .map(|block| block["text"].as_str().unwrap())
        .collect();
    assert_eq!(typed, ["附件：1.普法责任清单；", "2.照片集", "3.说明"]);
}

#[test]
fn a_word_file_without_a_draft_is_read_as_text() {
    let desk = Desk::new();
    let sample = desk.call("report_sample", json!({}))["report"].clone();
    let path = export(&desk, &sample);
    rewrite(&path, |name, text| {
        (!name.starts_with("customXml")).then_some(text)
    });
    let open = load(&desk);
    assert!(edits(&open).is_empty());
    assert_eq!(open["report"]["numbering"], "as_typed");
    assert_eq!(open["report"]["template"], "fazhi-niandu");
    assert_eq!(open["report"]["meta"]["year"], sample["meta"]["year"]);
    let count = |report: &Value, kind: &str| {
        let blocks = report["blocks"].as_array().unwrap();
        blocks.iter().filter(|block| block["kind"] == kind).count()
    };
    for kind in [
        "title",
        "addressee",
        "heading1",
        "heading2",
        "body",
        "signature",
        "date",
    ] {
        assert_eq!(count(&open["report"], kind), count(&sample, kind), "{kind}");
    }
    // So is one whose draft was spoilt.
    let path = export(&desk, &sample);
    rewrite(&path, |name, text| {
        Some(match name {
            "customXml/item1.xml" => text.replace("blocks", "b"),
            _ => text,
        })
    });
    assert_eq!(load(&desk)["report"]["numbering"], "as_typed");
}

#[test]
fn a_word_file_of_a_newer_program_is_refused() {
    let desk = Desk::new();
    let sample = desk.call("report_sample", json!({}))["report"].clone();
    let path = export(&desk, &sample);
    rewrite(&path, |name, text| {
        Some(match name {
            "customXml/item1.xml" => {
                let newer = text.replacen("version&quot;:", "version&quot;:9", 1);
                assert_ne!(newer, text);
                newer
            }
            _ => text,
        })
    });
    let request = json!({"path": desk.word("报告.docx")});
    assert_eq!(desk.refuses("source_open", request), "unsupported");
}

#[test]
fn the_name_in_the_head_of_a_letter_is_read_as_it_is_in_the_file() {
    let desk = Desk::new();
    let mut report = formal(&desk);
    report["meta"]["paper"] = json!("letter");
    let unit = report["meta"]["unit"].as_str().unwrap().to_owned();
    for (name, joint) in [
        ("云泽县柳溪镇综合执法办", json!([])),
        ("云泽县柳溪镇人大主席团", json!(["柳溪镇综合办"])),
    ] {
        report["meta"]["joint"] = joint.clone();
        let path = export(&desk, &report);
        rewrite(&path, |part, text| {
            Some(match part {
                "word/header1.xml" => {
                    assert!(text.contains(&unit), "{text}");
                    text.replace(&unit, name)
                }
                _ => text,
            })
        });
        let open = load(&desk);
        assert_eq!(edits(&open), [["changed", "版头", unit.as_str(), name]]);
        assert_eq!(open["report"]["meta"]["unit"], name);
        assert_eq!(open["report"]["meta"]["joint"], joint);
        export(&desk, &open["report"]);
        assert!(edits(&load(&desk)).is_empty());
    }
}

#[test]
fn files_that_are_no_sound_word_files_are_told_apart() {
    let desk = Desk::new();
    let path = export(&desk, &desk.create()["report"]);
    let whole = std::fs::read(&path).unwrap();
    let mut protected = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let request = json!({"path": desk.word("报告.docx")});
    for (bytes, code) in [
        (whole[..whole.len() / 2].to_vec(), "unreadable"),
        (protected, "unsupported"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old".to_vec(),
            "unreadable",
        ),
    ] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(desk.refuses("source_open", request.clone()), code);
    }
    std::fs::write(&path, &whole).unwrap();
    rewrite(&path, |name, text| {
        (name != "word/document.xml").then_some(text)
    });
    assert_eq!(desk.refuses("source_open", request.clone()), "unsupported");
    std::fs::write(&path, &whole).unwrap();
    rewrite(&path, |name, text| {
        (!name.starts_with("customXml")).then_some(text)
    });
    rewrite_text(&path, |_| "<document><body/></document>".into());
    assert_eq!(desk.refuses("source_open", request), "empty_file");
}
