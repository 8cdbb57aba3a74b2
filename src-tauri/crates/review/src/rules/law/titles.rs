//! What stands in 《》.

use std::ops::Range;

use crate::context::Context;
use crate::facts::Fact;
use crate::lexicon::{STATE, Standing};
use crate::text::Line;

/// The titles of a line, in order; one inside another is not listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Titles(pub Vec<Title>);

/// A title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    /// From 《 to behind 》.
    pub whole: Range<usize>,
    /// What stands between, without white space around it.
    pub inner: Range<usize>,
}

impl Fact for Titles {
    fn of(line: &Line, _: &Context) -> Self {
        let mut titles = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (at, c) in line.text.char_indices() {
            match c {
                '《' => open.push(at),
                '》' => {
                    let Some(start) = open.pop() else { continue };
                    if open.is_empty() {
                        titles.push(title(&line.text, start, at));
                    }
                }
                _ => {}
            }
        }
        Self(titles)
    }
}

fn title(text: &str, start: usize, end: usize) -> Title {
    let from = start + '《'.len_utf8();
    let inside = &text[from..end];
    let lead = from + inside.len() - inside.trim_start().len();
    Title {
        whole: start..end + '》'.len_utf8(),
        inner: lead..lead + inside.trim().len(),
    }
}

impl Titles {
    /// Whether a place lies in a title.
    pub(crate) fn hold(&self, at: usize) -> bool {
        let next = self.0.partition_point(|title| title.whole.start <= at);
        next.checked_sub(1)
            .and_then(|before| self.0.get(before))
            .is_some_and(|title| at < title.whole.end)
    }

    /// Titles that are listed one behind another, two at least: 《》《》, 《》、《》, 《》和《》.
    pub(crate) fn rows<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a [Title]> + 'a {
        let listed = |before: &Title, next: &Title| {
            matches!(
                &text[before.whole.end..next.whole.start],
                "" | "、" | "和" | "及" | "以及" | "与" | "，"
            )
        };
        self.0
            .chunk_by(move |before, next| listed(before, next))
            .filter(|row| row.len() > 1)
    }
}

impl Title {
    /// Its text.
    pub(crate) fn text<'a>(&self, line: &'a Line) -> &'a str {
        &line.text[self.inner.clone()]
    }

    /// Whether it is written with 中华人民共和国.
    pub(crate) fn is_full(&self, line: &Line) -> bool {
        self.text(line).starts_with(STATE)
    }

    /// What the lists know of it.
    pub(crate) fn standing<'a>(&self, line: &Line, context: &'a Context) -> Option<Standing<'a>> {
        context.lexicon.title(self.text(line))
    }

    /// A title in the manner of this one: with 中华人民共和国 where this has it and that is a law.
    pub(crate) fn like_this(&self, line: &Line, context: &Context, title: &str) -> String {
        let is_law =
            matches!(context.lexicon.title(title), Some(Standing::Current(law)) if law.is_law);
        if self.is_full(line) && is_law {
            format!("{STATE}{title}")
        } else {
            title.to_owned()
        }
    }
}
