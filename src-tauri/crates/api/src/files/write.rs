//! Writing a file: to a temporary one beside it, synced, then renamed, so that at every moment there
//! is either the old file or the whole new one.
//!
//! A link is written through. An existing file keeps its rights and, as far as the system allows, its
//! owner and group. A file with a second name (a hard link) is refused: a rename would part the two,
//! and writing into it could lose the old text half-way.

use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::links::{self, End};
use super::{faults, locks, shown, unfinished};
use crate::cancel;
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

/// What a file beside the target counts that says that another program has the target open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lock {
    /// Nothing is written.
    #[default]
    Respected,
    /// Nothing; the person has been asked.
    Ignored,
}

impl Lock {
    /// Ignored, where a person said so.
    #[must_use]
    pub fn despite(said: bool) -> Self {
        if said { Self::Ignored } else { Self::Respected }
    }
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
    let is_other = path.metadata().is_ok_and(|found| !found.is_file());
    // Without a name, and for a folder or a device, the check before writing says what is wrong.
    let Some(name) = path.file_name().filter(|_| !has && !is_other) else {
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
/// `disk`, `in_use`, `not_found` or `bad_request` with a sentence. What stood there before is then
/// untouched.
pub fn write(path: &Path, bytes: &[u8], target: Target<'_>) -> Result<PathBuf, ApiError> {
    write_with(path, bytes, target, Lock::Respected)
}

/// Writes a file as [`write()`] does; `lock` says what the lock file of another program counts.
///
/// # Errors
/// As [`write()`].
pub fn write_with(
    path: &Path,
    bytes: &[u8],
    target: Target<'_>,
    lock: Lock,
) -> Result<PathBuf, ApiError> {
    let path = std::path::absolute(path).map_err(|error| fault(path, &error))?;
    let real = checked(&path, target)?;
    let old = std::fs::symlink_metadata(&real).ok();
    if lock == Lock::Respected
        && old.is_some()
        && let Some(holder) = locks::holder(&path).or_else(|| locks::holder(&real))
    {
        return Err(in_use(&path, &holder));
    }
    let folder = real.parent().unwrap_or(Path::new("/"));
    let file = beside(folder, bytes, old.as_ref()).map_err(|error| fault(&path, &error))?;
    // From here on the file is there; what was given up before leaves nothing.
    cancel::commit()?;
    put(file, &real, folder).map_err(|error| fault(&path, &error))?;
    Ok(path)
}

/// Whether files can be made in a folder; leaves none there.
///
/// # Errors
/// As [`write()`].
pub(crate) fn try_writing(folder: &Path) -> Result<(), ApiError> {
    Builder::new()
        .prefix(unfinished::PREFIX)
        .suffix(unfinished::SUFFIX)
        .tempfile_in(folder)
        .map(drop)
        .map_err(|error| fault(folder, &error))
}

/// The file that is written in the end, if it may be.
fn checked(path: &Path, target: Target<'_>) -> Result<PathBuf, ApiError> {
    let name = shown(path);
    let refuse = |code, sentence: String| Err(ApiError::new(code, sentence));
    let is_folder = |path: &Path| path.file_name().is_none() || path.is_dir();
    if is_folder(path) {
        return refuse(
            ErrorCode::BadRequest,
            format!("“{name}”是文件夹，没有写文件，稿件没有变化；请写上文件名再试。"),
        );
    }
    let no_file = || {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("“{name}”不是普通文件，没有写入，稿件没有变化；请换一个文件名。"),
        )
    };
    // Before its folder: a device is refused wherever it is.
    let found = std::fs::metadata(path).ok();
    if found.as_ref().is_some_and(|found| !found.is_file()) {
        return Err(no_file());
    }
    check_folder(path)?;
    let real = match links::follow(path).map_err(|error| fault(path, &error))? {
        End::At(real) => real,
        End::System => return Err(no_file()),
        End::Circle => {
            return refuse(
                ErrorCode::BadRequest,
                format!("“{name}”是一个绕回自己的链接，没有写文件，稿件没有变化；请换一个文件名。"),
            );
        }
    };
    if real != path {
        check_folder(&real)?;
    }
    if found.as_ref().is_some_and(has_other_names) {
        return refuse(
            ErrorCode::BadRequest,
            format!(
                "“{name}”和另一个文件名是同一个文件（硬链接），没有写入，原来的文件和稿件都没有变化；请换一个文件名。"
            ),
        );
    }
    let folder = real.parent().unwrap_or(Path::new("/"));
    let locked =
        |path: &Path| std::fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    // A rename would replace a read-only file; and the administrator may write everywhere. Someone
    // set the file or folder read-only on purpose.
    if locked(&real) || (cfg!(unix) && locked(folder)) {
        return refuse(
            ErrorCode::Disk,
            format!(
                "“{name}”或它所在的文件夹是只读的，没有写入，原来的文件和稿件都没有变化；请换一个位置或文件名再试。"
            ),
        );
    }
    match target {
        Target::New if found.is_some() => refuse(
            ErrorCode::BadRequest,
            format!("“{name}”已经有了，没有覆盖它；请换一个文件名，确实要覆盖就加上 --force。"),
        ),
        Target::AnyBut(source) => refuse_source(path, source).map(|()| real),
        _ => Ok(real),
    }
}

fn check_folder(path: &Path) -> Result<(), ApiError> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let none = || {
        ApiError::new(
            ErrorCode::NotFound,
            format!(
                "没有“{}”这个文件夹，没有写文件，稿件没有变化；请换一个位置再试。",
                folder.display()
            ),
        )
    };
    match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(none()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(none())
        }
        Err(error) => Err(fault(path, &error)),
    }
}

