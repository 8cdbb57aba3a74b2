//! The program behind the commands: a store, and what the commands need of the machine.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, Local, SecondsFormat, Utc};
use directories::ProjectDirs;
use store::{Moment, Store};

use crate::commands::Commands;
use crate::dto::*;
use crate::error::{ApiError, ErrorCode};
use crate::fault;
use crate::files;
use crate::handlers::preview::Pages;
use crate::handlers::{
    carried, edit, export, library, outlook, portal, recover, report, review, settings, source,
};
use crate::log;
use crate::papers::{Choice, Paper};
use crate::proofread::Proofreader;
use crate::sources::Sources;

/// An open library and everything that is done with it.
#[derive(Debug)]
pub struct App {
    store: RwLock<Arc<Store>>,
    pub(crate) folder: PathBuf,
    pub(crate) pages: Arc<Pages>,
    pub(crate) sources: Sources,
    pub(crate) proofreader: Proofreader,
    /// Makes the copy of the day beside.
    copying: Option<JoinHandle<()>>,
}

impl App {
    fn of(store: Store, folder: PathBuf) -> Self {
        Self {
            store: RwLock::new(Arc::new(store)),
            folder,
            pages: Arc::default(),
            sources: Sources::default(),
            proofreader: Proofreader::default(),
            copying: None,
        }
        .in_house()
    }

    /// The library that is open now. A recovered one may take its place.
    pub(crate) fn store(&self) -> Arc<Store> {
        let open = self.store.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&open)
    }

    /// Sets pages in the house style of the settings. Settings that can't be read are no reason to
    /// stop: the list of the library names them.
    fn in_house(self) -> Self {
        if let Ok(settings) = settings::get(&self) {
            self.proofreader.set(&settings);
            self.pages.set_house(settings.house.into());
        }
        if let Ok(kept) = self.store().settings() {
            review::take_up(&self, &kept);
        }
        self
    }

    /// Writes a stored report as a file of the kind that its name asks for, in the form that was
    /// chosen.
    ///
    /// # Errors
    /// As [`papers::export`](crate::papers::export), and for a house style that is not there.
    pub fn export(&self, mut request: ExportReport, choice: &Choice) -> Result<Exported, ApiError> {
        let paper = Paper::asked(Path::new(&request.path))?.unwrap_or(Paper::Word);
        request.report = choice.of(request.report.into()).into();
        request.despite_lock = Some(choice.despite_lock);
        self.pages.set_house(choice.house(self.pages.house())?);
        export::paper(self, request, paper)
    }

    /// The program with pages that something else asks too, beside it.
    #[must_use]
    pub fn with_pages(self, pages: Arc<Pages>) -> Self {
        let mut app = self;
        app.pages = pages;
        app.in_house()
    }

    /// Opens the library in a folder, or in the user's data folder; makes it if there is none.
    ///
    /// # Errors
    /// `disk`, `busy`, `unreadable` or `newer_database` with a sentence that names the folder.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, ApiError> {
        let folder = folder.map_or_else(default_folder, Ok)?;
        start_in(&folder);
        let store = Store::open(&folder).map_err(|error| fault::opening(&error, &folder))?;
        Ok(Self::of(store, folder).copying())
    }

    /// Makes the copy of the day on a thread of its own, so that the start does not wait for it. That the
    /// disk has no room for one is no reason to stop.
    fn copying(mut self) -> Self {
        let store = self.store();
        let copy = move || {
            let _ = store.back_up(Local::now().date_naive());
        };
        self.copying = thread::Builder::new()
            .name("copy".to_owned())
            .spawn(copy)
            .ok();
        self
    }

    /// Puts another library in the place of the open one.
    pub(crate) fn switch(&self, store: Store) {
        *self.store.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(store);
    }

    /// Opens the library in a folder, or in the user's data folder, if there is one: looking must
    /// not make one, least of all at a place that was mistyped.
    ///
    /// # Errors
    /// `not_found`; else as [`App::open`].
    pub fn open_existing(folder: Option<PathBuf>) -> Result<Self, ApiError> {
        let folder = folder.map_or_else(default_folder, Ok)?;
        start_in(&folder);
        match Store::open_existing(&folder).map_err(|error| fault::opening(&error, &folder))? {
            Some(store) => Ok(Self::of(store, folder)),
            None => Err(ApiError::new(
                ErrorCode::NotFound,
                format!(
                    "“{}”里没有稿件库，没有改动任何文件；请检查位置，或者先在窗口里新建一份稿件。",
                    folder.display()
                ),
            )),
        }
    }
}

