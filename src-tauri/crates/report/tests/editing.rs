//! New reports, and changes that concern more than one block.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use proptest::prelude::*;
use report::edit::{Arrangement, add, arrange, arrangement, remove, renumber, shift};
use report::numbering::Numbering;
use report::{Block, BlockId, BlockKind, Report, Slot};
use support::{headings, lines, new, template};

fn id_of(report: &Report, words: &str) -> BlockId {
    report
        .blocks
        .iter()
        .find(|block| block.text.contains(words))
        .unwrap()
        .id
}

#[test]
fn a_new_three_part_report_holds_the_work_in_one_container() {
    assert_eq!(
        lines(&new(Arrangement::ThreePart)),
        [
            "柳溪镇人民政府关于2026年度法治政府建设情况的报告",
            "一、2026年法治政府建设情况",
            "（一）加强组织领导，压实责任",
            "（二）强化理论武装，带头学法",
            "（三）深化普法宣传，营造氛围",
            "（四）推进依法治理，化解矛盾",
            "二、存在的问题和原因",
            "三、2027年工作安排",
            "柳溪镇人民政府",
        ]
    );
}

#[test]
fn a_new_flat_report_gives_each_step_a_heading_of_the_first_level() {
    let report = new(Arrangement::Flat);
    assert_eq!(headings(&report)[0], "一、加强组织领导，压实责任");
    assert_eq!(headings(&report)[5], "六、2027年工作安排");
    assert_eq!(arrangement(&report), Arrangement::Flat);
}

#[test]
fn the_outline_changes_both_ways_and_comes_back_the_same() {
    let mut report = new(Arrangement::ThreePart);
    let at = report.position(id_of(&report, "强化理论武装")).unwrap();
    report.blocks[at + 1].text = "全年学法。".into();
    report
        .blocks
        .insert(at + 2, Block::new(900, BlockKind::Heading3, "会前学法"));
    let flat = arrange(report.clone(), &template(), Arrangement::Flat);
    assert_eq!(
        headings(&flat)[..3],
        [
            "一、加强组织领导，压实责任",
            "二、强化理论武装，带头学法",
            "（一）会前学法"
        ]
    );
    let back = arrange(flat, &template(), Arrangement::ThreePart);
    assert_eq!(lines(&back), lines(&report));
}

#[test]
fn a_container_heading_of_the_persons_own_comes_back_with_the_container() {
    let mut report = new(Arrangement::ThreePart);
    let id = id_of(&report, "年法治政府建设情况");
    let at = report
        .blocks
        .iter()
        .position(|block| block.id == id && block.kind == BlockKind::Heading1);
    let at = at.unwrap_or_else(|| {
        report
            .blocks
            .iter()
            .position(|b| b.kind == BlockKind::Heading1)
            .unwrap()
    });
    report.blocks[at].text = "主要举措和成效".into();
    let flat = arrange(report.clone(), &template(), Arrangement::Flat);
    assert!(!lines(&flat).iter().any(|line| line.contains("主要举措")));
    assert_eq!(
        lines(&arrange(flat, &template(), Arrangement::ThreePart)),
        lines(&report)
    );
}

#[test]
fn a_section_moves_with_all_it_holds_and_numbers_follow() {
    let report = new(Arrangement::ThreePart);
    let moved = shift(report.clone(), id_of(&report, "深化普法宣传"), true);
    assert_eq!(
        headings(&moved)[1..4],
        [
            "（一）加强组织领导，压实责任",
            "（二）深化普法宣传，营造氛围",
            "（三）强化理论武装，带头学法"
        ]
    );
    let back = shift(moved.clone(), id_of(&moved, "深化普法宣传"), false);
    assert_eq!(lines(&back), lines(&report));
}

#[test]
fn a_section_at_the_edge_stays_where_it_is() {
    let report = new(Arrangement::ThreePart);
    for (words, up) in [
        ("加强组织领导", true),
        ("推进依法治理", false),
        ("2027年工作安排", false),
    ] {
        assert_eq!(
            shift(report.clone(), id_of(&report, words), up),
            report,
            "{words}"
        );
    }
}

#[test]
fn an_optional_step_is_added_where_the_template_puts_it() {
    let (report, id) = add(new(Arrangement::ThreePart), &template(), Slot::Duties, "");
    assert_eq!(
        headings(&report)[4..],
        [
            "（四）推进依法治理，化解矛盾",
            "二、第一责任人履职情况",
            "三、存在的问题和原因",
            "四、2027年工作安排"
        ]
    );
    assert_eq!(report.slots.get(&id), Some(&Slot::Duties));
}

#[test]
fn a_section_of_the_persons_own_joins_the_work_of_the_year() {
    let (report, _) = add(
        new(Arrangement::ThreePart),
        &template(),
        Slot::Other,
        "特色亮点",
    );
    assert_eq!(headings(&report)[5], "（五）特色亮点");
    let (report, _) = add(new(Arrangement::Flat), &template(), Slot::Other, "特色亮点");
    assert_eq!(headings(&report)[4], "五、特色亮点");
}

