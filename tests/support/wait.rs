//! Waiting for something to come about, without guessing how long it takes.

use std::thread;
use std::time::{Duration, Instant};

/// How long a suite waits for what must come. A loaded machine is slow, not wrong.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How often it looks.
const EVERY: Duration = Duration::from_millis(20);

/// Waits until there is an answer.
///
/// # Panics
/// If there is none in time; `what` says what was waited for.
#[track_caller]
#[expect(clippy::panic, reason = "a test that waits in vain has failed")]
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    match soon(look) {
        Some(found) => found,
        None => panic!("waited in vain for {what}"),
    }
}

/// Waits for an answer; `None` if there is none in time, for whoever can say what is there instead.
pub fn soon<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() >= end {
            return None;
        }
        thread::sleep(EVERY);
    }
}