impl Drop for App {
    /// The copy of the day is given up, so that the library closes, and its log is carried over.
    fn drop(&mut self) {
        self.store().stop_copying();
        if let Some(copying) = self.copying.take() {
            // It panicked, or it is done.
            let _ = copying.join();
        }
    }
}

/// How long a start waits until what a killed writing left behind is removed.
const PATIENCE: Duration = Duration::from_millis(500);

/// What every start of the program does, whether it needs a library or not: the log is kept in the data
/// folder, or in the user's, and what writing that was killed left behind is removed. It makes no folder.
pub fn start(folder: Option<&Path>) {
    match folder {
        Some(folder) => start_in(folder),
        None => {
            if let Ok(folder) = default_folder() {
                start_in(&folder);
            }
        }
    }
}

fn start_in(folder: &Path) {
    log::keep_in(folder);
    // Some of it may be on a drive that does not answer any more, and the start does not wait for that.
    let (done, end) = mpsc::channel();
    let folder = folder.to_owned();
    thread::spawn(move || {
        files::remove_unfinished(&folder);
        // It fails only when the patience is over.
        let _ = done.send(());
    });
    let _ = end.recv_timeout(PATIENCE);
}

pub(crate) fn default_folder() -> Result<PathBuf, ApiError> {
    ProjectDirs::from("cn", "", "nianbao")
        .map(|found| found.data_dir().to_path_buf())
        .ok_or_else(|| {
            ApiError::new(
                ErrorCode::Disk,
                "找不到当前用户的数据文件夹，没有改动任何文件；请用 --data 指定一个文件夹。",
            )
        })
}

/// Now. Only this crate and the shell look at the clock.
pub(crate) fn now() -> Moment {
    Utc::now()
}

