//! A program on a folder of its own, called as the window calls it.
#![allow(dead_code)] // each suite uses its own part

pub mod word;

use std::path::PathBuf;

use api::App;
use api::commands::dispatch;
use serde_json::{Value, json};
use tempfile::TempDir;

pub struct Desk {
    pub app: App,
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(Some(folder.path().join("data"))).unwrap();
        Self { app, folder }
    }

    /// Closes the program and opens it again on the same folder.
    pub fn reopen(self) -> Self {
        let Self { app, folder } = self;
        drop(app);
        let app = App::open(Some(folder.path().join("data"))).unwrap();
        Self { app, folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn word(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// What a command answers.
    #[track_caller]
    pub fn call(&self, name: &str, body: Value) -> Value {
        match dispatch(&self.app, name, body) {
            Ok(value) => value,
            Err(error) => panic!("{name}: {:?} {error}", error.code),
        }
    }

    /// Opens a file and accepts what was recognised as it is.
    #[track_caller]
    pub fn load(&self, name: &str) -> Value {
        let opened = self.call("source_open", json!({"path": self.word(name)}));
        self.accept(&opened, None)
    }

    /// Pastes a text and accepts what was recognised as it is.
    #[track_caller]
    pub fn paste(&self, text: &str) -> Value {
        let opened = self.call("source_paste", json!({"text": text, "html": ""}));
        self.accept(&opened, None)
    }

    /// Accepts what was opened: as it is, or as the draft for a year.
    #[track_caller]
    pub fn accept(&self, opened: &Value, year: Option<i32>) -> Value {
        let reading = &opened["reading"]["reading"];
        let request = json!({"token": opened["token"], "reading": reading, "year": year});
        self.call("reading_accept", request)
    }

    /// The code with which a command refuses; its message is a Chinese sentence.
    #[track_caller]
    pub fn refuses(&self, name: &str, body: Value) -> String {
        let error = match dispatch(&self.app, name, body) {
            Ok(value) => panic!("{name} answered {value}"),
            Err(error) => error,
        };
        let chinese = error
            .message
            .chars()
            .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
        assert!(chinese.count() >= 12, "{error}");
        assert!(error.message.ends_with(['。', '）']), "{error}");
        json!(error.code).as_str().unwrap().to_owned()
    }

    /// A new report in the usual outline.
    #[track_caller]
    pub fn create(&self) -> Value {
        self.call("report_create", new("three-part"))
    }

    /// Saves a changed report and gives the answer.
    #[track_caller]
    pub fn save(&self, open: &Value, report: &Value) -> Value {
        self.call(
            "report_save",
            json!({"id": open["id"], "revision": open["revision"], "report": report}),
        )
    }
}

pub fn new(outline: &str) -> Value {
    json!({"template": "fazhi-niandu", "unit": "云泽县柳溪镇人民政府", "unit_short": "", "year": 2026,
        "outline": outline})
}

/// A report's numbered headings, as the window shows them.
pub fn headings(report: &Value, view: &Value) -> Vec<String> {
    let blocks = report["blocks"].as_array().unwrap();
    let views = view["blocks"].as_array().unwrap();
    blocks
        .iter()
        .zip(views)
        .filter(|(block, _)| block["kind"].as_str().unwrap().starts_with("heading"))
        .map(|(block, view)| {
            format!(
                "{}{}",
                view["number"].as_str().unwrap_or(""),
                block["text"].as_str().unwrap()
            )
        })
        .collect()
}

/// Position of the first block of a kind.
pub fn position(report: &Value, kind: &str) -> usize {
    let blocks = report["blocks"].as_array().unwrap();
    blocks
        .iter()
        .position(|block| block["kind"] == kind)
        .unwrap()
}

/// The whole text of a report, block by block.
pub fn texts(report: &Value) -> Vec<&str> {
    let blocks = report["blocks"].as_array().unwrap();
    blocks
        .iter()
        .map(|block| block["text"].as_str().unwrap())
        .collect()
}
