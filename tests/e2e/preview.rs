//! The pages beside the text: they follow what is written, lead back to it, and go to the printer.

use std::path::Path;

use nianbao_tests::programs;
use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};
use serde_json::Value;

use crate::common::{new_report, paragraphs, wait_for_disk};

/// Opens the sample with its pages.
fn with_preview(setup: Setup) -> Window {
    let window = setup.open();
    window.click("sample");
    window.find("[data-testid=editor]");
    window.display().press(&["F8"]);
    window.find("[data-testid=preview] svg text");
    window
}

/// What stands on the paper, of the pages that are drawn, line after line.
fn printed(window: &Window) -> String {
    let found = window.run(
        "return [...document.querySelectorAll('[data-testid=preview] svg text')] \
           .map((text) => text.textContent).join('')",
    );
    found.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn wait_for_print(window: &Window, words: &str) {
    until(&format!("{words} on the paper"), || {
        printed(window).contains(words).then_some(())
    });
}

/// How many pages the bar speaks of.
fn page_count(window: &Window) -> usize {
    let text = window.wait_for_text("preview-page", |text| text.contains('共'));
    let digits: String = text
        .chars()
        .skip_while(|c| *c != '共')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

fn scroll_top(window: &Window) -> f64 {
    number(&window.run("return document.querySelector('[data-testid=preview-sheets]').scrollTop"))
}

#[test]
fn the_pages_follow_what_is_written_and_show_the_cursor_s_line() {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(1366, 768));
    assert!(page_count(&window) >= 3);
    window.click("step-study");
    window.find("[data-testid=preview] [data-testid=caret-line]");
    window.write("妙哉");
    wait_for_print(&window, "妙哉");
    wait_for_disk_of(&window, "妙哉");
    let band = window.run(
        "const band = document.querySelector('[data-testid=caret-line] .band').getBoundingClientRect(); \
         const line = [...document.querySelectorAll('[data-testid=preview] svg text')] \
           .find((text) => text.textContent.includes('妙哉')).getBoundingClientRect(); \
         const room = document.querySelector('[data-testid=preview-sheets]').getBoundingClientRect(); \
         return [line.top + line.height / 2 - band.top, band.height, band.top - room.top, room.bottom - band.bottom]",
    );
    let [into, height, above, below] = [0, 1, 2, 3].map(|at| number(&band[at]));
    assert!(into > 0.0 && into < height, "the line is marked: {band}");
    assert!(above >= 0.0 && below >= 0.0, "the line is in sight: {band}");
    window.picture("preview");
    window.close();
}

fn wait_for_disk_of(window: &Window, words: &str) {
    until(&format!("{words} on disk"), || {
        window.library().text().contains(words).then_some(())
    });
}

#[test]
fn a_click_on_the_paper_puts_the_cursor_at_that_character() {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(1366, 768));
    // Behind the sixth character of a line of the opening paragraph, whose text runs over several.
    let before = window.run(
        "const lines = [...document.querySelectorAll('[data-testid=preview] svg text.body')]; \
         const line = lines.find((text) => text.textContent.length > 26); \
         const at = line.getEndPositionOfChar(5).matrixTransform(line.getScreenCTM()); \
         const next = line.getStartPositionOfChar(6).matrixTransform(line.getScreenCTM()); \
         const point = {clientX: Math.max(at.x, next.x) - 1, clientY: at.y - 3, bubbles: true}; \
         line.dispatchEvent(new MouseEvent('click', point)); \
         return line.textContent.slice(0, 8)",
    );
    let before = before.as_str().unwrap_or_default().to_owned();
    let (head, tail): (String, String) = (
        before.chars().take(6).collect(),
        before.chars().skip(6).collect(),
    );
    window.display().type_text("X", 20);
    let wanted = format!("{head}X{tail}");
    until(&format!("{wanted} in the text"), || {
        paragraphs(&window)
            .iter()
            .any(|text| text.contains(&wanted))
            .then_some(())
    });
    wait_for_print(&window, &wanted);
    window.close();
}

