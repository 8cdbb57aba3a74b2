//! The review in the window: lines under the text, keys that go from place to place, what is put right and what is
//! said to be no mistake, and the word before an export.

use std::path::Path;
use std::time::Duration;

use nianbao_tests::wait::{soon, until};
use nianbao_tests::window::{Setup, Window};

use crate::common::{paragraphs, part};

/// A report with a half-width comma, eight spaces and nothing else that is surely wrong.
const TEXT: &str = "云泽县青塘镇人民政府关于2025年度法治政府建设情况的报告\n县委、县人民政府：\n\
2025年，青塘镇扎实推进法治政府建设。现将有关情况报告如下：\n一、2025年工作情况\n\
（一）加强组织领导。镇党委会专题研究法治工作2次,镇长切实履行推进法治建设第一责任人职责。\n\
（二）坚持学法用法。镇党委 理论学习 中心组 专题 学法3次，会前 学法6次，组织 21名 干部 参加测试。\n\
（三）开展普法宣传。发放宣传资料1100份，受教育群众1500人次。\n二、存在的问题和原因\n\
一是专业执法力量薄弱，主要原因是人才引进难度较大。\n三、2026年工作计划\n\
一是加强执法培训，全年不少于2次。\n特此报告。\n云泽县青塘镇人民政府\n2026年1月15日\n";
const COMMA: &str = "法治工作2次,镇长";
const SPACES: usize = 8;

/// The text through the screen that looks at it, as a report that is open, with what was found at the side.
fn opened(window: &Window) {
    window.click("paste");
    window.find("[data-testid=paste-text]:focus");
    // Keys would lose the ends of the lines.
    window.run(&format!(
        "const field = document.querySelector('[data-testid=paste-text]'); field.value = {TEXT:?}; \
         field.dispatchEvent(new Event('input', {{bubbles: true}}))"
    ));
    window.click("paste-ok");
    window.click("intake-keep");
    window.click("open");
    window.find("[data-testid=workspace]");
    window.click("tab-review");
    window.find("[data-testid=review-counts]");
}

fn squiggles(window: &Window, level: &str) -> usize {
    let script =
        format!("return document.querySelectorAll('.paper-text .finding.level-{level}').length");
    usize::try_from(window.run(&script).as_u64().unwrap()).unwrap()
}

/// How many findings of a level there are, as the tab says.
fn count(window: &Window, level: &str) -> usize {
    let script =
        format!("return document.querySelector('[data-testid=count-{level}]')?.textContent ?? '0'");
    window
        .run(&script)
        .as_str()
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

fn wait_for_count(window: &Window, level: &str, wanted: usize) {
    until(&format!("{wanted} {level}"), || {
        (count(window, level) == wanted).then_some(())
    });
}

fn whole(window: &Window) -> String {
    paragraphs(window).join("\n")
}

#[track_caller]
fn wait_for_text(window: &Window, words: &str) {
    let there = soon(|| whole(window).contains(words).then_some(()));
    assert!(there.is_some(), "no {words} in:\n{}", whole(window));
}

#[test]
fn what_is_found_is_underlined_gone_through_by_keys_and_put_right_by_enter() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    let certain = count(&window, "certain");
    assert_eq!(squiggles(&window, "certain"), certain);
    window.picture("review");
    let before = whole(&window);

    let keys = window.display();
    window.click_on(".paper-text p[data-kind=title]");
    keys.press(&["ctrl+Home"]);
    let mut selected = String::new();
    for _ in 0..20 {
        keys.press(&["F7"]);
        std::thread::sleep(Duration::from_millis(150));
        selected = window
            .run("return getSelection().toString()")
            .as_str()
            .unwrap()
            .to_owned();
        if selected == "," {
            break;
        }
    }
    assert_eq!(selected, ",");
    window.find("[data-testid=finding][aria-current=true]");
    keys.press(&["alt+Return"]);
    window.find("[data-testid=card-fix]:focus");
    window.picture("review-card");
    keys.press(&["Escape"]);
    window.gone("[data-testid=finding-card]");
    window.find("[data-testid=editor]:focus");
    assert_eq!(whole(&window), before, "Esc changes nothing");

    keys.press(&["alt+Return"]);
    window.find("[data-testid=card-fix]:focus");
    keys.press(&["Return"]);
    wait_for_text(&window, "法治工作2次，镇长");
    wait_for_count(&window, "certain", certain - 1);
    window.find("[data-testid=editor]:focus");
    keys.press(&["ctrl+z"]);
    wait_for_text(&window, COMMA);
    assert_eq!(whole(&window), before);
    wait_for_count(&window, "certain", certain);
    window.close();
}

