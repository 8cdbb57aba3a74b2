//! A new library out of a damaged one, in two steps: it is made beside; it takes the place.

use std::path::{Path, PathBuf};
use std::{fs, io};

use chrono::Local;
use store::{FILE, Lost, Reason, Store, StoreError};

use crate::app::{App, default_folder, now};
use crate::dto::{Empty, Recovered, RecoveredFolder};
use crate::error::{ApiError, ErrorCode};
use crate::fault;

/// What the folder of a recovered library is called, before the moment.
const NAME: &str = "抢救-";
/// What a report is called whose own row is lost.
const FOUND: &str = "找回的稿件";
/// The files of a library.
const FILES: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Makes a new library in a folder beside the damaged one.
pub fn recover(app: &App) -> Result<Recovered, ApiError> {
    if !matches!(app.store().read_only(), Some(Reason::Damaged(_))) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "稿件库没有损坏，不用抢救，没有改动任何文件；请接着写。",
        ));
    }
    into(&app.folder, &app.folder.join(format!("{NAME}{}", stamp())))
}

/// Makes a new library in a folder from the one in another, or in the user's data folder; the command
/// line calls it for one that does not even open.
///
/// # Errors
/// `not_found` where there is no library, `unreadable` where nothing of it can be read, `bad_request` for
/// a folder that is not empty, `disk`.
pub fn recover_folder(from: Option<PathBuf>, to: &Path) -> Result<Recovered, ApiError> {
    let from = from.map_or_else(default_folder, Ok)?;
    let to = std::path::absolute(to).map_err(StoreError::from)?;
    into(&from, &to)
}

fn into(from: &Path, to: &Path) -> Result<Recovered, ApiError> {
    let done = store::recover(from, to, FOUND, now()).map_err(|error| match error {
        StoreError::NotFound => ApiError::new(
            ErrorCode::NotFound,
            format!(
                "“{}”里没有稿件库，没有写文件；请检查位置。",
                from.display()
            ),
        ),
        StoreError::Damaged(_) => ApiError::new(
            ErrorCode::Unreadable,
            "稿件库里什么也读不出来，旁边也没有每天的副本，原来的文件没有动；请把整个文件夹复制一份留好，再请维护人员看看。",
        ),
        other => fault::opening(&other, from),
    })?;
    let names = names(to)?;
    let lost: Vec<String> = done
        .lost
        .iter()
        .map(|lost| sentence(lost, &names))
        .collect();
    let ending = if lost.is_empty() {
        "没有发现缺少什么"
    } else {
        "缺少的列在下面"
    };
    Ok(Recovered {
        message: format!(
            "抢救出{}份稿件，另存在“{}”，{ending}；原来的稿件库一个字节也没有动，请打开看看，对了再换过来。",
            done.reports,
            to.display()
        ),
        folder: to.display().to_string(),
        reports: done.reports,
        lost,
    })
}

/// The names of the reports of a library by their ids.
fn names(folder: &Path) -> Result<Vec<(String, String)>, ApiError> {
    let Some(store) = Store::open_existing(folder)? else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for bin in [false, true] {
        for listed in store.list(bin)?.reports {
            names.push((listed.id.clone(), super::library::name(&listed)));
        }
    }
    Ok(names)
}

fn sentence(lost: &Lost, names: &[(String, String)]) -> String {
    let name = |id: &String| {
        let found = names.iter().find(|(known, _)| known == id);
        found.map_or_else(
            || format!("编号{id}的稿件"),
            |(_, name)| format!("“{name}”"),
        )
    };
    match lost {
        Lost::Report(id) => format!("编号{id}的稿件没有找回来。"),
        Lost::Row(id) => format!("{}只找回了段落，单位、年度等要重新填。", name(id)),
        Lost::Rows(id) => format!("{}缺少一些段落、数据或者原文件。", name(id)),
        Lost::Altered(id) => format!(
            "{}和上次存盘时的校验码对不上，内容可能有缺有错，请逐段看看。",
            name(id)
        ),
        Lost::Settings => "有的设置没有找回来，请在“设置”里看看。".to_owned(),
        Lost::Since(day) => format!("原来的文件读不出来，这是{day}的副本，那天以后写的没有。"),
    }
}

/// Puts a recovered library in the place of the damaged one, whose files get another name.
pub fn take(app: &App, request: &RecoveredFolder) -> Result<Empty, ApiError> {
    let folder = Path::new(&request.folder);
    // Only what was made here, by its name: a page must not name any folder.
    let is_ours = folder.parent() == Some(app.folder.as_path())
        && folder
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(NAME));
    let is_damaged = matches!(app.store().read_only(), Some(Reason::Damaged(_)));
    if !is_ours || !is_damaged {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "这不是刚才抢救出来的稿件库，什么也没有改动；请再抢救一次。",
        ));
    }
    // It opens, is sound and has no log of its own when it is closed again.
    match Store::open_existing(folder).map_err(|error| fault::opening(&error, folder))? {
        Some(store) if store.read_only().is_none() => drop(store),
        _ => {
            return Err(ApiError::new(
                ErrorCode::NotFound,
                "抢救出来的稿件库不在了，什么也没有改动；请再抢救一次。",
            ));
        }
    }
    exchange(&app.folder, folder, &stamp()).map_err(StoreError::from)?;
    // Left empty by that; if something else lies there it stays.
    let _ = fs::remove_dir(folder);
    app.switch(Store::open(&app.folder).map_err(|error| fault::opening(&error, &app.folder))?);
    Ok(Empty {})
}

/// Gives the damaged files another name, and theirs to the recovered one. Where one step fails, those
/// before it are undone: without any library the next start would make an empty one.
fn exchange(damaged: &Path, recovered: &Path, stamp: &str) -> io::Result<()> {
    let mut steps: Vec<(PathBuf, PathBuf)> = Vec::new();
    for ending in FILES {
        let from = damaged.join(format!("{FILE}{ending}"));
        if from.try_exists()? {
            steps.push((
                from,
                damaged.join(format!("{FILE}.damaged-{stamp}{ending}")),
            ));
        }
    }
    steps.push((recovered.join(FILE), damaged.join(FILE)));
    for (at, (from, to)) in steps.iter().enumerate() {
        if let Err(error) = fs::rename(from, to) {
            for (from, to) in steps[..at].iter().rev() {
                // What can't be moved back stays under its new name.
                let _ = fs::rename(to, from);
            }
            return Err(error);
        }
    }
    Ok(())
}

fn stamp() -> String {
    Local::now().format("%Y%m%d-%H%M%S").to_string()
}
