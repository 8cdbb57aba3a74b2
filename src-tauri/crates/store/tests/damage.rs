//! Damaged libraries: never a panic, never a word less than what is missing, never a byte written.
#![allow(clippy::unwrap_used, clippy::panic)] // a store that can't be made should stop the test

mod support;

use std::path::Path;

use report::{Block, BlockKind, Report};
use store::{FILE, Lost, Reason, Store, StoreError, recover};
use support::{at, full, put};

const REPORTS: u32 = 12;
const PAGE: usize = 4096;

fn id(number: u32) -> String {
    format!("report-{number:02}")
}

fn report(number: u32) -> Report {
    let mut report = full();
    report.meta.unit = format!("第{number}镇人民政府");
    report.blocks = (1..=40)
        .map(|block| {
            Block::new(
                block,
                BlockKind::Body,
                format!("{number}之{block}：{}", "依法治理。".repeat(12)),
            )
        })
        .collect();
    report.blocks[0].kind = BlockKind::Title;
    report.slots.clear();
    report
}

/// A library of several reports as one file.
fn library(folder: &Path) -> Vec<u8> {
    let store = Store::open(folder).unwrap();
    for number in 0..REPORTS {
        put(&store, &id(number), &report(number)).unwrap();
    }
    drop(store);
    std::fs::read(folder.join(FILE)).unwrap()
}

/// Bytes that look like noise, different for each seed.
fn noise(seed: usize, length: usize) -> Vec<u8> {
    let mut state = seed as u64 * 2 + 1;
    (0..length)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .collect()
}

/// What holds of every damaged library; whether it opened.
fn check(bytes: &[u8], what: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    std::fs::write(&file, bytes).unwrap();
    let (mut whole, mut told) = (Vec::new(), 0);
    let opened = match Store::open_existing(folder.path()) {
        Err(
            StoreError::Damaged(_)
            | StoreError::Foreign
            | StoreError::Newer { .. }
            | StoreError::Empty,
        ) => false,
        Err(other) => panic!("{what}: {other:?}"),
        Ok(None) => panic!("{what}: not there"),
        Ok(Some(store)) => {
            let listing = store.list(false);
            for number in 0..REPORTS {
                let Ok(stored) = store.load(&id(number)) else {
                    continue;
                };
                if stored.unreadable.is_empty() && !stored.altered {
                    assert!(stored.report == report(number), "{what}: {number} differs");
                    whole.push(number);
                } else {
                    told += 1;
                }
            }
            if store.read_only().is_none() {
                // What opens without a word is complete.
                let listing = listing.unwrap();
                let listed = listing.reports.len() + listing.unreadable.len();
                assert_eq!(listed, REPORTS as usize, "{what}");
                assert_eq!(whole.len() + told, REPORTS as usize, "{what}");
            } else {
                assert!(
                    matches!(store.read_only(), Some(Reason::Damaged(_))),
                    "{what}"
                );
                let save = store.save(&id(0), 1, &report(0), 0, at(1));
                assert!(
                    matches!(save, Err(StoreError::LibraryReadOnly(_))),
                    "{what}"
                );
                if whole.len() + told > 0 {
                    let listing = listing.unwrap_or_else(|error| panic!("{what}: {error:?}"));
                    let listed = |number: u32| {
                        let is = |it: &store::Listed| it.id == id(number);
                        listing.reports.iter().any(is)
                            || listing.unreadable.iter().any(|it| is(&it.0))
                    };
                    for number in &whole {
                        assert!(listed(*number), "{what}: {number} is not listed");
                    }
                }
            }
            true
        }
    };
    let to = folder.path().join("recovered");
    let recovered = recover(folder.path(), &to, "找回的稿件", at(2));
    if let Ok(recovered) = &recovered {
        let store = Store::open(&to).unwrap();
        assert_eq!(store.read_only(), None, "{what}");
        for number in &whole {
            let stored = store.load(&id(*number)).unwrap();
            assert!(stored.report == report(*number), "{what}: {number} differs");
            // Doubt that nothing speaks for is named, too.
            let is_named = recovered.lost.contains(&Lost::Altered(id(*number)));
            assert_eq!(stored.unreadable, [], "{what}: {number}");
            assert!(
                !stored.altered || is_named,
                "{what}: {number}, {:?}",
                recovered.lost
            );
        }
        for number in (0..REPORTS).filter(|number| !whole.contains(number)) {
            let is_whole = store
                .load(&id(number))
                .is_ok_and(|stored| stored.report == report(number));
            let is_named = recovered.lost.iter().any(|lost| match lost {
                Lost::Report(it) | Lost::Row(it) | Lost::Rows(it) | Lost::Altered(it) => {
                    *it == id(number)
                }
                Lost::Settings | Lost::Since(_) => false,
            });
            assert!(
                is_whole || is_named,
                "{what}: {number} is missing without a word: {:?}",
                recovered.lost
            );
        }
    } else {
        assert!(whole.is_empty(), "{what}: {recovered:?}");
    }
    assert!(
        std::fs::read(&file).unwrap() == bytes,
        "{what}: the file was changed"
    );
    opened
}

