//! Any bytes at all, through the code behind the commands.

use api::error::ApiError;
use api::offline;
use api::papers::Choice;
use proptest::prelude::*;

use crate::check_sentence;

/// Reads, outlines and renders; whatever is refused is refused with a sentence.
fn go_through(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let result = offline::read(&path).and_then(|report| {
        offline::outline(&report)?;
        let target = folder.path().join("结果.docx");
        offline::export(report, &Choice::default(), &path, &target)
    });
    if let Err(ApiError { message, .. }) = result {
        check_sentence(&message);
    }
    assert!(std::fs::read(&path).unwrap() == bytes);
}

/// Lines made of the marks that recognition looks for.
fn marked_lines() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "一、",
        "（一）",
        "(二)",
        "1.",
        "１．",
        "（1）",
        "①",
        "一是",
        "二是",
        "。",
        "：",
        "，",
        "工作情况",
        "存在问题",
        "下一步打算",
        "柳溪镇人民政府",
        "县司法局：",
        "2027年1月15日",
        "二〇二七年一月十五日",
        "柳政〔2027〕3号",
        "签发人：",
        "附件：",
        "抄送：",
        "（此件公开发布）",
        "报告",
        "2026",
        "年度",
        " ",
        "\u{3000}",
        "\n",
        "\n\n",
        "\r\n",
        "⟦a⟧",
        "[bookmark: _GoBack]",
        "— 3 —",
        "“",
        "》",
        "\t",
        "\u{0}",
        "\u{feff}",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        go_through("任意.txt", &bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        go_through("任意.txt", text.as_bytes());
    }

    #[test]
    fn any_lines_of_a_report_are_read_or_refused(text in marked_lines()) {
        go_through("任意.txt", text.as_bytes());
    }

    #[test]
    fn a_draft_with_any_byte_changed_is_read_or_refused(at in 0_usize..2000, byte in any::<u8>()) {
        let new = api::dto::NewReport {
            template: String::new(),
            unit: "柳溪镇人民政府".into(),
            unit_short: String::new(),
            year: 2026,
            outline: api::dto::OutlineDto::Flat,
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.nianbao");
        offline::write_draft(&offline::create(&new).unwrap(), &path, false, None).unwrap();
        let mut bytes = std::fs::read(path).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        go_through("改过.nianbao", &bytes);
    }
}