/// A moment as the window gets it: RFC 3339 with the machine's offset.
pub(crate) fn shown(moment: Moment) -> String {
    DateTime::<Local>::from(moment).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// An id that no other report has or had.
pub(crate) fn fresh_id() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

impl Commands for App {
    fn app_info(&self, _: Empty) -> Result<AppInfo, ApiError> {
        Ok(settings::info(self))
    }
    fn settings_get(&self, _: Empty) -> Result<Settings, ApiError> {
        settings::get(self)
    }
    fn settings_set(&self, request: Settings) -> Result<Empty, ApiError> {
        settings::set(self, &request)
    }
    fn library_list(&self, request: LibraryList) -> Result<LibraryPage, ApiError> {
        library::list(self, &request)
    }
    fn library_recover(&self, _: Empty) -> Result<Recovered, ApiError> {
        recover::recover(self)
    }
    fn library_use_recovered(&self, request: RecoveredFolder) -> Result<Empty, ApiError> {
        recover::take(self, &request)
    }
    fn library_idle(&self, _: Empty) -> Result<Empty, ApiError> {
        library::idle(self)
    }
    fn report_create(&self, request: NewReport) -> Result<OpenReport, ApiError> {
        report::create(self, &request)
    }
    fn report_sample(&self, _: Empty) -> Result<OpenReport, ApiError> {
        report::sample(self)
    }
    fn source_open(&self, request: PathRequest) -> Result<OpenSource, ApiError> {
        source::open(self, &request)
    }
    fn source_paste(&self, request: PastedText) -> Result<OpenSource, ApiError> {
        source::paste(self, request)
    }
    fn reading_change(&self, request: ChangeReading) -> Result<ReadingView, ApiError> {
        source::change(request)
    }
    fn reading_accept(&self, request: AcceptReading) -> Result<OpenReport, ApiError> {
        source::accept(self, request)
    }
    fn source_view(&self, request: IdRequest) -> Result<Option<SourceView>, ApiError> {
        source::view(self, &request.id)
    }
    fn source_export(&self, request: ExportSource) -> Result<Exported, ApiError> {
        source::export(self, &request)
    }
    fn report_rollover(&self, request: Rollover) -> Result<OpenReport, ApiError> {
        report::rollover(self, &request)
    }
    fn report_open(&self, request: IdRequest) -> Result<OpenReport, ApiError> {
        report::open(self, &request.id)
    }
    fn report_view(&self, request: ReportRequest) -> Result<View, ApiError> {
        report::view(self, request)
    }
    fn preview(&self, request: PreviewRequest) -> Result<Preview, ApiError> {
        self.pages.preview(request)
    }
    fn report_save(&self, request: SaveReport) -> Result<Saved, ApiError> {
        report::save(self, request)
    }
    fn report_repair(&self, request: IdRequest) -> Result<OpenReport, ApiError> {
        report::repair(self, &request.id)
    }
    fn report_duplicate(&self, request: IdRequest) -> Result<ReportCard, ApiError> {
        library::duplicate(self, &request.id)
    }
    fn report_rename(&self, request: RenameReport) -> Result<ReportCard, ApiError> {
        library::rename(self, &request)
    }
    fn report_delete(&self, request: IdRequest) -> Result<Empty, ApiError> {
        library::delete(self, &request.id)
    }
    fn report_restore(&self, request: IdRequest) -> Result<Empty, ApiError> {
        library::restore(self, &request.id)
    }
    fn report_purge(&self, request: IdRequest) -> Result<Empty, ApiError> {
        library::purge(self, &request.id)
    }
    fn edit_renumber(&self, request: ReportRequest) -> Result<ReportDto, ApiError> {
        edit::renumber(request)
    }
    fn edit_outline(&self, request: ChangeOutline) -> Result<ReportDto, ApiError> {
        edit::outline(request)
    }
    fn edit_move(&self, request: MoveSection) -> Result<ReportDto, ApiError> {
        edit::shift(request)
    }
    fn edit_add(&self, request: AddSection) -> Result<AddedSection, ApiError> {
        edit::add(request)
    }
    fn edit_remove(&self, request: SectionRequest) -> Result<ReportDto, ApiError> {
        edit::remove(request)
    }
    fn edit_paste(&self, request: PasteText) -> Result<Vec<PastedBlock>, ApiError> {
        edit::paste(&request)
    }
    fn carried_confirm(&self, request: ConfirmMarks) -> Result<CarriedData, ApiError> {
        carried::confirm(request)
    }
    fn promise_answer(&self, request: AnswerPromise) -> Result<CarriedData, ApiError> {
        carried::answer(request)
    }
    fn rules_list(&self, _: Empty) -> Result<Vec<RuleCard>, ApiError> {
        Ok(review::rules())
    }
    fn lexicon_list(&self, _: Empty) -> Result<Vec<LexiconCard>, ApiError> {
        Ok(review::lists(self))
    }
    fn lexicon_check(&self, request: PathRequest) -> Result<LexiconChecked, ApiError> {
        review::check(self, &request)
    }
    fn lexicon_import(&self, request: PathRequest) -> Result<Vec<LexiconCard>, ApiError> {
        review::import(self, &request)
    }
    fn lexicon_reset(&self, request: LexiconName) -> Result<Vec<LexiconCard>, ApiError> {
        review::reset(self, &request)
    }
    fn export_suggest(&self, request: ReportRequest) -> Result<FileName, ApiError> {
        export::suggest(request)
    }
    fn export_outlook(&self, request: ReportRequest) -> Result<Outlook, ApiError> {
        outlook::of(self, request)
    }
    fn portal_copy(&self, request: ReportRequest) -> Result<PortalCopy, ApiError> {
        portal::copy(request)
    }
    fn export_docx(&self, request: ExportReport) -> Result<Exported, ApiError> {
        export::paper(self, request, Paper::Word)
    }
    fn export_pdf(&self, request: ExportReport) -> Result<Exported, ApiError> {
        export::paper(self, request, Paper::Pdf)
    }
    fn export_comments(&self, request: ExportReport) -> Result<Exported, ApiError> {
        export::comments(self, request)
    }
    fn export_findings(&self, request: ExportReport) -> Result<Exported, ApiError> {
        export::findings(self, request)
    }
    fn export_draft(&self, request: ExportReport) -> Result<Exported, ApiError> {
        export::draft(request)
    }
}
