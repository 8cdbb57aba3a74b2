//! Last year's file: opened, looked at, corrected, accepted; and kept with the report.

use std::path::Path;

use intake::Kind;
use report::Report;
use report::recognise::Reading;
use serde_json::Value;
use store::NewSource;

use super::report::{card, keep, with_template};
use super::settings;
use crate::app::App;
use crate::dto::{
    AcceptReading, ChangeReading, ExportSource, Exported, KeptLine, KnownReport, OpenReport,
    OpenSource, PastedText, PathRequest, ReadingView, SourceView,
};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Contents, Source, Target};
use crate::{cancel, limits, offline, reading};

pub fn open(app: &App, request: &PathRequest) -> Result<OpenSource, ApiError> {
    let file = files::bytes(Path::new(&request.path))?;
    let contents = files::from_bytes(&file.bytes, &file.name)?;
    let kind = kind_of(&file.bytes, &contents.source);
    opened(app, file.name, file.bytes, kind, contents)
}

pub fn paste(app: &App, request: PastedText) -> Result<OpenSource, ApiError> {
    limits::text(&request.text)?;
    limits::text(&request.html)?;
    let contents = files::from_clipboard(&request.text, &request.html)?;
    opened(
        app,
        // The ending is for the day when it is saved as a file.
        "粘贴的内容.txt".to_owned(),
        request.text.into_bytes(),
        "粘贴的文字",
        contents,
    )
}

fn opened(
    app: &App,
    name: String,
    bytes: Vec<u8>,
    kind: &str,
    Contents { source, notes }: Contents,
) -> Result<OpenSource, ApiError> {
    let (reading, known, year) = match &source {
        Source::Text(found) => {
            let view = reading::view(found)?;
            let year = view.summary.year;
            (Some(view), None, year)
        }
        Source::Draft(report) => (None, Some(known(report)), report.meta.year),
        Source::Word(merged) => {
            let edits = merged.edits.iter().map(Into::into).collect();
            let known = KnownReport {
                edits,
                ..known(&merged.report)
            };
            (None, Some(known), merged.report.meta.year)
        }
    };
    // What was given up does not push out what is held.
    cancel::commit()?;
    Ok(OpenSource {
        token: app.sources.hold(name.clone(), bytes),
        name,
        kind: kind.to_owned(),
        reading,
        known,
        notes,
        next_year: next_year(year),
    })
}

fn known(report: &Report) -> KnownReport {
    KnownReport {
        title: report
            .title()
            .map_or_else(|| "还没有标题的稿件".to_owned(), str::to_owned),
        unit: report.meta.unit.clone(),
        year: report.meta.year,
        edits: Vec::new(),
    }
}

fn next_year(year: i32) -> i32 {
    if year == 0 {
        settings::suggested_year()
    } else {
        year.saturating_add(1)
    }
}

fn kind_of(bytes: &[u8], source: &Source) -> &'static str {
    match (source, intake::kind(bytes)) {
        (Source::Draft(_), _) => "法治年报的稿件（.nianbao）",
        (Source::Word(_), _) => "法治年报导出的 Word 文档",
        (_, Kind::Archive) => "Word 文档（.docx）",
        (_, Kind::Ole) => "Word 或 WPS 文档（.doc、.wps）",
        (_, Kind::WordXml) => "Word 文档（XML）",
        (_, Kind::Page | Kind::Mail) => "网页",
        (_, Kind::Rtf) => "RTF 文档",
        (_, Kind::Text | Kind::Other(_)) => "纯文本",
    }
}

pub fn change(request: ChangeReading) -> Result<ReadingView, ApiError> {
    let mut found = parsed(request.reading)?;
    reading::change(&mut found, request.change);
    reading::view(&found)
}

pub fn accept(app: &App, request: AcceptReading) -> Result<OpenReport, ApiError> {
    let file = app.sources.get(request.token)?;
    let (report, edits, reading) = if request.reading.is_null() {
        let source = files::from_bytes(&file.bytes, &file.name)?.source;
        let edits = match &source {
            Source::Word(merged) => merged.edits.iter().map(Into::into).collect(),
            Source::Draft(_) | Source::Text(_) => Vec::new(),
        };
        (with_template(source), edits, None)
    } else {
        let written = request.reading.to_string();
        let found = parsed(request.reading)?;
        (
            with_template(Source::Text(found)),
            Vec::new(),
            Some(written),
        )
    };
    let source = NewSource {
        name: &file.name,
        bytes: &file.bytes,
        reading: reading.as_deref(),
    };
    match request.year {
        None => {
            let open = keep(app, &report, "", Some(source))?;
            Ok(OpenReport { edits, ..open })
        }
        Some(year) => keep(app, &offline::rollover(report, year)?, "", Some(source)),
    }
}

/// A reading as the window hands it back.
fn parsed(reading: Value) -> Result<Reading, ApiError> {
    let found: Reading = serde_json::from_value(reading).map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            "这项操作的内容不完整，什么也没有改动，请重新打开文件。",
        )
        .because(error)
    })?;
    limits::check(found.report())?;
    Ok(found)
}

pub fn view(app: &App, id: &str) -> Result<Option<SourceView>, ApiError> {
    let Some(source) = app.store().source(id)? else {
        return Ok(None);
    };
    let lines = match app.store().source_reading(id)? {
        Some(json) => kept(&serde_json::from_str(&json).map_err(|_| unreadable(&source))?),
        // A file of this program: what it holds is the report itself.
        None => {
            let bytes = app.store().source_bytes(id)?;
            let contents = files::from_bytes(&bytes, &source.name);
            whole(
                &contents
                    .map_err(|_| unreadable(&source))?
                    .source
                    .into_report(),
            )
        }
    };
    Ok(Some(SourceView {
        card: card(source),
        lines,
    }))
}

fn unreadable(source: &store::Source) -> ApiError {
    ApiError::new(
        ErrorCode::Unreadable,
        format!(
            "原文件“{}”当时认成了什么，现在读不出来，稿件没有影响；原文件还在，可以另存出来看。",
            source.name
        ),
    )
}

fn kept(reading: &Reading) -> Vec<KeptLine> {
    let mut lines: Vec<KeptLine> = reading
        .lines
        .iter()
        .map(|text| KeptLine {
            text: text.clone(),
            left_out: None,
        })
        .collect();
    for left in &reading.left_out {
        if let Some(line) = lines.get_mut(left.line) {
            line.left_out = Some(reading::why(left.why).to_owned());
        }
    }
    lines
}

fn whole(report: &Report) -> Vec<KeptLine> {
    let figures = offline::figures(report);
    report::paragraph::of(report, &figures)
        .into_iter()
        .map(|printed| KeptLine {
            text: printed.line(),
            left_out: None,
        })
        .collect()
}

pub fn export(app: &App, request: &ExportSource) -> Result<Exported, ApiError> {
    let bytes = app.store().source_bytes(&request.id)?;
    let path = files::write(Path::new(&request.path), &bytes, Target::Any)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes: Vec::new(),
    })
}