#[test]
fn the_paper_stays_where_the_person_scrolled_to_until_asked_back() {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(1366, 768));
    window.click("step-opening");
    window.run("document.querySelector('[data-testid=preview-sheets]').scrollTop = 1200");
    window.find("[data-testid=preview-back]");
    let top = scroll_top(&window);
    window.run("window.sheet = document.querySelector('[data-page=\"2\"] svg'); window.lost = 0; \
        new MutationObserver((all) => { for (const one of all) window.lost += one.removedNodes.length; }) \
          .observe(document.querySelector('[data-page=\"2\"]'), {childList: true, subtree: true})");
    window.write("补充一句");
    wait_for_disk_of(&window, "补充一句");
    assert!((scroll_top(&window) - top).abs() < 1.0, "nothing scrolls");
    let kept = window.run("return window.lost === 0 && window.sheet.isConnected");
    assert_eq!(
        kept,
        Value::Bool(true),
        "no page is taken down and made anew"
    );
    window.click("preview-back");
    window.gone("[data-testid=preview-back]");
    assert!(scroll_top(&window) < 400.0);
    window.close();
}

#[test]
fn what_an_input_method_tries_out_is_not_printed_and_what_it_gives_is() {
    let data = tempfile::tempdir().unwrap();
    let window = Setup::new(data.path()).screen(1366, 768).open();
    new_report(&window);
    window.display().press(&["F8"]);
    window.find("[data-testid=preview] svg text");
    window.click("step-study");
    window.find("[data-testid='step-study'][aria-current=step]");
    window.display().compose("学");
    window.display().begin_composition('法');
    // While this stands in the text: u6cd5 underlined.
    wait_for_print(&window, "学");
    assert!(!printed(&window).contains("6cd5"));
    window.display().press(&["space"]);
    wait_for_print(&window, "学法");
    wait_for_disk(&window, "学法");
    window.close();
}

#[test]
fn the_preview_is_used_without_a_mouse() {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(1366, 768));
    let keys = window.display();
    let focus = |id: &str| {
        until(&format!("{id} to have the keyboard"), || {
            let script = format!("return document.activeElement.dataset.testid === '{id}'");
            (window.run(&script) == Value::Bool(true)).then_some(())
        });
    };
    keys.press(&["F6"]);
    focus("preview-sheets");
    let before = window.text("zoom");
    keys.press(&["plus"]);
    window.wait_for_text("zoom", |text| text != before);
    keys.press(&["0"]);
    window.wait_for_text("zoom", |text| text == before);
    keys.press(&["Page_Down", "Page_Down"]);
    until("another page", || {
        (scroll_top(&window) > 100.0).then_some(())
    });
    keys.press(&["Return"]);
    focus("editor");
    keys.type_text("X", 20);
    until("an X in the text", || {
        paragraphs(&window)
            .iter()
            .any(|text| text.contains('X'))
            .then_some(())
    });
    let width = || {
        number(&window.run(
            "return document.querySelector('[data-testid=preview]').getBoundingClientRect().width",
        ))
    };
    let narrow = width();
    window.run("document.querySelector('[data-testid=splitter]').focus()");
    keys.press(&["Left", "Left"]);
    until("a wider preview", || {
        (width() > narrow + 20.0).then_some(())
    });
    keys.press(&["F8"]);
    window.gone("[data-testid=preview]");
    window.close();
}

