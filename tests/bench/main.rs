//! `cargo xtask bench`: what a person waits for, measured on the finished programs from outside.
//!
//! | what | how |
//! |---|---|
//! | start-up | keys are pressed from the moment the process starts; the first one that stands in the report tells when the editor took it |
//! | typing to disk | a key is pressed in the open window; another process looks for it in the database |
//! | layout | in this process, ten thousand characters |
//! | export | the command line as a process, wall time and peak memory |
//!
//! Each line gives the median and the worst of its runs beside what is allowed. Ends with 1 when a
//! median is over it.

#![expect(clippy::expect_used, reason = "what can't be set up can't be measured")]
#![expect(clippy::print_stdout, reason = "figures are what this program is for")]

mod export;
mod figure;
mod layout;
mod window;

use std::process::ExitCode;

use figure::Figure;

fn main() -> ExitCode {
    // `cargo bench` passes `--bench`; `cargo test --benches` does not, and then nothing is timed.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let mut figures = layout::measure();
    figures.extend(export::measure());
    figures.extend(window::measure());
    for figure in &figures {
        println!("{figure}");
    }
    if figures.iter().all(Figure::is_within) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