#[test]
fn all_of_a_kind_are_put_right_at_once_and_one_undo_brings_them_back() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    let certain = count(&window, "certain");
    let before = whole(&window);
    let bunch = window.text("bunch");
    assert!(bunch.contains(&format!("{SPACES}处")), "{bunch}");
    window.click("fix-all");
    window.wait_for_text("toast", |text| text.contains(&format!("改了{SPACES}处")));
    wait_for_text(
        &window,
        "镇党委理论学习中心组专题学法3次，会前学法6次，组织21名干部参加测试。",
    );
    wait_for_count(&window, "certain", certain - SPACES);
    window.click("undo");
    wait_for_count(&window, "certain", certain);
    assert_eq!(whole(&window), before);
    window.close();
}

#[test]
fn a_place_that_is_said_to_be_right_stays_so_when_the_window_opens_again() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    let certain = count(&window, "certain");
    window.click_on("[data-testid=finding][data-code=P1]");
    window.click("ignore");
    wait_for_count(&window, "certain", certain - 1);
    until("one line less", || {
        (squiggles(&window, "certain") == certain - 1).then_some(())
    });
    window.wait_for_text("passed", |text| text == "已忽略1处");
    window.wait_until_saved();
    window.close();

    let window = Window::open(data.path());
    window.click("tab-review");
    wait_for_count(&window, "certain", certain - 1);
    assert_eq!(squiggles(&window, "certain"), certain - 1);
    window.click("passed");
    window.click("passed-back");
    wait_for_count(&window, "certain", certain);
    window.wait_until_saved();
    window.close();
}

#[test]
fn a_text_that_is_never_a_mistake_is_taken_back_in_the_settings() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    // A mark alone can't be allowed: it would silence the whole rule.
    window.click_on("[data-testid=finding][data-code=P1]");
    window.gone("[data-testid=allow]");
    let suspected = count(&window, "suspected");
    window.click_on("[data-testid=finding][data-code=N9]");
    window.click("allow");
    // 一是 stands alone in two places.
    wait_for_count(&window, "suspected", suspected - 2);
    window.click("settings");
    window.click("settings-allowed");
    window.picture("review-settings");
    window.click("disallow");
    window.gone("[data-testid=disallow]");
    window.click("settings-close");
    wait_for_count(&window, "suspected", suspected);
    window.close();
}

#[test]
fn the_page_of_a_rule_is_a_click_away_and_switches_it_off() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    let certain = count(&window, "certain");
    window.click_on("[data-testid=finding][data-code=P1]");
    window.click("explain");
    let page = window.wait_for_text("rule-page", |text| text.contains("为什么"));
    assert!(!page.contains("**"), "{page}");
    window.picture("rule-page");
    window.click("rule-switch");
    window.wait_for_text("rule-state", |text| text.contains("不查"));
    window.click("rule-close");
    wait_for_count(&window, "certain", certain - 1);
    window.click("settings");
    window.click("settings-rules");
    window.find("[data-testid=rule-P1]:not(:checked)");
    window.picture("rules");
    window.click("rules-restore");
    window.find("[data-testid=rule-P1]:checked");
    window.click("settings-lists");
    window.find("[data-testid=list-laws]");
    window.picture("lists");
    window.click("settings-close");
    wait_for_count(&window, "certain", certain);
    window.close();
}

fn exported(data: &Path, name: &str) -> (std::path::PathBuf, Window) {
    let file = data.join(name);
    let window = Setup::new(data).save_to(&file).open();
    opened(&window);
    (file, window)
}

#[test]
fn what_is_surely_wrong_stands_before_an_export_and_may_be_passed_by() {
    let data = tempfile::tempdir().unwrap();
    let (file, window) = exported(data.path(), "报告.docx");
    let keys = window.display();
    keys.press(&["ctrl+e"]);
    window.find("[data-testid=export-fix]");
    window.picture("export-gate");
    // The arrows choose a variant; Enter goes to the first place and writes nothing.
    window.find("[name=variant]:focus");
    keys.press(&["Return"]);
    window.gone("[data-testid=export-dialog]");
    until("the cursor at the first place", || {
        window
            .has("[data-testid=finding][aria-current=true]")
            .then_some(())
    });
    window.find("[data-testid=editor]:focus");
    assert!(!file.exists());

    window.click("export");
    window.find("[data-testid=export-fix]");
    assert!(window.text("export-docx").contains("仍然导出"));
    window.click("export-docx");
    window.find("[data-testid=export-done]");
    assert!(part(&file, "word/document.xml").contains("镇党委会专题研究法治工作"));
    window.close();
}

