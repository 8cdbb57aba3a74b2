//! Chinese input: real GTK compositions in the real window. The text arrives once, paragraphs stay as
//! they are, and neither a save nor an answer in mid-composition disturbs it.

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::{go_to, new_report, paragraphs, wait_for_disk, wait_for_paragraph};

fn at_an_empty_section(data: &std::path::Path) -> Window {
    let window = Window::open(data);
    new_report(&window);
    go_to(&window, "study");
    window
}

#[test]
fn composed_characters_arrive_once_and_are_saved() {
    let data = tempfile::tempdir().unwrap();
    let window = at_an_empty_section(data.path());
    let before = paragraphs(&window).len();
    window.display().compose("学法用法");
    wait_for_paragraph(&window, "学法用法");
    wait_for_disk(&window, "学法用法");
    assert_eq!(paragraphs(&window).len(), before);
    window.close();
}

#[test]
fn the_enter_that_confirms_a_composition_splits_no_paragraph() {
    let data = tempfile::tempdir().unwrap();
    let window = at_an_empty_section(data.path());
    let before = paragraphs(&window).len();
    window.display().compose("学");
    window.display().begin_composition('法');
    window.display().press(&["Return"]);
    wait_for_paragraph(&window, "学法");
    wait_for_disk(&window, "学法");
    assert_eq!(paragraphs(&window).len(), before);
    window.close();
}

#[test]
fn a_save_and_an_answer_in_mid_composition_leave_it_alone() {
    let data = tempfile::tempdir().unwrap();
    let window = at_an_empty_section(data.path());
    window.display().type_text("abc", 10);
    // What was typed just before is saved, and the view comes back, while this is being composed.
    window.display().begin_composition('法');
    until("a save while composing", || {
        window
            .library()
            .texts()
            .iter()
            .any(|text| text.starts_with("abc"))
            .then_some(())
    });
    window.display().press(&["space"]);
    window.display().compose("治");
    wait_for_paragraph(&window, "abc法治");
    wait_for_disk(&window, "abc法治");
    window.close();
}

#[test]
fn a_composition_beside_a_figure_and_inside_a_text_stands_where_the_cursor_was() {
    let data = tempfile::tempdir().unwrap();
    let window = at_an_empty_section(data.path());
    window.click("tab-figures");
    window.fill("figure-study_center_group", "5");
    window.click("insert-study_center_group");
    wait_for_paragraph(&window, "5次");
    window.display().compose("后");
    wait_for_paragraph(&window, "5次后");
    window.display().press(&["Home"]);
    window.display().compose("前");
    wait_for_paragraph(&window, "前5次后");
    window.display().press(&["End", "Left"]);
    window.display().compose("中");
    wait_for_paragraph(&window, "前5次中后");
    wait_for_disk(&window, "前⟦study_center_group⟧中后");
    window.close();
}

#[test]
fn a_composition_that_is_given_up_leaves_nothing_behind() {
    let data = tempfile::tempdir().unwrap();
    let window = at_an_empty_section(data.path());
    window.display().compose("学");
    window.display().begin_composition('法');
    window.display().press(&["Escape"]);
    window.display().compose("习");
    wait_for_paragraph(&window, "学习");
    wait_for_disk(&window, "学习");
    window.close();
}
