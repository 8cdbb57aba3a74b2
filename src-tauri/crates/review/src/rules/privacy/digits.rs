//! Long runs of digits.

use std::ops::Range;

use report::Variant;

use crate::context::Context;
use crate::facts::Fact;
use crate::finding::{Found, Level};
use crate::text::{Line, Text};

/// The long runs of digits of a line.
pub(super) struct Runs(pub(super) Vec<Run>);

/// The fewest digits of a run that is kept: a local telephone number.
const LEAST: usize = 7;

impl Fact for Runs {
    fn of(line: &Line, _: &Context) -> Self {
        Self(runs(line, LEAST))
    }
}

/// Runs of digits that stand alone, with X at the end, and the digits of groups joined: 6222 0212 …
pub(super) struct Run {
    /// Where it stands, spaces and hyphens between included.
    pub(super) place: Range<usize>,
    /// Its digits.
    pub(super) digits: String,
}

/// The runs of at least a number of digits.
fn runs(line: &Line, least: usize) -> Vec<Run> {
    let text = line.text.as_str();
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at;
        let mut digits = String::new();
        while let Some(byte) = bytes.get(at) {
            let next_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            match byte {
                b'0'..=b'9' => {
                    digits.push(char::from(*byte));
                    end = at + 1;
                }
                b' ' | b'-' if next_digit => {}
                b'X' | b'x' if digits.len() == 17 && !next_digit => {
                    digits.push('X');
                    end = at + 1;
                }
                _ => break,
            }
            at += 1;
        }
        at = at.max(end);
        if digits.len() >= least {
            runs.push(Run {
                place: start..end,
                digits,
            });
        }
    }
    runs
}

/// How sure something private is out of place: in what is published it is, in a paper to the county a
/// person should look.
pub(super) fn level(text: &Text) -> Level {
    if text.report.meta.variant == Variant::Public {
        Level::Suspected
    } else {
        Level::Hint
    }
}

/// A finding about a place.
pub(super) fn at(line: &Line, place: Range<usize>, message: &str, level: Level) -> Found {
    Found::new(line, place.start, place.end, message).at(level)
}
