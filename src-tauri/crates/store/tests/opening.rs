//! Opening in odd places: other programs' files, folders that can't be written, several starts at once;
//! and what is kept private.
#![allow(clippy::unwrap_used)] // a store that can't be made should stop the test
#![cfg(unix)] // rights and names as Unix has them

mod support;

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;
use store::{COPIES, FILE, Reason, Store, StoreError};
use support::{at, full, put};

const FOLDER: &str = "NIANBAO_TEST_READS_FROM";

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Everything in a folder with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), std::fs::read(&path).unwrap()))
        .collect();
    all.sort();
    all
}

/// A library as version 1 made it, as another program left it: its rights are everybody's.
fn version_1(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let connection = Connection::open(folder.join(FILE)).unwrap();
    connection
        .pragma_update(None, "journal_mode", "WAL")
        .unwrap();
    connection
        .execute_batch(include_str!("../migrations/0001_reports.sql"))
        .unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    connection
        .execute_batch(include_str!("version_1.sql"))
        .unwrap();
}

#[test]
fn an_empty_file_and_a_database_of_another_program_are_not_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    std::fs::write(&file, "").unwrap();
    assert!(matches!(Store::open(folder.path()), Err(StoreError::Empty)));
    for sql in [
        "CREATE TABLE photos (id INTEGER PRIMARY KEY)",
        "CREATE TABLE photos (id INTEGER PRIMARY KEY); PRAGMA user_version = 3",
        "CREATE TABLE photos (id INTEGER PRIMARY KEY); PRAGMA application_id = 77",
        "PRAGMA application_id = 77",
        "PRAGMA user_version = 6",
        "VACUUM",
    ] {
        std::fs::remove_file(&file).unwrap();
        Connection::open(&file).unwrap().execute_batch(sql).unwrap();
        if std::fs::metadata(&file).unwrap().len() == 0 {
            continue;
        }
        let before = contents(folder.path());
        assert!(
            matches!(Store::open(folder.path()), Err(StoreError::Foreign)),
            "{sql}"
        );
        assert!(contents(folder.path()) == before, "{sql}");
    }
}

#[test]
fn several_starts_at_once_make_one_library_and_bring_an_old_one_up_once() {
    for old in [false, true] {
        for _ in 0..10 {
            let folder = tempfile::tempdir().unwrap();
            if old {
                version_1(folder.path());
            }
            std::thread::scope(|scope| {
                let starts: Vec<_> = (0..8)
                    .map(|_| {
                        scope.spawn(|| {
                            Store::open(folder.path())
                                .unwrap()
                                .list(false)
                                .unwrap()
                                .reports
                                .len()
                        })
                    })
                    .collect();
                for start in starts {
                    assert_eq!(start.join().unwrap(), usize::from(old));
                }
            });
            let names: Vec<_> = contents(folder.path())
                .into_iter()
                .map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned())
                .collect();
            let before = "nianbao.db.before-7".to_owned();
            let expected = if old {
                vec![FILE.to_owned(), before.clone()]
            } else {
                vec![FILE.to_owned()]
            };
            assert_eq!(names, expected);
            if old {
                let copy = Connection::open(folder.path().join(before)).unwrap();
                let version: u32 = copy
                    .pragma_query_value(None, "user_version", |row| row.get(0))
                    .unwrap();
                assert_eq!(version, 1, "the copy is of what was there before");
            }
        }
    }
}

#[test]
fn a_folder_whose_name_is_in_gbk_holds_an_old_library_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join(OsStr::from_bytes(b"\xb8\xe5\xbc\xfe"));
    version_1(&folder);
    let store = Store::open(&folder).unwrap();
    assert_eq!(store.list(false).unwrap().reports.len(), 1);
    assert!(store.back_up("2027-01-05".parse().unwrap()).unwrap());
}

/// What a person sees who may only read.
fn read_alone(folder: &Path) {
    let store = Store::open_existing(folder).unwrap().unwrap();
    assert_eq!(store.read_only(), Some(&Reason::Permission));
    let listing = store.list(false).unwrap();
    assert!(!listing.reports.is_empty());
    for listed in listing.reports {
        assert!(store.load(&listed.id).unwrap().unreadable.is_empty());
    }
    let refused = store.create(&store::New {
        id: "new",
        name: "",
        report: &full(),
        completeness: 0,
        source: None,
        now: at(0),
    });
    assert!(matches!(
        refused,
        Err(StoreError::LibraryReadOnly(Reason::Permission))
    ));
    store.carry_over().unwrap();
    assert!(!store.back_up("2027-01-05".parse().unwrap()).unwrap());
}

