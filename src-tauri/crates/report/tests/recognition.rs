//! Plain text to a report: what becomes what, and that nothing is lost.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

use proptest::prelude::*;
use report::figures::Figures;
use report::outline::{self, Outline, Section};
use report::recognise::{SourceParagraph, fragment, plain_text, read};
use report::{BlockKind, Report, Slot};

const LIUXI: &str = include_str!("../../../../assets/samples/liuxi-2025-three-part.txt");
const QINGTANG: &str = include_str!("../../../../assets/samples/qingtang-2025-flat.txt");
const SHIQIAO: &str = include_str!("../../../../assets/samples/shiqiao-2025-run-in.txt");

fn outline(text: &str) -> Outline {
    outline::of(&plain_text(text), &Figures::default())
}

fn slots(sections: &[Section]) -> Vec<Slot> {
    sections.iter().map(|section| section.slot).collect()
}

/// Kind and text of every block.
fn blocks(report: &Report) -> Vec<(BlockKind, &str)> {
    report
        .blocks
        .iter()
        .map(|block| (block.kind, block.text.as_str()))
        .collect()
}

/// A report around some lines of running text.
fn around(text: &str) -> String {
    format!(
        "柳溪镇2025年度法治政府建设报告\n现将情况报告如下：\n{text}\n云泽县柳溪镇人民政府\n2026年1月15日\n"
    )
}

/// Kinds and texts of the running text of [`around`].
fn inside(text: &str) -> Vec<(BlockKind, String)> {
    let report = plain_text(&around(text));
    let blocks = &report.blocks[2..report.blocks.len() - 2];
    blocks
        .iter()
        .map(|block| (block.kind, block.text.clone()))
        .collect()
}

#[test]
fn a_three_part_report_comes_out_with_its_container() {
    let outline = outline(LIUXI);
    assert_eq!(
        outline.title.as_deref(),
        Some("云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告")
    );
    assert_eq!(outline.unit.as_deref(), Some("云泽县柳溪镇人民政府"));
    assert_eq!(outline.year, Some(2025));
    assert_eq!(outline.addressee.as_deref(), Some("县委、县人民政府"));
    assert_eq!(outline.lead.len(), 1);
    assert_eq!(
        slots(&outline.sections),
        [Slot::Work, Slot::Problems, Slot::Plans]
    );
    assert_eq!(
        slots(&outline.sections[0].children),
        [
            Slot::Organisation,
            Slot::Study,
            Slot::Publicity,
            Slot::Governance
        ]
    );
    assert_eq!(outline.date.unwrap().to_string(), "2026-01-15");
}

#[test]
fn a_formal_report_comes_out_with_letterhead_and_imprint() {
    let outline = outline(QINGTANG);
    assert_eq!(
        outline.title.as_deref(),
        Some("云泽县青塘乡人民政府关于2025年度法治政府建设情况的报告"),
        "two lines are one title"
    );
    assert_eq!(outline.doc_number.as_deref(), Some("青政〔2026〕3号"));
    assert_eq!(outline.signatory.as_deref(), Some("林致和"));
    assert_eq!(outline.letterhead, ["云泽县青塘乡人民政府文件"]);
    assert_eq!(
        slots(&outline.sections),
        [
            Slot::Organisation,
            Slot::Duties,
            Slot::Study,
            Slot::Publicity,
            Slot::Governance,
            Slot::Problems,
            Slot::Plans,
            Slot::Suggestions,
        ]
    );
    let enforcement = &outline.sections[4].children[1];
    assert_eq!(
        (
            enforcement.children[0].level,
            enforcement.children[0].number.as_deref()
        ),
        (3, Some("1."))
    );
    assert_eq!(outline.signature.as_deref(), Some("云泽县青塘乡人民政府"));
    assert_eq!(outline.notes, ["（此件公开发布）"]);
    assert_eq!(
        outline.imprint,
        [
            "抄送：县委依法治县办，县司法局。",
            "云泽县青塘乡党政综合办公室",
            "2026年1月20日印发"
        ]
    );
}

#[test]
fn a_heading_that_runs_on_is_one_block_with_a_heading_part() {
    let outline = outline(SHIQIAO);
    let first = &outline.sections[0].children[0];
    assert_eq!(
        (first.heading.as_str(), first.run_in),
        ("强化组织领导。", true)
    );
    assert!(first.paragraphs[0].starts_with("一是压实政治责任。"));
}

