//! PDF files as a reader gets them, from the command line, in the fonts of this machine.

use std::path::{Path, PathBuf};

use nianbao_tests::command_line::nianbao;
use nianbao_tests::programs;
use tempfile::TempDir;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples/liuxi-2025-three-part.txt")
}

fn printed(folder: &TempDir) -> PathBuf {
    let file = folder.path().join("报告.pdf");
    let run = nianbao(&[
        "export".as_ref(),
        sample().as_os_str(),
        "-o".as_ref(),
        file.as_os_str(),
    ]);
    assert_eq!(run.code, Some(0), "{}", run.messages);
    file
}

fn said(program: &str, words: &[&str], file: &Path) -> String {
    let output = programs::command(program)
        .args(words)
        .arg(file)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .unwrap_or_else(|error| panic!("{program} (apt install poppler-utils): {error}"));
    assert!(output.status.success(), "{program}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_font_of_a_pdf_stands_in_it_as_a_part_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let fonts = said("pdffonts", &[], &printed(&folder));
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 3, "{fonts}");
    for row in rows {
        let flags: Vec<&str> = row.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(flags, ["yes", "yes", "yes"], "{row}");
    }
}

#[test]
fn the_text_of_a_pdf_comes_back_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let text = said("pdftotext", &["-raw"], &printed(&folder));
    let found: String = text
        .lines()
        // Page numbers stand between the pages.
        .filter(|line| !line.starts_with('—') && !line.starts_with("\u{c}—"))
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect();
    let written = std::fs::read_to_string(sample()).unwrap();
    let wanted: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_pdf_knows_its_title_its_author_and_the_size_of_its_paper() {
    let folder = tempfile::tempdir().unwrap();
    let facts = said("pdfinfo", &[], &printed(&folder));
    let fact = |name: &str| {
        facts
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
            .trim_start_matches(':')
            .trim()
            .to_owned()
    };
    assert_eq!(
        fact("Title"),
        "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告"
    );
    assert_eq!(fact("Author"), "云泽县柳溪镇人民政府");
    assert!(fact("Page size").contains("A4"), "{facts}");
}
