//! The one command through which the page reaches `api`.
//!
//! Calls are answered by one thread, in the order in which the page made them: a save never
//! overtakes the save before it, and the window never waits for the disk.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use api::App;
use api::commands::dispatch;
use api::error::{ApiError, ErrorCode};
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
    worker: Mutex<Option<JoinHandle<()>>>,
}

impl Queue {
    /// Starts to open the library in a folder, or in the user's data folder, and answers calls
    /// when that is done.
    pub fn start(data: Option<PathBuf>) -> Self {
        let (calls, waiting) = mpsc::channel();
        let worker = thread::Builder::new()
            .name("commands".to_owned())
            .spawn(move || answer_all(data, &waiting));
        Self {
            // Without a thread the sender finds nobody, and each call is told so.
            worker: Mutex::new(worker.ok()),
            calls: Mutex::new(Some(calls)),
        }
    }

    /// Takes a call. Answers `true`, as Tauri wants of a command that exists.
    pub fn ask(&self, invoke: Invoke) -> bool {
        let call = Call {
            invoke,
            made: Instant::now(),
        };
        let calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
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

fn answer_all(data: Option<PathBuf>, waiting: &Receiver<Call>) {
    let mut app = App::open(data.clone());
    let mut tried = Instant::now();
    for Call { invoke, made } in waiting {
        // A full disk or another program may have made way since: the next thing the person does
        // tries again. What was asked before the failure gets that failure.
        if app.is_err() && made > tried {
            app = App::open(data.clone());
            tried = Instant::now();
        }
        let answer = match &app {
            Ok(app) => answer(app, invoke.message.payload()),
            Err(error) => Err(error.clone()),
        };
        match answer {
            Ok(value) => invoke.resolver.resolve(value),
            Err(error) => invoke.resolver.reject(error),
        }
    }
}

fn answer(app: &App, payload: &InvokeBody) -> Result<Value, ApiError> {
    let (name, body) = read(payload)?;
    // A fault in one command must not end the thread that saves. The store rolls back by itself.
    catch_unwind(AssertUnwindSafe(|| dispatch(app, name, body))).unwrap_or_else(|_| {
        Err(internal(
            "程序内部出了差错，这一步没有做，已保存的内容没有变化。请再试一次。",
        ))
    })
}

fn read(payload: &InvokeBody) -> Result<(&str, Value), ApiError> {
    let call = match payload {
        InvokeBody::Json(Value::Object(call)) => call,
        _ => return Err(malformed()),
    };
    match (call.get("name"), call.get("body")) {
        (Some(Value::String(name)), Some(body)) => Ok((name, body.clone())),
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
        assert_eq!(read(&payload).unwrap(), ("app_info", json!({})));
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
