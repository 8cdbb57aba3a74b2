//! A report as pages, as the window gets it.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use serde_json::{Value, json};
use support::Desk;

fn sample(desk: &Desk) -> Value {
    desk.call("report_sample", json!({}))["report"].clone()
}

fn preview(desk: &Desk, report: &Value, known: Option<u64>) -> Value {
    desk.call("preview", json!({"report": report, "known": known}))
}

fn pages(preview: &Value) -> Vec<u64> {
    preview["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page["index"].as_u64().unwrap())
        .collect()
}

/// The lines of a preview with a block, as (block, start, end, text).
fn lines(preview: &Value) -> Vec<(u64, usize, usize, String)> {
    preview["pages"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|page| page["lines"].as_array().unwrap())
        .filter(|line| !line["block"].is_null())
        .map(|line| {
            let text = line["pieces"]
                .as_array()
                .unwrap()
                .iter()
                .map(|piece| piece["text"].as_str().unwrap())
                .collect();
            let number = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
            (
                line["block"].as_u64().unwrap(),
                number("start"),
                number("end"),
                text,
            )
        })
        .collect()
}

fn texts(report: &Value) -> Vec<(u64, String)> {
    report["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| {
            (
                block["id"].as_u64().unwrap(),
                block["text"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

#[test]
fn the_first_preview_holds_every_page_and_the_next_only_what_changed() {
    let desk = Desk::new();
    let mut report = sample(&desk);
    let first = preview(&desk, &report, None);
    let count = first["page_count"].as_u64().unwrap();
    assert!(count >= 4);
    assert_eq!(first["whole"], true);
    assert_eq!(pages(&first), (0..count).collect::<Vec<_>>());

    let number = first["number"].as_u64();
    let same = preview(&desk, &report, number);
    assert_eq!(
        (same["whole"].clone(), pages(&same)),
        (json!(false), vec![])
    );

    // A character on the last page changes that page alone.
    let blocks = report["blocks"].as_array_mut().unwrap();
    let last = blocks
        .iter_mut()
        .rev()
        .find(|block| block["kind"] == "body")
        .unwrap();
    last["text"] = json!(format!("{}特此说明", last["text"].as_str().unwrap()));
    let changed = preview(&desk, &report, same["number"].as_u64());
    assert_eq!(pages(&changed), [count - 1]);
}

#[test]
fn a_window_that_holds_another_preview_gets_every_page() {
    let desk = Desk::new();
    let report = sample(&desk);
    let first = preview(&desk, &report, None);
    let number = first["number"].as_u64().unwrap();
    let again = preview(&desk, &report, Some(number + 7));
    assert_eq!(again["whole"], true);
    assert_eq!(pages(&again), pages(&first));
}

#[test]
fn each_line_names_the_place_in_its_block() {
    let desk = Desk::new();
    let report = sample(&desk);
    let preview = preview(&desk, &report, None);
    let texts = texts(&report);
    let mut checked = 0;
    for (block, start, end, line) in lines(&preview) {
        let (_, text) = texts.iter().find(|(id, _)| *id == block).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let part = String::from_utf16(&units[start..end]).unwrap();
        // A computed number stands before the first line of a heading, a colon may be put right.
        assert!(
            line.ends_with(part.trim()) || line.trim_end_matches('：').ends_with(part.trim()),
            "{line} | {part}"
        );
        checked += 1;
    }
    assert!(checked > 80);
}

#[test]
fn a_figure_counts_as_one_in_the_places_of_a_line() {
    let desk = Desk::new();
    let report = json!({
        "template": "fazhi-niandu", "meta": sample(&desk)["meta"], "numbering": "computed",
        "blocks": [{"id": 1, "kind": "body", "text": "受理⟦disputes_total⟧。"}],
        "slots": {}, "figures": {"disputes_total": {"entry": "65", "last": ""}},
    });
    let preview = desk.call("preview", json!({"report": report, "known": null}));
    assert_eq!(lines(&preview), [(1, 0, 4, "受理65件。".to_owned())]);
}
