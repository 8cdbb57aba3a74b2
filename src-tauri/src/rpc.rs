//! The one command through which the page reaches `api`.
//!
//! A call comes as bytes: a line `NAME ID`, then the request as JSON. Its size is known and its lane
//! found before anything is parsed, and it is parsed on the thread that answers it: the window never
//! waits. Which thread that is, [`lanes`](crate::lanes) says. Where a request names a file, it does so
//! by a token (see [`grants`](crate::grants)).

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use api::commands::{self, Lane};
use api::error::{ApiError, ErrorCode};
use api::limits::MOST_CALL;
use api::{App, Pages};
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody};

use crate::grants::Grants;
use crate::lanes::{Call, Lanes};

/// Name of the command.
pub(crate) const COMMAND: &str = "rpc";

/// The longest first line of a call, in bytes.
const LONGEST_HEAD: usize = 80;

/// What answers the page.
pub(crate) struct Rpc {
    lanes: Lanes,
}

impl Rpc {
    /// Starts to open the library in a folder, or in the user's data folder, and answers calls
    /// when that is done.
    pub fn start(data: Option<PathBuf>, grants: Arc<Grants>) -> Self {
        let library = Arc::new(Library {
            data,
            pages: Arc::default(),
            opened: Mutex::default(),
        });
        let opening = Arc::clone(&library);
        let work = move |call: &Call| library.answer(call, &grants);
        Self {
            lanes: Lanes::start(Arc::new(work), move || {
                // Each call that needs it says what went wrong.
                let _ = opening.app(Instant::now());
            }),
        }
    }

    /// Takes a call. Returns `true`, as Tauri wants of a command that exists.
    pub fn ask(&self, invoke: Invoke) -> bool {
        let Invoke {
            message, resolver, ..
        } = invoke;
        match read(message.payload()) {
            Ok(call) => self.lanes.ask(
                call,
                Box::new(move |answer| match answer {
                    Ok(value) => resolver.resolve(value),
                    Err(fault) => resolver.reject(fault),
                }),
            ),
            Err(fault) => resolver.reject(fault),
        }
        true
    }

    /// The person gives a call up.
    pub fn give_up(&self, id: u32) {
        self.lanes.give_up(id);
    }

    /// Answers what still waits, then lets the program end.
    pub fn finish(&self) {
        self.lanes.finish();
    }
}

/// Gives up a call that reads or writes a file: its promise ends at once, what comes late is dropped.
#[tauri::command]
pub(crate) fn give_up(id: u32, rpc: tauri::State<'_, Arc<Rpc>>) {
    rpc.give_up(id);
}

/// When it was tried to open the library, and what came of it.
type Opened = (Instant, Result<Arc<App>, ApiError>);

struct Library {
    data: Option<PathBuf>,
    pages: Arc<Pages>,
    opened: Mutex<Option<Opened>>,
}

impl Library {
    fn answer(&self, call: &Call, grants: &Grants) -> Result<Value, ApiError> {
        let mut request = parse(&call.body)?;
        if call.lane == Lane::Preview {
            return commands::preview(&self.pages, request);
        }
        grants.resolve(call.lane, &mut request)?;
        let answer = commands::dispatch(&*self.app(call.made)?, &call.name, request)?;
        grants.note(call.lane, &answer);
        Ok(answer)
    }

    /// The library for a call that was made then. A full disk or another program may have made way since
    /// it could not be opened: the next thing the person does tries again. What was asked before the
    /// failure gets that failure.
    fn app(&self, made: Instant) -> Result<Arc<App>, ApiError> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((tried, found)) = &*opened
            && (found.is_ok() || made <= *tried)
        {
            return found.clone();
        }
        let found = App::open(self.data.clone())
            .map(|app| Arc::new(app.with_pages(Arc::clone(&self.pages))));
        *opened = Some((Instant::now(), found.clone()));
        found
    }
}

