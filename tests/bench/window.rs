//! The real window: how soon it takes keys, how soon what was typed is on disk.

use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nianbao_tests::display::Display;
use nianbao_tests::library::{self, Library};
use nianbao_tests::programs;
use nianbao_tests::wait::{PATIENCE, until};

use crate::figure::Figure;

const STARTS: usize = 11;
const KEYS: usize = 40;

/// Pressed one after the other while the program starts. Each stands once, so that the first one
/// that arrived says when that was.
const SEQUENCE: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// Time between two of them, in milliseconds.
const APART: u32 = 30;

/// Start-up and typing.
pub fn measure() -> Vec<Figure> {
    let data = tempfile::tempdir().expect("a folder for the library");
    make_report(data.path());
    let starts: Vec<Duration> = (0..STARTS).map(|_| start(data.path())).collect();
    let keys = type_to_disk(data.path());
    vec![
        Figure::of_times(
            "start-up, process to first key in the editor",
            &starts,
            Duration::from_millis(600),
        ),
        Figure::of_times(
            "typing, key to synced database",
            &keys,
            Duration::from_millis(300),
        ),
    ]
}

/// A window on a display of its own.
struct Running {
    process: Child,
    display: Display,
}

impl Running {
    fn start(data: &Path) -> Self {
        let display = Display::start(1280, 800);
        let process = launch(&display, data);
        Self { process, display }
    }

    fn wait_for_window(&self) {
        until("the window to be shown", || {
            self.display.shows("法治年报").then_some(())
        });
    }

    /// Closes the window as a person does.
    fn close(mut self) {
        self.display.close_window();
        until("the program to end", || {
            self.process.try_wait().ok().flatten()
        });
    }
}

fn launch(display: &Display, data: &Path) -> Child {
    let mut command = programs::command(programs::program("nianbao-desktop"));
    display.enter(&mut command);
    command
        .arg("--data")
        .arg(data)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// Makes a report by keys and leaves it open, so that the next start opens it.
fn make_report(data: &Path) {
    let window = Running::start(data);
    window.wait_for_window();
    until("a report", || {
        window.display.press(&["ctrl+n"]);
        thread::sleep(Duration::from_millis(300));
        window.display.type_text("qingtang", 20);
        window.display.press(&["Return"]);
        thread::sleep(Duration::from_millis(700));
        (library::file(data).is_file() && Library::of(data).reports() > 0).then_some(())
    });
    window.close();
}

/// Process start to the first key that the editor took.
fn start(data: &Path) -> Duration {
    let before = text(data);
    let display = Display::start(1280, 800);
    let mut process = launch(&display, data);
    let began = Instant::now();
    display.type_text(SEQUENCE, APART);
    let took = began.elapsed();
    let typed = until("a key to arrive", || {
        text(data)
            .strip_prefix(&common_prefix(&before, &text(data)))
            .map(str::to_owned)
            .filter(|rest| rest.contains('9'))
    });
    let first = typed.chars().next().expect("something was typed");
    let index = SEQUENCE.find(first).expect("only these keys were pressed");
    display.close_window();
    until("the program to end", || process.try_wait().ok().flatten());
    let each = took.as_secs_f64() / SEQUENCE.len() as f64;
    // Pressed before its pause of `each`, so at the beginning of its share.
    Duration::from_secs_f64(each * index as f64)
}

/// Key press to the row in the database, which is written when its log is synced.
fn type_to_disk(data: &Path) -> Vec<Duration> {
    let window = Running::start(data);
    window.wait_for_window();
    until("the editor", || {
        let before = text(data);
        window.display.type_text("s", 1);
        thread::sleep(Duration::from_millis(500));
        (text(data) != before).then_some(())
    });
    let library = Library::of(data);
    let times = (0..KEYS)
        .map(|index| {
            let before = library.text();
            let pressed = Instant::now();
            window
                .display
                .type_text(if index % 2 == 0 { "x" } else { "y" }, 1);
            // Looked for without a pause: a wait of its own would be measured with it.
            while library.text() == before {
                assert!(pressed.elapsed() < PATIENCE, "the key should be written");
            }
            let took = pressed.elapsed();
            // Another moment of the machine each time.
            thread::sleep(Duration::from_millis(150 + 7 * index as u64));
            took
        })
        .collect();
    window.close();
    times
}

fn text(data: &Path) -> String {
    Library::of(data).text()
}

fn common_prefix(one: &str, other: &str) -> String {
    one.chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a)
        .collect()
}
