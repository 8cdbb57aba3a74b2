//! The official form through the window: what for, what is printed, what was changed in Word.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use api::papers::Choice;
use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::{export_word, go_to, new_report, paragraphs, part, wait_for_paragraph};

#[test]
fn the_variant_that_is_chosen_shows_what_it_prints_and_prints_that() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    new_report(&window);
    window.click("tab-meta");
    window.fill("meta-number", "青政〔2027〕1号");
    let keys = window.display();
    keys.press(&["ctrl+e"]);
    window.find("[data-testid=export-dialog]");
    window.wait_for_text("holds", |text| {
        text.contains("发文机关标志") && text.contains("发文字号")
    });
    // Right arrow: the next of the variants, which has the keyboard.
    keys.press(&["Right"]);
    window.wait_for_text("leaves-out", |text| text.contains("发文字号"));
    window.picture("export-dialog");
    keys.press(&["Return"]);
    window.find("[data-testid=export-done]");
    let public = part(&file, "word/document.xml");
    assert!(!public.contains("青政〔2027〕1号"));
    assert!(public.contains("云泽县青塘镇人民政府"));
    keys.press(&["Escape"]);
    window.gone("[data-testid=export-done]");

    keys.press(&["ctrl+e"]);
    window.find("[data-testid=variant-public]:checked");
    window.click("variant-consultation");
    window.wait_for_text("holds", |text| text.contains("征求意见稿"));
    keys.press(&["Return"]);
    window.find("[data-testid=export-done]");
    assert!(part(&file, "word/document.xml").contains("征求意见稿"));
    window.close();
}

#[test]
fn a_secrecy_mark_is_warned_of_where_it_is_typed_and_before_it_is_printed() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    window.click("tab-meta");
    assert!(!window.has("[data-testid=secrecy-warning]"));
    window.fill("meta-secrecy", "秘密★1年");
    window.wait_for_text("secrecy-warning", |text| text.contains("涉密内容"));
    window.picture("secrecy");
    window.click("export");
    window.wait_for_text("grave-warning", |text| text.contains("涉密内容"));
    window.display().press(&["Escape"]);
    window.gone("[data-testid=export-dialog]");
    window.close();
}

#[test]
fn the_figures_follow_as_a_table_with_last_years_beside_them() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    new_report(&window);
    go_to(&window, "governance");
    window.click("tab-figures");
    window.fill("figure-disputes_total", "65");
    window.click("last-shown");
    window.fill("last-disputes_total", "60");
    window.wait_for_text("change-disputes_total", |text| text.contains("+5（+8.3%）"));
    window.click("export");
    window.click("figures-annex");
    window.wait_for_text("holds", |text| text.contains("附件"));
    window.click("export-docx");
    window.find("[data-testid=export-done]");
    let document = part(&file, "word/document.xml");
    assert!(document.contains("<w:tbl>"));
    for words in ["增减", "+5（+8.3%）", ">60<"] {
        assert!(document.contains(words), "{words}");
    }
    window.close();
}

/// What a program that pastes gets, as text and as HTML.
fn pasted(window: &Window) -> (String, String) {
    window.run(
        "window.got = null; addEventListener('paste', (e) => { \
           window.got = [e.clipboardData.getData('text/plain'), e.clipboardData.getData('text/html')]; \
         }, { capture: true, once: true })",
    );
    window.display().press(&["ctrl+v"]);
    let got = until("something from the clipboard", || {
        window.run("return window.got").as_array().cloned()
    });
    let text = |at: usize| got[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

#[test]
fn the_public_variant_is_copied_for_a_website_with_headings_and_without_letterhead() {
    let data = tempfile::tempdir().unwrap();
    let window = Setup::new(data.path()).open();
    window.click("sample");
    window.click("export");
    window.find("[data-testid=variant-submission]:checked");
    assert!(!window.has("[data-testid=portal-copy]"));
    window.click("variant-public");
    window.find("[data-testid=portal-copy]:enabled");
    window.click("portal-copy");
    window.wait_for_text("copied", |text| text.contains("已经复制"));
    window.display().press(&["Escape"]);
    window.gone("[data-testid=export-dialog]");
    window.click("leave");
    window.click("paste");
    window.find("[data-testid=paste-text]:focus");
    let (text, html) = pasted(&window);
    assert!(
        text.contains("关于2025年度法治政府建设情况的报告"),
        "{text}"
    );
    assert!(html.contains("<h1") && html.contains("<h2"), "{html}");
    assert!(!text.contains("签发人"), "{text}");
    assert!(window.value("paste-text").contains("特此报告。"));
    window.close();
}

#[test]
fn a_house_style_is_in_the_word_file_and_on_the_pages_and_can_be_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    window.click("sample");
    window.click("preview-toggle");
    window.find("[data-testid=preview] svg text");
    let bold =
        "return [...document.querySelectorAll('[data-testid=preview] text.bold')].length > 0";
    assert_eq!(window.run(bold).as_bool(), Some(false));
    window.click("settings");
    window.click("house-values");
    window.click("house-bold");
    window.fill("house-body", "方正仿宋_GBK");
    window.click("house-center");
    window.wait_for_text("deviations", |text| {
        text.contains("正文用“方正仿宋_GBK”") && text.contains("二级标题加粗；页码居中")
    });
    window.picture("house");
    until("bold headings on the pages", || {
        window.run(bold).as_bool().filter(|bold| *bold)
    });
    window.click("settings-close");
    export_word(&window);
    assert!(part(&file, "word/styles.xml").contains("方正仿宋_GBK"));
    window.click("export-close");

    window.click("settings");
    window.click("house-restore");
    window.gone("[data-testid=deviations]");
    window.click("settings-close");
    export_word(&window);
    assert!(!part(&file, "word/styles.xml").contains("方正仿宋_GBK"));
    window.close();
}

/// A Word file in which other words stand, as Word itself would leave it.
fn edited(file: &Path, to: &Path, old: &str, new: &str) {
    let mut from = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut into = ZipWriter::new(File::create(to).unwrap());
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(old), "{old}");
            bytes = text.replace(old, new).into_bytes();
        }
        into.start_file(&*name, SimpleFileOptions::default())
            .unwrap();
        into.write_all(&bytes).unwrap();
    }
    into.finish().unwrap();
}

