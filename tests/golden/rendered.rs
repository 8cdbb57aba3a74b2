//! Pages as LibreOffice lays them out, against GB/T 9704-2012, in millimetres.
//!
//! The fonts that the file names are on few machines; what is measured here does not depend on
//! which font stands in for them, because a Chinese character fills its square in all of them.
//! LibreOffice 7.4 does not read `autoSpaceDE`, and puts a gap between Chinese characters and
//! digits; so no line that is measured for its width holds digits.

use std::sync::LazyLock;

use form::House;
use layout::{Grid, Habits, Press};
use report::figures::Figures;
use report::{BlockKind, FigureEntry, Report, SignatureRule};

use crate::office::{self, BOTTOM, LEFT, Pages, RIGHT, TOP};
use crate::reports;

/// Width of a 字: 15.75 pt.
const CELL: f64 = 15.75 * 25.4 / 72.0;

/// Text alone, over several pages.
static FULL: LazyLock<Pages> = LazyLock::new(|| office::pages(&reports::full_of("镇", 4_000, 1)));

fn assert_near(found: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!(
        (found - wanted).abs() <= tolerance,
        "{what}: {found:.2} mm, wanted {wanted:.2} ± {tolerance} mm"
    );
}

#[test]
fn a_full_page_has_twenty_two_lines_of_twenty_eight_characters() {
    for page in [0, 1, 2] {
        let lines = FULL.lines(page);
        let counts: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        let mut wanted = vec![28; 22];
        if page == 0 {
            wanted[0] = 26; // 左空二字
        }
        assert_eq!(counts, wanted, "page {}", page + 1);
    }
}

#[test]
fn a_full_page_fills_the_type_area_and_stays_within_it() {
    let bands = FULL.bands(1);
    let (number, text) = bands.split_last().unwrap();
    let (first, last) = (text.first().unwrap(), text.last().unwrap());
    // A character leaves a little of its square and of its line free.
    assert!((TOP..TOP + 4.0).contains(&first.top), "{first:?}");
    assert!((BOTTOM - 4.0..BOTTOM).contains(&last.bottom), "{last:?}");
    for line in text {
        assert_near(line.left, LEFT, 0.7, "left edge");
        assert_near(line.right, RIGHT, 1.0, "right edge");
        assert!(line.left >= LEFT && line.right <= RIGHT, "{line:?}");
    }
    assert!(number.top > BOTTOM);
}

#[test]
fn the_page_number_stands_seven_millimetres_below_the_text_outside_on_either_side() {
    // One character of 4号 from the edge; the dash leaves a little of its square free.
    let edge = 14.0 * 25.4 / 72.0;
    for page in 0..3 {
        let number = FULL.bands(page).pop().unwrap();
        let dash = FULL.middle_at_left(page, &number);
        assert_near(dash - BOTTOM, 7.0, 0.7, "dash below the type area");
        if page % 2 == 0 {
            assert_near(RIGHT - number.right, edge, 0.7, "odd page, from the right");
        } else {
            assert_near(number.left - LEFT, edge, 0.7, "even page, from the left");
        }
        let text: String = FULL.words()[page]
            .iter()
            .filter(|word| word.top > BOTTOM)
            .map(|word| word.text.as_str())
            .collect();
        assert_eq!(text, format!("—{}—", page + 1));
    }
}

/// The blanks to the right of name and date, in millimetres.
fn blanks(pages: &Pages) -> (f64, f64) {
    let words = pages.words().concat();
    let blank = |ends: &str| {
        let word = words.iter().find(|word| word.text.ends_with(ends));
        RIGHT - word.unwrap_or_else(|| panic!("{ends} is missing")).right
    };
    (blank("政府"), blank("日"))
}

#[test]
fn name_and_date_keep_the_blanks_of_the_rule_that_was_chosen() {
    use SignatureRule::{Sealed, Unsealed};
    // Organ, date, and the blanks in 字.
    let cases = [
        (Unsealed, "云泽县青塘镇政府", "2026年10月27日", 2.0, 1.0),
        (Unsealed, "青塘镇政府", "2026年10月27日", 6.0, 2.0),
        (Sealed, "云泽县青塘镇人民政府", "2026年12月5日", 2.25, 4.0),
        (Sealed, "青塘镇政府", "2026年12月5日", 4.75, 4.0),
    ];
    let signed = cases.map(|(rule, organ, date, ..)| reports::signed(rule, organ, date));
    for (pages, (.., organ, date)) in office::all_pages(&signed).iter().zip(cases) {
        let (name_blank, date_blank) = blanks(pages);
        assert_near(name_blank, organ * CELL, 0.7, "name");
        assert_near(date_blank, date * CELL, 0.7, "date");
    }
}

