//! Writing key by key: what was kept is what would be found anew.

use proptest::prelude::*;
use report::figures::Figures;
use report::numbering::Numbering;
use report::{Block, BlockKind};
use review::{Context, Reviewer, Settings, review};

use crate::any_text::{everything_on, reports};
use crate::fixture;

/// One thing that a person does.
#[derive(Debug, Clone)]
enum Step {
    Type(usize, String),
    Remove(usize),
    Insert(usize, String),
    Swap(usize, usize),
    Kind(usize, usize),
    Number,
    Switch,
    Figure(String),
}

fn step() -> impl Strategy<Value = Step> {
    let text = || {
        proptest::sample::select(vec![
            "，",
            "二是",
            "余",
            "“",
            " ",
            "。",
            "（二）",
            "5",
            "⟦a⟧",
            "字",
        ])
    };
    prop_oneof![
        4 => (any::<usize>(), text()).prop_map(|(at, text)| Step::Type(at, text.to_owned())),
        1 => any::<usize>().prop_map(Step::Remove),
        1 => (any::<usize>(), text()).prop_map(|(at, text)| Step::Insert(at, text.to_owned())),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Step::Swap(one, other)),
        1 => (any::<usize>(), 0..BlockKind::ALL.len()).prop_map(|(at, kind)| Step::Kind(at, kind)),
        1 => Just(Step::Number),
        1 => Just(Step::Switch),
        1 => "[0-9]{1,4}余?".prop_map(Step::Figure),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_reviewer_that_kept_what_it_knew_finds_what_a_fresh_one_finds(
        report in reports(),
        steps in proptest::collection::vec(step(), 1..12),
    ) {
        let mut report = report;
        let (plain, all) = (Settings::default(), everything_on());
        let mut settings = &plain;
        let mut reviewer = Reviewer::default();
        for step in steps {
            let count = report.blocks.len();
            match step {
                Step::Type(at, text) if count > 0 => report.blocks[at % count].text.push_str(&text),
                Step::Remove(at) if count > 0 => { report.blocks.remove(at % count); }
                Step::Insert(at, text) => {
                    let id = report.fresh_id();
                    report.blocks.insert(at % (count + 1), Block::new(id.0, BlockKind::Body, text));
                }
                Step::Swap(one, other) if count > 0 => report.blocks.swap(one % count, other % count),
                Step::Kind(at, kind) if count > 0 => report.blocks[at % count].kind = BlockKind::ALL[kind],
                Step::Number => report.numbering = match report.numbering {
                    Numbering::Computed => Numbering::AsTyped,
                    Numbering::AsTyped => Numbering::Computed,
                },
                Step::Switch => settings = if std::ptr::eq(settings, &raw const plain) { &all } else { &plain },
                Step::Figure(entry) => {
                    report.figures.insert("a".into(), report::FigureEntry::of(entry));
                }
                _ => {}
            }
            let figures = Figures::of(&report, None);
            let context = Context { settings, ..Context::default() };
            prop_assert_eq!(
                reviewer.review(&report, &figures, &context),
                review(&report, &figures, &context)
            );
        }
    }
}

#[test]
fn a_finding_keeps_its_key_while_other_places_are_edited() {
    for case in fixture::every().filter(|case| case.expected) {
        let figures = case.figures();
        let before = review(&case.report, &figures, &case.context()).findings;
        let mut report = case.report.clone();
        report
            .blocks
            .push(Block::new(9_999, BlockKind::Note, "（此件公开发布）"));
        let after = review(&report, &figures, &case.context()).findings;
        for finding in before {
            let place = (finding.code, finding.block, finding.start, finding.end);
            let same = after
                .iter()
                .find(|other| (other.code, other.block, other.start, other.end) == place);
            if let Some(same) = same {
                assert_eq!(same.key, finding.key);
            }
        }
    }
}

#[test]
fn what_is_to_be_ignored_is_not_found() {
    let markdown = "## 报\n```\n加强学习,提高认识,落实责任。\n```\n";
    let mut case = fixture::cases("P1", markdown).remove(0);
    let found = case.found();
    assert_eq!(found.len(), 2);
    case.settings.ignored.insert(found[0].key.clone());
    assert_eq!(case.found(), &found[1..]);
    case.settings.words.insert("认识,落实".into());
    assert_eq!(case.found(), []);
    case.settings = Settings::default();
    case.settings.allowed.insert(("P1".into(), ",".into()));
    assert_eq!(case.found(), []);
    case.settings = Settings::default();
    case.settings.switched.insert("P1".into(), false);
    assert_eq!(case.found(), []);
}
