//! Writing a report to a file.

use std::path::Path;

use crate::app::App;
use crate::dto::{ExportReport, Exported, FileName, ReportRequest};
use crate::error::ApiError;
use crate::files::{self, Target};
use crate::{limits, names, offline};

pub fn suggest(request: ReportRequest) -> Result<FileName, ApiError> {
    Ok(FileName {
        name: names::export_file(&limits::check(request.report)?, "docx"),
    })
}

pub fn docx(app: &App, request: ExportReport) -> Result<Exported, ApiError> {
    let report = limits::check(request.report)?;
    let bytes = offline::render(&report)?;
    let path = files::with_ending(Path::new(&request.path), "docx")?;
    let path = files::write(&path, &bytes, Target::Any)?;
    let mut notes = offline::notes(&report);
    if let Some(id) = &request.id {
        // The file is written: that the library can't note it must not look like a failed export.
        let noted = app
            .store
            .find(id)
            .and_then(|listed| app.store.note_export(id, listed.revision));
        if noted.is_err() {
            notes.push("文件已经导出，只是稿件库里没有记下“已导出”。".to_owned());
        }
    }
    Ok(Exported {
        path: path.display().to_string(),
        notes,
    })
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
