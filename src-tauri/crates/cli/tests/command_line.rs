//! `nianbao` as a person or a script runs it.
#![allow(clippy::unwrap_used)] // a program that can't be started should stop the test

use std::ffi::OsStr;
use std::path::Path;

use api::App;
use api::commands::Commands as _;
use api::dto::{Empty, IdRequest};
use nianbao_tests::programs;
use serde_json::{Value, json};

struct Run {
    code: Option<i32>,
    output: String,
    messages: String,
}

fn run<S: AsRef<OsStr>>(folder: &Path, words: &[S]) -> Run {
    let done = programs::command(env!("CARGO_BIN_EXE_nianbao"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    Run {
        code: done.status.code(),
        output: String::from_utf8(done.stdout).unwrap(),
        messages: String::from_utf8(done.stderr).unwrap(),
    }
}

fn new(folder: &Path, outline: &str) -> Run {
    let words = [
        "new",
        "--year",
        "2026",
        "--unit",
        "云泽县柳溪镇人民政府",
        "--outline",
        outline,
        "-o",
        "稿.nianbao",
    ];
    run(folder, &words)
}

/// Number and heading of every section, deepest last.
fn headings(sections: &Value, into: &mut Vec<String>) {
    for section in sections.as_array().unwrap() {
        let word = |key: &str| section[key].as_str().unwrap_or_default().to_owned();
        into.push(format!("{}{}", word("number"), word("heading")));
        headings(&section["children"], into);
    }
}

fn outline(folder: &Path, file: &str) -> Value {
    let done = run(folder, &["outline", file]);
    assert_eq!((done.code, done.messages.as_str()), (Some(0), ""));
    serde_json::from_str(&done.output).unwrap()
}

#[test]
fn a_new_draft_has_the_sections_of_its_outline() {
    let folder = tempfile::tempdir().unwrap();
    let done = new(folder.path(), "three-part");
    assert_eq!(done.code, Some(0));
    assert!(done.output.contains("稿.nianbao"), "{}", done.output);
    let three_part = outline(folder.path(), "稿.nianbao");
    assert_eq!(three_part["year"], 2026);
    assert_eq!(three_part["unit"], "云泽县柳溪镇人民政府");
    assert_eq!(three_part["date"], Value::Null);
    let mut found = Vec::new();
    headings(&three_part["sections"], &mut found);
    assert!(
        found.iter().any(|heading| heading.starts_with("（四）")),
        "{found:?}"
    );

    std::fs::remove_file(folder.path().join("稿.nianbao")).unwrap();
    new(folder.path(), "flat");
    let mut found = Vec::new();
    headings(
        &outline(folder.path(), "稿.nianbao")["sections"],
        &mut found,
    );
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found[5].starts_with("六、"), "{found:?}");
}

#[test]
fn a_draft_is_exported_and_what_is_missing_goes_to_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "flat");
    let done = run(folder.path(), &["export", "稿.nianbao", "-o", "报告.docx"]);
    assert_eq!(done.code, Some(0));
    assert!(done.output.contains("报告.docx"));
    assert!(done.messages.contains("还没有写"), "{}", done.messages);
    assert!(
        std::fs::read(folder.path().join("报告.docx"))
            .unwrap()
            .starts_with(b"PK")
    );

    let done = run(
        folder.path(),
        &["export", "稿.nianbao", "-o", "二.docx", "--json"],
    );
    let answer: Value = serde_json::from_str(&done.output).unwrap();
    assert!(answer["path"].as_str().unwrap().ends_with("二.docx"));
    assert_eq!(
        answer["notes"].as_array().unwrap().len(),
        done.messages.lines().count()
    );
}

#[test]
fn a_program_that_reads_gets_the_code_of_a_refusal() {
    let folder = tempfile::tempdir().unwrap();
    let done = run(
        folder.path(),
        &["export", "没有.txt", "-o", "报告.docx", "--json"],
    );
    assert_eq!(done.code, Some(1));
    let answer: Value = serde_json::from_str(&done.output).unwrap();
    assert_eq!(answer["error"]["code"], "not_found");
    assert_eq!(answer["error"]["message"], json!(done.messages.trim_end()));
}

