//! Whole reports as other programs save them: the same outline from each kind of file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use api::offline;
use api::papers::Choice;
use nianbao_tests::programs;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A kind of file: its ending, and what LibreOffice calls it.
const KINDS: [(&str, &str); 4] = [
    ("docx", "docx"),
    ("doc", "doc"),
    ("rtf", "rtf"),
    ("html", "html:HTML"),
];

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    files
}

/// Saves files as another kind into a folder. The profile is the run's own.
fn save(files: &[PathBuf], kind: &str, folder: &Path) {
    let profile = tempfile::tempdir().unwrap();
    let is_text = files
        .iter()
        .all(|file| file.extension().is_some_and(|it| it == "txt"));
    let output = programs::drawing("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.path().display()
        ))
        .arg("--headless")
        .args(is_text.then_some("--infilter=Text (encoded):UTF8,LF,,,"))
        .args(["--convert-to", kind, "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .expect("LibreOffice is needed (apt install libreoffice-writer-nogui)");
    assert!(output.status.success(), "{output:?}");
}

fn outline(path: &Path) -> Value {
    let report = offline::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&offline::outline(&report).unwrap()).unwrap()
}

#[test]
fn a_sample_is_the_same_report_whatever_kind_of_file_it_is_saved_as() {
    let folder = tempfile::tempdir().unwrap();
    let samples = samples();
    for (ending, kind) in KINDS {
        save(&samples, kind, folder.path());
        for sample in &samples {
            let saved = folder
                .path()
                .join(sample.file_stem().unwrap())
                .with_extension(ending);
            assert_eq!(outline(&saved), outline(sample), "{}", saved.display());
        }
    }
}

#[test]
fn a_sample_is_the_same_report_after_our_own_export_and_in_what_others_make_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut exported = Vec::new();
    for sample in &samples() {
        let target = folder
            .path()
            .join(sample.file_stem().unwrap())
            .with_extension("docx");
        let report = offline::read(sample).unwrap();
        offline::export(report, &Choice::default(), sample, &target).unwrap();
        assert_eq!(outline(&target), outline(sample), "{}", target.display());
        exported.push(target);
    }
    // Neither carries the draft: this is the text alone, with page numbers and a table about it.
    for (ending, kind) in [("doc", "doc"), ("rtf", "rtf")] {
        let folder = tempfile::tempdir().unwrap();
        save(&exported, kind, folder.path());
        for (sample, target) in samples().iter().zip(&exported) {
            let saved = folder
                .path()
                .join(target.file_stem().unwrap())
                .with_extension(ending);
            assert_eq!(outline(&saved), outline(sample), "{}", saved.display());
        }
    }
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file whose headings have automatic numbers: by a style, by themselves, one that starts
/// anew and one that has none.
fn numbered() -> Vec<u8> {
    let level = |at: usize, format: &str, text: &str, style: &str| {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{style}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>"#
        )
    };
    let levels = [
        level(
            0,
            "chineseCountingThousand",
            "%1、",
            r#"<w:pStyle w:val="h1"/>"#,
        ),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
    ]
    .concat();
    let numbering = format!(
        r#"<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#
    );
    let styles = format!(
        r#"<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="n"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"#
    );
    let body: String = [
        (None, "柳溪镇人民政府2025年度法治政府建设情况报告"),
        (None, "县人民政府："),
        (None, "现将2025年度法治政府建设情况报告如下："),
        (Some((0, 0)), "工作情况"),
        (Some((1, 1)), "加强组织领导"),
        (Some((2, 1)), "健全工作机制"),
        (None, "全年召开专题会议5次。"),
        (Some((2, 1)), "压实工作责任"),
        (None, "明确责任分工。"),
        (Some((2, 2)), "重新编号一项"),
        (None, "从头编起。"),
        (Some((1, 1)), "深化普法宣传"),
        (None, "开展活动12场次。"),
        (Some((0, 0)), "存在的问题"),
        (None, "普法形式单一。"),
        (Some((0, 0)), "下一步打算"),
        (None, "继续抓好落实。"),
        (None, "柳溪镇人民政府"),
        (None, "2026年1月15日"),
    ]
    .map(|(number, text)| {
        let properties = match number {
            None => String::new(),
            Some((_, 0)) => r#"<w:pStyle w:val="h1"/>"#.to_owned(),
            Some((level, used)) => {
                format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{used}"/></w:numPr>"#)
            }
        };
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    })
    .concat();
    let types = ["document.main", "styles", "numbering"].map(|kind| {
        let part = kind.split('.').next().unwrap_or_default();
        format!(r#"<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#)
    }).concat();
    let relations = |list: &[(&str, &str)]| {
        let list: String = list
            .iter()
            .map(|(kind, target)| {
                format!(r#"<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>"#)
            })
            .collect();
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, content) in [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>"#
            ),
        ),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml")]),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]),
        ),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        (
            "word/document.xml",
            format!(r#"<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>"#),
        ),
    ] {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The headings of an outline with their numbers, in order.
fn headings(outline: &Value, found: &mut Vec<String>) {
    match outline {
        Value::Object(fields) => {
            if let (Some(number), Some(text)) = (fields.get("number"), fields.get("heading")) {
                found.push(format!(
                    "{}{}",
                    number.as_str().unwrap_or_default(),
                    text.as_str().unwrap_or_default()
                ));
            }
            fields.values().for_each(|value| headings(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| headings(value, found)),
        _ => {}
    }
}

#[test]
fn automatic_numbers_are_numbers_of_the_outline_whatever_kind_of_file_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("自动编号.docx");
    std::fs::write(&source, numbered()).unwrap();
    let expected = outline(&source);
    let mut found = Vec::new();
    headings(&expected, &mut found);
    assert_eq!(
        found,
        [
            "一、工作情况",
            "（一）加强组织领导",
            "1.健全工作机制",
            "2.压实工作责任",
            "1.重新编号一项",
            "（二）深化普法宣传",
            "二、存在的问题",
            "三、下一步打算",
        ]
    );
    let saved = folder.path().join("saved");
    for (ending, kind) in KINDS {
        save(std::slice::from_ref(&source), kind, &saved);
        let saved = saved.join("自动编号").with_extension(ending);
        assert_eq!(outline(&saved), expected, "{ending}");
    }
}

#[test]
fn a_line_break_before_a_heading_ends_a_paragraph_and_one_inside_a_sentence_does_not() {
    let text = "现将有关情况报告如下：<w:br/>一、工作情况<w:br/>（一）加强组织领导<w:br/>全年召开专题会议5次，研究法治建设重点工作，推动解决执法领域<w:br/>难点问题3个。<w:br/>二、存在的问题<w:br/>普法形式单一。";
    let text = text.replace("<w:br/>", "</w:t><w:br/><w:t>");
    let xml = format!(
        r#"<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"#
    );
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("软回车.docx");
    std::fs::write(&source, zip.finish().unwrap().into_inner()).unwrap();
    let outline = outline(&source);
    let mut found = Vec::new();
    headings(&outline, &mut found);
    assert_eq!(
        found,
        ["一、工作情况", "（一）加强组织领导", "二、存在的问题"]
    );
    assert!(
        outline
            .to_string()
            .contains("推动解决执法领域难点问题3个。"),
        "{outline:#}"
    );
}
