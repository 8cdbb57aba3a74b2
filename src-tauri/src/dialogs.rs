//! Asking for a file, opening it, showing it in its folder.
//!
//! All of it happens here and none in the page, which has no right to dialogs, files or programs.
//!
//! **For the end-to-end tests**, which can't click through a native dialog: when `NIANBAO_TEST=1`
//! is set, the save dialog answers with `NIANBAO_TEST_SAVE_PATH` and the open dialog with
//! `NIANBAO_TEST_OPEN_PATH`, and neither is shown; a variable that is not set stands for a person
//! who cancels. Without `NIANBAO_TEST=1` the two have no effect.

use std::path::{Path, PathBuf};

use api::error::{ApiError, ErrorCode};
use api::log;
use serde::Deserialize;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{
    DialogExt, FileDialogBuilder, FilePath, MessageDialogButtons, MessageDialogKind,
};
use tauri_plugin_opener::OpenerExt;

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

/// What `open_file` and `show_in_folder` are for: files that this program reads or writes, and
/// nothing that the desktop would run.
const OWN_ENDINGS: [&str; 4] = ["docx", "pdf", "nianbao", "txt"];

/// Asks where to write a file; `null` when the person thinks better of it.
///
/// # Errors
/// `unsupported` for a path that is not Unicode.
#[tauri::command]
pub(crate) async fn save_dialog(
    window: WebviewWindow,
    suggested: String,
    kind: Kind,
) -> Result<Option<String>, ApiError> {
    let chosen = match test_answer("NIANBAO_TEST_SAVE_PATH") {
        Some(answer) => answer,
        None => picked(
            file_dialog(&window)
                .set_title("导出到")
                .set_file_name(suggested)
                .add_filter(kind.label(), &[kind.ending().unwrap_or("*")])
                .blocking_save_file(),
        )?,
    };
    let Some(path) = chosen else { return Ok(None) };
    let whole = match kind.ending() {
        Some(ending) => with_ending(path.clone(), ending),
        None => path.clone(),
    };
    // The dialog asked about the name as typed, which is not the name that will be written.
    if whole != path && whole.exists() && !may_replace(&window, &whole) {
        return Ok(None);
    }
    text(&whole).map(Some)
}

/// Asks for a file to read; `null` when the person thinks better of it.
///
/// # Errors
/// `unsupported` for a path that is not Unicode.
#[tauri::command]
pub(crate) async fn open_dialog(
    window: WebviewWindow,
    wanted: Wanted,
) -> Result<Option<String>, ApiError> {
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
    chosen.map(|path| text(&path)).transpose()
}

/// Opens a file in the program that the desktop has for it.
///
/// # Errors
/// `not_found`, `unsupported`, or `internal` when the desktop has no program.
#[tauri::command]
pub(crate) async fn open_file(app: AppHandle, path: String) -> Result<(), ApiError> {
    check(Path::new(&path))?;
    app.opener()
        .open_path(&path, None::<&str>)
        .map_err(|error| {
            let sentence = format!("电脑上没有能打开这个文件的程序，文件已经写好，在：{path}");
            refused("open_file", sentence, &error)
        })
}

/// Shows a file in its folder.
///
/// # Errors
/// `not_found`, `unsupported`, or `internal` when the desktop has no file manager.
#[tauri::command]
pub(crate) async fn show_in_folder(app: AppHandle, path: String) -> Result<(), ApiError> {
    check(Path::new(&path))?;
    app.opener().reveal_item_in_dir(&path).map_err(|error| {
        let sentence = format!("打不开文件夹，文件已经写好，在：{path}");
        refused("show_in_folder", sentence, &error)
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
        Ok(folder) if folder.is_dir() => dialog.set_directory(folder),
        _ => dialog,
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

fn text(path: &Path) -> Result<String, ApiError> {
    path.to_str()
        .map(str::to_owned)
        .ok_or_else(|| unsupported("文件名里有认不出的字符，没有动任何文件，请换一个名字。"))
}

fn check(path: &Path) -> Result<(), ApiError> {
    let own = path
        .extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| OWN_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
    if !own {
        return Err(unsupported(
            "这里只能打开 Word 文件、PDF 文件、法治年报稿件和纯文本。",
        ));
    }
    if !path.is_file() {
        return Err(ApiError::new(
            ErrorCode::NotFound,
            format!(
                "文件已经不在原处：{}。稿件还在，可以重新导出。",
                path.display()
            ),
        ));
    }
    Ok(())
}

fn unsupported(sentence: &str) -> ApiError {
    ApiError::new(ErrorCode::Unsupported, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_ending_gets_one() {
        let ending = |name: &str| with_ending(PathBuf::from(name), "docx");
        assert_eq!(ending("/a/报告"), PathBuf::from("/a/报告.docx"));
        assert_eq!(ending("/a/报告.DOCX"), PathBuf::from("/a/报告.DOCX"));
        assert_eq!(ending("/a/2026.1.5"), PathBuf::from("/a/2026.1.5.docx"));
    }

    #[test]
    fn nothing_that_the_desktop_would_run_is_opened() {
        for path in ["/bin/sh", "/tmp/a.desktop", "/tmp/a.docx.sh", "/tmp"] {
            let error = check(Path::new(path)).unwrap_err();
            assert_eq!(error.code, ErrorCode::Unsupported, "{path}");
        }
    }

    #[test]
    fn a_file_that_is_gone_is_told_apart() {
        let error = check(Path::new("/nowhere/报告.docx")).unwrap_err();
        assert_eq!(error.code, ErrorCode::NotFound);
    }
}
