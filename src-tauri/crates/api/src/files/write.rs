//! Writing a file: to a temporary one beside it, synced, then renamed, so that at every moment there
//! is either the old file or the whole new one.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::shown;
use crate::error::{ApiError, ErrorCode};

/// What a file may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// Any file; the person has been asked.
    Any,
    /// Any file but this one, which the report was read from.
    AnyBut(&'a Path),
    /// Nothing: the file must be new.
    New,
}

/// The path with an ending of a kind of file: `报告` becomes `报告.docx`. Whoever was asked about
/// replacing was asked about another name then, so that the longer one must be new.
///
/// # Errors
/// `bad_request` if there is a file of the longer name.
pub fn with_ending(path: &Path, ending: &str) -> Result<PathBuf, ApiError> {
    let has = path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending));
    // Without a name, and for a folder, the check before writing says what is wrong.
    let Some(name) = path.file_name().filter(|_| !has && !path.is_dir()) else {
        return Ok(path.to_owned());
    };
    let mut name = name.to_owned();
    name.push(".");
    name.push(ending);
    let path = path.with_file_name(name);
    if path.exists() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!(
                "“{}”已经有了，没有覆盖它，稿件没有变化；请换一个文件名。",
                shown(&path)
            ),
        ));
    }
    Ok(path)
}

/// Writes a file and gives its full path.
///
/// # Errors
/// `disk` or `bad_request` with a sentence. What stood there before is then untouched.
pub fn write(path: &Path, bytes: &[u8], target: Target<'_>) -> Result<PathBuf, ApiError> {
    let path = std::path::absolute(path).map_err(|error| fault(path, &error))?;
    check(&path, target)?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    write_beside(&path, folder, bytes).map_err(|error| fault(&path, &error))?;
    Ok(path)
}

fn check(path: &Path, target: Target<'_>) -> Result<(), ApiError> {
    let name = shown(path);
    let refuse = |code, sentence: String| Err(ApiError::new(code, sentence));
    if path.file_name().is_none() || path.is_dir() {
        return refuse(
            ErrorCode::BadRequest,
            format!("“{name}”是文件夹，没有写文件，稿件没有变化；请写上文件名再试。"),
        );
    }
    let folder = path.parent().unwrap_or(Path::new("/"));
    if !folder.is_dir() {
        return refuse(
            ErrorCode::NotFound,
            format!(
                "没有“{}”这个文件夹，没有写文件，稿件没有变化；请换一个位置再试。",
                folder.display()
            ),
        );
    }
    let locked =
        |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    // A rename would replace a read-only file; and the administrator may write everywhere. Someone
    // set the file or folder read-only on purpose.
    if locked(path) || (cfg!(unix) && locked(folder)) {
        return refuse(
            ErrorCode::Disk,
            format!(
                "“{name}”或它所在的文件夹是只读的，没有写入，原来的文件和稿件都没有变化；请换一个位置或文件名再试。"
            ),
        );
    }
    match target {
        Target::New if path.exists() => refuse(
            ErrorCode::BadRequest,
            format!("“{name}”已经有了，没有覆盖它；请换一个文件名，确实要覆盖就加上 --force。"),
        ),
        Target::AnyBut(source) => refuse_source(path, source),
        _ => Ok(()),
    }
}

/// Refuses a target that is the file which the report was read from.
///
/// # Errors
/// `bad_request`.
pub fn refuse_source(path: &Path, source: &Path) -> Result<(), ApiError> {
    if same_file(path, source) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!(
                "“{}”就是正在读的原文件，没有覆盖它；请换一个文件名。",
                shown(path)
            ),
        ));
    }
    Ok(())
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn write_beside(path: &Path, folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = Builder::new();
    builder.prefix(".nianbao-").suffix(".tmp");
    // The usual rights of a new file, not the private ones of a temporary one: a colleague on the
    // same machine must be able to open the report.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // Windows has no handle to a folder that could be synced.
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn fault(path: &Path, error: &std::io::Error) -> ApiError {
    let name = shown(path);
    let sentence = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!(
                "没有权限写“{name}”，没有写入，原来的文件和稿件都没有变化；如果它正在 Word 或 WPS 里打开，请先关掉，或者换一个位置再试。"
            )
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!("磁盘满了，“{name}”没有写成，原来的文件和稿件都没有变化；请腾出空间再试。")
        }
        ErrorKind::InvalidFilename => {
            format!("“{name}”这个文件名系统不接受，没有写入，稿件没有变化；请换一个短些的名字。")
        }
        _ => format!("“{name}”没有写成，原来的文件和稿件都没有变化；请换一个位置再试。（{error}）"),
    };
    ApiError::new(ErrorCode::Disk, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.docx");
        write(&path, b"one", Target::New).unwrap();
        write(&path, b"two", Target::Any).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_must_not_be_written_over_is_left_alone_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("去年.txt");
        std::fs::write(&path, "原文").unwrap();
        let linked = folder.path().join(".").join("去年.txt");
        for target in [Target::New, Target::AnyBut(&linked)] {
            let error = write(&path, b"x", target).unwrap_err();
            assert!(error.message.contains("没有覆盖"), "{error}");
        }
        let mut rights = std::fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        std::fs::set_permissions(&path, rights).unwrap();
        assert_eq!(
            write(&path, b"x", Target::Any).unwrap_err().code,
            ErrorCode::Disk
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "原文");
    }

    #[test]
    fn a_name_gets_its_ending_and_nothing_is_replaced_unasked_by_that() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(with_ending(&at("报告"), "docx").unwrap(), at("报告.docx"));
        assert_eq!(
            with_ending(&at("1.终稿"), "docx").unwrap(),
            at("1.终稿.docx")
        );
        std::fs::write(at("报告.docx"), "旧").unwrap();
        assert_eq!(
            with_ending(&at("报告.DOCX"), "docx").unwrap(),
            at("报告.DOCX")
        );
        assert!(with_ending(&at("报告"), "docx").is_err());
    }

    #[test]
    fn a_folder_and_a_place_that_is_not_there_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            write(folder.path(), b"x", Target::Any)
                .unwrap_err()
                .message
                .contains("是文件夹")
        );
        let nowhere = folder.path().join("没有/报告.docx");
        assert!(
            write(&nowhere, b"x", Target::Any)
                .unwrap_err()
                .message
                .contains("这个文件夹")
        );
        let long = folder.path().join("长".repeat(300));
        assert_eq!(
            write(&long, b"x", Target::Any).unwrap_err().code,
            ErrorCode::Disk
        );
    }
}
