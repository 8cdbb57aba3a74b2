//! Word files that were cut off, changed on the way, or made to do harm.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use api::offline;
use api::papers::Choice;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::harm::{harm, harmed, times};
use crate::{REPORT, done, refused, word};

/// A Word file of our own, as the program writes it.
static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let (source, target) = (folder.path().join("稿.txt"), folder.path().join("稿.docx"));
    std::fs::write(&source, REPORT).unwrap();
    let report = offline::read(&source).unwrap();
    offline::export(report, &Choice::default(), &source, &target).unwrap();
    std::fs::read(target).unwrap()
});

/// The parts of the sound file.
static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut archive = ZipArchive::new(Cursor::new(SOUND.as_slice())).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, bytes)
        })
        .collect()
});

/// The parts that are read.
const READ: [&str; 4] = [
    "word/document.xml",
    "word/styles.xml",
    "customXml/item1.xml",
    "_rels/.rels",
];

/// The sound file with one part replaced.
fn with_part(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in PARTS.iter() {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        let content = if path == name { bytes } else { content };
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn part(name: &str) -> &'static [u8] {
    let found = PARTS.iter().find(|(path, _)| path == name);
    found.map(|(_, bytes)| bytes.as_slice()).unwrap()
}

/// Reads and outlines; whatever is refused is refused soon and with a sentence.
#[track_caller]
fn go_through(bytes: &[u8]) -> bool {
    crate::harm::go_through("外来.docx", bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: times(200), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_file_that_was_harmed_is_read_or_refused(harm in harm()) {
        go_through(&harmed(&SOUND, &harm));
    }

    #[test]
    fn a_word_file_with_a_part_that_was_harmed_is_read_or_refused(
        name in prop::sample::select(READ.to_vec()),
        harm in harm(),
    ) {
        go_through(&with_part(name, &harmed(part(name), &harm)));
    }
}

#[test]
fn a_word_file_that_was_cut_off_anywhere_is_refused() {
    for cut in (4..SOUND.len()).step_by(SOUND.len() / 60) {
        assert!(!go_through(&SOUND[..cut]), "{cut}");
    }
}

/// The text part with something put behind its first paragraph.
fn text_with(inside: &str) -> Vec<u8> {
    let text = String::from_utf8(part("word/document.xml").to_vec()).unwrap();
    let place = text.find("</w:p>").unwrap() + "</w:p>".len();
    format!("{}{inside}{}", &text[..place], &text[place..]).into_bytes()
}

#[test]
fn a_part_that_unpacks_without_end_is_not_read_to_its_end() {
    let bomb = text_with(&format!(
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
        " ".repeat(80 << 20)
    ));
    let bytes = with_part("word/document.xml", &bomb);
    assert!(bytes.len() < 1 << 20);
    assert!(!go_through(&bytes));
    let draft = format!(
        "<draft xmlns=\"urn:nianbao:draft\">{}</draft>",
        " ".repeat(80 << 20)
    );
    // The text beside it is sound.
    assert!(go_through(&with_part(
        "customXml/item1.xml",
        draft.as_bytes()
    )));
}

#[test]
fn elements_without_end_inside_each_other_are_refused_and_a_million_in_a_row_are_read() {
    for open in [
        "<w:p>",
        "<w:tbl><w:tr><w:tc>",
        "<w:r>",
        "<w:sdt><w:sdtContent>",
    ] {
        assert!(!go_through(&with_part(
            "word/document.xml",
            &text_with(&open.repeat(100_000))
        )));
    }
    let runs = "<w:r><w:t>a</w:t></w:r>".repeat(1_000_000);
    let many = text_with(&format!("<w:p>{runs}</w:p>"));
    assert!(go_through(&with_part("word/document.xml", &many)));
    // More paragraphs than any report has.
    let many = text_with(&"<w:p><w:r><w:t>一、好</w:t></w:r></w:p>".repeat(100_000));
    assert!(!go_through(&with_part("word/document.xml", &many)));
}

#[test]
fn texts_that_are_hard_to_compare_are_compared_soon() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    for text in [
        (0..19_000)
            .map(|at| paragraph(&format!("第{at}段")))
            .collect::<String>(),
        (0..19_000).map(|_| paragraph("普法形式单一。")).collect(),
        paragraph(&"普法形式单一。".repeat(100_000)),
        (0..200)
            .map(|at| paragraph(&format!("{at}{}", "依法".repeat(5_000))))
            .collect(),
    ] {
        assert!(go_through(&with_part(
            "word/document.xml",
            &text_with(&text)
        )));
    }
}

#[test]
fn the_command_line_names_what_is_wrong_with_a_word_file() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("外来.docx");
    let says = |bytes: &[u8]| {
        std::fs::write(&source, bytes).unwrap();
        refused(&["outline", word(&source)])
    };
    let mut protected = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(says(&protected).contains("密码"));
    assert!(says(&SOUND[..SOUND.len() / 2]).contains("损坏"));
    let outer = with_part(
        "word/document.xml",
        b"<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>",
    );
    assert!(says(&outer).contains("损坏"));
    sound_elsewhere(folder.path());
}

/// The ending says nothing.
#[track_caller]
fn sound_elsewhere(folder: &Path) {
    let path = folder.join("报告.txt");
    std::fs::write(&path, &*SOUND).unwrap();
    assert!(
        done(&["outline", word(&path)])
            .output
            .contains("加强组织领导")
    );
}
