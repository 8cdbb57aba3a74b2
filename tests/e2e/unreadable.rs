//! What can't be read of a report or of a library: said, shown as far as it goes, and left as it was.

use std::path::Path;

use nianbao_tests::library;
use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};
use rusqlite::Connection;

use crate::common::{go_to, new_report, paragraphs};

/// What no version of the program wrote.
const NO_LIST: &str = "[\"王一\"";

fn connection(data: &Path) -> Connection {
    Connection::open(library::file(data)).unwrap()
}

/// Makes a report, closes the window, and plants a value in it that can't be read.
fn plant(data: &Path) {
    let window = Window::open(data);
    new_report(&window);
    window.wait_until_saved();
    window.close();
    let planted = connection(data).execute("UPDATE reports SET signatories = ?1", [NO_LIST]);
    assert_eq!(planted.unwrap(), 1);
}

/// The stored lists of those who sign, the oldest report first.
fn stored(data: &Path) -> Vec<(String, i64)> {
    let connection = connection(data);
    let mut rows = connection
        .prepare("SELECT signatories, revision FROM reports ORDER BY created_at")
        .unwrap();
    let found = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    found.unwrap().map(Result::unwrap).collect()
}

/// Three steps larger: 150 %.
fn enlarge(window: &Window) {
    for _ in 0..3 {
        window.display().press(&["ctrl+equal"]);
    }
    until("large text", || {
        let size =
            window.run("return parseFloat(getComputedStyle(document.documentElement).fontSize)");
        size.as_f64().filter(|size| *size > 23.0)
    });
}

/// Fails unless an element lies wholly within the window, and the window has nothing to scroll sideways.
#[track_caller]
fn assert_in_sight(window: &Window, id: &str) {
    let inside = window.run(&format!(
        "const box = document.querySelector('[data-testid={id}]').getBoundingClientRect(); \
         return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight \
         && document.documentElement.scrollWidth <= innerWidth"
    ));
    assert_eq!(inside.as_bool(), Some(true), "{id} should be in sight");
}

#[test]
fn a_report_of_which_something_cant_be_read_is_shown_and_exported_and_stays_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    plant(data.path());
    let before = stored(data.path());
    let file = data.path().join("报告.docx");
    let window = Setup::new(data.path())
        .screen(1366, 768)
        .save_to(&file)
        .open();
    let sentence = window.wait_for_text("read-only", |text| text.contains("签发人"));
    assert!(sentence.contains("只能看，不能改"), "{sentence}");
    window.picture("read-only");
    let shown = paragraphs(&window);
    window.click_on("[data-testid=editor] p[data-kind=title]");
    window.display().type_text("typed", 20);
    window.display().press(&["Return", "BackSpace", "ctrl+s"]);
    assert_eq!(paragraphs(&window), shown, "nothing can be typed");
    enlarge(&window);
    window.find("[data-testid=repair]");
    assert_in_sight(&window, "repair");
    window.picture("read-only-150");
    window.click("export");
    window.find("[data-testid=export-dialog], dialog[open]");
    window.click("export-docx");
    window.find("[data-testid=export-done]");
    assert!(file.is_file());
    window.display().press(&["Escape"]);
    window.close();
    assert_eq!(
        stored(data.path()),
        before,
        "the row is as it was, byte for byte"
    );
}

#[test]
fn a_copy_of_it_is_written_on_and_the_first_stays_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    plant(data.path());
    let before = stored(data.path());
    let window = Window::open(data.path());
    window.click("repair");
    window.gone("[data-testid=read-only]");
    window.find("[data-testid=editor]:focus");
    window.click_on("[data-testid=editor] p[data-kind=title]");
    window.display().press(&["End"]);
    window.display().type_text("copy", 20);
    until("the copy on disk", || {
        let texts = window.library().texts();
        texts.iter().any(|text| text.contains("copy")).then_some(())
    });
    window.close();
    let after = stored(data.path());
    assert_eq!(after.len(), 2);
    assert_eq!(after.first(), before.first());
}

