//! Whatever the lines are and however they are mixed, each lands exactly once, in a block or in the
//! metadata, and so in the outline; or among those that were left out.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

use proptest::prelude::*;
use report::figures::Figures;
use report::outline::{self, Outline, Section};
use report::recognise::{SourceParagraph, Why};
use report::{Report, date, recognise};

/// Lines of every kind that an office's text has, and some that none should have.
const LINES: [&str; 63] = [
    "青塘乡人民政府文件",
    "青政〔2026〕3号",
    "青政[2026]4号 签发人：林致和",
    "签发人：林 和　张致远",
    "000012",
    "机密★1年",
    "索引号：1150/2026",
    "首页 > 政务公开",
    "青塘乡人民政府",
    "中共青塘乡委员会",
    "青塘乡人民政府（盖章）",
    "关于2025年度法治政府建设情况的报告",
    "2025年度云泽市青塘乡法治政府建设",
    "报告",
    "（征求意见稿）",
    "青塘乡2025年法治政府建设年度报告",
    "县司法局：",
    "县委、县人民政府：",
    "县委、县人民政府，县委全面依法治",
    "县委员会办公室：",
    "2025年以来，我乡扎实推进依法行政，现将情况报告如下：",
    "现将有关情况报告如下:",
    "一、主要做法和成效",
    "二、加强组织领导，压实责任",
    "四、存在的问题和原因",
    "五、",
    "存在的不足",
    "下一步工作打算",
    "普法宣传",
    "（一）强化学法用法",
    "(二) 继续抓好普法。一是送法下村6场次；二是发放资料。",
    "一)健全机制",
    "1、规范决策",
    "2.加强执法",
    "3．信访。全年受理35件，办结34件",
    "（1）落实备案",
    "①抓学习",
    "㈢抓宣传",
    "第一部分 基本情况",
    "一是压实责任。",
    "第二，健全制度。",
    "2.5万元经费已列入预算",
    "召开专题会议 3 次，研究解决执法装备、调解场所等问题 4 个，任务分解到站所和",
    "村（社区），逐项明确责任人。",
    "深入学习贯彻习近平法治思想和党的二十届历次全会精神，不断增强依法",
    "印发了《青塘乡 2025",
    "年度普法责任清单》，明确任务。",
    "“办事依法”（试行）",
    "全乡推广Law Book小程序，程序名为Law",
    "Book，群众反映良好",
    "特此报告。",
    "附件：1.统计表",
    "附件",
    "附件2",
    "2025年普法责任清单",
    "2026年1月15日",
    "（2026年1月15日）",
    "青塘乡人民政府　　2026年1月15日",
    "（此件公开发布）",
    "抄送：县委依法治县办，县司法局（法制科、督察科），",
    "县档案馆。",
    "青塘乡党政办公室 2026年1月15日印发",
    "2026年1月15日印发",
];

/// Letters and digits in order of their code: what can be compared when lines changed places.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

fn in_report(report: &Report) -> String {
    let meta = &report.meta;
    let mut text: String = report
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    for line in [
        &meta.copy_number,
        &meta.secrecy,
        &meta.urgency,
        &meta.document_number,
    ] {
        text.push_str(line);
    }
    text.push_str(&labelled("签发人", &meta.signatories));
    text.push_str(&labelled("抄送", &meta.copies));
    text.push_str(&meta.issuing_office);
    if let Some(day) = meta.print_date {
        text.push_str(&date::write(day));
        text.push_str("印发");
    }
    text
}

fn labelled(label: &str, names: &[String]) -> String {
    if names.is_empty() {
        String::new()
    } else {
        format!("{label}{}", names.concat())
    }
}

fn in_outline(outline: &Outline) -> String {
    let mut text: Vec<String> = Vec::new();
    for part in [
        &outline.title,
        &outline.doc_number,
        &outline.addressee,
        &outline.signature,
    ] {
        text.extend(part.clone());
    }
    text.extend(
        outline
            .signatory
            .iter()
            .map(|names| format!("签发人{names}")),
    );
    text.extend(outline.date.map(date::write));
    for lines in [
        &outline.letterhead,
        &outline.lead,
        &outline.attachments,
        &outline.notes,
        &outline.imprint,
    ] {
        text.extend(lines.iter().cloned());
    }
    for annex in &outline.annexes {
        text.extend(annex.mark.clone());
        text.push(annex.title.clone());
        text.extend(annex.paragraphs.iter().cloned());
    }
    fn add(sections: &[Section], text: &mut Vec<String>) {
        for section in sections {
            text.extend(section.number.clone());
            text.push(section.heading.clone());
            text.extend(section.paragraphs.iter().cloned());
            add(&section.children, text);
        }
    }
    add(&outline.sections, &mut text);
    text.concat()
}

