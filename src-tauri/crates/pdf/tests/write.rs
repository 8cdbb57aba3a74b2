//! Whole files: what a reader gets back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a suite may fail where it stands"
)]

#[path = "support/font.rs"]
mod font;
#[path = "support/reader.rs"]
mod reader;

use chrono::NaiveDate;
use font::Made;
use form::fonts::Face;
use layout::Layout;
use layout::page::{Heading, Length, Line, Page, Piece, Rule};
use pdf::{Error, FontFiles, Info, Written};
use proptest::prelude::*;
use reader::{Pdf, Shown};

/// Fonts in memory, the same list for each face.
struct Files {
    order: Vec<usize>,
    files: Vec<(Vec<u8>, u32)>,
}

impl Files {
    fn of(files: Vec<Vec<u8>>) -> Self {
        Self {
            order: (0..files.len()).collect(),
            files: files.into_iter().map(|file| (file, 0)).collect(),
        }
    }
}

impl FontFiles for Files {
    fn of(&self, _: Face) -> &[usize] {
        &self.order
    }

    fn read(&self, font: usize, see: &mut dyn FnMut(&[u8], u32)) {
        let (file, index) = &self.files[font];
        see(file, *index);
    }
}

const TEXT: &str = "的一年法治政府建设，：。—第页0123456789 ";

fn song() -> Vec<u8> {
    Made::of("Song", TEXT).file()
}

/// Characters of 16 pt from `x` on, `step` apart.
fn piece(text: &str, x: Length, step: Length) -> Piece {
    Piece {
        face: Face::Body,
        size: 32,
        red: false,
        bold: false,
        text: text.to_owned(),
        xs: (0..)
            .map(|at| x + at * step)
            .take(text.chars().count())
            .collect(),
    }
}

fn line(y: Length, pieces: Vec<Piece>) -> Line {
    Line {
        y,
        height: 28_950,
        pieces,
        source: None,
    }
}

fn page(lines: Vec<Line>) -> Page {
    Page {
        lines,
        ..Page::default()
    }
}

fn one_line(text: &str) -> Layout {
    Layout {
        pages: vec![page(vec![line(100_000, vec![piece(text, 79_400, 15_750)])])],
        ..Layout::default()
    }
}

fn info() -> Info {
    Info {
        title: "法治政府建设年度报告".into(),
        author: "某某镇人民政府".into(),
        day: NaiveDate::from_ymd_opt(2026, 1, 15),
    }
}

fn write(layout: &Layout, files: &Files) -> Written {
    pdf::write(layout, files, &info()).unwrap()
}

fn shown(layout: &Layout, files: &Files) -> Vec<Shown> {
    let pages = Pdf::of(&write(layout, files).bytes).pages();
    pages.into_iter().flat_map(|(shown, _)| shown).collect()
}

fn text(shown: &[Shown]) -> String {
    shown.iter().map(|shown| shown.text.as_str()).collect()
}

#[test]
fn the_text_comes_back_in_order_the_page_number_last() {
    let pages = ["法治政府", "建设一年"].map(|text| {
        page(vec![
            line(
                100_000,
                vec![piece(text, 79_400, 15_750), piece("：2026", 142_400, 8_000)],
            ),
            line(128_950, vec![piece("第，。", 79_400, 15_750)]),
            line(790_000, vec![piece("— 1 —", 430_000, 7_000)]),
        ])
    });
    let layout = Layout {
        pages: pages.to_vec(),
        ..Layout::default()
    };
    let pdf = Pdf::of(&write(&layout, &Files::of(vec![song()])).bytes);
    let texts: Vec<String> = pdf.pages().iter().map(|(shown, _)| text(shown)).collect();
    assert_eq!(
        texts,
        ["法治政府：2026第，。— 1 —", "建设一年：2026第，。— 1 —"]
    );
}

#[test]
fn each_glyph_stands_where_the_layout_puts_it() {
    let mut wide = piece("法治政府建设一年2026，。", 79_401, 0);
    // As far apart as nothing makes them, and one to the left of the one before.
    wide.xs = vec![
        79_401, 95_162, 110_003, 125_777, 141_399, 139_000, 180_123, 200_001, 220_777, 228_701,
        236_999, 245_003, 253_500, 270_001,
    ];
    let layout = Layout {
        pages: vec![page(vec![line(123_456, vec![wide.clone()])])],
        ..Layout::default()
    };
    let shown = shown(&layout, &Files::of(vec![song()]));
    assert_eq!(shown.len(), wide.xs.len());
    for (shown, x) in shown.iter().zip(wide.xs) {
        assert!(
            (shown.at.0 - f64::from(x) / 1000.0).abs() < 0.001,
            "{shown:?} {x}"
        );
        assert!((shown.at.1 - (841.890 - 123.456)).abs() < 0.001);
        assert_eq!((shown.size, shown.red), (16.0, false));
    }
}

