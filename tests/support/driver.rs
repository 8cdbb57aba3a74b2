//! `WebKitWebDriver`, which starts the program and holds its page.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::display::Display;
use crate::programs;

/// A running driver. It can start one program.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver whose program will find this display and these variables.
    #[expect(
        clippy::expect_used,
        reason = "without a driver there is nothing to test"
    )]
    pub fn start(display: &Display, variables: &[(&str, PathBuf)]) -> Self {
        let port = free_port();
        let mut command = programs::drawing("WebKitWebDriver");
        display.enter(&mut command);
        let process = command
            .arg(format!("--port={port}"))
            .arg("--host=127.0.0.1")
            // wry asks for this variable before it lets a driver in.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver should start: cargo xtask test installs webkit2gtk-driver");
        let driver = Self { process, port };
        driver.wait_until_it_listens();
        driver
    }

    /// Starts the program with these arguments.
    #[expect(
        clippy::expect_used,
        reason = "without a window there is nothing to test"
    )]
    pub async fn open(&self, program: &Path, arguments: &[String]) -> Client {
        let wanted = json!({
            "webkitgtk:browserOptions": { "binary": program, "args": arguments },
        });
        let serde_json::Value::Object(wanted) = wanted else {
            unreachable!("an object was written above");
        };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("the program should start and let the driver in")
    }

    fn wait_until_it_listens(&self) {
        for _ in 0..500 {
            if std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[expect(
    clippy::expect_used,
    reason = "without a port there is nothing to test"
)]
fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("some port is free")
        .port()
}
