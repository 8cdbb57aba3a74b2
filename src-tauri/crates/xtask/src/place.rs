//! Where things lie.

use std::path::PathBuf;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    // src-tauri/crates/xtask, as it was when this program was compiled from it.
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.ancestors()
        .nth(3)
        .map_or_else(|| own.clone(), PathBuf::from)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// A program of this workspace in a profile's folder (`debug` or `release`).
pub fn program(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
