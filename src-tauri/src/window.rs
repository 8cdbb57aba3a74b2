//! The window: size, first showing, what it refuses.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde::Serialize;
use tauri::webview::{Color, NewWindowResponse, PermissionResponse};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, PhysicalSize, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};

use crate::closing;
use crate::grants::{Grants, Use};

/// Name of the window, to which `capabilities/window.json` refers.
const LABEL: &str = "main";

/// Width and height in logical pixels.
const SIZE: (f64, f64) = (1280.0, 800.0);
const SMALLEST: (f64, f64) = (960.0, 640.0);

/// `--desk` of the light theme in `ui/src/styles/tokens.css`: what is seen before the page is.
const BACKGROUND: Color = Color(0xf1, 0xef, 0xea, 0xff);

/// When the window is shown at the latest, ready or not: a person who sees nothing clicks again.
const SHOWN_BY: Duration = Duration::from_millis(1500);

/// A file was dropped on the window.
const FILE_DROPPED: &str = "file-dropped";

#[derive(Debug, Clone, Serialize)]
struct Dropped {
    token: String,
}

/// Makes the window. It is shown when the page is painted, so that no empty one flashes up.
///
/// # Errors
/// What Tauri says when there is no display or no WebKit.
pub(crate) fn open(app: &AppHandle, data: Option<&Path>) -> tauri::Result<()> {
    let mut builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("法治年报")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .center()
        .visible(false)
        .background_color(BACKGROUND)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    // Two programs at once must not share what WebKit keeps for itself.
    if let Some(data) = data {
        builder = builder.data_directory(data.join("webview"));
    }
    let window = builder.build()?;
    fit(&window);
    #[cfg(target_os = "linux")]
    {
        crate::isolation::enforce(&window)?;
        crate::input_method::enable(&window)?;
        crate::context_menu::keep_editing_only(&window)?;
    }
    let late = window.clone();
    thread::spawn(move || {
        thread::sleep(SHOWN_BY);
        show(&late);
    });
    Ok(())
}

/// The page is painted.
#[tauri::command]
pub(crate) fn ui_ready(window: WebviewWindow) {
    show(&window);
}

/// Shows the window over others, for someone who started the program a second time.
pub(crate) fn bring_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// What happens to the window from outside.
pub(crate) fn on_event(window: &WebviewWindow, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            closing::begin(window);
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let grants = window.state::<Arc<Grants>>();
            for path in paths {
                if let Ok(token) = grants.grant(path, Use::Read) {
                    let _ = window.emit(FILE_DROPPED, Dropped { token });
                }
            }
        }
        _ => {}
    }
}

fn show(window: &WebviewWindow) {
    if !window.is_visible().unwrap_or(false) {
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// On a screen of 1024 x 768 the usual size would reach under the panels.
fn fit(window: &WebviewWindow) {
    let Ok(Some(monitor)) = window.primary_monitor() else {
        return;
    };
    let wanted = PhysicalSize::from_logical::<_, f64>(SIZE, monitor.scale_factor());
    let room = monitor.work_area().size;
    if room.width < wanted.width || room.height < wanted.height {
        let _ = window.maximize();
    }
}

/// The page built into the program, and no other.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // How Tauri names the same page on Windows.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(address: &str) -> bool {
        is_own_page(&Url::parse(address).unwrap())
    }

    #[test]
    fn only_the_page_built_into_the_program_opens() {
        assert!(opens("tauri://localhost/"));
        assert!(opens("http://tauri.localhost/index.html"));
        for other in [
            "https://example.com/",
            "http://localhost:1420/",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://elsewhere/",
        ] {
            assert!(!opens(other), "{other}");
        }
    }
}
