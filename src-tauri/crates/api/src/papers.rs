//! Finished reports as files: Word, PDF, a copy for a website.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use form::House;
use layout::{Grid, Habits, Press};
use report::format::Document;
use report::{Report, Variant};

use crate::dto::{Exported, VariantDto};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Lock, Target};
use crate::fonts::Found;
use crate::{assets, embedded, limits, offline, outlook, portal};

/// In what form a report is exported, where it differs from what the report says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What it is for.
    pub variant: Option<VariantDto>,
    /// As a letter.
    pub letter: bool,
    /// With the figures as an annex.
    pub figures: bool,
    /// Id or file of a house style.
    pub house: Option<String>,
    /// Whether a file is written that another program seems to have open.
    pub despite_lock: bool,
}

impl Choice {
    /// The report in the form that was chosen.
    #[must_use]
    pub(crate) fn of(&self, mut report: Report) -> Report {
        let meta = &mut report.meta;
        if let Some(variant) = self.variant {
            meta.variant = variant.into();
        }
        if self.letter {
            meta.paper = report::Paper::Letter;
        }
        meta.figures_annex |= self.figures;
        report
    }

    /// The house style that was chosen, else `usual`.
    ///
    /// # Errors
    /// As [`assets::house`].
    pub(crate) fn house(&self, usual: House) -> Result<House, ApiError> {
        self.house.as_deref().map_or(Ok(usual), assets::house)
    }
}

/// The kinds of file that a finished report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A Word file.
    Word,
    /// A PDF file.
    Pdf,
    /// 公开稿 as a page for a website.
    Html,
    /// 公开稿 as plain text.
    Text,
    /// The draft itself.
    Draft,
}

/// Endings of files that offices know and the program does not write.
const OTHERS: [&str; 14] = [
    "doc", "dot", "wps", "rtf", "odt", "ofd", "xml", "mht", "json", "zip", "png", "jpg", "xls",
    "xlsx",
];

impl Paper {
    /// What a file name asks for; `None` where it has no ending that says it.
    ///
    /// # Errors
    /// `bad_request` for a name that asks for what the program does not write.
    pub fn asked(path: &Path) -> Result<Option<Self>, ApiError> {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let ending = ending.to_ascii_lowercase();
        Ok(Some(match ending.as_str() {
            "docx" => Self::Word,
            "pdf" => Self::Pdf,
            "html" | "htm" => Self::Html,
            "txt" => Self::Text,
            "nianbao" => Self::Draft,
            other if OTHERS.contains(&other) => {
                return Err(ApiError::new(
                    ErrorCode::BadRequest,
                    format!(
                        "写不了 .{other} 文件，没有写文件，稿件没有变化；请把文件名的结尾改成 .docx、.pdf、.html、.txt 或 .nianbao。"
                    ),
                ));
            }
            _ => return Ok(None),
        }))
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Draft => "nianbao",
        }
    }
}

/// Writes a report as a file. `fonts` are looked for only where they are needed.
///
/// # Errors
/// As [`files::write`]; `internal`; for a PDF `unsupported` where no font is there that could draw
/// it.
pub fn export(
    report: &Report,
    paper: Paper,
    path: &Path,
    (target, lock): (Target<'_>, Lock),
    house: &House,
    fonts: impl FnOnce() -> Arc<Found>,
) -> Result<Exported, ApiError> {
    let mut notes = offline::notes(report);
    let goes_out = matches!(paper, Paper::Html | Paper::Text);
    if !report.meta.secrecy.trim().is_empty() {
        notes.insert(0, outlook::SECRET.to_owned());
    } else if goes_out && report.meta.variant != Variant::Public {
        notes.push("网页和纯文本按公开稿写，没有版头、密级、签发人和版记。".to_owned());
    }
    let bytes = match paper {
        Paper::Word => word(report, house, Vec::new())?,
        Paper::Pdf => pdf(report, house, &fonts(), &mut notes)?,
        Paper::Html => portal::page(report).into_bytes(),
        Paper::Text => portal::copy(report).text.into_bytes(),
        Paper::Draft => offline::draft(report)?,
    };
    let path: PathBuf = files::with_ending(path, paper.ending())?;
    let path = files::write_with(&path, &bytes, target, lock)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes,
    })
}

/// The Word file of a report, with comments.
///
/// # Errors
/// `internal`.
pub fn word(
    report: &Report,
    house: &House,
    comments: Vec<docx::Comment>,
) -> Result<Vec<u8>, ApiError> {
    let figures = offline::figures(report);
    // The Word file is read with the fonts that it names: they are as wide as the grid.
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures, house), &Grid);
    let options = docx::Options {
        draft: embedded::draft(report)
            .and_then(|draft| serde_json::to_string(&Document::new(draft)).ok()),
        added_pages: layout.pages.len() - layout.text_pages,
        keep_closing: layout.closing_kept,
        author: report.meta.unit.clone(),
        house: house.clone(),
        comments,
    };
    // The sentence is made where the fault is known.
    docx::export(report, &figures, &options).map_err(|error| internal(&error))
}

/// The PDF file of a report; what the person should know about its fonts goes to
/// `notes`.
fn pdf(
    report: &Report,
    house: &House,
    fonts: &Found,
    notes: &mut Vec<String>,
) -> Result<Vec<u8>, ApiError> {
    fonts.check()?;
    let figures = offline::figures(report);
    let layout = Press::new(Habits::WORD).lay_out(form::document(report, &figures, house), fonts);
    limits::pages(layout.pages.len())?;
    let info = pdf::Info {
        title: report.title().unwrap_or_default().replace('\n', ""),
        author: report.meta.unit.clone(),
        day: report.date_of_issue(),
    };
    let written = pdf::write(&layout, fonts, &info).map_err(|error| match error {
        pdf::Error::NoFont => ApiError::new(ErrorCode::Unsupported, error.to_string()),
        error => internal(&error),
    })?;
    notes.extend(fonts.notes_on(&layout, &written));
    Ok(written.bytes)
}

fn internal(error: &dyn std::error::Error) -> ApiError {
    let fault = ApiError::new(ErrorCode::Internal, error.to_string());
    match error.source() {
        Some(source) => fault.because(source),
        None => fault,
    }
}