#[test]
fn a_report_that_cant_be_listed_whole_is_named_beside_the_others_and_opens_to_be_read() {
    let data = tempfile::tempdir().unwrap();
    plant(data.path());
    // GBK where UTF-8 should be.
    let planted =
        connection(data.path()).execute("UPDATE reports SET unit = CAST(x'b9ab' AS TEXT)", []);
    assert_eq!(planted.unwrap(), 1);
    let window = Setup::new(data.path()).screen(1366, 768).open();
    window.find("[data-testid=read-only]");
    window.click("leave");
    let sentence = window.wait_for_text("unreadable-card", |text| text.contains("单位全称"));
    assert!(sentence.contains("原来的内容没有动"), "{sentence}");
    assert!(!window.has(".first"), "it does not look like a first start");
    window.click("sample");
    window.find("[data-testid=editor]");
    window.click("leave");
    window.find("[data-testid=report-card]");
    enlarge(&window);
    assert_in_sight(&window, "open-unreadable");
    window.picture("unreadable-150");
    window.click("open-unreadable");
    window.wait_for_text("read-only", |text| text.contains("单位全称"));
    window.close();
}

/// A library of several reports of which a page with paragraphs is overwritten. What is in the file.
fn damage(data: &Path) -> Vec<u8> {
    const PAGE: usize = 4096;
    const REPORTS: usize = 14;
    let window = Window::open(data);
    for _ in 0..REPORTS {
        window.run(
            "window.__TAURI_INTERNALS__.invoke('rpc', \
             new TextEncoder().encode('report_sample 1000000\\n{}'))",
        );
    }
    until("all reports on disk", || {
        (window.library().reports() == REPORTS).then_some(())
    });
    window.close();
    let file = library::file(data);
    let mut bytes = std::fs::read(&file).unwrap();
    let words = "法治".as_bytes();
    let page = bytes
        .chunks_mut(PAGE)
        .rfind(|page| page.windows(words.len()).any(|found| found == words));
    page.unwrap().fill(0xA5);
    std::fs::write(&file, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_library_is_shown_and_recovered_and_replaced_only_when_asked() {
    let data = tempfile::tempdir().unwrap();
    let bytes = damage(data.path());
    let window = Setup::new(data.path()).screen(1366, 768).open();
    window.wait_for_text("library-state", |text| text.contains("抢救"));
    window.find("[data-testid=report-card]");
    window.find("[data-testid=new-report]:disabled");
    window.picture("damaged");
    enlarge(&window);
    assert_in_sight(&window, "recover");
    window.click("recover");
    window.click("confirm-yes");
    window.wait_for_text("recovered", |text| text.contains("抢救出"));
    assert_in_sight(&window, "recovered-use");
    window.picture("recovered-150");
    window.click("recovered-later");
    window.gone("[data-testid=recovered]");
    assert!(
        std::fs::read(library::file(data.path())).unwrap() == bytes,
        "the damaged file is as it was"
    );
    window.click("recover");
    window.click("recovered-use");
    window.gone("[data-testid=library-state]");
    window.find("[data-testid=report-card]");
    new_report(&window);
    window.wait_until_saved();
    window.close();
    library::Library::of(data.path()).assert_sound();
}

#[test]
fn a_library_that_is_deleted_while_the_window_is_open_is_told_and_the_text_is_saved_elsewhere() {
    let data = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("留好.nianbao");
    let window = Setup::new(data.path())
        .screen(1366, 768)
        .save_to(&file)
        .open();
    new_report(&window);
    window.wait_until_saved();
    std::fs::remove_file(library::file(data.path())).unwrap();
    go_to(&window, "organisation");
    window.write("删掉以后写的。");
    window.find("[data-testid=save-fault][data-code=library_gone]");
    window.wait_for_text("save-state", |text| text.contains("没有存上"));
    enlarge(&window);
    assert_in_sight(&window, "save-elsewhere");
    window.picture("library-gone-150");
    window.click("save-elsewhere");
    until("the draft elsewhere", || {
        let draft = std::fs::read_to_string(&file).ok()?;
        draft.contains("删掉以后写的。").then_some(())
    });
    assert!(
        !window.has("[data-testid=save-state][data-state=saved]"),
        "it never says that it is saved"
    );
    window.kill();
}
