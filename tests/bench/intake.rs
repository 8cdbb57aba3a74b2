//! Files of other programs, read in this process from the disk.

use std::path::Path;
use std::time::{Duration, Instant};

use api::dto::VariantDto;
use api::offline;
use api::papers::Choice;

use crate::figure::Figure;

const RUNS: u32 = 15;
/// Lines of a page, and characters in one.
const PAGE: (usize, usize) = (22, 28);

/// The reading of a usual report and of one of three hundred pages.
pub fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder for what is written");
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples/liuxi-2025-three-part.txt");
    let usual = folder.path().join("报告.docx");
    export(&sample, &usual);
    let text = folder.path().join("长.txt");
    std::fs::write(&text, pages(300)).expect("the text is written");
    let long = folder.path().join("长.docx");
    export(&text, &long);
    let old = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../src-tauri/crates/intake/tests/fixtures/numbered.doc");
    [
        ("reading of a usual .docx", usual, 50),
        ("reading of a .doc", old, 50),
        ("reading of a .docx of 300 pages", long, 1000),
    ]
    .into_iter()
    .map(|(what, path, allowed)| {
        let times: Vec<Duration> = (0..RUNS).map(|_| timed(&path)).collect();
        Figure::of_times(what, &times, Duration::from_millis(allowed))
    })
    .collect()
}

/// Exports for the public: that file does not carry its draft, and is read as others' are.
fn export(source: &Path, target: &Path) {
    let report = offline::read(source).expect("the text is a report");
    let choice = Choice {
        variant: Some(VariantDto::Public),
        ..Choice::default()
    };
    offline::export(report, &choice, source, target).expect("the report is written");
}

fn timed(path: &Path) -> Duration {
    let began = Instant::now();
    let report = offline::read(path).expect("the file is read");
    let took = began.elapsed();
    assert!(report.blocks.len() > 10, "the report should be whole");
    took
}

/// A text that fills so many pages: on each, a heading and paragraphs of seven lines.
fn pages(count: usize) -> String {
    let sentence = "全年共受理矛盾纠纷65件，调解成功61件，开展普法活动12场次。";
    let length = PAGE.1 * (PAGE.0 - 1) / 3;
    let paragraph: String = sentence.chars().cycle().take(length - 3).collect();
    let mut text =
        "柳溪镇人民政府2025年度法治政府建设情况报告\n县人民政府：\n现报告如下：\n".to_owned();
    for page in 0..count {
        text.push_str(if page % 2 == 0 {
            "一、工作情况\n"
        } else {
            "二、存在问题\n"
        });
        for _ in 0..3 {
            text.push_str(&paragraph);
            text.push_str("。\n");
        }
    }
    text
}
