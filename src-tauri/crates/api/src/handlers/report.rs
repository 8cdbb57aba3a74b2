//! Making, opening and keeping reports.

use report::{Report, edit};
use store::{New, NewSource, Stored};

use super::library::name;
use crate::app::{App, fresh_id, now, shown};
use crate::dto::{
    IdRequest, NewReport, OpenReport, ReportRequest, Rollover, SaveReport, Saved, SourceCard, View,
};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Source};
use crate::{assets, fault, limits, offline, parts, reading, view};

pub fn create(app: &App, request: &NewReport) -> Result<OpenReport, ApiError> {
    keep(app, &offline::create(request)?, "", None)
}

pub fn sample(app: &App) -> Result<OpenReport, ApiError> {
    let text = assets::SAMPLES.first().map_or("", |(_, text)| text);
    let report = with_template(files::from_text(text, "示例报告")?);
    keep(app, &edit::renumber(report), "示例报告", None)
}

pub fn open(app: &App, id: &str) -> Result<OpenReport, ApiError> {
    let store = app.store();
    let mut stored = store.load(id)?;
    if stored.deleted_at.is_some() {
        return Err(ApiError::new(
            ErrorCode::NotFound,
            "这份稿件在回收站里，内容没有变化；请先把它恢复，再打开。",
        ));
    }
    let read_only = why_read_only(&stored).or_else(|| store.read_only().map(fault::why_read_only));
    let unreadable = parts::names(&stored.unreadable, Some(&stored.report));
    let mut notices = Vec::new();
    let source = match store.source(id) {
        Ok(source) => source.map(card),
        Err(_) => {
            notices.push("这份稿件保存的原文件读不出来，稿件本身没有影响。".to_owned());
            None
        }
    };
    stored.report.tidy();
    Ok(OpenReport {
        name: name(&store.find(id)?),
        id: id.to_owned(),
        revision: stored.revision,
        saved_at: shown(stored.updated_at),
        view: view::view(&stored.report, &app.proofreader),
        report: stored.report.into(),
        edits: Vec::new(),
        source,
        unreadable,
        read_only,
        notices,
    })
}

/// Why a stored report can't be changed, if it can't.
fn why_read_only(stored: &Stored) -> Option<String> {
    if !stored.unreadable.is_empty() {
        Some(fault::cannot_read(&stored.unreadable, Some(&stored.report)))
    } else if stored.altered {
        Some(fault::ALTERED.to_owned())
    } else {
        None
    }
}

/// A new report beside one that can't be changed, with everything that could be read of it and the file
/// that it came from. The old one stays as it is.
pub fn repair(app: &App, id: &str) -> Result<OpenReport, ApiError> {
    let store = app.store();
    let stored = store.load(id)?;
    let name = format!("{}（另存）", name(&store.find(id)?));
    let new = keep(app, &stored.report, &name, None)?;
    let copied = store.copy_source(id, &new.id);
    let mut open = open(app, &new.id)?;
    if copied.is_err() {
        open.notices
            .push("原来保存的去年的文件读不出来，没有带过来，稿件本身没有影响。".to_owned());
    }
    Ok(open)
}

/// A file that was kept, as the window shows it.
pub fn card(source: store::Source) -> SourceCard {
    SourceCard {
        name: source.name,
        size: source.size,
        kept_at: shown(source.kept_at),
    }
}

/// A new report for another year that goes on from a stored one.
pub fn rollover(app: &App, request: &Rollover) -> Result<OpenReport, ApiError> {
    let last = app.store().load(&request.id)?;
    let missing = parts::names(&last.unreadable, Some(&last.report));
    let mut open = keep(
        app,
        &offline::rollover(last.report, request.year)?,
        "",
        None,
    )?;
    if !missing.is_empty() {
        open.notices.push(format!(
            "底稿里的{}读不出来，没有带过来；底稿没有变化，请对照着补上。",
            missing.join("、")
        ));
    }
    Ok(open)
}

pub fn view(app: &App, request: ReportRequest) -> Result<View, ApiError> {
    Ok(view::view(
        &limits::check(request.report)?,
        &app.proofreader,
    ))
}

pub fn save(app: &App, request: SaveReport) -> Result<Saved, ApiError> {
    let mut report = limits::check(request.report)?;
    // A window that gave one id twice must not lose a paragraph over it.
    let assigned = std::mem::take(&mut report.slots);
    report.tidy();
    report.slots = assigned;
    let completeness = view::completeness(&report);
    let saved = app
        .store()
        .save(&request.id, request.revision, &report, completeness, now())?;
    Ok(Saved {
        revision: saved.revision,
        saved_at: shown(saved.updated_at),
    })
}

/// The report of a source; a recognised text in the usual template.
pub fn with_template(source: Source) -> Report {
    match source {
        Source::Text(found) => reading::as_usual(found.report()),
        Source::Draft(_) | Source::Word(_) => source.into_report(),
    }
}

/// Puts a report into the library, with the file that it came from.
pub fn keep(
    app: &App,
    report: &Report,
    name: &str,
    source: Option<NewSource<'_>>,
) -> Result<OpenReport, ApiError> {
    let report = limits::check(report.clone())?;
    let id = fresh_id();
    let completeness = view::completeness(&report);
    app.store().create(&New {
        id: &id,
        name,
        report: &report,
        completeness,
        source,
        now: now(),
    })?;
    open(app, &IdRequest { id }.id)
}
