//! Paragraphs that were changed, added, removed, moved.

use report::inline::references;
use report::merge::{EditKind, Line, Merged, merge};
use report::numbering::Numbering;
use report::{Block, BlockKind, Report};

use crate::files::{at, block, changed, changed_of, kinds, new, printed, report, rewrite, usual};

#[test]
fn a_file_that_nobody_changed_gives_the_draft_as_it_was() {
    for numbering in [Numbering::Computed, Numbering::AsTyped] {
        let draft = Report {
            numbering,
            ..usual()
        };
        let merged = changed_of(draft.clone(), |_| {});
        assert_eq!(merged.edits, []);
        assert_eq!(merged.report, draft);
    }
    // Blank blocks and empty lines are nothing.
    let mut draft = usual();
    draft.blocks.insert(4, Block::new(99, BlockKind::Body, " "));
    let merged = changed_of(draft.clone(), |file| file.insert(2, new(None, " ")));
    assert_eq!((merged.edits.len(), merged.report), (0, draft));
}

#[test]
fn a_new_paragraph_is_what_its_style_says_and_else_what_its_number_says() {
    let merged = changed(|file| {
        let place = at(file, "存在的问题");
        file.insert(place, new(Some(BlockKind::Heading2), "（三）提升执法水平"));
        file.insert(place + 1, new(Some(BlockKind::Body), "开展执法培训4次。"));
        let end = at(file, "普法形式单一") + 1;
        file.insert(end, new(None, "三、下一步打算"));
        file.insert(end + 1, new(None, "继续抓好落实。"));
        file.insert(
            end + 2,
            new(Some(BlockKind::Body), "（一）健全机制。一是压实责任。"),
        );
    });
    assert_eq!(merged.edits.len(), 5);
    assert!(
        merged
            .edits
            .iter()
            .all(|edit| edit.kind == EditKind::Added && edit.before.is_empty())
    );
    for (words, kind, text) in [
        ("提升执法水平", BlockKind::Heading2, "提升执法水平"),
        ("执法培训", BlockKind::Body, "开展执法培训4次。"),
        ("下一步打算", BlockKind::Heading1, "下一步打算"),
        ("继续抓好", BlockKind::Body, "继续抓好落实。"),
        ("健全机制", BlockKind::Heading2, "健全机制。一是压实责任。"),
    ] {
        let block = block(&merged, words);
        assert_eq!((block.kind, block.text.as_str()), (kind, text));
    }
    assert_eq!(texts(&merged.report), file_texts(&merged));
}

/// The texts of the report in order, and what they are when sorted by place in the file: here equal.
fn texts(report: &Report) -> Vec<String> {
    printed(report).into_iter().map(|line| line.text).collect()
}

fn file_texts(merged: &Merged) -> Vec<String> {
    let mut again = Vec::new();
    let unchanged = changed_of(merged.report.clone(), |file| {
        again = file.iter().map(|line| line.text.clone()).collect();
    });
    assert_eq!(unchanged.edits, []);
    again
}

#[test]
fn a_removed_paragraph_is_removed_with_what_was_said_about_it() {
    let mut draft = usual();
    draft
        .slots
        .insert(report::BlockId(6), report::Slot::Publicity);
    let merged = changed_of(draft, |file| {
        file.remove(at(file, "深化普法宣传"));
    });
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Removed, BlockKind::Heading2)]
    );
    assert_eq!(merged.edits[0].before, "（二）深化普法宣传");
    assert_eq!(merged.report.blocks.len(), 13);
    assert!(merged.report.slots.is_empty());
}

#[test]
fn numbers_that_word_writers_put_right_by_hand_are_no_edit() {
    let merged = changed(|file| {
        let place = at(file, "（一）推进依法治理");
        file.insert(place, new(Some(BlockKind::Heading2), "（一）加强组织领导"));
        rewrite(file, "（一）推进", "（二）推进");
        rewrite(file, "（二）深化", "（三）深化");
    });
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Added, BlockKind::Heading2)]
    );
    assert!(texts(&merged.report).contains(&"（三）深化普法宣传".to_owned()));
}

