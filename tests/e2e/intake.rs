//! Last year's file comes in: looked at, corrected, accepted as this year's draft.

use std::path::{Path, PathBuf};

use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};

use crate::common::{export_draft, new_report};

/// What a browser saves of a county's page: the report, and what stands around it.
const WEB_PAGE: &str = "索引号：11451234-2026-0007\n发布时间：2026-01-20\n【打印】【关闭】\n";
const PAGE_NUMBER: &str = "— 1 —";
const SAMPLE: &str = include_str!("../../assets/samples/liuxi-2025-three-part.txt");
const ADDRESSEE: &str = "县委、县人民政府：";
/// A paragraph of the sample, by its beginning.
const PARAGRAPH: &str = "一是干部运用法治思维的能力不够均衡";

/// Writes the sample as a web page gives it, with the page number of a print in the middle.
fn last_years_file(folder: &Path) -> PathBuf {
    let file = folder.join("去年的报告.txt");
    let (head, rest) = SAMPLE.split_once("二、存在的问题").unwrap();
    let text = format!("{WEB_PAGE}{head}{PAGE_NUMBER}\n二、存在的问题{rest}");
    std::fs::write(&file, text).unwrap();
    file
}

fn open(window: &Window) {
    window.click("open-file");
    window.find("[data-testid=intake-pieces]:focus");
}

/// The texts of the rows that a CSS selector names.
fn rows(window: &Window, selector: &str) -> Vec<String> {
    let found = window.run(&format!(
        "return [...document.querySelectorAll(\"{selector}\")].map((row) => \
         row.querySelector('[data-text]').textContent)"
    ));
    let texts = found.as_array().cloned().unwrap_or_default();
    texts
        .iter()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

fn holds(window: &Window, text: &str) -> bool {
    rows(window, "[data-piece]").iter().any(|row| row == text)
}

/// The role of the piece that begins so.
fn role(window: &Window, beginning: &str) -> String {
    let found = window.run(&format!(
        "return [...document.querySelectorAll('[data-piece]')].find((row) => \
         row.querySelector('[data-text]').textContent.startsWith('{beginning}'))?.dataset.role ?? ''"
    ));
    found.as_str().unwrap_or_default().to_owned()
}

fn wait_for_role(window: &Window, beginning: &str, wanted: &str) {
    until(&format!("{beginning} to be {wanted}"), || {
        (role(window, beginning) == wanted).then_some(())
    });
}

/// Clicks on the row of a list that begins so.
fn look(window: &Window, list: &str, beginning: &str) {
    let id = window.run(&format!(
        "return [...document.querySelectorAll('[data-{list}]')].find((row) => \
         row.querySelector('[data-text]').textContent.startsWith('{beginning}')).id"
    ));
    let id = id.as_str().unwrap().to_owned();
    window.click_on(&format!("#{id} [data-text]"));
    window.find(&format!("#{id}[data-current]"));
}

#[test]
fn a_file_is_looked_at_corrected_by_keys_and_accepted_as_this_years_draft() {
    let data = tempfile::tempdir().unwrap();
    let file = last_years_file(data.path());
    let window = Setup::new(data.path()).read_from(&file).open();
    open(&window);
    window.picture("intake");
    let keys = window.display();

    let out = rows(&window, "[data-out]");
    assert!(out.iter().any(|row| row == PAGE_NUMBER), "{out:?}");
    assert!(out.iter().any(|row| row.contains("索引号")), "{out:?}");
    let why = window.text("left-out");
    assert!(why.contains("没有放进报告："), "{why}");
    assert!(!holds(&window, PAGE_NUMBER));
    assert_eq!(role(&window, ADDRESSEE), "addressee");
    assert_eq!(window.value("intake-year"), "2025");

    look(&window, "line", PAGE_NUMBER);
    keys.press(&["Return"]);
    until("the line in the report", || {
        holds(&window, PAGE_NUMBER).then_some(())
    });
    keys.press(&["ctrl+z"]);
    until("the line out of it again", || {
        (!holds(&window, PAGE_NUMBER)).then_some(())
    });

    look(&window, "piece", PARAGRAPH);
    keys.press(&["3"]);
    wait_for_role(&window, PARAGRAPH, "heading3");
    keys.press(&["0"]);
    wait_for_role(&window, PARAGRAPH, "body");
    keys.press(&["m"]);
    window.find("[data-testid=piece-menu]");
    window.picture("intake-menu");
    keys.press(&["2"]);
    wait_for_role(&window, PARAGRAPH, "heading2");
    keys.press(&["ctrl+z"]);
    wait_for_role(&window, PARAGRAPH, "body");

    assert!(window.text("intake-draft").contains("2026"));
    assert_eq!(window.library().reports(), 0, "nothing is kept yet");
    keys.press(&["ctrl+Return"]);
    window.find("[data-testid=panel-carried]");
    window.find(".paper-text .carried-mark");
    let text = window.library().text();
    assert!(text.contains("2026年度"), "{text}");

    window.click("tab-meta");
    window.click("source-show");
    window.find("[data-testid=source-dialog]");
    let why = window.text("source-left-out");
    assert!(why.contains("没有放进报告："), "{why}");
    window.picture("source");
    window.click("source-close");
    window.wait_until_saved();
    window.library().assert_sound();
    window.close();
}

#[test]
fn the_file_that_was_kept_is_written_out_as_it_came() {
    let data = tempfile::tempdir().unwrap();
    let file = last_years_file(data.path());
    let copy = data.path().join("另存的.txt");
    let window = Setup::new(data.path())
        .read_from(&file)
        .save_to(&copy)
        .open();
    open(&window);
    window.click("intake-draft");
    window.click("tab-meta");
    window.click("source-export");
    window.wait_for_text("toast", |text| text.contains("另存的.txt"));
    assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&file).unwrap());
    window.close();
}

