//! Our own pages beside those that LibreOffice makes of the exported file: the same lines, the same
//! number of pages, each heading on the same page.
//!
//! Both are set in the same fonts, which are installed with the tests and whose characters are as
//! wide as the standard's: AR PL UMing and UKai. LibreOffice has two habits of its own (see
//! `layout::Habits`); with them the two must agree. Without them the figure says what a reader who
//! has LibreOffice sees otherwise than one who has Word; README quotes it.

use std::path::{Path, PathBuf};

use form::House;
use form::fonts::{Face, FontProfile};
use layout::page::{Layout, Page};
use layout::{Grid, Habits, Metrics, Press};
use report::figures::Figures;
use report::{Block, BlockKind, Report, Variant};

use crate::office::{self, Pages};
use crate::package::{export_in, export_laid};

/// Fonts that are on the machine that runs the tests.
pub fn house() -> House {
    let song = "AR PL UMing CN".to_owned();
    let fonts = FontProfile {
        title: song.clone(),
        body: song.clone(),
        heading1: song.clone(),
        heading2: "AR PL UKai CN".to_owned(),
        page_number: song,
        latin: None,
    };
    House {
        fonts,
        ..House::default()
    }
}

/// Their widths: those of the grid, and a middle dot of half a character.
struct Arphic;

impl Metrics for Arphic {
    fn advance(&self, face: Face, c: char) -> i32 {
        match c {
            '·' => 500,
            c => Grid.advance(face, c),
        }
    }
}

/// The samples and the corpus, by name.
fn reports() -> Vec<(String, Report)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["../assets/samples", "corpus/clean"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(tests.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let mut report = report::recognise::plain_text(&text);
            // 版记 is pinned to the foot of the last even page by page count, not by the flow of
            // lines, which is what is compared here.
            report.meta.variant = Variant::Plain;
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, report)
        })
        .collect()
}

fn laid(report: &Report, habits: Habits) -> Layout {
    let paragraphs = form::document(report, &Figures::of(report, None), &House::default());
    Press::new(habits).lay_out(paragraphs, &Arphic)
}

/// The lines of a page of ours, without white space and page number.
fn lines(page: &Page) -> Vec<String> {
    page.lines
        .iter()
        .filter(|line| line.source.is_some())
        .map(|line| {
            line.pieces
                .iter()
                .flat_map(|piece| piece.text.chars())
                .filter(|c| !c.is_whitespace())
                .collect()
        })
        .filter(|line: &String| !line.is_empty())
        .collect()
}

fn without_blanks(lines: &[String]) -> Vec<String> {
    lines
        .iter()
        .map(|line| line.chars().filter(|c| !c.is_whitespace()).collect())
        .filter(|line: &String| !line.is_empty())
        .collect()
}

/// What came of a comparison.
#[derive(Default)]
struct Agreement {
    lines: usize,
    same: usize,
    differences: Vec<String>,
}

impl Agreement {
    /// Compares by where lines end in the whole text, so that one other break is counted once for
    /// each line that it moves and not for the rest of the report.
    fn add(&mut self, name: &str, ours: &Layout, theirs: &Pages) {
        let our_pages: Vec<Vec<String>> = ours.pages.iter().map(lines).collect();
        let their_pages: Vec<Vec<String>> = (0..theirs.words().len())
            .map(|page| without_blanks(&theirs.lines(page)))
            .collect();
        if our_pages.len() != their_pages.len() {
            self.differences.push(format!(
                "{name}: {} pages, LibreOffice {}",
                our_pages.len(),
                their_pages.len()
            ));
        }
        let ends = |pages: &[Vec<String>]| -> Vec<(usize, usize, String)> {
            let mut at = 0;
            let mut ends = Vec::new();
            for (page, lines) in pages.iter().enumerate() {
                for line in lines {
                    let start = at;
                    at += line.chars().count();
                    ends.push((start, at, format!("page {}: {line}", page + 1)));
                }
            }
            ends
        };
        let (ours, theirs) = (ends(&our_pages), ends(&their_pages));
        self.lines += theirs.len();
        for (start, end, line) in &theirs {
            if ours.iter().any(|ours| (ours.0, ours.1) == (*start, *end)) {
                self.same += 1;
                continue;
            }
            self.differences.push(format!("{name}, LibreOffice {line}"));
            if let Some((.., line)) = ours.iter().find(|ours| ours.1 >= *end) {
                self.differences.push(format!("{name}, ours        {line}"));
            }
        }
    }

    fn other_pages(&self) -> usize {
        self.differences
            .iter()
            .filter(|line| line.contains("pages, LibreOffice"))
            .count()
    }

    fn per_cent(&self) -> f64 {
        let counted = |number: usize| f64::from(u32::try_from(number).unwrap());
        counted(self.same) * 100.0 / counted(self.lines.max(1))
    }
}

/// The page of each heading.
fn headings(layout: &Layout) -> Vec<(usize, String)> {
    layout
        .headings
        .iter()
        .filter(|heading| heading.level > 0)
        .map(|heading| {
            let text = heading.text.chars().filter(|c| !c.is_whitespace());
            (heading.page, text.take(8).collect())
        })
        .collect()
}

