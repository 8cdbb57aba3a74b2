//! Writing a report to a file.

use std::path::Path;

use crate::app::App;
use crate::dto::{ExportReport, Exported, FileName, ReportRequest};
use crate::error::ApiError;
use crate::files::{self, Target};
use crate::papers::{self, Paper};
use crate::{limits, names, offline};

pub fn suggest(request: ReportRequest) -> Result<FileName, ApiError> {
    Ok(FileName {
        name: names::export_file(&limits::check(request.report)?, "docx"),
    })
}

/// Writes the report as Word or PDF, and notes in the library that it was exported.
pub fn paper(app: &App, request: ExportReport, paper: Paper) -> Result<Exported, ApiError> {
    let report = limits::check(request.report)?;
    let path = Path::new(&request.path);
    let mut exported = papers::export(
        &report,
        paper,
        path,
        Target::Any,
        &app.pages.house(),
        || app.pages.fonts(),
    )?;
    if let Some(id) = &request.id {
        // The file is written: that the library can't note it must not look like a failed export.
        let noted = app
            .store
            .find(id)
            .and_then(|listed| app.store.note_export(id, listed.revision));
        if noted.is_err() {
            let sentence = "文件已经导出，只是稿件库里没有记下“已导出”。";
            exported.notes.push(sentence.to_owned());
        }
    }
    Ok(exported)
}

pub fn draft(request: ExportReport) -> Result<Exported, ApiError> {
    let report = limits::check(request.report)?;
    let path = files::with_ending(Path::new(&request.path), "nianbao")?;
    let path = offline::write_draft(&report, &path, true)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes: Vec::new(),
    })
}
