//! The report leaves the window as a Word file.

use nianbao_tests::window::Setup;

use crate::common::{export_word, part};

#[test]
fn the_sample_is_exported_with_all_its_text_and_the_fonts_of_the_standard() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    window.click("sample");
    window.find("[data-testid=workspace]");
    export_word(&window);
    assert_eq!(window.text("export-path"), file.display().to_string());
    window.picture("exported");
    let document = part(&file, "word/document.xml");
    for words in [
        "关于2025年度法治政府建设情况的报告",
        "县委、县人民政府：",
        "加强组织领导",
        "特此报告。",
        "2026年1月15日",
    ] {
        assert!(document.contains(words), "{words}");
    }
    let styles = part(&file, "word/styles.xml");
    for font in ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"] {
        assert!(styles.contains(font), "{font}");
    }
    window.click("export-close");
    window.click("leave");
    assert!(
        window
            .wait_for_text("report-card", |text| text.contains("已导出"))
            .contains("2025")
    );
    window.close();
}

#[test]
fn a_place_that_can_t_be_written_is_said_in_a_sentence_and_loses_nothing() {
    let data = tempfile::tempdir().unwrap();
    let nowhere = data.path().join("没有这个文件夹/报告.docx");
    let window = Setup::new(data.path()).save_to(&nowhere).open();
    window.click("sample");
    window.click("export");
    window.click("export-docx");
    let sentence = window.wait_for_text("export-fault", |text| !text.is_empty());
    assert!(
        sentence.contains("没有写文件") && sentence.contains("稿件没有变化"),
        "{sentence}"
    );
    assert!(!window.has("[data-testid=export-done]"));
    window.close();
}
