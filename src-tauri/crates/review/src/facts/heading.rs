//! The parts of a numbered line: its number, its heading, the text that runs on.

use report::heading;
use report::numbering::typed;

use super::Fact;
use crate::context::Context;
use crate::text::Line;

/// A line taken apart. A line that is no heading has an empty heading, and everything behind its
/// number, if it has one, runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    /// The number as typed; `None` where it is computed, and where there is none.
    pub number: Option<Number>,
    /// Where the heading starts, behind number and white space.
    pub start: usize,
    /// Where it ends, its full stop included.
    pub end: usize,
}

/// A number at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// 1 for 一、 to 4 for （1）.
    pub level: u8,
    /// Its value, from 1.
    pub ordinal: u32,
    /// Where it starts in the line.
    pub start: usize,
    /// Where it ends, its punctuation included.
    pub end: usize,
}

impl Fact for Heading {
    fn of(line: &Line, _: &Context) -> Self {
        let text = line.text.as_str();
        let lead = text.len() - text.trim_start().len();
        let number = Some(text)
            .filter(|_| line.typed_numbers || line.kind.level().is_none())
            .and_then(typed)
            .map(|found| (found, text.len() - found.rest.len()));
        let start = number.map_or(lead, |(_, start)| start);
        let end = if line.kind.level().is_some() {
            let rest = text[start..].trim_end();
            start + heading::end(rest)
        } else {
            start
        };
        Self {
            number: number.map(|(found, _)| Number {
                level: found.level,
                ordinal: found.ordinal,
                start: lead,
                end: lead + found.number.len(),
            }),
            start,
            end,
        }
    }
}

impl Heading {
    /// Whether text runs on behind the heading in the same line.
    pub fn is_run_in(&self, line: &Line) -> bool {
        self.end > self.start && !line.text[self.end..].trim().is_empty()
    }
}
