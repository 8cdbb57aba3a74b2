//! 版头, 版记 and what stands beside the text.

use report::merge::{EditKind, Line, Merged, merge};
use report::{BlockKind, Report, SignatureRule, Variant};

use crate::files::{at, block, changed, kinds, new, of_form, printed, rewrite, usual};
use crate::support::template;

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
fn odd_words_of_the_draft_in_the_margins_are_known_and_changed_and_removed() {
    let mut draft = usual();
    draft.meta.secrecy = "内部".into();
    draft.meta.copy_number = "第12份".into();
    draft.meta.issuing_office = "党政综合办".into();
    draft.meta.print_date = None;
    let of = |change: &dyn Fn(&mut Vec<Line>)| {
        let mut lines = printed(&draft);
        lines.push(of_form(BlockKind::Imprint, "党政综合办"));
        let file = lines.iter().map(|line| Line {
            block: None,
            ..line.clone()
        });
        let mut file: Vec<Line> = file.collect();
        change(&mut file);
        merge(draft.clone(), Some(&template()), &lines, &file)
    };
    let same = of(&|_| {});
    assert_eq!((same.edits, same.report), (vec![], draft.clone()));

    let other = of(&|file| {
        rewrite(file, "内部", "内部资料");
        rewrite(file, "第12份", "共12份");
        rewrite(file, "党政综合办", "党政办");
    });
    let meta = &other.report.meta;
    assert_eq!(meta.secrecy, "内部资料");
    assert_eq!(meta.copy_number, "共12份");
    assert_eq!(meta.issuing_office, "党政办");
    assert_eq!(other.report.blocks, draft.blocks);
    assert_eq!(other.edits.len(), 3, "{:#?}", other.edits);

    let none = of(&|file| {
        for words in ["内部", "第12份", "党政综合办"] {
            file.remove(at(file, words));
        }
    });
    let meta = &none.report.meta;
    assert_eq!(
        [&meta.secrecy, &meta.copy_number, &meta.issuing_office],
        ["", "", ""]
    );
    assert_eq!(none.edits.len(), 3);

    // One of two is gone and the other is another: what it was can't be told, so it is a line.
    let one = of(&|file| {
        file.remove(at(file, "第12份"));
        rewrite(file, "内部", "注意保存");
    });
    assert_eq!(one.report.meta.copy_number, "");
    let lines = one.report.blocks.iter().filter(|it| it.text == "注意保存");
    let told = one.report.meta.secrecy == "注意保存";
    assert_eq!(lines.count() + usize::from(told), 1);
}

#[test]
fn a_draft_for_comment_whose_mark_is_gone_is_one_no_longer() {
    let mut draft = usual();
    draft.meta.variant = Variant::Consultation;
    let of = |text: Option<&str>| {
        let mark = of_form(BlockKind::Letterhead, "征求意见稿");
        let mut lines = printed(&draft);
        lines.insert(0, mark);
        let mut file: Vec<Line> = lines.clone();
        match text {
            Some(text) => file[0].text = text.into(),
            None => drop(file.remove(0)),
        }
        merge(draft.clone(), Some(&template()), &lines, &file)
    };
    assert_eq!(of(Some("征求意见稿")).report, draft);
    let gone = of(None);
    assert_eq!(gone.report.meta.variant, Variant::Submission);
    assert_eq!(
        kinds(&gone.edits),
        [(EditKind::Removed, BlockKind::Letterhead)]
    );
    let other = of(Some("送审稿"));
    assert_eq!(other.report.meta.variant, Variant::Submission);
    assert_eq!(block(&other, "送审稿").kind, BlockKind::Letterhead);
}

#[test]
fn the_post_beside_a_stamp_is_changed_and_removed_with_the_name() {
    let mut draft = usual();
    draft.meta.signature_rule = SignatureRule::Stamp;
    draft.meta.post = "镇长".into();
    let of = |signature: &str| {
        let mut lines = printed(&draft);
        let place = at(&lines, "2027年1月15日") - 1;
        lines[place].text.push_str("镇长");
        let mut file: Vec<Line> = lines
            .iter()
            .map(|line| Line {
                block: None,
                ..line.clone()
            })
            .collect();
        file[place].text = signature.into();
        merge(draft.clone(), Some(&template()), &lines, &file)
    };
    let same = of("柳溪镇人民政府镇长");
    assert_eq!((same.edits, same.report), (vec![], draft.clone()));
    for (signature, name, post) in [
        ("柳溪镇人民政府乡长", "柳溪镇人民政府", "乡长"),
        ("柳溪镇人民政府 镇长　王伟", "柳溪镇人民政府", "镇长　王伟"),
        ("柳溪镇人民政府", "柳溪镇人民政府", ""),
        ("柳溪乡人民政府镇长", "柳溪乡人民政府", "镇长"),
        ("柳溪乡人民政府乡长", "柳溪乡人民政府乡长", ""),
    ] {
        let merged = of(signature);
        let found = &merged.report.blocks[9];
        assert_eq!(
            (found.kind, found.text.as_str()),
            (BlockKind::Signature, name)
        );
        assert_eq!(merged.report.meta.post, post, "{signature}");
        assert_eq!(
            kinds(&merged.edits),
            [(EditKind::Changed, BlockKind::Signature)]
        );
    }
}

