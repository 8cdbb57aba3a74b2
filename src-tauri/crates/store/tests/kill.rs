//! A writer that is killed with SIGKILL in the middle of its saves.
#![allow(clippy::unwrap_used)] // a child that can't be started should stop the test
#![cfg(unix)] // the word SIGKILL means nothing elsewhere

mod support;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use report::{Block, BlockKind, Report};
use store::Store;
use support::{at, put};

const FOLDER: &str = "NIANBAO_TEST_WRITES_INTO";

/// Every block tells the revision, so that half a save would show.
fn report_of(revision: u32) -> Report {
    let mut report = Report::empty();
    let count = 60 + revision % 7;
    report.blocks = (1..=count)
        .map(|id| {
            Block::new(
                id,
                BlockKind::Body,
                format!("{revision}：{}", "依法治理。".repeat(40)),
            )
        })
        .collect();
    report
}

/// Saves without end, and says so on standard output each time a save has returned.
fn write_forever(folder: &Path) {
    let store = Store::open(folder).unwrap();
    let mut revision = store.load("a").unwrap().revision;
    let mut out = std::io::stdout();
    loop {
        revision = store
            .save("a", revision, &report_of(revision + 1), 0, at(0))
            .unwrap()
            .revision;
        writeln!(out, "saved {revision}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_writer_loses_nothing_that_a_save_returned_from_and_leaves_no_half_save() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        write_forever(Path::new(&folder));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    put(&Store::open(folder.path()).unwrap(), "a", &report_of(1)).unwrap();
    for round in 0..20_usize {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                std::thread::current().name().unwrap(),
                "--nocapture",
            ])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged = 0;
        let mut read = |line: std::io::Result<String>| {
            if let Some((_, number)) = line.unwrap().split_once("saved ") {
                acknowledged = number.parse::<u32>().unwrap();
                return true;
            }
            false
        };
        // A different number of saves each round, so that the kill falls into different places.
        for _ in 0..=round * 3 % 11 {
            while !read(lines.next().unwrap()) {}
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had said before it died counts, too.
        for line in lines {
            read(line);
        }

        let store = Store::open(folder.path()).unwrap();
        store.integrity().unwrap();
        let stored = store.load("a").unwrap();
        assert!(stored.revision >= acknowledged, "round {round}");
        assert!(stored.revision <= acknowledged + 1, "round {round}");
        assert_eq!(stored.report, report_of(stored.revision), "round {round}");
    }
}
