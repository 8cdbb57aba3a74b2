use report::figures::Figures;
use report::{Block, Report, SignatureRule};

use super::*;
use crate::paragraph::Part;
use BlockKind::{
    Addressee, Annex, AnnexText, Attachment, Body as Text, Date, Heading1, Heading2, Imprint,
    Letterhead, Note, Signature, Title,
};

fn report(blocks: &[(BlockKind, &str)]) -> Report {
    Report {
        blocks: blocks
            .iter()
            .zip(1..)
            .map(|((kind, text), id)| Block::new(id, *kind, *text))
            .collect(),
        ..Report::empty()
    }
}

fn built(report: &Report) -> Vec<Paragraph> {
    document(report, &Figures::of(report, None), &House::default())
        .elements
        .into_iter()
        .filter_map(|element| element.paragraph().cloned())
        .collect()
}

/// Each run as `part:text`, or `text` where it is none.
fn runs(paragraph: &Paragraph) -> Vec<String> {
    paragraph
        .runs
        .iter()
        .map(|run| {
            let text = run.text.replace('\n', "|").replace('\t', "→");
            match run.part {
                Part::Text => text,
                part => format!("{part:?}:{text}"),
            }
        })
        .collect()
}

/// One line for each paragraph: its style, then its runs.
fn lines(report: &Report) -> Vec<String> {
    built(report)
        .iter()
        .map(|paragraph| format!("{:?} {}", paragraph.style, runs(paragraph).join("/")))
        .collect()
}

fn kept(paragraph: &Paragraph) -> bool {
    paragraph.keep_next == Some(true)
}

#[test]
fn an_empty_line_stands_below_the_title_however_many_lines_it_has() {
    let report = report(&[
        (Title, "青塘镇人民政府关于2026年度法治政府建设情况的报告"),
        (Addressee, "县司法局:"),
        (Text, "正文。"),
    ]);
    assert_eq!(
        lines(&report),
        [
            "Title 青塘镇人民政府|关于2026年度法治政府建设情况的报告",
            "Normal ",
            "Addressee 县司法局：",
            "Body 正文。",
        ]
    );
}

#[test]
fn a_title_alone_has_nothing_below_it() {
    assert_eq!(lines(&report(&[(Title, "报告")])), ["Title 报告"]);
}

#[test]
fn a_report_of_nothing_is_one_empty_line() {
    assert_eq!(lines(&Report::empty()), ["Normal "]);
    assert_eq!(lines(&report(&[(Text, " "), (Heading1, "")])), ["Normal "]);
}

#[test]
fn a_heading_alone_takes_its_style_and_one_that_runs_on_is_text_with_a_heading_part() {
    let report = report(&[
        (Heading1, "工作情况"),
        (Heading2, "组织领导"),
        (Heading2, "学法用法。一是领导带头。"),
        (
            Heading2,
            &format!("{}。主要原因是人手不足。", "少".repeat(70)),
        ),
    ]);
    let lines = lines(&report);
    assert_eq!(lines[0], "Heading(1) 一、工作情况");
    assert_eq!(lines[1], "Heading(2) （一）组织领导");
    assert_eq!(lines[2], "Body Heading(2):（二）学法用法。/一是领导带头。");
    assert!(lines[3].starts_with("Body Heading(2):（三）/少少"));
}

#[test]
fn a_line_break_in_a_paragraph_is_a_break_and_no_new_paragraph() {
    assert_eq!(
        lines(&report(&[(Text, "第一行\n第二行")])),
        ["Body 第一行|第二行"]
    );
}

#[test]
fn one_empty_line_stands_above_a_signature_and_two_above_a_sealed_one() {
    let mut report = report(&[
        (Text, "特此报告。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年1月5日"),
    ]);
    assert_eq!(lines(&report).len(), 4);
    report.meta.signature_rule = SignatureRule::Sealed;
    assert_eq!(lines(&report).len(), 5);
}

#[test]
fn the_last_line_of_the_text_is_kept_with_the_signature() {
    let report = report(&[
        (Text, "前文。"),
        (Text, "特此报告。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年1月5日"),
        (Note, "（此件公开发布）"),
    ]);
    let kept: Vec<bool> = built(&report).iter().map(kept).collect();
    //               text   last  empty name  date   note
    assert_eq!(kept, [false, true, true, true, false, false]);
}

#[test]
fn the_blanks_of_name_and_date_follow_the_rule() {
    let mut report = report(&[
        (Text, "特此报告。"),
        (Signature, "青塘镇人民政府啊"),
        (Date, "2022年10月27日"),
    ]);
    let right = |report: &Report| -> Vec<i32> {
        built(report)
            .iter()
            .filter(|paragraph| matches!(paragraph.style, Style::Signature | Style::Date))
            .filter_map(|paragraph| paragraph.indent)
            .map(|indent| indent.right)
            .collect()
    };
    assert_eq!(right(&report), [630, 315]);
    report.meta.signature_rule = SignatureRule::Sealed;
    assert_eq!(right(&report), [1103, 1260]);
}

