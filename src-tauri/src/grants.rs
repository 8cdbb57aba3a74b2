//! Files that the person named.
//!
//! The page never names a file. A dialog that the shell showed, or a file that was dropped on the
//! window, gives it a token; the shell puts the file's path in the token's place when a command comes
//! with it. A token stays good for the same use of the same file, so that an export can be repeated.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use api::commands::Lane;
use api::error::{ApiError, ErrorCode};
use serde_json::Value;

/// How many tokens and how many written files are remembered, the latest.
const MOST: usize = 256;

/// The field of a request that names a file, as the commands have it.
const FIELD: &str = "path";

/// What may be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Read it.
    Read,
    /// Write it as a file with this ending; empty for one that keeps its own.
    Write(&'static str),
}

/// The files that the person named since the program started.
#[derive(Debug, Default)]
pub(crate) struct Grants(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    last: u64,
    tokens: VecDeque<(String, Use, String)>,
    /// What was written.
    written: VecDeque<String>,
}

impl Grants {
    /// A token for this use of this file.
    ///
    /// # Errors
    /// `unsupported` for a path that is not Unicode.
    pub fn grant(&self, path: &Path, to: Use) -> Result<String, ApiError> {
        let path = path.to_str().ok_or_else(|| {
            ApiError::new(
                ErrorCode::Unsupported,
                "文件名里有认不出的字符，没有动任何文件，请换一个名字。",
            )
        })?;
        let mut held = self.lock();
        held.last += 1;
        let token = format!("file-{}", held.last);
        push(&mut held.tokens, (token.clone(), to, path.to_owned()));
        Ok(token)
    }

    /// Puts the path in the place of the token in a request, where a command of this lane has one.
    ///
    /// # Errors
    /// `bad_request` for anything that is no token for such a use.
    pub fn resolve(&self, lane: Lane, request: &mut Value) -> Result<(), ApiError> {
        let wanted = match lane {
            Lane::Read => Use::Read,
            Lane::Write(ending) => Use::Write(ending),
            Lane::Save | Lane::Open | Lane::View | Lane::Preview => return Ok(()),
        };
        let field = request.get_mut(FIELD).ok_or_else(not_named)?;
        let path = match &*field {
            Value::String(token) => self
                .lock()
                .tokens
                .iter()
                .find(|(known, to, _)| known == token && *to == wanted)
                .map(|(_, _, path)| path.clone()),
            _ => None,
        };
        *field = Value::String(path.ok_or_else(not_named)?);
        Ok(())
    }

    /// Remembers what a command of this lane wrote, by its answer. A file that keeps an ending of its own
    /// may be one that the desktop would run, and is not remembered.
    pub fn note(&self, lane: Lane, answer: &Value) {
        if lane == Lane::Write("") {
            return;
        }
        if let (Lane::Write(_), Some(path)) = (lane, answer.get(FIELD).and_then(Value::as_str)) {
            push(&mut self.lock().written, path.to_owned());
        }
    }

    /// Whether this very file was written since the program started.
    pub fn is_written(&self, path: &str) -> bool {
        self.lock().written.iter().any(|known| known == path)
    }

    /// A panic while it was held leaves a whole entry or none.
    fn lock(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn push<T>(to: &mut VecDeque<T>, entry: T) {
    if to.len() == MOST {
        to.pop_front();
    }
    to.push_back(entry);
}

fn not_named() -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        "这个文件不是在窗口里选的，没有动任何文件，稿件没有变化；请再选一次。",
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn resolved(grants: &Grants, lane: Lane, path: &str) -> Option<String> {
        let mut request = json!({"path": path, "id": "r1"});
        grants.resolve(lane, &mut request).ok()?;
        request["path"].as_str().map(str::to_owned)
    }

    #[test]
    fn a_token_names_one_file_for_one_use_again_and_again() {
        let grants = Grants::default();
        let path = Path::new("/家/报告.docx");
        let token = grants.grant(path, Use::Write("docx")).unwrap();
        for _ in 0..2 {
            let found = resolved(&grants, Lane::Write("docx"), &token);
            assert_eq!(found.as_deref(), Some("/家/报告.docx"));
        }
        for other in [Lane::Read, Lane::Write("pdf"), Lane::Write("")] {
            assert_eq!(resolved(&grants, other, &token), None, "{other:?}");
        }
    }

    #[test]
    fn a_path_from_the_page_names_nothing() {
        let grants = Grants::default();
        let path = Path::new("/家/去年.txt");
        grants.grant(path, Use::Read).unwrap();
        for path in ["/家/去年.txt", "/etc/passwd", "", "file-2", "file-01"] {
            assert_eq!(resolved(&grants, Lane::Read, path), None, "{path}");
        }
        for request in [json!({}), json!(null), json!({"path": 1}), json!("file-1")] {
            assert!(grants.resolve(Lane::Read, &mut request.clone()).is_err());
        }
    }

    #[test]
    fn only_what_was_written_may_be_opened() {
        let grants = Grants::default();
        grants.note(
            Lane::Write("pdf"),
            &json!({"path": "/家/a.pdf", "notes": []}),
        );
        grants.note(Lane::View, &json!({"path": "/家/b.pdf"}));
        grants.note(Lane::Write(""), &json!({"path": "/家/c.desktop"}));
        assert!(grants.is_written("/家/a.pdf"));
        assert!(!grants.is_written("/家/b.pdf"));
        assert!(!grants.is_written("/家/c.desktop"));
    }

    #[test]
    fn no_more_is_remembered_than_a_person_uses() {
        let grants = Grants::default();
        let first = grants.grant(Path::new("/a"), Use::Read).unwrap();
        for _ in 0..MOST {
            grants.grant(Path::new("/b"), Use::Read).unwrap();
        }
        assert_eq!(resolved(&grants, Lane::Read, &first), None);
        assert_eq!(grants.lock().tokens.len(), MOST);
    }
}
