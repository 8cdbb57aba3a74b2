//! Every command of the program, declared once.
//!
//! The table below gives each command its name, request and response. From it come the trait
//! [`Commands`] (a command without a handler does not compile), [`dispatch`] (what the window's
//! `rpc` and the tests call) and the TypeScript map `ui/src/bindings/Commands.ts` (a test writes
//! it and fails when the committed file differs).

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Pages;
use crate::dto::*;
use crate::error::{ApiError, ErrorCode};
use crate::log;

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty;)+) => {
        /// One method a command. [`App`](crate::App) implements it.
        pub trait Commands {
            $($(#[$doc])*
            ///
            /// # Errors
            /// An [`ApiError`] whose message tells the person what happened, what is safe and what
            /// to do.
            fn $name(&self, request: $request) -> Result<$response, ApiError>;)+
        }

        /// Calls a command by name: the one way in from the window.
        ///
        /// # Errors
        /// `bad_request` when there is no such command or the body has another form; else what
        /// the command says.
        pub fn dispatch(to: &impl Commands, name: &str, body: Value) -> Result<Value, ApiError> {
            let answer = match name {
                $(stringify!($name) => request(body).and_then(|body| answer(to.$name(body)?)),)+
                _ => Err(ApiError::new(ErrorCode::BadRequest, "程序内部没有这项操作，稿件没有变化，请重新打开程序。").because(name)),
            };
            // Here a fault leaves: its detail goes to the log, and no further.
            answer.inspect_err(|error| log::record(name, error))
        }

        /// Name, request type and response type of each command, as TypeScript writes them.
        #[must_use]
        pub fn table() -> Vec<(&'static str, String, String)> {
            let config = ts_rs::Config::default();
            vec![$((
                stringify!($name),
                <$request as ts_rs::TS>::name(&config),
                <$response as ts_rs::TS>::name(&config),
            )),+]
        }
    };
}

commands! {
    /// Version, data folder, templates: what the window needs once.
    app_info(Empty) -> AppInfo;
    /// The person's settings.
    settings_get(Empty) -> Settings;
    /// Keeps the person's settings.
    settings_set(Settings) -> Empty;

    /// The reports in the library, or those in the bin, latest change first.
    library_list(LibraryList) -> Vec<ReportCard>;
    /// A new report from a template.
    report_create(NewReport) -> OpenReport;
    /// A new report holding the sample that comes with the program.
    report_sample(Empty) -> OpenReport;
    /// Reads a file of any kind and says what it holds; the file is only read. Stores nothing.
    source_open(PathRequest) -> OpenSource;
    /// Reads what the person pasted, likewise.
    source_paste(PastedText) -> OpenSource;
    /// Corrects what was recognised. Stores nothing.
    reading_change(ChangeReading) -> ReadingView;
    /// A new report from what was read: as it is, or the draft that goes on from it.
    reading_accept(AcceptReading) -> OpenReport;
    /// The file that a report came from, line by line; `null` where it came from none.
    source_view(IdRequest) -> Option<SourceView>;
    /// Writes the file that a report came from, as it was.
    source_export(ExportSource) -> Exported;
    /// A new report for another year that goes on from a stored one; that one stays as it is.
    report_rollover(Rollover) -> OpenReport;
    /// Opens a stored report.
    report_open(IdRequest) -> OpenReport;
    /// What follows from a report: numbers, steps, figures, findings. Stores nothing.
    report_view(ReportRequest) -> View;
    /// The report as pages. Stores nothing.
    preview(PreviewRequest) -> Preview;
    /// Keeps a report. It is on disk when this returns.
    report_save(SaveReport) -> Saved;
    /// A second report with the same text.
    report_duplicate(IdRequest) -> ReportCard;
    /// Gives a report a name in the library; an empty one gives it its title back.
    report_rename(RenameReport) -> ReportCard;
    /// Moves a report to the bin.
    report_delete(IdRequest) -> Empty;
    /// Takes a report out of the bin.
    report_restore(IdRequest) -> Empty;
    /// Removes a report that is in the bin for good.
    report_purge(IdRequest) -> Empty;

    /// Turns numbers as typed into computed ones.
    edit_renumber(ReportRequest) -> ReportDto;
    /// Changes between the three-part and the flat outline; loses no text.
    edit_outline(ChangeOutline) -> ReportDto;
    /// Moves a section with all it holds past its neighbour.
    edit_move(MoveSection) -> ReportDto;
    /// Adds a section for a step of the template, or one of the person's own.
    edit_add(AddSection) -> AddedSection;
    /// Removes a section with all it holds.
    edit_remove(SectionRequest) -> ReportDto;
    /// Reads pasted text as blocks that fit this report.
    edit_paste(PasteText) -> Vec<PastedBlock>;

    /// Says that what was taken over from last year is still so. Stores nothing.
    carried_confirm(ConfirmMarks) -> CarriedData;
    /// Says what became of a plan or a problem of last year. Stores nothing.
    promise_answer(AnswerPromise) -> CarriedData;

    /// Every rule of the review, with the page that explains it.
    rules_list(Empty) -> Vec<RuleCard>;
    /// The word lists in use.
    lexicon_list(Empty) -> Vec<LexiconCard>;
    /// What a newer word list in a file holds, if it is one. Stores nothing.
    lexicon_check(PathRequest) -> LexiconChecked;
    /// Puts a newer word list in place of the one of its kind.
    lexicon_import(PathRequest) -> Vec<LexiconCard>;
    /// Puts the word list that the program came with back in its place.
    lexicon_reset(LexiconName) -> Vec<LexiconCard>;

    /// A file name for the exported report, without folder.
    export_suggest(ReportRequest) -> FileName;
    /// What the person should know before the report is exported. Writes nothing.
    export_outlook(ReportRequest) -> Outlook;
    /// 公开稿 for the editor of a website, whatever variant the report has.
    portal_copy(ReportRequest) -> PortalCopy;
    /// Writes the report as a Word file.
    export_docx(ExportReport) -> Exported;
    /// Writes the report as a PDF file.
    export_pdf(ExportReport) -> Exported;
    /// Writes a Word file with what review found as comments: a copy for whoever corrects it.
    export_comments(ExportReport) -> Exported;
    /// Writes what review found as a list (.txt).
    export_findings(ExportReport) -> Exported;
    /// Writes the report as a .nianbao file.
    export_draft(ExportReport) -> Exported;
}

/// Calls the one command that needs no library: [`Commands::preview`].
///
/// # Errors
/// As [`dispatch`].
pub fn preview(pages: &Pages, body: Value) -> Result<Value, ApiError> {
    let answer = request(body).and_then(|body| answer(pages.preview(body)?));
    answer.inspect_err(|error| log::record(PREVIEW, error))
}

/// Name of the command that [`preview`] answers.
pub const PREVIEW: &str = "preview";

fn request<T: DeserializeOwned>(body: Value) -> Result<T, ApiError> {
    serde_json::from_value(body).map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            "这项操作的内容不完整，稿件没有变化，请再试一次。",
        )
        .because(error)
    })
}

fn answer<T: Serialize>(value: T) -> Result<Value, ApiError> {
    serde_json::to_value(value).map_err(|error| {
        ApiError::new(
            ErrorCode::Internal,
            "结果没有取出来，稿件没有变化，请再试一次。",
        )
        .because(error)
    })
}