#[test]
fn what_was_changed_in_word_is_taken_over_and_shown() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let changed = data.path().join("改过的报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    window.click("sample");
    export_word(&window);
    window.close();
    edited(&file, &changed, "特此报告。", "特此报告，请审阅。");

    let other = tempfile::tempdir().unwrap();
    let window = Setup::new(other.path()).read_from(&changed).open();
    window.click("open-file");
    window.wait_for_text("known", |text| text.contains("在 Word 里改过1处"));
    window.wait_for_text("edit", |text| text.contains("请审阅"));
    window.picture("word-edits");
    window.click("intake-keep");
    wait_for_paragraph(&window, "特此报告，请审阅。");
    window.click("tab-meta");
    window.click("show-edits");
    window.find("[data-testid=edits-dialog]");
    window.click("edits-close");
    // With all structure: headings are headings, and their numbers computed.
    window.find("p[data-kind=heading1][data-number='一、']");
    window.close();
}

#[test]
fn a_figure_that_was_put_right_in_word_has_the_new_value_and_what_was_not_read_is_told() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let changed = data.path().join("改过的报告.docx");
    let mut report = api::offline::create(&api::dto::NewReport {
        template: String::new(),
        unit: "云泽县青塘镇人民政府".into(),
        unit_short: String::new(),
        year: 2026,
        outline: api::dto::OutlineDto::Flat,
    })
    .unwrap();
    let body = report
        .blocks
        .iter_mut()
        .find(|it| it.kind == report::BlockKind::Body);
    body.unwrap().text = "全年受理矛盾纠纷⟦disputes_total⟧。".into();
    report
        .figures
        .insert("disputes_total".into(), report::FigureEntry::of("65"));
    api::offline::export(report, &Choice::default(), Path::new("没有"), &file).unwrap();
    let picture = "矛盾纠纷66件。</w:t></w:r><w:r><w:pict><v:shape><v:imagedata r:id=\"rId1\"/></v:shape></w:pict></w:r><w:r><w:t>";
    edited(&file, &changed, "矛盾纠纷65件。", picture);

    let window = Setup::new(data.path())
        .screen(1366, 768)
        .read_from(&changed)
        .open();
    window.click("open-file");
    window.wait_for_text("intake-lost", |text| {
        text.contains("跟着 Word 里的改成66件") && text.contains("1张图片")
    });
    window.picture("word-notes-100");
    for _ in 0..3 {
        window.display().press(&["ctrl+equal"]);
    }
    window.picture("word-notes-150");
    window.click("intake-keep");
    wait_for_paragraph(&window, "全年受理矛盾纠纷66件。");
    window.click("tab-figures");
    let value =
        window.run("return document.querySelector('[data-testid=figure-disputes_total]').value");
    assert_eq!(value.as_str(), Some("66"));
    window.close();
}

