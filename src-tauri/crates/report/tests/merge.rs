//! A draft and its Word file, in which people went on writing.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use proptest::prelude::*;
use report::figures::Figures;
use report::inline::references;
use report::merge::{Edit, EditKind, Line, Merged, merge};
use report::numbering::{self, Numbering};
use report::{Block, BlockKind, FigureEntry, Meta, Report, annex, paragraph};
use support::template;

/// The lines of a report as the form prints them, near enough: breaks in the title, a colon behind
/// the addressee, brackets round a note, mark and title of an attachment apart.
fn printed(report: &Report) -> Vec<Line> {
    let figures = Figures::of(report, Some(&template()));
    let mut lines = letterhead(&report.meta);
    for printed in paragraph::of(report, &figures) {
        let line = |kind: BlockKind, text: String| Line {
            kind: Some(kind),
            text,
            block: Some(printed.id),
        };
        match printed.kind {
            BlockKind::Title => lines.push(line(printed.kind, broken(&printed.text))),
            BlockKind::Addressee => {
                let organs = printed.text.trim_end_matches(['：', ':']);
                lines.push(line(printed.kind, format!("{organs}：")));
            }
            BlockKind::Note => lines.push(line(printed.kind, format!("（{}）", printed.text))),
            BlockKind::Annex => {
                let head = annex::head(&printed.text);
                lines.push(line(
                    BlockKind::Annex,
                    head.mark.unwrap_or("附件1").to_owned(),
                ));
                if !head.title.is_empty() {
                    lines.push(line(BlockKind::Annex, broken(head.title)));
                }
            }
            BlockKind::AnnexText => lines.push(line(BlockKind::Body, printed.text)),
            kind => lines.push(line(kind, printed.line())),
        }
    }
    lines.extend(imprint(&report.meta));
    lines
}

fn broken(title: &str) -> String {
    let middle = title
        .char_indices()
        .nth(9)
        .map_or(title.len(), |(at, _)| at);
    let (first, second) = title.split_at(middle);
    if second.is_empty() {
        title.to_owned()
    } else {
        format!("{}\n{}", first.trim(), second.trim())
    }
}

fn of_form(kind: BlockKind, text: impl Into<String>) -> Line {
    Line {
        kind: Some(kind),
        text: text.into(),
        block: None,
    }
}

fn letterhead(meta: &Meta) -> Vec<Line> {
    let mut lines: Vec<String> = [&meta.copy_number, &meta.secrecy, &meta.urgency]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    if !meta.document_number.is_empty() {
        lines.push(format!("{}文件", meta.unit));
        let names = meta.signatories.join("\t");
        lines.push(match names.as_str() {
            "" => meta.document_number.clone(),
            names => format!("{}\t签发人：{names}", meta.document_number),
        });
    }
    lines
        .into_iter()
        .map(|text| of_form(BlockKind::Letterhead, text))
        .collect()
}

fn imprint(meta: &Meta) -> Vec<Line> {
    let copies = (!meta.copies.is_empty()).then(|| format!("抄送：{}。", meta.copies.join("，")));
    let issue = meta
        .print_date
        .map(|day| format!("{}\t{}印发", meta.issuing_office, report::date::write(day)));
    let lines = [copies, issue].into_iter().flatten();
    lines
        .map(|text| of_form(BlockKind::Imprint, text))
        .collect()
}

fn report(blocks: &[(BlockKind, &str)]) -> Report {
    let mut report = Report {
        template: "test".into(),
        meta: support::meta(),
        blocks: (1..)
            .zip(blocks)
            .map(|(id, (kind, text))| Block::new(id, *kind, *text))
            .collect(),
        ..Report::empty()
    };
    for (id, entry) in [
        ("disputes_written", "40"),
        ("disputes_oral", "25"),
        ("disputes_success", "64"),
    ] {
        report.figures.insert(id.into(), FigureEntry::of(entry));
    }
    report
}

