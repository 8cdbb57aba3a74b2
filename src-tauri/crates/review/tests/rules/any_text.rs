//! Any text in any block: no rule stumbles, and every span lies in its line.

use proptest::prelude::*;
use report::figures::Figures;
use report::numbering::Numbering;
use report::span::Shown;
use report::{Block, BlockKind, FigureEntry, Report};
use review::{Context, Settings, registry, review};

/// Pieces of which texts are made that rules look at, and some that none expects.
const PIECES: [&str; 76] = [
    "一、",
    "（一）",
    "1.",
    "1、",
    "(1)",
    "第一部分",
    "一是",
    "二是",
    "三是",
    "，",
    "。",
    "；",
    "：",
    ",",
    ".",
    ";",
    "“",
    "”",
    "\"",
    "‘",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "〔2025〕",
    "[2025]",
    "12号",
    "第",
    "年",
    "月",
    "日",
    "2025",
    "24",
    "0",
    "5",
    ".",
    "．",
    "·",
    "%",
    "％",
    "千",
    "万",
    "余",
    "多",
    "约",
    "近",
    "超过",
    "以上",
    "左右",
    "人次",
    "件",
    "个",
    "、",
    "…",
    "—",
    "-",
    "~",
    "～",
    " ",
    "　",
    "\n",
    "\t",
    "法治",
    "普法",
    "85",
    "十四五",
    "规划",
    "县委",
    "县政府",
    "⟦a⟧",
    "\u{301}",
    "\u{200b}",
    "𠮷",
    "👍",
];

fn text() -> impl Strategy<Value = String> {
    let known = proptest::collection::vec(0..PIECES.len(), 0..24)
        .prop_map(|picked| picked.into_iter().map(|at| PIECES[at]).collect::<String>());
    prop_oneof![4 => known, 1 => any::<String>()]
}

pub fn reports() -> impl Strategy<Value = Report> {
    let block = (0..BlockKind::ALL.len(), text());
    let blocks = proptest::collection::vec(block, 0..8);
    (blocks, any::<bool>()).prop_map(|(blocks, typed)| {
        let mut report = Report {
            numbering: if typed {
                Numbering::AsTyped
            } else {
                Numbering::Computed
            },
            blocks: (1..)
                .zip(blocks)
                .map(|(id, (kind, text))| Block::new(id, BlockKind::ALL[kind], text))
                .collect(),
            ..Report::empty()
        };
        report.meta.year = 2025;
        report
            .figures
            .insert("a".into(), FigureEntry::of("65 余件"));
        report
    })
}

/// Every rule switched on.
pub fn everything_on() -> Settings {
    Settings {
        switched: registry::rules()
            .map(|rule| (rule.code.to_owned(), true))
            .collect(),
        ..Settings::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn every_span_and_every_change_lies_in_its_line(report in reports()) {
        let settings = everything_on();
        let context = Context { settings: &settings, ..Context::default() };
        let figures = Figures::of(&report, None);
        let line = |id| {
            let at = report.position(id).unwrap();
            Shown::new(&report.blocks[at].text, &figures)
        };
        for finding in review(&report, &figures, &context).findings {
            let shown = line(finding.block);
            prop_assert_eq!(shown.text.get(finding.start..finding.end), Some(finding.text.as_str()));
            prop_assert!(finding.start < finding.end || shown.text.is_empty(), "{}", finding.code);
            prop_assert!(!finding.message.is_empty());
            for fix in &finding.fixes {
                for edit in &fix.edits {
                    let shown = line(edit.block);
                    prop_assert!(shown.text.get(edit.start..edit.end).is_some());
                    // Wire units tell apart what stands before and behind a figure only at its edges.
                    let wire = (shown.wire(edit.start, false), shown.wire(edit.end, true));
                    prop_assert!(wire.0 <= wire.1);
                }
                let mut sorted: Vec<_> = fix.edits.iter().collect();
                sorted.sort_by_key(|edit| (edit.block, edit.start));
                for pair in sorted.windows(2) {
                    prop_assert!(
                        pair[0].block != pair[1].block || pair[0].end <= pair[1].start,
                        "{}: changes overlap", finding.code
                    );
                }
            }
        }
    }
}
