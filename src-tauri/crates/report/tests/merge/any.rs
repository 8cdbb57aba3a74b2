//! Any change to any report.

use proptest::prelude::*;
use report::merge::Line;
use report::numbering::{self, Numbering};
use report::{BlockKind, Report, annex};

use crate::files::{changed_of, new, printed, report};

/// What is the same in a line and in the line that is printed of it again.
fn essence(line: &Line, numbering: Numbering) -> Option<String> {
    let text = line.text.trim();
    if line.kind == Some(BlockKind::Annex) && annex::is_mark(text) {
        return None;
    }
    let rest = match numbering {
        // A number takes in a mark behind it, and before a digit looks like a part of it.
        Numbering::Computed => numbering::typed(text)
            .map_or(text, |typed| typed.rest)
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、')),
        Numbering::AsTyped => text,
    };
    let bare = |c: &char| !c.is_whitespace() && !matches!(c, '：' | ':' | '（' | '）');
    let essence: String = rest.chars().filter(bare).collect();
    let whole = || text.chars().filter(bare).collect();
    (!text.is_empty()).then(|| if essence.is_empty() { whole() } else { essence })
}

const TEXTS: [&str; 16] = [
    "加强组织领导",
    "推进依法治理。全年受理矛盾纠纷⟦disputes_total⟧，成功⟦disputes_success⟧。",
    "占⟦disputes_rate⟧",
    "调解⟦disputes_total⟧。",
    "1.党政办负责统筹。",
    "普法形式单一。",
    "一是压实责任；二是健全制度。",
    "现将有关情况报告如下：",
    "（此件公开发布）",
    "2026年普法责任清单",
    "共65件",
    "办理⟦disputes_success⟧。",
    "深入学习贯彻习近平法治思想 ，增强依法行政能力。",
    "Law Book",
    "⟦无⟧",
    "字",
];

fn drafts() -> impl Strategy<Value = Report> {
    let running = prop::sample::select(vec![
        BlockKind::Heading1,
        BlockKind::Heading2,
        BlockKind::Heading3,
        BlockKind::Body,
        BlockKind::Body,
    ]);
    (
        prop::collection::vec((running, 0..TEXTS.len()), 0..14),
        any::<bool>(),
        0..3_usize,
    )
        .prop_map(|(running, typed, annexes)| {
            let mut blocks = vec![(BlockKind::Title, "柳溪镇2026年法治政府建设年度报告")];
            blocks.push((BlockKind::Addressee, "县司法局："));
            blocks.extend(running.into_iter().map(|(kind, at)| (kind, TEXTS[at])));
            blocks.push((BlockKind::Signature, "柳溪镇人民政府"));
            blocks.push((BlockKind::Date, "2027年1月15日"));
            for at in 0..annexes {
                blocks.push((BlockKind::Annex, ["清单", "附件2\n统计表"][at]));
                blocks.push((BlockKind::AnnexText, TEXTS[at + 4]));
            }
            let mut report = report(&blocks);
            if typed {
                report.numbering = Numbering::AsTyped;
            }
            report
        })
}

/// What someone does to a file.
#[derive(Debug, Clone)]
enum Change {
    Remove(prop::sample::Index),
    Insert(prop::sample::Index, Option<BlockKind>, usize),
    Swap(prop::sample::Index, prop::sample::Index),
    Type(prop::sample::Index, prop::sample::Index, char),
    Cut(prop::sample::Index, prop::sample::Index),
    Style(prop::sample::Index, Option<BlockKind>),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let index = any::<prop::sample::Index>;
    let styles = || {
        prop::sample::select(vec![
            None,
            Some(BlockKind::Body),
            Some(BlockKind::Heading1),
            Some(BlockKind::Heading2),
            Some(BlockKind::Heading4),
        ])
    };
    let letters = prop::sample::select(vec!['一', '、', '。', '件', '7', '余', 'x', '⟦', '⟧', ' ']);
    prop::collection::vec(
        prop_oneof![
            index().prop_map(Change::Remove),
            (index(), styles(), 0..TEXTS.len())
                .prop_map(|(at, kind, text)| Change::Insert(at, kind, text)),
            (index(), index()).prop_map(|(one, other)| Change::Swap(one, other)),
            (index(), index(), letters).prop_map(|(line, at, c)| Change::Type(line, at, c)),
            (index(), index()).prop_map(|(line, at)| Change::Cut(line, at)),
            (index(), styles()).prop_map(|(line, kind)| Change::Style(line, kind)),
        ],
        0..8,
    )
}

fn is_running(line: &Line) -> bool {
    line.kind.is_none_or(|kind| kind.is_text())
}

fn apply(file: &mut Vec<Line>, change: &Change) {
    // What stands once keeps its place and its style: the form has its own ways with it.
    let running: Vec<usize> = (0..file.len())
        .filter(|at| is_running(&file[*at]))
        .collect();
    let pick = |index: &prop::sample::Index| {
        (!running.is_empty()).then(|| running[index.index(running.len())])
    };
    match change {
        Change::Insert(at, kind, text) => {
            let place = pick(at).unwrap_or(2.min(file.len()));
            let text = TEXTS[*text]
                .replace("⟦disputes_total⟧", "65件")
                .replace("⟦disputes_success⟧", "64件");
            file.insert(place, new(*kind, &text));
        }
        Change::Remove(at) => {
            if let Some(at) = pick(at) {
                file.remove(at);
            }
        }
        Change::Swap(one, other) => {
            if let (Some(one), Some(other)) = (pick(one), pick(other)) {
                file.swap(one, other);
            }
        }
        Change::Type(line, at, c) => {
            if let Some(line) = pick(line) {
                let text = &mut file[line].text;
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                text.insert(places[at.index(places.len())], *c);
            }
        }
        Change::Cut(line, at) => {
            if let Some(line) = pick(line) {
                let mut chars: Vec<char> = file[line].text.chars().collect();
                chars.remove(at.index(chars.len()));
                let text: String = chars.into_iter().collect();
                if !text.chars().any(char::is_alphabetic) {
                    file.remove(line);
                } else {
                    file[line].text = text;
                }
            }
        }
        Change::Style(line, kind) => {
            if let Some(line) = pick(line) {
                file[line].kind = *kind;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_report_and_its_own_file_give_the_report(draft in drafts()) {
        let merged = changed_of(draft.clone(), |_| {});
        prop_assert_eq!(merged.edits, vec![]);
        prop_assert_eq!(merged.report, draft);
    }

    #[test]
    fn whatever_is_done_to_the_file_the_report_then_prints_the_file(
        draft in drafts(),
        changes in changes(),
    ) {
        let numbering = draft.numbering;
        let mut file = Vec::new();
        let merged = changed_of(draft, |lines| {
            for change in &changes {
                apply(lines, change);
            }
            file.clone_from(lines);
        });
        let essences = |lines: &[Line]| -> Vec<String> {
            // The look of a bracket from outside is another.
            lines
                .iter()
                .filter_map(|line| essence(line, numbering))
                .map(|text| text.replace('〚', "⟦").replace('〛', "⟧"))
                .collect()
        };
        prop_assert_eq!(essences(&printed(&merged.report)), essences(&file), "{:#?}", merged);
        let ids: std::collections::BTreeSet<_> = merged.report.blocks.iter().map(|block| block.id).collect();
        prop_assert_eq!(ids.len(), merged.report.blocks.len());
        // And then there is nothing more to merge.
        let again = changed_of(merged.report.clone(), |_| {});
        prop_assert_eq!(again.edits, vec![]);
    }
}
