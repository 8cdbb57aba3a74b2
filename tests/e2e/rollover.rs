//! A new year's report on the ground of last year's: looked through, confirmed, answered.

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::{paragraphs, roll_over};

/// How many places are still to be looked at, as the window says.
fn open(window: &Window) -> usize {
    let text = window.text("carried-counter");
    let digits = text
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit);
    if text.contains("还有") {
        digits.collect::<String>().parse().unwrap()
    } else {
        0
    }
}

fn wait_for_open(window: &Window, count: usize) {
    until(&format!("{count} open places"), || {
        (open(window) == count).then_some(())
    });
}

fn select(window: &Window, id: &str, value: &str) {
    window.find(&format!("[data-testid='{id}'] option[value={value}]"));
    window.run(&format!(
        "const s = document.querySelector(\"[data-testid='{id}']\"); s.value = '{value}'; \
         s.dispatchEvent(new Event('change', {{bubbles: true}}))"
    ));
}

#[test]
fn what_was_confirmed_by_a_key_is_still_confirmed_when_the_window_opens_again() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    let before = open(&window);
    assert!(before > 3, "{before} places");
    window.find(".paper-text .carried-mark");
    window.find(".paper-text p[data-carried=open]");
    window.picture("rollover");
    let texts = paragraphs(&window);

    let keys = window.display();
    keys.press(&["F4"]);
    window.find("[data-testid=carried-mark][aria-current=true]");
    keys.press(&["ctrl+Return"]);
    wait_for_open(&window, before - 1);
    window.find("[data-testid=carried-mark][aria-current=true]");
    keys.press(&["ctrl+Return"]);
    wait_for_open(&window, before - 2);
    assert_eq!(paragraphs(&window), texts, "confirming writes nothing");
    window.wait_until_saved();
    window.close();

    let window = Window::open(data.path());
    window.find("[data-testid=panel-carried]");
    assert_eq!(open(&window), before - 2);
    assert_eq!(window.library().reports(), 2);
    window.library().assert_sound();
    window.close();
}

#[test]
fn a_place_that_is_written_anew_is_no_longer_marked_and_undo_marks_it_again() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    let before = open(&window);
    window.display().press(&["F4"]);
    window.find("[data-testid=carried-mark][aria-current=true]");
    window.display().type_text("x", 20);
    until("fewer places", || (open(&window) < before).then_some(()));
    window.click("undo");
    wait_for_open(&window, before);
    window.close();
}

#[test]
fn what_was_confirmed_is_taken_back_by_a_key_or_one_by_one() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    let before = open(&window);
    let keys = window.display();
    window.click("carried-mark");
    window.run("document.querySelector('[data-testid=carried-mark]').focus()");
    keys.press(&["ctrl+Return"]);
    wait_for_open(&window, before - 1);
    keys.press(&["ctrl+Return"]);
    wait_for_open(&window, before - 2);
    keys.press(&["ctrl+z"]);
    wait_for_open(&window, before - 1);
    window.wait_for_text("confirmed", |text| text == "已核对1处");
    window.click("confirmed");
    window.picture("confirmed");
    window.click("take-back");
    wait_for_open(&window, before);
    window.gone("[data-testid=confirmed]");
    window.wait_until_saved();
    window.close();

    let window = Window::open(data.path());
    window.find("[data-testid=panel-carried]");
    assert_eq!(open(&window), before);
    window.close();
}

#[test]
fn a_paragraph_beside_last_years_shows_what_was_changed_in_it() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    window.click("carried-last");
    window.click("step-problems");
    window.find("[data-testid=last-year]");
    window.display().press(&["Down", "End"]);
    window.write("另有新的情况");
    until("the paragraph to be one that was changed", || {
        window.has("summary[data-testid=there]").then_some(())
    });
    window.click_on("summary[data-testid=there]");
    window.wait_for_text("difference", |text| text.contains("另有新的情况"));
    window.find("[data-testid=difference] ins");
    window.picture("difference");
    window.close();
}

#[test]
fn a_promise_is_answered_by_a_paragraph_and_the_answer_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    window.click("carried-promises");
    window.find("[data-testid=promise] select");
    let id =
        window.run("return document.querySelector('[data-testid=promise] select').dataset.testid");
    let id = id.as_str().unwrap().to_owned();
    let number = id.strip_prefix("promise-").unwrap().to_owned();
    select(&window, &id, "dropped");
    window.fill(&format!("reason-{number}"), "任务已经撤销");
    window.click("step-study");
    window.click(&format!("link-{number}"));
    window.find(&format!("[data-testid='unlink-{number}']"));
    window.picture("promises");
    window.wait_until_saved();
    window.close();

    let window = Window::open(data.path());
    window.click("carried-promises");
    assert_eq!(window.value(&id), "dropped");
    assert_eq!(window.value(&format!("reason-{number}")), "任务已经撤销");
    window.find(&format!("[data-testid='unlink-{number}']"));
    window.close();
}

#[test]
fn a_paragraph_of_last_years_is_taken_over_by_a_key() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    window.click("carried-last");
    window.click("step-problems");
    window.find("[data-testid=last-year]");
    window.picture("last-year");
    let before = paragraphs(&window);
    window.click("step-remove");
    window.click("confirm-yes");
    until("the section to be gone", || {
        (paragraphs(&window).len() < before.len()).then_some(())
    });
    let left = paragraphs(&window).len();
    window.run(
        "const s = document.querySelector('[data-testid=last-section]'); \
         s.value = [...s.options].find((o) => o.text.includes('问题')).value; \
         s.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    window.find("[data-testid=take]");
    window.click("step-plans");
    window.display().press(&["ctrl+shift+y"]);
    until("one paragraph more", || {
        (paragraphs(&window).len() == left + 1).then_some(())
    });
    window.close();
}

#[test]
fn characters_composed_in_the_place_of_a_mark_arrive_once_and_take_it_away() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    roll_over(&window);
    let before = open(&window);
    let count = paragraphs(&window).len();
    window.display().press(&["F4"]);
    window.find("[data-testid=carried-mark][aria-current=true]");
    window.display().compose("镇域");
    until("the composed characters", || {
        let texts = paragraphs(&window).join("\n");
        (texts.matches("镇域").count() == 1).then_some(())
    });
    until("fewer places", || (open(&window) < before).then_some(()));
    assert_eq!(paragraphs(&window).len(), count);
    window.close();
}
