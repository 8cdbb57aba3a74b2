//! Changes that concern more than one block. They store nothing: the window applies the answer as
//! one step that undo takes back, and saves as it saves typing.

use report::edit;
use report::numbering::{Numbering, typed};
use report::{BlockId, Report, recognise};

use crate::assets;
use crate::dto::{
    AddSection, AddedSection, ChangeOutline, MoveSection, PasteText, PastedBlock, ReportDto,
    ReportRequest, SectionRequest,
};
use crate::error::{ApiError, ErrorCode};
use crate::limits;

pub fn renumber(request: ReportRequest) -> Result<ReportDto, ApiError> {
    Ok(edit::renumber(limits::check(request.report)?).into())
}

pub fn outline(request: ChangeOutline) -> Result<ReportDto, ApiError> {
    let report = limits::check(request.report)?;
    let template = assets::template_or_usual(&report.template)?;
    Ok(edit::arrange(report, template, request.outline.into()).into())
}

pub fn shift(request: MoveSection) -> Result<ReportDto, ApiError> {
    let report = limits::check(request.report)?;
    let heading = heading(&report, request.heading)?;
    Ok(edit::shift(report, heading, request.up).into())
}

pub fn add(request: AddSection) -> Result<AddedSection, ApiError> {
    let report = limits::check(request.report)?;
    let template = assets::template_or_usual(&report.template)?;
    let (report, heading) = edit::add(report, template, request.slot.into(), &request.heading);
    Ok(AddedSection {
        report: report.into(),
        heading: heading.0,
    })
}

pub fn remove(request: SectionRequest) -> Result<ReportDto, ApiError> {
    let report = limits::check(request.report)?;
    let heading = heading(&report, request.heading)?;
    Ok(edit::remove(report, heading).into())
}

pub fn paste(request: &PasteText) -> Result<Vec<PastedBlock>, ApiError> {
    let computed = Numbering::from(request.numbering) == Numbering::Computed;
    limits::text(&request.text)?;
    let blocks = recognise::fragment(&request.text)
        .into_iter()
        .map(|(kind, text)| {
            let number = typed(&text).filter(|_| computed && kind.level().is_some());
            let text = number.map_or(text.clone(), |number| number.rest.to_owned());
            PastedBlock {
                kind: kind.into(),
                text,
            }
        })
        .collect();
    Ok(blocks)
}

fn heading(report: &Report, id: u32) -> Result<BlockId, ApiError> {
    let id = BlockId(id);
    let is_heading = report
        .blocks
        .iter()
        .any(|block| block.id == id && block.kind.level().is_some());
    is_heading.then_some(id).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            "要操作的这一部分已经不在稿子里了，其他内容没有变化，请在左边重新选择。",
        )
    })
}
