//! The pages of a long report, in this process.

use std::time::{Duration, Instant};

use ::layout::{Grid, Habits, Press};
use report::figures::Figures;
use report::{Block, BlockKind, Report};

use crate::figure::Figure;

const RUNS: u32 = 50;
const CHARACTERS: usize = 10_000;

/// A report of ten thousand characters, whole and after a key.
pub fn measure() -> Vec<Figure> {
    let mut report = long();
    let whole = (0..RUNS)
        .map(|_| timed(&mut press(), &report))
        .collect::<Vec<_>>();
    let mut warm = press();
    timed(&mut warm, &report);
    let middle = report.blocks.len() / 2;
    let after_a_key = (0..RUNS)
        .map(|_| {
            report.blocks[middle].text.push('字');
            timed(&mut warm, &report)
        })
        .collect::<Vec<_>>();
    vec![
        Figure::of_times(
            "layout of 10,000 characters, whole",
            &whole,
            Duration::from_millis(5),
        ),
        Figure::of_times(
            "layout of 10,000 characters, after a key",
            &after_a_key,
            Duration::from_millis(1),
        ),
    ]
}

fn press() -> Press {
    Press::new(Habits::WORD)
}

fn timed(press: &mut Press, report: &Report) -> Duration {
    let figures = Figures::of(report, None);
    let began = Instant::now();
    let layout = press.lay_out(
        form::document(report, &figures, &form::House::default()),
        &Grid,
    );
    let took = began.elapsed();
    assert!(layout.pages.len() > 10, "the report should fill its pages");
    took
}

/// A heading every few paragraphs, as reports have them.
fn long() -> Report {
    let sentence = "全年共受理矛盾纠纷65件，调解成功61件，成功率93.8%；开展“送法下村”活动12场次，发放资料3000余份。";
    let mut blocks = vec![Block::new(
        1,
        BlockKind::Title,
        "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告",
    )];
    let mut characters = 0;
    for id in 2.. {
        if characters >= CHARACTERS {
            break;
        }
        let block = if id % 4 == 0 {
            Block::new(id, BlockKind::Heading2, "深化法治宣传，营造浓厚氛围")
        } else {
            Block::new(id, BlockKind::Body, sentence.repeat(5))
        };
        characters += block.text.chars().count();
        blocks.push(block);
    }
    Report {
        blocks,
        ..Report::empty()
    }
}