#[test]
fn a_signature_at_the_very_beginning_needs_no_text_above() {
    assert_eq!(
        lines(&report(&[(Date, "2026年1月5日"), (Signature, "镇政府")])),
        ["Date 2026年1月5日", "Signature 镇政府"]
    );
}

#[test]
fn attachments_stand_one_line_below_the_text_and_under_each_other() {
    let report = report(&[
        (Text, "正文。"),
        (Attachment, "附件：1.清单"),
        (Attachment, "2.名册"),
    ]);
    assert_eq!(
        lines(&report),
        [
            "Body 正文。",
            "Normal ",
            "Attachment 附件：1.清单",
            "Attachment 2.名册",
        ]
    );
}

fn formal() -> Report {
    let mut report = report(&[
        (Letterhead, "000123"),
        (Title, "报告"),
        (Text, "正文。"),
        (Imprint, "（共印20份）"),
    ]);
    report.meta.unit = "青塘镇人民政府".into();
    report.meta.document_number = "青政〔2026〕3号".into();
    report.meta.copies = vec!["县司法局".into()];
    report
}

#[test]
fn letterhead_and_imprint_stand_around_the_text() {
    assert_eq!(
        lines(&formal()),
        [
            "Letterhead 000123",
            "Mark Mark { size: 96, spacing: 0 }:青塘镇人民政府文件",
            "Normal ",
            "Normal ",
            "Number 青政〔2026〕3号",
            "Normal ",
            "Normal ",
            "Title 报告",
            "Normal ",
            "Body 正文。",
        ]
    );
    let report = formal();
    let imprint = document(&report, &Figures::of(&report, None), &House::default()).imprint;
    let texts: Vec<String> = imprint.iter().map(Paragraph::text).collect();
    assert_eq!(texts, ["（共印20份）", "抄送：县司法局。"]);
}

#[test]
fn signatories_stand_on_the_line_of_the_number_in_their_own_font() {
    let mut report = formal();
    report.meta.signatories = vec!["林致和".into(), "周明远".into()];
    assert!(
        lines(&report)
            .contains(&"Number 青政〔2026〕3号→签发人：/Signatory:林致和→周明远".to_owned())
    );
}

#[test]
fn a_mark_that_was_typed_is_printed_as_the_mark_and_not_twice() {
    let mut report = formal();
    report.blocks[0].text = "云泽县青塘镇人民政府文件".into();
    let lines = lines(&report);
    assert_eq!(
        lines[0],
        "Mark Mark { size: 72, spacing: 0 }:云泽县青塘镇人民政府文件"
    );
    assert_eq!(lines[3], "Number 青政〔2026〕3号");
}

#[test]
fn what_goes_on_the_website_is_the_text_alone() {
    let mut report = formal();
    for variant in [Variant::Public, Variant::Plain] {
        report.meta.variant = variant;
        let lines = lines(&report).join("\n");
        assert!(!lines.contains("〔2026〕"), "{lines}");
        assert!(!lines.contains("抄送"), "{lines}");
        assert!(lines.contains("正文。"));
    }
}

#[test]
fn every_character_of_the_text_leads_back_to_its_block() {
    let report = report(&[
        (
            Title,
            "云泽县柳溪镇人民政府 关于2025年度法治政府建设情况的报告",
        ),
        (Addressee, " 县司法局:"),
        (Heading1, "  组织领导"),
        (Heading2, "学法用法。一是领导带头。"),
        (Text, "\u{3000}\u{3000}正文。"),
    ]);
    let figures = Figures::of(&report, None);
    for paragraph in built(&report) {
        let Some(origin) = &paragraph.origin else {
            continue;
        };
        let block = &report.blocks[report.position(origin.block).unwrap()];
        let shown = report::span::Shown::new(&block.text, &figures).text;
        let text = paragraph.text();
        let first = origin.anchors[0].0;
        for (at, c) in text.char_indices().filter(|(at, _)| *at >= first) {
            if c != '\n' && c != '：' {
                assert!(shown[origin.source(at)..].starts_with(c), "{text} {at}");
            }
        }
    }
}

#[test]
fn an_attachment_begins_a_page_with_its_mark_and_its_title_on_the_third_line() {
    let report = report(&[
        (Text, "正文。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年1月15日"),
        (Annex, "普法责任清单"),
        (AnnexText, "一、司法所"),
        (AnnexText, "负责日常工作。"),
        (Annex, "附件 二\n行政执法事项清单"),
    ]);
    let lines = lines(&report);
    assert_eq!(
        lines[1..4],
        [
            "Normal ",
            "Attachment 附件：1.普法责任清单",
            "Attachment 2.行政执法事项清单"
        ]
    );
    let at = lines
        .iter()
        .position(|line| line.starts_with("AnnexMark"))
        .unwrap();
    assert_eq!(
        lines[at..],
        [
            "AnnexMark 附件1",
            "Normal ",
            "AnnexTitle 普法责任清单",
            "Normal ",
            "Heading(1) 一、司法所",
            "Body 负责日常工作。",
            "AnnexMark 附件 二",
            "Normal ",
            "AnnexTitle 行政执法事项清单",
            "Normal ",
        ]
    );
    let marks: Vec<bool> = built(&report)
        .iter()
        .filter(|paragraph| paragraph.style == Style::AnnexMark)
        .map(|paragraph| paragraph.begins_page)
        .collect();
    assert_eq!(marks, [true, true]);
}

