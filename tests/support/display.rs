//! A display of its own, with a window manager, for one window.
//!
//! Keys are pressed with `xdotool` as the X server would send them from a keyboard: they pass
//! through GTK and its input method, which WebDriver's keys do not.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::programs;

/// A running X server without a screen.
#[derive(Debug)]
pub struct Display {
    server: Child,
    desktop: Child,
    name: String,
}

impl Display {
    /// Starts a server with a screen of this size, in pixels, and openbox on it.
    ///
    /// # Panics
    /// If Xvfb or openbox is missing: `cargo xtask test` installs them.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "without a display there is nothing to test"
    )]
    pub fn start(width: u32, height: u32) -> Self {
        let mut server = programs::command("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
            ])
            .arg(format!("{width}x{height}x24"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb should start");
        let mut number = String::new();
        let said = server.stdout.take().expect("a pipe was asked for");
        BufReader::new(said)
            .read_line(&mut number)
            .expect("Xvfb should say its number");
        let name = format!(":{}", number.trim());
        let desktop = programs::command("openbox")
            .arg("--sm-disable")
            .env("DISPLAY", &name)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("openbox should start");
        let display = Self {
            server,
            desktop,
            name,
        };
        display.wait_for_desktop();
        // At the first key that xdotool presses the server changes keyboards, and the window
        // manager, which then asks for its keys anew, would miss an Alt+F4.
        display.press(&["shift"]);
        display
    }

    /// The value for `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a program needs to open its window here and nowhere else, and to take keys as a
    /// desktop in China without an input method would: GTK's own composition by code point.
    pub fn enter(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("GTK_IM_MODULE", "gtk-im-context-simple")
            .env("NO_AT_BRIDGE", "1");
    }

    /// Presses keys one after the other, as xdotool names them: `a`, `Return`, `ctrl+z`.
    ///
    /// # Panics
    /// If xdotool is missing.
    pub fn press(&self, keys: &[&str]) {
        self.xdotool(&[&["key", "--delay", "30"], keys].concat());
    }

    /// Types ASCII text, this many milliseconds apart.
    ///
    /// # Panics
    /// If xdotool is missing.
    pub fn type_text(&self, text: &str, apart: u32) {
        self.xdotool(&["type", "--delay", &apart.to_string(), text]);
    }

    /// Composes characters by their code points, as GTK does it: Ctrl+Shift+U, the digits, and a
    /// space that confirms.
    ///
    /// # Panics
    /// If xdotool is missing.
    pub fn compose(&self, text: &str) {
        for character in text.chars() {
            self.begin_composition(character);
            self.press(&["space"]);
        }
    }

    /// Composes a character up to the key that would confirm it.
    ///
    /// # Panics
    /// If xdotool is missing.
    pub fn begin_composition(&self, character: char) {
        self.press(&["ctrl+shift+u"]);
        let digits = format!("{:x}", u32::from(character));
        self.type_text(&digits, 40);
    }

    /// Asks the window that has the keyboard to close, as its cross does.
    ///
    /// # Panics
    /// If xdotool is missing.
    pub fn close_window(&self) {
        self.press(&["alt+F4"]);
    }

    /// Whether a window with this title is to be seen.
    #[must_use]
    pub fn shows(&self, title: &str) -> bool {
        self.command(&["search", "--onlyvisible", "--name", title])
            .output()
            .is_ok_and(|found| found.status.success())
    }

    #[expect(clippy::expect_used, reason = "without keys there is nothing to test")]
    fn xdotool(&self, words: &[&str]) {
        let status = self.command(words).status().expect("xdotool should start");
        assert!(status.success(), "xdotool {words:?}");
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = programs::command("xdotool");
        command
            .args(words)
            .env("DISPLAY", &self.name)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    // Windows that open before their manager would stay without keyboard.
    fn wait_for_desktop(&self) {
        for _ in 0..200 {
            let managed = self
                .command(&["get_num_desktops"])
                .status()
                .is_ok_and(|status| status.success());
            if managed {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in [&mut self.desktop, &mut self.server] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
