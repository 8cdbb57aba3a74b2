//! The menu under the right mouse button.
//!
//! WebKit would offer to go back, to load the page anew (and with it lose the undo history) or to
//! save a picture. A person who writes wants to cut, copy and paste.

use tauri::WebviewWindow;
use webkit2gtk::{ContextMenuAction, ContextMenuExt, ContextMenuItemExt, WebViewExt};

const KEPT: [ContextMenuAction; 5] = [
    ContextMenuAction::Cut,
    ContextMenuAction::Copy,
    ContextMenuAction::Paste,
    ContextMenuAction::Delete,
    ContextMenuAction::SelectAll,
];

/// Takes everything that is not about editing out of the menu.
///
/// # Errors
/// What Tauri says when the window is gone.
pub(crate) fn keep_editing_only(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|page| {
        page.inner().connect_context_menu(|_, menu, _, _| {
            for item in menu.items() {
                if !KEPT.contains(&item.stock_action()) {
                    menu.remove(&item);
                }
            }
            // `true` shows no menu at all: an empty one would be a grey dot.
            menu.n_items() == 0
        });
    })
}
