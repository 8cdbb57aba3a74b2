//! The process is killed while a person types: what was saved by the window's own account is on disk.
//! How soon that is after a key, the window's benchmark measures; that no change waits longer than
//! the saver's rhythm, its unit tests show with a clock of their own.

use std::thread;
use std::time::Duration;

use nianbao_tests::library::Library;
use nianbao_tests::wait::until;
use nianbao_tests::window::Window;

use crate::common::{go_to, new_report, paragraphs};

#[test]
fn twenty_kills_while_typing_lose_nothing_that_the_window_has_saved() {
    let data = tempfile::tempdir().unwrap();
    let window = Window::open(data.path());
    new_report(&window);
    window.wait_until_saved();
    window.close();
    for round in 0..20_u32 {
        let window = Window::open(data.path());
        window.find("[data-testid=workspace]");
        go_to(&window, if round % 2 == 0 { "study" } else { "plans" });
        let seen = type_until_killed(window, round);
        let library = Library::of(data.path());
        library.assert_sound();
        let kept = library.texts();
        for text in seen.iter().filter(|text| !text.is_empty()) {
            assert!(
                kept.iter().any(|kept| kept.starts_with(text.as_str())),
                "round {round}: saved and lost: {text}\nkept: {kept:#?}"
            );
        }
    }
}

/// Types, looks at what stands in the window, types on until a save that began after that look has come
/// back, and kills. Answers with what stood there.
fn type_until_killed(window: Window, round: u32) -> Vec<String> {
    let text = format!(
        "r{round} the quick brown fox jumps over the lazy dog and on and on and on it goes "
    );
    let seen = thread::scope(|scope| {
        let keys = window.display();
        // Longer than the process lives; the rest goes to nobody.
        scope.spawn(move || keys.type_text(&text, 30));
        // Another moment of the saver's rhythm each time.
        thread::sleep(Duration::from_millis(600 + u64::from(round) * 37));
        let seen = paragraphs(&window);
        let (_, before) = saves(&window);
        // The save after the next one begins after the look: they come one at a time.
        until("the text is saved", || {
            let (state, count) = saves(&window);
            (state == "saved" || count >= before + 2).then_some(())
        });
        // The kill falls between saves and into them.
        thread::sleep(Duration::from_millis(u64::from(round * 29 % 250)));
        window.kill_now();
        seen
    });
    window.kill();
    assert!(
        seen.iter().any(|text| text.contains(&format!("r{round} "))),
        "the keys arrived: {seen:#?}"
    );
    seen
}

/// Whether all is saved, as the window says it, and how many saves have come back.
fn saves(window: &Window) -> (String, u64) {
    let found = window.run(
        "const { state, saves } = document.querySelector('[data-testid=save-state]').dataset; \
         return [state, Number(saves)]",
    );
    let state = found[0].as_str().unwrap_or_default().to_owned();
    (state, found[1].as_u64().unwrap_or_default())
}