#[cfg(unix)]
fn has_other_names(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(found) > 1
}

/// Windows does not say.
#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
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

/// A file that is whole and on disk, and not in its place yet. It goes when it is dropped.
struct Whole {
    file: NamedTempFile,
    rights: Rights,
    _note: Option<unfinished::Note>,
}

/// Writes a temporary file in a folder, for its owner alone. `old` is what it will replace.
fn beside(folder: &Path, bytes: &[u8], old: Option<&Metadata>) -> Result<Whole, Error> {
    unfinished::remove_old(folder);
    let (mut file, rights) = temporary(folder, old)?;
    let note = unfinished::Note::of(file.path());
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(Whole {
        file,
        rights,
        _note: note,
    })
}

fn put(whole: Whole, path: &Path, folder: &Path) -> Result<(), Error> {
    let file = whole.file.persist(path).map_err(|error| error.error)?;
    whole.rights.give(&file);
    // Windows has no handle to a folder that could be synced.
    if cfg!(unix) {
        // The file has its name already: a folder that can't be synced is no failed export.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

#[cfg(unix)]
fn temporary(folder: &Path, old: Option<&Metadata>) -> Result<(NamedTempFile, Rights), Error> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let mut builder = Builder::new();
    builder
        .prefix(unfinished::PREFIX)
        .suffix(unfinished::SUFFIX);
    // The usual rights of a new file, not the private ones of a temporary one: a colleague on the
    // same machine must be able to open the report. The system knows which they are.
    builder.permissions(Permissions::from_mode(0o666));
    let file = builder.tempfile_in(folder)?;
    let new = file.as_file().metadata()?;
    let rights = match old {
        Some(old) => Rights {
            owner: (old.uid() != new.uid()).then(|| old.uid()),
            group: (old.gid() != new.gid()).then(|| old.gid()),
            rights: old.permissions(),
        },
        None => Rights {
            owner: None,
            group: None,
            rights: new.permissions(),
        },
    };
    // Drives that know no rights refuse; the name with its random part is what keeps it apart there.
    let _ = file
        .as_file()
        .set_permissions(Permissions::from_mode(0o600));
    Ok((file, rights))
}

/// To whom a file belongs, and who may do what with it.
#[cfg(unix)]
struct Rights {
    owner: Option<u32>,
    group: Option<u32>,
    rights: std::fs::Permissions,
}

#[cfg(unix)]
impl Rights {
    /// Gives them to a file that is in its place. Only the administrator may give a file away, and
    /// some drives know no rights: what can't be is left.
    fn give(self, file: &File) {
        use std::os::unix::fs::fchown;
        if self.group.is_some() {
            let _ = fchown(file, None, self.group);
        }
        if self.owner.is_some() {
            let _ = fchown(file, self.owner, None);
        }
        let _ = file.set_permissions(self.rights);
    }
}

/// On Windows a file in place of another has the rights that its folder gives.
#[cfg(not(unix))]
struct Rights;

#[cfg(not(unix))]
impl Rights {
    fn give(self, _: &File) {}
}

#[cfg(not(unix))]
fn temporary(folder: &Path, _: Option<&Metadata>) -> Result<(NamedTempFile, Rights), Error> {
    let mut builder = Builder::new();
    builder
        .prefix(unfinished::PREFIX)
        .suffix(unfinished::SUFFIX);
    Ok((builder.tempfile_in(folder)?, Rights))
}

fn in_use(path: &Path, holder: &locks::Holder) -> ApiError {
    let who = match holder.who.as_str() {
        "" => String::new(),
        who => format!("（{who}）"),
    };
    ApiError::new(
        ErrorCode::InUse,
        format!(
            "“{}”正在 {}{who}里打开，没有写入，原来的文件和稿件都没有变化；请关掉它再导出，或者换一个文件名。其实早已关掉的，旁边的“{}”是它留下的，删掉就能写。",
            shown(path),
            holder.program,
            holder.lock
        ),
    )
}

fn fault(path: &Path, error: &Error) -> ApiError {
    let name = shown(path);
    let mut code = ErrorCode::Disk;
    let sentence = match error.kind() {
        _ if faults::is_in_use(error) => {
            code = ErrorCode::InUse;
            format!(
                "“{name}”正被另一个程序打开，没有写入，原来的文件和稿件都没有变化；请关掉它再导出，或者换一个文件名。"
            )
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!(
                "没有权限写“{name}”，没有写入，原来的文件和稿件都没有变化；如果它正在 Word 或 WPS 里打开，请先关掉，或者换一个位置再试。"
            )
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            format!("磁盘满了，“{name}”没有写成，原来的文件和稿件都没有变化；请腾出空间再试。")
        }
        ErrorKind::InvalidFilename => {
            format!("“{name}”这个文件名系统不接受，没有写入，稿件没有变化；请换一个短些的名字。")
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            code = ErrorCode::NotFound;
            format!("“{name}”所在的文件夹不见了，没有写入，稿件没有变化；请换一个位置再试。")
        }
        _ if faults::is_out_of_reach(error) => {
            format!(
                "“{name}”所在的U盘、磁盘或网络位置够不着了，没有写成，稿件没有变化；请检查连接，或者换一个位置再试。"
            )
        }
        _ => format!("“{name}”没有写成，原来的文件和稿件都没有变化；请换一个位置再试。"),
    };
    ApiError::new(code, sentence).because(faults::detail(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::is_plain;

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
    fn an_export_that_was_given_up_leaves_the_old_file_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.docx");
        std::fs::write(&path, "旧").unwrap();
        let handle = cancel::Cancel::default();
        assert!(handle.cancel());
        let fault = handle.run(|| write(&path, b"x", Target::Any)).unwrap_err();
        assert_eq!(fault.code, ErrorCode::Cancelled);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "旧");
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

    #[test]
    fn whatever_the_system_says_of_a_place_is_a_plain_sentence_and_in_the_log() {
        for number in 1..140 {
            let error = Error::from_raw_os_error(number);
            let fault = fault(Path::new("/共享/报告.docx"), &error);
            assert!(is_plain(&fault.message), "{fault}");
            assert!(fault.message.contains("没有写") || fault.message.contains("没有权限写"));
            assert!(fault.detail.is_some());
        }
        for (kind, word) in [
            (ErrorKind::StorageFull, "磁盘满了"),
            (ErrorKind::InvalidFilename, "短些的名字"),
            (ErrorKind::NotFound, "文件夹不见了"),
            (ErrorKind::StaleNetworkFileHandle, "网络"),
        ] {
            let fault = fault(Path::new("/共享/报告.docx"), &Error::from(kind));
            assert!(fault.message.contains(word), "{fault}");
        }
    }

    #[cfg(unix)]
    mod links {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

        use super::*;

        fn names(folder: &Path) -> usize {
            std::fs::read_dir(folder).unwrap().count()
        }

        #[test]
        fn a_link_is_written_through_and_stays_a_link() {
            let folder = tempfile::tempdir().unwrap();
            let inner = folder.path().join("归档");
            std::fs::create_dir(&inner).unwrap();
            let real = inner.join("报告.docx");
            std::fs::write(&real, "旧").unwrap();
            let (near, far) = (folder.path().join("近.docx"), folder.path().join("远.docx"));
            symlink("归档/报告.docx", &near).unwrap();
            symlink(&near, &far).unwrap();
            assert_eq!(write(&far, b"new", Target::Any).unwrap(), far);
            assert_eq!(std::fs::read(&real).unwrap(), b"new");
            assert!(near.is_symlink() && far.is_symlink());
            assert_eq!((names(folder.path()), names(&inner)), (3, 1));
            // Where it leads to nothing yet, that is made.
            std::fs::remove_file(&real).unwrap();
            write(&far, b"newer", Target::New).unwrap();
            assert_eq!(std::fs::read(&real).unwrap(), b"newer");
            assert!(far.is_symlink());
        }

        #[test]
        fn a_link_that_leads_nowhere_or_in_a_circle_is_refused() {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            symlink("没有/报告.docx", at("断.docx")).unwrap();
            symlink("乙.docx", at("甲.docx")).unwrap();
            symlink("甲.docx", at("乙.docx")).unwrap();
            let fault = write(&at("断.docx"), b"x", Target::Any).unwrap_err();
            assert_eq!(fault.code, ErrorCode::NotFound, "{fault}");
            let fault = write(&at("甲.docx"), b"x", Target::Any).unwrap_err();
            assert!(fault.message.contains("绕回"), "{fault}");
            assert_eq!(names(folder.path()), 3);
        }

        #[test]
        fn a_file_keeps_its_rights_and_a_new_one_has_the_usual() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("报告.docx");
            for mode in [0o600, 0o640, 0o664, 0o755] {
                std::fs::write(&path, "旧").unwrap();
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
                let old = std::fs::metadata(&path).unwrap();
                write(&path, b"new", Target::Any).unwrap();
                let new = std::fs::metadata(&path).unwrap();
                assert_eq!(new.mode() & 0o7777, mode);
                assert_eq!((new.uid(), new.gid()), (old.uid(), old.gid()));
            }
            let usual = folder.path().join("别的程序的.txt");
            std::fs::write(&usual, "x").unwrap();
            let made = folder.path().join("新的.docx");
            write(&made, b"new", Target::New).unwrap();
            assert_eq!(
                std::fs::metadata(made).unwrap().mode(),
                std::fs::metadata(usual).unwrap().mode()
            );
        }

        #[test]
        fn a_file_with_a_second_name_is_refused_and_both_stay() {
            let folder = tempfile::tempdir().unwrap();
            let (one, two) = (folder.path().join("一.docx"), folder.path().join("二.docx"));
            std::fs::write(&one, "旧").unwrap();
            std::fs::hard_link(&one, &two).unwrap();
            let fault = write(&two, b"x", Target::Any).unwrap_err();
            assert!(fault.message.contains("硬链接"), "{fault}");
            assert_eq!(std::fs::read_to_string(&one).unwrap(), "旧");
            assert_eq!(std::fs::metadata(&one).unwrap().nlink(), 2);
        }

        #[test]
        fn what_only_looks_like_a_file_is_refused() {
            let folder = tempfile::tempdir().unwrap();
            let socket = folder.path().join("口.docx");
            let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
            let link = folder.path().join("链接.docx");
            symlink("/dev/null", &link).unwrap();
            let devices = ["/dev/null", "/dev/full", "/dev/stdout", "/dev/fd/1"];
            let all = devices.iter().map(PathBuf::from).chain([socket, link]);
            for path in all.filter(|path| path.exists()) {
                let path = with_ending(&path, "docx").unwrap();
                let fault = write(&path, b"x", Target::Any).unwrap_err();
                assert!(fault.message.contains("不是普通文件"), "{path:?}: {fault}");
            }
            assert_eq!(names(folder.path()), 2);
        }
    }

    #[test]
    fn a_file_that_another_program_has_open_is_written_only_when_told_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("报告.docx");
        std::fs::write(&path, "旧").unwrap();
        let lock = folder.path().join(".~lock.报告.docx#");
        std::fs::write(&lock, "周明远,zhou,PC-7,14.01.2027 09:20,x;").unwrap();
        let fault = write(&path, b"new", Target::Any).unwrap_err();
        assert_eq!(fault.code, ErrorCode::InUse);
        for word in ["LibreOffice", "周明远", "PC-7", ".~lock.报告.docx#"] {
            assert!(fault.message.contains(word), "{fault}");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "旧");
        write_with(&path, b"new", Target::Any, Lock::Ignored).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert!(lock.exists(), "it is not ours");
    }

    #[test]
    fn while_it_is_written_a_file_is_noted_and_afterwards_it_is_not() {
        let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        crate::log::keep_in(data.path());
        let note = unfinished::Note::of(&folder.path().join(".nianbao-a1B2c3.tmp")).unwrap();
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 1);
        drop(note);
        write(&folder.path().join("报告.docx"), b"x", Target::New).unwrap();
        assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
