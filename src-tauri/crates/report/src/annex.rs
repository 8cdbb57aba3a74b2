//! 附件 (GB/T 9704-2012, 7.3.7): the mark 附件1 above, the title below it, then text.

use crate::figures::{Figure, Figures};
use crate::meta::Meta;

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

/// The computed mark of each attachment, in order: 附件 where there is one, else 附件1, 附件2; `None`
/// where one was typed. `texts` are those of the first blocks. With `figures` one more stands at the
/// end, that of the figures ([`follows`]).
pub fn marks<'a>(texts: impl IntoIterator<Item = &'a str>, figures: bool) -> Vec<Option<String>> {
    let typed: Vec<bool> = texts
        .into_iter()
        .map(|text| head(text).mark.is_some())
        .chain(figures.then_some(false))
        .collect();
    let several = typed.len() > 1;
    typed
        .iter()
        .zip(1..)
        .map(|(typed, place)| match (typed, several) {
            (true, _) => None,
            (false, true) => Some(format!("附件{place}")),
            (false, false) => Some("附件".to_owned()),
        })
        .collect()
}

/// Whether the figures of a report follow as its last attachment: it wants them, and has any.
#[must_use]
pub fn follows(meta: &Meta, figures: &Figures) -> bool {
    meta.figures_annex && figures.iter().any(Figure::is_told)
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
        let of = |texts: &[&str], figures| marks(texts.iter().copied(), figures);
        let mark = |text: &str| Some(text.to_owned());
        assert_eq!(of(&["甲"], false), [mark("附件")]);
        assert_eq!(of(&["甲"], true), [mark("附件1"), mark("附件2")]);
        assert_eq!(of(&[], true), [mark("附件")]);
        assert_eq!(
            of(&["附件 二\n甲", "附件管理办法"], false),
            [None, mark("附件2")]
        );
    }
}