#[test]
fn a_number_before_words_that_count_is_told_by_the_style() {
    for (kind, heading) in [
        (BlockKind::Heading1, "一村一顾问全覆盖"),
        (BlockKind::Heading3, "65件纠纷全部化解"),
    ] {
        let draft = report(&[
            (kind, "加强组织领导"),
            (kind, heading),
            (BlockKind::Body, "无。"),
        ]);
        let merged = changed_of(draft, |file| {
            file.remove(0);
            file[0].text = file[0].text.replace("二、", "一、").replace("2.", "1.");
        });
        assert_eq!(kinds(&merged.edits), [(EditKind::Removed, kind)]);
        assert_eq!(merged.report.blocks[0].text, heading);
    }
}

#[test]
fn a_number_without_words_is_no_heading_and_is_not_lost() {
    let merged = changed(|file| file.insert(7, new(Some(BlockKind::Heading1), "一、")));
    assert!(
        merged
            .report
            .blocks
            .contains(&Block::new(15, BlockKind::Body, "一、"))
    );
}

#[test]
fn a_heading_of_another_level_is_known_by_its_style_or_by_its_number() {
    let merged = changed(|file| {
        let line = at(file, "深化普法宣传");
        file[line] = new(Some(BlockKind::Heading1), "（二）深化普法宣传");
        rewrite(file, "二、存在的问题", "（三）存在的问题");
    });
    assert_eq!(block(&merged, "深化普法宣传").kind, BlockKind::Heading1);
    assert_eq!(block(&merged, "存在的问题").kind, BlockKind::Heading2);
    assert!(
        merged
            .edits
            .iter()
            .all(|edit| edit.kind == EditKind::Changed)
    );
    // Body style without a number is body.
    let merged = changed(|file| {
        let line = at(file, "深化普法宣传");
        file[line] = new(Some(BlockKind::Body), "深化普法宣传");
    });
    assert_eq!(block(&merged, "深化普法宣传").kind, BlockKind::Body);
}

/// The figures that the text shows, by id.
fn figures_of(merged: &Merged) -> Vec<&str> {
    let blocks = merged.report.blocks.iter();
    let mut found: Vec<&str> = blocks.flat_map(|block| references(&block.text)).collect();
    found.sort_unstable();
    found
}

#[test]
fn a_paragraph_that_was_divided_or_joined_keeps_its_figures() {
    let all = ["disputes_rate", "disputes_success", "disputes_total"];
    let merged = changed(|file| {
        let line = at(file, "推进依法治理");
        let text = file[line].text.clone();
        let (first, second) = text.split_at(text.find("调解成功").unwrap());
        file[line].text = first.to_owned();
        file.insert(line + 1, new(Some(BlockKind::Body), second));
    });
    assert_eq!(figures_of(&merged), all);
    let merged = changed(|file| {
        let line = at(file, "开展送法下村");
        let text = file.remove(line).text;
        file[line - 1].text.push('。');
        file[line - 1].text.push_str(&text);
        let line = at(file, "推进依法治理");
        let text = file.remove(line).text;
        let heading = at(file, "主要做法");
        file[heading].text.push('。');
        file[heading].text.push_str(&text);
    });
    assert_eq!(figures_of(&merged), all);
}

#[test]
fn a_paragraph_that_moved_keeps_its_id_and_figures_and_stands_once() {
    let merged = changed(|file| {
        let line = file.remove(at(file, "推进依法治理"));
        let place = at(file, "普法形式单一");
        file.insert(place + 1, line);
    });
    let block = block(&merged, "推进依法治理");
    assert_eq!(block.id.0, 5);
    assert_eq!(references(&block.text).count(), 3);
    assert_eq!(
        kinds(&merged.edits),
        [
            (EditKind::Removed, BlockKind::Heading2),
            (EditKind::Added, BlockKind::Heading2)
        ]
    );
    let order: Vec<u32> = merged
        .report
        .blocks
        .iter()
        .map(|block| block.id.0)
        .collect();
    assert_eq!(order, [1, 2, 3, 4, 6, 7, 8, 9, 5, 10, 11, 12, 13, 14]);
}

