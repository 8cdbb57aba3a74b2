//! The commands.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use api::App;
use api::commands::Commands as _;
use api::dto::{
    ExportReport, IdRequest, LibraryList, NewReport, OutlineDto, ReportCard, ReportState,
    VariantDto,
};
use api::error::ApiError;
use api::offline::{self, Read};
use api::papers::Choice;
use api::remarks::{self, Level, Wanted};
use api::{doctor, log};

use crate::args::{self, Args, Command};

/// Does what the line says and gives the exit code.
pub fn run(args: Args) -> ExitCode {
    let mut found = false;
    let name = args.command.name();
    api::start(None);
    let (json, done) = match args.command {
        Command::New(new) => (new.json, create(&new)),
        Command::Outline(outline) => (
            false,
            read(&outline.file).and_then(|read| offline::outline(&read.report)),
        ),
        Command::Recognise(said) => (said.json, offline::recognised(&said.file, said.json)),
        Command::Check(said) => (said.json, check(&said, &mut found)),
        Command::Rules(said) => (said.json, Ok(remarks::rules(said.json))),
        Command::Explain(said) => (false, remarks::explain(&said.code)),
        Command::Export(export) => (export.json, self::export(export)),
        Command::Rollover(rollover) => (rollover.json, self::rollover(&rollover)),
        Command::Doctor(said) => (said.json, examine(&said, &mut found)),
        Command::List(list) => (list.json, self::list(&list, &mut found)),
        Command::Recover(said) => (said.json, recover(&said, &mut found)),
    };
    match done {
        Ok(answer) if found => {
            print(&answer);
            ExitCode::from(1)
        }
        Ok(answer) => print(&answer),
        Err(error) => {
            log::record(name, &error);
            complain(&error.message);
            if json {
                // A program that reads gets the code too.
                let _ = print(&serde_json::json!({ "error": error }).to_string());
            }
            ExitCode::from(1)
        }
    }
}

fn create(new: &args::New) -> Result<String, ApiError> {
    let outline = match new.outline {
        args::OutlineArg::ThreePart => OutlineDto::ThreePart,
        args::OutlineArg::Flat => OutlineDto::Flat,
    };
    let report = offline::create(&NewReport {
        template: String::new(),
        unit: new.unit.clone(),
        unit_short: String::new(),
        year: new.year,
        outline,
    })?;
    let path = offline::write_draft(&report, &new.output, new.force, None)?;
    Ok(written(&path, new.json, &[]))
}

/// How the program finds itself on this machine; `faulty` is set where something is not as it should be.
fn examine(said: &args::Doctor, faulty: &mut bool) -> Result<String, ApiError> {
    let found = doctor::examine(said.data.clone())?;
    *faulty = !found.is_sound();
    if said.json {
        Ok(serde_json::json!(found).to_string())
    } else {
        Ok(found.lines())
    }
}

/// What review finds in a file; `certain` is set where something certain is among it.
fn check(said: &args::Check, certain: &mut bool) -> Result<String, ApiError> {
    let wanted = Wanted {
        level: said.level.map(|level| match level {
            args::LevelArg::Certain => Level::Certain,
            args::LevelArg::Suspected => Level::Suspected,
            args::LevelArg::Hint => Level::Hint,
        }),
        rules: said
            .rules
            .iter()
            .map(|code| code.trim().to_uppercase())
            .filter(|code| !code.is_empty())
            .collect(),
    };
    let checked = remarks::check(&said.file, &wanted, said.output.as_deref(), said.force)?;
    for note in &checked.notes {
        complain(note);
    }
    if let Some(path) = &checked.written {
        complain(&format!("意见已写好：{path}"));
    }
    *certain = checked.has_certain();
    if said.json {
        Ok(serde_json::json!(checked.findings).to_string())
    } else {
        Ok(checked.lines())
    }
}

fn rollover(said: &args::Rollover) -> Result<String, ApiError> {
    let last = offline::read_noted(&said.file)?;
    let draft = offline::rollover(last.report, said.year)?;
    let path = offline::write_draft(&draft, &said.output, said.force, Some(&said.file))?;
    let notes: Vec<String> = last
        .notes
        .into_iter()
        .chain(offline::carried(&draft))
        .collect();
    for note in &notes {
        complain(note);
    }
    Ok(written(&path, said.json, &notes))
}

