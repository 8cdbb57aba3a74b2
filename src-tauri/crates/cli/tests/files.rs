//! What the program writes, and where it refuses to.
#![allow(clippy::unwrap_used)] // a program that can't be started should stop the test

use std::path::Path;

use nianbao_tests::programs;
use serde_json::Value;

/// Exit code, standard output, standard error.
fn run(folder: &Path, words: &str) -> (Option<i32>, String, String) {
    let done = programs::command(env!("CARGO_BIN_EXE_nianbao"))
        .args(words.split(' '))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn with_draft() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, ..) = run(
        folder.path(),
        "new --year 2026 --unit 云泽县柳溪镇人民政府 -o 稿.nianbao",
    );
    assert_eq!(code, Some(0));
    folder
}

#[test]
fn a_draft_is_not_written_under_the_name_of_another_kind_of_file() {
    let folder = with_draft();
    for name in [
        "新稿.docx",
        "新稿.PDF",
        "新稿.html",
        "新稿.txt",
        "新稿.doc",
        "新稿.wps",
    ] {
        for words in [
            format!("new --year 2026 --unit 云泽县柳溪镇人民政府 -o {name}"),
            format!("rollover 稿.nianbao --year 2027 -o {name} --force"),
        ] {
            let (code, output, messages) = run(folder.path(), &words);
            assert_eq!((code, output.as_str()), (Some(1), ""), "{words}");
            assert!(messages.contains(".nianbao"), "{messages}");
            assert!(!folder.path().join(name).exists());
        }
    }
    let (code, output, _) = run(folder.path(), "rollover 稿.nianbao --year 2027 -o 新稿");
    assert_eq!(code, Some(0));
    assert!(output.trim().ends_with("新稿.nianbao"), "{output}");
}

#[test]
fn last_years_file_is_never_written_over() {
    let folder = with_draft();
    let before = std::fs::read(folder.path().join("稿.nianbao")).unwrap();
    let words = "rollover 稿.nianbao --year 2027 -o 稿.nianbao --force";
    let (code, _, messages) = run(folder.path(), words);
    assert_eq!(code, Some(1));
    assert!(messages.contains("原文件"), "{messages}");
    assert_eq!(
        std::fs::read(folder.path().join("稿.nianbao")).unwrap(),
        before
    );
}

#[test]
fn a_report_is_not_exported_as_what_the_program_does_not_write() {
    let folder = with_draft();
    for name in ["报告.doc", "报告.wps", "报告.rtf", "报告.ofd", "报告.json"] {
        let (code, _, messages) = run(folder.path(), &format!("export 稿.nianbao -o {name}"));
        assert_eq!(code, Some(1), "{name}");
        assert!(
            messages.contains(".docx") && messages.contains("没有写文件"),
            "{messages}"
        );
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
    // A dot in a name is no ending.
    let (code, output, _) = run(folder.path(), "export 稿.nianbao -o 1.终稿");
    assert_eq!(code, Some(0));
    assert!(output.trim().ends_with("1.终稿.docx"), "{output}");
}

#[test]
fn the_draft_in_a_word_file_is_written_as_a_draft() {
    let folder = with_draft();
    assert_eq!(
        run(folder.path(), "export 稿.nianbao -o 报告.docx").0,
        Some(0)
    );
    assert_eq!(
        run(folder.path(), "export 报告.docx -o 取出.nianbao").0,
        Some(0)
    );
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.path().join(name)).unwrap()).unwrap()
    };
    assert_eq!(read("稿.nianbao"), read("取出.nianbao"));
}

#[test]
fn the_same_report_is_the_same_file_whenever_it_is_exported() {
    let folder = with_draft();
    let exported = |turn: &str| -> Vec<Vec<u8>> {
        ["docx", "html", "txt"]
            .map(|ending| {
                let name = format!("{turn}.{ending}");
                let done = run(folder.path(), &format!("export 稿.nianbao -o {name}"));
                assert_eq!(done.0, Some(0), "{}", done.2);
                std::fs::read(folder.path().join(name)).unwrap()
            })
            .to_vec()
    };
    let first = exported("一");
    // The times in a file's properties have seconds.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(first == exported("二"));
}

#[test]
fn what_a_form_lacks_is_said_when_it_is_exported() {
    let folder = with_draft();
    let (_, _, messages) = run(folder.path(), "export 稿.nianbao -o 报告.docx");
    for words in ["发文字号", "签发人", "没有版头"] {
        assert!(messages.contains(words), "{words}: {messages}");
    }
    let (_, _, messages) = run(
        folder.path(),
        "export 稿.nianbao -o 素.docx --variant plain",
    );
    assert!(!messages.contains("发文字号"), "{messages}");
}

#[test]
fn what_a_check_finds_is_written_as_comments_or_as_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let text = "柳溪镇人民政府关于2026年度法治政府建设情况的报告\n县人民政府：\n一、工作情况\n宣传《婚姻法》,开会。\n\
        柳溪镇人民政府\n2027年1月15日\n";
    std::fs::write(folder.path().join("报告.txt"), text).unwrap();
    let (code, output, messages) = run(folder.path(), "check 报告.txt -o 意见.docx");
    assert_eq!(code, Some(1));
    assert!(output.contains("《婚姻法》"), "{output}");
    assert!(messages.contains("意见已写好"), "{messages}");
    let file = std::fs::read(folder.path().join("意见.docx")).unwrap();
    assert!(file.starts_with(b"PK"));
    run(folder.path(), "check 报告.txt --rules P1 -o 意见.txt");
    let list = std::fs::read_to_string(folder.path().join("意见.txt")).unwrap();
    assert!(
        list.contains("（P1）") && !list.contains("（L1）"),
        "{list}"
    );
    for name in ["报告.txt", "意见.pdf"] {
        let (_, _, messages) = run(folder.path(), &format!("check 报告.txt -o {name}"));
        assert!(!messages.contains("已写好"), "{messages}");
    }
    assert_eq!(
        std::fs::read_to_string(folder.path().join("报告.txt")).unwrap(),
        text
    );
}

#[test]
fn what_is_wrong_beside_the_text_is_handed_on_too() {
    let folder = with_draft();
    let path = folder.path().join("稿.nianbao");
    let draft = std::fs::read_to_string(&path).unwrap();
    let draft = draft.replacen(
        r#""document_number": """#,
        r#""document_number": "柳政[2027]1号""#,
        1,
    );
    assert!(draft.contains("柳政[2027]"), "{draft}");
    std::fs::write(&path, draft).unwrap();
    run(folder.path(), "check 稿.nianbao -o 意见.txt");
    let list = std::fs::read_to_string(folder.path().join("意见.txt")).unwrap();
    assert!(list.contains("版头“柳政[2027]1号”"), "{list}");
    let (_, _, messages) = run(folder.path(), "check 稿.nianbao -o 意见.docx");
    assert!(
        messages.contains("没有写成批注的：发文字号应写成"),
        "{messages}"
    );
}
