//! System packages: which are missing, installing them.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Outcome, process};

/// To compile the window.
const BUILD: [&str; 5] = [
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "libdbus-1-dev",
];

/// To read Chinese in it.
const FONTS: [&str; 1] = ["fonts-noto-cjk"];

/// To open a window on a machine without a display. `xvfb-run` needs `xauth`.
const DISPLAY: [&str; 4] = ["xvfb", "xauth", "dbus", "openbox"];

/// To press its keys and look at what it wrote.
const TEST: [&str; 5] = [
    "webkit2gtk-driver",
    "xdotool",
    "libreoffice-writer-nogui",
    "poppler-utils",
    "python3-docx",
];

/// What every program that a test starts sees, and nothing else: `tests/support/room.rs`.
const ROOM: [&str; 4] = [
    "fonts-arphic-uming",
    "fonts-arphic-ukai",
    "fonts-liberation",
    "tzdata",
];

/// To measure what a process takes.
const BENCH: [&str; 3] = ["time", "xdotool", "webkit2gtk-driver"];

/// What a command needs of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Compiling the window and seeing it.
    Window,
    /// The same without a display.
    VirtualWindow,
    /// Every test.
    Tests,
    /// Measuring.
    Measure,
    /// Only compiling.
    Build,
}

impl Need {
    fn packages(self) -> Vec<&'static str> {
        let groups: &[&[&str]] = match self {
            Self::Build => &[&BUILD],
            Self::Window => &[&BUILD, &FONTS],
            Self::VirtualWindow => &[&BUILD, &FONTS, &DISPLAY],
            Self::Tests => &[&BUILD, &FONTS, &DISPLAY, &TEST, &ROOM],
            Self::Measure => &[&BUILD, &FONTS, &DISPLAY, &BENCH, &ROOM],
        };
        groups.concat()
    }
}

/// Installs what is missing.
///
/// # Errors
/// A sentence with the line to type, when it can't be installed from here.
pub fn ensure(need: Need) -> Outcome {
    let wanted = need.packages();
    if !process::exists("dpkg-query") {
        println!(
            "这台电脑不是 Debian 系，请自行装好相当于这些的软件包 not a Debian machine, please install \
             the likes of: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!(
        "正在安装缺少的系统软件包 installing missing system packages: {}",
        missing.join(" ")
    );
    // A fresh image comes without lists; old lists may name versions that are gone.
    if has_lists() && install(&missing).is_ok() {
        return Ok(());
    }
    process::run(apt().arg("update"))
        .and_then(|()| install(&missing))
        .map_err(|error| {
            format!(
                "{error}\n系统软件包装不上，请用管理员身份运行 please run as administrator:\n  \
                 apt-get update && apt-get install -y {}",
                missing.join(" ")
            )
        })
}

/// Those of these packages that are not installed.
fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // It fails when it does not know one of them, and still lists the others.
    let listed = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    not_in(wanted, &listed)
}

fn not_in<'a>(wanted: &[&'a str], listed: &str) -> Vec<&'a str> {
    wanted
        .iter()
        .filter(|name| {
            !listed
                .lines()
                .any(|line| line == format!("{name} installed"))
        })
        .copied()
        .collect()
}

fn install(packages: &[&str]) -> Outcome {
    let mut line = apt();
    line.args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    process::run(&mut line)
}

fn apt() -> Command {
    let mut line = if is_root() || !process::exists("sudo") {
        Command::new("env")
    } else {
        let mut line = Command::new("sudo");
        line.arg("env");
        line
    };
    line.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    line
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn has_lists() -> bool {
    Path::new("/var/lib/apt/lists")
        .read_dir()
        .is_ok_and(|mut entries| {
            entries.any(|entry| {
                entry.is_ok_and(|entry| entry.file_name().to_string_lossy().contains("_Packages"))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_was_removed_or_never_known_is_missing() {
        let listed = "xvfb installed\nopenbox config-files\n";
        assert_eq!(
            not_in(&["xvfb", "openbox", "xdotool"], listed),
            ["openbox", "xdotool"]
        );
    }

    #[test]
    fn a_package_is_not_taken_for_one_whose_name_begins_alike() {
        assert_eq!(not_in(&["dbus"], "dbus-x11 installed\n"), ["dbus"]);
    }
}
