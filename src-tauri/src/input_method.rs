//! Chinese input in WebKitGTK.
//!
//! wry switches the preedit of every web view off (`set_enable_preedit(false)` in its
//! `webkitgtk/mod.rs`), so that a composition would not be seen in the text while it is typed,
//! and the page would hear of it only when it is over. Here it is switched on again.

use tauri::WebviewWindow;
use webkit2gtk::{InputMethodContextExt, WebViewExt};

/// Lets a composition stand in the text while it is typed.
///
/// # Errors
/// What Tauri says when the window is gone.
pub(crate) fn enable(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|page| {
        if let Some(context) = page.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}
