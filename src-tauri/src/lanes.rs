//! On which thread a call of the page is answered.
//!
//! | lane | thread |
//! |---|---|
//! | `Save` | one, in the order of asking; it waits for no other lane |
//! | `Open`, `View` | one; `Open` begins when the saves that were asked for before it are answered |
//! | `Preview` | one |
//! | `Read`, `Write` | one for each call, at most [`MOST_FILES`] |
//!
//! A drive that does not answer holds the threads of the files that lie on it, for ever perhaps. The
//! person can give such a call up: the page has its answer at once, and that of the thread is dropped.
//! At the end of the program only saves and the calls behind them are waited for.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use api::cancel::{self, Cancel};
use api::commands::Lane;
use api::error::{ApiError, ErrorCode};
use serde_json::Value;

/// How many files are read and written at once. A person waits for one; the others are on drives that
/// do not answer.
const MOST_FILES: usize = 8;

/// How long a program that is about to end waits for the last calls on the library.
const LAST_CALL: Duration = Duration::from_secs(5);

/// How long it then waits for a file that is being written.
const LAST_FILE: Duration = Duration::from_millis(500);

/// Takes the answer to a call to the page.
pub(crate) type Reply = Box<dyn FnOnce(Result<Value, ApiError>) + Send>;

/// Computes the answer to a call.
pub(crate) type Work = dyn Fn(&Call) -> Result<Value, ApiError> + Send + Sync;

/// What the page asks for.
pub(crate) struct Call {
    /// By which the page can give it up.
    pub id: u32,
    pub name: String,
    /// Where it is answered.
    pub lane: Lane,
    /// The request as JSON, not parsed yet.
    pub body: Vec<u8>,
    pub made: Instant,
}

/// The threads.
pub(crate) struct Lanes {
    work: Arc<Work>,
    save: Line,
    view: Line,
    preview: Line,
    saves: Arc<Saves>,
    files: Arc<Files>,
}

impl Lanes {
    /// Starts the threads. `first` is done on that of the saves, before them.
    pub fn start(work: Arc<Work>, first: impl FnOnce() + Send + 'static) -> Self {
        Self {
            save: Line::start("saves", &work, first),
            view: Line::start("views", &work, || {}),
            preview: Line::start("pages", &work, || {}),
            saves: Arc::default(),
            files: Arc::default(),
            work,
        }
    }

    /// Takes a call. The reply is always called, once.
    pub fn ask(&self, call: Call, reply: Reply) {
        match call.lane {
            Lane::Save => {
                let ended = Saves::begin(&self.saves);
                self.save.push(Job {
                    call,
                    after: None,
                    reply: Box::new(move |answer| {
                        reply(answer);
                        // What opens a report is answered behind the saves before it.
                        drop(ended);
                    }),
                });
            }
            Lane::Open => {
                let saves = Arc::clone(&self.saves);
                let number = saves.lock().asked;
                let after: Wait = Box::new(move || saves.wait_for(number));
                self.view.push(Job {
                    call,
                    after: Some(after),
                    reply,
                });
            }
            Lane::View => self.view.push(Job::new(call, reply)),
            Lane::Preview => self.preview.push(Job::new(call, reply)),
            Lane::Read | Lane::Write(_) => Files::start(&self.files, &self.work, call, reply),
        }
    }

    /// The person gives a call up. One that was answered already, or that can't be given up, stays.
    pub fn give_up(&self, id: u32) {
        self.files.give_up(id);
    }

    /// Answers the calls on the library that still wait, then lets the program end.
    pub fn finish(&self) {
        self.preview.close();
        self.view.close();
        self.save.close();
        // A disk that hangs must not keep a closed program alive for ever.
        let end = Instant::now() + LAST_CALL;
        wait_until(end, || self.save.is_finished() && self.view.is_finished());
        let end = Instant::now() + LAST_FILE;
        wait_until(end, || !self.files.is_writing());
    }
}

fn wait_until(end: Instant, done: impl Fn() -> bool) {
    while !done() && Instant::now() < end {
        thread::sleep(Duration::from_millis(5));
    }
}

type Wait = Box<dyn FnOnce() + Send>;

struct Job {
    call: Call,
    /// What the call waits for on its thread.
    after: Option<Wait>,
    reply: Reply,
}

impl Job {
    fn new(call: Call, reply: Reply) -> Self {
        Self {
            call,
            after: None,
            reply,
        }
    }
}

