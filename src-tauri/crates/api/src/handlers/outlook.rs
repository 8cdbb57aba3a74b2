//! What the person should know before a report is exported.

use crate::app::App;
use crate::dto::{Outlook, ReportRequest};
use crate::error::ApiError;
use crate::{limits, outlook};

pub fn of(app: &App, request: ReportRequest) -> Result<Outlook, ApiError> {
    let report = limits::check(request.report)?;
    Ok(outlook::of(&report, &app.pages.house(), &app.pages.fonts()))
}
