//! Work on files without a store: the command line, and the parts that the window's handlers share
//! with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use form::House;
use report::figures::{Figures, NOTHING};
use report::format::Document;
use report::steps::{self, Kind, State, Step};
use report::{Meta, Report, Template, edit, inline, outline, rollover, unit};

use crate::dto::{Exported, NewReport};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Source, Target};
use crate::fonts::Found;
use crate::papers::{self, Choice, Paper};
use crate::{assets, carried, limits, reading};

/// The most characters of a unit's name.
const LONGEST_UNIT: usize = 100;

/// Reads a report from a file of any kind that the program knows.
///
/// # Errors
/// As [`files::read`].
pub fn read(path: &Path) -> Result<Report, ApiError> {
    read_noted(path).map(|read| read.report)
}

/// A report that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What the person should know about the file, a sentence each.
    pub notes: Vec<String>,
}

/// Reads a report as [`read`] does, with what the person should know about the file.
///
/// # Errors
/// As [`files::read`].
pub fn read_noted(path: &Path) -> Result<Read, ApiError> {
    let source = files::read(path)?;
    let notes = match &source {
        Source::Word(merged) if !merged.edits.is_empty() => vec![format!(
            "这份 Word 文件导出后又改过{}处，以 Word 里的文字为准。",
            merged.edits.len()
        )],
        Source::Text(found) => reading::note(found).into_iter().collect(),
        _ => Vec::new(),
    };
    Ok(Read {
        report: limits::check(source.into_report())?,
        notes,
    })
}

/// What became of every line of a file, as a table with tabs or as JSON: what it is, whether that is a
/// guess and why, the text; then what was left out and why.
///
/// # Errors
/// As [`files::read`].
pub fn recognised(path: &Path, json: bool) -> Result<String, ApiError> {
    let source = files::read(path)?;
    let Source::Text(found) = source else {
        return Ok("这是法治年报自己的文件，稿件都在里面，不用辨认。".to_owned());
    };
    if json {
        let view = reading::view(&found)?;
        let all = serde_json::json!({
            "lines": view.lines, "pieces": view.pieces, "summary": view.summary
        });
        return Ok(format!("{all:#}"));
    }
    reading::table(&found)
}

/// A new report from a template.
///
/// # Errors
/// `bad_request` for a unit without a name or a year that no report can be about.
pub fn create(new: &NewReport) -> Result<Report, ApiError> {
    let template = assets::template_or_usual(&new.template)?;
    let unit = new.unit.trim();
    if unit.is_empty() || unit.chars().count() > LONGEST_UNIT || unit.chars().any(char::is_control)
    {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "单位名称没有写好，还没有新建稿件；请写单位全称，例如“某某镇人民政府”。",
        ));
    }
    if !(1949..=2999).contains(&new.year) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "年份没有写好，还没有新建稿件；请写四位数的年份，例如2026。",
        ));
    }
    let short = match new.unit_short.trim() {
        "" => unit::short(unit),
        short => short.to_owned(),
    };
    let meta = Meta {
        unit: unit.to_owned(),
        unit_short: short,
        year: new.year,
        ..Meta::default()
    };
    Ok(edit::create(template, meta, new.outline.into()))
}

/// A new draft for a year that goes on from last year's report, in the template that it follows or the
/// usual one.
///
/// # Errors
/// `bad_request` for a year that no report can be about, or for the year of the report itself.
pub fn rollover(mut last: Report, year: i32) -> Result<Report, ApiError> {
    if !(1949..=2999).contains(&year) || year == last.meta.year {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "年份没有写好，还没有新建稿件；请写这一次要报告的年份，四位数，和底稿的年份不同。",
        ));
    }
    last.tidy();
    let template = assets::template_or_usual(&last.template)?;
    let mut draft = rollover::rollover(&last, Some(template), year);
    draft.template.clone_from(&template.id);
    limits::check(draft)
}

