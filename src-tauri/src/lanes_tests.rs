//! Lanes whose handlers block until the test lets them go.

use std::sync::mpsc::{Receiver, channel};

use serde_json::json;

use super::*;

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

type Answers = Receiver<(String, Result<Value, ApiError>)>;

/// Lanes in which a command whose name begins with `stalled` waits until its gate opens; a test that
/// never opens it has a drive that never answers.
struct Bench {
    lanes: Lanes,
    answer: Sender<(String, Result<Value, ApiError>)>,
    answers: Answers,
    gate: Arc<(Mutex<bool>, Condvar)>,
    /// What commands did that can't be undone.
    done: Arc<Mutex<Vec<String>>>,
}

impl Bench {
    fn new() -> Self {
        let gate = Arc::new((Mutex::new(false), Condvar::new()));
        let done = Arc::new(Mutex::new(Vec::new()));
        let (at, log) = (Arc::clone(&gate), Arc::clone(&done));
        let work = move |call: &Call| {
            if call.name.starts_with("stalled") {
                let (open, changed) = &*at;
                drop(changed.wait_while(lock(open), |open| !*open));
            }
            assert!(call.name != "faulty", "a fault of the program");
            cancel::commit()?;
            lock(&log).push(call.name.clone());
            Ok(json!(call.name))
        };
        let (answer, answers) = channel();
        Self {
            lanes: Lanes::start(Arc::new(work), || {}),
            answer,
            answers,
            gate,
            done,
        }
    }

    fn ask(&self, id: u32, name: &str, lane: Lane) {
        let call = Call {
            id,
            name: name.to_owned(),
            lane,
            body: Vec::new(),
            made: Instant::now(),
        };
        let (to, name) = (self.answer.clone(), name.to_owned());
        let reply = move |answer| drop(to.send((name, answer)));
        self.lanes.ask(call, Box::new(reply));
    }

    fn open_gate(&self) {
        *lock(&self.gate.0) = true;
        self.gate.1.notify_all();
    }

    /// The next answer: the command's name, and the code of its fault.
    fn next(&self) -> (String, Option<ErrorCode>) {
        let (name, answer) = self.answers.recv_timeout(PATIENCE).expect("an answer");
        (name, answer.err().map(|fault| fault.code))
    }

    fn done(&self) -> Vec<String> {
        lock(&self.done).clone()
    }
}

fn fine(name: &str) -> (String, Option<ErrorCode>) {
    (name.to_owned(), None)
}

#[test]
fn a_save_waits_for_no_file_no_view_and_no_page() {
    let bench = Bench::new();
    bench.ask(1, "stalled_read", Lane::Read);
    bench.ask(2, "stalled_write", Lane::Write("docx"));
    bench.ask(3, "stalled_view", Lane::View);
    bench.ask(4, "stalled_preview", Lane::Preview);
    bench.ask(5, "first", Lane::Save);
    bench.ask(6, "second", Lane::Save);
    assert_eq!(bench.next(), fine("first"));
    assert_eq!(bench.next(), fine("second"));
}

#[test]
fn a_fault_in_a_save_does_not_end_the_thread_that_saves() {
    let bench = Bench::new();
    bench.ask(1, "faulty", Lane::Save);
    bench.ask(2, "save", Lane::Save);
    let answer = bench.next();
    assert_eq!(answer, ("faulty".to_owned(), Some(ErrorCode::Internal)));
    assert_eq!(bench.next(), fine("save"));
}

#[test]
fn what_opens_a_report_sees_the_saves_before_it() {
    let bench = Bench::new();
    bench.ask(1, "stalled_save", Lane::Save);
    bench.ask(2, "open", Lane::Open);
    bench.ask(3, "beside", Lane::Preview);
    assert_eq!(bench.next(), fine("beside"));
    bench.open_gate();
    assert_eq!(bench.next(), fine("stalled_save"));
    assert_eq!(bench.next(), fine("open"));
    assert_eq!(bench.done(), ["beside", "stalled_save", "open"]);
}

#[test]
fn a_file_that_is_given_up_is_answered_at_once_and_its_late_answer_is_dropped() {
    let bench = Bench::new();
    bench.ask(1, "stalled_read", Lane::Read);
    bench.lanes.give_up(1);
    let cancelled = Some(ErrorCode::Cancelled);
    assert_eq!(bench.next(), ("stalled_read".to_owned(), cancelled));
    bench.open_gate();
    // The thread that was given up ends.
    wait_until(Instant::now() + PATIENCE, || {
        lock(&bench.lanes.files.0).threads.is_empty()
    });
    assert!(bench.answers.try_recv().is_err(), "nothing comes after it");
    assert!(bench.done().is_empty(), "what was given up has no effect");
}

#[test]
fn what_is_done_already_says_so_when_it_is_given_up() {
    let (go, went) = channel::<()>();
    let (reached, at) = channel();
    let went = Mutex::new(went);
    let work = move |_: &Call| {
        cancel::commit()?;
        let _ = reached.send(());
        let _ = lock(&went).recv();
        Ok(json!(null))
    };
    let lanes = Lanes::start(Arc::new(work), || {});
    let (answer, answers) = channel();
    let call = Call {
        id: 9,
        name: "export".to_owned(),
        lane: Lane::Write("docx"),
        body: Vec::new(),
        made: Instant::now(),
    };
    lanes.ask(call, Box::new(move |it| drop(answer.send(it))));
    at.recv_timeout(PATIENCE).unwrap();
    lanes.give_up(9);
    let fault = answers.recv_timeout(PATIENCE).unwrap().unwrap_err();
    assert!(fault.message.contains("可能已经写好"), "{fault}");
    drop(go);
}

#[test]
fn another_file_is_read_at_once_after_each_one_that_is_given_up_up_to_a_number() {
    let bench = Bench::new();
    for id in 0..7 {
        bench.ask(id, "stalled_read", Lane::Read);
        bench.lanes.give_up(id);
        assert_eq!(bench.next().1, Some(ErrorCode::Cancelled));
        bench.ask(100 + id, "other", Lane::Read);
        assert_eq!(bench.next(), fine("other"));
    }
    bench.ask(50, "stalled_write", Lane::Write("pdf"));
    bench.ask(51, "one_too_many", Lane::Read);
    let refused = ("one_too_many".to_owned(), Some(ErrorCode::Disk));
    assert_eq!(bench.next(), refused);
    bench.ask(52, "save", Lane::Save);
    assert_eq!(bench.next(), fine("save"));
    // The drives answer again.
    bench.open_gate();
    assert_eq!(bench.next(), fine("stalled_write"));
}

#[test]
fn the_end_waits_for_saves_and_not_for_a_drive_that_does_not_answer() {
    let bench = Bench::new();
    bench.ask(1, "stalled_read", Lane::Read);
    for id in 2..50 {
        bench.ask(id, "save", Lane::Save);
    }
    bench.lanes.finish();
    assert_eq!(bench.done().len(), 48, "every save is done when it ends");
    bench.ask(51, "late", Lane::Save);
    let last = bench.answers.iter().find(|(name, _)| name == "late");
    assert!(last.expect("it is answered").1.is_err());
}