fn export(export: args::Export) -> Result<String, ApiError> {
    let mut choice = choice(export.choice);
    choice.despite_lock = export.force;
    // What was said when the file was read.
    let mut told = 0;
    let done = match (export.file, export.id) {
        (Some(file), _) => {
            let read = read(&file)?;
            let mut done = offline::export(read.report, &choice, &file, &export.output)?;
            told = read.notes.len();
            done.notes.splice(0..0, read.notes);
            done
        }
        (None, Some(id)) => {
            let app = App::open_existing(export.data)?;
            let open = app.report_open(IdRequest { id: id.clone() })?;
            for note in open.read_only.iter().chain(&open.notices) {
                complain(note);
            }
            let request = ExportReport {
                id: Some(id),
                report: open.report,
                path: absolute(&export.output),
                despite_lock: None,
            };
            app.export(request, &choice)?
        }
        (None, None) => offline::nothing_named()?,
    };
    for note in done.notes.iter().skip(told) {
        complain(note);
    }
    Ok(written(Path::new(&done.path), export.json, &done.notes))
}

/// Reads a report and says what the person should know about its file.
fn read(file: &Path) -> Result<Read, ApiError> {
    let read = offline::read_noted(file)?;
    for note in &read.notes {
        complain(note);
    }
    Ok(read)
}

fn choice(said: args::Choice) -> Choice {
    Choice {
        variant: said.variant.map(|variant| match variant {
            args::VariantArg::Submission => VariantDto::Submission,
            args::VariantArg::Public => VariantDto::Public,
            args::VariantArg::Consultation => VariantDto::Consultation,
            args::VariantArg::Plain => VariantDto::Plain,
        }),
        letter: said.letter,
        figures: said.figures,
        house: said.house,
        despite_lock: false,
    }
}

/// The handlers take full paths, because the window has no working folder.
fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| PathBuf::from(path))
        .display()
        .to_string()
}

fn written(path: &Path, json: bool, notes: &[String]) -> String {
    let path = path.display().to_string();
    if json {
        serde_json::json!({ "path": path, "notes": notes }).to_string()
    } else {
        format!("已写好：{path}")
    }
}

/// What the library holds; `incomplete` is set where something of it can't be read.
fn list(list: &args::List, incomplete: &mut bool) -> Result<String, ApiError> {
    let app = App::open_existing(list.data.clone())?;
    let page = app.library_list(LibraryList { bin: list.bin })?;
    let state = &page.state;
    if let Some(note) = state.damaged.as_ref().or(state.read_only.as_ref()) {
        complain(note);
    }
    for note in &state.notices {
        complain(note);
    }
    for card in &page.unreadable {
        complain(&format!("{}\t{}：{}", card.id, card.name, card.message));
    }
    *incomplete = state.damaged.is_some() || !page.unreadable.is_empty();
    if list.json {
        return Ok(serde_json::json!(page.reports).to_string());
    }
    if page.reports.is_empty() {
        return Ok("这里还没有稿件。".to_owned());
    }
    let lines: Vec<String> = page.reports.iter().map(line).collect();
    Ok(lines.join("\n"))
}

/// Makes a new library out of a damaged one; `incomplete` is set where something is lost.
fn recover(said: &args::Recover, incomplete: &mut bool) -> Result<String, ApiError> {
    let done = api::recover_folder(said.data.clone(), &said.output)?;
    for lost in &done.lost {
        complain(lost);
    }
    *incomplete = !done.lost.is_empty();
    Ok(if said.json {
        serde_json::json!(done).to_string()
    } else {
        done.message
    })
}

fn line(card: &ReportCard) -> String {
    let state = match card.state {
        ReportState::Drafting => "起草中",
        ReportState::Exported => "已导出",
        ReportState::Changed => "导出后有改动",
    };
    // RFC 3339 to the minute is as a person writes it.
    let changed = card
        .updated_at
        .get(..16)
        .unwrap_or_default()
        .replace('T', " ");
    format!(
        "{}\t{}\t完成{}%\t{state}\t{changed}\t{}",
        card.id, card.year, card.completeness, card.name
    )
}

fn print(answer: &str) -> ExitCode {
    // A reader that has gone away (`| head`) is no fault of the person's.
    let _ = writeln!(std::io::stdout().lock(), "{answer}");
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "standard error is where messages go")]
fn complain(message: &str) {
    eprintln!("{message}");
}
