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
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "waited in vain for {what}");
        thread::sleep(EVERY);
    }
}