#[test]
fn a_signature_never_stands_on_a_page_without_text() {
    // Lines of text so that empty line, name and date fit, do not fit, or fit in part.
    let mut written: Vec<Report> = Vec::new();
    for lines in 17..=22 {
        let mut blocks = vec![(BlockKind::Body, "前文"); lines - 3];
        let last = "镇".repeat(28 * 3 - 2);
        blocks.push((BlockKind::Body, &last));
        blocks.push((BlockKind::Signature, "青塘镇人民政府"));
        blocks.push((BlockKind::Date, "2026年12月5日"));
        for rule in [SignatureRule::Sealed, SignatureRule::Unsealed] {
            let mut report = reports::of(&blocks);
            report.meta.signature_rule = rule;
            written.push(report);
        }
    }
    for pages in office::all_pages(&written) {
        let last = pages.lines(pages.words().len() - 1);
        for (text, is) in [
            ("text", "镇镇"),
            ("name", "青塘镇人民政府"),
            ("date", "2026年"),
        ] {
            let found = last.iter().any(|line| line.starts_with(is));
            assert!(found, "no {text} on the last page: {last:?}");
        }
    }
}

#[test]
fn the_title_is_centred_in_lines_of_one_pitch_with_one_empty_line_below() {
    let pages = office::pages(&reports::of(&[
        (
            BlockKind::Title,
            "云泽县青塘镇人民政府\n关于法治政府建设情况的报告",
        ),
        (BlockKind::Addressee, "县人民政府"),
        (BlockKind::Body, "正文。"),
    ]));
    let words = pages.words().swap_remove(0);
    let centre = f64::midpoint(LEFT, RIGHT);
    for line in &words[..2] {
        assert_near(f64::midpoint(line.left, line.right), centre, 0.5, "centre");
    }
    let bands = pages.bands(0);
    let line = 28.95 * 25.4 / 72.0;
    assert_near(bands[1].bottom - bands[0].bottom, line, 0.7, "second line");
    assert_near(
        bands[2].bottom - bands[1].bottom,
        2.0 * line,
        1.0,
        "addressee",
    );
    assert_near(bands[2].left, LEFT, 0.7, "addressee flush left");
    assert_near(
        bands[3].left,
        LEFT + 2.0 * CELL,
        0.7,
        "text, two characters in",
    );
}

#[test]
fn the_mark_of_the_organ_begins_thirty_five_millimetres_down_above_a_red_rule() {
    let mut report = reports::everything();
    report
        .blocks
        .retain(|block| block.kind != BlockKind::Letterhead);
    let bands = office::pages(&report).bands(0);
    let (mark, number, rule) = (&bands[0], &bands[1], &bands[2]);
    assert!(mark.red && rule.red && !number.red);
    assert_near(mark.top - TOP, 35.0, 1.5, "mark");
    assert_near(rule.top - number.bottom, 4.0, 0.7, "rule below the number");
    assert_near(rule.left, LEFT, 0.2, "rule, left");
    assert_near(rule.right, RIGHT, 0.2, "rule, right");
}

/// A report that is sent, its text this many lines long, with the lines of a 版记.
fn sent(lines: usize) -> Report {
    let mut report = reports::of(&[(BlockKind::Body, &"镇".repeat(26 + 28 * (lines - 1)))]);
    report.meta.copies = vec!["县人大常委会办公室".into(), "县司法局".into()];
    report.meta.issuing_office = "青塘镇党政办公室".into();
    report.meta.print_date = chrono::NaiveDate::from_ymd_opt(2026, 2, 5);
    report
}

#[test]
fn the_imprint_stands_at_the_foot_of_the_last_even_page() {
    // Ends on an odd page; on an even one with room; on an even one without; on a full one.
    let cases = [
        (10, 2, 1),
        (30, 2, 2),
        (43, 4, 2),
        (44, 4, 2),
        (50, 4, 3),
        (70, 4, 4),
    ];
    let sent: Vec<Report> = cases.iter().map(|(lines, ..)| sent(*lines)).collect();
    for (pages, (lines, whole, numbered)) in office::all_pages(&sent).iter().zip(cases) {
        let words = pages.words();
        assert_eq!(words.len(), whole, "{lines} lines");
        let last = words.last().unwrap();
        let text: String = last.iter().map(|word| word.text.as_str()).collect();
        assert!(
            text.contains("抄送：县人大常委会办公室，县司法局。"),
            "{text}"
        );
        assert!(text.contains("印发"), "{text}");
        for (page, words) in words.iter().enumerate() {
            let has_number = words.iter().any(|word| word.top > BOTTOM);
            assert_eq!(
                has_number,
                page < numbered,
                "{lines} lines, page {}",
                page + 1
            );
        }
        let rule = pages
            .bands(whole - 1)
            .into_iter()
            .rfind(|band| band.bottom < BOTTOM + 2.0)
            .unwrap();
        assert_near(rule.bottom, BOTTOM, 0.5, "last rule");
        assert_near(rule.left, LEFT, 0.5, "its left end");
        assert_near(rule.right, RIGHT, 0.5, "its right end");
    }
}

