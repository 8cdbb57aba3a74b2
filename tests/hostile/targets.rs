//! Places that can't be written.

use std::path::Path;

use crate::{REPORT, done, refused, word};

fn source(folder: &Path) -> std::path::PathBuf {
    let source = folder.join("去年.txt");
    std::fs::write(&source, REPORT).unwrap();
    source
}

fn set_readonly(path: &Path, readonly: bool) {
    let mut rights = std::fs::metadata(path).unwrap().permissions();
    rights.set_readonly(readonly);
    std::fs::set_permissions(path, rights).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_read_only_file_and_a_read_only_folder_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let inner = folder.path().join("归档");
    std::fs::create_dir(&inner).unwrap();
    let target = inner.join("报告.docx");
    std::fs::write(&target, "旧").unwrap();

    set_readonly(&target, true);
    let words = ["export", word(&source), "-o", word(&target)];
    assert!(refused(&words).contains("只读"));
    set_readonly(&target, false);

    if cfg!(unix) {
        set_readonly(&inner, true);
        assert!(refused(&words).contains("只读"));
        let draft = inner.join("稿.nianbao");
        refused(&[
            "new",
            "--year",
            "2026",
            "--unit",
            "柳溪镇人民政府",
            "-o",
            word(&draft),
        ]);
        set_readonly(&inner, false);
    }
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "旧");
    assert_eq!(names(&inner), ["报告.docx"]);
}

#[test]
fn the_system_s_own_refusal_is_a_sentence_too() {
    // Nobody, not even the administrator, makes files there.
    if Path::new("/sys/kernel").is_dir() {
        let folder = tempfile::tempdir().unwrap();
        refused(&[
            "export",
            word(&source(folder.path())),
            "-o",
            "/sys/kernel/报告.docx",
        ]);
    }
}

#[test]
fn the_file_that_is_read_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let same = folder.path().join("x/../去年.txt");
    std::fs::create_dir(folder.path().join("x")).unwrap();
    refused(&["export", word(&source), "-o", word(&source)]);
    refused(&["export", word(&source), "-o", word(&same)]);
    if cfg!(unix) {
        let link = folder.path().join("链接.docx");
        std::os::unix::fs::symlink(&source, &link).unwrap();
        refused(&["export", word(&source), "-o", word(&link)]);
        refused(&["export", word(&link), "-o", word(&source)]);
    }
    assert_eq!(std::fs::read_to_string(&source).unwrap(), REPORT);
}

#[test]
fn a_folder_or_a_place_that_is_not_there_is_no_target() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let sentence = refused(&["export", word(&source), "-o", word(folder.path())]);
    assert!(sentence.contains("文件夹"), "{sentence}");
    let nowhere = folder.path().join("没有/报告.docx");
    let sentence = refused(&["export", word(&source), "-o", word(&nowhere)]);
    assert!(sentence.contains("没有"), "{sentence}");
    let inside_a_file = source.join("报告.docx");
    refused(&["export", word(&source), "-o", word(&inside_a_file)]);
    let long = folder.path().join(format!("{}.docx", "长".repeat(200)));
    refused(&["export", word(&source), "-o", word(&long)]);
    assert_eq!(names(folder.path()), ["去年.txt"]);
}

#[test]
fn an_old_export_is_replaced_and_a_draft_only_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let target = folder.path().join("报告.docx");
    std::fs::write(&target, "旧").unwrap();
    done(&["export", word(&source), "-o", word(&target)]);
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));

    let draft = folder.path().join("稿.nianbao");
    std::fs::write(&draft, "旧").unwrap();
    let new = [
        "new",
        "--year",
        "2026",
        "--unit",
        "柳溪镇人民政府",
        "-o",
        word(&draft),
    ];
    assert!(refused(&new).contains("--force"));
    assert_eq!(std::fs::read_to_string(&draft).unwrap(), "旧");
    done(&[&new[..], &["--force"]].concat());
    done(&["outline", word(&draft)]);
    assert_eq!(names(folder.path()).len(), 3, "nothing is left beside them");
}