#[test]
fn the_names_of_attachments_stand_where_they_were_typed_in_the_form_of_the_standard() {
    let report = report(&[
        (Text, "正文。"),
        (Attachment, "1. 普法责任清单；2. 名册。"),
        (Signature, "青塘镇人民政府"),
        (Annex, "普法责任清单"),
        (Annex, "名册"),
        (Annex, "照片"),
    ]);
    assert_eq!(
        lines(&report)[..5],
        [
            "Body 正文。",
            "Normal ",
            "Attachment 附件：1.普法责任清单",
            "Attachment 2.名册",
            "Attachment 3.照片",
        ]
    );
    let built = built(&report);
    let (first, second) = (&built[2], &built[3]);
    assert_eq!(first.origin.as_ref().unwrap().source("附件：1.".len()), 3);
    assert_eq!(
        second.origin.as_ref().unwrap().source("2.".len()),
        "1. 普法责任清单；2. ".len()
    );
    assert!(built[4].origin.is_none());
}

#[test]
fn the_figures_follow_as_a_table_and_are_named_with_the_other_attachments() {
    let mut report = report(&[
        (Text, "正文。"),
        (Attachment, "附件：普法责任清单"),
        (Signature, "青塘镇人民政府"),
        (Annex, "普法责任清单"),
    ]);
    report.meta.year = 2026;
    report.meta.unit_short = "青塘镇".into();
    report.meta.figures_annex = true;
    assert!(!lines(&report).iter().any(|line| line.contains("数据表")));
    report.figures.insert(
        "a".into(),
        report::FigureEntry {
            entry: "65".into(),
            last: "60".into(),
        },
    );
    let found = lines(&report);
    assert!(found.contains(&"Attachment 附件：1.普法责任清单".to_owned()));
    assert!(found.contains(&"Attachment 2.青塘镇2026年度法治政府建设主要数据表".to_owned()));
    assert!(found.contains(&"AnnexMark 附件2".to_owned()));
    let document = document(&report, &Figures::of(&report, None), &House::default());
    let table = document.elements.iter().find_map(Element::table).unwrap();
    assert_eq!(table.head, ["项目", "单位", "2026年", "2025年", "增减"]);
    assert_eq!(table.rows, [["a", "—", "65", "60", "—"]]);
}

#[test]
fn a_stamp_leaves_room_left_of_it_for_the_post_and_a_line_below() {
    let mut report = report(&[
        (Text, "正文。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年1月15日"),
    ]);
    report.meta.signature_rule = SignatureRule::Stamp;
    report.meta.post = "镇长".into();
    assert_eq!(
        lines(&report),
        [
            "Body 正文。",
            "Normal ",
            "Normal ",
            "Signature 青塘镇人民政府/镇长",
            "Normal ",
            "Date 2026年1月15日",
        ]
    );
    let built = built(&report);
    assert_eq!(built[3].indent.unwrap().right, page::twips(1100));
    assert!(built[..5].iter().all(kept));
}

#[test]
fn sealed_organs_that_issue_together_sign_side_by_side() {
    let mut report = report(&[
        (Text, "正文。"),
        (Signature, "中共云泽县青塘镇委员会"),
        (Signature, "云泽县青塘镇人民政府"),
        (Date, "2026年1月15日"),
    ]);
    report.meta.signature_rule = SignatureRule::Sealed;
    let found = lines(&report);
    assert_eq!(
        found[3],
        "Signature 中共云泽县青塘镇委员会→云泽县青塘镇人民政府"
    );
    assert_eq!(found.len(), 5);
}

#[test]
fn a_note_gets_its_brackets_once() {
    let report = report(&[(Note, "此件公开发布"), (Note, "（联系人：林致和）")]);
    assert_eq!(
        lines(&report),
        ["Note （此件公开发布）", "Note （联系人：林致和）"]
    );
}

#[test]
fn a_letter_has_its_number_to_the_right_and_no_red_document_mark() {
    let mut report = formal();
    report.meta.paper = Paper::Letter;
    let document = document(&report, &Figures::of(&report, None), &House::default());
    let letter = document.letter.unwrap();
    assert_eq!(letter.head[0].style, Style::Mark);
    assert_eq!(letter.foot.len(), 2);
    let texts: Vec<String> = document
        .elements
        .iter()
        .filter_map(Element::paragraph)
        .map(Paragraph::text)
        .collect();
    assert!(
        texts[0].ends_with("\t青政〔2026〕3号") || texts[0] == "青政〔2026〕3号",
        "{texts:?}"
    );
    report.meta.variant = Variant::Public;
    let public = super::document(&report, &Figures::of(&report, None), &House::default());
    assert!(public.letter.is_none());
}
