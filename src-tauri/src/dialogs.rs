//! Asking for a file, opening it, showing it in its folder.
//!
//! All of it happens here and none in the page, which has no right to dialogs, files or programs: it
//! gets a token for what the person chose (see [`grants`](crate::grants)).
//!
//! **For the end-to-end tests**, which can't click through a native dialog: when `NIANBAO_TEST=1`
//! is set, the save dialog answers with `NIANBAO_TEST_SAVE_PATH` and the open dialog with
//! `NIANBAO_TEST_OPEN_PATH`, and neither is shown; a variable that is not set stands for a person
//! who cancels. Without `NIANBAO_TEST=1` the two have no effect.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::error::{ApiError, ErrorCode};
use api::log;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_dialog::{
    DialogExt, FileDialogBuilder, FilePath, MessageDialogButtons, MessageDialogKind,
};
use tauri_plugin_opener::OpenerExt;

use crate::drive;
use crate::grants::{Grants, Use};

/// What a file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A Word file.
    Docx,
    /// A PDF file.
    Pdf,
    /// A draft of this program.
    Nianbao,
    /// A list as plain text.
    Txt,
    /// A file that is kept as it was, under its own name.
    Any,
}

/// What a file that is read is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wanted {
    /// A report, of any kind that the program reads.
    Report,
    /// A word list of the review.
    List,
}

impl Wanted {
    fn title(self) -> &'static str {
        match self {
            Self::Report => "打开报告",
            Self::List => "选一份清单",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Report => "报告（Word、WPS、网页、纯文本、法治年报稿件）",
            Self::List => "校对清单",
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Report => &[
                "docx", "doc", "wps", "rtf", "txt", "html", "htm", "mht", "mhtml", "xml", "nianbao",
            ],
            Self::List => &["toml"],
        }
    }
}

impl Kind {
    /// The ending that such a file has; `None` where any will do.
    fn ending(self) -> Option<&'static str> {
        match self {
            Self::Docx => Some("docx"),
            Self::Pdf => Some("pdf"),
            Self::Nianbao => Some("nianbao"),
            Self::Txt => Some("txt"),
            Self::Any => None,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Docx => "Word 文件",
            Self::Pdf => "PDF 文件",
            Self::Nianbao => "法治年报稿件",
            Self::Txt => "纯文本",
            Self::Any => "所有文件",
        }
    }
}

/// Asks where to write a file; `null` when the person thinks better of it. Returns a token for the file.
///
/// # Errors
/// `unsupported` for a path that is not Unicode; `disk` for a drive that does not answer.
#[tauri::command]
pub(crate) async fn save_dialog(
    window: WebviewWindow,
    grants: State<'_, Arc<Grants>>,
    suggested: String,
    kind: Kind,
) -> Result<Option<String>, ApiError> {
    let grants = Arc::clone(&grants);
    beside(move || {
        let path = where_to(&window, suggested, kind)?;
        let to = Use::Write(kind.ending().unwrap_or_default());
        path.map(|path| grants.grant(&path, to)).transpose()
    })
    .await
}

fn where_to(
    window: &WebviewWindow,
    suggested: String,
    kind: Kind,
) -> Result<Option<PathBuf>, ApiError> {
    let chosen = match test_answer("NIANBAO_TEST_SAVE_PATH") {
        Some(answer) => answer,
        None => picked(
            file_dialog(window)
                .set_title("导出到")
                .set_file_name(suggested)
                .add_filter(kind.label(), &[kind.ending().unwrap_or("*")])
                .blocking_save_file(),
        )?,
    };
    let Some(path) = chosen else { return Ok(None) };
    let Some(ending) = kind.ending() else {
        return Ok(Some(path));
    };
    let whole = with_ending(path.clone(), ending);
    // The dialog asked about the name as typed, which is not the name that will be written.
    if whole != path {
        let asked = whole.clone();
        let exists = drive::ask(move || asked.exists()).ok_or_else(no_answer)?;
        if exists && !may_replace(window, &whole) {
            return Ok(None);
        }
    }
    Ok(Some(whole))
}

/// Asks for a file to read; `null` when the person thinks better of it. Returns a token for the file.
///
/// # Errors
/// `unsupported` for a path that is not Unicode.
#[tauri::command]
pub(crate) async fn open_dialog(
    window: WebviewWindow,
    grants: State<'_, Arc<Grants>>,
    wanted: Wanted,
) -> Result<Option<String>, ApiError> {
    let grants = Arc::clone(&grants);
    beside(move || {
        let chosen = match test_answer("NIANBAO_TEST_OPEN_PATH") {
            Some(answer) => answer,
            None => picked(
                file_dialog(&window)
                    .set_title(wanted.title())
                    .add_filter(wanted.label(), wanted.endings())
                    .add_filter("所有文件", &["*"])
                    .blocking_pick_file(),
            )?,
        };
        chosen
            .map(|path| grants.grant(&path, Use::Read))
            .transpose()
    })
    .await
}

