//! What several of these tests begin with.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use nianbao_tests::wait::until;
use nianbao_tests::window::Window;
use zip::ZipArchive;

/// Makes a report of an invented township through the dialog, as a person does.
pub fn new_report(window: &Window) {
    window.click("new-report");
    window.fill("new-unit", "云泽县青塘镇人民政府");
    window.click("new-create");
    window.find("[data-testid=workspace]");
    window.find("[data-testid=editor]");
}

/// Opens the sample that comes with the program, and begins the next year's report on its ground.
pub fn roll_over(window: &Window) {
    window.click("sample");
    window.find("[data-testid=editor]");
    window.click("leave");
    window.click("new-year");
    window.find("[data-testid=rollover-dialog]");
    window.display().press(&["Return"]);
    window.find("[data-testid=panel-carried]");
}

/// Puts the cursor into a step's section.
pub fn go_to(window: &Window, step: &str) {
    window.click(&format!("step-{step}"));
    window.find(&format!("[data-testid='step-{step}'][aria-current=step]"));
}

/// The paragraphs as the editor holds them, figures as what they show.
pub fn paragraphs(window: &Window) -> Vec<String> {
    let found = window.run(
        "return [...document.querySelectorAll('[data-testid=editor] p')].map((p) => \
         [...p.childNodes].map((n) => n.textContent).join(''))",
    );
    let texts = found.as_array().cloned().unwrap_or_default();
    texts
        .iter()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}

/// Waits until a paragraph with exactly this text stands in the editor.
#[track_caller]
pub fn wait_for_paragraph(window: &Window, text: &str) {
    until(&format!("the paragraph {text}"), || {
        paragraphs(window)
            .iter()
            .any(|found| found == text)
            .then_some(())
    });
}

/// Waits until a paragraph with exactly this text is on disk.
#[track_caller]
pub fn wait_for_disk(window: &Window, text: &str) {
    until(&format!("{text} on disk"), || {
        window
            .library()
            .texts()
            .iter()
            .any(|found| found == text)
            .then_some(())
    });
}

/// Writes the Word file by the dialog, as a person does, and waits until it is there.
pub fn export_word(window: &Window) {
    window.click("export");
    window.click("export-docx");
    window.find("[data-testid=export-done]");
}

/// Writes the draft as a file of this program, and waits until it is there.
pub fn export_draft(window: &Window) {
    window.click("tab-meta");
    window.click("export-draft");
    window.wait_for_text("toast", |text| text.contains("稿件文件已写好"));
}

/// A part of a Word file.
pub fn part(file: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}