/// What becomes of a draft whose file has these lines instead of some that it prints.
fn with_lines(
    draft: &Report,
    from: &[(&str, Line)],
    change: impl FnOnce(&mut Vec<Line>),
) -> Merged {
    let mut lines = printed(draft);
    for (words, line) in from {
        let place = at(&lines, words);
        let block = lines[place].block;
        lines[place] = Line {
            block,
            ..line.clone()
        };
    }
    let file = lines.iter().map(|line| Line {
        block: None,
        ..line.clone()
    });
    let mut file: Vec<Line> = file.collect();
    change(&mut file);
    merge(draft.clone(), Some(&template()), &lines, &file)
}

#[test]
fn copies_that_go_over_pages_are_read_as_one_list() {
    let mut draft = usual();
    draft.meta.copies = ["县司法局", "县档案馆", "县财政局"]
        .map(str::to_owned)
        .to_vec();
    let first = of_form(BlockKind::Imprint, "抄送：县司法局，县档案馆，");
    let of = |change: &dyn Fn(&mut Vec<Line>)| {
        with_lines(&draft, &[("抄送", first.clone())], |file| {
            let place = at(file, "抄送");
            file.insert(place + 1, of_form(BlockKind::Imprint, "县财政局。"));
            change(file);
        })
    };
    // The printed side has the second row as well.
    let merged = of(&|file| rewrite(file, "县档案馆", "县档案局"));
    assert_eq!(
        merged.report.meta.copies,
        ["县司法局", "县档案局", "县财政局"]
    );
    let merged = of(&|file| rewrite(file, "县财政局。", "县审计局，县财政局。"));
    assert_eq!(merged.report.meta.copies.len(), 4);
    assert_eq!(merged.report.blocks, draft.blocks);
    assert_eq!(merged.report.meta.issuing_office, draft.meta.issuing_office);
}

#[test]
fn a_mark_that_the_form_broke_is_one_organ() {
    let mut draft = usual();
    draft.meta.unit = "清河回族自治县青石土家族苗族乡人民政府".into();
    let mark = of_form(
        BlockKind::Letterhead,
        "清河回族自治县\n青石土家族苗族乡人民政府文件",
    );
    let of = |change: &dyn Fn(&mut Vec<Line>)| {
        with_lines(&draft, &[("人民政府文件", mark.clone())], |file| {
            change(file)
        })
    };
    assert_eq!(of(&|_| {}).report, draft);
    let merged = of(&|file| rewrite(file, "苗族乡人民政府", "苗族镇人民政府"));
    assert_eq!(
        merged.report.meta.unit,
        "清河回族自治县青石土家族苗族镇人民政府"
    );
    assert!(merged.report.meta.joint.is_empty());
}

#[test]
fn a_name_that_the_form_broke_is_whole_in_its_block() {
    let mut draft = usual();
    let name = "清河回族自治县青石土家族苗族乡综合行政执法与应急管理办公室";
    draft.blocks[9].text = name.into();
    draft.meta.signature_rule = SignatureRule::Stamp;
    draft.meta.post = "主任".into();
    let line = Line {
        kind: Some(BlockKind::Signature),
        text: "清河回族自治县青石土家族苗族乡\n综合行政执法与应急管理办公室主任".into(),
        block: None,
    };
    let of = |from: &str, to: &str| {
        with_lines(&draft, &[(name, line.clone())], |file| {
            let place = at(file, "青石土家族");
            file[place].text = file[place].text.replace(from, to);
        })
    };
    assert_eq!(of("主任", "主任").report, draft);
    let post = of("办公室主任", "办公室副主任");
    assert_eq!(
        (post.report.meta.post.as_str(), &post.report.blocks[9]),
        ("副主任", &draft.blocks[9])
    );
    let other = of("应急管理", "应急");
    assert_eq!(
        other.report.blocks[9].text,
        name.replace("应急管理", "应急")
    );
    assert_eq!(other.report.meta.post, "主任");
}
