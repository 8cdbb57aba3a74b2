//! What was typed is on disk before the window goes.
//!
//! The window that is asked to close tells the page to save (`flush`) and closes when the page
//! says `ready_to_close`. A page that can't save calls `keep_open`, and the person decides. A page
//! that says nothing is not waited for: all but its last moments is on disk anyway.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use tauri::{Emitter, Manager, State, WebviewWindow};

/// The page is told: save now, the window is about to close.
const FLUSH: &str = "flush";

/// How long a page may take to save.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the window waits for its page: odd while it does. A new number for each wait, so that
/// the end of one is not taken for the end of the next.
#[derive(Debug, Default)]
pub(crate) struct Closing(AtomicU64);

impl Closing {
    /// Begins to wait. Answers with the number of the wait, or `None` if it was waiting already.
    fn begin(&self) -> Option<u64> {
        let before = self.0.load(Ordering::Acquire);
        let began = before.is_multiple_of(2)
            && self
                .0
                .compare_exchange(before, before + 1, Ordering::AcqRel, Ordering::Acquire)
                .is_ok();
        began.then_some(before + 1)
    }

    /// Ends this wait. Answers whether it was still on.
    fn end(&self, wait: u64) -> bool {
        self.0
            .compare_exchange(wait, wait + 1, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
    }

    /// Ends whichever wait is on.
    fn end_any(&self) {
        let now = self.0.load(Ordering::Acquire);
        if !now.is_multiple_of(2) {
            self.end(now);
        }
    }
}

/// The window was asked to close.
pub(crate) fn begin(window: &WebviewWindow) {
    let Some(wait) = window.state::<Closing>().begin() else {
        return;
    };
    if window.emit(FLUSH, ()).is_err() {
        close(window);
        return;
    }
    let window = window.clone();
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        if window.state::<Closing>().end(wait) {
            close(&window);
        }
    });
}

/// The page has nothing more to save.
#[tauri::command]
pub(crate) fn ready_to_close(window: WebviewWindow, closing: State<'_, Closing>) {
    closing.end_any();
    close(&window);
}

/// The page could not save, and has told the person so: the window stays.
#[tauri::command]
pub(crate) fn keep_open(closing: State<'_, Closing>) {
    closing.end_any();
}

fn close(window: &WebviewWindow) {
    // It fails only for a window that is gone.
    let _ = window.destroy();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_wish_to_close_does_not_begin_a_second_wait() {
        let closing = Closing::default();
        assert!(closing.begin().is_some());
        assert!(closing.begin().is_none());
    }

    #[test]
    fn a_window_that_was_kept_open_is_not_closed_by_the_wait_before() {
        let closing = Closing::default();
        let first = closing.begin().unwrap();
        closing.end_any();
        let second = closing.begin().unwrap();
        assert!(!closing.end(first));
        assert!(closing.end(second));
    }
}
