//! Copies with comments: the same pages, the same text in the same look, and every comment in its
//! place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use api::offline;
use docx::Comment;
use form::House;
use layout::{Grid, Habits, Press};
use nianbao_tests::programs;
use quick_xml::Reader;
use quick_xml::events::Event;
use report::figures::Figures;
use report::span::Shown;
use report::{BlockKind, FigureEntry, Paper, Report, Variant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::package::{export, options, part, paths, text};
use crate::validator::faults;
use crate::{matrix, office, reports, samples};

/// The most comments on one report.
const MOST: usize = 500;

/// The file of a report with comments.
fn copy(report: &Report, comments: Vec<Comment>) -> Vec<u8> {
    let house = House::default();
    let figures = Figures::of(report, None);
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures, &house), &Grid);
    let options = docx::Options {
        comments,
        ..options(report, &house, &layout)
    };
    docx::export(report, &figures, &options).unwrap()
}

/// Comments on everything that a report says and on what it does not: in each block the whole, each end,
/// single characters and short pieces that overlap, several at one place, bytes behind the end.
fn everywhere(report: &Report) -> Vec<Comment> {
    comments(report, |shown| {
        let mut spans = vec![(0, 0), (0, shown.len()), (shown.len(), shown.len() + 9)];
        let starts: Vec<usize> = shown.char_indices().map(|(at, _)| at).collect();
        for (number, window) in starts.windows(6).enumerate().step_by(5) {
            spans.push((window[0], window[1 + number % 5]));
            spans.push((window[2], window[5]));
            spans.push((window[2], window[5]));
        }
        spans
    })
}

/// One comment in every forty characters or so, more than the worst of reports would get, each ending
/// between two Chinese characters: LibreOffice (7.4) puts a gap between a Chinese character and a digit
/// without being asked, but none where a comment ends there.
fn here_and_there(report: &Report) -> Vec<Comment> {
    let is_chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    comments(report, |shown| {
        let chars: Vec<(usize, char)> = shown.char_indices().collect();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for window in chars.windows(5) {
            let far = spans.last().is_none_or(|(_, end)| window[0].0 > end + 120);
            if far && window[3..].iter().all(|(_, c)| is_chinese(*c)) {
                spans.push((window[1].0, window[4].0));
            }
        }
        spans
    })
}

/// Comments on these spans of each block's shown text.
fn comments(report: &Report, spans: impl Fn(&str) -> Vec<(usize, usize)>) -> Vec<Comment> {
    let figures = Figures::of(report, None);
    let mut comments = Vec::new();
    for block in &report.blocks {
        let shown = Shown::new(&block.text, &figures).text;
        for (number, (start, end)) in spans(&shown).into_iter().enumerate() {
            comments.push(Comment {
                block: block.id,
                start,
                end,
                author: "法治年报校对".into(),
                initials: "校".into(),
                date: None,
                text: vec![
                    format!("第{number}处：“<数字>”应当写成阿拉伯数字。"),
                    "依据：GB/T 15835—2011。".into(),
                    "改成：“12件”。".into(),
                ],
            });
        }
    }
    comments.truncate(MOST);
    comments
}

/// Every report of the suite, one length of each combination, and papers that none of them is.
fn all() -> Vec<(String, Report)> {
    let mut all: Vec<(String, Report)> = reports::all()
        .into_iter()
        .chain(samples::all())
        .chain(matrix::all().into_iter().step_by(3))
        .collect();
    let mut joint = reports::everything();
    joint.meta.joint = vec!["中共云泽县青塘镇委员会".into()];
    joint.blocks[1].text = "云泽县青塘镇人民政府文件".into();
    all.push(("commented-joint".into(), joint));
    all.push(("commented-letter".into(), letter()));
    all.push(("commented-figures".into(), with_figures()));
    all
}

fn letter() -> Report {
    let mut letter = reports::everything();
    letter.meta.paper = Paper::Letter;
    letter.meta.variant = Variant::Submission;
    letter
}

fn with_figures() -> Report {
    let figure = report::inline::reference("f1");
    let mut report = reports::of(&[
        (BlockKind::Title, "青塘镇2026年度法治政府建设报告"),
        (
            BlockKind::Body,
            &format!("全年办理案件{figure}，均已办结。"),
        ),
        (BlockKind::Annex, "附件1\n办案情况"),
        (BlockKind::AnnexText, "一、办案。共办理案件7件。"),
    ]);
    report.figures.insert("f1".into(), FigureEntry::of("7"));
    report.meta.figures_annex = true;
    report
}

