//! A report is made, written, filled with figures, closed and opened again.

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::{go_to, new_report, paragraphs, wait_for_disk, wait_for_paragraph};

#[test]
fn what_was_written_is_there_again_after_the_window_was_closed() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    go_to(&window, "organisation");
    window.write("镇党委把法治建设摆在突出位置，召开党委会专题研究法治工作");
    window.click("tab-figures");
    window.fill("figure-meetings_party_law", "4");
    window.click("insert-meetings_party_law");
    window.write("。");
    wait_for_paragraph(
        &window,
        "镇党委把法治建设摆在突出位置，召开党委会专题研究法治工作4次。",
    );
    window.picture("writing");
    window.close();

    let window = Window::open(data.path());
    window.find("[data-testid=workspace]");
    wait_for_paragraph(
        &window,
        "镇党委把法治建设摆在突出位置，召开党委会专题研究法治工作4次。",
    );
    assert!(paragraphs(&window)[0].starts_with("云泽县青塘镇人民政府关于"));
    let library = window.library();
    assert_eq!(library.figure("meetings_party_law").as_deref(), Some("4"));
    assert!(library.text().contains("法治工作⟦meetings_party_law⟧。"));
    library.assert_sound();
    window.close();
}

#[test]
fn a_figure_changes_in_all_places_at_once_and_its_rate_is_computed() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    go_to(&window, "governance");
    window.click("tab-figures");
    window.fill("figure-disputes_total", "65");
    window.fill("figure-disputes_success", "61");
    go_to(&window, "governance");
    window.write("受理");
    window.click("insert-disputes_total");
    window.write("，成功率");
    window.click("insert-disputes_rate");
    window.write("；再说一遍");
    window.click("insert-disputes_total");
    wait_for_paragraph(&window, "受理65件，成功率93.8%；再说一遍65件");
    window.wait_for_text("panel-figures", |text| {
        text.contains("61 ÷ 65，四舍五入到一位小数")
    });
    window.fill("figure-disputes_total", "70余");
    wait_for_paragraph(&window, "受理70余件，成功率〔调解成功率〕；再说一遍70余件");
    window.close();
}

#[test]
fn a_sample_sentence_is_put_in_by_a_click_and_says_what_is_still_to_be_filled_in() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    go_to(&window, "organisation");
    window.click("sentence-0");
    window.find(".figure.unfilled");
    window.wait_for_text("panel-guidance", |text| text.contains("还没有填数"));
    window.close();
}

#[test]
fn sections_move_change_their_outline_and_come_back_by_undo() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    go_to(&window, "study");
    window.write("全年学法。");
    window.wait_until_saved();
    let before = paragraphs(&window);
    window.click("step-up");
    window.wait_for_text("step-study", |text| text.contains("（一）"));
    window.find("[data-testid=outline] option[value=flat]");
    window.run(
        "const s = document.querySelector('[data-testid=outline]'); s.value = 'flat'; \
         s.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    window.wait_for_text("step-study", |text| text.contains("一、"));
    wait_for_disk(&window, "全年学法。");
    window.click("undo");
    window.wait_for_text("step-study", |text| text.contains("（一）"));
    window.click("undo");
    window.wait_for_text("step-study", |text| text.contains("（二）"));
    assert_eq!(paragraphs(&window), before);
    window.close();
}

#[test]
fn half_of_a_surrogate_pair_does_not_keep_a_report_from_being_saved() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    go_to(&window, "organisation");
    window.run("document.execCommand('insertText', false, '半个\\ud83d字')");
    wait_for_disk(&window, "半个\u{fffd}字");
    window.wait_until_saved();
    window.click("tab-meta");
    window.run(
        "const field = document.querySelector('[data-testid=meta-unit]'); field.value = '镇\\udc00'; \
         field.dispatchEvent(new Event('input', {bubbles: true}))",
    );
    until("the unit on disk", || {
        (window.library().units() == ["镇\u{fffd}"]).then_some(())
    });
    window.close();
}
