//! Writing a report to a file.

use std::cell::Cell;
use std::path::Path;

use report::Report;
use review::Review;

use crate::app::App;
use crate::dto::{ExportReport, Exported, FileName, ReportRequest};
use crate::error::ApiError;
use crate::files::{self, Target};
use crate::papers::{self, Paper};
use crate::{limits, names, offline, opinion};

pub fn suggest(request: ReportRequest) -> Result<FileName, ApiError> {
    Ok(FileName {
        name: names::export_file(&limits::check(request.report)?, "docx"),
    })
}

/// Writes the report as Word or PDF, and notes in the library that it was exported.
pub fn paper(app: &App, request: ExportReport, paper: Paper) -> Result<Exported, ApiError> {
    let lock = request.lock();
    let report = limits::check(request.report)?;
    let path = Path::new(&request.path);
    let mut exported = papers::export(
        &report,
        paper,
        path,
        (Target::Any, lock),
        &app.pages.house(),
        || app.pages.fonts(),
    )?;
    // A draft is no finished report.
    if let Some(id) = request.id.as_ref().filter(|_| paper != Paper::Draft) {
        // The file is written: that the library can't note it must not look like a failed export.
        let noted = app
            .store()
            .find(id)
            .and_then(|listed| app.store().note_export(id, listed.revision));
        if noted.is_err() {
            let sentence = "文件已经导出，只是稿件库里没有记下“已导出”。";
            exported.notes.push(sentence.to_owned());
        }
    }
    Ok(exported)
}

/// What review found as a list. What a person said to ignore is not in it.
pub fn findings(app: &App, request: ExportReport) -> Result<Exported, ApiError> {
    let lock = request.lock();
    let report = limits::check(request.report)?;
    let found = found(app, &report);
    let path = files::with_ending(Path::new(&request.path), "txt")?;
    let list = opinion::list(&report, &found.findings);
    let path = files::write_with(&path, &list, Target::Any, lock)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes: found.note().into_iter().collect(),
    })
}

/// The Word file with what review found as comments. It is a copy: the library does not count it as an
/// export.
pub fn comments(app: &App, request: ExportReport) -> Result<Exported, ApiError> {
    let lock = request.lock();
    let report = limits::check(request.report)?;
    let unlisted = Cell::new(None);
    let review = |report: &Report| {
        let found = app.proofreader.review(report, &offline::figures(report));
        unlisted.set(found.note());
        found.findings
    };
    let bytes = opinion::copy(&report, &app.pages.house(), review)?;
    let path = files::with_ending(Path::new(&request.path), "docx")?;
    let path = files::write_with(&path, &bytes, Target::Any, lock)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes: unlisted.into_inner().into_iter().collect(),
    })
}

/// What review finds and nobody said to ignore.
fn found(app: &App, report: &Report) -> Review {
    let mut found = app.proofreader.review(report, &offline::figures(report));
    found
        .findings
        .retain(|finding| !report.ignored.contains(&finding.key));
    found
}

pub fn draft(request: ExportReport) -> Result<Exported, ApiError> {
    let report = limits::check(request.report)?;
    let path = offline::write_draft(&report, Path::new(&request.path), true, None)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes: Vec::new(),
    })
}
