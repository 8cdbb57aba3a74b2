//! Faults of the store as sentences.

use std::path::Path;

use store::StoreError;

use crate::error::{ApiError, ErrorCode};

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
            StoreError::Damaged(detail) => (
                ErrorCode::Unreadable,
                format!(
                    "稿件库文件损坏，打不开，程序没有改动它；请不要删除，联系维护人员恢复。（{detail}）"
                ),
            ),
            StoreError::Unreachable(detail) => (
                ErrorCode::Disk,
                format!("稿件库打不开，已经存好的稿件没有变化；请检查磁盘再试。（{detail}）"),
            ),
            StoreError::Other(detail) => (
                ErrorCode::Internal,
                format!("稿件库出了意外，以前存好的稿件没有变化；请重新打开程序再试。（{detail}）"),
            ),
        };
        Self::new(code, sentence)
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
        StoreError::Unreachable(detail) => (
            ErrorCode::Disk,
            format!(
                "稿件库（{folder}）打不开，程序没有改动它；请检查文件夹和磁盘再试。（{detail}）"
            ),
        ),
        StoreError::NotFound | StoreError::Conflict { .. } | StoreError::Other(_) => (
            ErrorCode::Internal,
            format!("稿件库（{folder}）没有打开，稿件都没有变化；请重新打开程序再试。（{error}）"),
        ),
    };
    ApiError::new(code, sentence)
}
