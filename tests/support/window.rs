//! The real window: the program as it ships, on a display of its own, held by WebDriver.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::display::Display;
use crate::driver::Driver;
use crate::library::Library;
use crate::programs;
use crate::stalled;
use crate::wait::until;

const NAME: &str = "nianbao-desktop";

/// One window at a time: two on a small machine would only slow each other down.
static ALONE: Mutex<()> = Mutex::new(());

/// How a window is opened.
#[derive(Debug, Clone)]
pub struct Setup {
    data: PathBuf,
    screen: (u32, u32),
    save_to: Option<PathBuf>,
    read_from: Option<PathBuf>,
    stalled: bool,
}

impl Setup {
    /// A window on the library in this folder.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            data: data.to_path_buf(),
            screen: (1280, 800),
            save_to: None,
            read_from: None,
            stalled: false,
        }
    }

    /// A screen of another size, in pixels.
    #[must_use]
    pub fn screen(mut self, width: u32, height: u32) -> Self {
        self.screen = (width, height);
        self
    }

    /// What the person chooses in the save dialog.
    #[must_use]
    pub fn save_to(mut self, path: &Path) -> Self {
        self.save_to = Some(path.to_path_buf());
        self
    }

    /// What the person chooses in the open dialog.
    #[must_use]
    pub fn read_from(mut self, path: &Path) -> Self {
        self.read_from = Some(path.to_path_buf());
        self
    }

    /// What lies in a folder named [`stalled::FOLDER`] lies on a drive that does not answer.
    #[must_use]
    pub fn with_stalled_drive(mut self) -> Self {
        self.stalled = true;
        self
    }

    /// Starts the program and waits until its page stands.
    ///
    /// # Panics
    /// If it does not come up.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "without a window there is nothing to test"
    )]
    pub fn open(self) -> Window {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let display = Display::start(self.screen.0, self.screen.1);
        let mut variables = vec![("NIANBAO_TEST", PathBuf::from("1"))];
        for (name, path) in [
            ("NIANBAO_TEST_SAVE_PATH", &self.save_to),
            ("NIANBAO_TEST_OPEN_PATH", &self.read_from),
        ] {
            if let Some(path) = path {
                variables.push((name, path.clone()));
            }
        }
        let preloaded = tempfile::tempdir().expect("a folder can be made");
        if self.stalled {
            variables.extend(stalled::variables(preloaded.path()));
        }
        let driver = Driver::start(&display, &variables);
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime can be made");
        let arguments = ["--data".to_owned(), self.data.display().to_string()];
        let page = runtime.block_on(driver.open(&programs::program(NAME), &arguments));
        let window = Window {
            page,
            runtime,
            display,
            data: self.data,
            _driver: driver,
            _preloaded: preloaded,
            _alone: alone,
        };
        window.find("html[data-ready=true]");
        until("the window to be shown", || {
            window.display.shows("法治年报").then_some(())
        });
        window
    }
}

/// An open window.
#[derive(Debug)]
pub struct Window {
    page: Client,
    runtime: Runtime,
    display: Display,
    data: PathBuf,
    _driver: Driver,
    _preloaded: TempDir,
    // Last: the next window opens when everything of this one is gone.
    _alone: MutexGuard<'static, ()>,
}

impl Window {
    /// A window on the library in this folder.
    ///
    /// # Panics
    /// If it does not come up.
    #[must_use]
    pub fn open(data: &Path) -> Self {
        Setup::new(data).open()
    }

    /// The keyboard and screen of this window.
    #[must_use]
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// What is on disk.
    ///
    /// # Panics
    /// If there is no database.
    #[must_use]
    pub fn library(&self) -> Library {
        Library::of(&self.data)
    }

    /// Waits for an element that a CSS selector names.
    ///
    /// # Panics
    /// If it does not come.
    #[track_caller]
    pub fn find(&self, selector: &str) -> Element {
        until(selector, || {
            self.runtime
                .block_on(self.page.find(Locator::Css(selector)))
                .ok()
        })
    }

