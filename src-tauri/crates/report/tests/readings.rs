//! What became of every line of a source, and what a person corrects in it.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that finds nothing should stop there

use std::collections::BTreeSet;

use proptest::prelude::*;
use report::recognise::{Change, Doubt, Piece, Reading, Role, SourceParagraph, Why, read};
use report::{BlockKind, Slot, classify};

const WEB: &str = "首页 > 政务公开
索引号：1150/2026
柳溪镇2025年度法治政府建设情况的报告
来源：柳溪镇
柳溪镇2025年度法治政府建设情况的报告
县人民政府
2025年，全镇工作如下：
一、主要工作
（一）普法宣传
全镇干部深入学习贯彻习近平法治思想，带头学习宪法，不断增强宪法
— 2 —
观念，带头依法办事。
存在的问题
力量不足。
三、下一步打算
继续宣传。
云泽县柳溪镇人民政府　2026年1月15日
【打印】【关闭】";

fn text(source: &str) -> Reading {
    read([SourceParagraph::plain(source)])
}

/// The place of the piece with a text.
fn at(reading: &Reading, text: &str) -> usize {
    reading
        .pieces
        .iter()
        .position(|piece| piece.text == text)
        .unwrap_or_else(|| panic!("{text}: {:#?}", reading.pieces))
}

fn piece<'a>(reading: &'a Reading, text: &str) -> &'a Piece {
    &reading.pieces[at(reading, text)]
}

fn line(reading: &Reading, text: &str) -> usize {
    reading.lines.iter().position(|line| line == text).unwrap()
}

fn texts(reading: &Reading) -> Vec<&str> {
    let texts = reading.pieces.iter().map(|piece| piece.text.as_str());
    texts.collect()
}

#[test]
fn what_was_left_out_is_told_with_the_reason() {
    let reading = text(WEB);
    let left_out: Vec<(&str, Why)> = reading
        .left_out
        .iter()
        .map(|left| (reading.lines[left.line].as_str(), left.why))
        .collect();
    assert_eq!(
        left_out,
        [
            ("首页 > 政务公开", Why::WebPage),
            ("索引号：1150/2026", Why::WebPage),
            ("柳溪镇2025年度法治政府建设情况的报告", Why::Repeated),
            ("来源：柳溪镇", Why::WebPage),
            ("— 2 —", Why::PageNumber),
            ("【打印】【关闭】", Why::WebPage),
        ]
    );
}

#[test]
fn what_was_guessed_is_told_with_the_reason_and_the_rest_is_sure() {
    let reading = text(WEB);
    let doubts: Vec<(&str, &[Doubt])> = reading
        .pieces
        .iter()
        .filter(|piece| !piece.doubts.is_empty())
        .map(|piece| (piece.text.as_str(), piece.doubts.as_slice()))
        .collect();
    assert_eq!(
        doubts,
        [
            ("县人民政府", &[Doubt::NoColon][..]),
            (
                "全镇干部深入学习贯彻习近平法治思想，带头学习宪法，不断增强宪法观念，带头依法办事。",
                &[Doubt::Joined][..]
            ),
            ("存在的问题", &[Doubt::NoNumber][..]),
        ]
    );
    let sure = reading.assembled();
    assert!(sure.sure_of_unit && sure.sure_of_year);
    let reading = text("2025年柳溪镇普法小结\n全镇开会。");
    assert!(!reading.assembled().sure_of_unit);
}

#[test]
fn a_mark_of_a_converter_that_was_taken_out_of_a_line_is_told() {
    let reading = text(
        "一、情况\n[bookmark: _GoBack]开会。\n[bookmark: _GoBack]\n柳溪镇 2026年1月15日\n结束。",
    );
    assert_eq!(reading.cleaned, [1]);
    assert_eq!(reading.left_out[0].why, Why::Residue);
    assert_eq!(piece(&reading, "开会。").lines, [1]);
}

#[test]
fn organ_and_date_on_one_line_are_two_lines() {
    let reading = text(WEB);
    for text in ["云泽县柳溪镇人民政府", "2026年1月15日"] {
        let line = piece(&reading, text).lines[0];
        assert_eq!(reading.lines[line], text);
    }
}

