//! Work that a person may give up while it goes on.
//!
//! A drive that does not answer holds the thread that waits for it, and nothing can free that thread.
//! Giving up therefore means: whoever asked has an answer at once, and what the thread does when the
//! drive answers after all has no effect. Work passes one point after which its effect can't be kept
//! back any more: [`commit`]. Either the person gives up before that point, and nothing is written or
//! kept; or the work passes it first, and giving up says so.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::error::{ApiError, ErrorCode};

const RUNNING: u8 = 0;
const COMMITTED: u8 = 1;
const CANCELLED: u8 = 2;

thread_local! {
    /// The work that this thread does, if it can be given up.
    static CURRENT: RefCell<Option<Cancel>> = const { RefCell::new(None) };
}

/// A handle to work that can be given up.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicU8>);

impl Cancel {
    /// Gives the work up. Returns whether that was in time: `false` means that its effect may be there.
    #[must_use]
    pub fn cancel(&self) -> bool {
        self.0
            .compare_exchange(RUNNING, CANCELLED, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
            || self.is_cancelled()
    }

    /// Whether the work was given up.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire) == CANCELLED
    }

    /// Does the work, which can be given up by this handle.
    pub fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        /// Puts back what was there, after a panic too.
        struct Restore(Option<Cancel>);
        impl Drop for Restore {
            fn drop(&mut self) {
                CURRENT.set(self.0.take());
            }
        }
        let _restore = Restore(CURRENT.replace(Some(self.clone())));
        work()
    }

    fn commit(&self) -> bool {
        self.0
            .compare_exchange(RUNNING, COMMITTED, Ordering::AcqRel, Ordering::Acquire)
            .is_ok()
            || self.0.load(Ordering::Acquire) == COMMITTED
    }
}

/// Passes the point after which the work of this thread can't be given up. Work without a handle passes
/// always.
///
/// # Errors
/// `cancelled` if it was given up before.
pub fn commit() -> Result<(), ApiError> {
    let passes = CURRENT.with_borrow(|current| current.as_ref().is_none_or(Cancel::commit));
    if passes { Ok(()) } else { Err(cancelled()) }
}

/// The fault of a call that was given up in time.
#[must_use]
pub fn cancelled() -> ApiError {
    ApiError::new(ErrorCode::Cancelled, "已经取消，没有写文件，稿件没有变化。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_was_given_up_in_time_has_no_effect() {
        let handle = Cancel::default();
        assert!(handle.cancel());
        let fault = handle.run(commit).unwrap_err();
        assert_eq!(fault.code, ErrorCode::Cancelled);
        assert!(handle.cancel(), "giving up twice is giving up");
    }

    #[test]
    fn work_that_passed_its_point_can_t_be_given_up() {
        let handle = Cancel::default();
        handle.run(commit).unwrap();
        assert!(!handle.cancel());
        handle.run(commit).unwrap();
    }

    #[test]
    fn other_work_is_not_concerned() {
        let handle = Cancel::default();
        assert!(handle.cancel());
        assert!(
            handle
                .run(|| std::thread::spawn(commit).join().unwrap())
                .is_ok()
        );
        let _ = handle.run(commit);
        commit().unwrap();
    }
}
