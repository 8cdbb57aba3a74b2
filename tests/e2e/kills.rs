//! The process is killed while a person types: nothing older than a second is lost.

use std::thread;
use std::time::{Duration, Instant};

use nianbao_tests::library::Library;
use nianbao_tests::window::Window;

use crate::common::{go_to, new_report, paragraphs};

/// What may be lost at most.
const SECOND: Duration = Duration::from_secs(1);

#[test]
fn twenty_kills_while_typing_lose_nothing_older_than_a_second() {
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
                "round {round}: a second old and lost: {text}\nkept: {kept:#?}"
            );
        }
    }
}

/// Types, looks at what stands in the window, types on for a second, and kills. Answers with what
/// stood there: all of it was a second old when the process died.
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
        let looked = Instant::now();
        while looked.elapsed() < SECOND {
            thread::sleep(Duration::from_millis(5));
        }
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