/// The report's structure as JSON.
///
/// # Errors
/// `internal` if it can't be written, which no report is known to cause.
pub fn outline(report: &Report) -> Result<String, ApiError> {
    serde_json::to_string_pretty(&outline::of(report, &figures(report))).map_err(|error| {
        ApiError::new(
            ErrorCode::Internal,
            format!("结构没有列出来，文件没有改动，请再试一次。（{error}）"),
        )
    })
}

/// Writes a report as a `.nianbao` file.
///
/// # Errors
/// As [`files::write`].
pub fn write_draft(report: &Report, path: &Path, over: bool) -> Result<PathBuf, ApiError> {
    let mut json =
        serde_json::to_string_pretty(&Document::new(report.clone())).map_err(|error| {
            ApiError::new(
                ErrorCode::Internal,
                format!("稿件没有写成文件，内容没有变化，请再试一次。（{error}）"),
            )
        })?;
    json.push('\n');
    files::write(
        path,
        json.as_bytes(),
        if over { Target::Any } else { Target::New },
    )
}

/// Writes a report as a file of the kind that its name asks for. `source` is the file that it was
/// read from; it is never written over.
///
/// # Errors
/// As [`papers::export`].
pub fn export(
    report: Report,
    choice: &Choice,
    source: &Path,
    path: &Path,
) -> Result<Exported, ApiError> {
    files::refuse_source(path, source)?;
    let house = choice.house(House::default())?;
    let report = choice.of(report);
    papers::export(
        &report,
        Paper::of(path),
        path,
        Target::AnyBut(source),
        &house,
        || Arc::new(Found::of(house.fonts.clone())),
    )
}

/// What the person should know about an exported report.
#[must_use]
pub fn notes(report: &Report) -> Vec<String> {
    let figures = figures(report);
    let mut missing: Vec<&str> = Vec::new();
    for id in report
        .blocks
        .iter()
        .flat_map(|block| inline::references(&block.text))
    {
        let figure = figures.get(id).filter(|figure| figure.display.is_empty());
        if let Some(figure) = figure.filter(|figure| !missing.contains(&figure.label.as_str())) {
            missing.push(&figure.label);
        }
    }
    let mut notes = Vec::new();
    if !missing.is_empty() {
        notes.push(format!(
            "这些数据还没有填，文中以“{NOTHING}”代替：{}。",
            missing.join("、")
        ));
    }
    let steps = steps::of(report, template(report), &figures).list;
    let unwritten: Vec<&str> = steps
        .iter()
        .filter(|step| is_unwritten(step))
        .map(|step| step.name.as_str())
        .collect();
    if !unwritten.is_empty() {
        notes.push(format!("这些部分还没有写：{}。", unwritten.join("、")));
    }
    if report.title().is_none() {
        notes.push("报告还没有标题。".to_owned());
    }
    notes.extend(carried::note(report));
    notes
}

/// Whether a step is one that the reader will miss.
fn is_unwritten(step: &Step) -> bool {
    match (step.kind, step.state) {
        (Kind::Opening, _) => false,
        (_, State::Empty) => true,
        (_, State::Missing) => !step.optional,
        (_, State::Writing | State::Complete) => false,
    }
}

/// No file and no id: the parser refuses that before.
///
/// # Errors
/// Always `bad_request`.
pub fn nothing_named() -> Result<Exported, ApiError> {
    Err(ApiError::new(
        ErrorCode::BadRequest,
        "没有写明导出哪一份，没有改动任何文件；请写文件名或 --id 编号。",
    ))
}

/// What of last year's is still to be looked at, in a sentence.
#[must_use]
pub fn carried(report: &Report) -> Option<String> {
    carried::note(report)
}

pub(crate) fn figures(report: &Report) -> Figures {
    Figures::of(report, template(report))
}

/// A text has no template and needs none parsed.
fn template(report: &Report) -> Option<&'static Template> {
    if report.template.is_empty() {
        return None;
    }
    assets::template(&report.template)
}
