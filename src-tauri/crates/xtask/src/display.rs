//! Whether there is a display, and starting a program under a virtual one.

use std::ffi::OsStr;
use std::process::Command;

use crate::process;

/// Whether a window can be seen on this machine.
pub fn is_there() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A session bus for a program: single instance and portals ask for one.
pub fn with_bus(program: impl AsRef<OsStr>) -> Command {
    let mut command = process::program("dbus-run-session");
    command.arg("--").arg(program);
    command
}

/// A virtual display and a session bus for a program.
pub fn virtual_one(program: impl AsRef<OsStr>) -> Command {
    let mut command = process::program("xvfb-run");
    command
        .args(["--auto-servernum", "--server-args=-screen 0 1280x800x24"])
        .args(["dbus-run-session", "--"])
        .arg(program);
    command
}
