//! The report type that ships with the program, and the reports written for the project.
//!
//! The crate reads no TOML. These lines read just the part of it that the template is written in, so
//! that the suites see the labels and sentences that a township sees.
#![allow(dead_code)] // each suite uses its own part

use std::path::{Path, PathBuf};

use report::template::Template;
use report::{Report, recognise};
use serde_json::{Map, Value};

const TEMPLATE: &str = include_str!("../../../../../assets/templates/fazhi-niandu.toml");

pub fn template() -> Template {
    let mut root = Map::new();
    let mut path: Vec<String> = Vec::new();
    let mut lines = TEMPLATE.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix("[[").and_then(|l| l.strip_suffix("]]")) {
            path = name.split('.').map(str::to_owned).collect();
            let (last, holders) = path.split_last().unwrap();
            let holder = open(&mut root, holders);
            let list = holder.entry(last.clone()).or_insert(Value::Array(vec![]));
            list.as_array_mut().unwrap().push(Value::Object(Map::new()));
        } else if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            path = vec![name.to_owned()];
            root.insert(name.to_owned(), Value::Object(Map::new()));
        } else {
            let (key, value) = line.split_once(" = ").unwrap();
            let mut value = value.to_owned();
            while value.starts_with('[') && !value.ends_with(']') {
                value.push_str(lines.next().unwrap().trim());
            }
            open(&mut root, &path).insert(key.to_owned(), read(&value));
        }
    }
    serde_json::from_value(Value::Object(root)).unwrap()
}

/// The table that a path names: the last of a list.
fn open<'a>(root: &'a mut Map<String, Value>, path: &[String]) -> &'a mut Map<String, Value> {
    let mut table = root;
    for name in path {
        let next = table.get_mut(name).unwrap();
        let next = match next {
            Value::Array(list) => list.last_mut().unwrap(),
            other => other,
        };
        table = next.as_object_mut().unwrap();
    }
    table
}

/// A value: what JSON has too, or a table on one line.
fn read(value: &str) -> Value {
    if !value.starts_with('{') {
        return serde_json::from_str(&value.replace(",]", "]")).unwrap();
    }
    let mut json = String::new();
    for word in value.split(' ') {
        let bare = word.chars().all(|c| c.is_ascii_lowercase() || c == '_') && word != "true";
        match word {
            "=" => json.push(':'),
            _ if bare => json.push_str(&format!("\"{word}\"")),
            _ => json.push_str(word),
        }
    }
    serde_json::from_str(&json).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// Every report of the project by its file name, as recognition reads it, in the order of the names.
pub fn reports() -> Vec<(String, Report)> {
    let mut files = Vec::new();
    for folder in ["assets/samples", "tests/corpus/clean"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "txt") {
                files.push(path);
            }
        }
    }
    files.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
    files
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(path).unwrap();
            (name, recognise::plain_text(&text))
        })
        .collect()
}