#[test]
fn a_removed_section_takes_its_text_along_and_leaves_the_signature() {
    let report = new(Arrangement::ThreePart);
    let fewer = remove(report.clone(), id_of(&report, "2027年工作安排"));
    assert_eq!(fewer.blocks.len(), report.blocks.len() - 2);
    assert_eq!(lines(&fewer).last().unwrap(), "柳溪镇人民政府");
    let added = add(fewer, &template(), Slot::Plans, "").0;
    assert_eq!(lines(&added), lines(&report));
}

#[test]
fn typed_numbers_stay_until_the_person_says_renumber() {
    let mut report = Report::empty();
    report.numbering = Numbering::AsTyped;
    for (id, (kind, text)) in (1..).zip([
        (BlockKind::Heading1, "一、情况"),
        (BlockKind::Heading2, "（二）学法"),
        (BlockKind::Heading2, "(三) 普法。全年"),
        (BlockKind::Heading3, "1、宣传"),
        (BlockKind::Body, "1、正文不动"),
    ]) {
        report.blocks.push(Block::new(id, kind, text));
    }
    assert_eq!(
        lines(&report),
        [
            "一、情况",
            "（二）学法",
            "(三) 普法。全年",
            "1、宣传",
            "1、正文不动"
        ]
    );
    assert_eq!(
        lines(&renumber(report)),
        [
            "一、情况",
            "（一）学法",
            "（二）普法。全年",
            "1.宣传",
            "1、正文不动"
        ]
    );
}

fn any_report() -> impl Strategy<Value = Report> {
    let kinds = prop::sample::select(vec![
        BlockKind::Heading1,
        BlockKind::Heading2,
        BlockKind::Heading3,
        BlockKind::Body,
        BlockKind::Body,
    ]);
    let words = prop::sample::select(vec![
        "加强组织领导",
        "带头学法",
        "普法宣传",
        "依法治理",
        "存在的问题",
        "工作安排",
        "其他",
        "2026年法治政府建设情况",
    ]);
    prop::collection::vec((kinds, words), 0..25).prop_map(|blocks| {
        let mut report = new(Arrangement::Flat);
        report.blocks.retain(|block| !block.kind.is_text());
        let text = blocks
            .into_iter()
            .zip(100..)
            .map(|((kind, words), id)| Block::new(id, kind, format!("{words}{id}")));
        report.blocks.splice(2..2, text);
        report.slots.clear();
        report
    })
}

fn texts(report: &Report) -> Vec<String> {
    let mut texts: Vec<String> = report
        .blocks
        .iter()
        .map(|block| block.text.clone())
        .chain(report.work_heading.clone())
        .collect();
    texts.sort();
    texts
}

proptest! {
    #[test]
    fn no_change_of_outline_loses_text_or_an_id(report in any_report(), flat in any::<bool>()) {
        let to = if flat { Arrangement::Flat } else { Arrangement::ThreePart };
        let changed = arrange(report.clone(), &template(), to);
        let (before, after) = (texts(&report), texts(&changed));
        for text in &before {
            prop_assert!(after.contains(text), "{text} is gone");
        }
        let mut ids: Vec<_> = changed.blocks.iter().map(|block| block.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), changed.blocks.len());
    }

    #[test]
    fn moving_adding_and_removing_keep_every_other_block(report in any_report(), pick in any::<prop::sample::Index>(), up in any::<bool>()) {
        let id = report.blocks[pick.index(report.blocks.len())].id;
        prop_assert_eq!(texts(&shift(report.clone(), id, up)), texts(&report));
        for slot in Slot::ALL {
            let (added, heading) = add(report.clone(), &template(), slot, "新增");
            prop_assert_eq!(added.blocks.len(), report.blocks.len() + 2);
            let mut back = remove(added, heading);
            back.slots.remove(&heading);
            // The new section may have taken text behind it that had no heading of its own.
            prop_assert!(back.blocks.len() <= report.blocks.len());
        }
    }

    #[test]
    fn numbers_are_always_those_of_the_outline(report in any_report(), pick in any::<prop::sample::Index>()) {
        let id = report.blocks[pick.index(report.blocks.len())].id;
        for changed in [shift(report.clone(), id, true), remove(report.clone(), id)] {
            let mut counters = [0_u32; 4];
            for (block, number) in changed.blocks.iter().zip(report::numbering::computed(&changed.blocks)) {
                match block.kind.level() {
                    None => prop_assert_eq!(number, None),
                    Some(level) => {
                        let at = usize::from(level) - 1;
                        counters[at] += 1;
                        counters[at + 1..].fill(0);
                        prop_assert_eq!(number, Some(report::numbering::write(level, counters[at])));
                    }
                }
            }
        }
    }

    #[test]
    fn a_report_survives_its_file(report in any_report()) {
        let json = serde_json::to_string(&report::format::Document::new(report.clone())).unwrap();
        let mut expected = report;
        expected.tidy();
        let read: report::format::Document = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read.into_report(), expected);
    }
}
