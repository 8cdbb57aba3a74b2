//! `nianbao`: the work of the window without a window.
//!
//! Results go to standard output, every message to standard error in Chinese. Exit codes: 0 done,
//! 1 findings or refused, 2 wrong usage.

mod args;
mod run;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match args::Args::try_parse() {
        Ok(args) => run::run(args),
        Err(error) => usage::explain(&error),
    }
}
