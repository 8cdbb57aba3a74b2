//! Where the programs under test lie, starting one in the room, ending one the hard way.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::room::Room;

/// Variables of the machine that a program in the room keeps.
const KEPT: [&str; 3] = ["PATH", "TMPDIR", "DBUS_SESSION_BUS_ADDRESS"];

/// A program that will start in the room of the tests: it sees the variables of the [`Room`], the path
/// to programs, and nothing else of the machine's.
///
/// # Panics
/// If the build folder can't be written.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "this is the function that the others are sent to"
)]
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_clear();
    for name in KEPT {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.envs(room().variables());
    command
}

/// A program that draws text, in the room: the fonts that the tests name are there.
///
/// # Panics
/// If one of them is not installed: `cargo xtask test` installs them.
#[must_use]
#[expect(
    clippy::panic,
    reason = "with other fonts a test measures something else"
)]
pub fn drawing(program: impl AsRef<OsStr>) -> Command {
    if let Err(sentence) = room().check_fonts() {
        panic!("{sentence}");
    }
    command(program)
}

#[expect(clippy::panic, reason = "without its room no test can say anything")]
fn room() -> Room {
    Room::make(&target()).unwrap_or_else(|sentence| panic!("{sentence}"))
}

/// Where cargo put the running test.
#[expect(clippy::expect_used, reason = "for tests")]
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own file");
    let target = test.ancestors().nth(3).expect("target/PROFILE/deps/test");
    target.to_path_buf()
}

/// A program of this workspace, in the profile of the running test. The test command builds it
/// before.
///
/// # Panics
/// If it is not there.
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "without the program there is nothing to test"
)]
pub fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own file");
    let profile = test.ancestors().nth(2).expect("target/PROFILE/deps/test");
    let program = profile.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is missing: `cargo xtask test` builds it before it starts this suite",
        program.display()
    );
    program
}

/// Where pictures of failed tests go: `target/e2e`.
///
/// # Panics
/// If the folder can't be made.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests")]
pub fn pictures() -> PathBuf {
    let folder = target().join("e2e");
    fs::create_dir_all(&folder).expect("target can be written to");
    folder
}

/// The process id of a running program that was given this argument.
#[must_use]
pub fn running(name: &str, argument: &Path) -> Option<u32> {
    let wanted = argument.as_os_str().as_encoded_bytes();
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        let mut words = line.split(|byte| *byte == 0);
        let own = Path::new(std::str::from_utf8(words.next()?).ok()?).file_name()?;
        (own == name && words.any(|word| word == wanted)).then_some(id)
    })
}

/// Ends a process at once: SIGKILL, as a power cut would.
///
/// # Panics
/// If there is no such process.
#[expect(clippy::expect_used, reason = "for tests")]
pub fn kill(id: u32) {
    let status = command("kill")
        .args(["-KILL", &id.to_string()])
        .status()
        .expect("kill should start");
    assert!(status.success(), "process {id} should be there to kill");
}
