//! Where the programs under test lie, and ending one the hard way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    let test = std::env::current_exe().expect("a test knows its own file");
    let target = test.ancestors().nth(3).expect("target/PROFILE/deps/test");
    let folder = target.join("e2e");
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
    let status = Command::new("kill")
        .args(["-KILL", &id.to_string()])
        .status()
        .expect("kill should start");
    assert!(status.success(), "process {id} should be there to kill");
}
