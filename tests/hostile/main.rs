//! Bad input through the command line: each time one plain Chinese sentence and exit code 1, never
//! a panic, and nothing of the person's touched.
#![allow(clippy::unwrap_used)] // a test that can't write its files should stop there

mod any;
mod drafts;
mod formats;
mod harm;
mod sources;
mod targets;
mod usage;
mod words;

use std::path::Path;

use nianbao_tests::command_line::{Run, nianbao};

/// A run that did what it should.
#[track_caller]
fn done(words: &[&str]) -> Run {
    let run = nianbao(words);
    assert_eq!(run.code, Some(0), "{words:?}: {}", run.messages);
    run
}

/// The sentence of a run that was refused.
#[track_caller]
fn refused(words: &[&str]) -> String {
    sentence_of(words, 1)
}

/// The one sentence of a run that ended with this code.
#[track_caller]
fn sentence_of(words: &[&str], code: i32) -> String {
    let run = nianbao(words);
    assert_eq!(run.code, Some(code), "{words:?}: {}", run.messages);
    assert_eq!(run.output, "", "{words:?}");
    check_sentence(run.messages.trim_end());
    run.messages
}

/// What every message must be: one line, a Chinese sentence, nothing of the program's inside.
#[track_caller]
fn check_sentence(message: &str) {
    assert_eq!(message.lines().count(), 1, "{message}");
    let chinese = message
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .count();
    assert!(chinese >= 12, "{message}");
    assert!(message.ends_with(['。', '）']), "{message}");
    for word in ["panicked", "unwrap", "RUST_BACKTRACE", "Error", "Err("] {
        assert!(!message.contains(word), "{message}");
    }
    check_words(message);
}

/// No word of a library's: nothing of four Latin letters but names, what is quoted, and what a person
/// types.
#[track_caller]
fn check_words(message: &str) {
    const KNOWN: [&str; 8] = [
        "Word",
        "Works",
        "Microsoft",
        "LibreOffice",
        "nianbao",
        "docx",
        "html",
        "toml",
    ];
    let mut is_quoted = false;
    let outside: String = message
        .chars()
        .filter(|letter| {
            is_quoted = (is_quoted || *letter == '“') && *letter != '”';
            !is_quoted
        })
        .collect();
    let words = outside
        .split(|letter: char| !(letter.is_ascii_graphic()))
        // A path of the test's, an option.
        .filter(|word| !word.contains('/') && !word.starts_with("--"))
        .flat_map(|word| word.split(|letter: char| !letter.is_ascii_alphabetic()));
    for word in words {
        assert!(word.len() < 4 || KNOWN.contains(&word), "{word}: {message}");
    }
}

/// A path as a word of the command line.
fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A short report that everything can be done with.
const REPORT: &str = "柳溪镇人民政府2026年度法治政府建设情况报告\n县人民政府：\n现将有关情况报告如下：\n\
    一、工作情况\n（一）加强组织领导。召开专题会议5次。\n二、存在问题\n普法形式单一。\n三、下一步打算\n\
    继续抓好落实。\n柳溪镇人民政府\n2027年1月15日\n";
