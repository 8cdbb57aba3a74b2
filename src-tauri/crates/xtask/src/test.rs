//! `cargo xtask test [--quick]`

use std::ffi::OsString;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::debian::Need;
use crate::room::Room;
use crate::{Outcome, debian, display, page, place, process};

/// Every cargo call below selects the same packages and features, so that dependencies are
/// compiled once to check and once to run.
const WHOLE: [&str; 3] = ["--workspace", "--features", "nianbao-tests/e2e"];

/// How a stage ended.
struct Stage {
    name: &'static str,
    passed: bool,
    took: Duration,
    /// Tests that passed and failed, as the runner counted them.
    counted: (usize, usize),
}

/// Everything, on a machine that may have nothing.
///
/// # Errors
/// A sentence, if anything failed.
pub fn all() -> Outcome {
    let began = Instant::now();
    debian::ensure(Need::Tests)?;
    page::packages()?;
    page::test_packages()?;
    let room = Room::make(&place::target())?;
    room.check_fonts()?;
    room.empty_home()?;
    // First: the shell does not compile without the page that it has in it.
    let mut stages = vec![own("界面构建 page build", page::build)];
    stages.push(stage("格式 cargo fmt", cargo(&["fmt", "--all", "--check"])));
    let mut clippy = cargo(&["clippy", "--all-targets"]);
    clippy.args(WHOLE).args(["--", "--deny", "warnings"]);
    stages.push(stage("静态检查 clippy", clippy));
    let mut check = page::npm("ui");
    check.args(["run", "check"]);
    stages.push(stage("界面类型 svelte-check", check));
    let mut vitest = page::npm("ui");
    vitest.args(["run", "test"]);
    vitest.envs(room.variables());
    stages.push(stage("界面测试 vitest", vitest));
    let mut programs = cargo(&["build", "--bins"]);
    programs.args(WHOLE);
    stages.push(stage("程序构建 cargo build", programs));
    stages.extend(rust_stages(&room));
    sum_up(&stages, began.elapsed())
}

/// The packages that need no window, page or system package: the daily loop.
///
/// # Errors
/// A sentence, if anything failed.
pub fn quick() -> Outcome {
    let began = Instant::now();
    let mut stages = vec![
        stage("格式 cargo fmt", cargo(&["fmt", "--all", "--check"])),
        stage(
            "静态检查 clippy",
            cargo(&["clippy", "--all-targets", "--", "--deny", "warnings"]),
        ),
    ];
    let mut tests = if has_nextest() {
        cargo(&["nextest", "run", "--no-fail-fast"])
    } else {
        cargo(&["test", "--no-fail-fast"])
    };
    tests.args(within(&Room::make(&place::target())?));
    stages.push(stage("测试 tests", tests));
    sum_up(&stages, began.elapsed())
}

/// With nextest the window has the machine to itself; without, cargo runs one suite after the
/// other anyway, and the windows of one suite wait for each other.
fn rust_stages(room: &Room) -> Vec<Stage> {
    let cargo_itself = process::cargo().get_program().to_owned();
    let window = |words: &[&str]| {
        let mut command = display::with_bus(&cargo_itself);
        command.args(words).args(WHOLE).args(within(room));
        command
    };
    if has_nextest() {
        let run = ["nextest", "run", "--no-fail-fast"];
        let mut others = cargo(&run);
        others.args(WHOLE).args(within(room));
        others.args(["-E", "not binary(e2e)"]);
        let mut e2e = window(&run);
        e2e.args(["--test-threads=1", "-E", "binary(e2e)"]);
        vec![
            stage("Rust 测试 tests", others),
            stage("真实窗口 end to end", e2e),
        ]
    } else {
        let all = window(&["test", "--no-fail-fast"]);
        vec![stage("Rust 测试和真实窗口 tests, end to end", all)]
    }
}

