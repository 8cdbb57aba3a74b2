//! `.nianbao` files that were built to be slow or large: what reading one takes grows in proportion to
//! the file, or a sentence refuses it; memory and time stay below the ceilings.
#![allow(clippy::unwrap_used)] // a file that can't be read should stop the test

#[path = "../../../../tests/support/memory.rs"]
mod memory;

use api::error::ErrorCode;
use api::files;
use memory::{check_ceilings, check_growth, measured};

/// A draft with something more in its report, and in what the report says about itself.
fn draft(report: &str, meta: &str) -> String {
    format!(
        "{{\"format\":\"nianbao\",\"version\":2,\"report\":{{\"blocks\":[{{\"id\":1,\"kind\":\"body\",\"text\":\"字\"}}],\"meta\":{{{meta}}}{report}}}}}"
    )
}

fn entries(count: usize, write: impl Fn(usize) -> String) -> String {
    let entries: Vec<String> = (0..count).map(write).collect();
    entries.join(",")
}

/// A kind of file, by a number that its size grows with.
type Hostile = (&'static str, fn(usize) -> String);

const KINDS: [Hostile; 10] = [
    ("signatories", |n| {
        draft(
            "",
            &format!("\"signatories\":[{}]", entries(n, |_| "\"\"".to_owned())),
        )
    }),
    ("ignored", |n| {
        draft(
            &format!(",\"ignored\":[{}]", entries(n, |at| format!("\"{at}\""))),
            "",
        )
    }),
    ("figures", |n| {
        draft(
            &format!(
                ",\"figures\":{{{}}}",
                entries(n, |at| format!("\"{at}\":{{}}"))
            ),
            "",
        )
    }),
    ("one figure again and again", |n| {
        draft(
            &format!(",\"figures\":{{{}}}", entries(n, |_| "\"a\":{}".to_owned())),
            "",
        )
    }),
    ("blocks", |n| {
        draft("", "").replace(
            "[{",
            &format!(
                "[{},{{",
                entries(n / 8, |_| {
                    "{\"id\":4294967295,\"kind\":\"body\",\"text\":\"\"}".to_owned()
                })
            ),
        )
    }),
    ("fields that are not known", |n| {
        draft(&format!(",\"x\":[{}]", entries(n, |_| "0".to_owned())), "")
    }),
    ("deep", |n| draft(&format!(",\"x\":{}", "[".repeat(n)), "")),
    ("a long number", |n| {
        draft("", "").replace(":2,", &format!(":2{},", "0".repeat(n)))
    }),
    ("a long text", |n| {
        draft("", "").replace("字", &"字\\u5b57".repeat(n))
    }),
    ("a text of brackets", |n| {
        draft("", "").replace("字", &"[,{\\\"".repeat(n / 10))
    }),
];

#[test]
fn drafts_of_any_size_and_form_grow_in_proportion_or_are_refused() {
    for (name, file) in KINDS {
        let taken = [5_000, 10_000, 20_000, 2_000_000].map(|size| {
            let text = file(size);
            let (result, taken) =
                measured(|| files::from_bytes(text.as_bytes(), "底稿.nianbao").map(drop));
            check_ceilings(name, text.len(), taken);
            if let Err(error) = &result {
                assert!(
                    matches!(
                        error.code,
                        ErrorCode::TooLarge | ErrorCode::Unreadable | ErrorCode::Unsupported
                    ),
                    "{name}: {error:?}"
                );
                return None;
            }
            Some((taken.total, taken.peak))
        });
        if let (Some(before), Some(after)) = (taken[0], taken[2]) {
            check_growth(name, 8.0, before.0, after.0);
            check_growth(name, 8.0, before.1, after.1);
        }
    }
}

#[test]
fn a_draft_of_too_many_entries_is_told_in_a_sentence() {
    let error = files::from_bytes(KINDS[0].1(1_000_000).as_bytes(), "底稿.nianbao").unwrap_err();
    assert_eq!(error.code, ErrorCode::TooLarge);
    assert!(error.message.contains("没有读入"), "{}", error.message);
}