#[test]
fn a_heading_that_the_file_calls_one_is_a_guess() {
    let paragraph = |text, heading| SourceParagraph { text, heading };
    let reading = read([
        paragraph("柳溪镇2025年度法治政府建设情况的报告", Some(1)),
        paragraph("全镇工作如下：", None),
        paragraph("夯实基层基础", Some(2)),
        paragraph(
            "全镇干部深入学习贯彻习近平法治思想，带头学习宪法，不断增强宪法",
            None,
        ),
        paragraph("建强队伍", Some(3)),
        paragraph("配人。", None),
    ]);
    let found: Vec<_> = reading.pieces[2..]
        .iter()
        .map(|piece| (piece.role, piece.doubts.as_slice()))
        .collect();
    assert_eq!(
        found,
        [
            (Role::Block(BlockKind::Heading1), &[Doubt::Styled][..]),
            (Role::Block(BlockKind::Body), &[][..]),
            (Role::Block(BlockKind::Heading2), &[Doubt::Styled][..]),
            (Role::Block(BlockKind::Body), &[][..]),
        ]
    );
}

#[test]
fn a_piece_that_becomes_something_else_moves_where_such_a_thing_stands() {
    let mut reading = text("甲乡情况\n工作不少。\n法治建设总体情况\n继续努力。\n甲乡");
    let title = at(&reading, "法治建设总体情况");
    reading.change(Change::Role(title, Role::Block(BlockKind::Title)));
    assert_eq!(texts(&reading)[0], "法治建设总体情况");
    let other = at(&reading, "甲乡情况");
    reading.change(Change::Role(other, Role::Block(BlockKind::Title)));
    assert_eq!(texts(&reading)[..2], ["法治建设总体情况", "甲乡情况"]);
    assert_eq!(
        piece(&reading, "法治建设总体情况").role,
        Role::Block(BlockKind::Letterhead),
        "there is one title"
    );
    let signature = at(&reading, "甲乡");
    reading.change(Change::Role(signature, Role::Block(BlockKind::Signature)));
    let last = at(&reading, "继续努力。");
    reading.change(Change::Role(last, Role::Copies));
    assert_eq!(texts(&reading).last(), Some(&"继续努力。"));
    let report = reading.report();
    assert_eq!(report.title(), Some("甲乡情况"));
    assert_eq!(report.meta.copies, ["继续努力"]);
}

#[test]
fn a_section_is_about_what_a_person_says() {
    let mut reading = text("一、其他\n开会。");
    reading.change(Change::Slot(0, Some(Slot::Study)));
    let made = reading.assembled();
    let heading = made.became[0].unwrap();
    assert_eq!(classify::slots(&made.report)[&heading], Slot::Study);
    reading.change(Change::Slot(0, None));
    assert_ne!(classify::slots(&reading.report())[&heading], Slot::Study);
}

#[test]
fn lines_that_were_joined_come_apart_and_go_together_again() {
    let before = text(WEB);
    let mut reading = before.clone();
    let joined = reading
        .pieces
        .iter()
        .position(|piece| piece.doubts == [Doubt::Joined])
        .unwrap();
    let second = reading.pieces[joined].lines[1];
    reading.change(Change::Split(joined, second));
    assert_eq!(reading.pieces[joined + 1].text, "观念，带头依法办事。");
    reading.change(Change::Join(joined + 1));
    assert_eq!(texts(&reading), texts(&before));
}

#[test]
fn a_piece_is_left_out_and_its_line_put_back_where_it_stood() {
    let mut reading = text(WEB);
    let before: Vec<String> = texts(&reading).iter().map(|text| (*text).into()).collect();
    let body = at(&reading, "力量不足。");
    reading.change(Change::LeaveOut(body));
    let left = line(&reading, "力量不足。");
    assert!(
        reading
            .left_out
            .iter()
            .any(|it| it.line == left && it.why == Why::Person)
    );
    reading.change(Change::PutBack(left));
    assert_eq!(texts(&reading), before);
    let web = line(&reading, "索引号：1150/2026");
    reading.change(Change::PutBack(web));
    assert_eq!(
        piece(&reading, "索引号：1150/2026").role,
        Role::Block(BlockKind::Body)
    );
}