#[test]
fn a_copy_with_comments_is_written_for_whoever_corrects_it() {
    let data = tempfile::tempdir().unwrap();
    let (file, window) = exported(data.path(), "副本.docx");
    window.click("export");
    window.click("export-comments");
    window.find("[data-testid=export-done]");
    assert!(part(&file, "word/comments.xml").contains("法治年报校对"));
    window.close();
}

#[test]
fn the_list_of_what_was_found_is_written_as_text() {
    let data = tempfile::tempdir().unwrap();
    let (file, window) = exported(data.path(), "意见.txt");
    window.click("export");
    window.click("export-findings");
    window.find("[data-testid=export-done]");
    assert!(std::fs::read_to_string(&file).unwrap().contains("必错"));
    window.close();
}

/// Goes to the comma that is found; it is selected.
fn go_to_comma(window: &Window) {
    window.click_on("[data-testid=finding][data-code=P1]");
    // Both at once: the row that was clicked may still have the keys while the comma is selected already.
    until("the comma selected in the editor", || {
        let found = window.run(
            "return document.activeElement?.dataset.testid === 'editor' && getSelection().toString() === ','",
        );
        (found.as_bool() == Some(true)).then_some(())
    });
}

#[test]
fn characters_composed_beside_an_underlined_place_arrive_once() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    opened(&window);
    let count = paragraphs(&window).len();
    go_to_comma(&window);
    let keys = window.display();
    // The comma is selected: behind it, and then before it.
    keys.press(&["Right"]);
    keys.compose("镇域");
    wait_for_text(&window, "法治工作2次,镇域镇长");
    window.wait_until_saved();
    go_to_comma(&window);
    keys.press(&["Left"]);
    until("the cursor before the comma", || {
        let found = window.run("return getSelection().isCollapsed");
        (found.as_bool() == Some(true)).then_some(())
    });
    // What is found is told anew while this is being composed, and nothing of it moves.
    keys.type_text("x", 20);
    keys.begin_composition('多');
    std::thread::sleep(Duration::from_millis(700));
    keys.press(&["space"]);
    wait_for_text(&window, "法治工作2次x多,镇域镇长");
    assert_eq!(paragraphs(&window).len(), count);
    window.find("[data-testid=finding][data-code=P1]");
    window.close();
}

#[test]
fn list_card_and_gate_are_in_sight_at_every_text_size_and_in_every_theme() {
    let looks = [
        (1024, 100, "contrast"),
        (1024, 175, "light"),
        (1366, 100, "dark"),
        (1366, 175, "contrast"),
    ];
    for (width, size, theme) in looks {
        let data = tempfile::tempdir().unwrap();
        let window = Setup::new(data.path()).screen(width, 768).open();
        opened(&window);
        window.run("document.querySelector('[data-testid=settings]').click()");
        window.click(&format!("text-size-{size}"));
        window.click(&format!("theme-{theme}"));
        window.click("settings-words");
        window.click("settings-unit");
        window.picture(&format!("review-settings-{width}-{size}-{theme}"));
        window.click("settings-close");
        window.click_on("[data-testid=finding][data-code=P1]");
        window.find("[data-testid=finding-card]");
        window.picture(&format!("review-{width}-{size}-{theme}"));
        let card = window.run(
            "const box = (q) => document.querySelector(q).getBoundingClientRect(); \
             const [card, pane, place] = ['[data-testid=finding-card]', 'main', '.finding.level-certain'].map(box); \
             return card.left >= pane.left && card.right <= pane.right && card.top >= pane.top \
               && (card.top >= place.bottom - 4 || card.bottom <= place.top + 4)",
        );
        assert_eq!(card.as_bool(), Some(true), "the card at {size} %, {width}");
        window.display().press(&["ctrl+e"]);
        window.find("[data-testid=export-fix]");
        let gate = window.run(
            "document.querySelector('[data-testid=export-dialog]').scrollTop = 0; \
             const r = document.querySelector('[data-testid=export-fix]').getBoundingClientRect(); \
             const content = document.querySelector('[data-testid=export-dialog] .content'); \
             return r.bottom <= innerHeight && r.right <= innerWidth && content.scrollWidth <= content.clientWidth + 1",
        );
        assert_eq!(gate.as_bool(), Some(true), "the gate at {size} %, {width}");
        window.picture(&format!("export-gate-{width}-{size}-{theme}"));
        window.close();
    }
}
