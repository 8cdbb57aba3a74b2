//! Work on files without a store: the command line, and the parts that the window's handlers share
//! with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use form::House;
use report::figures::{Figures, NOTHING};
use report::format::Document;
use report::steps::{self, Kind, State, Step};
use report::{Meta, Report, Template, edit, inline, outline, rollover, unit};

use crate::dto::{Exported, NewReport, WordEditDto};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Contents, Lock, Source, Target};
use crate::fonts::Found;
use crate::papers::{self, Choice, Paper};
use crate::{assets, carried, limits, outlook, reading};

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
    /// What the person should know about the file, a sentence each; behind the one that says how many
    /// places were changed in Word, the changes.
    pub notes: Vec<String>,
}

/// Reads a report as [`read`] does, with what the person should know about the file.
///
/// # Errors
/// As [`files::read`].
pub fn read_noted(path: &Path) -> Result<Read, ApiError> {
    let contents = files::read(path)?;
    Ok(Read {
        notes: told(&contents),
        report: limits::check(contents.source.into_report())?,
    })
}

/// What the person should know about a file that was read without the window: what was changed in it,
/// what its report does not have.
pub(crate) fn told(contents: &Contents) -> Vec<String> {
    let (edits, left_out) = match &contents.source {
        Source::Word(merged) => (files::edit_notes(&merged.edits), None),
        Source::Text(found) => (Vec::new(), reading::note(found)),
        Source::Draft(_) => (Vec::new(), None),
    };
    let notes = contents.notes.iter().cloned();
    edits.into_iter().chain(notes).chain(left_out).collect()
}

/// What became of every line of a file, as a table with tabs or as JSON: what it is, whether that is a
/// guess and why, the text; then what was left out and why. Of a file of this program, what was changed
/// in Word since it was exported. Behind either what the report does not have.
///
/// # Errors
/// As [`files::read`].
pub fn recognised(path: &Path, json: bool) -> Result<String, ApiError> {
    let Contents { source, notes } = files::read(path)?;
    let edits = match &source {
        Source::Text(found) if json => {
            let view = reading::view(found)?;
            let all = serde_json::json!({
                "lines": view.lines, "pieces": view.pieces, "summary": view.summary, "notes": notes
            });
            return Ok(format!("{all:#}"));
        }
        Source::Text(found) => return Ok(with_notes(reading::table(found)?, &notes)),
        Source::Word(merged) => merged.edits.as_slice(),
        Source::Draft(_) => &[],
    };
    if json {
        let edits: Vec<WordEditDto> = edits.iter().map(Into::into).collect();
        let all = serde_json::json!({ "edits": edits, "notes": notes });
        return Ok(format!("{all:#}"));
    }
    let table = if edits.is_empty() {
        "这是法治年报自己的文件，稿件都在里面，不用辨认。".to_owned()
    } else {
        files::edit_table(edits)
    };
    Ok(with_notes(table, &notes))
}

fn with_notes(mut table: String, notes: &[String]) -> String {
    for note in notes {
        table.push_str("\n说明\t\t");
        table.push_str(note);
    }
    table
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
            "结构没有列出来，文件没有改动，请再试一次。",
        )
        .because(error)
    })
}

/// A report as the bytes of a `.nianbao` file.
///
/// # Errors
/// `internal` if it can't be written, which no report is known to cause.
pub(crate) fn draft(report: &Report) -> Result<Vec<u8>, ApiError> {
    let mut json =
        serde_json::to_string_pretty(&Document::new(report.clone())).map_err(|error| {
            ApiError::new(
                ErrorCode::Internal,
                "稿件没有写成文件，内容没有变化，请再试一次。",
            )
            .because(error)
        })?;
    json.push('\n');
    Ok(json.into_bytes())
}

/// Writes a report as a `.nianbao` file; `over` says whether one that is there is replaced. `source` is
/// the file that it was made from, which never is.
///
/// # Errors
/// `bad_request` for a name of another kind of file; as [`files::write`].
pub fn write_draft(
    report: &Report,
    path: &Path,
    over: bool,
    source: Option<&Path>,
) -> Result<PathBuf, ApiError> {
    if Paper::asked(path)?.is_some_and(|asked| asked != Paper::Draft) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "稿件要写成 .nianbao 文件，没有写文件；请把文件名的结尾改成 .nianbao，写好以后再导出成 Word。",
        ));
    }
    if let Some(source) = source {
        files::refuse_source(path, source)?;
    }
    let target = if over { Target::Any } else { Target::New };
    let path = files::with_ending(path, Paper::Draft.ending())?;
    files::write(&path, &draft(report)?, target)
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
    let paper = Paper::asked(path)?.unwrap_or(Paper::Word);
    let target = (Target::AnyBut(source), Lock::despite(choice.despite_lock));
    let mut done = papers::export(&report, paper, path, target, &house, || {
        Arc::new(Found::of(house.fonts.clone()))
    })?;
    // The window says it before.
    if matches!(paper, Paper::Word | Paper::Pdf) {
        let missing = outlook::missing(&report, &figures(&report));
        done.notes.extend(missing);
    }
    Ok(done)
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