#[test]
fn a_title_over_two_lines_is_one_title_and_its_line_breaks_go() {
    for text in [
        "2024年度云泽市柳溪镇法治政府建设\n报告\n今年以来，情况如下：\n一、情况",
        "云泽市柳溪镇 2024 年度 法治政府建设报告\n今年以来，情况如下：\n一、情况",
    ] {
        let report = plain_text(text);
        assert!(!report.title().unwrap().contains(' '));
        assert!(report.title().unwrap().ends_with("法治政府建设报告"));
        assert_eq!(report.meta.unit, "云泽市柳溪镇");
        assert_eq!(report.meta.unit_short, "柳溪镇");
        assert_eq!(report.meta.year, 2024);
        assert_eq!(
            report.text_of(BlockKind::Body),
            Some("今年以来，情况如下：")
        );
    }
}

#[test]
fn what_a_converter_left_behind_is_gone() {
    assert_eq!(
        inside(
            "（一）加强培训\n[bookmark: _GoBack]制定培训计划。\n— 3 —\n\u{feff}　　再定\u{200b}措施。"
        ),
        [
            (BlockKind::Heading2, "（一）加强培训".to_owned()),
            (BlockKind::Body, "制定培训计划。".to_owned()),
            (BlockKind::Body, "再定措施。".to_owned()),
        ]
    );
}

#[test]
fn a_paragraph_that_a_page_end_broke_is_joined_again() {
    let broken = "一、学法\n加强镇机关干部学法，不断增强宪法\n\n观念，带头遵守法律。\n\n印发了《柳溪镇 2022\n\n年度普法责任清单》，明确任务。\n（三）化解矛盾。没有发生群体\n\n性事件。";
    let texts: Vec<String> = inside(broken).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts,
        [
            "一、学法",
            "加强镇机关干部学法，不断增强宪法观念，带头遵守法律。",
            "印发了《柳溪镇 2022年度普法责任清单》，明确任务。",
            "（三）化解矛盾。没有发生群体性事件。",
        ]
    );
}

#[test]
fn whole_paragraphs_and_headings_are_never_joined() {
    let text = "一、情况\n（一）强化组织引领，明确责任担当\n面对人事变动，及时调整。\n1、强化素养，提升能力\n镇党委高度重视。\n一是学法。\n二是用法。";
    assert_eq!(inside(text).len(), 7);
}

