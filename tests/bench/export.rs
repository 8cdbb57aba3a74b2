//! The command line as a process.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nianbao_tests::{command_line, programs};

use crate::figure::Figure;

const RUNS: usize = 15;

/// Time and peak memory of the exports of a usual report.
pub fn measure() -> Vec<Figure> {
    let mut figures = of("docx", "text to Word", 30);
    figures.extend(of("pdf", "text to PDF", 60));
    figures
}

/// `allowed` are milliseconds, and megabytes as well.
fn of(ending: &str, what: &str, allowed: u32) -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder for what is written");
    let output = folder.path().join("报告").with_extension(ending);
    // The first run brings the program into the cache of the machine.
    export(programs::command(command_line::program()), &output);
    let times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            export(programs::command(command_line::program()), &output);
            began.elapsed()
        })
        .collect();
    let peaks = (0..RUNS).map(|_| peak(&output)).collect();
    vec![
        Figure::of_times(
            &format!("nianbao export, {what}"),
            &times,
            Duration::from_millis(allowed.into()),
        ),
        Figure::of(
            &format!("nianbao export, {what}, peak memory"),
            "MB",
            peaks,
            allowed.into(),
        ),
    ]
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples/liuxi-2025-three-part.txt")
}

fn export(mut command: Command, output: &Path) {
    let _ = std::fs::remove_file(output);
    let status = command
        .arg("export")
        .arg(sample())
        .arg("-o")
        .arg(output)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "the export should be done");
}

/// Peak resident memory in megabytes, as GNU time reports it.
fn peak(output: &Path) -> f64 {
    let said = output.with_extension("peak");
    let mut command = programs::command("/usr/bin/time");
    command
        .args(["--format=%M", "--output"])
        .arg(&said)
        .arg(command_line::program());
    export(command, output);
    let kilobytes = std::fs::read_to_string(said).expect("GNU time writes its file");
    kilobytes
        .trim()
        .parse::<f64>()
        .expect("a number of kilobytes")
        / 1024.0
}
