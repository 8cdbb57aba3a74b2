//! How the program finds itself on this machine: where the library is, whether it is sound, what went
//! wrong of late. For whoever maintains it.

use std::path::PathBuf;

use serde::Serialize;
use store::{Store, StoreError};

use crate::error::{ApiError, ErrorCode};
use crate::{app, fault, files, log};

/// How many lines of the log are shown.
const LINES: usize = 20;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Version of the program.
    pub version: &'static str,
    /// The data folder.
    pub folder: String,
    /// What was looked at.
    pub checks: Vec<Check>,
    /// The last lines of the log, oldest first.
    pub log: Vec<String>,
}

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What it is about.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub sound: bool,
    /// What was found, in a sentence or a few words.
    pub what: String,
}

impl Found {
    /// Whether everything is as it should be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.checks.iter().all(|check| check.sound)
    }

    /// As lines to be read.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut lines = vec![
            format!("程序\t版本 {}", self.version),
            format!("文件夹\t{}", self.folder),
        ];
        lines.extend(self.checks.iter().map(|check| {
            let mark = if check.sound { "正常" } else { "有问题" };
            format!("{}\t{mark}：{}", check.name, check.what)
        }));
        let log = if self.log.is_empty() {
            "还没有记录".to_owned()
        } else {
            format!("最后{}条", self.log.len())
        };
        lines.push(format!("日志\t{log}（{}）", log::FILE));
        lines.extend(self.log.iter().cloned());
        lines.join("\n")
    }
}

/// How many reports a library holds; an error where some can't be listed.
fn counted(store: &Store) -> Result<String, ApiError> {
    let (kept, binned) = (store.list(false)?, store.list(true)?);
    let unreadable = kept.unreadable.len() + binned.unreadable.len();
    let (kept, binned) = (kept.reports.len(), binned.reports.len());
    let counts = format!("{kept}份稿件，回收站里{binned}份");
    if unreadable == 0 {
        return Ok(counts);
    }
    Err(ApiError::new(
        ErrorCode::Unreadable,
        format!(
            "{counts}；另有{unreadable}份列不出来，原来的内容没有动，用 nianbao list 看是哪几份。"
        ),
    ))
}

/// Looks at the library in a folder, or in the user's data folder. It makes none.
///
/// # Errors
/// `disk` where the user has no data folder.
pub fn examine(folder: Option<PathBuf>) -> Result<Found, ApiError> {
    let folder = folder.map_or_else(app::default_folder, Ok)?;
    log::keep_in(&folder);
    let mut checks = Vec::new();
    let mut check = |name, what: Result<String, ApiError>| {
        let sound = what.is_ok();
        let what = what.unwrap_or_else(|error| {
            log::record("doctor", &error);
            error.message
        });
        checks.push(Check { name, sound, what });
    };
    match Store::open_existing(&folder) {
        Ok(None) => check("稿件库", Ok("这里还没有稿件库".to_owned())),
        Ok(Some(store)) => {
            check("稿件库", counted(&store));
            if let Some(reason) = store.read_only() {
                let error = StoreError::LibraryReadOnly(reason.clone());
                check("存盘", Err(error.into()));
            }
            let sound = store.integrity();
            check(
                "数据文件",
                sound.map(|()| "完好".to_owned()).map_err(Into::into),
            );
        }
        Err(error) => check("稿件库", Err(fault::opening(&error, &folder))),
    }
    if folder.is_dir() {
        let tried = files::try_writing(&folder);
        check("写入", tried.map(|()| "文件夹可以写入".to_owned()));
    }
    Ok(Found {
        version: env!("CARGO_PKG_VERSION"),
        log: log::last_lines(&folder, LINES),
        folder: folder.display().to_string(),
        checks,
    })
}