#[test]
fn a_library_that_may_not_be_written_is_opened_for_reading() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        read_alone(Path::new(&folder));
        return;
    }
    let root = tempfile::tempdir().unwrap();
    std::fs::set_permissions(root.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    // A whole one, one with a log as after a kill, one of an old version.
    let whole = root.path().join("whole");
    put(&Store::open(&whole).unwrap(), "a", &full()).unwrap();
    let logged = root.path().join("logged");
    std::fs::create_dir(&logged).unwrap();
    let running = root.path().join("running");
    let store = Store::open(&running).unwrap();
    put(&store, "a", &full()).unwrap();
    for (path, bytes) in contents(&running) {
        let name = path.file_name().unwrap().to_owned();
        if !name.to_string_lossy().ends_with("-shm") {
            std::fs::write(logged.join(name), bytes).unwrap();
        }
    }
    drop(store);
    let old = root.path().join("old");
    version_1(&old);

    // Rights say nothing to root: somebody else looks.
    let is_root = std::fs::metadata(root.path()).unwrap().uid() == 0;
    for folder in [&whole, &logged, &old] {
        for (file_mode, folder_mode) in [(0o444, 0o555), (0o444, 0o755), (0o644, 0o555)] {
            if !is_root && folder_mode == 0o755 && file_mode == 0o644 {
                continue;
            }
            for (path, _) in contents(folder) {
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(file_mode)).unwrap();
            }
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(folder_mode)).unwrap();
            let before = contents(folder);
            let program = root.path().join("program");
            if !program.exists() {
                std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
            }
            let mut reader = Command::new(&program);
            reader
                .args([
                    "--exact",
                    "a_library_that_may_not_be_written_is_opened_for_reading",
                    "--nocapture",
                ])
                .env(FOLDER, folder);
            if is_root {
                reader.uid(65534).gid(65534);
            }
            let done = reader.output().unwrap();
            assert!(
                done.status.success(),
                "{folder:?} {file_mode:o}: {}",
                String::from_utf8_lossy(&done.stderr)
            );
            assert!(contents(folder) == before, "{folder:?}");
            std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}

#[test]
fn a_library_that_is_removed_or_replaced_while_it_is_open_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    for how in ["removed", "replaced", "moved", "log removed"] {
        let store = Store::open(folder.path()).unwrap();
        put(&store, how, &full()).unwrap();
        let mut report = full();
        report.blocks[1].text = how.into();
        match how {
            "removed" => std::fs::remove_file(&file).unwrap(),
            "replaced" => {
                let copy = folder.path().join("copy");
                std::fs::copy(&file, &copy).unwrap();
                std::fs::rename(&copy, &file).unwrap();
            }
            "moved" => std::fs::rename(&file, folder.path().join("other.db")).unwrap(),
            _ => std::fs::remove_file(folder.path().join("nianbao.db-wal")).unwrap(),
        }
        let saved = store.save(how, 1, &report, 0, at(1));
        assert!(matches!(saved, Err(StoreError::Gone)), "{how}: {saved:?}");
        drop(store);
        for (path, _) in contents(folder.path()) {
            std::fs::remove_file(path).unwrap();
        }
    }
}

#[test]
fn when_the_log_is_carried_over_the_one_file_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, "a", &full()).unwrap();
    store.carry_over().unwrap();
    let log = folder.path().join("nianbao.db-wal");
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
    let other = tempfile::tempdir().unwrap();
    std::fs::copy(folder.path().join(FILE), other.path().join(FILE)).unwrap();
    assert_eq!(
        Store::open(other.path()).unwrap().load("a").unwrap().report,
        full()
    );
}

