//! The one command through which the page reaches `api`.
//!
//! Calls are answered by one thread, in the order in which the page made them: a save never
//! overtakes the save before it, and the window never waits for the disk. The pages beside the text
//! have a thread of their own, so that they do not wait for it either.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use api::commands::{self, PREVIEW};
use api::error::{ApiError, ErrorCode};
use api::{App, Pages};
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody};

/// Name of the command, called with `{name, body}`.
pub(crate) const COMMAND: &str = "rpc";

/// How long a program that is about to end waits for the last call.
const LAST_CALL: Duration = Duration::from_secs(5);

/// A call, and when it was made.
struct Call {
    invoke: Invoke,
    made: Instant,
}

/// The calls that wait to be answered.
pub(crate) struct Queue {
    calls: Mutex<Option<Sender<Call>>>,
    /// Calls for pages; they need no library.
    pages: Mutex<Option<Sender<Call>>>,
    worker: Mutex<Option<JoinHandle<()>>>,
}

impl Queue {
    /// Starts to open the library in a folder, or in the user's data folder, and answers calls
    /// when that is done.
    pub fn start(data: Option<PathBuf>) -> Self {
        let (calls, waiting) = mpsc::channel();
        let (pages, waiting_for_pages) = mpsc::channel();
        let shared = Arc::new(Pages::default());
        let beside = Arc::clone(&shared);
        let worker = thread::Builder::new()
            .name("commands".to_owned())
            .spawn(move || answer_all(data, &shared, &waiting));
        // Without its thread its sender finds nobody, like that of the other. It ends with the
        // program: nothing that it does is to be finished.
        let _ = thread::Builder::new()
            .name("pages".to_owned())
            .spawn(move || answer_pages(&beside, &waiting_for_pages));
        Self {
            // Without a thread the sender finds nobody, and each call is told so.
            worker: Mutex::new(worker.ok()),
            calls: Mutex::new(Some(calls)),
            pages: Mutex::new(Some(pages)),
        }
    }

    /// Takes a call. Answers `true`, as Tauri wants of a command that exists.
    pub fn ask(&self, invoke: Invoke) -> bool {
        let call = Call {
            invoke,
            made: Instant::now(),
        };
        let is_for_pages =
            read(call.invoke.message.payload()).is_ok_and(|(name, _)| name == PREVIEW);
        let lane = if is_for_pages {
            &self.pages
        } else {
            &self.calls
        };
        let calls = lane.lock().unwrap_or_else(PoisonError::into_inner);
        let refused = match &*calls {
            Some(calls) => calls.send(call).err().map(|back| back.0),
            None => Some(call),
        };
        if let Some(call) = refused {
            call.invoke.resolver.reject(internal(
                "程序正在退出，这一步没有做。请重新打开程序，上一次保存的内容都在。",
            ));
        }
        true
    }

    /// Answers what still waits, then lets the program end.
    pub fn finish(&self) {
        let lock = |mutex: &Mutex<Option<Sender<Call>>>| {
            mutex.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        drop(lock(&self.pages));
        drop(lock(&self.calls));
        let worker = self
            .worker
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(worker) = worker else { return };
        // A disk that hangs must not keep a closed program alive for ever.
        let until = Instant::now() + LAST_CALL;
        while !worker.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

fn answer_pages(pages: &Pages, waiting: &Receiver<Call>) {
    for Call { invoke, .. } in waiting {
        let answer = read(invoke.message.payload())
            .and_then(|(_, body)| guarded(|| commands::preview(pages, body.clone())));
        resolve(invoke, answer);
    }
}

fn resolve(invoke: Invoke, answer: Result<Value, ApiError>) {
    match answer {
        Ok(value) => invoke.resolver.resolve(value),
        Err(error) => invoke.resolver.reject(error),
    }
}

fn answer_all(data: Option<PathBuf>, pages: &Arc<Pages>, waiting: &Receiver<Call>) {
    let open = || App::open(data.clone()).map(|app| app.with_pages(Arc::clone(pages)));
    let mut app = open();
    let mut tried = Instant::now();
    for Call { invoke, made } in waiting {
        // A full disk or another program may have made way since: the next thing the person does
        // tries again. What was asked before the failure gets that failure.
        if app.is_err() && made > tried {
            app = open();
            tried = Instant::now();
        }
        let answer = match &app {
            Ok(app) => answer(app, invoke.message.payload()),
            Err(error) => Err(error.clone()),
        };
        resolve(invoke, answer);
    }
}

fn answer(app: &App, payload: &InvokeBody) -> Result<Value, ApiError> {
    let (name, body) = read(payload)?;
    guarded(|| commands::dispatch(app, name, body.clone()))
}

/// A fault in one command must not end the thread that saves. The store rolls back by itself.
fn guarded(work: impl FnOnce() -> Result<Value, ApiError>) -> Result<Value, ApiError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(internal(
            "程序内部出了差错，这一步没有做，已保存的内容没有变化。请再试一次。",
        ))
    })
}

fn read(payload: &InvokeBody) -> Result<(&str, &Value), ApiError> {
    let call = match payload {
        InvokeBody::Json(Value::Object(call)) => call,
        _ => return Err(malformed()),
    };
    match (call.get("name"), call.get("body")) {
        (Some(Value::String(name)), Some(body)) => Ok((name, body)),
        _ => Err(malformed()),
    }
}

fn malformed() -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        "这项操作的内容不完整，稿件没有变化，请再试一次。",
    )
}

fn internal(sentence: &str) -> ApiError {
    ApiError::new(ErrorCode::Internal, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_call_is_a_name_and_a_body() {
        let payload = InvokeBody::Json(json!({"name": "app_info", "body": {}}));
        assert_eq!(read(&payload).unwrap(), ("app_info", &json!({})));
    }

    #[test]
    fn a_call_of_another_form_is_refused() {
        for payload in [
            InvokeBody::Json(json!(null)),
            InvokeBody::Json(json!({"name": "app_info"})),
            InvokeBody::Json(json!({"name": 1, "body": {}})),
            InvokeBody::Raw(vec![0xff]),
        ] {
            assert_eq!(read(&payload).unwrap_err().code, ErrorCode::BadRequest);
        }
    }
}
