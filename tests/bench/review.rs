//! What the rules take, in this process.

use std::time::{Duration, Instant};

use ::review::{Context, Reviewer};
use report::figures::Figures;
use report::numbering::Numbering;
use report::{Block, BlockKind, Report};

use crate::figure::Figure;

const RUNS: u32 = 50;

/// Reports of ten thousand characters, whole and after a key, and of a million.
pub fn measure() -> Vec<Figure> {
    let mut report = long(10_000);
    let whole: Vec<_> = (0..RUNS)
        .map(|_| timed(&mut Reviewer::default(), &report))
        .collect();
    let mut warm = Reviewer::default();
    timed(&mut warm, &report);
    let middle = report.blocks.len() / 2;
    let after_a_key: Vec<_> = (0..RUNS)
        .map(|_| {
            report.blocks[middle].text.push('字');
            timed(&mut warm, &report)
        })
        .collect();
    let hundred_thousand = long(100_000);
    let million = long(1_000_000);
    let larger: Vec<_> = (0..3)
        .map(|_| timed(&mut Reviewer::default(), &hundred_thousand))
        .collect();
    let largest: Vec<_> = (0..3)
        .map(|_| timed(&mut Reviewer::default(), &million))
        .collect();
    // Ten times the text in ten times the time, with half as much again for what does not fit into the
    // processor's cache.
    let growth = largest
        .iter()
        .zip(&larger)
        .map(|(largest, larger)| largest.as_secs_f64() / larger.as_secs_f64())
        .collect();
    vec![
        Figure::of_times(
            "review of 10,000 characters, whole",
            &whole,
            Duration::from_millis(10),
        ),
        Figure::of_times(
            "review of 10,000 characters, after a key",
            &after_a_key,
            Duration::from_millis(2),
        ),
        Figure::of_times(
            "review of 1,000,000 characters",
            &largest,
            Duration::from_secs(1),
        ),
        Figure::of(
            "review of 1,000,000 characters against 100,000",
            "times",
            growth,
            15.0,
        ),
    ]
}

fn timed(reviewer: &mut Reviewer, report: &Report) -> Duration {
    let figures = Figures::of(report, None);
    let context = Context::default();
    let began = Instant::now();
    let found = reviewer.review(report, &figures, &context).findings;
    let took = began.elapsed();
    assert!(!found.is_empty(), "the report has mistakes");
    took
}

/// Sections with a few mistakes, as reports have them.
fn long(length: usize) -> Report {
    let text = "一是全年共受理矛盾纠纷65件，调解成功61件，成功率93.8%；开展“送法下村”活动12场次，发放资料3000余份。\
                二是组织学习《中华人民共和国宪法》《中华人民共和国民法典》，党政主要负责人讲授法治课2次,干部职工80余人参加。\
                三是落实行政执法“三项制度”，办理行政处罚案件8起，各村（社区）均配备法律顾问。";
    let mut blocks = vec![Block::new(
        1,
        BlockKind::Title,
        "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告",
    )];
    let mut characters = 0;
    for id in 2.. {
        if characters >= length {
            break;
        }
        let block = match id % 40 {
            2 => Block::new(id, BlockKind::Heading1, "一、2025年法治政府建设情况"),
            n if n % 4 == 3 => {
                Block::new(id, BlockKind::Heading2, "（一）深化法治宣传，营造浓厚氛围")
            }
            _ => Block::new(id, BlockKind::Body, text),
        };
        characters += block.text.chars().count();
        blocks.push(block);
    }
    Report {
        blocks,
        numbering: Numbering::AsTyped,
        ..Report::empty()
    }
}
