//! A drive that does not answer, made of a few lines of C that are loaded before the C library: every
//! look at a path with a certain word in it waits for ever.

use std::path::{Path, PathBuf};

use crate::programs;

const SOURCE: &str = include_str!("stall/stall.c");

/// Name of the folder that lies on such a drive.
pub const FOLDER: &str = "没有回应的盘";

/// Compiles the few lines into a folder. Returns the variables for the program under test.
///
/// # Panics
/// If there is no C compiler.
#[must_use]
#[expect(clippy::expect_used, reason = "for tests")]
pub(crate) fn variables(folder: &Path) -> [(&'static str, PathBuf); 2] {
    let source = folder.join("stall.c");
    let library = folder.join("stall.so");
    std::fs::write(&source, SOURCE).expect("the folder can be written to");
    let status = programs::command("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status()
        .expect("cc should start: cargo xtask test installs build-essential");
    assert!(status.success(), "the lines should compile");
    [("LD_PRELOAD", library), ("STALLED_PATH", FOLDER.into())]
}
