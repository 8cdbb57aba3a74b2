//! What a rule is, and how its file declares it.

use crate::context::Context;
use crate::finding::{Found, Level};
use crate::text::{Line, Text};

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Stable code, never given to another rule.
    pub code: &'static str,
    /// Name, for lists.
    pub name: &'static str,
    /// How sure its findings are at most; a single finding may be less.
    pub level: Level,
    /// What it is about.
    pub family: Family,
    /// Whether it runs unless a person switches it off.
    pub on: bool,
    /// Why, in a sentence, with the source.
    pub reason: &'static str,
    /// The page that explains it, Markdown: the doc comment of its declaration.
    pub page: &'static str,
    pub(crate) scope: Scope,
}

/// How much of the report a rule has to see.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// One line is enough: what it finds depends on the line and the context alone, and is kept as
    /// long as they stay.
    Line(fn(&Line, &Context) -> Vec<Found>),
    /// The whole text, over [facts](crate::facts) that are kept by line.
    Whole(fn(&Text, &Context) -> Vec<Found>),
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 编号结构
    Numbering,
    /// 标点
    Punctuation,
    /// 数字
    Numerals,
    /// 数据
    Consistency,
    /// 年份
    Years,
    /// 法律名称
    Law,
    /// 文风
    Style,
    /// 必备内容
    Contents,
    /// 残留
    Leftovers,
    /// 隐私
    Privacy,
}

impl Family {
    /// Every family, in the order of lists.
    pub const ALL: [Self; 10] = [
        Self::Numbering,
        Self::Punctuation,
        Self::Numerals,
        Self::Consistency,
        Self::Years,
        Self::Law,
        Self::Style,
        Self::Contents,
        Self::Leftovers,
        Self::Privacy,
    ];

    /// What a person reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbering => "编号结构",
            Self::Punctuation => "标点",
            Self::Numerals => "数字",
            Self::Consistency => "数据",
            Self::Years => "年份",
            Self::Law => "法律名称",
            Self::Style => "文风",
            Self::Contents => "必备内容",
            Self::Leftovers => "残留",
            Self::Privacy => "隐私",
        }
    }

    /// The word that is stored and sent over the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Numbering => "numbering",
            Self::Punctuation => "punctuation",
            Self::Numerals => "numerals",
            Self::Consistency => "consistency",
            Self::Years => "years",
            Self::Law => "law",
            Self::Style => "style",
            Self::Contents => "contents",
            Self::Leftovers => "leftovers",
            Self::Privacy => "privacy",
        }
    }
}

/// Declares a rule; its doc comment becomes [`Rule::page`]. After the name: level, family, `on` or
/// `off` by default, the reason, and `Line(check)` or `Whole(check)`.
macro_rules! rule {
    (
        $(#[doc = $page:literal])+
        $constant:ident = $code:literal, $name:literal, $level:ident, $family:ident, $on:ident,
        $reason:literal, $scope:ident($check:path)
    ) => {
        $(#[doc = $page])+
        pub(crate) const $constant: crate::rule::Rule = crate::rule::Rule {
            code: $code,
            name: $name,
            level: crate::finding::Level::$level,
            family: crate::rule::Family::$family,
            on: crate::rule::is_on!($on),
            reason: $reason,
            page: concat!($($page, "\n"),+),
            scope: crate::rule::Scope::$scope($check),
        };
    };
}

macro_rules! is_on {
    (on) => {
        true
    };
    (off) => {
        false
    };
}

pub(crate) use {is_on, rule};