/// A call as the page sends it.
///
/// # Errors
/// `too_large`; `bad_request` for another form or another command.
fn read(payload: &InvokeBody) -> Result<Call, ApiError> {
    let bytes = bytes(payload)?;
    let end = bytes
        .iter()
        .take(LONGEST_HEAD)
        .position(|byte| *byte == b'\n')
        .ok_or_else(malformed)?;
    let (head, body) = bytes.split_at(end);
    let head = std::str::from_utf8(head).map_err(|_| malformed())?;
    let (name, id) = head.split_once(' ').ok_or_else(malformed)?;
    Ok(Call {
        id: id.parse().map_err(|_| malformed())?,
        name: name.to_owned(),
        lane: commands::lane(name).ok_or_else(malformed)?,
        body: body.to_vec(),
        made: Instant::now(),
    })
}

/// The bytes of a call. Where WebKit does not let them through as such, Tauri hands them over as a list
/// of numbers.
fn bytes(payload: &InvokeBody) -> Result<Cow<'_, [u8]>, ApiError> {
    let length = match payload {
        InvokeBody::Raw(bytes) => bytes.len(),
        InvokeBody::Json(Value::Array(numbers)) => numbers.len(),
        InvokeBody::Json(_) => return Err(malformed()),
    };
    if length > MOST_CALL {
        return Err(ApiError::new(
            ErrorCode::TooLarge,
            "这一步的内容太多，超过一份报告可能的篇幅，没有做，以前存好的没有变化；请删去多余的内容再试。",
        ));
    }
    match payload {
        InvokeBody::Raw(bytes) => Ok(Cow::Borrowed(bytes)),
        InvokeBody::Json(numbers) => numbers
            .as_array()
            .into_iter()
            .flatten()
            .map(|number| number.as_u64().and_then(|it| u8::try_from(it).ok()))
            .collect::<Option<Vec<u8>>>()
            .map(Cow::Owned)
            .ok_or_else(malformed),
    }
}

/// The request. What is nested deeper than serde_json's 128 levels is refused by it.
fn parse(body: &[u8]) -> Result<Value, ApiError> {
    serde_json::from_slice(body).map_err(|_| malformed())
}

fn malformed() -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        "这项操作的内容不完整，稿件没有变化，请再试一次。",
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fault(payload: InvokeBody) -> ErrorCode {
        match read(&payload) {
            Ok(call) => panic!("{} was taken", call.name),
            Err(fault) => fault.code,
        }
    }

    #[test]
    fn a_call_is_a_name_a_number_and_a_request() {
        let text = b"report_save 7\n{\"id\":\"a\"}".to_vec();
        let numbers = InvokeBody::Json(json!(text));
        for payload in [InvokeBody::Raw(text), numbers] {
            let call = read(&payload).ok().unwrap();
            assert_eq!((call.name.as_str(), call.id), ("report_save", 7));
            assert_eq!(call.lane, Lane::Save);
            assert_eq!(parse(&call.body).unwrap(), json!({"id": "a"}));
        }
    }

    #[test]
    fn a_call_of_another_form_is_refused() {
        for payload in [
            InvokeBody::Json(json!({"name": "app_info", "body": {}})),
            InvokeBody::Json(json!([300])),
            InvokeBody::Raw(Vec::new()),
            InvokeBody::Raw(b"app_info 1".to_vec()),
            InvokeBody::Raw(b"app_info\n{}".to_vec()),
            InvokeBody::Raw(b"app_info -1\n{}".to_vec()),
            InvokeBody::Raw(b"format_disk 1\n{}".to_vec()),
            InvokeBody::Raw(b"\xff 1\n{}".to_vec()),
        ] {
            assert_eq!(fault(payload), ErrorCode::BadRequest);
        }
    }

    #[test]
    fn a_call_that_no_report_can_need_is_refused_before_it_is_parsed() {
        let mut text = b"report_save 1\n".to_vec();
        text.resize(MOST_CALL + 1, b'[');
        assert_eq!(fault(InvokeBody::Raw(text)), ErrorCode::TooLarge);
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        for open in ["[", "{\"a\":"] {
            let body = open.repeat(1_000_000);
            let fault = parse(body.as_bytes()).unwrap_err();
            assert_eq!(fault.code, ErrorCode::BadRequest);
        }
        let flat = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert!(parse(flat.as_bytes()).is_ok());
    }
}