#[test]
fn unit_and_year_are_what_a_person_types() {
    let mut reading = text("一、情况\n开会。");
    assert!(!reading.assembled().sure_of_year);
    reading.change(Change::Year(2025));
    reading.change(Change::Unit(" 云泽县柳溪镇人民政府 ".into()));
    let made = reading.assembled();
    let meta = &made.report.meta;
    assert_eq!(
        (meta.year, meta.unit.as_str()),
        (2025, "云泽县柳溪镇人民政府")
    );
    assert!(made.sure_of_unit && made.sure_of_year);
    reading.change(Change::Year(0));
    assert_eq!(reading.report().meta.year, 0);
}

#[test]
fn what_cannot_be_read_as_what_a_person_says_stays_as_it_stands() {
    let mut reading = text("一、情况\n开会。");
    reading.change(Change::Role(1, Role::Particulars));
    let report = reading.report();
    assert_eq!(report.first(BlockKind::Letterhead).unwrap().text, "开会。");
    reading.change(Change::Role(0, Role::Issue));
    let report = reading.report();
    assert_eq!(report.first(BlockKind::Imprint).unwrap().text, "开会。");
}

fn any_role() -> impl Strategy<Value = Role> {
    let kinds = BlockKind::ALL.into_iter().map(Role::Block);
    let roles: Vec<Role> = kinds
        .chain([Role::Particulars, Role::Copies, Role::Issue])
        .collect();
    prop::sample::select(roles)
}

fn any_change() -> impl Strategy<Value = Change> {
    let place = 0..30_usize;
    prop_oneof![
        (place.clone(), any_role()).prop_map(|(at, role)| Change::Role(at, role)),
        place
            .clone()
            .prop_map(|at| Change::Slot(at, Some(Slot::Study))),
        (place.clone(), place.clone()).prop_map(|(from, to)| Change::Move(from, to)),
        place.clone().prop_map(Change::Join),
        (place.clone(), place.clone()).prop_map(|(at, line)| Change::Split(at, line)),
        place.clone().prop_map(Change::LeaveOut),
        place.clone().prop_map(Change::PutBack),
        place.prop_map(Change::Confirm),
    ]
}

proptest! {
    #[test]
    fn no_correction_loses_a_line_or_a_letter(
        changes in prop::collection::vec(any_change(), 0..40)
    ) {
        let mut reading = text(WEB);
        for change in changes {
            reading.change(change.clone());
            let held: BTreeSet<usize> = reading
                .pieces
                .iter()
                .flat_map(|piece| piece.lines.iter().copied())
                .collect();
            let left: BTreeSet<usize> = reading.left_out.iter().map(|left| left.line).collect();
            prop_assert!(held.is_disjoint(&left), "{:?}", change);
            prop_assert_eq!(held.len() + left.len(), reading.lines.len(), "{:?}", change);
            prop_assert_eq!(left.len(), reading.left_out.len());
        }
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let held: String = reading.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let left: String = reading
            .left_out
            .iter()
            .map(|left| reading.lines[left.line].as_str())
            .collect();
        prop_assert_eq!(letters(&(held + &left)), letters(WEB));
    }

    #[test]
    fn a_reading_that_names_lines_which_are_not_there_makes_nothing_stop(
        places in prop::collection::vec(prop::collection::vec(0..40_usize, 0..4), 0..12),
        left in prop::collection::vec(0..40_usize, 0..6),
        changes in prop::collection::vec(any_change(), 0..30)
    ) {
        let mut reading = text(WEB);
        for (piece, lines) in reading.pieces.iter_mut().zip(places) {
            piece.lines = lines;
        }
        for (out, line) in reading.left_out.iter_mut().zip(left) {
            out.line = line;
        }
        // A mark that a converter left has no text of its own, and any line can be one.
        reading.lines[0] = "[bookmark: _GoBack]".to_owned();
        for change in changes {
            reading.change(change);
        }
        let _ = reading.report();
    }

    #[test]
    fn a_reading_survives_its_way_over_the_wire(
        changes in prop::collection::vec(any_change(), 0..10)
    ) {
        let mut reading = text(WEB);
        changes.into_iter().for_each(|change| reading.change(change));
        let wire = serde_json::to_string(&reading).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reading>(&wire).unwrap(), reading);
    }
}
