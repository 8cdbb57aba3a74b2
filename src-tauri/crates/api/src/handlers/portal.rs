//! 公开稿 for the editor of a website.

use crate::dto::{PortalCopy, ReportRequest};
use crate::error::ApiError;
use crate::{limits, portal};

pub fn copy(request: ReportRequest) -> Result<PortalCopy, ApiError> {
    Ok(portal::copy(&limits::check(request.report)?))
}