#[test]
fn a_title_and_a_note_lose_what_the_form_gives_them() {
    let merged = changed(|file| {
        let title = at(file, "法治政府建设情况");
        file[title].text = "柳溪镇人民政府关于2026年度\n法治政府建设工作的报告".into();
        rewrite(file, "县人民政府：", "县委、县人民政府：");
        rewrite(file, "此件公开发布", "此件依申请公开");
        rewrite(file, "2027年1月15日", "2027年2月3日");
    });
    assert_eq!(merged.edits.len(), 4);
    assert!(
        merged
            .edits
            .iter()
            .all(|edit| edit.kind == EditKind::Changed),
        "{:?}",
        merged.edits
    );
    let texts: Vec<(u32, &str)> = merged
        .report
        .blocks
        .iter()
        .map(|block| (block.id.0, block.text.as_str()))
        .collect();
    assert_eq!(
        texts[0],
        (1, "柳溪镇人民政府关于2026年度法治政府建设工作的报告")
    );
    assert_eq!(texts[1], (2, "县委、县人民政府"));
    assert_eq!(texts[10], (11, "2027年2月3日"));
    assert_eq!(texts[11], (12, "此件依申请公开"));
    // Other breaks are none, and a break may be a paragraph.
    for between in ["\n", "", " "] {
        let merged = changed(|file| {
            let title = at(file, "法治政府建设情况");
            file[title].text = file[title].text.replace('\n', between);
        });
        assert_eq!(merged.edits, []);
    }
    let merged = changed(|file| {
        let title = at(file, "法治政府建设情况");
        let text = file[title].text.clone();
        let (first, second) = text.split_once('\n').unwrap();
        file[title].text = first.into();
        file.insert(title + 1, new(Some(BlockKind::Title), second));
    });
    assert_eq!(merged.edits, []);
}

#[test]
fn a_file_whose_styles_were_all_lost_is_still_the_same() {
    let merged = changed(|file| file.iter_mut().for_each(|line| line.kind = None));
    assert_eq!(merged.edits, []);
    let merged = changed(|file| {
        file.iter_mut().for_each(|line| line.kind = None);
        rewrite(file, "柳政〔2027〕3号", "柳政〔2027〕5号");
        rewrite(file, "2027年1月16日印发", "2027年2月4日印发");
        rewrite(file, "基层执法力量薄弱", "执法力量薄弱");
    });
    assert_eq!(merged.report.meta.document_number, "柳政〔2027〕5号");
    assert_eq!(
        merged.report.meta.print_date,
        chrono::NaiveDate::from_ymd_opt(2027, 2, 4)
    );
    assert_eq!(merged.edits.len(), 3, "{:#?}", merged.edits);
}

#[test]
fn an_attachment_takes_new_text_as_its_own() {
    let merged = changed(|file| {
        rewrite(file, "1.党政办负责统筹", "1.党政办牵头统筹");
        let place = at(file, "党政办牵头");
        file.insert(place + 1, new(Some(BlockKind::Body), "2.司法所负责落实。"));
        file.insert(place + 2, new(Some(BlockKind::Annex), "附件2"));
        file.insert(place + 3, new(Some(BlockKind::Annex), "执法事项\n清单"));
        file.insert(place + 4, new(None, "略。"));
    });
    assert_eq!(block(&merged, "牵头").text, "1.党政办牵头统筹。");
    assert_eq!(block(&merged, "司法所负责").kind, BlockKind::AnnexText);
    assert_eq!(block(&merged, "执法事项").text, "附件2\n执法事项清单");
    assert_eq!(block(&merged, "略").kind, BlockKind::AnnexText);
}

#[test]
fn twenty_thousand_paragraphs_of_other_text_take_no_longer_than_a_moment() {
    let text = |seed: usize, at: usize| {
        format!(
            "第{seed}份第{at}段：{}。",
            "依法行政工作扎实推进".repeat(at % 7)
        )
    };
    let blocks: Vec<Block> = (0..20_000)
        .map(|at| Block::new(u32::try_from(at).unwrap() + 1, BlockKind::Body, text(1, at)))
        .collect();
    let draft = Report {
        blocks,
        ..Report::empty()
    };
    let lines = printed(&draft);
    let other: Vec<Line> = (0..20_000)
        .map(|at| new(Some(BlockKind::Body), &text(2, at)))
        .collect();
    let reversed: Vec<Line> = lines
        .iter()
        .rev()
        .map(|line| Line {
            block: None,
            ..line.clone()
        })
        .collect();
    let same: Vec<Line> = (0..20_000).map(|_| new(None, "同一句话。")).collect();
    for file in [other, reversed, same, Vec::new()] {
        let merged = merge(draft.clone(), None, &lines, &file);
        assert_eq!(merged.report.blocks.len(), file.len());
    }
}
