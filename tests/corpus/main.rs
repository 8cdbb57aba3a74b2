//! The rules over whole reports: what they find of planted mistakes, and how often they are wrong.
//!
//! `clean/` holds reports without a mistake, `planted/` others with mistakes that a file beside each
//! names. A finding that touches no planted mistake is a false one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)] // a corpus that can't be read should stop the test

mod count;
mod read;

use std::collections::BTreeSet;
use std::path::Path;

use review::{Level, registry};

use count::{Count, count};
use read::{Origin, Text, texts};

/// Planted mistakes that must be found, in thousandths.
const RECALL: usize = 950;
/// Characters for each false suspicion.
const CHARACTERS: usize = 3_000;

fn counts() -> Vec<(Text, Count)> {
    texts()
        .into_iter()
        .map(|text| {
            let count = count(&text);
            (text, count)
        })
        .collect()
}

#[test]
fn planted_mistakes_are_found() {
    let counts = counts();
    let planted: usize = counts.iter().map(|(text, _)| text.mistakes.len()).sum();
    let missed: Vec<String> = counts
        .iter()
        .flat_map(|(text, count)| {
            count
                .missed
                .iter()
                .map(|line| format!("{}: {line}", text.name))
        })
        .collect();
    let found = planted - missed.len();
    println!("{found} of {planted} planted mistakes found");
    assert!(
        found * 1000 >= planted * RECALL,
        "{found} of {planted}: {missed:#?}"
    );
}

#[test]
fn nothing_is_called_certainly_wrong_that_is_right() {
    let wrong: Vec<String> = counts()
        .into_iter()
        .flat_map(|(text, count)| {
            let name = text.name;
            count
                .untrue
                .into_iter()
                .filter(|untrue| untrue.level == Level::Certain)
                .map(move |untrue| format!("{name}: {}", untrue.line))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_false_suspicion_comes_at_most_once_in_three_thousand_characters() {
    let counts = counts();
    let characters: usize = counts.iter().map(|(text, _)| text.characters()).sum();
    let wrong: Vec<String> = counts
        .iter()
        .flat_map(|(text, count)| {
            count
                .untrue
                .iter()
                .filter(|untrue| untrue.level == Level::Suspected)
                .map(|untrue| format!("{}: {}", text.name, untrue.line))
        })
        .collect();
    println!(
        "{} false suspicions in {characters} characters",
        wrong.len()
    );
    assert!(wrong.len() * CHARACTERS <= characters, "{wrong:#?}");
}

/// Rules whose mistakes no text of the corpus can hold: what last year's report is needed for, and
/// what reading a text takes away before a rule sees it.
const UNPLANTED: [&str; 3] = ["C6", "X3", "P8"];

#[test]
fn a_mistake_of_every_rule_is_planted() {
    let planted: BTreeSet<String> = texts()
        .into_iter()
        .flat_map(|text| text.mistakes)
        .map(|mistake| mistake.code)
        .collect();
    let missing: Vec<&str> = registry::rules()
        .filter(|rule| rule.on && !UNPLANTED.contains(&rule.code))
        .map(|rule| rule.code)
        .filter(|code| !planted.contains(*code))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for code in planted {
        assert!(registry::find(&code).is_some(), "no rule {code}");
    }
}

#[test]
fn half_of_the_corpus_is_planted() {
    let of = |origin| texts().iter().filter(|text| text.origin == origin).count();
    let (clean, planted) = (of(Origin::Clean), of(Origin::Planted));
    assert!(clean >= 12 && planted >= 12, "{clean} and {planted}");
    assert!(planted >= clean, "{clean} and {planted}");
}

/// `UPDATE_GOLDEN=1` writes the counts that the rules now have.
#[test]
fn the_counts_are_those_of_the_file() {
    let mut table = String::from(
        "# 每份语料的字数、必错、疑似、提示、埋的错、找到的错、误报（必错、疑似、提示）。由测试写出，不手改。\n",
    );
    for (text, count) in counts() {
        table.push_str(&count.row(&text));
        for line in count.notes() {
            table.push_str(&line);
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/counts.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(table, expected, "UPDATE_GOLDEN=1 writes {}", path.display());
}
