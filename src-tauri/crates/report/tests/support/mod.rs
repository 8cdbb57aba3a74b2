//! A small template and ways to read a report, for the suites of this crate.
#![allow(dead_code)] // each suite uses its own part

use report::edit::{Arrangement, create};
use report::template::{Compute, FigureDef, Lead, Step, Template};
use report::{Meta, Report, Slot};

pub fn figure(id: &str, label: &str, unit: &str) -> FigureDef {
    FigureDef {
        id: id.into(),
        label: label.into(),
        unit: unit.into(),
        compute: None,
        at_most: None,
        hint: None,
    }
}

pub fn template() -> Template {
    let step = |slot: Slot, name: &str, heading: &str, optional: bool| Step {
        slot,
        name: name.into(),
        heading: heading.into(),
        optional,
        purpose: "说明".into(),
        prompts: vec![],
        sentences: vec![],
        figures: vec![],
    };
    let mut governance = step(
        Slot::Governance,
        "依法治理",
        "推进依法治理，化解矛盾",
        false,
    );
    governance.figures = vec![
        figure("disputes_written", "书面调解", "件"),
        figure("disputes_oral", "口头调解", "件"),
        FigureDef {
            compute: Some(Compute::Sum(vec![
                "disputes_written".into(),
                "disputes_oral".into(),
            ])),
            ..figure("disputes_total", "受理矛盾纠纷", "件")
        },
        FigureDef {
            at_most: Some("disputes_total".into()),
            ..figure("disputes_success", "调解成功", "件")
        },
        FigureDef {
            compute: Some(Compute::Rate {
                part: "disputes_success".into(),
                whole: "disputes_total".into(),
                decimals: 1,
            }),
            ..figure("disputes_rate", "调解成功率", "%")
        },
    ];
    Template {
        id: "test".into(),
        name: "年度报告".into(),
        title: "{unit}关于{year}年度法治政府建设情况的报告".into(),
        addressee_hint: "县人民政府".into(),
        work_heading: "{year}年法治政府建设情况".into(),
        lead: Lead {
            purpose: "开头".into(),
            prompts: vec![],
            sentences: vec![],
        },
        steps: vec![
            step(
                Slot::Organisation,
                "组织领导",
                "加强组织领导，压实责任",
                false,
            ),
            step(Slot::Study, "学法", "强化理论武装，带头学法", false),
            step(Slot::Publicity, "普法宣传", "深化普法宣传，营造氛围", false),
            governance,
            step(Slot::Duties, "第一责任人", "第一责任人履职情况", true),
            step(Slot::Problems, "存在问题", "存在的问题和原因", false),
            step(Slot::Plans, "下一年计划", "{next_year}年工作安排", false),
            step(Slot::Suggestions, "建议", "有关建议", true),
        ],
    }
}

pub fn meta() -> Meta {
    Meta {
        unit: "柳溪镇人民政府".into(),
        unit_short: "柳溪镇".into(),
        year: 2026,
        ..Meta::default()
    }
}

pub fn new(arrangement: Arrangement) -> Report {
    create(&template(), meta(), arrangement)
}

/// Numbered lines of a report, as printed.
pub fn lines(report: &Report) -> Vec<String> {
    let figures = report::figures::Figures::of(report, Some(&template()));
    report::paragraph::of(report, &figures)
        .iter()
        .map(report::paragraph::Paragraph::line)
        .collect()
}

/// The headings alone, as printed.
pub fn headings(report: &Report) -> Vec<String> {
    let figures = report::figures::Figures::of(report, Some(&template()));
    report::paragraph::of(report, &figures)
        .iter()
        .filter(|paragraph| paragraph.kind.level().is_some())
        .map(report::paragraph::Paragraph::line)
        .collect()
}
