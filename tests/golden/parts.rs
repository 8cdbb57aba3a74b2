//! The XML of a report that holds one of everything, against stored copies.

use std::path::{Path, PathBuf};

use crate::package::{export, part, paths, pretty};
use crate::reports;

const PARTS: [(&str, &str); 6] = [
    ("word/document.xml", "document.xml"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "fontTable.xml"),
    ("word/footer1.xml", "footer1.xml"),
    ("word/footer2.xml", "footer2.xml"),
];

fn stored(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("golden/expected")
        .join(name)
}

/// Compares with the stored copy, or stores anew when `UPDATE_GOLDEN` is set.
fn compare(name: &str, found: &str) {
    let path = stored(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    if wanted == found {
        return;
    }
    let line = wanted
        .lines()
        .zip(found.lines())
        .position(|(wanted, found)| wanted != found)
        .unwrap_or_else(|| wanted.lines().count().min(found.lines().count()));
    panic!(
        "{} differs from line {}:\n  stored: {}\n  now:    {}\nIf the change is meant: UPDATE_GOLDEN=1 cargo test -p nianbao-tests --test golden",
        path.display(),
        line + 1,
        wanted.lines().nth(line).unwrap_or("(end)"),
        found.lines().nth(line).unwrap_or("(end)"),
    );
}

#[test]
fn the_parts_of_a_report_with_one_of_everything_are_the_stored_ones() {
    let bytes = export(&reports::everything());
    for (path, name) in PARTS {
        compare(name, &pretty(&part(&bytes, path)));
    }
}

#[test]
fn the_document_of_a_report_with_typed_numbers_is_the_stored_one() {
    let bytes = export(&reports::as_typed());
    compare("as-typed.xml", &pretty(&part(&bytes, "word/document.xml")));
}

#[test]
fn a_file_holds_the_parts_it_declares_and_no_other() {
    let bytes = export(&reports::everything());
    let declared = part(&bytes, "[Content_Types].xml");
    for path in paths(&bytes) {
        let known = path == "[Content_Types].xml"
            || path.ends_with(".rels")
            // XML without a type of its own.
            || path == docx::draft::PATH
            || declared.contains(&format!("PartName=\"/{path}\""));
        assert!(known, "{path}");
    }
    assert_eq!(declared.matches("PartName=").count(), 9);
}

#[test]
fn two_exports_of_any_report_are_the_same_bytes() {
    for (name, report) in reports::all() {
        assert!(export(&report) == export(&report), "{name}");
    }
}
