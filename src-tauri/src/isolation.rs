//! The web view connects to nothing.
//!
//! The page comes out of the program (`tauri://`) and reaches it by `ipc://`; neither is a connection.
//! Content-Security-Policy stops most of what a page could reach out with, `is_own_page` every
//! navigation; what neither sees (a preconnect, a speculative connection, a redirect) ends here: every
//! connection goes to a proxy of a kind that does not exist, and names are not looked up in advance.

use tauri::WebviewWindow;
use webkit2gtk::{
    NetworkProxyMode, NetworkProxySettings, SettingsExt, WebContextExt, WebViewExt,
    WebsiteDataManagerExt,
};

/// No proxy protocol: GIO refuses it before it opens a socket or looks a name up.
const NOWHERE: &str = "nowhere://0.0.0.0:1";

/// Takes every connection from the web view.
///
/// # Errors
/// What Tauri says when the window is gone.
pub(crate) fn enforce(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|page| {
        let page = page.inner();
        if let Some(settings) = WebViewExt::settings(&page) {
            settings.set_enable_dns_prefetching(false);
            settings.set_enable_webrtc(false);
        }
        let manager = page.context().and_then(|it| it.website_data_manager());
        if let Some(manager) = manager {
            // No exceptions: this machine's own addresses go there too.
            let mut proxy = NetworkProxySettings::new(Some(NOWHERE), &[]);
            manager.set_network_proxy_settings(NetworkProxyMode::Custom, Some(&mut proxy));
        }
    })
}
