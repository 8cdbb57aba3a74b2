//! Faults of the store as sentences.

use std::path::Path;

use report::Report;
use store::{Part, Reason, StoreError};

use crate::error::{ApiError, ErrorCode};
use crate::parts;

/// Why a report whose content differs from its checksum can't be changed.
pub(crate) const ALTERED: &str = "这份稿件和上次存盘时记下的校验码对不上，可能被别的程序改过，也可能磁盘有损坏；现在只能看、能导出，原来的一个字也没有动；请先看看内容对不对，要接着写，请另存一份可以改的稿件。";

const EMPTY: &str = "这里的 nianbao.db 是空的，不是稿件库，程序没有动它；如果是拷来的，请连同旁边的 nianbao.db-wal 再拷一次；如果要新建，请换一个文件夹。";
const FOREIGN: &str = "这里的 nianbao.db 不是法治年报的稿件库，可能是别的程序的，程序没有动它；请检查是不是选错了文件夹，要新建请换一个。";

/// Why nothing can be saved into a library.
pub(crate) fn why_read_only(reason: &Reason) -> String {
    match reason {
        Reason::Permission => "稿件库所在的文件夹或者文件不能写入，现在只能看、能导出，不能存盘，已有的稿件没有变化；要接着写，请检查权限，再重新打开程序。",
        Reason::Damaged(_) => "稿件库的文件有损坏，程序没有再往里写，能读的都列在这里，能看、能导出；请用“抢救”另建一个稿件库，原来的文件一个字节也不动。",
    }
    .to_owned()
}

/// Why a report of which parts can't be read can't be changed.
pub(crate) fn cannot_read(parts: &[Part], report: Option<&Report>) -> String {
    format!(
        "这份稿件里的{}读不出来，其他内容都在，能看、能导出；为了不盖掉原来的，现在不能改；要接着写，请另存一份可以改的稿件。",
        parts::names(parts, report).join("、")
    )
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let (code, sentence) = match &error {
            StoreError::NotFound => (
                ErrorCode::NotFound,
                "这份稿件已经不在稿件库里了，其他稿件没有变化；请回到稿件库看看回收站。".to_owned(),
            ),
            StoreError::Conflict { .. } => (
                ErrorCode::Conflict,
                "这份稿件在别处也改过，刚才的改动还在窗口里、没有存盘；请选择以哪一份为准。"
                    .to_owned(),
            ),
            StoreError::Unreadable(parts) => (ErrorCode::ReadOnly, cannot_read(parts, None)),
            StoreError::Altered => (ErrorCode::ReadOnly, ALTERED.to_owned()),
            StoreError::Unwritable(_) => (
                ErrorCode::Internal,
                "程序内部出了差错，刚才的改动还在窗口里、没有存盘，以前存好的没有变化；请导出一份留好，再重新打开程序。"
                    .to_owned(),
            ),
            StoreError::LibraryReadOnly(reason) => (ErrorCode::ReadOnly, why_read_only(reason)),
            StoreError::Gone => (
                ErrorCode::LibraryGone,
                "稿件库的文件在打开以后被移走或者换掉了，刚才的改动还在窗口里、没有存盘；请先把稿件导出到别处留好，再重新打开程序。"
                    .to_owned(),
            ),
            StoreError::Exists => (
                ErrorCode::BadRequest,
                "这个文件夹里已经有东西了，没有写文件；请换一个新的文件夹。".to_owned(),
            ),
            StoreError::Empty => (ErrorCode::Unreadable, EMPTY.to_owned()),
            StoreError::Foreign => (ErrorCode::Unreadable, FOREIGN.to_owned()),
            StoreError::Newer { .. } => (
                ErrorCode::NewerDatabase,
                "稿件库是更新版本的程序建的，这个版本不能打开，稿件都没有变化；请安装新版本。"
                    .to_owned(),
            ),
            StoreError::Busy => (
                ErrorCode::Busy,
                "稿件库正被另一个程序占用，刚才的改动还在窗口里、没有存盘；请稍等再试。".to_owned(),
            ),
            StoreError::ReadOnly => (
                ErrorCode::Disk,
                "稿件库所在的文件夹不能写入，已经存好的稿件没有变化；请检查文件夹的权限再试。"
                    .to_owned(),
            ),
            StoreError::Full => (
                ErrorCode::Disk,
                "磁盘满了，刚才的改动还在窗口里、没有存盘，以前存好的没有变化；请腾出空间再试。"
                    .to_owned(),
            ),
            StoreError::Damaged(_) => (
                ErrorCode::Unreadable,
                "稿件库文件损坏，打不开，程序没有改动它；请不要删除，联系维护人员恢复。".to_owned(),
            ),
            StoreError::Unreachable(_) => (
                ErrorCode::Disk,
                "稿件库打不开，已经存好的稿件没有变化；请检查磁盘再试。".to_owned(),
            ),
            StoreError::Other(_) => (
                ErrorCode::Internal,
                "稿件库出了意外，以前存好的稿件没有变化；请重新打开程序再试。".to_owned(),
            ),
        };
        detailed(Self::new(code, sentence), &error)
    }
}

