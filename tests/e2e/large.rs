//! Lists of many rows: the page holds those in sight, and keys reach all of them.

use nianbao_tests::library::Library;
use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::new_report;

/// What a page may hold however long its lists are: a few times what is in sight.
const NODES: u64 = 6000;

fn nodes(window: &Window) -> u64 {
    window
        .run("return document.querySelectorAll('*').length")
        .as_u64()
        .unwrap()
}

/// Waits until the element that a selector names is wholly in the window.
#[track_caller]
fn wait_until_in_sight(window: &Window, selector: &str) {
    until(&format!("{selector} in sight"), || {
        window
            .run(&format!(
                "const box = document.querySelector(\"{selector}\")?.getBoundingClientRect(); \
                 return box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight"
            ))
            .as_bool()
            .filter(|seen| *seen)
    });
}

#[test]
fn a_library_of_ten_thousand_reports_is_gone_through_and_its_last_opened_by_keys() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    window.wait_until_saved();
    // What is open when the program ends is open when it starts.
    window.click("leave");
    window.find("[data-testid=report-card]");
    window.close();
    Library::of(data.path()).fill(10_000);

    let window = Window::open(data.path());
    let row = |at: usize| format!("[data-testid=report-card][data-row='{at}']");
    window.find("[role=listitem][aria-setsize='10000']");
    assert!(nodes(&window) < NODES, "{}", nodes(&window));
    window.picture("library-of-many");
    let keys = window.display();
    until("the first row to take the keyboard", || {
        window
            .run(&format!(
                "document.querySelector(\"{}\").focus(); return document.activeElement.dataset.row === '0'",
                row(0)
            ))
            .as_bool()
            .filter(|focused| *focused)
    });
    keys.press(&["Down", "Down"]);
    window.find(&format!("{}:focus", row(2)));
    keys.press(&["End"]);
    window.find(&format!("{}:focus", row(9999)));
    wait_until_in_sight(&window, &row(9999));
    window.picture("library-of-many-end");
    assert!(nodes(&window) < NODES, "{}", nodes(&window));
    keys.press(&["Up"; 12]);
    window.find(&format!("{}:focus", row(9987)));
    wait_until_in_sight(&window, &row(9987));
    keys.press(&["Home"]);
    window.find(&format!("{}:focus", row(0)));
    wait_until_in_sight(&window, &row(0));
    keys.press(&["End"]);
    window.find(&format!("{}:focus", row(9999)));
    wait_until_in_sight(&window, &row(9999));
    keys.press(&["Return"]);
    window.find("[data-testid=workspace] [title='稿件9999']");
    window.close();
}

#[test]
fn twenty_thousand_pasted_paragraphs_are_looked_through_by_keys() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    window.click("paste");
    window.find("[data-testid=paste-text]:focus");
    window.run(
        "const field = document.querySelector('[data-testid=paste-text]'); \
         field.value = ['柳溪镇2025年度法治政府建设报告', ...Array.from({ length: 19999 }, (_, at) => `第${at}段的内容。`)].join('\\n'); \
         field.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    window.click("paste-ok");
    window.find("[data-testid=intake-pieces]:focus");
    assert!(nodes(&window) < NODES, "{}", nodes(&window));
    window.picture("intake-of-many");
    let keys = window.display();
    keys.press(&["End"]);
    wait_until_in_sight(&window, "[data-piece='19999'][data-current]");
    wait_until_in_sight(&window, "[data-line='19999'][data-lit]");
    window.picture("intake-of-many-end");
    keys.press(&["Up"; 30]);
    wait_until_in_sight(&window, "[data-piece='19969'][data-current]");
    wait_until_in_sight(&window, "[data-line='19969'][data-lit]");
    keys.press(&["Left", "Home"]);
    wait_until_in_sight(&window, "[data-line='0'][data-current]");
    wait_until_in_sight(&window, "[data-piece='0'][data-lit]");
    assert!(nodes(&window) < NODES, "{}", nodes(&window));
    window.close();
}
