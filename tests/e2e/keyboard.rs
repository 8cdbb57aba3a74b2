//! Without a mouse.

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::{new_report, paragraphs, wait_for_paragraph};

#[test]
fn a_report_is_made_written_undone_and_left_by_keys_alone() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    let keys = window.display();
    keys.press(&["ctrl+n"]);
    window.find("[data-testid=new-dialog]");
    keys.type_text("qingtang", 20);
    keys.press(&["Return"]);
    window.find("[data-testid=workspace]");
    keys.press(&["alt+3"]);
    window.find("[data-testid='step-study'][aria-current=step]");
    keys.type_text("first", 20);
    keys.press(&["Return"]);
    keys.type_text("second", 20);
    wait_for_paragraph(&window, "second");
    keys.press(&["ctrl+2"]);
    window.find("p[data-kind=heading2][data-number='（三）']");
    keys.press(&["Tab"]);
    window.find("p[data-kind=heading3][data-number='1.']");
    keys.press(&["shift+Tab", "ctrl+0"]);
    wait_for_paragraph(&window, "second");
    keys.press(&["Home", "BackSpace"]);
    wait_for_paragraph(&window, "firstsecond");
    keys.press(&["ctrl+z"]);
    wait_for_paragraph(&window, "first");
    keys.press(&["ctrl+y"]);
    wait_for_paragraph(&window, "firstsecond");
    keys.press(&["ctrl+w"]);
    window.find("[data-testid=library]");
    assert!(window.library().text().contains("firstsecond"));
    window.close();
}

#[test]
fn a_report_is_renamed_binned_brought_back_and_opened_by_keys() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    let keys = window.display();
    keys.press(&["ctrl+w"]);
    window.find("[data-testid=report-card]");
    until("the row to take the keyboard", || {
        window
            .run(
                "document.querySelector('[data-testid=report-card]').focus(); \
                 return document.activeElement.dataset.testid === 'report-card'",
            )
            .as_bool()
            .filter(|focused| *focused)
    });
    keys.press(&["F2"]);
    window.find("[data-testid=name-dialog]");
    keys.press(&["ctrl+a"]);
    keys.type_text("draft one", 20);
    keys.press(&["Return"]);
    window.wait_for_text("report-card", |text| text.contains("draft one"));
    window.run("document.querySelector('[data-testid=report-card]').focus()");
    keys.press(&["Delete"]);
    window.gone("[data-testid=report-card]");
    window.click_on("[data-testid=undo-toast] button");
    window.find("[data-testid=report-card]");
    window.run("document.querySelector('[data-testid=report-card]').focus()");
    keys.press(&["Return"]);
    window.find("[data-testid=workspace]");
    window.close();
}

#[test]
fn a_typed_number_makes_a_heading_and_numbers_follow_every_change() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    let keys = window.display();
    keys.press(&["alt+2"]);
    window.find("[data-testid='step-organisation'][aria-current=step]");
    keys.type_text("1.", 40);
    window.find("p[data-kind=heading3][data-number='1.']");
    keys.type_text("one", 20);
    keys.press(&["Return"]);
    keys.type_text("1.", 40);
    window.find("p[data-kind=heading3][data-number='2.']");
    keys.type_text("two", 20);
    keys.press(&["alt+Up"]);
    until("the two to have changed places", || {
        let texts = paragraphs(&window);
        let at = |words: &str| texts.iter().position(|text| text == words);
        (at("two")? < at("one")?).then_some(())
    });
    window.close();
}
