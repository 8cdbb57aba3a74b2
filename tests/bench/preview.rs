//! A key in the real window, and the paper beside the text.

use std::thread;
use std::time::Duration;

use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};

use crate::figure::Figure;

const KEYS: usize = 60;

/// From the key in the page to the frame in which the paper shows what it changed; the 95th of a
/// hundred.
pub fn measure() -> Vec<Figure> {
    let data = tempfile::tempdir().expect("a folder for the library");
    let window = Setup::new(data.path()).screen(1366, 768).open();
    window.click("sample");
    window.find("[data-testid=editor]");
    window.display().press(&["F8"]);
    window.find("[data-testid=preview] svg text");
    window.click("step-study");
    window.find("[data-testid=preview] [data-testid=caret-line]");
    watch(&window);
    for at in 0..KEYS {
        // At most one character more in the line: it wraps now and then, as it does when one types.
        window
            .display()
            .type_text(if at % 2 == 0 { "x" } else { "y" }, 1);
        thread::sleep(Duration::from_millis(130 + at as u64));
    }
    let times = until("the paper to follow every key", || {
        let found = window.run("return window.keyToPaper");
        let times: Vec<f64> = found
            .as_array()?
            .iter()
            .filter_map(serde_json::Value::as_f64)
            .collect();
        (times.len() >= KEYS).then_some(times)
    });
    window.close();
    vec![Figure::of_percentile(
        "preview, key to changed paper",
        "ms",
        times,
        95,
        50.0,
    )]
}

/// Notes when a key goes down, and when the frame is painted in which the printed text differs.
fn watch(window: &Window) {
    window.run(
        "window.keyToPaper = []; \
         const sheets = document.querySelector('[data-testid=preview]'); \
         const said = () => [...sheets.querySelectorAll('svg text')].map((t) => t.textContent).join(''); \
         let pressed = null, before = said(); \
         addEventListener('keydown', () => { pressed ??= performance.now(); }, true); \
         new MutationObserver(() => { \
           if (pressed === null) return; \
           const now = said(); \
           if (now === before) return; \
           before = now; const from = pressed; pressed = null; \
           requestAnimationFrame(() => setTimeout(() => window.keyToPaper.push(performance.now() - from))); \
         }).observe(sheets, {subtree: true, childList: true, characterData: true, attributes: true})",
    );
}
