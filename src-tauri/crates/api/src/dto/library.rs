//! Requests and responses around the library, settings and export.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    BlockKindDto, HouseChoice, HouseDto, NumberingDto, ReportDto, ReviewSettings, SlotDto,
    SourceCard, TemplateDto, View, WordEditDto,
};
use crate::files::Lock;

/// Nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct Empty {}

/// What the window needs once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct AppInfo {
    /// Version of the program.
    pub version: String,
    /// Where the reports are kept.
    pub data_folder: String,
    /// This year by the machine's clock: a new report is about it, or in January to April about the
    /// year before.
    pub suggested_year: i32,
    /// Every template.
    pub templates: Vec<TemplateDto>,
    /// House styles to choose from; the first is the standard.
    pub houses: Vec<HouseChoice>,
}

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum Theme {
    /// As the desktop is set.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// The person's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export_to = "./")]
pub struct Settings {
    /// Text size in per cent, 100 to 175.
    pub text_size: u16,
    /// How the window looks.
    pub theme: Theme,
    /// Full name of the person's unit, for new reports.
    pub unit: String,
    /// Its short name.
    pub unit_short: String,
    /// The report that was open last; the program opens it again.
    pub last_report: Option<String>,
    /// Whether the panel on the right is shown.
    pub side_panel: bool,
    /// Whether the pages are shown.
    pub preview: bool,
    /// Where they stand, if there is room.
    pub preview_place: PreviewPlace,
    /// Their share of the room when beside the text, in per cent, 25 to 75.
    pub preview_width: u8,
    /// Their share when under the text, likewise.
    pub preview_height: u8,
    /// Zoom in per cent, 50 to 200; 0 follows the width of the pane.
    pub preview_zoom: u16,
    /// Whether what review found is marked on the paper.
    pub preview_findings: bool,
    /// Fonts, page and local habits of what is printed.
    pub house: HouseDto,
    /// What the review goes by.
    pub review: ReviewSettings,
}

/// Where the pages stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum PreviewPlace {
    /// Beside the text.
    #[default]
    Beside,
    /// Under it.
    Under,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_size: 100,
            theme: Theme::System,
            unit: String::new(),
            unit_short: String::new(),
            last_report: None,
            side_panel: true,
            preview: false,
            preview_place: PreviewPlace::Beside,
            preview_width: 50,
            preview_height: 50,
            preview_zoom: 0,
            preview_findings: true,
            house: HouseDto::default(),
            review: ReviewSettings::default(),
        }
    }
}

/// Which reports to list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct LibraryList {
    /// Those in the bin instead of those in the library.
    pub bin: bool,
}

/// Where a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum ReportState {
    /// Never exported.
    Drafting,
    /// Exported, and not changed since.
    Exported,
    /// Changed after the last export.
    Changed,
}

/// A report as the library shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct ReportCard {
    /// Id in the store.
    pub id: String,
    /// The name the person gave it, else its title, else what it lacks.
    pub name: String,
    /// Unit, full name.
    pub unit: String,
    /// Year reported on; 0 where unknown.
    pub year: i32,
    /// Where it stands.
    pub state: ReportState,
    /// Last change, RFC 3339 with the machine's offset.
    pub updated_at: String,
    /// 0 to 100.
    pub completeness: u8,
}

/// The reports in the library or in its bin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LibraryPage {
    /// What can be read, latest change first.
    pub reports: Vec<ReportCard>,
    /// What is there and can't be listed.
    pub unreadable: Vec<UnreadableCard>,
    /// How the library is.
    pub state: LibraryState,
}

/// A report that can't be listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct UnreadableCard {
    /// Id in the store; empty if that can't be read either.
    pub id: String,
    /// The name or title if it can be read, else the id.
    pub name: String,
    /// What can't be read, and what is safe: a sentence.
    pub message: String,
}

/// How the library is. All `null` and empty when nothing is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct LibraryState {
    /// Why nothing can be saved into it: a sentence.
    pub read_only: Option<String>,
    /// What is damaged, where something is: a sentence. `library_recover` is then to be offered;
    /// `read_only` says the same for whoever wants to save.
    pub damaged: Option<String>,
    /// What else the person should know, a sentence each: settings that can't be read.
    pub notices: Vec<String>,
}

/// A new library with everything that could be read out of a damaged one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct Recovered {
    /// The folder that was made, full path.
    pub folder: String,
    /// How many reports it holds.
    pub reports: u32,
    /// What it lacks, a line each; empty when nothing is known to be missing.
    pub lost: Vec<String>,
    /// What was done, what is safe, what to do: a sentence.
    pub message: String,
}

