//! A file on a drive that never answers stops neither saving nor the end of the window.

use std::path::{Path, PathBuf};

use nianbao_tests::library::Library;
use nianbao_tests::stalled::FOLDER;
use nianbao_tests::window::{Setup, Window};

use crate::common::{go_to, new_report, wait_for_disk};

/// A file on the drive.
fn on_the_drive(data: &Path, name: &str) -> PathBuf {
    let folder = data.join(FOLDER);
    std::fs::create_dir(&folder).unwrap();
    folder.join(name)
}

fn type_and_save(window: &Window, text: &str) {
    go_to(window, "study");
    window.display().type_text(text, 30);
    window.wait_until_saved();
    wait_for_disk(window, text);
}

#[test]
fn a_file_that_is_never_read_is_given_up_again_and_again_and_typing_is_saved() {
    let data = tempfile::tempdir().unwrap();
    let file = on_the_drive(data.path(), "去年的报告.txt");
    std::fs::write(&file, "柳溪镇2025年度法治政府建设报告\n").unwrap();
    let window = Setup::new(data.path())
        .read_from(&file)
        .with_stalled_drive()
        .open();
    new_report(&window);
    for _ in 0..5 {
        window.display().press(&["ctrl+o"]);
        window.find("[data-testid=reading]");
        window.click("reading-cancel");
        window.gone("[data-testid=reading]");
    }
    type_and_save(&window, "saved while the drive does not answer");
    window.kill();
    let library = Library::of(data.path());
    library.assert_sound();
    let kept = library.text();
    assert!(kept.contains("saved while the drive"), "{kept}");
}

#[test]
fn the_window_closes_while_a_file_is_being_read_and_what_was_typed_is_on_disk() {
    let data = tempfile::tempdir().unwrap();
    let file = on_the_drive(data.path(), "去年的报告.txt");
    std::fs::write(&file, "柳溪镇2025年度法治政府建设报告\n").unwrap();
    let window = Setup::new(data.path())
        .read_from(&file)
        .with_stalled_drive()
        .open();
    new_report(&window);
    type_and_save(&window, "typed before");
    window.display().press(&["ctrl+o"]);
    window.find("[data-testid=reading]");
    window.close();
    assert!(Library::of(data.path()).text().contains("typed before"));
}

#[test]
fn an_export_that_never_ends_is_given_up_and_typing_is_saved() {
    let data = tempfile::tempdir().unwrap();
    let file = on_the_drive(data.path(), "报告.docx");
    let window = Setup::new(data.path())
        .save_to(&file)
        .with_stalled_drive()
        .open();
    new_report(&window);
    window.click("export");
    window.click("export-docx");
    window.find("[data-testid=writing]");
    window.click("writing-cancel");
    window.gone("[data-testid=writing]");
    let sentence = window.wait_for_text("export-fault", |text| !text.is_empty());
    assert!(sentence.contains("已经取消"), "{sentence}");
    window.display().press(&["Escape"]);
    window.gone("[data-testid=export-dialog]");
    type_and_save(&window, "saved while an export waits");

    // Whether the longer name that a draft gets is there, the drive does not say either.
    window.click("tab-meta");
    window.click("export-draft");
    let sentence = window.wait_for_text("fault", |text| !text.is_empty());
    assert!(sentence.contains("没有回应"), "{sentence}");

    window.click("export");
    window.click("export-docx");
    window.find("[data-testid=writing]");
    window.close();
    assert!(Library::of(data.path()).text().contains("while an export"));
    let folder = data.path().join(FOLDER);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
}