/// A thread that answers calls one after another.
struct Line {
    // Without a thread the sender finds no receiver, and each call is answered so.
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Line {
    fn start(name: &str, work: &Arc<Work>, first: impl FnOnce() + Send + 'static) -> Self {
        let (jobs, waiting) = mpsc::channel::<Job>();
        let work = Arc::clone(work);
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            // What fails there each call finds out for itself; the thread must go on.
            let _ = catch_unwind(AssertUnwindSafe(first));
            for Job { call, after, reply } in waiting {
                if let Some(wait) = after {
                    wait();
                }
                reply(guarded(|| work(&call)));
            }
        });
        Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(thread.ok()),
        }
    }

    fn push(&self, job: Job) {
        let jobs = lock(&self.jobs);
        let refused = match &*jobs {
            Some(jobs) => jobs.send(job).err().map(|back| back.0),
            None => Some(job),
        };
        drop(jobs);
        if let Some(job) = refused {
            (job.reply)(Err(internal(
                "程序正在退出，这一步没有做。请重新打开程序，上一次保存的内容都在。",
            )));
        }
    }

    /// Takes no more calls.
    fn close(&self) {
        lock(&self.jobs).take();
    }

    fn is_finished(&self) -> bool {
        lock(&self.thread)
            .as_ref()
            .is_none_or(JoinHandle::is_finished)
    }
}

/// How many saves were asked for and answered.
#[derive(Default)]
struct Saves {
    counts: Mutex<Counts>,
    changed: Condvar,
}

#[derive(Default)]
struct Counts {
    asked: u64,
    answered: u64,
}

/// Counts a save as answered when it is dropped.
struct Ended(Arc<Saves>);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.lock().answered += 1;
        self.0.changed.notify_all();
    }
}

impl Saves {
    fn lock(&self) -> MutexGuard<'_, Counts> {
        lock(&self.counts)
    }

    fn begin(this: &Arc<Self>) -> Ended {
        this.lock().asked += 1;
        Ended(Arc::clone(this))
    }

    /// Waits until so many saves are answered.
    fn wait_for(&self, number: u64) {
        let answered = self
            .changed
            .wait_while(self.lock(), |counts| counts.answered < number);
        drop(answered);
    }
}

/// Files that are being read and written.
#[derive(Default)]
struct Files(Mutex<Running>);

#[derive(Default)]
struct Running {
    last: u64,
    /// A thread each; those that were given up have no reply any more.
    threads: HashMap<u64, FileWork>,
}

struct FileWork {
    id: u32,
    writes: bool,
    reply: Option<Reply>,
    cancel: Cancel,
}

impl Files {
    fn start(this: &Arc<Self>, work: &Arc<Work>, call: Call, reply: Reply) {
        let mut running = lock(&this.0);
        if running.threads.len() >= MOST_FILES {
            drop(running);
            reply(Err(ApiError::new(
                ErrorCode::Disk,
                "前面几个文件所在的盘一直没有回应，这一步没有做，稿件没有变化。请拔下那个盘，或者存好以后关掉程序再打开。",
            )));
            return;
        }
        running.last += 1;
        let key = running.last;
        let cancel = Cancel::default();
        let entry = FileWork {
            id: call.id,
            writes: matches!(call.lane, Lane::Write(_)),
            reply: Some(reply),
            cancel: cancel.clone(),
        };
        running.threads.insert(key, entry);
        drop(running);
        let files = Arc::clone(this);
        let work = Arc::clone(work);
        let started = thread::Builder::new()
            .name("file".to_owned())
            .spawn(move || {
                let answer = cancel.run(|| guarded(|| work(&call)));
                files.end(key, answer);
            });
        if started.is_err() {
            this.end(
                key,
                Err(internal(
                    "电脑的内存不够，这一步没有做，稿件没有变化。请关掉别的程序再试一次。",
                )),
            );
        }
    }

    fn end(&self, key: u64, answer: Result<Value, ApiError>) {
        let ended = lock(&self.0).threads.remove(&key);
        if let Some(reply) = ended.and_then(|work| work.reply) {
            reply(answer);
        }
    }

    fn give_up(&self, id: u32) {
        let mut running = lock(&self.0);
        let found = running
            .threads
            .values_mut()
            .find(|work| work.id == id && work.reply.is_some());
        let Some(work) = found else { return };
        let Some(reply) = work.reply.take() else {
            return;
        };
        let in_time = work.cancel.cancel();
        drop(running);
        reply(Err(if in_time {
            cancel::cancelled()
        } else {
            ApiError::new(
                ErrorCode::Cancelled,
                "取消得晚了一点，文件可能已经写好了，稿件没有变化。请到那个文件夹里看一眼。",
            )
        }));
    }

    /// Whether a file is being written that the person still wants.
    fn is_writing(&self) -> bool {
        let running = lock(&self.0);
        running
            .threads
            .values()
            .any(|work| work.writes && work.reply.is_some())
    }
}

/// A fault in one command must not end the thread that saves. The store rolls back by itself.
fn guarded(work: impl FnOnce() -> Result<Value, ApiError>) -> Result<Value, ApiError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(internal(
            "程序内部出了差错，这一步没有做，已保存的内容没有变化。请再试一次。",
        ))
    })
}

fn internal(sentence: &str) -> ApiError {
    ApiError::new(ErrorCode::Internal, sentence)
}

/// A panic while it was held leaves nothing half done in any of these.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[path = "lanes_tests.rs"]
mod tests;
