//! Making, opening and keeping reports.

use std::path::Path;

use report::{Report, edit};
use store::New;

use super::library::name;
use crate::app::{App, fresh_id, now, shown};
use crate::dto::{
    IdRequest, NewReport, OpenReport, PathRequest, ReportRequest, Rollover, SaveReport, Saved,
    TextRequest, View,
};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Source};
use crate::{assets, limits, offline, view};

pub fn create(app: &App, request: &NewReport) -> Result<OpenReport, ApiError> {
    keep(app, &offline::create(request)?, "")
}

pub fn sample(app: &App) -> Result<OpenReport, ApiError> {
    let text = assets::SAMPLES.first().map_or("", |(_, text)| text);
    let report = with_template(files::from_text(text, "示例报告")?);
    keep(app, &edit::renumber(report), "示例报告")
}

pub fn load(app: &App, request: &PathRequest) -> Result<OpenReport, ApiError> {
    let source = files::read(Path::new(&request.path))?;
    let edits = match &source {
        Source::Word(merged) => merged.edits.iter().map(Into::into).collect(),
        Source::Draft(_) | Source::Text(_) => Vec::new(),
    };
    let open = keep(app, &with_template(source), "")?;
    Ok(OpenReport { edits, ..open })
}

pub fn from_text(app: &App, request: &TextRequest) -> Result<OpenReport, ApiError> {
    limits::text(&request.text)?;
    keep(
        app,
        &with_template(files::from_text(&request.text, "粘贴的内容")?),
        "",
    )
}

pub fn open(app: &App, id: &str) -> Result<OpenReport, ApiError> {
    let mut stored = app.store.load(id)?;
    if stored.deleted_at.is_some() {
        return Err(ApiError::new(
            ErrorCode::NotFound,
            "这份稿件在回收站里，内容没有变化；请先把它恢复，再打开。",
        ));
    }
    stored.report.tidy();
    Ok(OpenReport {
        name: name(&app.store.find(id)?),
        id: id.to_owned(),
        revision: stored.revision,
        saved_at: shown(stored.updated_at),
        view: view::view(&stored.report),
        report: stored.report.into(),
        edits: Vec::new(),
    })
}

/// A new report for another year that goes on from a stored one.
pub fn rollover(app: &App, request: &Rollover) -> Result<OpenReport, ApiError> {
    let last = app.store.load(&request.id)?.report;
    keep(app, &offline::rollover(last, request.year)?, "")
}

pub fn view(request: ReportRequest) -> Result<View, ApiError> {
    Ok(view::view(&limits::check(request.report)?))
}

pub fn save(app: &App, request: SaveReport) -> Result<Saved, ApiError> {
    let mut report = limits::check(request.report)?;
    // A window that gave one id twice must not lose a paragraph over it.
    let assigned = std::mem::take(&mut report.slots);
    report.tidy();
    report.slots = assigned;
    let completeness = view::completeness(&report);
    let saved = app
        .store
        .save(&request.id, request.revision, &report, completeness, now())?;
    Ok(Saved {
        revision: saved.revision,
        saved_at: shown(saved.updated_at),
    })
}

/// A recognised text gets the usual template, so that it has steps and figures.
fn with_template(source: Source) -> Report {
    let recognised = matches!(source, Source::Text(_));
    let mut report = source.into_report();
    if recognised && let Some(template) = assets::templates().first() {
        report.template.clone_from(&template.id);
    }
    report
}

fn keep(app: &App, report: &Report, name: &str) -> Result<OpenReport, ApiError> {
    let report = limits::check(report.clone())?;
    let id = fresh_id();
    let completeness = view::completeness(&report);
    app.store.create(&New {
        id: &id,
        name,
        report: &report,
        completeness,
        now: now(),
    })?;
    open(app, &IdRequest { id }.id)
}
