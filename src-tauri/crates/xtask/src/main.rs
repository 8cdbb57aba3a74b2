//! `cargo xtask run | test | bench | package`: sets the machine up and does what it is named for.
//!
//! | module | what it holds |
//! |---|---|
//! | `run`, `test`, `bench`, `package` | the four commands |
//! | `debian` | system packages: which are missing, installing them |
//! | `page` | Node, npm packages, building the page that the shell has in it |
//! | `stamp` | whether something changed since it was last done |
//! | `process` | starting other programs, seeing and counting what they say |
//! | `place` | where things lie |
//! | `room` | the surroundings of the tests: fonts, time zone, language and home of their own |

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

mod bench;
mod debian;
mod display;
mod package;
mod page;
mod place;
mod process;
#[path = "../../../../tests/support/room.rs"]
mod room;
mod run;
mod stamp;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
用法 usage：cargo xtask <命令>

  run [--debug] [-- 参数]   打开窗口             builds and opens the window
  test [--quick]            全部测试             every test; --quick: what needs no window
  bench [部分 parts]        启动、排版、导出、存盘用时 layout, export, window: what they take
  package                   生成可以拷走的程序    release programs in target/dist

run、test、bench 会先检查并安装缺少的系统软件包和 npm 包。
";

/// What a command came to. The sentence says what the person can do about it.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test"] => test::all(),
        ["test", "--quick"] => test::quick(),
        ["bench", parts @ ..] => bench::bench(parts),
        ["package"] => package::package(),
        [] | ["help" | "-h" | "--help"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
