//! What a file holds that its paragraphs do not.

/// What of a file is not among its paragraphs, counted as the file shows it: once where it holds a
/// thing in several forms, and not where it stands deleted. Kinds of file that are read by their text
/// alone leave a count at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Pictures, charts and embedded objects. Lines and boxes are none.
    pub pictures: usize,
    /// 批注
    pub comments: usize,
    /// 脚注 and 尾注
    pub notes: usize,
    /// Whether 页眉 or 页脚 have words that are no page number. The head of the first page, which is
    /// read, is none of them.
    pub edges: bool,
}

/// Whether a line above or below the text is no more than a page number: `— 2 —`, `第2页 共5页`,
/// `2/5`, or nothing.
pub(crate) fn is_page_number(line: &str) -> bool {
    line.chars().all(|c| {
        c.is_whitespace()
            || c.is_numeric()
            || matches!(
                c,
                '第' | '页' | '共' | '-' | '–' | '—' | '―' | '－' | '/' | '／' | '·'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_words() {
        for line in ["", " — 1 — ", "第１页　共12页", "2/5", "-3-", "Ⅳ"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["内部资料", "第1页 草稿", "2026年"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