#[test]
fn guesses_are_gone_through_with_two_keys() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("去年.txt");
    // A title that does not say that it is one, and a heading without a number.
    std::fs::write(
        &file,
        "柳溪镇2025年度法治政府建设工作\n县委、县人民政府\n2025年，情况如下。\n一、工作情况\n全年学法5次。\n柳溪镇人民政府\n2026年1月15日\n",
    )
    .unwrap();
    let window = Setup::new(data.path()).read_from(&file).open();
    open(&window);
    window.wait_for_text("intake-summary", |text| text.contains("是猜的"));
    for _ in 0..12 {
        if !window.text("intake-summary").contains("是猜的") {
            break;
        }
        window.display().press(&["F4", "Return"]);
    }
    window.wait_for_text("intake-summary", |text| text.contains("没有猜的地方了"));
    window.close();
}

#[test]
fn what_is_cancelled_is_not_kept_and_what_is_kept_is_no_draft() {
    let data = tempfile::tempdir().unwrap();
    let file = last_years_file(data.path());
    let before = std::fs::read(&file).unwrap();
    let window = Setup::new(data.path()).read_from(&file).open();
    open(&window);
    window.display().press(&["Escape"]);
    window.gone("[data-testid=intake]");

    open(&window);
    look(&window, "piece", PARAGRAPH);
    window.display().press(&["Delete"]);
    until("the paragraph to be out", || {
        role(&window, PARAGRAPH).is_empty().then_some(())
    });
    window.display().press(&["Escape"]);
    window.click("confirm-yes");
    window.gone("[data-testid=intake]");
    assert_eq!(window.library().reports(), 0);

    open(&window);
    window.click("intake-keep");
    window.find("[data-testid=report-card]");
    assert_eq!(window.library().reports(), 1);
    assert!(window.library().text().contains(PARAGRAPH));
    window.close();
    assert_eq!(
        std::fs::read(&file).unwrap(),
        before,
        "the source is never touched"
    );
}

#[test]
fn text_that_is_pasted_is_looked_at_too() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    window.click("paste");
    window.find("[data-testid=paste-text]:focus");
    window.write("柳溪镇2025年度法治政府建设报告\n一、工作情况\n全年学法5次。\n");
    window.click("paste-ok");
    window.find("[data-testid=intake-pieces]:focus");
    assert!(window.text("intake").contains("粘贴的内容"));
    window.display().press(&["ctrl+Return"]);
    window.find("[data-testid=panel-carried]");
    window.close();
}

#[test]
fn a_piece_is_dragged_to_another_place() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("去年.txt");
    std::fs::write(
        &file,
        "柳溪镇2025年度法治政府建设报告\n一、工作情况\n甲段的内容。\n乙段的内容。\n柳溪镇人民政府\n2026年1月15日\n",
    )
    .unwrap();
    let window = Setup::new(data.path()).read_from(&file).open();
    open(&window);
    // Both at once: bringing the one into sight must not move the other.
    let found = window.run(
        "const row = (words) => [...document.querySelectorAll('[data-piece] [data-text]')] \
           .find((text) => text.textContent.startsWith(words)); \
         row('乙段').scrollIntoView({ block: 'center' }); \
         return ['乙段', '甲段'].map((words) => { \
           const box = row(words).closest('[data-piece]').getBoundingClientRect(); \
           return [box.left + 150, box.top + 4] })",
    );
    let place = |which: usize| {
        let at = |axis: usize| found[which][axis].as_f64().unwrap_or_default();
        (at(0), at(1))
    };
    window.drag(place(0), place(1));
    until("the two to have changed places", || {
        let texts = rows(&window, "[data-piece]");
        let at = |words: &str| texts.iter().position(|text| text.starts_with(words));
        (at("乙段")? < at("甲段")?).then_some(())
    });
    window.close();
}

#[test]
fn a_draft_of_this_program_is_not_asked_about() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("初稿.nianbao");
    let window = Setup::new(data.path()).save_to(&file).open();
    new_report(&window);
    export_draft(&window);
    window.close();

    let other = tempfile::tempdir().unwrap();
    let window = Setup::new(other.path()).read_from(&file).open();
    window.click("open-file");
    let card = window.wait_for_text("known", |text| !text.is_empty());
    assert!(card.contains("云泽县青塘镇人民政府"), "{card}");
    window.picture("known");
    window.click("intake-keep");
    window.find("[data-testid=editor]");
    assert_eq!(window.library().reports(), 1);
    window.close();
}
