//! A report comes in from a file.

use nianbao_tests::wait::until;
use nianbao_tests::window::Setup;

const TEXT: &str = "柳溪镇2025年度法治政府建设报告\n2025年，情况如下：\n一、工作情况\n（二）学法\n全年学法5次。\n二、存在的问题\n力量不够。\n柳溪镇人民政府\n2026年1月15日\n";

#[test]
fn typed_numbers_stay_and_are_pointed_at_until_the_person_says_renumber() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("去年.txt");
    std::fs::write(&file, TEXT).unwrap();
    let window = Setup::new(data.path()).read_from(&file).open();
    window.click("open-file");
    window.click("intake-keep");
    window.click("open");
    window.find("[data-testid=as-typed]");
    assert!(window.library().texts().contains(&"（二）学法".to_owned()));
    window.click("tab-review");
    let findings = || {
        let found = window.run(
            "return [...document.querySelectorAll('[data-testid=finding]')].map((one) => one.innerText).join('\\n')",
        );
        found.as_str().unwrap_or_default().to_owned()
    };
    let missing = "前面缺少“（一）”";
    until("the missing number to be found", || {
        findings().contains(missing).then_some(())
    });
    assert!(findings().contains("必错"), "{}", findings());
    window.picture("as-typed");
    window.click("renumber");
    window.gone("[data-testid=as-typed]");
    window.find("p[data-kind=heading2][data-number='（一）']");
    until("the number to be there", || {
        (!findings().contains(missing)).then_some(())
    });
    window.click("undo");
    window.find("[data-testid=as-typed]");
    window.close();
    assert_eq!(
        std::fs::read_to_string(&file).unwrap(),
        TEXT,
        "the source is never touched"
    );
}

#[test]
fn a_file_that_is_no_report_is_refused_in_a_sentence() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("照片.txt");
    std::fs::write(&file, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let window = Setup::new(data.path()).read_from(&file).open();
    window.click("open-file");
    let sentence = window.wait_for_text("fault", |text| !text.is_empty());
    assert!(
        sentence.contains("照片.txt") && sentence.contains("原文件没有改动"),
        "{sentence}"
    );
    assert!(!window.has("[data-testid=intake]"));
    assert_eq!(window.library().reports(), 0);
    window.close();
}
