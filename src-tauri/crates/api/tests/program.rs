//! The program itself: what it says of itself, settings, the way in, what is built in.
#![allow(clippy::unwrap_used, clippy::panic)] // a program that can't be opened should stop the test

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use api::{assets, commands};
use serde_json::{Value, json};
use support::Desk;

#[test]
fn the_program_tells_its_version_folder_year_and_templates() {
    let desk = Desk::new();
    let info = desk.call("app_info", json!({}));
    assert_eq!(info["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(info["data_folder"], json!(desk.word("data")));
    assert!(info["suggested_year"].as_i64().unwrap() >= 2025);
    let steps = info["templates"][0]["steps"].as_array().unwrap();
    assert!(
        steps
            .iter()
            .filter(|step| step["optional"] == false)
            .count()
            == 6
    );
}

#[test]
fn settings_are_kept_and_bad_ones_put_right() {
    let desk = Desk::new();
    let usual = desk.call("settings_get", json!({}));
    assert_eq!(
        (&usual["text_size"], &usual["theme"]),
        (&json!(100), &json!("system"))
    );
    let mut settings = usual.clone();
    settings["theme"] = json!("contrast");
    settings["text_size"] = json!(9000);
    settings["last_report"] = json!("abc");
    settings["preview"] = json!(true);
    settings["preview_place"] = json!("under");
    settings["preview_width"] = json!(5);
    settings["preview_zoom"] = json!(900);
    desk.call("settings_set", settings);
    let desk = desk.reopen();
    let kept = desk.call("settings_get", json!({}));
    assert_eq!(kept["theme"], "contrast");
    assert_eq!(kept["text_size"], 175);
    assert_eq!(kept["last_report"], "abc");
    assert_eq!(
        (&kept["preview"], &kept["preview_place"]),
        (&json!(true), &json!("under"))
    );
    assert_eq!(
        (&kept["preview_width"], &kept["preview_zoom"]),
        (&json!(25), &json!(200))
    );
    // An older window sends fewer settings than there are now.
    desk.call("settings_set", json!({"text_size": 125}));
    assert_eq!(desk.call("settings_get", json!({}))["text_size"], 125);
}

#[test]
fn a_command_that_is_not_there_and_a_body_of_another_form_are_refused() {
    let desk = Desk::new();
    assert_eq!(desk.refuses("report_burn", json!({})), "bad_request");
    for (name, _, _) in commands::table() {
        for body in [json!([[]]), json!("x"), json!(7), Value::Null] {
            assert_eq!(desk.refuses(name, body), "bad_request", "{name}");
        }
    }
}

fn names(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../assets")
        .join(folder);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect()
}

#[test]
fn every_template_is_built_in_parses_and_is_sound() {
    let listed: BTreeSet<_> = assets::TEMPLATES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(listed, names("templates"));
    assert_eq!(
        assets::templates().len(),
        assets::TEMPLATES.len(),
        "one does not parse"
    );
    let ids: BTreeSet<_> = assets::templates()
        .iter()
        .map(|template| &template.id)
        .collect();
    assert_eq!(ids.len(), assets::TEMPLATES.len(), "one id twice");
    for template in assets::templates() {
        assert_eq!(template.problems(), Vec::<String>::new(), "{}", template.id);
    }
}

#[test]
fn every_house_style_is_built_in() {
    let listed: BTreeSet<_> = assets::HOUSES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(listed, names("house"));
}

#[test]
fn every_sample_is_built_in_and_reads_as_a_whole_report() {
    let listed: BTreeSet<_> = assets::SAMPLES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(listed, names("samples"));
    let desk = Desk::new();
    for (name, text) in assets::SAMPLES {
        let open = desk.paste(text);
        let steps = open["view"]["steps"].as_array().unwrap();
        let missing: Vec<_> = steps
            .iter()
            .filter(|step| step["optional"] == false && step["state"] != "complete")
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:#?}");
        assert_eq!(open["view"]["findings"], json!([]), "{name}");
    }
}
