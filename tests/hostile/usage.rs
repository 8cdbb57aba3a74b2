//! Lines that were typed wrong: exit code 2 and a Chinese sentence.

use crate::{done, sentence_of};

#[test]
fn a_line_that_is_typed_wrong_is_answered_in_chinese() {
    for line in [
        &[][..],
        &["打印"],
        &["exprot"],
        &["--fast"],
        &["export"],
        &["export", "a.txt"],
        &["export", "a.txt", "--id", "1", "-o", "b.docx"],
        &["export", "a.txt", "-o"],
        &["export", "a.txt", "b.txt", "-o", "b.docx"],
        &["outline"],
        &["outline", "a.txt", "b.txt"],
        &["outline", "--quick", "a.txt"],
        &["new", "--unit", "柳溪镇人民政府", "-o", "a.nianbao"],
        &[
            "new",
            "--year",
            "今年",
            "--unit",
            "柳溪镇人民政府",
            "-o",
            "a.nianbao",
        ],
        &[
            "new",
            "--year",
            "99999999999",
            "--unit",
            "柳溪镇人民政府",
            "-o",
            "a.nianbao",
        ],
        &[
            "new",
            "--year",
            "2026",
            "--unit",
            "柳溪镇人民政府",
            "--outline",
            "五段",
            "-o",
            "a.nianbao",
        ],
        &[
            "new",
            "--year",
            "2026",
            "--year",
            "2027",
            "--unit",
            "柳溪镇人民政府",
            "-o",
            "a.nianbao",
        ],
        &["list", "--data"],
    ] {
        let sentence = sentence_of(line, 2);
        for english in [
            "error",
            "Usage",
            "usage",
            "required",
            "unexpected",
            "invalid",
            "help",
        ] {
            assert!(
                !sentence.replace("--help", "").contains(english),
                "{line:?}: {sentence}"
            );
        }
    }
}

#[test]
fn help_and_version_are_printed_and_help_has_no_english_sentence() {
    assert!(
        done(&["--version"])
            .output
            .contains(env!("CARGO_PKG_VERSION"))
    );
    for line in [
        &["--help"][..],
        &["-h"],
        &["new", "--help"],
        &["export", "--help"],
        &["list", "-h"],
        &["outline", "-h"],
    ] {
        let help = done(line).output;
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "Print",
            "possible",
            "default",
            "[env",
        ] {
            assert!(!help.contains(english), "{line:?}: {help}");
        }
        assert!(help.contains("用法"), "{help}");
    }
}

#[test]
fn a_unit_without_a_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("稿.nianbao");
    for unit in ["", "  ", "　", &"镇".repeat(5000)] {
        let words = [
            "new",
            "--year",
            "2026",
            "--unit",
            unit,
            "-o",
            draft.to_str().unwrap(),
        ];
        sentence_of(&words, 1);
    }
    assert!(!draft.exists());
}
