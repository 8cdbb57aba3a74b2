use proptest::prelude::*;

use super::*;

fn typed(texts: &[&str]) -> Vec<Printed> {
    let report = report::Report {
        blocks: texts
            .iter()
            .zip(1..)
            .map(|(text, id)| report::Block::new(id, report::BlockKind::Attachment, *text))
            .collect(),
        ..report::Report::empty()
    };
    report::paragraph::of(&report, &report::figures::Figures::of(&report, None))
}

fn titles(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}

fn lines(texts: &[&str], of: &[&str]) -> Vec<String> {
    let typed = typed(texts);
    described(&typed.iter().collect::<Vec<_>>(), &titles(of))
        .into_iter()
        .map(|line| line.text)
        .collect()
}

fn at(texts: &[&str]) -> Vec<(i32, i32)> {
    let typed = typed(texts);
    described(&typed.iter().collect::<Vec<_>>(), &[])
        .into_iter()
        .map(|line| (line.hanging.left, line.hanging.hanging))
        .collect()
}

#[test]
fn a_single_attachment_wraps_under_the_first_character_of_its_name() {
    assert_eq!(at(&["附件：普法责任清单"]), [(500, 300)]);
    assert_eq!(at(&["附件：12.4宪法日活动方案"]), [(500, 300)]);
}

