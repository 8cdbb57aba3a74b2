//! One line of the result.

use std::fmt;
use std::time::Duration;

/// What was measured, over several runs.
pub struct Figure {
    what: String,
    unit: &'static str,
    runs: Vec<f64>,
    allowed: f64,
    /// Which of a hundred runs counts: 50 is the median.
    percentile: usize,
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
            percentile: 50,
        }
    }

    /// Values of which not the median counts.
    #[cfg(feature = "e2e")]
    pub fn of_percentile(
        what: &str,
        unit: &'static str,
        runs: Vec<f64>,
        percentile: usize,
        allowed: f64,
    ) -> Self {
        Self {
            percentile,
            ..Self::of(what, unit, runs, allowed)
        }
    }

    /// What this many of a hundred runs did not exceed.
    fn at(&self, percentile: usize) -> f64 {
        self.runs
            .get(self.runs.len() * percentile / 100)
            .copied()
            .unwrap_or(f64::NAN)
    }

    fn counted(&self) -> f64 {
        self.at(self.percentile)
    }

    fn worst(&self) -> f64 {
        self.runs.last().copied().unwrap_or(f64::NAN)
    }

    /// Whether what counts is what is allowed, or less.
    pub fn is_within(&self) -> bool {
        self.counted() <= self.allowed
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            unit,
            runs,
            allowed,
            percentile,
        } = self;
        let counted = if *percentile == 50 {
            String::new()
        } else {
            format!("{percentile} % {:.1} {unit}, ", self.counted())
        };
        let allowed = if allowed.is_finite() {
            format!("allowed {allowed} {unit}")
        } else {
            "no limit".to_owned()
        };
        write!(
            f,
            "{} {what}: median {:.1} {unit}, {counted}worst {:.1} {unit} of {} runs; {allowed}",
            if self.is_within() { "ok  " } else { "OVER" },
            self.at(50),
            self.worst(),
            runs.len(),
        )
    }
}
