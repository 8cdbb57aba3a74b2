//! This year's report beside last year's.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

#[path = "support/shipped.rs"]
mod shipped;

use report::compare::{Change, Reason, compare, notes, with_last};
use report::figures::Figures;
use report::recognise::plain_text;
use report::rollover::rollover;
use report::{Block, BlockKind, FigureEntry, Report, Slot};

const LAST: &str = "\
青塘乡2025年法治政府建设年度报告
青塘乡扎实推进法治政府建设，现将情况报告如下：
一、加强组织领导
召开党委会专题研究法治工作，压实各级各部门责任。
二、深化普法宣传
组织送法下村活动，面向群众宣讲法律知识。
三、存在的问题
执法力量还比较薄弱，普法形式还比较单一。
青塘乡人民政府
2026年1月20日
";

fn changes(this: &Report, last: &Report) -> Vec<(Change, u32)> {
    compare(this, last, None)
        .paragraphs
        .iter()
        .map(|pair| (pair.change, pair.this.or(pair.last).unwrap().0))
        .collect()
}

#[test]
fn a_copied_report_is_wholly_last_years() {
    let last = plain_text(LAST);
    let comparison = compare(&last, &last, None);
    assert_eq!(comparison.whole.per_cent(), 100);
    assert!(
        comparison
            .paragraphs
            .iter()
            .all(|pair| pair.change == Change::Same)
    );
    let report = rollover(&last, None, 2026);
    assert_eq!(with_last(&report, None).unwrap().whole.per_cent(), 100);
    assert_eq!(with_last(&last, None), None);
}

#[test]
fn what_was_changed_added_and_removed_is_told() {
    let last = plain_text(LAST);
    let mut this = rollover(&last, None, 2026);
    let at = |this: &Report, words: &str| {
        this.blocks
            .iter()
            .position(|b| b.text.contains(words))
            .unwrap()
    };
    let place = at(&this, "召开党委会");
    this.blocks[place].text = "召开党委会专题研究法治工作五次，压实各站所责任。".into();
    let place = at(&this, "组织送法");
    this.blocks.remove(place);
    let fresh = this.fresh_id().0 + 7;
    this.blocks.insert(
        place,
        Block::new(fresh, BlockKind::Body, "依托院坝会讲解土地承包。"),
    );
    assert_eq!(
        changes(&this, &last),
        [
            (Change::Same, 2),
            (Change::Same, 3),
            (Change::Changed, 4),
            (Change::Same, 5),
            (Change::Removed, 6),
            (Change::Added, fresh),
            (Change::Same, 7),
            (Change::Same, 8),
        ]
    );
    let comparison = compare(&this, &last, None);
    let section = |slot| comparison.sections[&Some(slot)].per_cent();
    assert_eq!(section(Slot::Problems), 100);
    assert_eq!(section(Slot::Publicity), 33, "the heading alone");
    assert!((50..90).contains(&section(Slot::Organisation)));
    assert_eq!(comparison.sections[&None].per_cent(), 100);
    assert_eq!(
        comparison.of(report::BlockId(4)).unwrap().change,
        Change::Changed
    );
}

#[test]
fn reports_that_have_no_ids_in_common_are_told_by_their_words() {
    let last = plain_text(LAST);
    let mut this = last.clone();
    for block in &mut this.blocks {
        block.id.0 = 100 - block.id.0;
    }
    this.blocks[3].text = "召开党委会和专题会研究法治工作，压实各级各部门责任。".into();
    let comparison = compare(&this, &last, None);
    assert_eq!(comparison.paragraphs.len(), 7);
    assert_eq!(comparison.paragraphs[2].change, Change::Changed);
    assert_eq!(comparison.paragraphs[2].last, Some(last.blocks[3].id));
}

#[test]
fn two_reports_of_different_townships_have_little_in_common() {
    let reports = shipped::reports();
    let named = |name: &str| {
        &reports
            .iter()
            .find(|(found, _)| found.starts_with(name))
            .unwrap()
            .1
    };
    let comparison = compare(named("01-"), named("08-"), None);
    assert!(
        comparison.whole.per_cent() < 25,
        "{}",
        comparison.whole.per_cent()
    );
}

#[test]
fn figures_that_are_the_same_or_far_from_last_years_are_pointed_out() {
    let template = shipped::template();
    let mut report = Report::empty();
    for (id, entry, last) in [
        ("leaflets", "8600", "8600"),
        ("audience", "3.6万", "1.2万"),
        ("inspections", "2", "6"),
        ("boards", "40", "48"),
        ("exam_rate", "100", "100"),
        ("briefs", "3", "0"),
        ("consultations", "", "380"),
        ("disputes_written", "5", "5"),
        ("disputes_oral", "8", "8"),
    ] {
        let entry = FigureEntry {
            entry: entry.into(),
            last: last.into(),
        };
        report.figures.insert(id.into(), entry);
    }
    let figures = Figures::of(&report, Some(&template));
    let found = notes(&figures);
    let short: Vec<(&str, Reason)> = found
        .iter()
        .map(|note| (note.id.as_str(), note.reason))
        .collect();
    assert_eq!(
        short,
        [
            ("inspections", Reason::Down),
            ("leaflets", Reason::Unchanged),
            ("audience", Reason::Up),
            ("disputes_written", Reason::Unchanged),
            ("disputes_oral", Reason::Unchanged),
        ]
    );
    assert_eq!(
        found[1].text,
        "“发放宣传资料”与上一年相同，都是8600份，请核对是不是今年的数。"
    );
    assert_eq!(
        found[2].text,
        "“受教育群众”3.6万人次，是上一年（1.2万人次）的三倍以上，请核对。"
    );
}