    /// Whether a CSS selector names something now.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        self.runtime
            .block_on(self.page.find(Locator::Css(selector)))
            .is_ok()
    }

    /// Waits until a CSS selector names nothing any more.
    ///
    /// # Panics
    /// If it goes on doing so.
    #[track_caller]
    pub fn gone(&self, selector: &str) {
        until(&format!("no {selector}"), || {
            (!self.has(selector)).then_some(())
        });
    }

    /// Clicks on the element with this `data-testid`.
    ///
    /// # Panics
    /// If it does not come, or lies under something else.
    #[track_caller]
    pub fn click(&self, id: &str) {
        self.click_on(&named(id));
    }

    /// Clicks on the element that a CSS selector names.
    ///
    /// # Panics
    /// If it does not come, or lies under something else.
    #[track_caller]
    pub fn click_on(&self, selector: &str) {
        until(&format!("a click on {selector}"), || {
            self.wait(async {
                let found = self.page.find(Locator::Css(selector)).await?;
                // The driver scrolls only until an edge is in sight, and then clicks the middle.
                let into_sight = "arguments[0].scrollIntoView({block: 'center'})";
                let element = serde_json::to_value(&found).unwrap_or_default();
                self.page.execute(into_sight, vec![element]).await?;
                found.click().await
            })
            .ok()
        });
    }

    /// Drags with the mouse from one place of the page to another; places in pixels from its top left.
    ///
    /// # Panics
    /// If the driver can't.
    #[track_caller]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let go = |(x, y), duration| PointerAction::MoveTo { duration, x, y };
        let slowly = Some(Duration::from_millis(200));
        let halfway = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let mouse = MouseActions::new("mouse".to_owned())
            .then(go(from, None))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(go(halfway, slowly))
            .then(go(to, slowly))
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.wait(self.page.perform_actions(mouse))
            .expect("the driver should move the mouse");
    }

    /// Types into the element with this `data-testid`, in place of what stands there.
    ///
    /// # Panics
    /// If it does not come.
    #[track_caller]
    pub fn fill(&self, id: &str, text: &str) {
        let field = self.find(&named(id));
        until(&format!("{id} to be filled"), || {
            self.wait(async {
                field.clear().await?;
                field.send_keys(text).await
            })
            .ok()
        });
    }

    /// Types where the cursor stands; Chinese comes as if from the clipboard of an input method,
    /// without composition.
    ///
    /// # Panics
    /// If nothing has the keyboard.
    #[track_caller]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn write(&self, text: &str) {
        self.wait(async { self.page.active_element().await?.send_keys(text).await })
            .expect("something should have the keyboard");
    }

    /// The text of the element with this `data-testid`, as a person sees it.
    ///
    /// # Panics
    /// If it does not come.
    #[must_use]
    #[track_caller]
    pub fn text(&self, id: &str) -> String {
        let found = self.find(&named(id));
        self.wait(found.text()).unwrap_or_default()
    }

    /// What stands in the field with this `data-testid`.
    ///
    /// # Panics
    /// If it does not come.
    #[must_use]
    #[track_caller]
    pub fn value(&self, id: &str) -> String {
        let found = self.find(&named(id));
        self.wait(found.prop("value"))
            .ok()
            .flatten()
            .unwrap_or_default()
    }

    /// Waits until an element's text satisfies a condition, and answers with it.
    ///
    /// # Panics
    /// If it does not come to that.
    #[track_caller]
    pub fn wait_for_text(&self, id: &str, fits: impl Fn(&str) -> bool) -> String {
        until(&format!("another text of {id}"), || {
            Some(self.text(id)).filter(|text| fits(text))
        })
    }

    /// Waits until everything that was typed is on disk, as the window says.
    ///
    /// # Panics
    /// If it does not come to that.
    #[track_caller]
    pub fn wait_until_saved(&self) {
        self.find("[data-testid=save-state][data-state=saved]");
    }

    /// Runs JavaScript in the page.
    ///
    /// # Panics
    /// If it throws.
    #[track_caller]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn run(&self, script: &str) -> Value {
        self.wait(self.page.execute(script, Vec::new()))
            .expect("the script should run")
    }

    /// Runs JavaScript in the page that calls its last argument when it is done.
    ///
    /// # Panics
    /// If it throws or never calls.
    #[track_caller]
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn run_until_called(&self, script: &str) -> Value {
        self.wait(self.page.execute_async(script, Vec::new()))
            .expect("the script should run")
    }

    /// Keeps a picture of the page as `target/e2e/NAME.png`.
    pub fn picture(&self, name: &str) {
        // What the page holds is painted a frame or two later.
        let painted = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
        let _ = self.wait(self.page.execute_async(painted, Vec::new()));
        if let Ok(png) = self.wait(self.page.screenshot()) {
            let _ = std::fs::write(programs::pictures().join(format!("{name}.png")), png);
        }
    }

    /// Ends the program at once and lets the driver find out. To be followed by
    /// [`Window::kill`].
    ///
    /// # Panics
    /// If it does not run.
    #[expect(clippy::expect_used, reason = "for tests")]
    pub fn kill_now(&self) {
        programs::kill(programs::running(NAME, &self.data).expect("the program runs"));
    }

    /// Ends the program at once, as a power cut would. What was being written is lost.
    ///
    /// # Panics
    /// If it does not end.
    pub fn kill(self) {
        if let Some(id) = programs::running(NAME, &self.data) {
            programs::kill(id);
        }
        self.wait_for_end();
    }

    /// Closes the window as a person does, and waits until the program has ended.
    ///
    /// # Panics
    /// If it does not end.
    pub fn close(self) {
        self.display.close_window();
        self.wait_for_end();
    }

    fn wait_for_end(&self) {
        until("the program to end", || {
            programs::running(NAME, &self.data).is_none().then_some(())
        });
    }

    /// A call to the driver. One that never answers is an error too, not a suite that hangs.
    fn wait<T>(&self, call: impl Future<Output = Result<T, CmdError>>) -> Result<T, String> {
        self.runtime.block_on(async {
            match tokio::time::timeout(Duration::from_secs(20), call).await {
                Ok(answer) => answer.map_err(|error| error.to_string()),
                Err(_) => Err("the driver did not answer".to_owned()),
            }
        })
    }
}

impl Drop for Window {
    #[expect(
        clippy::print_stderr,
        reason = "the one who reads of a failed test looks here"
    )]
    fn drop(&mut self) {
        let Some(id) = programs::running(NAME, &self.data) else {
            return;
        };
        if std::thread::panicking() {
            let test = std::thread::current();
            let name = test.name().unwrap_or("window").replace("::", "-");
            self.picture(&name);
            eprintln!("a picture of the window: target/e2e/{name}.png");
        }
        programs::kill(id);
    }
}

/// The selector for a `data-testid`.
#[must_use]
pub fn named(id: &str) -> String {
    format!("[data-testid='{id}']")
}
