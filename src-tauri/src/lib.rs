//! The desktop shell of 法治年报: a window, and the way from the page to the commands in `api`.
//!
//! | module | what it holds |
//! |---|---|
//! | [`arguments`] | what can be typed behind the program's name |
//! | [`rpc`] | the one command through which the page reaches `api` |
//! | [`lanes`] | on which thread it is answered: a save waits for no file, no view and no page |
//! | [`grants`] | which files the page may have read and written: those that the person named |
//! | [`drive`] | questions to a drive that may never answer |
//! | [`isolation`] | the web view connects to nothing |
//! | [`window`] | the window: size, first showing, what it refuses |
//! | [`closing`] | what was typed is on disk before the window goes |
//! | [`dialogs`] | asking for a file, opening it, showing it in its folder |
//! | [`printing`] | the system's print dialog over the sheets that the page holds |
//! | [`input_method`] | Chinese input in WebKitGTK |
//! | [`context_menu`] | the menu under the right mouse button |
//!
//! The page may call: `rpc` (bytes: a line `NAME ID`, then the request as JSON, at most
//! `api::limits::MOST_CALL`), `give_up {id}`, `save_dialog {suggested, kind}`, `open_dialog {wanted}`,
//! `open_file {path}`, `show_in_folder {path}`, `print_pages`, `ui_ready`, `ready_to_close`,
//! `keep_open`. It hears the events `flush` (save now; the window is about to close) and
//! `file-dropped {token}`.
//!
//! Dialogs and `file-dropped` give a token for the file. Where a command reads or writes a file (its
//! `Lane`), its `path` is such a token; a path is refused. `open_file` and `show_in_folder` take the
//! path of a file that was written since the program started, and no other.

mod arguments;
mod closing;
#[cfg(target_os = "linux")]
mod context_menu;
mod dialogs;
mod drive;
mod grants;
#[cfg(target_os = "linux")]
mod input_method;
#[cfg(target_os = "linux")]
mod isolation;
mod lanes;
mod printing;
mod rpc;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use api::error::{ApiError, ErrorCode};
use api::log;
use tauri::ipc::Invoke;
use tauri::{Builder, Manager, RunEvent, Wry};

use crate::arguments::Arguments;
use crate::closing::Closing;
use crate::grants::Grants;
use crate::rpc::Rpc;

/// Opens the window and returns when it is closed.
#[must_use]
pub fn run() -> ExitCode {
    match Arguments::of(std::env::args_os().skip(1)) {
        Ok(arguments) => open(arguments),
        Err(sentence) => {
            say(&sentence);
            ExitCode::from(2)
        }
    }
}

fn open(arguments: Arguments) -> ExitCode {
    api::start(arguments.data.as_deref());
    log::record_panics();
    // The library opens while GTK and WebKit start: each needs about as long as the other.
    let grants = Arc::<Grants>::default();
    let rpc = Arc::new(Rpc::start(arguments.data.clone(), Arc::clone(&grants)));
    let app = builder(&arguments, Arc::clone(&rpc), grants).build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(move |_, event| {
                if matches!(event, RunEvent::Exit) {
                    rpc.finish();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            let sentence =
                "窗口打不开，稿件没有变化。请在有桌面的电脑上打开，或者改用命令行 nianbao。";
            log::record(
                "open",
                &ApiError::new(ErrorCode::Internal, sentence).because(error),
            );
            say(sentence);
            ExitCode::FAILURE
        }
    }
}

fn builder(arguments: &Arguments, rpc: Arc<Rpc>, grants: Arc<Grants>) -> Builder<Wry> {
    let mut builder = Builder::default();
    // Two windows on one library would only confuse; with `--data` it is another library.
    if arguments.data.is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::bring_to_front(app);
        }));
    }
    let windows: fn(Invoke) -> bool = tauri::generate_handler![
        rpc::give_up,
        dialogs::save_dialog,
        dialogs::open_dialog,
        dialogs::open_file,
        dialogs::show_in_folder,
        printing::print_pages,
        window::ui_ready,
        closing::ready_to_close,
        closing::keep_open,
    ];
    let data = arguments.data.clone();
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .manage(Closing::default())
        .manage(grants)
        .manage(Arc::clone(&rpc))
        .setup(move |app| {
            window::open(app.handle(), data.as_deref())?;
            Ok(())
        })
        .on_window_event(|window, event| {
            if let Some(page) = window.app_handle().get_webview_window(window.label()) {
                window::on_event(&page, event);
            }
        })
        .invoke_handler(move |invoke| match invoke.message.command() {
            rpc::COMMAND => rpc.ask(invoke),
            _ => windows(invoke),
        })
}

#[expect(
    clippy::print_stderr,
    reason = "before there is a window, standard error is the only place to say something"
)]
fn say(sentence: &str) {
    eprintln!("{sentence}");
}
