//! The command line as a person runs it: a process, its exit code, what it printed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use crate::programs;

/// What a run of `nianbao` came to.
#[derive(Debug)]
pub struct Run {
    /// The exit code; `None` if a signal ended the process.
    pub code: Option<i32>,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub messages: String,
}

/// Runs `nianbao` with these words.
///
/// # Panics
/// If the program can't be built or started.
#[must_use]
pub fn nianbao<S: AsRef<OsStr>>(words: &[S]) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = start(words);
    Run {
        code: status.code(),
        output: String::from_utf8_lossy(&stdout).into_owned(),
        messages: String::from_utf8_lossy(&stderr).into_owned(),
    }
}

#[expect(
    clippy::expect_used,
    reason = "without the program there is nothing to test"
)]
fn start<S: AsRef<OsStr>>(words: &[S]) -> Output {
    programs::drawing(program())
        .args(words)
        .output()
        .expect("nianbao should start")
}

/// The program, built in the profile of the running test. Cargo hands a binary only to the tests of
/// its own package.
///
/// # Panics
/// If it can't be built.
#[expect(
    clippy::expect_used,
    reason = "without the program there is nothing to test"
)]
#[expect(
    clippy::disallowed_methods,
    reason = "cargo builds with the machine's own settings, outside the room"
)]
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("a test knows its own file");
        let profile = test.ancestors().nth(2).expect("target/PROFILE/deps/test");
        let target = profile.parent().expect("target/PROFILE");
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build
            .args(["build", "--quiet", "--package", "nianbao", "--target-dir"])
            .arg(target);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(
            built.expect("cargo should start").success(),
            "nianbao should build"
        );
        profile.join(format!("nianbao{}", std::env::consts::EXE_SUFFIX))
    })
}
