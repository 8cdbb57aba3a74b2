//! What is wrong with a list.

use std::fmt;

/// What is wrong with a list: a Chinese sentence, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1; `None` where the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong, without the line.
    pub message: String,
}

impl Fault {
    /// Something about the whole file.
    pub(super) fn of_all(message: impl Into<String>) -> Self {
        Self {
            line: None,
            message: message.into(),
        }
    }

    /// Something at a byte of the file.
    pub(super) fn at(text: &str, byte: usize, message: impl Into<String>) -> Self {
        let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
        Self {
            line: Some(1 + before.iter().filter(|byte| **byte == b'\n').count()),
            message: message.into(),
        }
    }

    /// What the parser says, in Chinese.
    pub(super) fn of_form(text: &str, error: &toml::de::Error) -> Self {
        let said = error.message();
        let name = said.split('`').nth(1).unwrap_or_default();
        let message = if said.starts_with("missing field") {
            format!("这里起的一条缺少“{name}”。")
        } else if said.starts_with("unknown field") {
            format!("没有“{name}”这一栏，请照程序自带清单的样子写。")
        } else if said.starts_with("unknown variant") {
            format!("不认识“{name}”这个写法，请照程序自带清单的样子写。")
        } else if said.starts_with("duplicate") {
            "同一栏写了两次。".to_owned()
        } else if said.starts_with("invalid type") {
            "这一栏的值不对：文字要加引号，日期写作 2026-01-31，不加引号。".to_owned()
        } else if said.contains("日期") {
            said.trim_end().to_owned()
        } else {
            "看不懂，可能少了引号、等号或者方括号。".to_owned()
        };
        match error.span() {
            Some(span) => Self::at(text, span.start, message),
            None => Self::of_all(message),
        }
    }
}

/// 第12行：……
impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(to, "第{line}行：{}", self.message),
            None => to.write_str(&self.message),
        }
    }
}

impl std::error::Error for Fault {}
