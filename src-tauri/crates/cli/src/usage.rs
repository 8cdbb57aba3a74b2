//! Wrong usage, said in Chinese. The parser's own sentences are English, so only its kinds and the
//! words it names are used.

use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help or version, or says what is wrong with the line, and gives the exit code.
pub fn explain(error: &Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        // Nothing is left to do if even help can't be printed.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    say(&sentence(error));
    ExitCode::from(2)
}

#[expect(clippy::print_stderr, reason = "standard error is where messages go")]
fn say(sentence: &str) {
    eprintln!("{sentence}");
}

fn sentence(error: &Error) -> String {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join("、"),
        Some(ContextValue::StyledStr(word)) => word.to_string(),
        _ => String::new(),
    };
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", word(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("不认识“{}”", word(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => format!("还缺：{}", word(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "还没有说要做什么".to_owned()
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match word(ContextKind::InvalidValue) {
                value if value.is_empty() => {
                    format!("{} 后面没有写内容", word(ContextKind::InvalidArg))
                }
                value => format!("{} 不能是“{value}”", word(ContextKind::InvalidArg)),
            }
        }
        ErrorKind::ArgumentConflict => {
            match (word(ContextKind::InvalidArg), word(ContextKind::PriorArg)) {
                (this, other) if this == other => format!("{this} 写了两次"),
                (this, other) => format!("{this} 和 {other} 不能一起用"),
            }
        }
        _ => "这一行的写法不对".to_owned(),
    };
    format!("{what}，没有改动任何文件；运行 nianbao --help 看用法。")
}