#[test]
fn the_paper_is_a4() {
    let pdf = Pdf::of(&write(&one_line("法治"), &Files::of(vec![song()])).bytes);
    let tree = pdf.document.dereference(pdf.catalog("Pages")).unwrap().1;
    let tree = tree.as_dict().unwrap();
    let edges: Vec<f32> = tree
        .get(b"MediaBox")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge.as_float().unwrap())
        .collect();
    assert_eq!(edges, [0.0, 0.0, 595.276, 841.89]);
}

#[test]
fn two_runs_give_the_same_bytes() {
    let layout = one_line("法治政府建设，2026年。𠀀");
    let files = || Files::of(vec![song(), Made::of("Other", "府6").file()]);
    assert_eq!(write(&layout, &files()), write(&layout, &files()));
}

#[test]
fn red_is_pure_and_black_is_grey() {
    let mut red = piece("法治", 79_400, 15_750);
    red.red = true;
    let rule = |y, red| Rule {
        x: 79_400,
        y,
        width: 442_200,
        thickness: 1_000,
        red,
    };
    let layout = Layout {
        pages: vec![Page {
            lines: vec![line(100_000, vec![red, piece("政府", 120_000, 15_750)])],
            rules: vec![rule(200_000, true), rule(700_000, false)],
        }],
        ..Layout::default()
    };
    let pdf = Pdf::of(&write(&layout, &Files::of(vec![song()])).bytes);
    let (shown, filled) = pdf.pages().remove(0);
    assert_eq!(
        shown.iter().map(|shown| shown.red).collect::<Vec<_>>(),
        [true, true, false, false]
    );
    assert_eq!(filled.len(), 2);
    let near = |one: f64, other: f64| (one - other).abs() < 0.001;
    // Half of its thickness stands above `y`, half below.
    assert!(near(filled[0].1, 841.890 - 200.5) && near(filled[0].3, 1.0) && filled[0].4);
    assert!(near(filled[1].0, 79.4) && near(filled[1].2, 442.2) && !filled[1].4);
    let content = pdf
        .document
        .get_page_content(pdf.document.page_iter().next().unwrap());
    let content = String::from_utf8_lossy(&content).into_owned();
    assert!(
        content.contains("1 0 0 rg") && content.contains("0 g"),
        "{content}"
    );
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = Pdf::of(&write(&one_line("法治"), &Files::of(vec![song()])).bytes);
    assert_eq!(pdf.info("Title"), "法治政府建设年度报告");
    assert_eq!(pdf.info("Author"), "某某镇人民政府");
    assert_eq!(pdf.info("CreationDate"), "D:20260115");
    assert_eq!(pdf.catalog("Lang").as_str().unwrap(), b"zh-CN");
}

#[test]
fn headings_stand_below_the_title_in_the_outline() {
    let heading = |level, text: &str, page| Heading {
        level,
        text: text.to_owned(),
        page,
        y: 100_000,
    };
    let mut layout = one_line("法治");
    layout.pages.push(layout.pages[0].clone());
    layout.headings = vec![
        heading(0, "报告", 0),
        heading(1, "一、举措", 0),
        heading(2, "（一）组织", 0),
        // A level is left out.
        heading(4, "（1）例会", 1),
        heading(2, "（二）学法", 1),
        heading(1, "二、打算", 1),
        heading(1, "没有这一页", 9),
        heading(1, " ", 1),
    ];
    let pdf = Pdf::of(&write(&layout, &Files::of(vec![song()])).bytes);
    assert_eq!(
        pdf.outline(),
        [
            "报告 0 741.89",
            "-一、举措 0 741.89",
            "--（一）组织 0 741.89",
            "---（1）例会 1 741.89",
            "--（二）学法 1 741.89",
            "-二、打算 1 741.89",
        ]
    );
}

#[test]
fn only_the_glyphs_that_are_used_are_in_the_file() {
    let pdf = Pdf::of(&write(&one_line("法治"), &Files::of(vec![song()])).bytes);
    let fonts = pdf.fonts();
    assert_eq!(fonts.len(), 1);
    assert_eq!(fonts[0].program, "FontFile2");
    let (tag, name) = fonts[0].name.split_once('+').unwrap();
    assert!(tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase()));
    assert_eq!(name, "Made-Regular");
    // The box, and two.
    assert_eq!(fonts[0].widths, [500.0, 1000.0, 1000.0]);
}

#[test]
fn a_font_with_postscript_outlines_in_a_collection_is_embedded_as_such() {
    let few: &[u8] = include_bytes!("fonts/NotoSerifCJKsc-few.otf");
    let mut files = Files::of(vec![font::collection(&[&song(), few])]);
    files.files[0].1 = 1;
    let pdf = Pdf::of(&write(&one_line("法治年报2025，"), &files).bytes);
    let font = &pdf.fonts()[0];
    assert_eq!(font.program, "FontFile3");
    assert_eq!(font.program_kind, "CIDFontType0C");
    assert!(
        font.name.ends_with("+NotoSerifCJKsc-Regular"),
        "{}",
        font.name
    );
    assert_eq!(text(&pdf.pages()[0].0), "法治年报2025，");
}

