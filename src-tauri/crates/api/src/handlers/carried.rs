//! Looking through what was taken over from last year.

use report::Report;

use crate::dto::{AnswerPromise, CarriedData, ConfirmMarks};
use crate::error::ApiError;
use crate::{carried, limits};

pub fn confirm(request: ConfirmMarks) -> Result<CarriedData, ApiError> {
    let mut report = limits::check(request.report)?;
    carried::confirm(&mut report, request.block, request.start, request.take_back);
    Ok(data(report))
}

pub fn answer(request: AnswerPromise) -> Result<CarriedData, ApiError> {
    let mut report = limits::check(request.report)?;
    carried::answer(
        &mut report,
        request.id,
        request.answer,
        request.reason,
        request.linked,
    );
    Ok(data(report))
}

fn data(report: Report) -> CarriedData {
    CarriedData {
        carried: report.carried,
    }
}