#[test]
fn numbered_attachments_stand_under_each_other() {
    let names: Vec<String> = (1..=10).map(|place| format!("{place}.清单")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let at = at(&names);
    assert_eq!(at[0], (600, 400));
    assert_eq!(at[1], (600, 100));
    assert_eq!(at[9], (650, 150));
}

#[test]
fn attachments_that_nobody_named_are_named_and_all_are_numbered() {
    assert_eq!(
        lines(&["附件：普法责任清单"], &["普法责任清单", "数据表"]),
        ["附件：1.普法责任清单", "2.数据表"]
    );
    assert_eq!(lines(&[], &["数据表"]), ["附件：数据表"]);
}

#[test]
fn lines_that_name_every_attachment_stand_as_typed() {
    assert_eq!(
        lines(&["附件：1.甲", "2.《乙》"], &["甲", "乙"]),
        ["附件：1.甲", "2.《乙》"]
    );
    assert_eq!(lines(&["附件：甲"], &[]), ["附件：甲"]);
    assert_eq!(lines(&["附件："], &[]), ["附件："]);
}

#[test]
fn an_attachment_that_is_named_otherwise_is_not_named_twice() {
    assert_eq!(
        lines(&["附件：1.甲", "2.乙"], &["甲", "乙表"]),
        ["附件：1.甲", "2.乙"]
    );
    assert_eq!(
        lines(&["附件：1.甲", "2.乙"], &["甲", "乙表", "丙"]),
        ["附件：1.甲", "2.乙", "3.丙"]
    );
}

#[test]
fn no_attachment_is_named_twice_and_no_mark_stands_behind_a_name() {
    let titles = ["青石镇任务清单", "名册"];
    let wanted = ["附件：1.青石镇任务清单", "2.名册"];
    for typed in [
        &["附件：1.青石镇任务清单；", "2.名册。"][..],
        &["附件：1．青石镇任务清单。", "2．名册；"],
        &["附件:1、青石镇任务清单", "2、名册"],
        &["附件1：青石镇任务清单", "附件2：名册"],
        &["附件 1：青石镇任务清单", "附件二： 名册"],
        &["附件：青石镇任务清单、名册"],
        &["附件：青石镇任务清单，名册。"],
        &["附件：青石镇任务清单 名册"],
        &["附件：1.青石镇任务清单 2.名册"],
        &["附件：1.青石镇任务清单；2.名册。"],
        &["附件：1.青石镇任务清单\n2.名册"],
        &["附件：\n1.青石镇任务清单\n2.名册"],
        &["附件：", "1.青石镇任务清单", "2.名册"],
        &["附件 1.青石镇任务清单 2.名册"],
        &["附件1：青石镇任务清单 附件2：名册"],
        &["附件：（1）青石镇任务清单；（2）名册"],
        &["附件：①青石镇任务清单；②名册"],
        &["一、青石镇任务清单", "二、名册"],
        &["1. 青石镇任务清单", "2. 名册"],
        &["青石镇任务清单", "名册"],
        &["青石镇任务清单"],
        &[],
    ] {
        assert_eq!(lines(typed, &titles), wanted, "{typed:?}");
    }
}

#[test]
fn the_word_for_attachments_is_printed_once_however_it_was_typed() {
    assert_eq!(lines(&["普法责任清单"], &[]), ["附件：普法责任清单"]);
    assert_eq!(lines(&["1.甲", "2.乙"], &[]), ["附件：1.甲", "2.乙"]);
    assert_eq!(
        lines(&["1.甲 2.乙 3.丙"], &[]),
        ["附件：1.甲", "2.乙", "3.丙"]
    );
    assert_eq!(
        lines(&["附件：甲", "附件：乙"], &[]),
        ["附件：1.甲", "2.乙"]
    );
    assert_eq!(lines(&["附件管理办法"], &[]), ["附件：附件管理办法"]);
}

#[test]
fn a_name_with_marks_or_numbers_in_it_is_one_name() {
    let long = "青石镇重点任务清单及责任单位、责任人、完成时限一览表";
    for name in [
        long,
        "12.4宪法日活动方案",
        "2025年度名册",
        "3.0版系统使用说明",
        "普法宣传 照片集",
        "1号、2号点位表",
    ] {
        let wanted = [format!("附件：{name}")];
        assert_eq!(lines(&[name], &[]), wanted);
        assert_eq!(lines(&[&format!("附件：{name}。")], &[]), wanted);
    }
    assert_eq!(
        lines(&[&format!("附件：{long}、名册")], &["名册", long]),
        [format!("附件：1.{long}"), "2.名册".to_owned()]
    );
    assert_eq!(
        lines(&["附件：1.2025年清单", "2.2026年清单"], &[]),
        ["附件：1.2025年清单", "2.2026年清单"]
    );
}

#[test]
fn names_that_cannot_be_told_apart_are_kept_as_typed_and_their_attachments_not_named_again() {
    assert_eq!(
        lines(&["附件：任务清单、名册、照片"], &["任务清单", "名册"]),
        ["附件：任务清单、名册、照片"]
    );
    assert_eq!(
        lines(&["附件：任务清单和名册"], &["任务清单", "名册", "数据表"]),
        ["附件：1.任务清单和名册", "2.数据表"]
    );
    assert_eq!(
        lines(&["附件：法律明白人名册"], &["法律明白人名册", "名册"]),
        ["附件：1.法律明白人名册", "2.名册"]
    );
}

#[test]
fn nothing_that_was_typed_is_lost() {
    for text in [
        "附件：1.甲；2.乙；4.丁",
        "附件：甲（见第2、3页）、乙",
        "附件1",
        "附件：；。",
        "甲\r\n乙\u{2028}丙",
        "  附件 ： 甲  ",
        "附件：1.",
    ] {
        let kept = |text: &str| -> String {
            text.chars()
                .filter(|c| c.is_alphabetic() && !"附件".contains(*c))
                .collect()
        };
        let printed = lines(&[text], &[]);
        assert!(!printed.is_empty(), "{text}");
        assert_eq!(kept(&printed.concat()), kept(text), "{text}");
    }
}

#[test]
fn a_printed_line_leads_back_to_where_it_was_typed() {
    let typed = typed(&["附件：1.任务清单； 2.名册。", "三、照片"]);
    let typed: Vec<&Printed> = typed.iter().collect();
    let found: Vec<(String, &str)> = described(&typed, &titles(&["任务清单", "名册"]))
        .into_iter()
        .map(|line| {
            let (from, here, there) = line.from.unwrap();
            let same = line.text[here..].to_owned();
            (same, &from.text[there..])
        })
        .collect();
    let wanted = [
        ("附件：1.任务清单", "附件：1.任务清单； 2.名册。"),
        ("2.名册", "2.名册。"),
        ("照片", "照片"),
    ];
    assert_eq!(found, wanted.map(|(same, typed)| (same.to_owned(), typed)));
}

#[test]
fn a_list_of_numbers_in_a_name_is_no_list_of_names() {
    assert_eq!(
        lines(&["附件：1.2025年第1、2、3季度执法统计表"], &[]),
        ["附件：2025年第1、2、3季度执法统计表"]
    );
    assert_eq!(
        lines(&["附件：1.清单、2.名册"], &[]),
        ["附件：1.清单", "2.名册"]
    );
}

#[test]
fn a_number_behind_the_word_needs_no_colon() {
    assert_eq!(
        lines(&["附件1 石桥镇任务清单"], &[]),
        ["附件：石桥镇任务清单"]
    );
    assert_eq!(
        lines(&["附件1　任务清单", "附件2　名册"], &[]),
        ["附件：1.任务清单", "2.名册"]
    );
}

#[test]
fn any_number_of_blanks_names_and_attachments_is_soon_done() {
    let blanks = format!("附件：1.甲{}乙", " ".repeat(1_000_000));
    assert_eq!(lines(&[&blanks], &[]).len(), 1);
    let many: Vec<String> = (0..5000)
        .map(|at| format!("附件：第{at}份清单和第{at}份名册"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(lines(&many, &many).len(), many.len());
}

proptest! {
    #[test]
    fn no_word_of_any_typed_line_is_lost_and_none_is_out_of_order(
        texts in proptest::collection::vec(
            "[附件：:一二（）1-9.．、；。①甲乙丙丁《》 　\\n\\r\u{2028}x]{1,30}",
            0..5,
        ),
        attached in proptest::collection::vec("[甲乙丙丁、和]{1,4}", 0..4),
    ) {
        let typed = typed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let words = |text: &str| -> String {
            text.chars().filter(|c| "甲乙丙丁x".contains(*c)).collect()
        };
        let wanted: String = typed.iter().map(|line| words(&line.text)).collect();
        let typed: Vec<&Printed> = typed.iter().collect();
        let found = described(&typed, &attached);
        let printed: String = found
            .iter()
            .filter(|line| line.from.is_some())
            .map(|line| words(&line.text))
            .collect();
        prop_assert_eq!(printed, wanted);
        for line in &found {
            if let Some((from, here, there)) = line.from {
                prop_assert!(from.text[there..].starts_with(&line.text[here..]));
            }
        }
    }
}