#[test]
fn a_character_that_the_first_font_lacks_is_drawn_by_the_next_that_has_it() {
    let files = Files::of(vec![
        song(),
        Made::of("Other", "法治").file(),
        Made::of("Rare", "𠮷").file(),
    ]);
    let layout = one_line("法𠮷治");
    let written = write(&layout, &files);
    assert!(written.boxed.is_empty() && written.broken.is_empty());
    let (shown, _) = Pdf::of(&written.bytes).pages().remove(0);
    assert_eq!(text(&shown), "法𠮷治");
    assert_eq!(shown[0].font, shown[2].font);
    assert_ne!(shown[0].font, shown[1].font);
}

#[test]
fn a_font_that_lists_a_character_and_draws_nothing_does_not_have_it() {
    let mut hollow = Made::of("Hollow", "法治");
    hollow.glyphs[1].2 = 0;
    let files = Files::of(vec![hollow.file(), song()]);
    let shown = shown(&one_line("法治"), &files);
    assert_ne!(shown[0].font, shown[1].font);
    assert_eq!(
        write(&one_line("法治"), &Files::of(vec![hollow.file()])).boxed,
        ['治']
    );
}

#[test]
fn a_box_stands_for_what_no_font_has_and_is_copied_as_it_was() {
    let layout = one_line("法😀𠀀治");
    let written = write(&layout, &Files::of(vec![song()]));
    assert_eq!(written.boxed, ['😀', '𠀀']);
    let (shown, _) = Pdf::of(&written.bytes).pages().remove(0);
    assert_eq!(text(&shown), "法😀𠀀治");
    for (shown, x) in shown.iter().zip(&layout.pages[0].lines[0].pieces[0].xs) {
        assert!((shown.at.0 - f64::from(*x) / 1000.0).abs() < 0.001);
    }
}

#[test]
fn the_box_is_of_a_font_that_draws_one() {
    let mut plain = Made::of("Plain", "法");
    plain.boxed = false;
    let shown = shown(&one_line("法治😀"), &Files::of(vec![plain.file(), song()]));
    assert_eq!(shown[1].font, shown[2].font);
    assert_ne!(shown[0].font, shown[2].font);
}

#[test]
fn what_is_not_drawn_is_copied_with_the_character_before_it() {
    let shown = shown(&one_line("法\u{FE0F}治\u{200B}"), &Files::of(vec![song()]));
    assert_eq!(shown.len(), 2);
    assert_eq!(text(&shown), "法\u{FE0F}治\u{200B}");
}

#[test]
fn a_white_space_that_no_font_has_needs_no_box() {
    let written = write(&one_line("法\u{3000}治"), &Files::of(vec![song()]));
    assert!(written.boxed.is_empty());
}

#[test]
fn a_broken_file_is_passed_over_and_named() {
    let mut cut = song();
    cut.truncate(200);
    let files = Files::of(vec![Vec::new(), cut, b"no font at all".to_vec(), song()]);
    let written = write(&one_line("法治"), &files);
    assert_eq!(written.broken, [0, 1, 2]);
    assert_eq!(text(&Pdf::of(&written.bytes).pages()[0].0), "法治");
}

#[test]
fn without_any_font_a_sentence_says_so() {
    for files in [Files::of(Vec::new()), Files::of(vec![b"no font".to_vec()])] {
        let error = pdf::write(&one_line("法治"), &files, &info()).unwrap_err();
        assert!(matches!(error, Error::NoFont));
        assert!(error.to_string().contains("稿件没有改动"));
    }
}

#[test]
fn an_empty_page_needs_no_font() {
    let layout = Layout {
        pages: vec![Page::default()],
        ..Layout::default()
    };
    let written = write(&layout, &Files::of(Vec::new()));
    assert_eq!(Pdf::of(&written.bytes).pages().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_font_that_was_tampered_with_never_stops_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        postscript in any::<bool>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = if postscript {
            include_bytes!("fonts/NotoSerifCJKsc-few.otf").to_vec()
        } else {
            song()
        };
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        // Whatever comes of the first, the second is sound.
        let written = write(&one_line("法治年2025，"), &Files::of(vec![file, song()]));
        prop_assert!(written.bytes.starts_with(b"%PDF-"));
    }

    #[test]
    fn any_text_gives_a_file(texts in prop::collection::vec("\\PC{0,40}", 1..6)) {
        let lines = texts
            .iter()
            .map(|text| line(100_000, vec![piece(text, 79_400, 15_750)]))
            .collect();
        let layout = Layout { pages: vec![page(lines)], ..Layout::default() };
        let written = write(&layout, &Files::of(vec![song()]));
        Pdf::of(&written.bytes).pages();
    }
}
