//! Every command of the program, declared once.
//!
//! The table below gives each command its name, request, response and [`Lane`]. From it come the trait
//! [`Commands`] (a command without a handler does not compile), [`dispatch`] (what the window's
//! `rpc` and the tests call) and the TypeScript map `ui/src/bindings/Commands.ts` (a test writes
//! it and fails when the committed file differs).

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::Lane::{Open, Read, Save, Write};
use crate::Pages;
use crate::dto::*;
use crate::error::{ApiError, ErrorCode};
use crate::log;

/// Where the window answers a command, so that a save waits for nothing but the saves before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Works on the library, in the order of asking. Such a command touches no other drive, waits for
    /// no lock that is held during a computation or a foreign read, and computes little.
    Save,
    /// Works on the library and computes at length. It is answered after the saves that were asked for
    /// before it, which never wait for it.
    Open,
    /// Only computes.
    View,
    /// Only computes pages.
    Preview,
    /// Reads the file that `path` in the request names, which may be on a drive that never answers.
    Read,
    /// Writes the file that `path` in the request names, likewise: one with this ending, without dot;
    /// empty where the file keeps its own name.
    Write(&'static str),
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty, $lane:expr;)+) => {
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

        /// The lane of a command; `None` if there is no such command.
        #[must_use]
        pub fn lane(name: &str) -> Option<Lane> {
            match name {
                $(stringify!($name) => Some($lane),)+
                _ => None,
            }
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
    app_info(Empty) -> AppInfo, Save;
    /// The person's settings.
    settings_get(Empty) -> Settings, Save;
    /// Keeps the person's settings.
    settings_set(Settings) -> Empty, Save;

    /// The reports in the library, or those in the bin, latest change first.
    library_list(LibraryList) -> LibraryPage, Open;
    /// Makes a new library, in a folder beside, with everything that can be read out of a damaged one.
    /// The damaged one stays as it is.
    library_recover(Empty) -> Recovered, Open;
    /// Puts a recovered library in the place of the damaged one, whose files stay under another name.
    library_use_recovered(RecoveredFolder) -> Empty, Open;
    /// Carries what lies in the write-ahead log over into the library's file. The window calls it when
    /// nobody has typed for some seconds, and before it closes.
    library_idle(Empty) -> Empty, Open;
    /// A new report from a template.
    report_create(NewReport) -> OpenReport, Open;
    /// A new report holding the sample that comes with the program.
    report_sample(Empty) -> OpenReport, Open;
    /// Reads a file of any kind and says what it holds; the file is only read. Stores nothing.
    source_open(PathRequest) -> OpenSource, Read;
    /// Reads what the person pasted, likewise.
    source_paste(PastedText) -> OpenSource, Lane::View;
    /// Corrects what was recognised. Stores nothing.
    reading_change(ChangeReading) -> ReadingView, Lane::View;
    /// A new report from what was read: as it is, or the draft that goes on from it.
    reading_accept(AcceptReading) -> OpenReport, Open;
    /// The file that a report came from, line by line; `null` where it came from none.
    source_view(IdRequest) -> Option<SourceView>, Open;
    /// Writes the file that a report came from, as it was.
    source_export(ExportSource) -> Exported, Write("");
    /// A new report for another year that goes on from a stored one; that one stays as it is.
    report_rollover(Rollover) -> OpenReport, Open;
    /// Opens a stored report.
    report_open(IdRequest) -> OpenReport, Open;
    /// What follows from a report: numbers, steps, figures, findings. Stores nothing.
    report_view(ReportRequest) -> View, Lane::View;
    /// The report as pages. Stores nothing.
    preview(PreviewRequest) -> Preview, Lane::Preview;
    /// Keeps a report. It is on disk when this returns.
    report_save(SaveReport) -> Saved, Save;
    /// A new report beside one that can't be changed, with everything that could be read of it and
    /// usual values for what could not. The old one stays as it is.
    report_repair(IdRequest) -> OpenReport, Open;
    /// A second report with the same text.
    report_duplicate(IdRequest) -> ReportCard, Save;
    /// Gives a report a name in the library; an empty one gives it its title back.
    report_rename(RenameReport) -> ReportCard, Save;
    /// Moves a report to the bin.
    report_delete(IdRequest) -> Empty, Save;
    /// Takes a report out of the bin.
    report_restore(IdRequest) -> Empty, Save;
    /// Removes a report that is in the bin for good.
    report_purge(IdRequest) -> Empty, Open;

    /// Turns numbers as typed into computed ones.
    edit_renumber(ReportRequest) -> ReportDto, Lane::View;
    /// Changes between the three-part and the flat outline; loses no text.
    edit_outline(ChangeOutline) -> ReportDto, Lane::View;
    /// Moves a section with all it holds past its neighbour.
    edit_move(MoveSection) -> ReportDto, Lane::View;
    /// Adds a section for a step of the template, or one of the person's own.
    edit_add(AddSection) -> AddedSection, Lane::View;
    /// Removes a section with all it holds.
    edit_remove(SectionRequest) -> ReportDto, Lane::View;
    /// Reads pasted text as blocks that fit this report.
    edit_paste(PasteText) -> Vec<PastedBlock>, Lane::View;

    /// Says that what was taken over from last year is still so. Stores nothing.
    carried_confirm(ConfirmMarks) -> CarriedData, Lane::View;
    /// Says what became of a plan or a problem of last year. Stores nothing.
    promise_answer(AnswerPromise) -> CarriedData, Lane::View;

    /// Every rule of the review, with the page that explains it.
    rules_list(Empty) -> Vec<RuleCard>, Lane::View;
    /// The word lists in use.
    lexicon_list(Empty) -> Vec<LexiconCard>, Lane::View;
    /// What a newer word list in a file holds, if it is one. Stores nothing.
    lexicon_check(PathRequest) -> LexiconChecked, Read;
    /// Puts a newer word list in place of the one of its kind.
    lexicon_import(PathRequest) -> Vec<LexiconCard>, Read;
    /// Puts the word list that the program came with back in its place.
    lexicon_reset(LexiconName) -> Vec<LexiconCard>, Save;

    /// A file name for the exported report, without folder.
    export_suggest(ReportRequest) -> FileName, Lane::View;
    /// What the person should know before the report is exported. Writes nothing.
    export_outlook(ReportRequest) -> Outlook, Lane::View;
    /// 公开稿 for the editor of a website, whatever variant the report has.
    portal_copy(ReportRequest) -> PortalCopy, Lane::View;
    /// Writes the report as a Word file.
    export_docx(ExportReport) -> Exported, Write("docx");
    /// Writes the report as a PDF file.
    export_pdf(ExportReport) -> Exported, Write("pdf");
    /// Writes a Word file with what review found as comments: a copy for whoever corrects it.
    export_comments(ExportReport) -> Exported, Write("docx");
    /// Writes what review found as a list (.txt).
    export_findings(ExportReport) -> Exported, Write("txt");
    /// Writes the report as a .nianbao file.
    export_draft(ExportReport) -> Exported, Write("nianbao");
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