/// Words for cargo that let every test process start in the room. Cargo itself stays outside: it needs
/// the person's home.
fn within(room: &Room) -> [OsString; 2] {
    let mut words = vec!["env".to_owned()];
    // A test that has cargo build something finds what the person has.
    for (name, usual) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
        let home = || std::env::home_dir().map(|home| home.join(usual).into_os_string());
        if let Some(folder) = std::env::var_os(name).or_else(home) {
            words.push(format!("{name}={}", folder.display()));
        }
    }
    let variables = room.variables();
    words.extend(
        variables
            .iter()
            .map(|(name, value)| format!("{name}={}", value.display())),
    );
    // A list of strings is written alike in JSON and in TOML.
    let runner = format!("target.'cfg(all())'.runner={words:?}");
    ["--config".into(), runner.into()]
}

fn cargo(words: &[&str]) -> Command {
    let mut command = process::cargo();
    command.args(words);
    command
}

fn has_nextest() -> bool {
    process::output(cargo(&["nextest", "--version"]).stderr(std::process::Stdio::null())).is_ok()
}

fn stage(name: &'static str, mut command: Command) -> Stage {
    println!("\n── {name}");
    let began = Instant::now();
    let (passed, said) = process::watch(&mut command).unwrap_or_else(|error| {
        eprintln!("{error}");
        (false, String::new())
    });
    Stage {
        name,
        passed,
        took: began.elapsed(),
        counted: counted(&said),
    }
}

fn own(name: &'static str, work: impl FnOnce() -> Outcome) -> Stage {
    println!("\n── {name}");
    let began = Instant::now();
    let outcome = work();
    if let Err(sentence) = &outcome {
        eprintln!("{sentence}");
    }
    Stage {
        name,
        passed: outcome.is_ok(),
        took: began.elapsed(),
        counted: (0, 0),
    }
}

/// The last line is `N passed, 0 failed` only if every stage passed.
fn sum_up(stages: &[Stage], took: Duration) -> Outcome {
    println!();
    for stage in stages {
        let mark = if stage.passed {
            "通过 ok  "
        } else {
            "失败 FAIL"
        };
        println!("{mark} {:>7.1} s  {}", stage.took.as_secs_f64(), stage.name);
    }
    println!("共 {:.0} s in all", took.as_secs_f64());
    let passed: usize = stages.iter().map(|stage| stage.counted.0).sum();
    let failed: usize = stages.iter().map(|stage| stage.counted.1).sum();
    let broken: Vec<&str> = stages
        .iter()
        .filter(|stage| !stage.passed)
        .map(|stage| stage.name)
        .collect();
    if broken.is_empty() && failed == 0 {
        println!("{passed} passed, 0 failed");
        Ok(())
    } else {
        Err(format!(
            "没有通过的步骤 failing stages: {}\n{passed} passed, {failed} failed",
            broken.join("；")
        ))
    }
}

/// Tests that passed and failed, as nextest (`12 passed`, `1 failed` in its summary), cargo
/// (`test result:`) and vitest (`Tests`) say it.
fn counted(said: &str) -> (usize, usize) {
    let plain = without_colours(said);
    let mut sum = (0, 0);
    for line in plain.lines().map(str::trim) {
        let counts = line.starts_with("Summary [")
            || line.starts_with("test result:")
            || line.starts_with("Tests ");
        if counts {
            sum.0 += before(line, "passed");
            sum.1 += before(line, "failed") + before(line, "timed out");
        }
    }
    sum
}

/// The number that stands before a word.
fn before(line: &str, word: &str) -> usize {
    let Some((head, _)) = line.split_once(word) else {
        return 0;
    };
    head.split_whitespace()
        .next_back()
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

fn without_colours(said: &str) -> String {
    let mut plain = String::with_capacity(said.len());
    let mut characters = said.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_of_each_runner_is_read() {
        let nextest =
            "     Summary [   4.1s] 120 tests run: 118 passed (1 slow), 2 failed, 7 skipped";
        assert_eq!(counted(nextest), (118, 2));
        let cargo = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured\n\
                     test result: FAILED. 3 passed; 1 failed; 0 ignored";
        assert_eq!(counted(cargo), (15, 1));
        let vitest =
            " Test Files  4 passed (4)\n      Tests  \u{1b}[1m\u{1b}[32m93 passed\u{1b}[39m (93)";
        assert_eq!(counted(vitest), (93, 0));
    }

    #[test]
    fn other_lines_are_not_counted() {
        assert_eq!(counted("a test named 5 passed\nall 7 failed"), (0, 0));
    }
}
