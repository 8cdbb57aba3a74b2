//! Reports in a real file: kept, changed, listed, binned, refused.
#![allow(clippy::unwrap_used)] // a store that can't be opened should stop the test

mod support;

use report::{Block, BlockId, BlockKind, Report};
use rusqlite::Connection;
use store::{FILE, New, NewSource, Store, StoreError};
use support::{at, full, put};

#[test]
fn a_report_comes_back_as_it_went_in_after_the_file_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    put(&store, "b", &Report::empty()).unwrap();
    drop(store);
    let store = Store::open(folder.path()).unwrap();
    let stored = store.load("a").unwrap();
    assert_eq!(stored.report, full());
    assert_eq!(
        (stored.revision, stored.updated_at, stored.deleted_at),
        (1, at(0), None)
    );
    assert_eq!(store.load("b").unwrap().report, Report::empty());
    store.integrity().unwrap();
}

#[test]
fn a_save_counts_the_revision_up_and_must_build_on_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    let mut report = full();
    report.blocks[1].text = "一、改过的标题".into();
    let saved = store.save("a", 1, &report, 55, at(9)).unwrap();
    assert_eq!((saved.revision, saved.updated_at), (2, at(9)));
    let refused = store.save("a", 1, &Report::empty(), 0, at(10));
    assert!(matches!(refused, Err(StoreError::Conflict { revision: 2 })));
    assert_eq!(store.load("a").unwrap().report, report);
    assert_eq!(store.find("a").unwrap().completeness, 55);
    assert!(matches!(
        store.save("z", 1, &report, 0, at(9)),
        Err(StoreError::NotFound)
    ));
}

#[test]
fn a_save_writes_only_the_rows_that_changed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    let other = Connection::open(folder.path().join(FILE)).unwrap();
    other
        .execute_batch(
            "CREATE TABLE log (what TEXT);
             CREATE TRIGGER b1 AFTER INSERT ON blocks BEGIN INSERT INTO log VALUES ('+' || new.id); END;
             CREATE TRIGGER b2 AFTER UPDATE ON blocks BEGIN INSERT INTO log VALUES ('=' || new.id); END;
             CREATE TRIGGER b3 AFTER DELETE ON blocks BEGIN INSERT INTO log VALUES ('-' || old.id); END;
             CREATE TRIGGER f1 AFTER UPDATE ON figures BEGIN INSERT INTO log VALUES (new.figure); END;
             CREATE TRIGGER s1 AFTER DELETE ON slots BEGIN INSERT INTO log VALUES ('slot ' || old.block); END;
             CREATE TRIGGER r1 AFTER UPDATE ON reports BEGIN INSERT INTO log VALUES ('report'); END;",
        )
        .unwrap();
    let log = || -> Vec<String> {
        let mut statement = other.prepare("SELECT what FROM log ORDER BY what").unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        let rows = rows.collect::<Result<_, _>>().unwrap();
        other.execute_batch("DELETE FROM log").unwrap();
        rows
    };

    let mut report = full();
    report.blocks[2].text.push('新');
    store.save("a", 1, &report, 20, at(1)).unwrap();
    assert_eq!(log(), ["=7", "report"]);

    report
        .figures
        .entry("disputes_total".into())
        .or_default()
        .entry = "65".into();
    report.slots.remove(&BlockId(99));
    store.save("a", 2, &report, 20, at(2)).unwrap();
    assert_eq!(log(), ["disputes_total", "report", "slot 99"]);

    report.blocks.pop();
    report
        .blocks
        .push(Block::new(8, BlockKind::Note, "（此件公开发布）"));
    store.save("a", 3, &report, 20, at(3)).unwrap();
    assert_eq!(
        log(),
        [format!("+{}", 8), format!("-{}", u32::MAX), "report".into()]
    );
    assert_eq!(store.load("a").unwrap().report, report);

    let saved = store.save("a", 4, &report, 20, at(4)).unwrap();
    assert_eq!(
        (saved.revision, saved.updated_at),
        (4, at(3)),
        "nothing changed"
    );
    assert_eq!(log(), Vec::<String>::new());
}

#[test]
fn a_copy_stands_on_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    store.note_export("a", 1).unwrap();
    let copy = store.duplicate("a", "b", "副本", at(5)).unwrap();
    assert_eq!(
        (
            copy.name.as_str(),
            copy.completeness,
            copy.exported_revision
        ),
        ("副本", 20, None)
    );
    store.save("b", 1, &Report::empty(), 0, at(6)).unwrap();
    assert_eq!(store.load("a").unwrap().report, full());
    assert!(matches!(
        store.duplicate("z", "c", "", at(5)),
        Err(StoreError::NotFound)
    ));
}