#[test]
fn our_pages_break_where_libreoffice_breaks_them() {
    let reports = reports();
    let files: Vec<Vec<u8>> = reports
        .iter()
        .map(|(_, report)| export_laid(report, &house(), &laid(report, Habits::LIBREOFFICE)))
        .collect();
    let theirs = office::pages_of(&files);
    let mut with_habits = Agreement::default();
    let mut without = Agreement::default();
    let mut elsewhere = Vec::new();
    for ((name, report), theirs) in reports.iter().zip(&theirs) {
        let ours = laid(report, Habits::LIBREOFFICE);
        with_habits.add(name, &ours, theirs);
        without.add(name, &laid(report, Habits::WORD), theirs);
        for (page, heading) in headings(&ours) {
            let lines = without_blanks(&theirs.lines(page));
            if !lines.iter().any(|line| line.starts_with(&heading)) {
                elsewhere.push(format!("{name}: {heading} on page {}", page + 1));
            }
        }
    }
    println!(
        "{} reports, {} lines: {:.2} % break where LibreOffice breaks them, {:.2} % without its habits, \
         and {} reports have other pages then",
        reports.len(),
        with_habits.lines,
        with_habits.per_cent(),
        without.per_cent(),
        without.other_pages()
    );
    for difference in &with_habits.differences {
        println!("  {difference}");
    }
    for heading in &elsewhere {
        println!("  {heading}");
    }
    assert!(with_habits.per_cent() >= 99.0);
    assert_eq!(with_habits.other_pages(), 0);
    assert!(elsewhere.is_empty());
}

/// Reports whose text ends on each of the last lines of a page, in paragraphs of one line and of
/// several, with a heading or with the block of names at the end.
fn endings() -> Vec<(String, Report)> {
    let line = |lines: usize| "镇".repeat(26 + 28 * (lines - 1));
    let mut reports = Vec::new();
    for filled in 16..23 {
        for last in [1, 3, 8, 15, 21, 25, 30] {
            let mut signed = vec![
                (BlockKind::Body, line(filled)),
                (BlockKind::Body, line(last)),
                (BlockKind::Signature, "青塘镇人民政府".to_owned()),
                (BlockKind::Date, "二〇二六年".to_owned()),
            ];
            reports.push((format!("{filled} lines, {last} lines, names"), of(&signed)));
            signed.truncate(1);
            signed.extend([
                (BlockKind::Heading1, "工作情况".to_owned()),
                (BlockKind::Heading2, "组织领导".to_owned()),
                (BlockKind::Body, line(last)),
            ]);
            reports.push((
                format!("{filled} lines, headings, {last} lines"),
                of(&signed),
            ));
        }
    }
    reports
}

fn of(blocks: &[(BlockKind, String)]) -> Report {
    let mut report = Report::empty();
    for (id, (kind, text)) in (1..).zip(blocks) {
        report.blocks.push(Block::new(id, *kind, text.as_str()));
    }
    report
}

#[test]
fn pages_end_where_libreoffice_ends_them() {
    let reports = endings();
    let files: Vec<Vec<u8>> = reports
        .iter()
        .map(|(_, report)| export_in(report, &house()))
        .collect();
    let mut others = Vec::new();
    for ((name, report), theirs) in reports.iter().zip(office::pages_of(&files)) {
        let ours: Vec<usize> = laid(report, Habits::LIBREOFFICE)
            .pages
            .iter()
            .map(|page| lines(page).len())
            .collect();
        let theirs: Vec<usize> = (0..theirs.words().len())
            .map(|page| without_blanks(&theirs.lines(page)).len())
            .collect();
        if ours != theirs {
            others.push(format!("{name}: {ours:?}, LibreOffice {theirs:?}"));
        }
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// Letterheads of every height that comes about: lines above the mark, lines of signatories, sizes of
/// the mark.
fn letterheads() -> Vec<(String, Report)> {
    let mut reports = Vec::new();
    for typed in [0, 1, 3] {
        for signatories in [0, 1, 3] {
            for unit in [
                "青塘镇人民政府",
                "云泽县青塘镇人民政府",
                "云泽县高新技术产业开发区石桥街道办事处",
            ] {
                let mut blocks: Vec<(BlockKind, String)> = ["000123", "机密★1年", "特急"][..typed]
                    .iter()
                    .map(|line| (BlockKind::Letterhead, (*line).to_owned()))
                    .collect();
                blocks.extend([
                    (BlockKind::Title, "工作报告".to_owned()),
                    (BlockKind::Addressee, "县委、县人民政府".to_owned()),
                    (BlockKind::Body, "镇".repeat(1000)),
                ]);
                let mut report = of(&blocks);
                report.meta.unit = unit.into();
                report.meta.document_number = "青政〔2026〕3号".into();
                report.meta.signatories = ["林致和", "周明远", "赵一"][..signatories]
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect();
                reports.push((
                    format!("{typed} lines, {signatories} names, {unit}"),
                    report,
                ));
            }
        }
    }
    reports
}

#[test]
fn a_letterhead_of_any_height_leaves_room_for_as_many_lines_as_in_libreoffice() {
    let reports = letterheads();
    let files: Vec<Vec<u8>> = reports
        .iter()
        .map(|(_, report)| export_in(report, &house()))
        .collect();
    let text = |lines: &[String]| lines.iter().filter(|line| line.contains("镇镇镇")).count();
    for ((name, report), theirs) in reports.iter().zip(office::pages_of(&files)) {
        let ours = lines(&laid(report, Habits::LIBREOFFICE).pages[0]);
        let theirs = without_blanks(&theirs.lines(0));
        assert!(text(&ours) > 0, "{name}");
        assert_eq!(text(&ours), text(&theirs), "{name}");
    }
}
