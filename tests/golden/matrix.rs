//! Every variant as every kind of paper under every rule of signature, one page to twelve; and reports
//! with names, titles and lists of every length.

use form::House;
use layout::{Grid, Habits, Press};
use nianbao_tests::programs;
use report::figures::Figures;
use report::{BlockKind, FigureEntry, Paper, Report, SignatureRule, Variant};

use crate::office::{self, BOTTOM, LEFT, Pages, RIGHT, TOP, Word};
use crate::package::{export, export_in, text};
use crate::reports;

use BlockKind::{Addressee, Annex, AnnexText, Body, Date, Heading1, Note, Signature, Title};

const VARIANTS: [Variant; 4] = [
    Variant::Submission,
    Variant::Public,
    Variant::Consultation,
    Variant::Plain,
];
const PAPERS: [Paper; 2] = [Paper::Document, Paper::Letter];
const RULES: [SignatureRule; 3] = [
    SignatureRule::Unsealed,
    SignatureRule::Sealed,
    SignatureRule::Stamp,
];
/// Lines of a page.
const LINES: usize = 22;

/// A formal report whose text takes about this many pages.
fn long(pages: usize) -> Report {
    let text = "镇".repeat(26 + 28 * (LINES * pages).saturating_sub(15));
    let mut report = reports::of(&[
        (
            Title,
            "云泽县青塘镇人民政府关于2026年度法治政府建设情况的报告",
        ),
        (Addressee, "县人民政府"),
        (Heading1, "工作情况"),
        (Body, &text),
        (Body, "特此报告。"),
        (Signature, "云泽县青塘镇人民政府"),
        (Date, "2026年12月5日"),
        (Note, "此件公开发布"),
    ]);
    let meta = &mut report.meta;
    meta.copy_number = "000123".into();
    meta.urgency = "特急".into();
    meta.document_number = "青政〔2026〕18号".into();
    meta.signatories = vec!["林致和".into()];
    meta.copies = vec!["县司法局".into()];
    meta.issuing_office = "青塘镇党政办公室".into();
    meta.print_date = chrono::NaiveDate::from_ymd_opt(2026, 12, 5);
    meta.post = "镇长".into();
    report
}

/// Every combination, three lengths each, all lengths from one page to twelve among them.
pub fn all() -> Vec<(String, Report)> {
    let mut reports = Vec::new();
    for variant in VARIANTS {
        for paper in PAPERS {
            for rule in RULES {
                for _ in 0..3 {
                    let pages = reports.len() % 12 + 1;
                    let mut report = long(pages);
                    report.meta.variant = variant;
                    report.meta.paper = paper;
                    report.meta.signature_rule = rule;
                    let name = format!("{variant:?}-{paper:?}-{rule:?}-{pages}").to_lowercase();
                    reports.push((name, report));
                }
            }
        }
    }
    reports.extend(others());
    reports
}

/// Joint documents, attachments, tables longer than a page.
fn others() -> Vec<(String, Report)> {
    let mut joint = long(2);
    joint.meta.unit = "中共云泽县青塘镇委员会".into();
    joint.meta.joint = vec!["云泽县青塘镇人民政府".into(), "云泽县司法局".into()];
    joint.meta.signature_rule = SignatureRule::Sealed;
    let place = joint.blocks.len() - 2;
    let mut name = joint.blocks[place - 1].clone();
    name.id = joint.fresh_id();
    name.text = "云泽县司法局".into();
    joint.blocks.insert(place, name);

    let mut attached = long(1);
    let text = "落实情况".repeat(400);
    for (kind, text) in [
        (Annex, "普法责任清单"),
        (AnnexText, "一、司法所"),
        (AnnexText, text.as_str()),
        (Annex, "行政执法事项清单"),
        (AnnexText, "（一）城乡规划。按规定办理。"),
    ] {
        let id = attached.fresh_id().0;
        attached.blocks.push(report::Block::new(id, kind, text));
    }
    let mut counted = attached.clone();
    counted.meta.figures_annex = true;
    for number in 0..60 {
        let figure = FigureEntry {
            entry: format!("{}", 60 + number),
            last: "60".into(),
        };
        counted.figures.insert(format!("f{number}"), figure);
    }
    [
        ("joint", joint),
        ("attached", attached),
        ("attached-with-figures", counted),
        ("one-paragraph-of-5000", reports::full_of("镇", 5_000, 1)),
    ]
    .map(|(name, report)| (name.to_owned(), report))
    .into()
}