/// A library that [`Recovered`] named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct RecoveredFolder {
    /// The folder.
    pub folder: String,
}

/// A new report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct NewReport {
    /// Id of a template.
    pub template: String,
    /// Full name of the unit.
    pub unit: String,
    /// Short name; empty to derive it from the full one.
    pub unit_short: String,
    /// Year to report on.
    pub year: i32,
    /// How the sections are arranged.
    pub outline: OutlineDto,
}

/// How the sections of a report are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export_to = "./")]
pub enum OutlineDto {
    /// 一、情况 with （一）…（四）; 二、存在问题; 三、下一年计划.
    ThreePart,
    /// Each step a heading of the first level.
    Flat,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct PathRequest {
    /// Full path.
    pub path: String,
}

/// A stored report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct IdRequest {
    /// Id in the store.
    pub id: String,
}

/// A report that is open in the window.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct OpenReport {
    /// Id in the store.
    pub id: String,
    /// Counts up with each save; a save must name the one it builds on.
    pub revision: u32,
    /// When it was last saved, RFC 3339.
    pub saved_at: String,
    /// The name in the library.
    pub name: String,
    /// The report.
    pub report: ReportDto,
    /// What follows from it.
    pub view: View,
    /// What was changed in Word after the export, where it was read from a Word file of ours.
    pub edits: Vec<WordEditDto>,
    /// The file that it came from, if it came from one and that is kept with it.
    pub source: Option<SourceCard>,
    /// What could not be read, by its name: 签发人, 第12段的类别. The usual value is shown instead.
    pub unreadable: Vec<String>,
    /// Why the report can't be changed: a sentence. It is then to be read and exported only, and
    /// `report_repair` makes one that can be changed. `null` for one that can.
    pub read_only: Option<String>,
    /// What else the person should know, a sentence each.
    pub notices: Vec<String>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ReportRequest {
    /// The report.
    pub report: ReportDto,
}

/// A report to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct SaveReport {
    /// Id in the store.
    pub id: String,
    /// The revision that it builds on.
    pub revision: u32,
    /// The report.
    pub report: ReportDto,
}

/// A report was kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct Saved {
    /// The revision it has now.
    pub revision: u32,
    /// When, RFC 3339.
    pub saved_at: String,
}

/// A name for a report in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct RenameReport {
    /// Id in the store.
    pub id: String,
    /// The name; empty to use the title.
    pub name: String,
}

/// Another arrangement of the sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ChangeOutline {
    /// The report.
    pub report: ReportDto,
    /// The arrangement.
    pub outline: OutlineDto,
}

/// A section to move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct MoveSection {
    /// The report.
    pub report: ReportDto,
    /// Id of the section's heading block.
    pub heading: u32,
    /// Towards the beginning.
    pub up: bool,
}

/// A section to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct AddSection {
    /// The report.
    pub report: ReportDto,
    /// What it is about.
    pub slot: SlotDto,
    /// Its heading; empty to take the template's.
    pub heading: String,
}

/// A section was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct AddedSection {
    /// The report with it.
    pub report: ReportDto,
    /// Id of its heading block.
    pub heading: u32,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct SectionRequest {
    /// The report.
    pub report: ReportDto,
    /// Id of its heading block.
    pub heading: u32,
}

/// Text from the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct PasteText {
    /// The text, a paragraph a line.
    pub text: String,
    /// How the report that receives it is numbered.
    pub numbering: NumberingDto,
}

/// A pasted paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PastedBlock {
    /// What it is: a heading or body.
    pub kind: BlockKindDto,
    /// Its text; a heading's number is taken off where numbers are computed.
    pub text: String,
}

/// A file name without folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FileName {
    /// The name, safe on every system.
    pub name: String,
}

/// A report to write to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ExportReport {
    /// Id in the store, to note the export there; `None` for a report that is not stored.
    pub id: Option<String>,
    /// The report.
    pub report: ReportDto,
    /// Full path of the file.
    pub path: String,
    /// Whether it is written although another program seems to have it open (`in_use`): the person has
    /// been asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub despite_lock: Option<bool>,
}

impl ExportReport {
    /// What the lock file of another program counts.
    pub(crate) fn lock(&self) -> Lock {
        Lock::despite(self.despite_lock == Some(true))
    }
}

/// A file was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct Exported {
    /// Full path of the file.
    pub path: String,
    /// What the person should know: figures without a value, empty sections.
    pub notes: Vec<String>,
}
