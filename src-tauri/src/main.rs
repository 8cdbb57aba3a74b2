//! The window of 法治年报. What it does is in the library beside it.

// No console window beside the program's own on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    nianbao_desktop::run()
}
