//! Printing what the page has laid out for the printer.
//!
//! The page holds every sheet at its own size, margins and all; here the system's print dialog is
//! opened over it.
//!
//! **For the end-to-end tests**, which can't click through a native dialog: when `NIANBAO_TEST=1` is
//! set, the sheets go as PDF to `NIANBAO_TEST_SAVE_PATH`, and no dialog is shown; without that
//! variable the person has thought better of it.

use api::error::{ApiError, ErrorCode};
use api::log;
use tauri::WebviewWindow;

/// Prints the page. Answers when the printer has it, or the person thought better of it: until then
/// the page has to hold its sheets ready.
///
/// # Errors
/// `internal`; what the printer said is in the log.
#[tauri::command]
pub(crate) async fn print_pages(window: WebviewWindow) -> Result<(), ApiError> {
    print(&window).await.map_err(|detail| {
        let sentence = "没有打印出来，稿件没有变化。请看看打印机是否接好、有没有纸。";
        let fault = ApiError::new(ErrorCode::Internal, sentence).because(detail);
        log::record("print_pages", &fault);
        fault
    })
}

#[cfg(not(target_os = "linux"))]
async fn print(window: &WebviewWindow) -> Result<(), String> {
    window.print().map_err(|error| error.to_string())
}

#[cfg(target_os = "linux")]
async fn print(window: &WebviewWindow) -> Result<(), String> {
    // The first to speak is heard: after a failure GTK also says that it has finished.
    let (done, mut outcome) = tauri::async_runtime::channel(4);
    let parent = window.clone();
    window
        .with_webview(move |page| linux::print(&page.inner(), &parent, &done))
        .map_err(|error| error.to_string())?;
    outcome.recv().await.unwrap_or(Ok(()))
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    use tauri::WebviewWindow;
    use tauri::async_runtime::Sender;
    use webkit2gtk::glib::object::{Cast, IsA};
    use webkit2gtk::glib::{KeyFile, KeyFileFlags, Object, Type};
    use webkit2gtk::{PrintOperation, PrintOperationExt, PrintOperationResponse, WebView};

    use crate::dialogs::test_answer;

    type Outcome = Result<(), String>;

    /// A4 without margins, as GTK writes it: the margins of an official document are part of the
    /// sheet, and GTK's own would shrink it.
    const PAPER: &str = "[Page Setup]\nName=iso_a4\nDisplayName=A4\nWidth=210\nHeight=297\n\
        MarginTop=0\nMarginBottom=0\nMarginLeft=0\nMarginRight=0\nOrientation=portrait\n";

    pub(super) fn print(page: &WebView, window: &WebviewWindow, done: &Sender<Outcome>) {
        let print = PrintOperation::new(page);
        let finished = done.clone();
        print.connect_finished(move |_| tell(&finished, Ok(())));
        let failed = done.clone();
        print.connect_failed(move |_, error| tell(&failed, Err(error.to_string())));
        let started =
            lay_paper(&print).and_then(|()| match test_answer("NIANBAO_TEST_SAVE_PATH") {
                Some(Some(path)) => to_file(&print, &path).map(|()| true),
                Some(None) => Ok(false),
                None => ask(&print, window),
            });
        match started {
            Ok(true) => {}
            Ok(false) => tell(done, Ok(())),
            Err(detail) => tell(done, Err(detail)),
        }
    }

    fn tell(done: &Sender<Outcome>, outcome: Outcome) {
        // It fails only when nobody waits any more.
        let _ = done.try_send(outcome);
    }

    /// Opens the dialog, and prints if the person says so. Answers whether.
    fn ask(print: &PrintOperation, window: &WebviewWindow) -> Result<bool, String> {
        let parent = window.gtk_window().map_err(|error| error.to_string())?;
        Ok(print.run_dialog(Some(&parent)) == PrintOperationResponse::Print)
    }

    fn lay_paper(print: &PrintOperation) -> Outcome {
        let paper = KeyFile::new();
        paper
            .load_from_data(PAPER, KeyFileFlags::NONE)
            .map_err(|error| error.to_string())?;
        print.set_page_setup(&made("GtkPageSetup")?);
        let setup = print.page_setup().ok_or("no page setup")?;
        setup
            .load_key_file(&paper, None)
            .map_err(|error| error.to_string())
    }

    fn to_file(print: &PrintOperation, path: &Path) -> Outcome {
        print.set_print_settings(&made("GtkPrintSettings")?);
        let settings = print.print_settings().ok_or("no print settings")?;
        settings.set("printer", Some("Print to File"));
        settings.set("output-file-format", Some("pdf"));
        settings.set("output-uri", Some(&format!("file://{}", path.display())));
        print.print();
        Ok(())
    }

    /// A new object of one of GTK's classes, by its name.
    fn made<T: IsA<Object>>(class: &str) -> Result<T, String> {
        let class = Type::from_name(class).ok_or("GTK lacks a class")?;
        Object::with_type(class)
            .downcast()
            .map_err(|_| "GTK made something else".to_owned())
    }
}
