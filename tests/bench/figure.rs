//! One line of the result.

use std::fmt;
use std::time::Duration;

/// What was measured, over several runs.
pub struct Figure {
    what: String,
    unit: &'static str,
    runs: Vec<f64>,
    allowed: f64,
}

impl Figure {
    /// Times, shown in milliseconds.
    pub fn of_times(what: &str, runs: &[Duration], allowed: Duration) -> Self {
        let milliseconds = |time: &Duration| time.as_secs_f64() * 1000.0;
        Self::of(
            what,
            "ms",
            runs.iter().map(milliseconds).collect(),
            milliseconds(&allowed),
        )
    }

    /// Values in another unit.
    pub fn of(what: &str, unit: &'static str, mut runs: Vec<f64>, allowed: f64) -> Self {
        runs.sort_by(f64::total_cmp);
        Self {
            what: what.to_owned(),
            unit,
            runs,
            allowed,
        }
    }

    fn median(&self) -> f64 {
        self.runs
            .get(self.runs.len() / 2)
            .copied()
            .unwrap_or(f64::NAN)
    }

    fn worst(&self) -> f64 {
        self.runs.last().copied().unwrap_or(f64::NAN)
    }

    /// Whether the median is what is allowed, or less.
    pub fn is_within(&self) -> bool {
        self.median() <= self.allowed
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            unit,
            runs,
            allowed,
        } = self;
        write!(
            f,
            "{} {what}: median {:.1} {unit}, worst {:.1} {unit} of {} runs; allowed {allowed} {unit}",
            if self.is_within() { "ok  " } else { "OVER" },
            self.median(),
            self.worst(),
            runs.len(),
        )
    }
}
