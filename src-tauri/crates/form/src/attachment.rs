//! 附件说明 (GB/T 9704-2012, 7.3.4): 左空二字, a name that wraps continues under its own first
//! character, numbers where there are several, no mark behind a name.
//!
//! However the lines were typed, they are printed in this form: 附件： once, and every attachment of the
//! report is named. What was typed stays as it is in the report.

use report::paragraph::Paragraph as Printed;

use crate::width;

mod apart;
mod typed;

pub use apart::{apart, astray};

/// Left edge and hanging part of one line, in hundredths of a 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hanging {
    /// From the left edge of the 版心 to the wrapped lines.
    pub(crate) left: i32,
    /// How far the first line begins to the left of that.
    pub(crate) hanging: i32,
}

/// 左空二字
const BLANK: i32 = 200;
/// The word before the first name.
const WORD: &str = "附件：";

/// A line of 附件说明.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described<'a> {
    /// The line.
    pub(crate) text: String,
    /// The typed line whose name it holds, and where what they have in common begins in both: the name,
    /// with as much of 附件： and its number as was typed in the same way.
    pub(crate) from: Option<(&'a Printed, usize, usize)>,
    /// Where it stands.
    pub(crate) hanging: Hanging,
}

impl<'a> Described<'a> {
    /// Whether it holds a name of this typed line.
    pub(crate) fn is_of(&self, printed: &Printed) -> bool {
        self.from
            .is_some_and(|(line, ..)| std::ptr::eq(line, printed))
    }

    /// The line of a name, the first or a further one, with its number where there is one: `附件：名称`,
    /// `附件：1.名称`, and `2.名称` under the number above it.
    fn of(first: bool, number: &str, name: &str, from: Option<(&'a Printed, usize)>) -> Self {
        let before = format!("{}{number}", if first { WORD } else { "" });
        Self {
            text: format!("{before}{name}"),
            from: from.map(|(line, at)| {
                let same = common_end(&before, &line.text[..at]);
                (line, before.len() - same, at - same)
            }),
            hanging: Hanging {
                left: BLANK + of(WORD) + of(number),
                hanging: of(&before),
            },
        }
    }
}

/// 附件说明 of attachments with these titles, in order: the names that were typed, and behind them those
/// of attachments that nobody named, numbered where there are several. A typed name that is no title is
/// taken for one that was changed on one side: that is for a person to put right. Empty where nothing
/// was typed and nothing is attached.
pub(crate) fn described<'a>(typed: &[&'a Printed], titles: &[String]) -> Vec<Described<'a>> {
    let names = typed::names(typed, titles);
    let titles = if titles.len().max(names.len()) > typed::MOST_TITLES {
        &[]
    } else {
        titles
    };
    let missing: Vec<&String> = titles
        .iter()
        .filter(|title| {
            !title.is_empty() && !names.iter().any(|name| typed::tells(name.text(), title))
        })
        .collect();
    let others = names
        .iter()
        .filter(|name| !titles.iter().any(|title| typed::tells(name.text(), title)))
        .count();
    let known = names
        .iter()
        .map(|name| (name.text(), Some((name.line, name.start))));
    let added = missing
        .into_iter()
        .skip(others)
        .map(|title| (title.as_str(), None));
    let all: Vec<(&str, Option<(&Printed, usize)>)> = known.chain(added).collect();
    if all.is_empty() {
        // 附件： and no name: it stands as typed.
        return typed
            .iter()
            .map(|line| Described::of(false, "", &line.text, Some((*line, 0))))
            .collect();
    }
    let several = all.len() > 1;
    all.into_iter()
        .zip(1..)
        .map(|((name, from), place)| {
            let number = if several {
                format!("{place}.")
            } else {
                String::new()
            };
            Described::of(place == 1, &number, name, from)
        })
        .collect()
}

/// Length in bytes of what two texts both end in.
fn common_end(one: &str, other: &str) -> usize {
    one.chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(one, other)| one == other)
        .map(|(c, _)| c.len_utf8())
        .sum()
}

fn of(text: &str) -> i32 {
    i32::try_from(width::halves(text)).unwrap_or(0) * 50
}

#[cfg(test)]
mod tests;
