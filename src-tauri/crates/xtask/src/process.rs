//! Starting other programs, seeing and counting what they say.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;

use crate::{Outcome, place};

/// A program that will start in the workspace's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(place::root());
    command
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Whether a program can be started at all.
pub fn exists(name: &str) -> bool {
    program(name)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Runs a program to its end, its output going where ours goes.
///
/// # Errors
/// A sentence with the line that failed.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("失败 failed（{status}）：{}", line(command)))
    }
}

/// What a program printed to standard output.
///
/// # Errors
/// A sentence with the line that failed.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "失败 failed（{}）：{}",
            output.status,
            line(command)
        ))
    }
}

/// Runs a program to its end, shows all it says and keeps it: whether it succeeded, what it said.
///
/// # Errors
/// A sentence if it can't be started.
pub fn watch(command: &mut Command) -> Result<(bool, String), String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let errors = child
        .stderr
        .take()
        .map(|stream| thread::spawn(move || echo(stream, |line| eprintln!("{line}"))));
    let mut said = child
        .stdout
        .take()
        .map(|stream| echo(stream, |line| println!("{line}")))
        .unwrap_or_default();
    if let Some(Ok(errors)) = errors.map(thread::JoinHandle::join) {
        said.push_str(&errors);
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok((status.success(), said))
}

fn echo(stream: impl Read, show: impl Fn(&str)) -> String {
    let mut said = String::new();
    let mut stream = BufReader::new(stream);
    let mut bytes = Vec::new();
    while stream
        .read_until(b'\n', &mut bytes)
        .is_ok_and(|read| read > 0)
    {
        let text = String::from_utf8_lossy(&bytes);
        show(text.trim_end_matches('\n'));
        said.push_str(&text);
        bytes.clear();
    }
    said
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("启动不了 can't start（{error}）：{}", line(command))
}

fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
