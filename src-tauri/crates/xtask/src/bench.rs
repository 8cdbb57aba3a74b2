//! `cargo xtask bench`

use crate::debian::Need;
use crate::{Outcome, debian, display, page, process};

/// Builds in release and measures; what and how is in `tests/bench`. `parts` are the names of what
/// is measured, all of it where there are none.
///
/// # Errors
/// A sentence, also when something takes longer than it may.
pub fn bench(parts: &[&str]) -> Outcome {
    debian::ensure(Need::Measure)?;
    page::build()?;
    process::run(process::cargo().args([
        "build",
        "--release",
        "--package",
        "nianbao",
        "--package",
        "nianbao-desktop",
    ]))?;
    let cargo = process::cargo();
    let mut bench = display::with_bus(cargo.get_program());
    process::run(
        bench
            .args([
                "bench",
                "--package",
                "nianbao-tests",
                "--features",
                "e2e",
                "--bench",
                "whole",
                "--",
            ])
            .args(parts),
    )
}
