//! Questions to a drive that may never answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a drive has to answer whether a file is there.
const PATIENCE: Duration = Duration::from_secs(3);

/// How many questions may wait at once.
const MOST: usize = 8;

static WAITING: AtomicUsize = AtomicUsize::new(0);

/// Asks on a thread of its own; `None` if no answer comes.
pub(crate) fn ask<T: Send + 'static>(question: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    ask_beside(&WAITING, question)
}

/// As [`ask`], with a count of those that wait.
fn ask_beside<T: Send + 'static>(
    waiting: &'static AtomicUsize,
    question: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let one_more = |count: usize| (count < MOST).then_some(count + 1);
    waiting
        .fetch_update(Ordering::AcqRel, Ordering::Acquire, one_more)
        .ok()?;
    let ended = Ended(waiting);
    let (answer, answers) = mpsc::channel();
    thread::Builder::new()
        .name("drive".to_owned())
        .spawn(move || {
            let _ended = ended;
            // It fails only when the patience is over.
            let _ = answer.send(question());
        })
        .ok()?;
    answers.recv_timeout(PATIENCE).ok()
}

/// Counts a question as answered when it is dropped, after a panic too.
struct Ended(&'static AtomicUsize);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drive_that_does_not_answer_is_not_asked_without_end() {
        static WAITING: AtomicUsize = AtomicUsize::new(0);
        let stalled = || {
            ask_beside(&WAITING, || {
                loop {
                    thread::park();
                }
            })
        };
        let questions: Vec<_> = (0..MOST).map(|_| thread::spawn(stalled)).collect();
        for question in questions {
            let answer: Option<()> = question.join().unwrap();
            assert_eq!(answer, None);
        }
        assert_eq!(ask_beside(&WAITING, || 1), None, "as many wait as may");
    }

    #[test]
    fn a_drive_that_answers_may_be_asked_again_and_again() {
        static WAITING: AtomicUsize = AtomicUsize::new(0);
        for _ in 0..3 * MOST {
            assert_eq!(ask_beside(&WAITING, || 1), Some(1));
        }
    }
}