fn usual() -> Report {
    let mut report = report(&[
        (
            BlockKind::Title,
            "柳溪镇人民政府关于2026年度法治政府建设情况的报告",
        ),
        (BlockKind::Addressee, "县人民政府："),
        (BlockKind::Body, "现将有关情况报告如下："),
        (BlockKind::Heading1, "主要做法"),
        (
            BlockKind::Heading2,
            "推进依法治理。全年受理矛盾纠纷⟦disputes_total⟧，调解成功⟦disputes_success⟧，成功率⟦disputes_rate⟧。",
        ),
        (BlockKind::Heading2, "深化普法宣传"),
        (
            BlockKind::Body,
            "开展送法下村活动，发放宣传资料，群众法治意识明显增强。",
        ),
        (BlockKind::Heading1, "存在的问题"),
        (BlockKind::Body, "普法形式单一，基层执法力量薄弱。"),
        (BlockKind::Signature, "柳溪镇人民政府"),
        (BlockKind::Date, "2027年1月15日"),
        (BlockKind::Note, "此件公开发布"),
        (BlockKind::Annex, "2026年普法责任清单"),
        (BlockKind::AnnexText, "1.党政办负责统筹。"),
    ]);
    report.meta.document_number = "柳政〔2027〕3号".into();
    report.meta.signatories = vec!["周明远".into()];
    report.meta.urgency = "特急".into();
    report.meta.copies = vec!["县委依法治县办".into(), "县司法局".into()];
    report.meta.issuing_office = "柳溪镇党政办公室".into();
    report.meta.print_date = chrono::NaiveDate::from_ymd_opt(2027, 1, 16);
    report
}

/// What becomes of the usual report when its file is changed.
fn changed(change: impl FnOnce(&mut Vec<Line>)) -> Merged {
    changed_of(usual(), change)
}

fn changed_of(draft: Report, change: impl FnOnce(&mut Vec<Line>)) -> Merged {
    let lines = printed(&draft);
    let mut file: Vec<Line> = lines
        .iter()
        .map(|line| Line {
            block: None,
            ..line.clone()
        })
        .collect();
    change(&mut file);
    merge(draft, Some(&template()), &lines, &file)
}

fn at(file: &[Line], words: &str) -> usize {
    file.iter()
        .position(|line| line.text.contains(words))
        .unwrap()
}

fn rewrite(file: &mut [Line], from: &str, to: &str) {
    let line = at(file, from);
    file[line].text = file[line].text.replace(from, to);
}

fn new(kind: Option<BlockKind>, text: &str) -> Line {
    Line {
        kind,
        text: text.into(),
        block: None,
    }
}

fn kinds(edits: &[Edit]) -> Vec<(EditKind, BlockKind)> {
    edits
        .iter()
        .map(|edit| (edit.kind, edit.block_kind))
        .collect()
}

/// Kind and text of the only block whose text holds these words.
#[track_caller]
fn block<'a>(merged: &'a Merged, words: &str) -> &'a Block {
    let mut found = merged
        .report
        .blocks
        .iter()
        .filter(|block| block.text.contains(words));
    let block = found.next().unwrap();
    assert!(found.next().is_none(), "{words} stands twice");
    block
}

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
fn a_changed_paragraph_keeps_its_id_and_the_figures_that_still_stand() {
    let merged = changed(|file| {
        rewrite(
            file,
            "全年受理矛盾纠纷65件，调解成功64件",
            "全年共调处各类矛盾纠纷65件，调解成功60件",
        );
    });
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Changed, BlockKind::Heading2)]
    );
    assert!(
        merged.edits[0]
            .before
            .starts_with("（一）推进依法治理。全年受理")
    );
    let block = block(&merged, "推进依法治理");
    assert_eq!(block.id.0, 5);
    assert_eq!(
        block.text,
        "推进依法治理。全年共调处各类矛盾纠纷⟦disputes_total⟧，调解成功60件，成功率⟦disputes_rate⟧。"
    );
    assert_eq!(merged.report.figures, usual().figures);
}

#[test]
fn a_value_that_became_part_of_another_number_is_no_reference() {
    let merged = changed(|file| {
        rewrite(file, "纠纷65件", "纠纷165件");
        rewrite(file, "成功64件", "成功64余件");
    });
    let text = &block(&merged, "推进依法治理").text;
    assert_eq!(references(text).collect::<Vec<_>>(), ["disputes_rate"]);
    assert!(text.contains("纠纷165件，调解成功64余件"), "{text}");
}