#[test]
fn the_list_shows_title_name_and_export_with_the_latest_change_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    let mut late = full();
    late.blocks
        .insert(0, Block::new(50, BlockKind::Title, "　 "));
    let new = New {
        id: "b",
        name: "定稿",
        report: &late,
        completeness: 100,
        source: None,
        now: at(60),
    };
    store.create(&new).unwrap();
    store.note_export("b", 1).unwrap();
    let list = store.list(false).unwrap().reports;
    let shown: Vec<_> = list
        .iter()
        .map(|row| (row.id.as_str(), row.name.as_str(), row.exported_revision))
        .collect();
    assert_eq!(shown, [("b", "定稿", Some(1)), ("a", "", None)]);
    assert_eq!(
        list[0].title, "柳溪镇2026年度法治政府建设情况报告",
        "the blank title is passed over"
    );
    assert_eq!(
        (list[1].year, list[1].unit.as_str()),
        (2026, "柳溪镇人民政府")
    );
    assert_eq!(store.rename("a", "初稿").unwrap().name, "初稿");
    assert_eq!(
        store.find("a").unwrap().updated_at,
        at(0),
        "a name is no change of content"
    );
    assert!(matches!(store.rename("z", "x"), Err(StoreError::NotFound)));
    assert!(matches!(
        store.note_export("z", 1),
        Err(StoreError::NotFound)
    ));
}

#[test]
fn a_report_goes_to_the_bin_and_back_and_only_from_there_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    assert!(matches!(store.purge("a"), Err(StoreError::NotFound)));
    store.discard("a", at(1)).unwrap();
    store.discard("a", at(2)).unwrap();
    assert!(store.list(false).unwrap().reports.is_empty());
    assert_eq!(store.list(true).unwrap().reports[0].deleted_at, Some(at(1)));
    store.restore("a").unwrap();
    assert_eq!(store.list(false).unwrap().reports.len(), 1);
    store.discard("a", at(3)).unwrap();
    store.purge("a").unwrap();
    assert!(matches!(store.load("a"), Err(StoreError::NotFound)));
    assert!(matches!(store.restore("a"), Err(StoreError::NotFound)));
    let connection = Connection::open(folder.path().join(FILE)).unwrap();
    for table in ["blocks", "figures", "slots"] {
        let left: i64 = connection
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(left, 0, "{table}");
    }
}

#[test]
fn settings_are_kept_and_unknown_ones_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    store
        .keep_settings(&[("later".into(), "1".into())].into())
        .unwrap();
    store
        .keep_settings(&[("theme".into(), "\"dark\"".into())].into())
        .unwrap();
    store
        .keep_settings(&[("theme".into(), "\"light\"".into())].into())
        .unwrap();
    let kept = Store::open(folder.path()).unwrap().settings().unwrap();
    assert_eq!(
        kept,
        [
            ("later".into(), Some("1".into())),
            ("theme".into(), Some("\"light\"".into()))
        ]
        .into()
    );
}

#[test]
fn the_file_that_a_report_came_from_is_kept_with_it_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    let report = full();
    let new = New {
        id: "a",
        name: "",
        report: &report,
        completeness: 0,
        source: Some(NewSource {
            name: "去年的报告.doc",
            bytes: &bytes,
            reading: Some("{}"),
        }),
        now: at(3),
    };
    store.create(&new).unwrap();
    put(&store, "plain", &report).unwrap();
    drop(store);

    let store = Store::open(folder.path()).unwrap();
    let kept = store.source("a").unwrap().unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.size, kept.kept_at),
        ("去年的报告.doc", 100_000, at(3))
    );
    assert_eq!(store.source_bytes("a").unwrap(), bytes);
    assert_eq!(store.source_reading("a").unwrap().as_deref(), Some("{}"));
    assert_eq!(store.source("plain").unwrap(), None);
    assert!(matches!(
        store.source_bytes("plain"),
        Err(StoreError::NotFound)
    ));

    store.duplicate("a", "b", "", at(4)).unwrap();
    store.discard("a", at(5)).unwrap();
    store.purge("a").unwrap();
    assert_eq!(store.source("a").unwrap(), None);
    assert_eq!(store.source_bytes("b").unwrap(), bytes);
}
