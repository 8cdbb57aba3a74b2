//! Which font of a machine stands for which.
#![allow(clippy::unwrap_used, reason = "a suite may fail where it stands")]

#[path = "../../pdf/tests/support/font.rs"]
mod font;

use std::path::PathBuf;

use api::error::ErrorCode;
use api::fonts::Found;
use font::Made;
use form::fonts::{Face, FontProfile};
use layout::page::{Layout, Line, Page, Piece};
use layout::{Grid, Metrics};
use tempfile::TempDir;

const CHINESE: &str = "的年法治0123456789A";

/// A machine with these font files and no other.
struct Machine {
    folder: TempDir,
}

impl Machine {
    fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, file) in files {
            std::fs::write(folder.path().join(name), file).unwrap();
        }
        Self { folder }
    }

    fn of(fonts: &[Made]) -> Self {
        let files: Vec<(String, Vec<u8>)> = fonts
            .iter()
            .enumerate()
            .map(|(at, font)| (format!("{at}.ttf"), font.file()))
            .collect();
        let files: Vec<(&str, Vec<u8>)> = files
            .iter()
            .map(|(name, file)| (name.as_str(), file.clone()))
            .collect();
        Self::with(&files)
    }

    fn find(&self) -> Found {
        let folders: [PathBuf; 1] = [self.folder.path().to_owned()];
        Found::in_folders(FontProfile::default(), &folders)
    }
}

fn chinese(name: &str) -> Made {
    Made::of(name, CHINESE)
}

fn page_with(face: Face, text: &str) -> Layout {
    let piece = Piece {
        face,
        size: 32,
        red: false,
        bold: false,
        text: text.to_owned(),
        xs: (0..)
            .map(|at| 80_000 + at * 16_000)
            .take(text.chars().count())
            .collect(),
    };
    let line = Line {
        y: 100_000,
        height: 28_950,
        pieces: vec![piece],
        source: None,
    };
    Layout {
        pages: vec![Page {
            lines: vec![line],
            rules: Vec::new(),
        }],
        ..Layout::default()
    }
}

#[test]
fn the_font_of_the_profile_is_found_by_any_of_its_names() {
    let mut english_first = chinese("FangSong_GB2312");
    english_first.names.push((0x804, "仿宋_GB2312".into()));
    let found = Machine::of(&[chinese("AR PL UMing CN"), english_first]).find();
    assert!(found.is_wanted(Face::Body));
    assert_eq!(found.family(Face::Body), Some("仿宋_GB2312"));
    assert_eq!(
        found.families(Face::Body)[..2],
        ["仿宋_GB2312", "FangSong_GB2312"]
    );
    assert!(
        !found
            .notes()
            .iter()
            .any(|note| note.contains("没有“仿宋_GB2312”"))
    );
}

#[test]
fn a_font_of_the_same_design_stands_in_before_any_other_and_a_note_says_so() {
    let fonts = ["Noto Serif CJK SC", "AR PL UMing CN", "STFangsong", "仿宋"].map(chinese);
    let found = Machine::of(&fonts).find();
    assert!(!found.is_wanted(Face::Body));
    assert_eq!(found.family(Face::Body), Some("仿宋"));
    assert!(found.notes().contains(
        &"这台电脑没有“仿宋_GB2312”，预览和 PDF 用“仿宋”代替；导出的 Word 文件里仍然写“仿宋_GB2312”。".to_owned()
    ));
}

#[test]
fn the_title_takes_the_bold_weight_of_a_common_song() {
    let mut bold = chinese("Noto Serif CJK SC");
    bold.weight = 700;
    let found = Machine::of(&[chinese("Noto Serif CJK SC"), bold]).find();
    assert!(found.is_bold(Face::Title) && !found.is_bold(Face::PageNumber));
    assert!(
        found.notes()[0].contains("“Noto Serif CJK SC”粗体代替"),
        "{:?}",
        found.notes()
    );
}

#[test]
fn one_font_serves_every_face() {
    let machine = Machine::of(&[chinese("宋体")]);
    let found = machine.find();
    for face in Face::ALL {
        assert_eq!(found.family(face), Some("宋体"));
        assert_eq!(found.advance(face, '法'), Some(1000));
        assert_eq!(found.advance(face, '0'), Some(500));
    }
    assert!(found.is_wanted(Face::PageNumber));
    assert_eq!(found.notes().len(), 4);
    assert!(found.check().is_ok());
}