#[test]
fn the_library_of_the_window_is_listed_and_exported_while_the_window_has_it_open() {
    let folder = tempfile::tempdir().unwrap();
    let window = App::open(Some(folder.path().join("库"))).unwrap();
    let empty = run(folder.path(), &["list", "--data", "库"]);
    assert_eq!((empty.code, empty.output.lines().count()), (Some(0), 1));

    let sample = window.report_sample(Empty {}).unwrap();
    let listed = run(folder.path(), &["list", "--data", "库"]);
    assert_eq!(listed.output.lines().count(), 1);
    assert!(
        listed.output.contains(&sample.id) && listed.output.contains("起草中"),
        "{}",
        listed.output
    );

    let words = [
        "export",
        "--id",
        &sample.id,
        "--data",
        "库",
        "-o",
        "报告.docx",
    ];
    let done = run(folder.path(), &words);
    assert_eq!(done.code, Some(0), "{}", done.messages);
    let listed = run(folder.path(), &["list", "--data", "库", "--json"]);
    let cards: Value = serde_json::from_str(&listed.output).unwrap();
    assert_eq!(cards[0]["id"], json!(sample.id));
    assert_eq!(cards[0]["state"], "exported");

    window
        .report_delete(IdRequest {
            id: sample.id.clone(),
        })
        .unwrap();
    let bin = run(folder.path(), &["list", "--bin", "--data", "库", "--json"]);
    assert_eq!(
        serde_json::from_str::<Value>(&bin.output)
            .unwrap()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let refused = run(folder.path(), &words);
    assert_eq!(refused.code, Some(1));
    assert!(refused.messages.contains("回收站"), "{}", refused.messages);
    let unknown = run(
        folder.path(),
        &["export", "--id", "x", "--data", "库", "-o", "二.docx"],
    );
    assert_eq!(unknown.code, Some(1));
}

#[test]
fn a_reader_that_goes_away_early_is_no_fault() {
    use std::process::Stdio;
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "flat");
    let mut child = programs::command(env!("CARGO_BIN_EXE_nianbao"))
        .args(["outline", "稿.nianbao"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), done.stderr), (Some(0), Vec::new()));
}

#[test]
fn a_word_file_of_ours_has_the_outline_of_its_source_and_says_what_was_changed_in_it() {
    let folder = tempfile::tempdir().unwrap();
    new(folder.path(), "three-part");
    let text = "柳溪镇人民政府2026年度法治政府建设情况报告\n县人民政府：\n现将有关情况报告如下：\n一、工作情况\n\
        （一）加强组织领导。召开专题会议5次。\n二、存在问题\n普法形式单一。\n柳溪镇人民政府\n2027年1月15日\n";
    std::fs::write(folder.path().join("去年.txt"), text).unwrap();
    for source in ["稿.nianbao", "去年.txt"] {
        run(folder.path(), &["export", source, "-o", "报告.docx"]);
        assert_eq!(
            outline(folder.path(), "报告.docx"),
            outline(folder.path(), source)
        );
        std::fs::remove_file(folder.path().join("报告.docx")).unwrap();
    }

    run(folder.path(), &["export", "去年.txt", "-o", "报告.docx"]);
    change(&folder.path().join("报告.docx"), "5次", "6次");
    let note = "这份 Word 文件导出后又改过1处，以 Word 里的文字为准。";
    let done = run(folder.path(), &["outline", "报告.docx"]);
    let edit = "　改过　二级标题：…导。召开专题会议5次。 → …导。召开专题会议6次。";
    assert_eq!(done.code, Some(0));
    assert_eq!(done.messages.lines().collect::<Vec<_>>(), [note, edit]);
    assert!(done.output.contains("召开专题会议6次"));
    for words in [
        &["check", "报告.docx", "--rules", "S1"][..],
        &[
            "rollover",
            "报告.docx",
            "--year",
            "2027",
            "-o",
            "新稿.nianbao",
        ],
    ] {
        let done = run(folder.path(), words);
        assert!(
            done.messages.starts_with(&format!("{note}\n{edit}\n")),
            "{}",
            done.messages
        );
    }
    let done = run(
        folder.path(),
        &["export", "报告.docx", "-o", "新.docx", "--json"],
    );
    assert_eq!(done.messages.matches(note).count(), 1);
    let answer: Value = serde_json::from_str(&done.output).unwrap();
    assert_eq!(
        (&answer["notes"][0], &answer["notes"][1]),
        (&json!(note), &json!(edit))
    );
}