/// A document character by character, each with the look of its run, and every tag that is not a run's
/// or a comment's.
fn look(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut look = String::new();
    let (mut run, mut inside, mut properties) = (String::new(), false, false);
    loop {
        let event = reader.read_event().unwrap();
        let tag = match &event {
            Event::Start(tag) | Event::Empty(tag) => tag.name().as_ref().to_owned(),
            Event::End(tag) => tag.name().as_ref().to_owned(),
            Event::Eof => return look,
            _ => String::new(),
        };
        match (&event, tag.as_str()) {
            (Event::Start(_), "w:r") => {
                run.clear();
                inside = true;
            }
            (Event::End(_), "w:r") => inside = false,
            (Event::Start(_), "w:rPr") if inside => properties = true,
            (Event::End(_), "w:rPr") if inside => properties = false,
            (_, "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference" | "w:t") => {}
            (event, _) if properties => write!(run, "{event:?}").unwrap(),
            (Event::Text(text), _) if inside => {
                for c in text.chars() {
                    writeln!(look, "{c} {run}").unwrap();
                }
            }
            (event, _) if inside => writeln!(look, "{event:?} {run}").unwrap(),
            (event, _) => writeln!(look, "{event:?}").unwrap(),
        }
    }
}

/// The ids of the elements of a name, in order, and where each stands.
fn found(xml: &str, element: &str) -> Vec<(usize, usize)> {
    let head = format!("<{element} w:id=\"");
    xml.match_indices(&head)
        .map(|(at, head)| {
            let id = xml[at + head.len()..].split('"').next().unwrap();
            (id.parse().unwrap(), at)
        })
        .collect()
}

fn ids(xml: &str, element: &str) -> Vec<usize> {
    found(xml, element).into_iter().map(|(id, _)| id).collect()
}

fn places(xml: &str, element: &str) -> BTreeMap<usize, usize> {
    found(xml, element).into_iter().collect()
}

#[test]
fn a_copy_with_comments_says_the_same_in_the_same_look() {
    for (name, report) in all() {
        let (plain, copy) = (export(&report), copy(&report, everywhere(&report)));
        assert_eq!(text(&copy), text(&plain), "{name}");
        let document = |bytes| part(bytes, "word/document.xml");
        assert!(look(&document(&copy)) == look(&document(&plain)), "{name}");
        for path in paths(&plain) {
            let changes = [
                "[Content_Types].xml",
                "word/document.xml",
                "word/_rels/document.xml.rels",
                "word/styles.xml",
            ];
            if !changes.contains(&path.as_str()) {
                assert!(part(&copy, &path) == part(&plain, &path), "{name}: {path}");
            }
        }
    }
}

#[test]
fn every_comment_is_written_once_and_begins_before_it_ends_before_its_sign() {
    for (name, report) in all() {
        let comments = everywhere(&report);
        let wanted: Vec<usize> = (0..comments.len()).collect();
        let copy = copy(&report, comments);
        if wanted.is_empty() {
            assert!(!paths(&copy).contains(&"word/comments.xml".to_owned()));
            continue;
        }
        assert_eq!(ids(&part(&copy, "word/comments.xml"), "w:comment"), wanted);
        let document = part(&copy, "word/document.xml");
        // In reading order, because their beginnings are.
        assert_eq!(ids(&document, "w:commentRangeStart"), wanted, "{name}");
        let ends = ids(&document, "w:commentRangeEnd");
        // A sign stands where its comment ends.
        assert_eq!(ids(&document, "w:commentReference"), ends, "{name}");
        let places = |element| places(&document, element);
        let (start, end) = (places("w:commentRangeStart"), places("w:commentRangeEnd"));
        let sign = places("w:commentReference");
        for id in wanted {
            assert!(
                start[&id] < end[&id] && end[&id] < sign[&id],
                "{name}: {id}"
            );
        }
        assert_eq!(
            (end.len(), sign.len()),
            (start.len(), start.len()),
            "{name}"
        );
    }
}

#[test]
fn two_copies_with_the_same_comments_are_the_same_bytes() {
    let report = reports::everything();
    let comments = everywhere(&report);
    assert!(copy(&report, comments.clone()) == copy(&report, comments));
}

