//! The steps of a report, and how far each is.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use report::edit::{Arrangement, remove};
use report::figures::Figures;
use report::steps::{self, State, Steps};
use report::{FigureEntry, Report};
use support::{new, template};

fn of(report: &Report) -> Steps {
    steps::of(
        report,
        Some(&template()),
        &Figures::of(report, Some(&template())),
    )
}

fn state(report: &Report, name: &str) -> State {
    of(report)
        .list
        .iter()
        .find(|step| step.name == name)
        .unwrap()
        .state
}

fn write(report: &mut Report, after: &str, text: &str) {
    let at = report
        .blocks
        .iter()
        .rposition(|block| block.text.contains(after))
        .unwrap();
    report.blocks[at + 1].text = text.into();
}

#[test]
fn a_new_report_lists_every_step_with_the_optional_ones_missing() {
    let names: Vec<_> = of(&new(Arrangement::ThreePart))
        .list
        .iter()
        .map(|step| (step.name.clone(), step.state))
        .collect();
    assert_eq!(
        names,
        [
            ("标题与开头", State::Writing),
            ("加强组织领导", State::Empty),
            ("强化理论武装", State::Empty),
            ("深化普法宣传", State::Empty),
            ("推进依法治理", State::Empty),
            ("第一责任人", State::Missing),
            ("存在的问题和原因", State::Empty),
            ("2027年工作安排", State::Empty),
            ("建议", State::Missing),
            ("署名和日期", State::Writing),
        ]
        .map(|(name, state)| (name.to_owned(), state))
    );
}

#[test]
fn a_step_is_complete_when_it_has_text_and_every_figure_in_it_a_value() {
    let mut report = new(Arrangement::ThreePart);
    let text = format!(
        "受理⟦disputes_total⟧。{}",
        "依法治理工作扎实推进，".repeat(6)
    );
    write(&mut report, "推进依法治理", &text);
    assert_eq!(state(&report, "推进依法治理"), State::Writing);
    let open = of(&report).list[4].open.clone();
    assert_eq!(open, ["“受理矛盾纠纷”还没有填数"]);
    report
        .figures
        .insert("disputes_total".into(), FigureEntry::of("65"));
    assert_eq!(state(&report, "推进依法治理"), State::Complete);
}

#[test]
fn a_renamed_heading_keeps_its_step() {
    let mut report = new(Arrangement::Flat);
    let at = report
        .blocks
        .iter()
        .position(|block| block.text.contains("组织领导"))
        .unwrap();
    report.blocks[at].text = "高位推动".into();
    let steps = of(&report);
    assert_eq!(steps.list[1].name, "高位推动");
    assert_eq!(steps.list[1].slot, report::Slot::Organisation);
}

#[test]
fn a_removed_step_is_missing_in_its_place() {
    let report = new(Arrangement::ThreePart);
    let id = report
        .blocks
        .iter()
        .find(|block| block.text.contains("理论武装"))
        .unwrap()
        .id;
    let fewer = remove(report, id);
    assert_eq!(state(&fewer, "学法"), State::Missing);
    assert_eq!(of(&fewer).list[2].name, "学法");
}

#[test]
fn every_block_belongs_to_a_step_and_a_finished_report_counts_a_hundred() {
    let mut report = new(Arrangement::ThreePart);
    for block in &mut report.blocks {
        if block.text.is_empty() {
            block.text = "扎实推进法治政府建设各项工作，".repeat(5);
        }
    }
    report.blocks.last_mut().unwrap().text = "2027年1月15日".into();
    let steps = of(&report);
    assert_eq!(steps.completeness, 100);
    for block in &report.blocks {
        let key = &steps.of_block[&block.id];
        assert!(steps.list.iter().any(|step| step.key == *key), "{key}");
    }
    assert_eq!(of(&Report::empty()).completeness, 0);
}