#[test]
fn a_document_number_is_put_right_beside_its_field() {
    let data = tempfile::tempdir().unwrap();
    let window = Setup::new(data.path()).open();
    new_report(&window);
    // First: larger text moves the tab.
    window.click("tab-meta");
    window.find("[data-testid=meta-number]");
    for _ in 0..3 {
        window.display().press(&["ctrl+equal"]);
    }
    window.fill("meta-number", "青政[2027]01号");
    window.wait_for_text("number-remark", |text| text.contains("青政〔2027〕1号"));
    until("the remark in sight at 150 %", || {
        let found = window.run(
            "const remark = document.querySelector('[data-testid=number-remark]'); \
             const box = document.querySelector('[data-testid=number-fix]').getBoundingClientRect(); \
             const panel = document.querySelector('[data-testid=panel-meta]').parentElement.getBoundingClientRect(); \
             return remark.scrollWidth <= remark.clientWidth && box.right <= innerWidth && box.bottom <= panel.bottom + 1",
        );
        (found.as_bool() == Some(true)).then_some(())
    });
    window.picture("number-remark-150");
    window.click("number-fix");
    window.gone("[data-testid=number-remark]");
    window.close();
}

#[test]
fn an_annex_is_added_by_keys_and_printed_on_a_page_of_its_own() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path()).save_to(&file).open();
    new_report(&window);
    window.display().press(&["ctrl+shift+a"]);
    window.find("p[data-kind=annex][data-mark='附件']");
    window.write("重点任务清单");
    window.display().press(&["Return"]);
    window.write("1.修订工作规则");
    window.wait_until_saved();
    let texts = paragraphs(&window);
    assert_eq!(texts[texts.len() - 2..], ["重点任务清单", "1.修订工作规则"]);
    window.picture("annex");
    window.click("add-annex");
    window.find("p[data-kind=annex][data-mark='附件2']");
    window.display().press(&["BackSpace"]);
    window.gone("p[data-kind=annex][data-mark='附件2']");
    export_word(&window);
    let document = part(&file, "word/document.xml");
    assert!(document.contains("重点任务清单") && document.contains("1.修订工作规则"));
    window.close();
}

#[test]
fn the_dialogs_keep_within_a_small_screen_at_the_largest_text() {
    for (width, height, size, theme) in [
        (1366, 768, 100, "light"),
        (1366, 768, 100, "dark"),
        (1024, 768, 175, "light"),
    ] {
        let data = tempfile::tempdir().unwrap();
        let window = Setup::new(data.path()).screen(width, height).open();
        until("the window as large as its screen", || {
            (window.run("return innerWidth").as_u64() == Some(width.into())).then_some(())
        });
        window.click("sample");
        window.find("[data-testid=editor]");
        // Not by the mouse: a window that is still growing moves its buttons away under it.
        window.run("document.querySelector('[data-testid=settings]').click()");
        window.click(&format!("text-size-{size}"));
        window.click(&format!("theme-{theme}"));
        window.click("house-values");
        assert_within(&window, "settings-dialog", "settings-close");
        window.run(
            "document.querySelector('[data-testid=settings-dialog] .content').scrollTop = 1e6",
        );
        window.picture(&format!("settings-{width}-{size}-{theme}"));
        window.click("settings-close");
        window.click("tab-meta");
        window.fill("meta-secrecy", "秘密★1年");
        window.picture(&format!("meta-{width}-{size}-{theme}"));
        window.display().press(&["ctrl+e"]);
        window.find("[data-testid=holds]");
        assert_within(&window, "export-dialog", "export-docx");
        window.picture(&format!("export-{width}-{size}-{theme}"));
        window.click("figures-annex");
        window.wait_for_text("warnings", |text| text.contains("数据还没有填"));
        window.click_on("[data-testid=fonts] summary");
        window.find("[data-testid=fonts] details[open] table");
        until("the fonts in sight", || {
            let found = window.run(
                "const content = document.querySelector('[data-testid=export-dialog] .content').getBoundingClientRect(); \
                 const row = document.querySelector('[data-testid=fonts] tbody tr').getBoundingClientRect(); \
                 return row.top >= content.top && row.bottom <= content.bottom",
            );
            (found.as_bool() == Some(true)).then_some(())
        });
        window.picture(&format!("export-fonts-{width}-{size}-{theme}"));
        window.display().press(&["Escape"]);
        window.gone("[data-testid=export-dialog]");
        window.close();
    }
}

/// The dialog and its usual button are in sight as a whole, and nothing in it is wider than it.
fn assert_within(window: &Window, dialog: &str, button: &str) {
    let found = window.run(&format!(
        "const box = (id) => document.querySelector(`[data-testid='${{id}}']`).getBoundingClientRect(); \
         const content = document.querySelector(`[data-testid='{dialog}'] .content`); \
         return [box('{dialog}'), box('{button}')].every((r) => r.left >= 0 && r.top >= 0 \
           && r.right <= innerWidth && r.bottom <= innerHeight) && content.scrollWidth <= content.clientWidth + 1"
    ));
    assert_eq!(found.as_bool(), Some(true), "{dialog}");
}
