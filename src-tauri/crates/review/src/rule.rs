//! What a rule is, and how its file declares it.

use crate::finding::{Found, Level};
use crate::text::Text;

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Stable code, never given to another rule.
    pub code: &'static str,
    /// Name, for lists.
    pub name: &'static str,
    /// How sure its findings are.
    pub level: Level,
    /// Why, in a sentence, with the source.
    pub reason: &'static str,
    /// The page that explains it, Markdown: the doc comment of its declaration.
    pub page: &'static str,
    pub(crate) check: fn(&Text) -> Vec<Found>,
}

/// Declares a rule; its doc comment becomes [`Rule::page`].
macro_rules! rule {
    (
        $(#[doc = $page:literal])+
        $constant:ident = $code:literal, $name:literal, $level:ident, $reason:literal, $check:path
    ) => {
        $(#[doc = $page])+
        pub(crate) const $constant: crate::rule::Rule = crate::rule::Rule {
            code: $code,
            name: $name,
            level: crate::finding::Level::$level,
            reason: $reason,
            page: concat!($($page, "\n"),+),
            check: $check,
        };
    };
}

pub(crate) use rule;