#[test]
fn the_library_and_its_copies_are_the_persons_alone() {
    let root = tempfile::tempdir().unwrap();
    let own = root.path().join("deep/data");
    let store = Store::open(&own).unwrap();
    put(&store, "a", &full()).unwrap();
    store.back_up("2027-01-05".parse().unwrap()).unwrap();
    assert_eq!(mode(&own), 0o700);
    assert_eq!(mode(&own.join(COPIES)), 0o700);
    let mut files = contents(&own);
    files.extend(contents(&own.join(COPIES)));
    assert!(files.len() >= 4);
    for (path, _) in files {
        assert_eq!(mode(&path), 0o600, "{path:?}");
    }
    // A folder that was there keeps its rights.
    let theirs = root.path().join("theirs");
    version_1(&theirs);
    std::fs::set_permissions(&theirs, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::set_permissions(theirs.join(FILE), std::fs::Permissions::from_mode(0o644)).unwrap();
    drop(Store::open(&theirs).unwrap());
    assert_eq!(mode(&theirs), 0o755);
    for (path, _) in contents(&theirs) {
        assert_eq!(mode(&path), 0o600, "{path:?}");
    }
}

#[test]
fn what_is_purged_is_in_no_file_any_more() {
    let folder = tempfile::tempdir().unwrap();
    version_1(folder.path());
    let store = Store::open(folder.path()).unwrap();
    let mut report = full();
    report.blocks[1].text = "绝不外传的一句话".repeat(30);
    put(&store, "a", &report).unwrap();
    put(&store, "b", &full()).unwrap();
    store.back_up("2027-01-05".parse().unwrap()).unwrap();
    let holds = |what: &str| {
        let mut files = contents(folder.path());
        files.extend(contents(&folder.path().join(COPIES)));
        let holds = |bytes: &[u8]| {
            bytes
                .windows(what.len())
                .any(|part| part == what.as_bytes())
        };
        files.iter().filter(|(_, bytes)| holds(bytes)).count()
    };
    assert!(holds("绝不外传的一句话") >= 2);
    store.discard("a", at(1)).unwrap();
    store.purge("a").unwrap();
    assert_eq!(holds("绝不外传的一句话"), 0);
    assert!(
        holds("柳溪镇2025年度法治政府建设情况报告") >= 2,
        "the copies are still there"
    );
    store.discard("old", at(1)).unwrap();
    store.purge("old").unwrap();
    assert_eq!(holds("柳溪镇2025年度法治政府建设情况报告"), 0);
    assert_eq!(store.load("b").unwrap().report, full());
}

#[test]
fn one_copy_a_day_is_kept_for_seven_days_and_a_damaged_library_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let day = |day: u32| chrono::NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
    assert!(!store.back_up(day(1)).unwrap(), "nothing to copy");
    put(&store, "a", &full()).unwrap();
    for number in 1..=10 {
        assert!(store.back_up(day(number)).unwrap());
        assert!(!store.back_up(day(number)).unwrap());
    }
    let copies = contents(&folder.path().join(COPIES));
    assert_eq!(copies.len(), 7);
    assert!(copies[0].0.ends_with("nianbao-2027-01-04.db"));
    store.carry_over().unwrap();
    let file = folder.path().join(FILE);
    let mut bytes = std::fs::read(&file).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[..2000].fill(0xA5);
    }
    std::fs::write(&file, bytes).unwrap();
    let damaged = store.back_up(day(11));
    assert!(
        matches!(damaged, Err(StoreError::Damaged(_))),
        "{damaged:?}"
    );
    assert!(contents(&folder.path().join(COPIES)) == copies);
}

#[test]
fn a_damaged_library_of_an_old_version_is_shown_as_far_as_it_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    version_1(folder.path());
    let file = folder.path().join(FILE);
    let connection = Connection::open(&file).unwrap();
    connection
        .pragma_update(None, "journal_mode", "DELETE")
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO reports SELECT 'long', name, template, unit, unit_short, year, document_number,
                 signatories, copies, issuing_office, print_date, variant, signature_rule, numbering,
                 work_heading, completeness, revision, exported_revision, created_at, updated_at,
                 deleted_at FROM reports;
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
             INSERT INTO blocks SELECT 'long', i, i, 'body', 'planted ' || i || printf('%.200c', 'x') FROM n;",
        )
        .unwrap();
    drop(connection);
    let mut bytes = std::fs::read(&file).unwrap();
    let planted = b"planted 200x";
    let at = bytes
        .windows(planted.len())
        .position(|window| window == planted)
        .unwrap();
    let page = at / 4096 * 4096;
    bytes[page..page + 4096].fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();

    let store = Store::open(folder.path()).unwrap();
    assert!(matches!(store.read_only(), Some(Reason::Damaged(_))));
    let listing = store.list(false).unwrap();
    assert_eq!(listing.reports.len() + listing.unreadable.len(), 2);
    let stored = store.load("old").unwrap();
    assert_eq!(
        stored.report.title(),
        Some("柳溪镇2025年度法治政府建设情况报告")
    );
    drop(store);
    assert!(std::fs::read(&file).unwrap() == bytes, "it is as it was");
}