#[test]
fn without_a_chinese_font_a_sentence_says_what_to_do() {
    let latin = || Made::of("SimSun", "ABC0");
    for machine in [Machine::of(&[]), Machine::of(&[latin()])] {
        let found = machine.find();
        let error = found.check().unwrap_err();
        assert_eq!(error.code, ErrorCode::Unsupported);
        for part in ["没有中文字体", "稿件没有改动", "请装好"] {
            assert!(error.message.contains(part), "{}", error.message);
        }
        assert_eq!(found.notes().len(), 1);
        assert_eq!(found.family(Face::Body), None);
        // The preview is laid out all the same, by the grid.
        assert_eq!(
            Metrics::advance(&found, Face::Body, '法'),
            Grid.advance(Face::Body, '法')
        );
    }
}

#[test]
fn a_folder_that_is_not_there_is_an_empty_one() {
    let gone = tempfile::tempdir().unwrap().path().join("gone");
    assert!(
        Found::in_folders(FontProfile::default(), &[gone])
            .check()
            .is_err()
    );
}

#[test]
fn any_chinese_font_is_better_than_none_and_one_with_narrow_digits_best() {
    let mut wide = chinese("Ancient");
    for (c, advance, _) in &mut wide.glyphs {
        if c.is_ascii_digit() {
            *advance = 600;
        }
    }
    let found = Machine::of(&[wide, chinese("Modern"), Made::of("Latin", "ABC")]).find();
    assert_eq!(found.family(Face::Body), Some("Modern"));
    assert!(!found.families(Face::Body).contains(&"Latin".to_owned()));
}

#[test]
fn a_broken_font_is_passed_over_and_named() {
    let mut broken = chinese("仿宋_GB2312").file();
    let at = broken.windows(4).position(|tag| tag == b"glyf").unwrap();
    broken[at..at + 4].copy_from_slice(b"none");
    let files = [
        ("a.ttf", broken),
        ("b.ttf", chinese("宋体").file()),
        ("c.ttf", b"no font".to_vec()),
        ("d.ttc", Vec::new()),
    ];
    let found = Machine::with(&files).find();
    assert_eq!(found.family(Face::Body), Some("宋体"));
    assert!(
        found.notes()[0].starts_with("字体“仿宋_GB2312”的文件损坏"),
        "{:?}",
        found.notes()
    );
}

#[test]
fn a_font_that_may_not_be_embedded_is_left_alone() {
    let mut closed = chinese("方正小标宋简体");
    closed.licence = 2;
    let found = Machine::of(&[closed, chinese("宋体")]).find();
    assert_eq!(found.family(Face::Title), Some("宋体"));
    assert!(found.notes()[0].contains("不允许"), "{:?}", found.notes());
}

#[test]
fn a_rare_character_comes_from_a_font_that_has_it() {
    let mut rare = Made::of("SimSun-ExtB", "𠮷");
    rare.glyphs[0].1 = 900;
    let machine = Machine::of(&[chinese("宋体"), rare]);
    let found = machine.find();
    assert_eq!(found.advance(Face::Body, '𠮷'), Some(900));
    assert_eq!(found.advance(Face::Body, '𠀀'), None);
    assert_eq!(Metrics::advance(&found, Face::Body, '𠀀'), 1000);
    assert_eq!(Metrics::advance(&found, Face::Body, '\u{FE0F}'), 0);
}

#[test]
fn fonts_of_rare_characters_are_asked_however_many_common_ones_there_are() {
    let mut fonts = FontProfile::default().substitutes(Face::Body);
    fonts.truncate(30);
    let mut fonts: Vec<Made> = fonts.iter().map(|font| chinese(font.family)).collect();
    fonts.push(Made::of("SimSun-ExtB", "𠮷"));
    let machine = Machine::of(&fonts);
    assert_eq!(machine.find().advance(Face::Body, '𠮷'), Some(1000));
}

#[test]
fn two_searches_choose_alike() {
    let fonts: Vec<Made> = (0..9).map(|_| chinese("宋体")).collect();
    let machine = Machine::of(&fonts);
    let layout = page_with(Face::Body, "法治");
    let write = || pdf::write(&layout, &machine.find(), &pdf::Info::default()).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn the_notes_on_a_file_are_of_what_is_in_it() {
    let machine = Machine::of(&[chinese("宋体")]);
    let found = machine.find();
    let notes = |layout: &Layout| {
        let written = pdf::write(layout, &found, &pdf::Info::default()).unwrap();
        found.notes_on(layout, &written)
    };
    assert!(notes(&page_with(Face::PageNumber, "1")).is_empty());
    let body = notes(&page_with(Face::Body, "法😀"));
    assert_eq!(body.len(), 2);
    assert!(body[0].contains("没有“仿宋_GB2312”"));
    assert!(body[1].contains("没有“😀”") && body[1].contains("方框"));
}
