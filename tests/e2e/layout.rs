//! Nothing hangs out of the window, at any text size, on a small screen and on a large one.

use nianbao_tests::window::{Setup, Window};

use crate::common::roll_over;

/// What must be in sight, and whether the page is wider than the window.
fn faults(window: &Window, ids: &[&str]) -> Vec<String> {
    let script = format!(
        "const faults = []; const root = document.documentElement; \
         if (root.scrollWidth > innerWidth + 1) faults.push('wider than the window: ' + root.scrollWidth); \
         if (root.scrollHeight > innerHeight + 1) faults.push('taller than the window: ' + root.scrollHeight); \
         for (const id of {ids:?}) {{ \
           const e = document.querySelector(`[data-testid='${{id}}']`); \
           if (!e) {{ faults.push('missing ' + id); continue; }} \
           const r = e.getBoundingClientRect(); \
           if (r.left < -1 || r.top < -1 || r.right > innerWidth + 1 || r.top > innerHeight || r.width < 8) \
             faults.push(id + ' at ' + JSON.stringify(r)); }} \
         const text = document.querySelector('.paper-text'); \
         if (text && text.getBoundingClientRect().width < 15 * parseFloat(getComputedStyle(text).fontSize)) \
           faults.push('fewer than fifteen characters a line'); \
         return faults"
    );
    let found = window.run(&script);
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

fn looks_sound_on(width: u32, height: u32) {
    let data = tempfile::tempdir().unwrap();
    let window = Setup::new(data.path()).screen(width, height).open();
    window.click("sample");
    window.find("[data-testid=editor]");
    for size in [100, 110, 125, 150, 175] {
        window.click("settings");
        window.click(&format!("text-size-{size}"));
        window.click("settings-close");
        window.gone("[data-testid=settings-dialog]");
        let found = faults(
            &window,
            &[
                "leave",
                "kind",
                "export",
                "steps",
                "editor",
                "save-state",
                "tab-figures",
                "settings",
            ],
        );
        window.picture(&format!("layout-{width}-{size}"));
        assert!(
            found.is_empty(),
            "{width} x {height} at {size} %: {found:#?}"
        );
    }
    window.click("leave");
    window.find("[data-testid=report-card]");
    let found = faults(
        &window,
        &[
            "new-report",
            "open-file",
            "sample",
            "bin",
            "open",
            "delete",
            "settings",
        ],
    );
    assert!(
        found.is_empty(),
        "library, {width} x {height} at 175 %: {found:#?}"
    );
    window.picture(&format!("layout-{width}-library"));
    window.close();
}

#[test]
fn the_window_is_sound_on_a_small_screen_at_every_text_size() {
    looks_sound_on(1024, 768);
}

#[test]
fn the_window_is_sound_on_a_large_screen_at_every_text_size() {
    looks_sound_on(1920, 1080);
}

#[test]
fn what_was_read_of_a_file_is_in_sight_on_a_small_screen_at_every_text_size() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("去年.txt");
    std::fs::write(
        &file,
        "索引号：11451234\n柳溪镇2025年度法治政府建设工作\n县委、县人民政府\n2025年，情况如下。\n一、工作情况\n全年学法5次。\n柳溪镇人民政府\n2026年1月15日\n",
    )
    .unwrap();
    let window = Setup::new(data.path())
        .screen(1024, 768)
        .read_from(&file)
        .open();
    window.click("open-file");
    window.find("[data-testid=intake-pieces]:focus");
    for size in [100, 110, 125, 150, 175] {
        let ids = [
            "intake-summary",
            "guess-next",
            "intake-undo",
            "intake-lines",
            "intake-unit",
            "intake-cancel",
            "intake-keep",
            "next-year",
            "intake-draft",
        ];
        let found = faults(&window, &ids);
        window.picture(&format!("intake-{size}"));
        assert!(found.is_empty(), "{size} %: {found:#?}");
        let height = window.run(
            "return document.querySelector('[data-testid=intake-lines]').clientHeight \
             / parseFloat(getComputedStyle(document.documentElement).fontSize)",
        );
        let height = height.as_f64().unwrap_or_default();
        assert!(height > 12.0, "{size} %: {height} rem for the file");
        window.display().press(&["ctrl+equal"]);
    }
    window.close();
}

#[test]
fn what_came_from_last_year_is_in_sight_on_a_small_screen_at_every_text_size() {
    let data = tempfile::tempdir().unwrap();
    let window = Setup::new(data.path()).screen(1024, 768).open();
    roll_over(&window);
    for size in [100, 125, 150, 175] {
        window.click("settings");
        window.click(&format!("text-size-{size}"));
        window.click("settings-close");
        window.gone("[data-testid=settings-dialog]");
        for part in ["marks", "last", "promises"] {
            window.click("step-problems");
            window.click(&format!("carried-{part}"));
            window.find(&format!(
                "[data-testid='carried-{part}'][aria-selected=true]"
            ));
            let ids = ["tab-carried", "tab-review", "carried-marks"];
            let found = faults(&window, &ids);
            window.picture(&format!("carried-{part}-{size}"));
            assert!(found.is_empty(), "{part} at {size} %: {found:#?}");
        }
        window.click("carried-marks");
        window.display().press(&["F4"]);
        window.find("[data-testid=carried-mark][aria-current=true]");
        window.picture(&format!("carried-place-{size}"));
    }
    window.close();
}
