//! `cargo xtask bench`: what a person waits for, measured on the finished programs from outside.
//!
//! | what | how |
//! |---|---|
//! | start-up | keys are pressed from the moment the process starts; the first one that stands in the report tells when the editor took it |
//! | preview | in the page: from the key to the frame that shows the changed paper |
//! | typing to disk | a key is pressed in the open window; another process looks for it in the database |
//! | intake | in this process, files of other programs from the disk |
//! | layout | in this process, ten thousand characters |
//! | review | in this process, ten thousand characters and a million |
//! | export | the command line as a process, wall time and peak memory |
//!
//! Each line gives the median and the worst of its runs beside what is allowed. Ends with 1 when a
//! median is over it.

#![expect(clippy::expect_used, reason = "what can't be set up can't be measured")]
#![expect(clippy::print_stdout, reason = "figures are what this program is for")]

mod export;
mod figure;
mod intake;
mod layout;
#[cfg(feature = "e2e")]
mod preview;
mod review;
mod window;

use std::process::ExitCode;

use figure::Figure;

/// Measures one part.
type Measure = fn() -> Vec<Figure>;

fn main() -> ExitCode {
    // `cargo bench` passes `--bench`; `cargo test --benches` does not, and then nothing is timed.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    // `cargo xtask bench layout` measures that part alone.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let parts: &[(&str, Measure)] = &[
        ("layout", layout::measure),
        ("review", review::measure),
        ("intake", intake::measure),
        ("export", export::measure),
        ("window", window::measure),
        // Looks into the page, for which it needs WebDriver.
        #[cfg(feature = "e2e")]
        ("preview", preview::measure),
    ];
    let mut figures = Vec::new();
    for (name, measure) in parts {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            let found = measure();
            for figure in &found {
                println!("{figure}");
            }
            figures.extend(found);
        }
    }
    if figures.iter().all(Figure::is_within) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