/// Reports whose text ends on each of twenty-two lines that follow each other, above a 版记 of one row,
/// of two, of several lines, below a 版头; and those that end in a table of each of as many rows.
fn endings() -> Vec<(String, Report)> {
    let mut reports = Vec::new();
    for more in 0..22 {
        let mut one = sent(24 + more);
        one.meta.issuing_office.clear();
        one.meta.print_date = None;
        let two = sent(24 + more);
        let mut several = sent(24 + more);
        several.meta.copies = vec!["县法治建设成员单位办公室".into(); 9];
        let mut headed = sent(14 + more);
        headed.meta.document_number = "青政〔2026〕18号".into();
        headed.meta.signatories = vec!["林致和".into()];
        let mut counted = sent(4);
        counted.meta.figures_annex = true;
        for number in 0..12 + more {
            let figure = FigureEntry::of(format!("{}", 60 + number));
            counted.figures.insert(format!("f{number}"), figure);
        }
        for (name, report) in [
            ("one row", one),
            ("two rows", two),
            ("several lines", several),
            ("below a head", headed),
            ("below a table", counted),
        ] {
            reports.push((format!("{name}, {more} more"), report));
        }
    }
    reports
}

#[test]
fn wherever_the_text_ends_the_imprint_stands_on_an_even_last_page_and_we_count_as_many() {
    let reports = endings();
    let written: Vec<Report> = reports.iter().map(|(_, report)| report.clone()).collect();
    let mut added = std::collections::BTreeSet::new();
    for (pages, (name, report)) in office::all_pages(&written).iter().zip(&reports) {
        let figures = Figures::of(report, None);
        let document = form::document(report, &figures, &House::default());
        let ours = Press::new(Habits::WORD).lay_out(document, &Grid);
        added.insert(ours.pages.len() - ours.text_pages);
        let words = pages.words();
        assert_eq!(words.len(), ours.pages.len(), "{name}");
        assert!(words.len().is_multiple_of(2), "{name}");
        let last = words.last().unwrap();
        let first = last.iter().find(|word| word.text.starts_with("抄送"));
        let first = first.unwrap_or_else(|| panic!("{name}: {last:?}"));
        for word in last.iter().filter(|word| word.text.contains("镇镇")) {
            assert!(word.top < first.top - 7.0, "{name}: {word:?}");
        }
        for (page, words) in words.iter().enumerate() {
            let has_number = words.iter().any(|word| word.top > BOTTOM);
            assert_eq!(has_number, page < ours.text_pages, "{name}, {page}");
        }
    }
    assert_eq!(added.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn an_imprint_of_any_length_stands_whole_on_pages_of_its_own_the_last_of_them_even() {
    let counts = [20, 30, 60, 120];
    let written = counts.map(|count| {
        let mut report = sent(30);
        report.meta.copies = (1..=count)
            .map(|number| format!("县第{number}法治建设成员单位综合行政办公室工作专班"))
            .collect();
        report
    });
    for (pages, report) in office::all_pages(&written).iter().zip(&written) {
        let words = pages.words();
        let figures = Figures::of(report, None);
        let document = form::document(report, &figures, &House::default());
        let ours = Press::new(Habits::WORD).lay_out(document, &Grid);
        let count = report.meta.copies.len();
        assert_eq!(words.len(), ours.pages.len(), "{count}: {words:?}");
        assert!(words.len().is_multiple_of(2));
        let mut said = String::new();
        for word in words[ours.text_pages - 1..].concat() {
            if word.top < BOTTOM {
                said.push_str(&word.text);
            }
            assert!(word.top > TOP - 1.0 && word.top < BOTTOM + 9.0, "{word:?}");
        }
        for organ in &report.meta.copies {
            assert!(said.contains(organ.as_str()), "{organ} in {said}");
        }
        let last: String = words
            .last()
            .unwrap()
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        assert!(last.contains("印发"), "{last}");
    }
}