fn output_of(program: &str, words: &[&str], file: &Path) -> String {
    let mut command = programs::command(program);
    command.args(words).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// The pages of a PDF as text without spaces, which are where poppler sees gaps.
fn pages_of(file: &Path) -> Vec<String> {
    let text = output_of("pdftotext", &["-layout"], file);
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    pages.map(|page| page.replace(' ', "")).collect()
}

#[track_caller]
fn assert_a4(file: &Path) {
    let facts = output_of("pdfinfo", &[], file);
    let size = facts.lines().find(|line| line.starts_with("Page size"));
    assert!(size.is_some_and(|size| size.contains("A4")), "{facts}");
}

/// Where the leftmost word of a PDF begins, in points.
fn left_edge(file: &Path) -> f64 {
    let words = output_of("pdftotext", &["-bbox"], file);
    words
        .split("xMin=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse().ok())
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn the_printer_gets_every_page_on_a_sheet_of_its_own_and_nothing_of_the_window() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("印出来.pdf");
    let window = with_preview(Setup::new(data.path()).save_to(&file));
    let count = page_count(&window);
    window.display().press(&["F8"]);
    window.gone("[data-testid=preview]");
    window.write("打印之前写的");
    window.display().press(&["ctrl+p"]);
    until("the printed file", || file.is_file().then_some(()));
    window.gone(".print-sheets");
    let pages = pages_of(&file);
    assert_eq!(pages.len(), count);
    assert_a4(&file);
    assert!(pages[0].contains("打印之前写的"), "{}", pages[0]);
    for (at, page) in pages.iter().enumerate() {
        let number = format!("—{}—", at + 1);
        assert!(page.contains(&number), "{number} in {page}");
        assert!(!page.contains("导出"), "{page}");
    }
    // 28 mm of margin (5.2.1): a sheet that was shrunk to fit would have more.
    let left = left_edge(&file);
    assert!((left - 79.4).abs() < 0.4, "{left} pt");
    window.close();
}

#[test]
fn the_sample_is_exported_as_a_pdf_of_as_many_pages_as_the_preview_shows() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("报告.pdf");
    let window = with_preview(Setup::new(data.path()).save_to(&file));
    let count = page_count(&window);
    window.display().press(&["ctrl+shift+e"]);
    window.find("[data-testid=export-dialog]");
    window.display().press(&["Return"]);
    window.find("[data-testid=export-done]");
    assert_eq!(window.text("export-path"), file.display().to_string());
    let pages = pages_of(&file);
    assert_eq!(pages.len(), count);
    assert_a4(&file);
    window.click("export-close");
    window.close();
}

/// What is not in sight or too small, with the preview open.
fn faults(window: &Window) -> Vec<String> {
    let found = window.run(
        "const faults = []; const root = document.documentElement; \
         if (root.scrollWidth > innerWidth + 1) faults.push('wider than the window: ' + root.scrollWidth); \
         const rem = parseFloat(getComputedStyle(root).fontSize); \
         const rect = (id) => document.querySelector(`[data-testid='${id}']`)?.getBoundingClientRect(); \
         for (const id of ['preview-toggle', 'print', 'export', 'editor', 'preview', 'splitter', \
             'preview-page', 'zoom-fit', 'zoom-100', 'zoom-out', 'zoom-in', 'save-state']) { \
           const r = rect(id); \
           if (!r) { faults.push('missing ' + id); continue; } \
           if (r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.top > innerHeight || r.width < 8) \
             faults.push(id + ' at ' + JSON.stringify(r)); } \
         const sheets = rect('preview-sheets'); \
         if (sheets.height < 5 * rem || sheets.width < 16 * rem) faults.push('little paper: ' + JSON.stringify(sheets)); \
         const main = document.querySelector('main').getBoundingClientRect(); \
         if (main.height < 8 * rem || main.width < 18 * rem) faults.push('little text: ' + JSON.stringify(main)); \
         return faults",
    );
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

fn looks_sound_on(width: u32, height: u32) {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(width, height));
    // The window manager's menu: “Maximize”. A screen that is too small does it by itself.
    if width > 1280 {
        window.display().press(&["alt+space", "x"]);
        until("a larger window", || {
            (number(&window.run("return innerWidth")) > 1800.0).then_some(())
        });
    }
    if window.has("[data-testid=preview-notes-read]") {
        window.click("preview-notes-read");
    }
    for size in [100, 125, 150, 175] {
        for theme in ["light", "dark", "contrast"] {
            window.click("settings");
            window.click(&format!("text-size-{size}"));
            window.click(&format!("theme-{theme}"));
            window.click("settings-close");
            window.gone("[data-testid=settings-dialog]");
            let found = faults(&window);
            window.picture(&format!("preview-{width}-{size}-{theme}"));
            assert!(
                found.is_empty(),
                "{width} x {height} at {size} %, {theme}: {found:#?}"
            );
        }
    }
    window.close();
}

#[test]
fn text_and_pages_find_room_on_a_small_screen_at_every_text_size() {
    looks_sound_on(1024, 768);
}

#[test]
fn text_and_pages_find_room_on_a_large_screen_at_every_text_size() {
    looks_sound_on(1920, 1080);
}

#[test]
fn the_preview_is_there_again_as_it_was_after_the_window_was_closed() {
    let data = tempfile::tempdir().unwrap();
    let window = with_preview(Setup::new(data.path()).screen(1366, 768));
    window.click("preview-place");
    window.click("zoom-in");
    let zoom = window.text("zoom");
    window.wait_until_saved();
    window.close();

    let window = Setup::new(data.path()).screen(1366, 768).open();
    window.find("[data-testid=preview] svg text");
    assert_eq!(window.text("zoom"), zoom);
    assert!(
        window.text("preview-place").contains("旁边"),
        "it lies under the text"
    );
    window.close();
}
