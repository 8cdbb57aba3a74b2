//! The file itself: its schema, other processes, newer versions, damage.
#![allow(clippy::unwrap_used)] // a store that can't be opened should stop the test

mod support;

use std::path::Path;

use rusqlite::Connection;
use store::{FILE, Reason, Store, StoreError};
use support::{at, full, put};

#[test]
fn the_schema_is_the_committed_one() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let connection = Connection::open(folder.path().join(FILE)).unwrap();
    let mut statement = connection
        .prepare("SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
        .unwrap();
    let parts: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let version: u32 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    let schema = format!("-- version {version}\n\n{}\n", parts.join("\n\n"));
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema.sql");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&committed, &schema).unwrap();
    }
    let text = std::fs::read_to_string(&committed).unwrap();
    assert_eq!(text, schema, "UPDATE_SCHEMA=1 rewrites tests/schema.sql");
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    drop(store);
    let file = folder.path().join(FILE);
    let connection = Connection::open(&file).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = std::fs::read(&file).unwrap();
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Newer { found: 99, .. })
    ));
    assert!(matches!(
        Store::open_existing(folder.path()),
        Err(StoreError::Newer { .. })
    ));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn what_is_no_database_is_told_apart_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let noise: Vec<u8> = (0..9000_u32).map(|at| (at * 7 % 251) as u8).collect();
    std::fs::write(&file, &noise).unwrap();
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Damaged(_))
    ));
    assert_eq!(std::fs::read(&file).unwrap(), noise);
}

#[test]
fn damage_inside_the_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    drop(store);
    let file = folder.path().join(FILE);
    let mut bytes = std::fs::read(&file).unwrap();
    let page = 4096;
    let end = bytes.len();
    bytes[page..end].fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert!(matches!(store.integrity(), Err(StoreError::Damaged(_))));
    assert!(matches!(store.read_only(), Some(Reason::Damaged(_))));
    let listing = store.list(false).unwrap();
    assert!(listing.reports.is_empty(), "nothing of it can be read");
}

#[test]
fn a_folder_that_cannot_be_made_and_a_file_that_is_a_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain");
    std::fs::write(&plain, "x").unwrap();
    assert!(matches!(
        Store::open(&plain.join("data")),
        Err(StoreError::Unreachable(_))
    ));
    std::fs::create_dir(folder.path().join(FILE)).unwrap();
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Unreachable(_))
    ));
}

#[test]
fn looking_for_a_store_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(Store::open_existing(&data).unwrap().is_none());
    assert!(!data.exists());
}

#[test]
fn a_second_process_reads_what_was_saved_and_is_refused_an_old_revision() {
    let folder = tempfile::tempdir().unwrap();
    let window = Store::open(folder.path()).unwrap();
    put(&window, "a", &full()).unwrap();
    let other = Store::open_existing(folder.path()).unwrap().unwrap();
    let mut report = full();
    for revision in 1..20 {
        report.blocks[1].text = format!("一、第{revision}次改动");
        window
            .save("a", revision, &report, 0, at(i64::from(revision)))
            .unwrap();
        assert_eq!(other.load("a").unwrap().report, report);
    }
    let refused = other.save("a", 3, &full(), 0, at(99));
    assert!(matches!(
        refused,
        Err(StoreError::Conflict { revision: 20 })
    ));
    assert_eq!(window.load("a").unwrap().report, report);
}

#[test]
fn two_writers_take_turns_and_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    put(&store, "b", &full()).unwrap();
    std::thread::scope(|scope| {
        for id in ["a", "b"] {
            let folder = folder.path();
            scope.spawn(move || {
                let store = Store::open(folder).unwrap();
                let mut report = full();
                for revision in 1..=50 {
                    report.blocks[1].text = format!("{id}{revision}");
                    store.save(id, revision, &report, 0, at(0)).unwrap();
                }
            });
        }
    });
    assert_eq!(store.load("a").unwrap().report.blocks[1].text, "a50");
    assert_eq!(store.load("b").unwrap().report.blocks[1].text, "b50");
}
