//! Whole exports: what holds for any report.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a suite may fail where it stands"
)]

use std::io::Read;

use docx::Options;
use form::House;
use form::fonts::FontProfile;
use form::house::NumberPlace;
use proptest::prelude::*;
use report::figures::Figures;
use report::numbering::Numbering;
use report::{Block, BlockKind, Meta, Report, SignatureRule};

fn export(report: &Report) -> Vec<u8> {
    docx::export(report, &Figures::of(report, None), &Options::default()).unwrap()
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(path)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// Everything that the document says, without white space.
fn said(bytes: &[u8]) -> String {
    use quick_xml::events::Event;
    let xml = part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut said = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => inside = start.name().as_ref() == "w:t",
            Event::End(_) => inside = false,
            Event::Text(text) if inside => said.push_str(&text),
            Event::GeneralRef(entity) if inside => said.push_str(match &*entity {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "apos" => "'",
                _ => "?",
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    squeezed(&said)
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{FEFF}')
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

fn of(blocks: Vec<(BlockKind, String)>) -> Report {
    Report {
        blocks: blocks
            .into_iter()
            .zip(1..)
            .map(|((kind, text), id)| Block::new(id, kind, text))
            .collect(),
        ..Report::empty()
    }
}

#[test]
fn two_exports_of_one_report_are_the_same_bytes() {
    let report = of(vec![
        (BlockKind::Title, "报告".into()),
        (BlockKind::Body, "正文。".into()),
    ]);
    let first = export(&report);
    // On another thread too: the library counts paragraphs per thread.
    let second = std::thread::scope(|scope| scope.spawn(|| export(&report)).join().unwrap());
    assert!(first == second && first == export(&report));
}

#[test]
fn properties_name_the_title_the_unit_and_the_time() {
    let mut report = of(vec![(BlockKind::Title, "甲镇\n<报告>".into())]);
    report.meta.unit = "甲镇人民政府".into();
    let core = part(&export(&report), "docProps/core.xml");
    assert!(!core.contains("dcterms:created"), "nobody knows the day");
    let date = Block::new(9, BlockKind::Date, "2026年1月15日");
    report.blocks.push(date);
    let core = part(&export(&report), "docProps/core.xml");
    assert!(core.contains("<dc:title>甲镇&lt;报告&gt;</dc:title>"));
    assert!(core.contains("<dc:creator>甲镇人民政府</dc:creator>"));
    assert_eq!(core.matches("2026-01-15T00:00:00Z").count(), 2);
}

#[test]
fn fonts_are_the_ones_that_were_asked_for_and_no_theme_overrules_them() {
    let report = of(vec![(BlockKind::Title, "报告".into())]);
    let options = Options {
        house: House {
            fonts: FontProfile {
                body: "仿宋".into(),
                latin: Some("Times New Roman".into()),
                ..FontProfile::default()
            },
            ..House::default()
        },
        ..Options::default()
    };
    let bytes = docx::export(&report, &Figures::of(&report, None), &options).unwrap();
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="仿宋""#));
    assert!(!styles.contains("仿宋_GB2312"));
    assert!(!styles.contains("Theme"));
}

#[test]
fn digits_and_letters_stand_in_the_font_of_the_text_without_a_gap() {
    let bytes = export(&of(vec![(BlockKind::Body, "2026年R&D".into())]));
    let styles = part(&bytes, "word/styles.xml");
    for wanted in [
        r#"<w:autoSpaceDE w:val="0"/>"#,
        r#"<w:autoSpaceDN w:val="0"/>"#,
        r#"w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:cs="仿宋_GB2312" w:eastAsia="仿宋_GB2312""#,
    ] {
        assert!(styles.contains(wanted), "{wanted}");
    }
    let document = part(&bytes, "word/document.xml");
    assert_eq!(
        document.matches("<w:t ").count(),
        document
            .matches(r#"<w:rFonts w:hint="eastAsia" />"#)
            .count()
    );
}

/// The `w:pPr` and `w:rPr` of the paragraphs of a style, in a part.
fn paragraphs_of(xml: &str, style: &str) -> Vec<String> {
    let named = format!(r#"<w:pStyle w:val="{style}""#);
    xml.split("<w:p>")
        .filter(|paragraph| paragraph.contains(&named))
        .map(|paragraph| paragraph.split("</w:p>").next().unwrap().to_owned())
        .collect()
}

/// What the style sheet says of a style.
fn style_in(sheet: &str, id: &str) -> String {
    let from = sheet
        .split(&format!(r#"w:styleId="{id}""#))
        .nth(1)
        .unwrap_or_else(|| panic!("no style {id}"));
    from.split("</w:style>").next().unwrap().to_owned()
}

#[test]
fn what_a_style_can_say_stands_in_the_style_and_not_in_the_paragraph() {
    let mut report = of(vec![
        (BlockKind::Title, "报告".into()),
        (BlockKind::Body, "正文。".into()),
        (BlockKind::Annex, "名册".into()),
        (BlockKind::AnnexText, "一、甲".into()),
    ]);
    report.meta = Meta {
        unit: "云泽县石桥镇高新技术产业开发区人民政府".into(),
        document_number: "石政〔2026〕3号".into(),
        year: 2026,
        figures_annex: true,
        ..Meta::default()
    };
    report.figures.insert(
        "a".into(),
        report::FigureEntry {
            entry: "65".into(),
            last: "60".into(),
        },
    );
    let bytes = export(&report);
    let document = part(&bytes, "word/document.xml");
    let sheet = part(&bytes, "word/styles.xml");

    let mark = paragraphs_of(&document, "IssuingOrganMark");
    assert_eq!(mark.len(), 1);
    for said in ["w:color", "w:snapToGrid", r#"<w:spacing w:val="0""#] {
        assert!(!mark[0].contains(said), "{said}: {}", mark[0]);
    }
    let style = style_in(&sheet, "IssuingOrganMark");
    for said in [
        r#"<w:color w:val="FF0000""#,
        r#"<w:snapToGrid w:val="false""#,
        r#"<w:spacing w:val="0""#,
    ] {
        assert!(style.contains(said), "{said}: {style}");
    }

    let heads = paragraphs_of(&document, "AnnexMark");
    assert_eq!(heads.len(), 2);
    assert!(!heads.concat().contains("pageBreakBefore"));
    assert!(style_in(&sheet, "AnnexMark").contains("<w:pageBreakBefore"));

    for (id, name, says) in [
        ("TableText", "表格文字", r#"<w:jc w:val="left""#),
        ("TableFigure", "表格数字", r#"<w:jc w:val="center""#),
        ("OddPageNumber", "奇数页页码", r#"w:right="280""#),
        ("EvenPageNumber", "偶数页页码", r#"w:left="280""#),
    ] {
        let style = style_in(&sheet, id);
        assert!(
            style.contains(&format!(r#"<w:name w:val="{name}""#)),
            "{style}"
        );
        assert!(style.contains(says), "{style}");
    }
    for (id, count) in [("TableText", 1), ("TableFigure", 4), ("TableHead", 5)] {
        let cells = paragraphs_of(&document, id);
        assert_eq!(cells.len(), count, "{id}");
        assert!(!cells.concat().contains("w:jc"), "{id}");
    }
    for (path, id) in [
        ("word/footer1.xml", "OddPageNumber"),
        ("word/footer2.xml", "EvenPageNumber"),
    ] {
        let footer = part(&bytes, path);
        assert!(footer.contains(id) && !footer.contains("w:ind"), "{footer}");
    }
}

#[test]
fn a_house_with_page_numbers_in_the_middle_says_so_in_their_styles() {
    let options = Options {
        house: House {
            page_number: NumberPlace::Center,
            ..House::default()
        },
        ..Options::default()
    };
    let report = Report::empty();
    let bytes = docx::export(&report, &Figures::of(&report, None), &options).unwrap();
    let sheet = part(&bytes, "word/styles.xml");
    for id in ["OddPageNumber", "EvenPageNumber"] {
        let style = style_in(&sheet, id);
        assert!(style.contains(r#"<w:jc w:val="center""#) && !style.contains("w:ind"));
    }
}

#[test]
fn a_paragraph_of_a_hundred_thousand_characters_comes_out_whole() {
    let text = "法治".repeat(50_000);
    assert_eq!(
        said(&export(&of(vec![(BlockKind::Body, text.clone())]))),
        text
    );
}

fn any_block() -> impl Strategy<Value = (BlockKind, String)> {
    let text = prop_oneof![
        "[一二三四五、（）。：0-9.a-z 　\n\t<>&\"'“”—⟦⟧x年月日附件文件]{0,40}",
        proptest::collection::vec(any::<char>(), 0..20)
            .prop_map(|chars| chars.into_iter().collect::<String>()),
    ];
    // What an attachment and the lines that name it gain is told in the tests of form.
    let kinds: Vec<BlockKind> = BlockKind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, BlockKind::Annex | BlockKind::Attachment))
        .collect();
    (proptest::sample::select(kinds), text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Addressees gain a colon and lose the one they had, notes gain brackets: compared without.
    #[test]
    fn any_report_exports_and_says_all_of_its_text_in_order(
        blocks in proptest::collection::vec(any_block(), 0..12),
        typed in any::<bool>(),
        sealed in any::<bool>(),
    ) {
        let mut report = of(blocks);
        report.numbering = if typed { Numbering::AsTyped } else { Numbering::Computed };
        if sealed {
            report.meta.signature_rule = SignatureRule::Sealed;
        }
        let figures = Figures::of(&report, None);
        let wanted: String = report::paragraph::of(&report, &figures)
            .iter()
            .map(report::paragraph::Paragraph::line)
            .collect();
        let colons = |text: &str| squeezed(text).replace(['：', ':', '（', '）'], "");
        prop_assert_eq!(colons(&said(&export(&report))), colons(&wanted));
    }

    #[test]
    fn any_meta_gives_a_document(
        unit in any::<String>(),
        number in any::<String>(),
        names in proptest::collection::vec(any::<String>(), 0..3),
    ) {
        let report = Report {
            meta: Meta {
                unit: unit.clone(),
                document_number: number,
                signatories: names.clone(),
                copies: names,
                issuing_office: unit,
                ..Meta::default()
            },
            ..Report::empty()
        };
        said(&export(&report));
    }
}

#[test]
fn a_file_carries_the_draft_that_it_is_given_and_no_other() {
    let mut report = Report::empty();
    report
        .blocks
        .push(Block::new(1, BlockKind::Body, "甲<乙>&“丙”\u{1}"));
    let json = serde_json::to_string(&report::format::Document::new(report.clone())).unwrap();
    let options = Options {
        draft: Some(json.clone()),
        ..Options::default()
    };
    let bytes = docx::export(&report, &Figures::of(&report, None), &options).unwrap();
    let item = part(&bytes, docx::draft::PATH);
    let (_, text) = item.split_once("\">").unwrap();
    let text = quick_xml::escape::unescape(text.trim_end_matches("</draft>")).unwrap();
    assert_eq!(text, json);
    assert!(part(&bytes, "word/_rels/document.xml.rels").contains("customXml/item1.xml"));

    let plain = export(&report);
    assert!(!part(&plain, "[Content_Types].xml").contains("customXml"));
}
