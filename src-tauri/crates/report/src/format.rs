//! The `.nianbao` file: JSON of this form, UTF-8.
//!
//! ```json
//! {"format": "nianbao", "version": 2, "report": {"template": "…", "meta": {…}, "blocks": […]}}
//! ```
//!
//! `report` is a [`Report`] as serde writes it. A later version may add fields that an older program
//! does not know; it then counts `version` up, and the older program refuses the file instead of
//! losing them.

use serde::{Deserialize, Serialize};

use crate::report::Report;

/// The version that this program writes, and the highest it reads.
pub const VERSION: u32 = 2;

const FORMAT: &str = "nianbao";

/// The head of a file, read before the rest, so that a newer file is told from a broken one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Head {
    /// `nianbao`.
    pub format: String,
    /// Counts up with each change that an older program can't read.
    pub version: u32,
}

/// What is wrong with a file's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFault {
    /// Not a `.nianbao` file.
    OtherFormat,
    /// Written by a newer program.
    Newer(u32),
}

impl Head {
    /// Whether this program can read the file.
    ///
    /// # Errors
    /// [`HeadFault`].
    pub fn check(&self) -> Result<(), HeadFault> {
        match (self.format == FORMAT, self.version) {
            (false, _) => Err(HeadFault::OtherFormat),
            (true, version) if version > VERSION => Err(HeadFault::Newer(version)),
            (true, _) => Ok(()),
        }
    }
}

/// A whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    format: String,
    version: u32,
    report: Report,
}

impl Document {
    /// The file that holds a report.
    #[must_use]
    pub fn new(report: Report) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            report,
        }
    }

    /// The report that a file holds, made sound: see [`Report::tidy`].
    #[must_use]
    pub fn into_report(self) -> Report {
        let mut report = self.report;
        report.tidy();
        report
    }
}