/// Opens a file that was written in this window in the program that the desktop has for it.
///
/// # Errors
/// `not_found`, `bad_request` for another file, `disk`, or `internal` when the desktop has no program.
#[tauri::command]
pub(crate) async fn open_file(
    app: AppHandle,
    grants: State<'_, Arc<Grants>>,
    path: String,
) -> Result<(), ApiError> {
    let grants = Arc::clone(&grants);
    beside(move || {
        check(&grants, &path)?;
        app.opener()
            .open_path(&path, None::<&str>)
            .map_err(|error| {
                let sentence = format!("电脑上没有能打开这个文件的程序，文件已经写好，在：{path}");
                refused("open_file", sentence, &error)
            })
    })
    .await
}

/// Shows a file that was written in this window in its folder.
///
/// # Errors
/// As [`open_file`].
#[tauri::command]
pub(crate) async fn show_in_folder(
    app: AppHandle,
    grants: State<'_, Arc<Grants>>,
    path: String,
) -> Result<(), ApiError> {
    let grants = Arc::clone(&grants);
    beside(move || {
        check(&grants, &path)?;
        app.opener().reveal_item_in_dir(&path).map_err(|error| {
            let sentence = format!("打不开文件夹，文件已经写好，在：{path}");
            refused("show_in_folder", sentence, &error)
        })
    })
    .await
}

/// Does what may wait, for a person or a drive, where nothing else waits for it.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| {
        Err(ApiError::new(
            ErrorCode::Internal,
            "程序内部出了差错，这一步没有做，稿件没有变化。请再试一次。",
        ))
    })
}

/// What the desktop refused; what it said goes to the log.
fn refused(command: &str, sentence: String, said: &tauri_plugin_opener::Error) -> ApiError {
    let fault = ApiError::new(ErrorCode::Internal, sentence).because(said);
    log::record(command, &fault);
    fault
}

fn file_dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    let dialog = window.dialog().file().set_parent(window);
    match window.path().document_dir() {
        Ok(folder) => {
            let asked = folder.clone();
            match drive::ask(move || asked.is_dir()) {
                Some(true) => dialog.set_directory(folder),
                _ => dialog,
            }
        }
        Err(_) => dialog,
    }
}

fn may_replace(window: &WebviewWindow, path: &Path) -> bool {
    window
        .dialog()
        .message(format!("“{}”已经存在，要替换它吗？", path.display()))
        .title("替换文件")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            "替换".to_owned(),
            "取消".to_owned(),
        ))
        .parent(window)
        .blocking_show()
}

fn picked(answer: Option<FilePath>) -> Result<Option<PathBuf>, ApiError> {
    answer
        .map(FilePath::into_path)
        .transpose()
        .map_err(|_| unsupported("选中的位置不是电脑上的文件夹，没有写任何文件，请换一个位置。"))
}

/// What a test wants to have been chosen; the outer `None` when no test is running.
pub(crate) fn test_answer(variable: &str) -> Option<Option<PathBuf>> {
    let testing = std::env::var_os("NIANBAO_TEST").is_some_and(|value| value == "1");
    testing.then(|| std::env::var_os(variable).map(PathBuf::from))
}

/// GTK adds no ending to a name that was typed without one, and Word would not know the file.
fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(ending);
    whole.into()
}

/// Only what this window wrote is opened, whose ending the dialog saw to: nothing that the desktop would
/// run.
fn check(grants: &Grants, path: &str) -> Result<(), ApiError> {
    if !grants.is_written(path) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "这里只能打开刚才导出的文件。",
        ));
    }
    let file = PathBuf::from(path);
    match drive::ask(move || file.is_file()) {
        Some(true) => Ok(()),
        Some(false) => Err(ApiError::new(
            ErrorCode::NotFound,
            format!("文件已经不在原处：{path}。稿件还在，可以重新导出。"),
        )),
        None => Err(no_answer()),
    }
}

fn no_answer() -> ApiError {
    ApiError::new(
        ErrorCode::Disk,
        "这个位置所在的盘没有回应，这一步没有做，稿件没有变化；请检查U盘或者网络，或者换一个位置。",
    )
}

fn unsupported(sentence: &str) -> ApiError {
    ApiError::new(ErrorCode::Unsupported, sentence)
}

#[cfg(test)]
mod tests {
    use api::commands::Lane;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_name_without_ending_gets_one() {
        let ending = |name: &str| with_ending(PathBuf::from(name), "docx");
        assert_eq!(ending("/a/报告"), PathBuf::from("/a/报告.docx"));
        assert_eq!(ending("/a/报告.DOCX"), PathBuf::from("/a/报告.DOCX"));
        assert_eq!(ending("/a/2026.1.5"), PathBuf::from("/a/2026.1.5.docx"));
    }

    #[test]
    fn only_what_this_window_wrote_is_opened() {
        let grants = Grants::default();
        for path in ["/bin/sh", "/tmp/a.desktop", "/tmp/a.docx"] {
            let error = check(&grants, path).unwrap_err();
            assert_eq!(error.code, ErrorCode::BadRequest, "{path}");
        }
    }

    #[test]
    fn a_file_that_is_gone_is_told_apart() {
        let grants = Grants::default();
        let path = "/nowhere/报告.docx";
        grants.note(Lane::Write("docx"), &json!({ "path": path }));
        assert_eq!(check(&grants, path).unwrap_err().code, ErrorCode::NotFound);
    }
}
