//! The library and its bin.

use store::Listed;

use crate::app::{App, fresh_id, now, shown};
use crate::dto::{
    Empty, LibraryList, LibraryPage, LibraryState, Recovered, RecoveredFolder, RenameReport,
    ReportCard, ReportState,
};
use crate::error::{ApiError, ErrorCode};

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

pub fn list(app: &App, request: &LibraryList) -> Result<LibraryPage, ApiError> {
    Ok(LibraryPage {
        reports: app
            .store()
            .list(request.bin)?
            .into_iter()
            .map(card)
            .collect(),
        unreadable: Vec::new(),
        state: LibraryState::default(),
    })
}

pub fn recover(_: &App) -> Result<Recovered, ApiError> {
    Err(not_damaged())
}

pub fn use_recovered(_: &App, _: &RecoveredFolder) -> Result<Empty, ApiError> {
    Err(not_damaged())
}

fn not_damaged() -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        "稿件库没有损坏，不用抢救，没有改动任何文件；请接着写。",
    )
}

pub fn idle(_: &App) -> Result<Empty, ApiError> {
    Ok(Empty {})
}

pub fn duplicate(app: &App, id: &str) -> Result<ReportCard, ApiError> {
    let name = format!("{}（副本）", name(&app.store().find(id)?));
    Ok(card(app.store().duplicate(
        id,
        &fresh_id(),
        &name,
        now(),
    )?))
}

pub fn rename(app: &App, request: &RenameReport) -> Result<ReportCard, ApiError> {
    let name: String = request
        .name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    Ok(card(app.store().rename(&request.id, &name)?))
}

pub fn delete(app: &App, id: &str) -> Result<Empty, ApiError> {
    app.store().discard(id, now())?;
    Ok(Empty {})
}

pub fn restore(app: &App, id: &str) -> Result<Empty, ApiError> {
    app.store().restore(id)?;
    Ok(Empty {})
}

pub fn purge(app: &App, id: &str) -> Result<Empty, ApiError> {
    app.store().purge(id)?;
    Ok(Empty {})
}

/// What the library calls a report.
pub fn name(listed: &Listed) -> String {
    [&listed.name, &listed.title]
        .into_iter()
        .find(|name| !name.is_empty())
        .cloned()
        .unwrap_or_else(|| match (listed.unit.as_str(), listed.year) {
            ("", _) | (_, 0) => "未命名的稿件".to_owned(),
            (unit, year) => format!("{unit}{year}年度报告（还没有标题）"),
        })
}

fn card(listed: Listed) -> ReportCard {
    ReportCard {
        name: name(&listed),
        state: match listed.exported_revision {
            None => ReportState::Drafting,
            Some(revision) if revision == listed.revision => ReportState::Exported,
            Some(_) => ReportState::Changed,
        },
        updated_at: shown(listed.updated_at),
        id: listed.id,
        unit: listed.unit,
        year: listed.year,
        completeness: listed.completeness,
    }
}