#[test]
fn whichever_page_is_overwritten_what_can_be_read_is_listed_and_recovered() {
    let folder = tempfile::tempdir().unwrap();
    let sound = library(folder.path());
    let pages = sound.len() / PAGE;
    let mut opened = 0;
    for page in 0..pages {
        for fill in [vec![0; PAGE], vec![0xA5; PAGE], noise(page, PAGE)] {
            let mut bytes = sound.clone();
            bytes[page * PAGE..(page + 1) * PAGE].copy_from_slice(&fill);
            opened += usize::from(check(
                &bytes,
                &format!("page {page} of {pages}, {:02x}", fill[0]),
            ));
        }
    }
    assert!(opened > pages * 2, "{opened} of {}", pages * 3);
}

#[test]
fn random_bytes_anywhere_are_noticed_or_do_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let sound = library(folder.path());
    for seed in 0..150 {
        let mut bytes = sound.clone();
        let random = noise(seed + 7, 400);
        for group in random.chunks(5).take(1 + seed % 60) {
            let place = u32::from_le_bytes([group[0], group[1], group[2], group[3]]) as usize;
            let place = place % bytes.len();
            bytes[place] = group[4];
        }
        check(&bytes, &format!("seed {seed}"));
    }
}

#[test]
fn a_file_that_was_cut_short_is_never_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let sound = library(folder.path());
    for length in (1..sound.len()).step_by(sound.len() / 40) {
        check(&sound[..length], &format!("{length} bytes"));
    }
}

#[test]
fn the_log_of_a_damaged_file_is_read_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let log = folder.path().join("nianbao.db-wal");
    library(folder.path());
    let store = Store::open(folder.path()).unwrap();
    put(&store, &id(REPORTS), &report(REPORTS)).unwrap();
    // As after a kill: the copies are made while the program runs.
    let (mut bytes, written) = (std::fs::read(&file).unwrap(), std::fs::read(&log).unwrap());
    drop(store);
    let middle = bytes.len() / PAGE / 2 * PAGE;
    bytes[middle..middle + PAGE].fill(0xA5);
    let other = tempfile::tempdir().unwrap();
    let (file, log) = (other.path().join(FILE), other.path().join("nianbao.db-wal"));
    std::fs::write(&file, &bytes).unwrap();
    std::fs::write(&log, &written).unwrap();
    let store = Store::open(other.path()).unwrap();
    assert!(matches!(store.read_only(), Some(Reason::Damaged(_))));
    assert_eq!(store.load(&id(REPORTS)).unwrap().report, report(REPORTS));
    drop(store);
    let to = other.path().join("recovered");
    recover(other.path(), &to, "", at(1)).unwrap();
    let recovered = Store::open(&to).unwrap();
    assert_eq!(
        recovered.load(&id(REPORTS)).unwrap().report,
        report(REPORTS)
    );
    assert!(std::fs::read(&file).unwrap() == bytes);
    assert!(std::fs::read(&log).unwrap() == written);
}

#[test]
fn where_nothing_can_be_read_the_last_daily_copy_is_recovered() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    put(&store, &id(0), &report(0)).unwrap();
    let day = "2027-01-05".parse().unwrap();
    assert!(store.back_up(day).unwrap());
    drop(store);
    let file = folder.path().join(FILE);
    std::fs::write(&file, noise(1, 9 * PAGE)).unwrap();
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Damaged(_))
    ));
    let to = folder.path().join("recovered");
    let recovered = recover(folder.path(), &to, "", at(1)).unwrap();
    assert_eq!(
        (recovered.reports, recovered.lost),
        (1, vec![Lost::Since(day)])
    );
    assert_eq!(
        Store::open(&to).unwrap().load(&id(0)).unwrap().report,
        report(0)
    );
    assert!(matches!(
        recover(folder.path(), &to, "", at(1)),
        Err(StoreError::Exists)
    ));
}
