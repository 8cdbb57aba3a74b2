//! The library and its bin.

use store::{Listed, Part, Reason};

use super::settings;
use crate::app::{App, fresh_id, now, shown};
use crate::dto::{
    Empty, LibraryList, LibraryPage, LibraryState, RenameReport, ReportCard, ReportState,
    UnreadableCard,
};
use crate::error::ApiError;
use crate::{fault, parts};

/// The most characters of a name.
const LONGEST_NAME: usize = 200;

pub fn list(app: &App, request: &LibraryList) -> Result<LibraryPage, ApiError> {
    let listing = app.store().list(request.bin)?;
    Ok(LibraryPage {
        reports: listing.reports.into_iter().map(card).collect(),
        unreadable: listing
            .unreadable
            .into_iter()
            .map(|(listed, parts)| unreadable(listed, &parts))
            .collect(),
        state: state(app),
    })
}

/// A report that can't be listed.
fn unreadable(listed: Listed, parts: &[Part]) -> UnreadableCard {
    UnreadableCard {
        name: name(&listed),
        message: format!(
            "这份稿件的{}读不出来，原来的内容没有动；可以打开看看，再另存一份可以改的稿件。",
            parts::names(parts, None).join("、")
        ),
        id: listed.id,
    }
}

/// How the library is.
fn state(app: &App) -> LibraryState {
    let store = app.store();
    let sentence = store.read_only().map(fault::why_read_only);
    LibraryState {
        damaged: match store.read_only() {
            Some(Reason::Damaged(_)) => sentence.clone(),
            Some(Reason::Permission) | None => None,
        },
        read_only: sentence,
        notices: settings::notices(app),
    }
}

/// What lies in the log goes into the file.
pub fn idle(app: &App) -> Result<Empty, ApiError> {
    app.store().carry_over()?;
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