#[test]
#[cfg(target_os = "linux")]
fn pipes_and_devices_are_neither_written_nor_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let pipe = folder.path().join("管道.docx");
    // Nobody is at its other end: whoever opens it waits for ever.
    let made = nianbao_tests::programs::command("mkfifo")
        .arg(&pipe)
        .status();
    assert!(made.unwrap().success());
    for target in [word(&pipe), "/dev/stdout", "/dev/full"] {
        let sentence = refused(&["export", word(&source), "-o", target]);
        assert!(sentence.contains("不是普通文件"), "{sentence}");
    }
    for read in [word(&pipe), "/dev/zero"] {
        let sentence = refused(&["outline", read]);
        assert!(sentence.contains("不是普通文件"), "{sentence}");
    }
    let target = folder.path().join("报告.docx");
    refused(&[
        "export",
        word(&source),
        "-o",
        word(&target),
        "--house",
        word(&pipe),
    ]);
    assert!(!target.exists());
}

#[test]
fn a_file_that_is_open_elsewhere_is_written_only_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let source = source(folder.path());
    let target = folder.path().join("报告.docx");
    std::fs::write(&target, "旧").unwrap();
    std::fs::write(folder.path().join("~$报告.docx"), "").unwrap();
    let words = ["export", word(&source), "-o", word(&target)];
    let sentence = refused(&words);
    assert!(
        sentence.contains("Word 或 WPS") && sentence.contains("换一个文件名"),
        "{sentence}"
    );
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "旧");
    done(&[&words[..], &["--force"]].concat());
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));
}

#[test]
#[cfg(target_os = "linux")]
fn what_a_killed_export_left_is_removed_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("库");
    drop(api::App::open(Some(data.clone())).unwrap());
    let left = folder.path().join(".nianbao-a1B2c3.tmp");
    std::fs::write(&left, "半份").unwrap();
    std::fs::create_dir(data.join("unfinished")).unwrap();
    let note = data.join("unfinished").join(format!("{}-0", u32::MAX));
    std::fs::write(note, left.to_str().unwrap()).unwrap();
    done(&["list", "--data", word(&data)]);
    assert_eq!(names(folder.path()), ["库"]);
    assert!(!data.join("unfinished").exists());
}

#[test]
fn what_the_system_said_is_in_the_log_that_doctor_shows() {
    if !Path::new("/sys/kernel").is_dir() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("库");
    let app = api::App::open(Some(data.clone())).unwrap();
    let body = serde_json::json!({});
    let sample = api::commands::dispatch(&app, "report_sample", body).unwrap();
    let request = serde_json::json!({"id": null, "report": sample["report"], "path": "/sys/kernel/报告.docx"});
    api::commands::dispatch(&app, "export_docx", request).unwrap_err();
    drop(app);
    let found = done(&["doctor", "--data", word(&data)]).output;
    for word in [
        "版本",
        "1份稿件",
        "完好",
        "export_docx disk PermissionDenied",
    ] {
        assert!(found.contains(word), "{found}");
    }
    assert!(
        !found.contains("报告.docx") && !found.contains("/sys/kernel"),
        "{found}"
    );
    let none = folder.path().join("没有");
    assert!(
        done(&["doctor", "--data", word(&none)])
            .output
            .contains("还没有稿件库")
    );
    std::fs::write(data.join("nianbao.db"), "不是数据库".repeat(1000)).unwrap();
    let run = nianbao_tests::command_line::nianbao(&["doctor", "--data", word(&data)]);
    assert_eq!(run.code, Some(1));
    assert!(run.output.contains("有问题"), "{}", run.output);
}

#[test]
fn a_store_that_cannot_be_opened_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("文件");
    std::fs::write(&plain, "x").unwrap();
    refused(&["list", "--data", word(&plain)]);
    refused(&["list", "--data", word(&plain.join("里面"))]);

    let damaged = folder.path().join("坏");
    std::fs::create_dir(&damaged).unwrap();
    std::fs::write(damaged.join("nianbao.db"), "不是数据库".repeat(1000)).unwrap();
    let sentence = refused(&["list", "--data", word(&damaged)]);
    assert!(sentence.contains("坏"), "{sentence}");

    let target = folder.path().join("报告.docx");
    let none = folder.path().join("没有");
    refused(&[
        "export",
        "--id",
        "x",
        "--data",
        word(&none),
        "-o",
        word(&target),
    ]);
    refused(&["list", "--data", word(&none)]);
    assert_eq!(
        names(folder.path()),
        ["坏", "文件"],
        "looking for a store makes none"
    );
}
