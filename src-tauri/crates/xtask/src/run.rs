//! `cargo xtask run [--debug] [-- arguments]`

use crate::debian::Need;
use crate::{Outcome, debian, display, page, place, process};

/// Sets the machine up, builds the program and opens its window.
///
/// # Errors
/// A sentence.
pub fn run(words: &[&str]) -> Outcome {
    let (own, passed) = match words.iter().position(|word| *word == "--") {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, &[][..]),
    };
    let debug = match own {
        [] => false,
        ["--debug"] => true,
        _ => {
            return Err(format!(
                "看不懂 not understood: {}\n用法 usage：cargo xtask run [--debug] [-- 参数]",
                own.join(" ")
            ));
        }
    };
    let seen = display::is_there();
    debian::ensure(if seen {
        Need::Window
    } else {
        Need::VirtualWindow
    })?;
    page::build()?;
    let mut build = process::cargo();
    build.args(["build", "--package", "nianbao-desktop"]);
    if !debug {
        build.arg("--release");
    }
    process::run(&mut build)?;
    let program = place::program(if debug { "debug" } else { "release" }, "nianbao-desktop");
    let mut window = if seen {
        process::program(program)
    } else {
        println!(
            "这台电脑没有显示器，程序在虚拟显示里运行，看不到窗口；按 Ctrl+C 结束。\n\
             No display here: the program runs under a virtual one, unseen; Ctrl+C ends it."
        );
        display::virtual_one(program)
    };
    process::run(window.args(passed))
}
