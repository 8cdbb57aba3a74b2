use form::House;
use report::numbering::Numbering;
use report::{Block, BlockKind, Meta, Paper, Report, SignatureRule, Variant};

use super::*;
use BlockKind::{
    Addressee, Annex, AnnexText, Attachment, Body, Date, Heading1, Heading2, Imprint, Letterhead,
    Note, Signature, Title,
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

fn comment(block: u32, start: usize, end: usize) -> Comment {
    Comment {
        block: BlockId(block),
        start,
        end,
        author: "校对".into(),
        initials: String::new(),
        date: None,
        text: vec!["看一看".into()],
    }
}

/// The first place of a text in a block, commented.
fn on(report: &Report, block: u32, text: &str) -> Comment {
    let shown = &report.blocks[block as usize - 1].text;
    let start = shown.find(text).unwrap();
    comment(block, start, start + text.len())
}

/// The printed text under each comment, in reading order; `|` stands where a paragraph ends.
fn under(report: &Report, comments: &[Comment]) -> Vec<String> {
    let figures = Figures::of(report, None);
    let document = form::document(report, &figures, &House::default());
    let placed = Placed::of(comments, report, &figures, &document);
    let text = |place: Place| match place {
        Place::Text { element, line } => match &document.elements[element] {
            form::Element::Paragraph(paragraph) => paragraph.text(),
            form::Element::Masthead(mark) => mark.organs[line].text(),
            form::Element::Table(_) => panic!("no block is in a table"),
        },
        Place::Imprint(line) => document.imprint[line].text(),
    };
    let mut under = vec![String::new(); placed.comments.len()];
    let mut open: Vec<usize> = Vec::new();
    for (place, marks) in &placed.marks {
        let text = text(*place);
        let mut from = 0;
        for mark in marks {
            for id in &open {
                under[*id].push_str(&text[from..mark.at]);
            }
            from = mark.at;
            match mark.piece() {
                Piece::Start(id) => open.push(id),
                Piece::End(id) => open.retain(|other| *other != id),
                Piece::Text(_) => {}
            }
        }
        for id in &open {
            under[*id].push_str(&text[from..]);
            under[*id].push('|');
        }
    }
    assert!(open.is_empty(), "every comment ends");
    under
}

fn one(report: &Report, comment: &Comment) -> String {
    under(report, std::slice::from_ref(comment)).remove(0)
}

/// What a comment says first.
fn note(report: &Report, comment: &Comment) -> String {
    let figures = Figures::of(report, None);
    let document = form::document(report, &figures, &House::default());
    let placed = Placed::of(std::slice::from_ref(comment), report, &figures, &document);
    placed.comments[0].text[0].clone()
}

#[test]
fn a_comment_stands_at_exactly_the_characters_that_it_is_about() {
    let report = report(&[
        (Title, "青塘镇报告"),
        (Addressee, "县委、县人民政府"),
        (Heading1, "工作情况"),
        (Heading2, "压实责任。一是带头学法。"),
        (Body, "  全年召开会议4次。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年12月5日"),
        (Note, "此件公开发布"),
    ]);
    for (block, text) in [
        (1, "报告"),
        (2, "县人民政府"),
        (3, "工作"),
        (4, "责任"),
        (4, "责任。一是"),
        (4, "带头学法。"),
        (5, "会议4次"),
        (6, "人民"),
        (7, "12月"),
        (8, "公开"),
    ] {
        assert_eq!(one(&report, &on(&report, block, text)), text);
    }
}

#[test]
fn a_computed_number_is_not_under_a_comment_and_a_typed_one_is_where_it_is_meant() {
    let mut report = report(&[(Heading1, "一、工作情况")]);
    report.numbering = Numbering::AsTyped;
    assert_eq!(one(&report, &comment(1, 0, 6)), "一、");
    report.blocks[0].text = "工作情况".into();
    report.numbering = Numbering::Computed;
    assert_eq!(one(&report, &comment(1, 0, 12)), "工作情况");
    assert_eq!(one(&report, &comment(1, 0, 0)), "工");
}

#[test]
fn a_comment_in_a_title_covers_its_characters_on_whatever_lines_they_stand() {
    let report = report(&[(
        Title,
        "云泽县青塘镇人民政府\n关于2026年度法治政府建设情况的报告",
    )]);
    assert_eq!(
        one(&report, &on(&report, 1, "青塘镇人民政府")),
        "青塘镇人民政府"
    );
    assert_eq!(one(&report, &on(&report, 1, "关于2026")), "关于2026");
    assert_eq!(one(&report, &on(&report, 1, "政府\n关于")), "政府\n关于");
    // The break itself can't be seen.
    assert_eq!(one(&report, &on(&report, 1, "\n")), "关");
}

#[test]
fn what_is_not_printed_of_a_block_is_shown_at_the_character_beside_it() {
    let report = report(&[(Body, "  正文。  "), (Addressee, "县司法局:")]);
    assert_eq!(one(&report, &comment(1, 0, 2)), "正");
    assert_eq!(one(&report, &comment(1, 11, 13)), "。");
    assert_eq!(one(&report, &comment(1, 900, 950)), "。");
    assert_eq!(one(&report, &comment(1, 3, 4)), "正");
    // The colon of the form stands for the one that was typed.
    assert_eq!(one(&report, &on(&report, 2, ":")), "：");
}

#[test]
fn comments_overlap_lie_in_each_other_and_share_a_place() {
    let report = report(&[(Body, "甲乙丙丁")]);
    let comments = [
        comment(1, 3, 9),
        comment(1, 0, 6),
        comment(1, 0, 12),
        comment(1, 3, 9),
    ];
    assert_eq!(
        under(&report, &comments),
        ["甲乙丙丁", "甲乙", "乙丙", "乙丙"]
    );
}

#[test]
fn figures_count_as_long_as_what_they_show() {
    let mut report = report(&[(Body, "x")]);
    report.blocks[0].text = format!(
        "全年办理案件{}，均已办结。",
        report::inline::reference("cases")
    );
    let figures = Figures::of(&report, None);
    let shown = report::span::Shown::new(&report.blocks[0].text, &figures).text;
    let start = shown.find("案件").unwrap();
    let end = shown.find("，").unwrap();
    assert_eq!(one(&report, &comment(1, start, end)), shown[start..end]);
}

#[test]
fn the_head_of_an_attachment_is_commented_in_its_mark_and_in_its_title() {
    let report = report(&[
        (Body, "正文。"),
        (Annex, "附件1\n普法责任清单"),
        (AnnexText, "一、责任。由各站所承担。"),
        (Annex, "执法清单"),
    ]);
    assert_eq!(one(&report, &on(&report, 2, "附件1")), "附件1");
    assert_eq!(one(&report, &on(&report, 2, "责任")), "责任");
    assert_eq!(one(&report, &on(&report, 2, "1\n普法")), "1|普法");
    assert_eq!(one(&report, &on(&report, 3, "由各站所")), "由各站所");
    assert_eq!(one(&report, &on(&report, 4, "执法")), "执法");
    assert_eq!(one(&report, &comment(4, 0, 0)), "执");
}

#[test]
fn a_line_of_attachments_that_was_numbered_anew_keeps_its_comments() {
    let report = report(&[
        (Body, "正文。"),
        (Attachment, "附件：普法责任清单"),
        (Annex, "普法责任清单"),
        (Annex, "执法清单"),
    ]);
    assert_eq!(one(&report, &on(&report, 2, "责任")), "责任");
    assert_eq!(one(&report, &on(&report, 2, "附件：")), "普");
}

#[test]
fn names_that_stand_side_by_side_are_commented_each() {
    let mut report = report(&[
        (Body, "正文。"),
        (Signature, "青塘镇党委"),
        (Signature, "青塘镇政府"),
        (Date, "2026年12月5日"),
    ]);
    report.meta.signature_rule = SignatureRule::Sealed;
    assert_eq!(one(&report, &on(&report, 2, "党委")), "党委");
    assert_eq!(one(&report, &on(&report, 3, "政府")), "政府");
}

fn formal(variant: Variant, paper: Paper) -> Report {
    let mut report = report(&[
        (Letterhead, "机密★1年"),
        (Letterhead, "青塘镇人民政府文件"),
        (Title, "报告"),
        (Body, "正文。"),
        (Imprint, "（共印20份）"),
    ]);
    report.meta = Meta {
        unit: "青塘镇人民政府".into(),
        document_number: "青政〔2026〕1号".into(),
        variant,
        paper,
        ..Meta::default()
    };
    report
}

#[test]
fn lines_above_the_title_and_below_the_date_are_commented_where_the_variant_prints_them() {
    let report = formal(Variant::Submission, Paper::Document);
    assert_eq!(one(&report, &on(&report, 1, "机密")), "机密");
    assert_eq!(
        one(&report, &on(&report, 2, "人民政府文件")),
        "人民政府文件"
    );
    assert_eq!(one(&report, &on(&report, 5, "20份")), "20份");
    let mut joint = report;
    joint.meta.joint = vec!["青塘镇党委".into()];
    assert_eq!(one(&joint, &on(&joint, 2, "人民政府文件")), "人民政府");
}

#[test]
fn what_a_variant_does_not_print_is_told_of_at_the_nearest_that_it_does() {
    let public = formal(Variant::Public, Paper::Document);
    let secrecy = on(&public, 1, "机密");
    assert_eq!(one(&public, &secrecy), "报");
    assert_eq!(
        note(&public, &secrecy),
        "所指的文字不在这份文件的正文里，批注放在离它最近的地方。"
    );
    assert_eq!(one(&public, &on(&public, 5, "20份")), "。");

    // A letter has its mark above the text.
    let letter = formal(Variant::Submission, Paper::Letter);
    assert_eq!(one(&letter, &on(&letter, 1, "机密")), "机密");
    assert_eq!(one(&letter, &on(&letter, 2, "文件")), "年");
    assert_eq!(
        note(&letter, &on(&letter, 2, "文件")),
        "所指的文字“文件”不在这份文件的正文里，批注放在离它最近的地方。"
    );
}

#[test]
fn an_empty_block_is_told_of_at_the_text_beside_it() {
    let report = report(&[
        (Title, "报告"),
        (Heading1, ""),
        (Heading1, "  "),
        (Body, "正文。"),
    ]);
    assert_eq!(one(&report, &comment(2, 0, 0)), "告");
    assert_eq!(one(&report, &comment(3, 0, 0)), "正");
    assert_eq!(
        note(&report, &comment(2, 0, 0)),
        "所指的段落是空的，没有印出来，批注放在离它最近的地方。"
    );
}

#[test]
fn a_comment_on_a_block_that_nobody_knows_or_in_a_report_of_nothing_still_comes_out() {
    let known = report(&[(Title, "报告"), (Body, "正文。")]);
    assert_eq!(one(&known, &comment(99, 0, 3)), "报告");
    assert!(note(&known, &comment(99, 0, 3)).starts_with("所指的段落不在"));
    assert_eq!(one(&Report::empty(), &comment(1, 0, 3)), "");
    assert_eq!(one(&report(&[(Body, " ")]), &comment(1, 0, 1)), "");
}

#[test]
fn a_character_that_is_seen_as_one_is_never_cut() {
    let report = report(&[(Body, "葛\u{E0100}甲\r\n乙")]);
    assert_eq!(one(&report, &comment(1, 0, 3)), "葛\u{E0100}");
    assert_eq!(one(&report, &comment(1, 3, 10)), "葛\u{E0100}甲");
    let start = "葛\u{E0100}甲\r".len();
    assert_eq!(one(&report, &comment(1, start, start + 4)), "\r\n乙");
}

#[test]
fn a_comment_says_what_it_was_given_whatever_characters_are_in_it() {
    let mut given = comment(1, 0, 1);
    given.author = "甲<\"乙\"&>\n\u{1}".into();
    given.initials = "J".into();
    given.date =
        chrono::NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(9, 5, 0));
    given.text = vec!["<改>\u{1}".into(), String::new()];
    let xml = String::from_utf8(part(&[given, comment(1, 0, 1)])).unwrap();
    assert!(xml.contains(r#"<w:comment w:id="0" w:author="甲&lt;&quot;乙&quot;&amp;&gt;" w:initials="J" w:date="2026-11-21T09:05:00Z">"#), "{xml}");
    assert!(xml.contains(r#"<w:comment w:id="1" w:author="校对">"#));
    assert!(xml.contains("&lt;改&gt;</w:t>"));
    assert_eq!(xml.matches("<w:annotationRef/>").count(), 2);
    assert_eq!(xml.matches("<w:p>").count(), 3);
    let mut nothing = comment(1, 0, 1);
    nothing.text.clear();
    nothing.author.clear();
    let xml = String::from_utf8(part(&[nothing])).unwrap();
    assert!(xml.contains(r#"w:author="法治年报""#) && xml.contains("</w:p></w:comment>"));
}
