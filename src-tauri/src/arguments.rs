//! What can be typed behind the program's name.

use std::ffi::OsString;
use std::path::PathBuf;

const USAGE: &str = "用法：nianbao-desktop [--data 目录]";

/// What was typed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// Where the reports are kept, instead of the user's data folder.
    pub data: Option<PathBuf>,
}

impl Arguments {
    /// Reads what was typed.
    ///
    /// # Errors
    /// A sentence for the person.
    pub fn of(typed: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut typed = typed;
        let mut found = Self::default();
        while let Some(word) = typed.next() {
            let folder = match word.to_str() {
                Some("--data") => typed.next(),
                Some(word) => word.strip_prefix("--data=").map(OsString::from),
                None => None,
            };
            match folder {
                Some(folder) if !folder.is_empty() => found.data = Some(absolute(folder)?),
                Some(_) => return Err(format!("--data 后面要写一个目录。\n{USAGE}")),
                None if word == "--data" => {
                    return Err(format!("--data 后面要写一个目录。\n{USAGE}"));
                }
                None => {
                    return Err(format!("看不懂“{}”。\n{USAGE}", word.to_string_lossy()));
                }
            }
        }
        Ok(found)
    }
}

// WebKit wants a full path for what it keeps beside the reports.
fn absolute(folder: OsString) -> Result<PathBuf, String> {
    std::path::absolute(&folder)
        .map_err(|_| format!("找不到目录“{}”。\n{USAGE}", folder.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::of(words.iter().map(OsString::from))
    }

    #[test]
    fn without_arguments_the_users_own_folder_is_meant() {
        assert_eq!(read(&[]), Ok(Arguments { data: None }));
    }

    #[test]
    fn the_folder_may_follow_a_space_or_an_equals_sign() {
        let data = Some(PathBuf::from("/tmp/稿件"));
        assert_eq!(read(&["--data", "/tmp/稿件"]).unwrap().data, data);
        assert_eq!(read(&["--data=/tmp/稿件"]).unwrap().data, data);
    }

    #[test]
    fn a_relative_folder_becomes_a_full_path() {
        assert!(
            read(&["--data", "稿件"])
                .unwrap()
                .data
                .unwrap()
                .is_absolute()
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(read(&["--dat"]).unwrap_err().contains("--dat"));
        assert!(read(&["--data"]).unwrap_err().contains("目录"));
        assert!(read(&["--data="]).unwrap_err().contains("目录"));
    }
}