#[test]
fn of_a_file_of_ours_is_recognised_what_was_changed_in_word() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("去年.txt"), FAULTY).unwrap();
    run(folder.path(), &["export", "去年.txt", "-o", "报告.docx"]);
    let table = || run(folder.path(), &["recognise", "报告.docx"]);
    let edits = || {
        let done = run(folder.path(), &["recognise", "报告.docx", "--json"]);
        assert_eq!((done.code, done.messages.as_str()), (Some(0), ""));
        serde_json::from_str::<Value>(&done.output).unwrap()["edits"].clone()
    };
    assert!(table().output.contains("不用辨认"));
    assert_eq!(edits(), json!([]));

    change(
        &folder.path().join("报告.docx"),
        "普法形式单一",
        "普法形式少",
    );
    let row = "改过\t正文\t由于人手少，普法形式单一。\t由于人手少，普法形式少。";
    assert_eq!(table().output.trim_end(), row);
    assert_eq!(
        edits(),
        json!([{
            "kind": "changed", "name": "正文",
            "before": "由于人手少，普法形式单一。", "after": "由于人手少，普法形式少。"
        }])
    );
    new(folder.path(), "flat");
    let draft = run(folder.path(), &["recognise", "稿.nianbao", "--json"]);
    let draft: Value = serde_json::from_str(&draft.output).unwrap();
    assert_eq!(draft["edits"], json!([]));
}

#[test]
fn what_of_a_file_was_not_read_is_said_wherever_the_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("去年.txt"), FAULTY).unwrap();
    run(folder.path(), &["export", "去年.txt", "-o", "报告.docx"]);
    change(
        &folder.path().join("报告.docx"),
        "</w:body>",
        "<w:p><w:r><w:drawing><blip/></w:drawing></w:r></w:p></w:body>",
    );
    let lost = "原文件里的1张图片没有读进来；原文件没有改动，请对照它补上。";
    for words in [
        &["outline", "报告.docx"][..],
        &["check", "报告.docx"],
        &[
            "rollover",
            "报告.docx",
            "--year",
            "2027",
            "-o",
            "新稿.nianbao",
        ],
    ] {
        let done = run(folder.path(), words);
        assert!(
            done.messages.lines().any(|line| line == lost),
            "{words:?}: {}",
            done.messages
        );
    }
    let done = run(
        folder.path(),
        &["export", "报告.docx", "-o", "新.docx", "--json"],
    );
    let answer: Value = serde_json::from_str(&done.output).unwrap();
    assert_eq!(answer["notes"][0], lost);
    assert_eq!(done.messages.matches(lost).count(), 1);
    // What is recognised goes to standard output whole.
    let told = run(folder.path(), &["recognise", "报告.docx"]);
    assert!(told.output.contains(&format!("\n说明\t\t{lost}")));
    let told = run(folder.path(), &["recognise", "报告.docx", "--json"]);
    let told: Value = serde_json::from_str(&told.output).unwrap();
    assert_eq!(told["notes"], json!([lost]));
}

/// Changes words in the text of a Word file.
fn change(path: &Path, from: &str, to: &str) {
    use std::io::{Cursor, Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            assert!(text.contains(from));
            text = text.replace(from, to);
        }
        let options = zip::write::SimpleFileOptions::default();
        written.start_file(&name, options).unwrap();
        written.write_all(text.as_bytes()).unwrap();
    }
    std::fs::write(path, written.finish().unwrap().into_inner()).unwrap();
}

#[test]
fn last_years_report_becomes_this_years_draft() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(new(folder.path(), "three-part").code, Some(0));
    let done = run(
        folder.path(),
        &[
            "rollover",
            "稿.nianbao",
            "--year",
            "2027",
            "-o",
            "新稿.nianbao",
        ],
    );
    assert_eq!(done.code, Some(0), "{}", done.messages);
    let found = outline(folder.path(), "新稿.nianbao");
    assert_eq!(found["year"], 2027);
    assert!(found["title"].as_str().unwrap().contains("2027年"));
    let same = run(
        folder.path(),
        &[
            "rollover",
            "稿.nianbao",
            "--year",
            "2026",
            "-o",
            "另.nianbao",
        ],
    );
    assert_eq!(same.code, Some(1));
    assert!(!folder.path().join("另.nianbao").exists());
}

