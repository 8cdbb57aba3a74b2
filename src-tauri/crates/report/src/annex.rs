//! 附件 (GB/T 9704-2012, 7.3.7): the mark 附件1 above, the title below it, then text.

/// The first block of an attachment, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'a> {
    /// The mark as typed; `None` where it is computed.
    pub mark: Option<&'a str>,
    /// The title; empty where there is none.
    pub title: &'a str,
}

/// Takes the text of a [`BlockKind::Annex`](crate::BlockKind::Annex) apart.
#[must_use]
pub fn head(text: &str) -> Head<'_> {
    let text = text.trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if is_mark(first) {
        Head {
            mark: Some(first.trim()),
            title: rest.trim(),
        }
    } else {
        Head {
            mark: None,
            title: text,
        }
    }
}

/// Whether a line is the mark of an attachment and nothing else: 附件, 附件1, 附件 二, 附件3：.
#[must_use]
pub fn is_mark(line: &str) -> bool {
    let squashed: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(rest) = squashed.strip_prefix("附件") else {
        return false;
    };
    let rest = rest.trim_end_matches(['：', ':']);
    rest.chars().count() <= 3
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// The mark of the attachment with this place among `count`: 附件 where there is one, else 附件1.
#[must_use]
pub fn mark(place: usize, count: usize) -> String {
    if count > 1 {
        format!("附件{place}")
    } else {
        "附件".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_as_typed_is_told_from_the_title() {
        let found = head("附件 1\n2025年普法\n责任清单");
        assert_eq!(found.mark, Some("附件 1"));
        assert_eq!(found.title, "2025年普法\n责任清单");
        assert_eq!(head("附件管理办法").mark, None);
        assert_eq!(head("附件").title, "");
    }

    #[test]
    fn one_attachment_has_no_number() {
        assert_eq!(mark(1, 1), "附件");
        assert_eq!(mark(2, 3), "附件2");
    }
}
