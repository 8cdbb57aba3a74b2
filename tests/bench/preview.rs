//! A key in the real window, and the paper beside the text.

use std::thread;
use std::time::Duration;

use nianbao_tests::wait::until;
use nianbao_tests::window::{Setup, Window};

use crate::figure::Figure;

const KEYS: usize = 60;

/// From the key to the changed paper in the page, and to the end of the frame that paints it; the
/// 95th of a hundred. Painting has no limit of its own: under a virtual display it is done without a
/// graphics card, and takes what the machine takes.
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
    let times = |name: &str| {
        until("the paper to follow every key", || {
            let found = window.run(&format!("return window.{name}"));
            let times: Vec<f64> = found
                .as_array()?
                .iter()
                .filter_map(serde_json::Value::as_f64)
                .collect();
            (times.len() >= KEYS).then_some(times)
        })
    };
    let (changed, painted) = (times("keyToPaper"), times("keyToPaint"));
    window.close();
    vec![
        Figure::of_percentile("preview, key to changed paper", "ms", changed, 95, 50.0),
        Figure::of_percentile(
            "preview, key to painted paper",
            "ms",
            painted,
            95,
            f64::INFINITY,
        ),
    ]
}

/// Notes when a key goes down, and when the frame is painted in which the printed text differs.
fn watch(window: &Window) {
    window.run(
        "window.keyToPaper = []; window.keyToPaint = []; \
         const sheets = document.querySelector('[data-testid=preview]'); \
         const said = () => [...sheets.querySelectorAll('svg text')].map((t) => t.textContent).join(''); \
         let pressed = null, before = said(); \
         addEventListener('keydown', () => { pressed ??= performance.now(); }, true); \
         new MutationObserver(() => { \
           if (pressed === null) return; \
           const now = said(); \
           if (now === before) return; \
           before = now; const from = pressed; pressed = null; \
           window.keyToPaper.push(performance.now() - from); \
           requestAnimationFrame(() => setTimeout(() => window.keyToPaint.push(performance.now() - from))); \
         }).observe(sheets, {subtree: true, childList: true, characterData: true, attributes: true})",
    );
}