#[test]
fn brackets_that_someone_typed_in_word_refer_to_nothing() {
    let merged = changed(|file| rewrite(file, "普法形式单一", "普法⟦disputes_total⟧单一"));
    assert_eq!(
        block(&merged, "单一").text,
        "普法〚disputes_total〛单一，基层执法力量薄弱。"
    );
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

#[test]
fn a_paragraph_that_was_divided_or_joined_keeps_its_figures() {
    let merged = changed(|file| {
        let line = at(file, "推进依法治理");
        let text = file[line].text.clone();
        let (first, second) = text.split_at(text.find("调解成功").unwrap());
        file[line].text = first.to_owned();
        file.insert(line + 1, new(Some(BlockKind::Body), second));
    });
    let mut found: Vec<&str> = merged
        .report
        .blocks
        .iter()
        .flat_map(|block| references(&block.text))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        ["disputes_rate", "disputes_success", "disputes_total"]
    );
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
    let mut found: Vec<&str> = merged
        .report
        .blocks
        .iter()
        .flat_map(|block| references(&block.text))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        ["disputes_rate", "disputes_success", "disputes_total"]
    );
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
fn what_the_report_says_of_itself_is_taken_from_the_margins_of_the_file() {
    let merged = changed(|file| {
        rewrite(
            file,
            "柳政〔2027〕3号\t签发人：周明远",
            "柳政〔2027〕4号\t签发人：周明远　林和",
        );
        rewrite(file, "特急", "加急");
        rewrite(file, "柳溪镇人民政府文件", "柳溪街道办事处文件");
        rewrite(file, "，县司法局。", "，县司法局，县档案馆。");
        rewrite(file, "2027年1月16日印发", "2027年2月4日印发");
    });
    let meta = &merged.report.meta;
    assert_eq!(meta.document_number, "柳政〔2027〕4号");
    assert_eq!(meta.signatories, ["周明远", "林和"]);
    assert_eq!(meta.urgency, "加急");
    assert_eq!(meta.unit, "柳溪街道办事处");
    assert_eq!(meta.copies, ["县委依法治县办", "县司法局", "县档案馆"]);
    assert_eq!(meta.issuing_office, "柳溪镇党政办公室");
    assert_eq!(meta.print_date, chrono::NaiveDate::from_ymd_opt(2027, 2, 4));
    assert_eq!(merged.report.blocks, usual().blocks);
    assert_eq!(merged.edits.len(), 6, "{:#?}", merged.edits);
    assert_eq!(merged.edits[0].before, "柳溪镇人民政府");
    assert_eq!(merged.edits[5].after, "柳溪镇党政办公室 2027年2月4日印发");
}

