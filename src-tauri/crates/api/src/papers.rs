//! Finished reports as files: Word, PDF.

use std::path::{Path, PathBuf};

use chrono::Utc;
use layout::{Grid, Habits, Press};
use report::format::Document;
use report::{Report, Variant};

use crate::dto::Exported;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Target};
use crate::fonts::Found;
use crate::offline;

/// The kinds of file that a finished report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A Word file.
    Word,
    /// A PDF file.
    Pdf,
}

impl Paper {
    /// What a file name asks for; a Word file where it says nothing else.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let asks = |ending: &str| {
            path.extension()
                .is_some_and(|found| found.eq_ignore_ascii_case(ending))
        };
        if asks("pdf") { Self::Pdf } else { Self::Word }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// Writes a report as a file. `fonts` are looked for only where they are needed.
///
/// # Errors
/// As [`files::write`]; `internal`; for a PDF `unsupported` where no font is there that could draw
/// it.
pub fn export<'a>(
    report: &Report,
    paper: Paper,
    path: &Path,
    target: Target<'_>,
    fonts: impl FnOnce() -> &'a Found,
) -> Result<Exported, ApiError> {
    let mut notes = offline::notes(report);
    let bytes = match paper {
        Paper::Word => word(report)?,
        Paper::Pdf => pdf(report, fonts(), &mut notes)?,
    };
    let path: PathBuf = files::with_ending(path, paper.ending())?;
    let path = files::write(&path, &bytes, target)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes,
    })
}

/// The Word file of a report, dated now.
///
/// # Errors
/// `internal`.
pub fn word(report: &Report) -> Result<Vec<u8>, ApiError> {
    let figures = offline::figures(report);
    // The Word file is read with the fonts that it names: they are as wide as the grid.
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures), &Grid);
    let options = docx::Options {
        // A paper for the public does not carry what the paper leaves out.
        draft: match report.meta.variant {
            Variant::Public => None,
            _ => serde_json::to_string(&Document::new(report.clone())).ok(),
        },
        added_pages: layout.pages.len() - layout.text_pages,
        modified: Utc::now().naive_utc(),
        author: report.meta.unit.clone(),
        fonts: form::fonts::FontProfile::default(),
    };
    // The sentence is made where the fault is known.
    docx::export(report, &figures, &options).map_err(internal)
}

/// The PDF file of a report, dated now; what the person should know about its fonts goes to
/// `notes`.
fn pdf(report: &Report, fonts: &Found, notes: &mut Vec<String>) -> Result<Vec<u8>, ApiError> {
    fonts.check()?;
    let figures = offline::figures(report);
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures), fonts);
    let info = pdf::Info {
        title: report.title().unwrap_or_default().replace('\n', ""),
        author: report.meta.unit.clone(),
        created: Utc::now().naive_utc(),
    };
    let written = pdf::write(&layout, fonts, &info).map_err(|error| match error {
        pdf::Error::NoFont => ApiError::new(ErrorCode::Unsupported, error.to_string()),
        error => internal(error),
    })?;
    notes.extend(fonts.notes_on(&layout, &written));
    Ok(written.bytes)
}

fn internal(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::Internal, error.to_string())
}
