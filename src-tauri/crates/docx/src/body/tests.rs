use docx_rs::{ParagraphChild, RunChild};
use report::figures::Figures;
use report::{Block, Report, SignatureRule};

use super::*;
use BlockKind::{
    Addressee, Attachment, Body as Text, Date, Heading1, Heading2, Imprint, Letterhead, Note,
    Signature, Title,
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
    let figures = Figures::of(report, None);
    paragraphs(&report::paragraph::of(report, &figures), &report.meta)
}

fn style(paragraph: &Paragraph) -> &str {
    paragraph
        .property
        .style
        .as_ref()
        .map_or("-", |style| style.val.as_str())
}

/// Each run as `style:text`, or `text` where it has none.
fn runs(paragraph: &Paragraph) -> Vec<String> {
    paragraph
        .children
        .iter()
        .filter_map(|child| match child {
            ParagraphChild::Run(run) => Some(run),
            _ => None,
        })
        .map(|run| {
            let text: String = run
                .children
                .iter()
                .map(|child| match child {
                    RunChild::Text(text) => text.text.as_str(),
                    RunChild::Break(_) => "|",
                    RunChild::Tab(_) => "→",
                    _ => "",
                })
                .collect();
            match &run.run_property.style {
                Some(style) => format!("{}:{text}", style.val),
                None => text,
            }
        })
        .collect()
}

/// One line for each paragraph: its style, then its runs.
fn lines(report: &Report) -> Vec<String> {
    built(report)
        .iter()
        .map(|paragraph| format!("{} {}", style(paragraph), runs(paragraph).join("/")))
        .collect()
}

fn kept(paragraph: &Paragraph) -> bool {
    paragraph.property.keep_next == Some(true)
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
            "OfficialTitle 青塘镇人民政府|关于2026年度法治政府建设情况的报告",
            "- ",
            "Addressee 县司法局：",
            "OfficialBody 正文。",
        ]
    );
}

#[test]
fn a_title_alone_has_nothing_below_it() {
    assert_eq!(lines(&report(&[(Title, "报告")])), ["OfficialTitle 报告"]);
}

#[test]
fn a_report_of_nothing_is_one_empty_line() {
    assert_eq!(lines(&Report::empty()), ["- "]);
    assert_eq!(lines(&report(&[(Text, " "), (Heading1, "")])), ["- "]);
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
    assert_eq!(lines[0], "Level1 一、工作情况");
    assert_eq!(lines[1], "Level2 （一）组织领导");
    assert_eq!(
        lines[2],
        "OfficialBody Level2Char:（二）学法用法。/一是领导带头。"
    );
    assert!(lines[3].starts_with("OfficialBody Level2Char:（三）/少少"));
}

#[test]
fn a_line_break_in_a_paragraph_is_a_break_and_no_new_paragraph() {
    assert_eq!(
        lines(&report(&[(Text, "第一行\n第二行")])),
        ["OfficialBody 第一行|第二行"]
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
    let right = |report: &Report| -> Vec<Option<i32>> {
        built(report)
            .iter()
            .filter(|paragraph| matches!(style(paragraph), id::SIGNATURE | id::DATE))
            .map(|paragraph| paragraph.property.indent.as_ref().and_then(|ind| ind.end))
            .collect()
    };
    assert_eq!(right(&report), [Some(630), Some(315)]);
    report.meta.signature_rule = SignatureRule::Sealed;
    assert_eq!(right(&report), [Some(1103), Some(1260)]);
}

#[test]
fn a_signature_at_the_very_beginning_needs_no_text_above() {
    assert_eq!(
        lines(&report(&[(Date, "2026年1月5日"), (Signature, "镇政府")])),
        ["DateOfIssue 2026年1月5日", "IssuingOrgan 镇政府"]
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
            "OfficialBody 正文。",
            "- ",
            "AttachmentNote 附件：1.清单",
            "AttachmentNote 2.名册",
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
            "IssuingOrganMark 青塘镇人民政府文件",
            "- ",
            "- ",
            "DocumentNumber 青政〔2026〕3号",
            "- ",
            "- ",
            "OfficialTitle 报告",
            "- ",
            "OfficialBody 正文。",
            "Imprint （共印20份）",
            "- ",
            "ImprintRule ",
            "Imprint 抄送：县司法局。",
            "ImprintRule ",
        ]
    );
}

#[test]
fn signatories_stand_on_the_line_of_the_number_in_their_own_font() {
    let mut report = formal();
    report.meta.signatories = vec!["林致和".into(), "周明远".into()];
    assert!(lines(&report).contains(
        &"DocumentNumber 青政〔2026〕3号→签发人：/SignatoryName:林致和　周明远".to_owned()
    ));
}

#[test]
fn a_mark_that_was_typed_is_printed_as_the_mark_and_not_twice() {
    let mut report = formal();
    report.blocks[0].text = "云泽县青塘镇人民政府文件".into();
    let lines = lines(&report);
    assert_eq!(lines[0], "IssuingOrganMark 云泽县青塘镇人民政府文件");
    assert_eq!(lines[3], "DocumentNumber 青政〔2026〕3号");
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