/// The report of a text, and the lines that were left out of it, page numbers aside.
fn read(source: &str) -> (Report, String) {
    let reading = recognise::read([SourceParagraph::plain(source)]);
    let left_out = reading
        .left_out
        .iter()
        .filter(|left| matches!(left.why, Why::WebPage | Why::Repeated))
        .map(|left| reading.lines[left.line].as_str())
        .collect();
    (reading.report(), left_out)
}

fn check(source: &str, kept: &str) {
    let (report, left_out) = read(source);
    assert_eq!(
        letters(&(in_report(&report) + &left_out)),
        letters(kept),
        "{source}\n{report:?}"
    );
    let outline = outline::of(&report, &Figures::of(&report, None));
    assert_eq!(
        letters(&(in_outline(&outline) + &left_out)),
        letters(kept),
        "{source}\n{outline:?}"
    );
}

fn is_page_number(line: &str) -> bool {
    let inner = line.trim().trim_matches(['-', '—']);
    inner.len() < line.trim().len()
        && line.trim().starts_with(['-', '—'])
        && line.trim().ends_with(['-', '—'])
        && (1..=4).contains(&inner.trim().len())
        && inner.trim().bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn every_line_of_the_fixtures_lands_exactly_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "txt") {
            let text = std::fs::read_to_string(&path).unwrap();
            let kept: String = text
                .replace("[bookmark: _GoBack]", "")
                .replace("二〇二六年一月十五日", "2026年1月15日")
                .lines()
                .filter(|line| !is_page_number(line))
                .collect();
            let (report, left_out) = read(&text);
            let outline = outline::of(&report, &Figures::of(&report, None));
            assert_eq!(
                letters(&(in_outline(&outline) + &left_out)),
                letters(&kept),
                "{}",
                path.display()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn lines_of_all_kinds_in_any_order_land_exactly_once(
        picks in prop::collection::vec((0..LINES.len(), 0..5_usize), 0..30)
    ) {
        let mut source = String::new();
        let mut kept = String::new();
        for (line, end) in picks {
            source.push_str(if end == 4 { "\u{3000}\u{3000}" } else { "" });
            source.push_str(LINES[line]);
            source.push_str(["\n", "\n\n", "\r\n", "\n— 3 —\n", " \t\n"][end]);
            kept.push_str(LINES[line]);
        }
        check(&source, &kept);
    }

    #[test]
    fn a_text_in_its_usual_order_keeps_that_order(
        picks in prop::collection::vec((22..50_usize, 0..3_usize), 0..30)
    ) {
        let mut source = "青塘乡2025年法治政府建设年度报告\n".to_owned();
        for (line, end) in picks {
            source.push_str(LINES[line]);
            source.push_str(["\n", "\n\n", "\r\n\u{3000}\u{3000}"][end]);
        }
        source.push_str("青塘乡人民政府\n2026年1月15日\n");
        let report = recognise::plain_text(&source);
        let squash = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let found: String = report.blocks.iter().map(|block| squash(&block.text)).collect();
        prop_assert_eq!(found, squash(&source));
    }

    #[test]
    fn characters_in_any_order_land_exactly_once(
        text in "[一二三十1-9（）()、.．：:，。；《》“”〔〕 \n\u{3000}年月日号是要第附件文签发人抄送政府县局乡镇关于法治报告情况问题A-Za-z—-]{0,300}"
    ) {
        let kept: String = text.lines().filter(|line| !is_page_number(line)).collect();
        let (report, left_out) = read(&text);
        let outline = outline::of(&report, &Figures::of(&report, None));
        // Labels (签发人, 抄送, 文号) may be read away with what they label; nothing else may go.
        let unlabelled = |text: &str| {
            let mut letters = letters(text);
            letters.retain(|c| !"签发人抄送文字号".contains(*c));
            letters
        };
        prop_assert_eq!(unlabelled(&(in_report(&report) + &left_out)), unlabelled(&kept));
        let dates = report.blocks.iter().any(|block| block.kind == report::BlockKind::Date);
        if !dates {
            prop_assert_eq!(unlabelled(&(in_outline(&outline) + &left_out)), unlabelled(&kept));
        }
    }

    #[test]
    fn no_text_makes_recognition_stop(text in any::<String>()) {
        let report = recognise::plain_text(&text);
        let _ = outline::of(&report, &Figures::of(&report, None));
        let _ = recognise::fragment(&text);
    }

    #[test]
    fn a_fragment_keeps_every_letter_in_order(
        picks in prop::collection::vec((0..LINES.len(), 0..5_usize), 0..30)
    ) {
        let mut source = String::new();
        let mut kept = String::new();
        for (line, end) in picks {
            source.push_str(LINES[line]);
            source.push_str(["\n", "\n\n", "\r\n", "\n— 3 —\n", "\t\n"][end]);
            kept.push_str(LINES[line]);
        }
        let squash = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let found: String = recognise::fragment(&source).iter().map(|(_, text)| squash(text)).collect();
        prop_assert_eq!(found, squash(&kept));
    }
}