fn part(file: &Path, name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).ok()?, &mut text).unwrap();
    Some(text)
}

#[test]
fn an_export_takes_the_form_that_the_line_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(new(folder.path(), "three-part").code, Some(0));
    let export = |words: &[&str]| {
        let line: Vec<&str> = ["export", "稿.nianbao"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        run(folder.path(), &line)
    };
    assert_eq!(
        export(&["-o", "信.docx", "--letter", "--house", "times"]).code,
        Some(0)
    );
    let letter = folder.path().join("信.docx");
    assert!(
        part(&letter, "word/header1.xml")
            .unwrap()
            .contains("云泽县柳溪镇人民政府")
    );
    assert!(
        part(&letter, "word/styles.xml")
            .unwrap()
            .contains("Times New Roman")
    );
    assert!(part(&letter, "customXml/item1.xml").is_some());

    assert_eq!(
        export(&["-o", "公开.docx", "--variant", "public", "--letter"]).code,
        Some(0)
    );
    let public = folder.path().join("公开.docx");
    assert!(part(&public, "word/header1.xml").is_none());
    assert!(part(&public, "customXml/item1.xml").is_none());

    assert_eq!(
        export(&["-o", "征求.docx", "--variant", "consultation"]).code,
        Some(0)
    );
    let draft = part(&folder.path().join("征求.docx"), "word/document.xml").unwrap();
    assert!(draft.contains("征求意见稿"));

    assert_eq!(export(&["-o", "网页.html"]).code, Some(0));
    let page = std::fs::read_to_string(folder.path().join("网页.html")).unwrap();
    assert!(page.contains("<h1 ") && page.contains("<meta charset=\"utf-8\">"));

    let wrong = export(&["-o", "无.docx", "--house", "没有的"]);
    assert_eq!(wrong.code, Some(1));
    assert!(
        wrong.messages.contains("没有“没有的”这种版式"),
        "{}",
        wrong.messages
    );
    assert!(!folder.path().join("无.docx").exists());
}

#[test]
fn what_became_of_every_line_is_told_and_what_was_left_out_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let text = "首页 > 政务公开\n柳溪镇人民政府2025年度法治政府建设情况报告\n现将有关情况报告如下：\n一、工作情况\n\
        召开专题会议5次。\n存在的问题\n普法形式单一。\n三、下步打算\n抓落实。\n— 1 —\n柳溪镇人民政府\n2026年1月15日\n";
    std::fs::write(folder.path().join("网页.txt"), text).unwrap();
    let told = run(folder.path(), &["recognise", "网页.txt"]);
    assert_eq!((told.code, told.messages.as_str()), (Some(0), ""));
    let line = |start: &str| {
        told.output
            .lines()
            .find(|line| line.starts_with(start))
            .unwrap_or_else(|| panic!("{start}: {}", told.output))
    };
    assert!(line("标题\t确定\t").ends_with("情况报告"));
    assert!(line("一级标题\t猜的：").ends_with("存在的问题"));
    assert!(line("没有放进报告\t网页上的栏目").ends_with("首页 > 政务公开"));
    assert!(line("没有放进报告\t页码").ends_with("— 1 —"));

    let json = run(folder.path(), &["recognise", "网页.txt", "--json"]);
    let json: Value = serde_json::from_str(&json.output).unwrap();
    assert_eq!(json["lines"].as_array().unwrap().len(), 12);
    assert_eq!(json["summary"]["guesses"], 1);

    let outline = run(folder.path(), &["outline", "网页.txt"]);
    assert_eq!(outline.code, Some(0));
    assert!(
        outline.messages.contains("有1行不像报告的内容") && outline.messages.contains("首页"),
        "{}",
        outline.messages
    );
}

/// A report with mistakes of several kinds.
const FAULTY: &str = "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告\r\n县人民政府：\r\n\r\n现将有关情况报告如下：\r\n\
    一、工作情况\r\n　　（二）加强组织领导。宣传《婚姻法》,召开专题会议5次。\r\n二、存在的问题\r\n由于人手少，普法形式单一。\r\n\
    三、2026年工作安排\r\n继续抓好落实。\r\n云泽县柳溪镇人民政府　2026年1月15日\r\n";

