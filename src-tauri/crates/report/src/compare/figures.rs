//! This year's figures beside last year's: what a county would ask about.

use crate::figures::{Figure, Figures};
use crate::quantity::{Decimal, Quantity};

/// Why a figure is pointed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The number is last year's.
    Unchanged,
    /// It is at least three times last year's.
    Up,
    /// It is at most a third of last year's.
    Down,
}

/// A figure that is pointed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Id of the figure.
    pub id: String,
    /// Why.
    pub reason: Reason,
    /// What to look at, in Chinese.
    pub text: String,
}

/// How many times last year's figure is a jump.
const JUMP: usize = 3;

/// The figures that are the same number as last year, or beyond three times or below a third of it,
/// in the order of the template. A figure that follows from others is left out: they are pointed out
/// themselves.
#[must_use]
pub fn notes(figures: &Figures) -> Vec<Note> {
    figures.iter().filter_map(note).collect()
}

fn note(figure: &Figure) -> Option<Note> {
    if figure.computed {
        return None;
    }
    let this = Quantity::parse(&figure.entry, &figure.unit)?;
    let last = Quantity::parse(&figure.last, &figure.unit)?;
    let times = |value: Decimal| (1..JUMP).fold(value, |sum, _| sum.plus(value));
    let zero = Decimal::whole(0);
    let reason = if this.value == last.value {
        Reason::Unchanged
    } else if last.value > zero && this.value >= times(last.value) {
        Reason::Up
    } else if this.value > zero && last.value >= times(this.value) {
        Reason::Down
    } else {
        return None;
    };
    let (label, now, before) = (&figure.label, &figure.display, &figure.last_display);
    let text = match reason {
        Reason::Unchanged => format!("“{label}”与上一年相同，都是{now}，请核对是不是今年的数。"),
        Reason::Up => format!("“{label}”{now}，是上一年（{before}）的三倍以上，请核对。"),
        Reason::Down => format!("“{label}”{now}，不超过上一年（{before}）的三分之一，请核对。"),
    };
    // A rate of 100% two years running is what everybody hopes for.
    let full = figure.unit == "%" && this.value == Decimal::whole(100);
    (!(full && reason == Reason::Unchanged)).then(|| Note {
        id: figure.id.clone(),
        reason,
        text,
    })
}