#[test]
fn the_matrix_holds_sixty_files_or_more_of_one_page_to_twelve() {
    let reports = all();
    assert!(reports.len() >= 60, "{}", reports.len());
    // Names say how long a text was asked for; here the pages are counted.
    let lengths: std::collections::BTreeSet<usize> = reports
        .iter()
        .map(|(_, report)| {
            let figures = Figures::of(report, None);
            let document = form::document(report, &figures, &House::default());
            let layout = Press::new(Habits::WORD).lay_out(document, &Grid);
            layout.text_pages
        })
        .collect();
    for pages in 1..=12 {
        assert!(lengths.contains(&pages), "{pages} of {lengths:?}");
    }
}

/// Words on one line, from left to right; lines from top to bottom.
fn lines(words: &[Word]) -> Vec<Vec<&Word>> {
    let mut sorted: Vec<&Word> = words.iter().collect();
    sorted.sort_by(|one, other| one.top.total_cmp(&other.top));
    let mut lines: Vec<Vec<&Word>> = Vec::new();
    for word in sorted {
        match lines.last_mut() {
            Some(line) if word.top - line[0].top < 2.5 => line.push(word),
            _ => lines.push(vec![word]),
        }
    }
    for line in &mut lines {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    lines
}

/// Nothing stands outside the 版心 or over something else.
fn check(name: &str, pages: &Pages) {
    for (page, words) in pages.words().iter().enumerate() {
        // 文件 beside several organs stands between two of their lines.
        let (beside, words): (Vec<Word>, Vec<Word>) = words
            .iter()
            .cloned()
            .partition(|word| page == 0 && word.text == "文件");
        for word in &beside {
            let near = |other: &&Word| (other.top - word.top).abs() < 12.0;
            for other in words.iter().filter(near) {
                assert!(
                    other.right <= word.left + 0.3,
                    "{name}: {other:?}, {word:?}"
                );
            }
            assert!(word.right <= RIGHT + 0.6, "{name}: {word:?}");
        }
        let words = &words;
        let mut below = f64::MIN;
        for line in lines(words) {
            // The size of the smallest text is 4号, 4.94 mm.
            let top = line[0].top;
            assert!(
                top - below > 4.0,
                "{name}, page {}: {line:?} stands over the line above",
                page + 1
            );
            below = top;
            for pair in line.windows(2) {
                assert!(
                    pair[0].right <= pair[1].left + 0.3,
                    "{name}, page {}: {pair:?}",
                    page + 1
                );
            }
            for word in line {
                // The mark of a letter stands above the 版心, between rules of 170 mm.
                let more = if word.top < TOP - 4.0 { 7.0 } else { 0.6 };
                let inside = word.left >= LEFT - more && word.right <= RIGHT + more;
                assert!(inside, "{name}, page {}: {word:?}", page + 1);
            }
        }
    }
}

#[test]
fn every_full_page_of_every_form_has_22_lines_of_28_characters() {
    let house = crate::breaks::house();
    // One of each length.
    let chosen: Vec<(String, Report)> = (1..=12)
        .filter_map(|pages| {
            let ends = format!("-{pages}");
            // Another combination for each length.
            all()
                .into_iter()
                .filter(|(name, _)| name.ends_with(&ends))
                .nth(pages % 5)
        })
        .collect();
    let files: Vec<Vec<u8>> = chosen
        .iter()
        .map(|(_, report)| export_in(report, &house))
        .collect();
    let mut full = 0;
    for (pages, (name, _)) in office::pages_of(&files).iter().zip(&chosen) {
        check(name, pages);
        for page in 1..pages.words().len() {
            let lines = pages.lines(page);
            let text = |line: &String| line.chars().all(|c| c == '镇');
            if !lines.iter().all(text) || lines.len() < LINES - 6 || !continues(pages, page) {
                continue;
            }
            full += 1;
            let counts: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
            assert_eq!(counts, vec![28; LINES], "{name}, page {}", page + 1);
        }
    }
    assert!(full >= 40, "{full}");
}

/// Whether the text of a page goes on over the next.
fn continues(pages: &Pages, page: usize) -> bool {
    let words = pages.words();
    words
        .get(page + 1)
        .and_then(|words| words.first())
        .is_some_and(|word| word.text.starts_with("镇镇"))
}

/// `count` characters that read as a name or a title.
fn named(start: &str, count: usize, end: &str) -> String {
    let places = "云泽县高新技术产业开发区石桥街道青塘片区综合管理服务";
    let filled = count.saturating_sub(start.chars().count() + end.chars().count());
    let middle: String = places.chars().cycle().take(filled).collect();
    format!("{start}{middle}{end}")
}

#[test]
fn names_titles_and_lists_of_every_length_stand_inside_the_page_and_over_nothing() {
    let names = ["林致和", "周明远", "赵一", "欧阳文山", "钱二", "孙三"];
    let mut cases: Vec<(String, Report)> = Vec::new();
    for (at, title) in (10..=60).step_by(5).enumerate() {
        let unit = 3 + at * 27 / 10;
        let mut report = long(1);
        report.blocks[0].text = named("关于", title, "法治政府建设的报告");
        report.meta.unit = named("", unit, if unit > 6 { "人民政府" } else { "镇" });
        report.blocks[5].text.clone_from(&report.meta.unit);
        report.meta.signatories = names[..at % 6 + 1]
            .iter()
            .map(|name| (*name).into())
            .collect();
        let copies = 1 + at * 29 / 10;
        report.meta.copies = (0..copies)
            .map(|number| named("县", 5 + number % 7, "局"))
            .collect();
        report.meta.signature_rule = RULES[at % 3];
        if at % 4 == 3 {
            report.meta.paper = Paper::Letter;
        }
        if at % 5 == 2 {
            report.meta.joint = vec![named("中共", unit, "委员会"), named("", 8, "局")];
        }
        let name = format!("title {title}, unit {unit}, copies {copies}");
        cases.push((name, report));
    }
    let house = crate::breaks::house();
    let files: Vec<Vec<u8>> = cases
        .iter()
        .map(|(_, report)| export_in(report, &house))
        .collect();
    for (pages, (name, report)) in office::pages_of(&files).iter().zip(&cases) {
        check(name, pages);
        let said: String = pages
            .words()
            .concat()
            .iter()
            .map(|word| word.text.as_str())
            .collect();
        for signatory in &report.meta.signatories {
            let printed = report.meta.paper == Paper::Letter || said.contains(signatory.as_str());
            assert!(printed, "{name}: {signatory}");
        }
        let last = report.meta.copies.last().unwrap();
        let words = pages.words();
        let foot = words.last().unwrap();
        let foot: String = foot.iter().map(|word| word.text.as_str()).collect();
        assert!(foot.contains(last.as_str()), "{name}: {last}");
        // 公文首页必须显示正文.
        let first = words[0].iter().filter(|word| word.top < BOTTOM);
        assert!(
            first.into_iter().any(|word| word.text.contains("镇镇镇")),
            "{name}: no text on the first page"
        );
    }
}

/// An organ's name of so many characters.
fn organ(length: usize) -> String {
    let name = "清河回族自治县青石土家族苗族乡综合行政执法与应急管理办公室大队";
    format!("{}局", name.chars().take(length - 1).collect::<String>())
}

/// Reports in which names are as long as names come: of those who issue it together, of one, of those
/// who signed it, above the date.
fn long_names() -> Vec<(String, Report)> {
    let mut cases = Vec::new();
    for length in [3, 12, 17, 18, 19, 20, 24, 28, 29, 30] {
        for count in [2, 3, 6] {
            let mut joint = long(1);
            joint.meta.unit = "青塘镇人民政府".into();
            joint.meta.joint = vec![organ(length); count - 1];
            joint.meta.signatories = vec!["林致和".into(); count];
            cases.push((format!("{count} organs of {length}"), joint));
        }
        for rule in RULES {
            let mut alone = long(1);
            alone.meta.unit = organ(length);
            alone.blocks[5].text = organ(length);
            alone.meta.signature_rule = rule;
            cases.push((format!("{length} {rule:?}"), alone));
        }
    }
    let name = "阿不都热依木·买买提江·艾合买提艾合买提江";
    for number in ["青政〔2026〕3号", "清河县青政法建发〔2026〕1234号"] {
        for length in [9, 12, 16, 20] {
            for count in [1, 2, 3] {
                let mut signed = long(1);
                signed.meta.document_number = number.into();
                signed.meta.signatories = vec![name.chars().take(length).collect(); count];
                cases.push((format!("{number}, {count} names of {length}"), signed));
            }
        }
    }
    cases
}

#[test]
fn the_longest_names_stand_whole_beside_what_belongs_to_them() {
    let cases = long_names();
    let house = crate::breaks::house();
    let files: Vec<Vec<u8>> = cases
        .iter()
        .map(|(_, report)| export_in(report, &house))
        .collect();
    for (pages, (name, report)) in office::pages_of(&files).iter().zip(&cases) {
        check(name, pages);
        let words = pages.words();
        let rows: Vec<String> = words
            .iter()
            .flat_map(|words| lines(words))
            .map(|row| row.iter().map(|word| word.text.as_str()).collect())
            .collect();
        let has = |text: &str| rows.iter().any(|row| row.contains(text));
        assert!(has("文件"), "{name}: {rows:?}");
        assert!(has("2026年12月5日"), "{name}: {rows:?}");
        assert!(has(&report.meta.document_number), "{name}: {rows:?}");
        for signatory in &report.meta.signatories {
            assert!(has(signatory), "{name}: {rows:?}");
        }
        let said = rows.concat();
        for organ in report.meta.organs().take(1) {
            assert!(said.contains(organ), "{name}: {said}");
        }
        // Every character of a name that stands in the mark beside the word.
        let mark = words[0].iter().filter(|word| word.top < TOP + 100.0);
        let mark: String = mark.map(|word| word.text.as_str()).collect();
        for organ in &report.meta.joint {
            for c in organ.chars() {
                assert!(mark.contains(c), "{name}: {c} in {mark}");
            }
        }
        let text = words[0].iter().any(|word| word.text.contains("镇镇镇"));
        assert!(text, "{name}: no text on the first page");
    }
}

#[test]
fn marks_dashes_and_dots_are_drawn_in_the_chinese_font_and_letters_in_the_latin_one() {
    let mut house = crate::breaks::house();
    house.fonts.latin = Some("Liberation Serif".into());
    let marks = "“枫桥”‘经验’——落实…… Law 2026";
    let mut report = long(1);
    for block in &mut report.blocks {
        if block.kind != Date {
            block.text = format!("{marks}{}", block.text);
        }
    }
    let id = report.fresh_id().0;
    report.blocks.push(report::Block::new(id, Annex, marks));
    report.meta.copies = vec![marks.into()];
    let pages = office::pages_of(&[export_in(&report, &house)]).remove(0);
    let mut seen = [0, 0];
    for (family, text) in pages.set_in() {
        for c in text.chars() {
            let latin = family.contains("Liberation");
            if "“”‘’—…".contains(c) {
                assert!(!latin, "{c} in {family}: {text}");
                seen[0] += 1;
            } else if c.is_ascii_alphabetic() {
                assert!(latin, "{c} in {family}: {text}");
                seen[1] += 1;
            }
        }
    }
    // Eight marks in seven elements and more.
    assert!(seen[0] >= 56 && seen[1] >= 18, "{seen:?}");
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reads a document as python-docx gives it: paragraphs and cells in order.
const READ: &str = "
import sys, docx
from docx.table import _Cell
from docx.text.paragraph import Paragraph
document = docx.Document(sys.argv[1])
def walk(element, parent):
    for child in element.iterchildren():
        name = child.tag.rsplit('}')[-1]
        if name == 'p':
            sys.stdout.buffer.write(Paragraph(child, parent).text.encode())
        elif name in ('tbl', 'tr', 'tc'):
            walk(child, parent)
walk(document.element.body, document)
";

#[test]
fn python_docx_and_libreoffice_read_the_text_that_was_written() {
    let mut reports = others();
    reports.push(("everything".into(), reports::everything()));
    reports.push(("letter".into(), {
        let mut report = long(1);
        report.meta.paper = Paper::Letter;
        report
    }));
    let folder = tempfile::tempdir().unwrap();
    let mut written = Vec::new();
    for (name, report) in &reports {
        let path = folder.path().join(format!("{name}.docx"));
        let bytes = export(report);
        let figures = Figures::of(report, None);
        let form = form::document(report, &figures, &House::default());
        let foot: String = form.imprint.iter().map(form::Paragraph::text).collect();
        written.push((path.clone(), squeezed(&text(&bytes)), squeezed(&foot)));
        std::fs::write(path, bytes).unwrap();
    }
    office::to_text(
        &written
            .iter()
            .map(|(path, ..)| path.as_path())
            .collect::<Vec<_>>(),
    );
    for (path, wanted, foot) in written {
        let said = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        // It leaves out tables that float when it writes text; the pages show them.
        let said = format!("{said}{foot}");
        assert_eq!(
            squeezed(said.trim_start_matches('\u{feff}')),
            wanted,
            "{path:?}"
        );
        let output = programs::command("/usr/bin/python3")
            .args(["-c", READ])
            .arg(&path)
            .output()
            .expect("python-docx is needed for this test (apt install python3-docx)");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        assert_eq!(
            squeezed(&String::from_utf8(output.stdout).unwrap()),
            wanted,
            "{path:?}"
        );
    }
}