#[test]
fn a_check_tells_line_and_column_and_ends_with_one_where_something_certain_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("稿.txt"), FAULTY).unwrap();
    let done = run(folder.path(), &["check", "稿.txt"]);
    assert_eq!(done.code, Some(1));
    let line = |code: &str| {
        done.output
            .lines()
            .find(|line| line.contains(&format!(" {code}\t")))
            .unwrap_or_else(|| panic!("{code}: {}", done.output))
    };
    assert!(
        line("N2").starts_with("6行3列\t必错 N2\t"),
        "{}",
        line("N2")
    );
    assert!(line("P1").starts_with("6行20列\t必错"), "{}", line("P1"));
    assert!(line("P1").contains("改为“，”"));

    let json = run(
        folder.path(),
        &["check", "稿.txt", "--json", "--rules", "P1,L"],
    );
    assert_eq!(json.code, Some(1));
    let found: Value = serde_json::from_str(&json.output).unwrap();
    let codes: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["L1", "P1"]);
    let comma = &found[1];
    assert_eq!(
        (&comma["line"], &comma["column"], &comma["text"]),
        (&json!(6), &json!(20), &json!(","))
    );
    assert_eq!(comma["paragraph"], 5);
    assert_eq!((&comma["start"], &comma["end"]), (&json!(17), &json!(18)));
    assert_eq!(comma["level"], "certain");
    assert_eq!(comma["fixes"][0]["edits"][0]["with"], "，");
}

#[test]
fn a_check_without_certain_findings_ends_with_nought() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("稿.txt"), FAULTY).unwrap();
    let done = run(folder.path(), &["check", "稿.txt", "--rules", "S1"]);
    assert_eq!(done.code, Some(0));
    assert_eq!(done.output.trim(), "没有发现问题。");
    let done = run(folder.path(), &["check", "稿.txt", "--level", "certain"]);
    assert_eq!(done.code, Some(1));
    assert!(!done.output.contains("\t提示 "), "{}", done.output);
    let done = run(folder.path(), &["check", "稿.txt", "--rules", "QQ"]);
    assert_eq!(done.code, Some(1));
    assert!(done.messages.contains("没有编号为“QQ”的规则"));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = tempfile::tempdir().unwrap();
    let rules = run(folder.path(), &["rules"]);
    assert_eq!(rules.code, Some(0));
    assert!(
        rules
            .output
            .lines()
            .any(|line| line.starts_with("N2\t必错\t编号结构\t"))
    );
    let page = run(folder.path(), &["explain", "n2"]);
    assert_eq!(page.code, Some(0));
    assert!(page.output.starts_with("# ") && page.output.contains("**对**"));
    let none = run(folder.path(), &["explain", "Z99"]);
    assert_eq!(none.code, Some(1));
    assert!(none.messages.contains("没有编号为“Z99”的规则"));
}

#[test]
fn a_damaged_library_is_listed_with_one_and_recovered_into_a_new_folder() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let app = App::open(Some(data.clone())).unwrap();
    let new = serde_json::json!({"template": "fazhi-niandu", "unit": "柳溪镇人民政府", "unit_short": "",
        "year": 2026, "outline": "flat"});
    for _ in 0..8 {
        api::commands::dispatch(&app, "report_create", new.clone()).unwrap();
    }
    drop(app);
    let file = data.join("nianbao.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 8192 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();
    let run = |line: &[&OsStr]| {
        programs::command(env!("CARGO_BIN_EXE_nianbao"))
            .args(line)
            .output()
            .unwrap()
    };
    let listed = run(&["list".as_ref(), "--data".as_ref(), data.as_ref()]);
    assert_eq!(listed.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&listed.stderr).contains("抢救"));
    let out = folder.path().join("new");
    let line: [&OsStr; 5] = [
        "recover".as_ref(),
        "--data".as_ref(),
        data.as_ref(),
        "-o".as_ref(),
        out.as_ref(),
    ];
    let recovered = run(&line);
    assert!(String::from_utf8_lossy(&recovered.stdout).contains("抢救出"));
    assert!(std::fs::read(&file).unwrap() == bytes);
    assert_eq!(
        run(&["list".as_ref(), "--data".as_ref(), out.as_ref()])
            .status
            .code(),
        Some(0)
    );
    let again = run(&line);
    assert_eq!(again.status.code(), Some(1), "the folder is not empty");
}
