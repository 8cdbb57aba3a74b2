//! Whole reports, read from text.

use std::path::{Path, PathBuf};

use report::{BlockKind, Report, SignatureRule};

use crate::package::{export, part, text};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 3, "{} has too few reports", folder.display());
    files
}

/// Each sample as its text and the report that is read from it.
fn read() -> Vec<(String, String, Report)> {
    files()
        .into_iter()
        .map(|path| {
            let source = std::fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let report = report::recognise::plain_text(&source);
            (name, source, report)
        })
        .collect()
}

/// The reports of assets/samples, unsealed and sealed, by name.
pub fn all() -> Vec<(String, Report)> {
    read()
        .into_iter()
        .flat_map(|(name, _, report)| {
            let mut sealed = report.clone();
            sealed.meta.signature_rule = SignatureRule::Sealed;
            [(format!("{name}-sealed"), sealed), (name, report)]
        })
        .collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_line_of_a_sample_stands_in_the_document_in_order() {
    for (name, source, report) in read() {
        let document = squeezed(&text(&export(&report)));
        let mut rest = document.as_str();
        for line in source.lines().map(squeezed).filter(|line| !line.is_empty()) {
            let Some(at) = rest.find(&line) else {
                panic!("{name}: not in the document, or not in its place: {line}");
            };
            rest = &rest[at + line.len()..];
        }
        assert_eq!(
            document.chars().count(),
            squeezed(&source).chars().count(),
            "{name}: the document says more than the source"
        );
    }
}

#[test]
fn every_level_of_heading_is_set_in_its_own_font() {
    for (name, _, report) in read() {
        let bytes = export(&report);
        let document = part(&bytes, "word/document.xml");
        let styles = part(&bytes, "word/styles.xml");
        for (kind, level, font) in [
            (BlockKind::Heading1, 1, "黑体"),
            (BlockKind::Heading2, 2, "楷体_GB2312"),
            (BlockKind::Heading3, 3, "仿宋_GB2312"),
        ] {
            let wanted = report
                .blocks
                .iter()
                .filter(|block| block.kind == kind)
                .count();
            let alone = document.matches(&format!("w:val=\"Level{level}\"")).count();
            let run_in = document
                .matches(&format!("w:val=\"Level{level}Char\""))
                .count();
            assert_eq!(alone + run_in, wanted, "{name}, level {level}");
            for id in [format!("Level{level}"), format!("Level{level}Char")] {
                let style = styles
                    .split("<w:style ")
                    .find(|style| style.contains(&format!("w:styleId=\"{id}\"")))
                    .unwrap();
                assert!(style.contains(&format!("w:eastAsia=\"{font}\"")), "{id}");
                assert!(style.contains("<w:sz w:val=\"32\""), "{id}");
                assert!(
                    !style.contains("<w:b/>") && !style.contains("<w:b "),
                    "{id}"
                );
            }
        }
    }
}
