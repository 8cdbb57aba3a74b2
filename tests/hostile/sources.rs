//! Files that are no report.

use std::io::Write as _;
use std::path::PathBuf;

use encoding_rs::GB18030;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{REPORT, done, refused, word};

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Tries every command that reads a file; gives the sentence, which must be the same for all.
    #[track_caller]
    fn refuses(&self, name: &str) -> String {
        let (source, target) = (self.path(name), self.path("结果.docx"));
        let sentence = refused(&["outline", word(&source)]);
        assert_eq!(
            refused(&["export", word(&source), "-o", word(&target)]),
            sentence
        );
        assert!(!target.exists());
        sentence
    }

    #[track_caller]
    fn refuses_bytes(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.path(name), bytes).unwrap();
        let sentence = self.refuses(name);
        assert!(sentence.contains(name), "{sentence}");
        assert!(
            std::fs::read(self.path(name)).unwrap() == bytes,
            "{name} was touched"
        );
        sentence
    }
}

#[test]
fn an_empty_file_and_one_of_white_space_are_called_empty() {
    let place = Place::new();
    assert!(place.refuses_bytes("空.txt", b"").contains("空文件"));
    let blank = "\u{feff}\r\n \t\u{3000}\u{a0}\r\n";
    assert!(
        place
            .refuses_bytes("空白.txt", blank.as_bytes())
            .contains("没有文字")
    );
    assert!(place.refuses_bytes("空.nianbao", b"").contains("空文件"));
}

#[test]
fn ten_megabytes_of_text_are_refused() {
    let place = Place::new();
    let text = REPORT.repeat(10 * 1024 * 1024 / REPORT.len() + 1);
    assert!(
        place
            .refuses_bytes("大.txt", text.as_bytes())
            .contains("5 MB")
    );
    let line = "字".repeat(4 * 1024 * 1024);
    assert!(
        place
            .refuses_bytes("长.txt", line.as_bytes())
            .contains("5 MB")
    );
}

#[test]
fn a_text_of_a_hundred_thousand_lines_is_refused() {
    let place = Place::new();
    place.refuses_bytes("多.txt", "一、好\n".repeat(100_000).as_bytes());
}

#[test]
fn binary_noise_is_called_no_text() {
    let place = Place::new();
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(50_000)
    .collect();
    place.refuses_bytes("噪声.txt", &noise);
    place.refuses_bytes("零.txt", &[0; 5000]);
    place.refuses_bytes(
        "程序.txt",
        &std::fs::read(std::env::current_exe().unwrap()).unwrap()[..4096],
    );
    let mut spoilt = REPORT.as_bytes().to_vec();
    spoilt.splice(30..30, (0..=255).cycle().take(2000));
    place.refuses_bytes("坏.txt", &spoilt);
}

#[test]
fn other_kinds_of_file_are_named_and_the_way_out_is_told() {
    let place = Place::new();
    for (name, magic) in [
        ("a.docx", &b"PK\x03\x04\x14\0\x06\0rest of it"[..]),
        ("b.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"),
        ("c.pdf", b"%PDF-1.7\n1 0 obj"),
        ("d.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0 Workbook"),
        ("d.7z", b"7z\xBC\xAF\x27\x1C\0\x04"),
        ("e.png", b"\x89PNG\r\n\x1a\n\0\0"),
        // The ending lies.
        ("f.txt", b"PK\x03\x04\x14\0\x06\0rest of it"),
    ] {
        let sentence = place.refuses_bytes(name, magic);
        assert!(sentence.contains(".txt"), "{sentence}");
    }
}

/// An archive with one part in it.
fn archive(part: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<x/>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_can_not_be_read_gets_a_sentence_that_says_what_to_do() {
    let place = Place::new();
    for (name, bytes, words) in [
        ("a.pdf", b"%PDF-1.7\n".to_vec(), "粘贴文字"),
        ("b.ofd", archive("OFD.xml"), "OFD 阅读器"),
        ("c.xlsx", archive("xl/workbook.xml"), "表格"),
        ("d.pptx", archive("ppt/presentation.xml"), "演示文稿"),
        ("e.zip", archive("../../../etc/passwd"), "解压"),
        ("f.jpg", b"\xFF\xD8\xFF\xE0".to_vec(), "图片"),
        ("g.doc", b"\xDB\xA5\x2D\0\0".to_vec(), "另存为"),
        ("h.uot", "<?xml version=\"1.0\"?><uof:UOF>".into(), "另存为"),
    ] {
        let sentence = place.refuses_bytes(name, &bytes);
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn a_folder_a_missing_file_and_a_device_are_told_apart() {
    let place = Place::new();
    std::fs::create_dir(place.path("文件夹.txt")).unwrap();
    assert!(place.refuses("文件夹.txt").contains("是文件夹"));
    assert!(place.refuses("没有这个.txt").contains("没有找到"));
    assert!(place.refuses("没有/这个.txt").contains("没有找到"));
    if cfg!(unix) {
        // Reading it would never end.
        std::os::unix::fs::symlink("/dev/zero", place.path("设备.txt")).unwrap();
        place.refuses("设备.txt");
        std::os::unix::fs::symlink("圈.txt", place.path("圈.txt")).unwrap();
        place.refuses("圈.txt");
    }
}

#[test]
fn a_report_in_gbk_or_utf_16_is_read_like_one_in_utf_8() {
    let place = Place::new();
    std::fs::write(place.path("u8.txt"), REPORT).unwrap();
    let expected = done(&["outline", word(&place.path("u8.txt"))]).output;
    assert!(expected.contains("加强组织领导"));
    let wide: Vec<u16> = std::iter::once(0xFEFF)
        .chain(REPORT.encode_utf16())
        .collect();
    for (name, bytes) in [
        ("gbk.txt", GB18030.encode(REPORT).0.into_owned()),
        (
            "le.txt",
            wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        ),
        (
            "be.txt",
            wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        ),
        (
            "plain.txt",
            wide[1..]
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect(),
        ),
        ("crlf.txt", REPORT.replace('\n', "\r\n").into_bytes()),
    ] {
        std::fs::write(place.path(name), bytes).unwrap();
        assert_eq!(
            done(&["outline", word(&place.path(name))]).output,
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_text_that_is_no_report_loses_nothing() {
    let place = Place::new();
    for (name, text) in [
        ("诗.txt", "床前明月光\n疑是地上霜\n"),
        ("一字.txt", "字"),
        ("英文.txt", "Dear all,\nplease find attached\n"),
        ("标点.txt", "。。。\n、、、\n（（（\n》》》\n"),
        ("编号.txt", "一、\n（一）\n1.\n（1）\n二、\n"),
    ] {
        std::fs::write(place.path(name), text).unwrap();
        let outline = done(&["outline", word(&place.path(name))]).output;
        for line in text.lines() {
            let line = line.trim_end_matches('，');
            assert!(outline.contains(line), "{name}: {line} is not in {outline}");
        }
        let target = place.path("结果.docx");
        done(&["export", word(&place.path(name)), "-o", word(&target)]);
        std::fs::remove_file(target).unwrap();
    }
}