#[test]
fn the_validator_finds_no_fault_in_any_copy() {
    let files: Vec<(String, Vec<u8>)> = all()
        .into_iter()
        .map(|(name, report)| (name, copy(&report, everywhere(&report))))
        .collect();
    let faults = faults(&files);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn comments_are_no_changes_when_a_copy_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("报告.docx");
    let read = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        offline::read_noted(&file).unwrap()
    };
    let others = [reports::everything(), letter(), with_figures()];
    let others = others.map(|report| (report.title().unwrap_or_default().to_owned(), report));
    for (name, report) in samples::all().into_iter().chain(others) {
        let (plain, copy) = (export(&report), copy(&report, everywhere(&report)));
        let (plain, copy) = (read(&plain), read(&copy));
        assert_eq!(copy.report, plain.report, "{name}");
        assert_eq!(plain.notes, Vec::<String>::new(), "{name}");
        // That there were comments is told, and nothing else.
        assert_eq!(copy.notes.len(), 1, "{name}: {:?}", copy.notes);
        assert!(copy.notes[0].contains("条批注"), "{name}: {:?}", copy.notes);
    }
}

/// A file without what LibreOffice sets otherwise on a line in which a comment ends: there it lets no
/// punctuation hang over the edge (which it does where the file forbids it), and the last character
/// before the end is not drawn closer to the next.
fn without_exceptions(bytes: &[u8]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for path in paths(bytes) {
        file.start_file(path.as_str(), SimpleFileOptions::default())
            .unwrap();
        let mut text = part(bytes, &path);
        for (usual, other) in [
            (
                r#"<w:overflowPunct w:val="0""#,
                r#"<w:overflowPunct w:val="1""#,
            ),
            (r#"<w:spacing w:val="-5""#, r#"<w:spacing w:val="0""#),
        ] {
            assert!(path != "word/styles.xml" || text.contains(usual));
            text = text.replace(usual, other);
        }
        file.write_all(text.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

#[test]
fn the_pages_of_a_copy_break_where_those_of_the_report_do() {
    let mut reports: Vec<Report> = samples::all()
        .into_iter()
        .map(|(_, report)| report)
        .collect();
    reports.extend([reports::everything(), letter(), with_figures()]);
    let files: Vec<Vec<u8>> = reports
        .iter()
        .flat_map(|report| {
            let comments = here_and_there(report);
            assert!(comments.len() > 1);
            [export(report), copy(report, comments)]
        })
        .map(|file| without_exceptions(&file))
        .collect();
    for pair in office::pages_of(&files).chunks(2) {
        let count = pair[0].words().len();
        assert_eq!(pair[1].words().len(), count);
        for page in 0..count {
            let (plain, copy) = (pair[0].lines(page), pair[1].lines(page));
            assert_eq!(copy, plain, "page {}", page + 1);
        }
    }
}

/// A file as LibreOffice holds it, as one XML document.
fn flat(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy.docx");
    std::fs::write(&file, bytes).unwrap();
    let profile = folder.path().join("profile");
    let output = programs::drawing("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "fodt", "--outdir"])
        .args([folder.path(), Path::new(&file)])
        .output()
        .expect("LibreOffice is needed (apt install libreoffice-writer-nogui)");
    assert!(output.status.success(), "{output:?}");
    std::fs::read_to_string(file.with_extension("fodt")).unwrap()
}

#[test]
fn libreoffice_shows_every_comment_with_its_author_and_its_text() {
    let report = reports::everything();
    let comments = everywhere(&report);
    let count = comments.len();
    assert!(count > 100, "{count}");
    let flat = flat(&copy(&report, comments));
    let times = |text: &str| flat.matches(text).count();
    assert_eq!(times("<office:annotation "), count);
    assert_eq!(times("<office:annotation-end "), count);
    assert_eq!(times("<dc:creator>法治年报校对</dc:creator>"), count);
    assert_eq!(times("改成：“12件”。"), count);
}

#[test]
fn libreoffice_puts_every_comment_on_the_characters_that_it_is_about() {
    let report = reports::everything();
    let comments = here_and_there(&report);
    let shown = |comment: &Comment| {
        let block = report
            .blocks
            .iter()
            .find(|block| block.id == comment.block)
            .unwrap();
        block.text[comment.start..comment.end].to_owned()
    };
    let wanted: Vec<String> = comments.iter().map(shown).collect();
    let flat = flat(&copy(&report, comments));
    let found: Vec<String> = flat
        .split("</office:annotation>")
        .skip(1)
        .map(|rest| bare(rest.split("<office:annotation-end ").next().unwrap()))
        .collect();
    assert_eq!(found, wanted);
}

/// XML without its tags.
fn bare(xml: &str) -> String {
    xml.split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect()
}