/// A fault while the library in a folder is opened: the sentence names the folder.
pub(crate) fn opening(error: &StoreError, folder: &Path) -> ApiError {
    let folder = folder.display();
    let (code, sentence) = match error {
        StoreError::Newer { .. } => (
            ErrorCode::NewerDatabase,
            format!(
                "稿件库（{folder}）是更新版本的程序建的，这个版本不能打开，稿件都没有变化；请安装新版本。"
            ),
        ),
        StoreError::Busy => (
            ErrorCode::Busy,
            format!(
                "稿件库（{folder}）正被另一个程序占用，没有打开，稿件都没有变化；请关掉那个程序再试。"
            ),
        ),
        StoreError::ReadOnly => (
            ErrorCode::Disk,
            format!(
                "稿件库（{folder}）不能写入，没有打开，稿件都没有变化；请检查文件夹的权限再试。"
            ),
        ),
        StoreError::Full => (
            ErrorCode::Disk,
            format!("磁盘满了，稿件库（{folder}）没有打开，稿件都没有变化；请腾出空间再试。"),
        ),
        StoreError::Damaged(_) => (
            ErrorCode::Unreadable,
            format!(
                "稿件库（{folder}）的文件损坏，打不开，程序没有改动它；请把整个文件夹复制一份留好，再请维护人员恢复。"
            ),
        ),
        StoreError::Unreachable(_) => (
            ErrorCode::Disk,
            format!("稿件库（{folder}）打不开，程序没有改动它；请检查文件夹和磁盘再试。"),
        ),
        StoreError::Empty => (ErrorCode::Unreadable, format!("“{folder}”：{EMPTY}")),
        StoreError::Foreign => (ErrorCode::Unreadable, format!("“{folder}”：{FOREIGN}")),
        StoreError::LibraryReadOnly(reason) => (ErrorCode::ReadOnly, why_read_only(reason)),
        StoreError::NotFound
        | StoreError::Gone
        | StoreError::Exists
        | StoreError::Conflict { .. }
        | StoreError::Unreadable(_)
        | StoreError::Altered
        | StoreError::Unwritable(_)
        | StoreError::Other(_) => (
            ErrorCode::Internal,
            format!("稿件库（{folder}）没有打开，稿件都没有变化；请重新打开程序再试。"),
        ),
    };
    detailed(ApiError::new(code, sentence), error)
}

/// What the person does about by themselves needs no word in the log.
fn detailed(fault: ApiError, error: &StoreError) -> ApiError {
    match error {
        StoreError::NotFound | StoreError::Conflict { .. } => fault,
        _ => fault.because(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::is_plain;

    #[test]
    fn what_a_library_says_is_in_the_log_and_in_no_sentence() {
        let said = "unable to open database file";
        let faults = || {
            [
                StoreError::NotFound,
                StoreError::Conflict { revision: 2 },
                StoreError::Newer { found: 9, known: 2 },
                StoreError::Busy,
                StoreError::ReadOnly,
                StoreError::Full,
                StoreError::Damaged(said.into()),
                StoreError::Unreachable(said.into()),
            ]
        };
        let opened = faults().map(|error| opening(&error, Path::new("/稿件库")));
        for fault in faults().map(ApiError::from).into_iter().chain(opened) {
            assert!(is_plain(&fault.message), "{fault}");
            let detail = fault.detail.as_deref().unwrap_or_default();
            let is_expected = matches!(fault.code, ErrorCode::Unreadable);
            assert!(!is_expected || detail.contains(said), "{fault:?}");
        }
    }
}