#[test]
fn margins_that_were_removed_are_gone_and_new_lines_of_them_stay_lines() {
    let merged = changed(|file| {
        file.remove(at(file, "特急"));
        file.remove(at(file, "抄送"));
        file.insert(1, new(Some(BlockKind::Letterhead), "内部资料　注意保存"));
        file.push(new(Some(BlockKind::Imprint), "（共印5份）"));
    });
    let meta = &merged.report.meta;
    assert_eq!((meta.urgency.as_str(), meta.copies.len()), ("", 0));
    assert_eq!(meta.document_number, "柳政〔2027〕3号");
    let blocks = &merged.report.blocks;
    assert_eq!(
        (blocks[0].kind, blocks[0].text.as_str()),
        (BlockKind::Letterhead, "内部资料　注意保存")
    );
    assert_eq!(
        blocks.last().map(|block| (block.kind, block.text.as_str())),
        Some((BlockKind::Imprint, "（共印5份）"))
    );
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
fn an_annex_of_figures_that_was_changed_is_kept_as_the_file_has_it() {
    let mut draft = usual();
    draft.meta.figures_annex = true;
    let table = [
        of_form(BlockKind::Annex, "附件2"),
        of_form(BlockKind::Annex, "主要数据表"),
        Line {
            kind: None,
            text: "项目\t单位\t2026年".into(),
            block: None,
        },
        Line {
            kind: None,
            text: "受理矛盾纠纷\t件\t65".into(),
            block: None,
        },
        Line {
            kind: None,
            text: "调解成功\t件\t64".into(),
            block: None,
        },
    ];
    let mut lines = printed(&draft);
    let end = lines.len() - 2;
    lines.splice(end..end, table);
    let file = lines.iter().map(|line| Line {
        block: None,
        ..line.clone()
    });
    let mut file: Vec<Line> = file.collect();
    let merged = merge(draft.clone(), Some(&template()), &lines, &file);
    assert_eq!((merged.edits.len(), merged.report), (0, draft.clone()));

    rewrite(&mut file, "件\t65", "件\t66");
    let merged = merge(draft.clone(), Some(&template()), &lines, &file);
    assert!(!merged.report.meta.figures_annex);
    assert_eq!(
        kinds(&merged.edits),
        [(EditKind::Changed, BlockKind::AnnexText)]
    );
    let tail: Vec<&str> = merged.report.blocks[14..]
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(
        tail,
        [
            "附件2\n主要数据表",
            "项目\t单位\t2026年",
            "受理矛盾纠纷\t件\t66",
            "调解成功\t件\t64"
        ]
    );
    assert_eq!(merged.report.figures, draft.figures);
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

/// What is the same in a line and in the line that is printed of it again.
fn essence(line: &Line, numbering: Numbering) -> Option<String> {
    let text = line.text.trim();
    if line.kind == Some(BlockKind::Annex) && annex::is_mark(text) {
        return None;
    }
    let rest = match numbering {
        // A number takes in a mark behind it, and before a digit looks like a part of it.
        Numbering::Computed => numbering::typed(text)
            .map_or(text, |typed| typed.rest)
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、')),
        Numbering::AsTyped => text,
    };
    let bare = |c: &char| !c.is_whitespace() && !matches!(c, '：' | ':' | '（' | '）');
    let essence: String = rest.chars().filter(bare).collect();
    let whole = || text.chars().filter(bare).collect();
    (!text.is_empty()).then(|| if essence.is_empty() { whole() } else { essence })
}

const TEXTS: [&str; 16] = [
    "加强组织领导",
    "推进依法治理。全年受理矛盾纠纷⟦disputes_total⟧，成功⟦disputes_success⟧。",
    "占⟦disputes_rate⟧",
    "调解⟦disputes_total⟧。",
    "1.党政办负责统筹。",
    "普法形式单一。",
    "一是压实责任；二是健全制度。",
    "现将有关情况报告如下：",
    "（此件公开发布）",
    "2026年普法责任清单",
    "共65件",
    "办理⟦disputes_success⟧。",
    "深入学习贯彻习近平法治思想 ，增强依法行政能力。",
    "Law Book",
    "⟦无⟧",
    "字",
];

fn drafts() -> impl Strategy<Value = Report> {
    let running = prop::sample::select(vec![
        BlockKind::Heading1,
        BlockKind::Heading2,
        BlockKind::Heading3,
        BlockKind::Body,
        BlockKind::Body,
    ]);
    (
        prop::collection::vec((running, 0..TEXTS.len()), 0..14),
        any::<bool>(),
        0..3_usize,
    )
        .prop_map(|(running, typed, annexes)| {
            let mut blocks = vec![(BlockKind::Title, "柳溪镇2026年法治政府建设年度报告")];
            blocks.push((BlockKind::Addressee, "县司法局："));
            blocks.extend(running.into_iter().map(|(kind, at)| (kind, TEXTS[at])));
            blocks.push((BlockKind::Signature, "柳溪镇人民政府"));
            blocks.push((BlockKind::Date, "2027年1月15日"));
            for at in 0..annexes {
                blocks.push((BlockKind::Annex, ["清单", "附件2\n统计表"][at]));
                blocks.push((BlockKind::AnnexText, TEXTS[at + 4]));
            }
            let mut report = report(&blocks);
            if typed {
                report.numbering = Numbering::AsTyped;
            }
            report
        })
}

/// What someone does to a file.
#[derive(Debug, Clone)]
enum Change {
    Remove(prop::sample::Index),
    Insert(prop::sample::Index, Option<BlockKind>, usize),
    Swap(prop::sample::Index, prop::sample::Index),
    Type(prop::sample::Index, prop::sample::Index, char),
    Cut(prop::sample::Index, prop::sample::Index),
    Style(prop::sample::Index, Option<BlockKind>),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let index = any::<prop::sample::Index>;
    let styles = || {
        prop::sample::select(vec![
            None,
            Some(BlockKind::Body),
            Some(BlockKind::Heading1),
            Some(BlockKind::Heading2),
            Some(BlockKind::Heading4),
        ])
    };
    let letters = prop::sample::select(vec!['一', '、', '。', '件', 'x', '⟦', '⟧', ' ']);
    prop::collection::vec(
        prop_oneof![
            index().prop_map(Change::Remove),
            (index(), styles(), 0..TEXTS.len())
                .prop_map(|(at, kind, text)| Change::Insert(at, kind, text)),
            (index(), index()).prop_map(|(one, other)| Change::Swap(one, other)),
            (index(), index(), letters).prop_map(|(line, at, c)| Change::Type(line, at, c)),
            (index(), index()).prop_map(|(line, at)| Change::Cut(line, at)),
            (index(), styles()).prop_map(|(line, kind)| Change::Style(line, kind)),
        ],
        0..8,
    )
}

fn is_running(line: &Line) -> bool {
    line.kind.is_none_or(|kind| kind.is_text())
}

fn apply(file: &mut Vec<Line>, change: &Change) {
    // What stands once keeps its place and its style: the form has its own ways with it.
    let running: Vec<usize> = (0..file.len())
        .filter(|at| is_running(&file[*at]))
        .collect();
    let pick = |index: &prop::sample::Index| {
        (!running.is_empty()).then(|| running[index.index(running.len())])
    };
    match change {
        Change::Insert(at, kind, text) => {
            let place = pick(at).unwrap_or(2.min(file.len()));
            let text = TEXTS[*text]
                .replace("⟦disputes_total⟧", "65件")
                .replace("⟦disputes_success⟧", "64件");
            file.insert(place, new(*kind, &text));
        }
        Change::Remove(at) => {
            if let Some(at) = pick(at) {
                file.remove(at);
            }
        }
        Change::Swap(one, other) => {
            if let (Some(one), Some(other)) = (pick(one), pick(other)) {
                file.swap(one, other);
            }
        }
        Change::Type(line, at, c) => {
            if let Some(line) = pick(line) {
                let text = &mut file[line].text;
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                text.insert(places[at.index(places.len())], *c);
            }
        }
        Change::Cut(line, at) => {
            if let Some(line) = pick(line) {
                let mut chars: Vec<char> = file[line].text.chars().collect();
                chars.remove(at.index(chars.len()));
                let text: String = chars.into_iter().collect();
                if !text.chars().any(char::is_alphabetic) {
                    file.remove(line);
                } else {
                    file[line].text = text;
                }
            }
        }
        Change::Style(line, kind) => {
            if let Some(line) = pick(line) {
                file[line].kind = *kind;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_report_and_its_own_file_give_the_report(draft in drafts()) {
        let merged = changed_of(draft.clone(), |_| {});
        prop_assert_eq!(merged.edits, vec![]);
        prop_assert_eq!(merged.report, draft);
    }

    #[test]
    fn whatever_is_done_to_the_file_the_report_then_prints_the_file(
        draft in drafts(),
        changes in changes(),
    ) {
        let numbering = draft.numbering;
        let mut file = Vec::new();
        let merged = changed_of(draft, |lines| {
            for change in &changes {
                apply(lines, change);
            }
            file.clone_from(lines);
        });
        let essences = |lines: &[Line]| -> Vec<String> {
            // The look of a bracket from outside is another.
            lines
                .iter()
                .filter_map(|line| essence(line, numbering))
                .map(|text| text.replace('〚', "⟦").replace('〛', "⟧"))
                .collect()
        };
        prop_assert_eq!(essences(&printed(&merged.report)), essences(&file), "{:#?}", merged);
        let ids: std::collections::BTreeSet<_> = merged.report.blocks.iter().map(|block| block.id).collect();
        prop_assert_eq!(ids.len(), merged.report.blocks.len());
        // And then there is nothing more to merge.
        let again = changed_of(merged.report.clone(), |_| {});
        prop_assert_eq!(again.edits, vec![]);
    }
}