#[test]
fn text_broken_at_every_printed_line_becomes_paragraphs_again() {
    let sentence =
        "全镇坚持把法治建设摆在突出位置统筹推进各项工作任务落地见效，".repeat(6) + "成效明显。";
    let chars: Vec<char> = sentence.chars().collect();
    let mut text = String::from("一、情况\n");
    for paragraph in 0..2 {
        let _ = paragraph;
        let mut rest = chars.as_slice();
        let mut first = true;
        while !rest.is_empty() {
            let width = rest.len().min(if first { 26 } else { 28 });
            text += if first { "　　" } else { "" };
            text.extend(&rest[..width]);
            text.push('\n');
            rest = &rest[width..];
            first = false;
        }
    }
    let found = fragment(&text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(found[1].1, sentence);
}

#[test]
fn unusual_numbers_are_headings_of_their_level_and_stay_as_typed() {
    let kinds: Vec<_> = inside("一.情况\n一）学法\n(二) 普法\n1、宣传\n2．讲座\n（1）进村\n①入户")
        .into_iter()
        .collect();
    let expected = [
        (BlockKind::Heading1, "一.情况"),
        (BlockKind::Heading2, "一）学法"),
        (BlockKind::Heading2, "(二) 普法"),
        (BlockKind::Heading3, "1、宣传"),
        (BlockKind::Heading3, "2．讲座"),
        (BlockKind::Heading4, "（1）进村"),
        (BlockKind::Heading4, "①入户"),
    ];
    assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn a_heading_that_lost_its_number_stands_where_one_is_missing() {
    let found =
        inside("一、工作情况\n全年工作。\n存在的问题\n力量不够。\n三、下一步打算\n加强学习。");
    assert_eq!(found[2], (BlockKind::Heading1, "存在的问题".to_owned()));
    let found =
        inside("一、工作情况\n全年工作。\n存在的问题\n力量不够。\n二、下一步打算\n加强学习。");
    assert_eq!(found[2].0, BlockKind::Body, "no number is missing there");
}

#[test]
fn items_closing_words_and_quantities_are_text() {
    for line in [
        "一是成立领导小组。",
        "第一，加强学习。",
        "特此报告。",
        "2.5万元用于普法。",
        "3月15日开展宣传。",
    ] {
        assert_eq!(
            inside(&format!("一、情况\n{line}"))[1].0,
            BlockKind::Body,
            "{line}"
        );
    }
}

#[test]
fn attachments_joint_signatures_and_a_date_on_the_same_line_are_read() {
    let text = "柳溪镇2025年度法治政府建设报告\n一、情况\n全年工作。\n附件：1.统计表\n2.清单\n中共柳溪镇委员会\n柳溪镇人民政府　2026年1月15日\n抄送：县司法局。\n柳溪镇党政办公室　2026年1月16日印发";
    let report = plain_text(text);
    assert_eq!(
        blocks(&report)[3..],
        [
            (BlockKind::Attachment, "附件：1.统计表"),
            (BlockKind::Attachment, "2.清单"),
            (BlockKind::Signature, "中共柳溪镇委员会"),
            (BlockKind::Signature, "柳溪镇人民政府"),
            (BlockKind::Date, "2026年1月15日"),
        ]
    );
    assert_eq!(report.meta.copies, ["县司法局"]);
    assert_eq!(report.meta.issuing_office, "柳溪镇党政办公室");
    assert_eq!(report.meta.print_date.unwrap().to_string(), "2026-01-16");
}

#[test]
fn a_typed_reference_to_a_figure_from_outside_is_plain_text() {
    let report = plain_text("共⟦disputes_total⟧件。");
    assert_eq!(report.blocks[0].text, "共〚disputes_total〛件。");
}

#[test]
fn nothing_but_white_space_is_no_report() {
    for text in ["", "\n\n", "　\u{feff}\r\n\t"] {
        assert!(plain_text(text).blocks.is_empty());
    }
}

#[test]
fn megabytes_of_one_line_and_of_many_are_read() {
    assert_eq!(plain_text(&"法".repeat(2_000_000)).blocks.len(), 1);
    let report = plain_text(&"没有句号的一行文字，一直写下去没有完\n".repeat(100_000));
    assert!(!report.blocks.is_empty());
    assert!(!plain_text(&"一、\n".repeat(200_000)).blocks.is_empty());
}

/// Everything of a text but white space and what recognition may drop, in order.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn any_line() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "云泽县柳溪镇人民政府文件",
        "柳政〔2026〕3号",
        "签发人：林致和",
        "机密★1年",
        "柳溪镇关于2025年度法治政府建设情况的报告",
        "县人民政府：",
        "2025年，全镇工作如下：",
        "一、工作情况",
        "（二）学法。全年学法5次。",
        "1、宣传",
        "（1）进村",
        "一是加强领导。",
        "没有写完的一行，",
        "存在的问题",
        "特此报告。",
        "附件：1.统计表",
        "柳溪镇人民政府",
        "2026年1月15日",
        "（此件公开发布）",
        "抄送：县司法局。",
        "2026年1月16日印发",
        "《未完的书名",
        "短行",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn every_line_in_any_order_stands_in_the_report_exactly_once(lines in prop::collection::vec(any_line(), 0..20)) {
        let reading = read([SourceParagraph::plain(&lines.join("\n"))]);
        let report = reading.report();
        let meta = &report.meta;
        let mut found: String = report.blocks.iter().map(|block| bare(&block.text)).collect();
        for line in [&meta.copy_number, &meta.secrecy, &meta.urgency, &meta.document_number] {
            found += &bare(line);
        }
        for name in &meta.signatories {
            found += &format!("签发人：{name}");
        }
        if !meta.copies.is_empty() {
            found += &format!("抄送：{}。", meta.copies.join("，"));
        }
        found += &meta.issuing_office;
        if let Some(day) = meta.print_date {
            found += &format!("{}印发", report::date::write(day));
        }
        for left in &reading.left_out {
            found += &bare(&reading.lines[left.line]);
        }
        let mut found: Vec<char> = found.chars().collect();
        let mut expected: Vec<char> = bare(&lines.concat()).chars().collect();
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected, "{:#?}", report);
    }

    #[test]
    fn any_text_at_all_is_read_without_panic(text in any::<String>()) {
        let report = plain_text(&text);
        let _ = outline::of(&report, &Figures::default());
        let _ = fragment(&text);
    }
}

#[test]
fn long_headings_above_long_paragraphs_are_not_lines_broken_at_an_edge() {
    let paragraph = "镇党委、政府把法治建设列入重要议事日程，与经济社会发展同谋划、同部署、同推进、同考核，全年召开党委会专题研究法治工作四次。";
    let headings = [
        "（一）坚持党的全面领导，筑牢法治政府建设政治根基",
        "（二）强化理论学习武装，提升依法履职尽责能力水平",
        "（三）深化法治宣传教育，营造尊法学法守法浓厚氛围",
        "（四）规范基层行政执法，维护企业群众各项合法权益",
        "（五）健全多元化解机制，促进镇域社会长期和谐稳定",
        "（六）完善公共法律服务，打通服务群众最后一段路程",
    ];
    let mut text =
        "云泽县柳溪镇人民政府2025年度法治政府建设工作情况报告\n一、主要工作\n".to_owned();
    for heading in headings {
        text.push_str(&format!("{heading}\n{paragraph}\n"));
    }
    let report = plain_text(&text);
    let found: Vec<&str> = report
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading2)
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(found, headings);
}
