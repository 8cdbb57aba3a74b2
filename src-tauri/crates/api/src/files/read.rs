//! Reading a report's file. The file is only read.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use intake::text::decode;
use intake::{Budget, Fault, Kind, Paragraph};
use report::format::{self, Document, HeadFault};
use report::merge::Merged;
use report::recognise::{Reading, SourceParagraph};
use report::{Report, recognise};
use serde::Deserialize;
use serde::de::Error as _;
use serde_json::Number;

use super::{faults, shown, word};
use crate::error::{ApiError, ErrorCode};
use crate::limits;

/// The largest text that is read, in bytes. A long report has 100 kB.
const LARGEST_TEXT: usize = 5 << 20;
/// The largest file of any other kind that is read, in bytes: whatever the program lets a person keep
/// as `.nianbao`, it can read back, JSON's escapes included; a Word file may have pictures in it.
const LARGEST: u64 = 32 << 20;

/// Where a report came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A `.nianbao` file, with everything as it was.
    Draft(Report),
    /// A text, or the text of another program's file, as it was recognised.
    Text(Reading),
    /// A Word file that carries its draft, with what was changed in Word.
    Word(Merged),
}

impl Source {
    /// The report.
    #[must_use]
    pub fn into_report(self) -> Report {
        match self {
            Self::Draft(report) => report,
            Self::Text(reading) => {
                let mut report = reading.report();
                drop_controls(&mut report);
                report
            }
            Self::Word(merged) => merged.report,
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The report.
    pub source: Source,
    /// What of the file the report does not have, and why, a sentence each.
    pub notes: Vec<String>,
}

impl From<Source> for Contents {
    fn from(source: Source) -> Self {
        Self {
            source,
            notes: Vec::new(),
        }
    }
}

/// A file as it lies on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// Its name, without folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads a `.nianbao` file, a text, or a file of another program that holds one, told apart by its
/// bytes.
///
/// # Errors
/// `not_found`, `disk`, `empty_file`, `too_large`, `unsupported`, `unreadable`, each with a sentence.
pub fn read(path: &Path) -> Result<Contents, ApiError> {
    let file = bytes(path)?;
    from_bytes(&file.bytes, &file.name)
}

/// Reads what lies in a file. `name` is for the sentences.
///
/// # Errors
/// As [`read`].
pub fn from_bytes(bytes: &[u8], name: &str) -> Result<Contents, ApiError> {
    if intake::kind(bytes) != Kind::Text {
        return word::read(bytes, name);
    }
    if bytes.len() > LARGEST_TEXT && !looks_like_draft(bytes) {
        return Err(too_large(name));
    }
    let text = decode(bytes).ok_or_else(|| {
        ApiError::new(
            ErrorCode::Unreadable,
            format!("“{name}”不是文字文件，读不出内容，原文件没有改动；请检查是不是选错了文件。"),
        )
    })?;
    from_text(&text, name).map(Into::into)
}

/// Reads a page as a program puts it on the clipboard; a page without text gives the plain text.
///
/// # Errors
/// As [`read`].
pub fn from_clipboard(text: &str, html: &str) -> Result<Contents, ApiError> {
    const NAME: &str = "粘贴的内容";
    let page = Some(html)
        .filter(|html| !html.trim().is_empty())
        .and_then(|html| intake::html::from_text(html, &Budget::default()).ok())
        .filter(|page| page.paragraphs.iter().any(|it| !it.text.trim().is_empty()));
    match page {
        Some(page) => word::recognised(&page, None, NAME),
        None => from_text(text, NAME).map(Into::into),
    }
}

/// Reads text that is a `.nianbao` file or a report as plain text. `name` is for the sentences.
///
/// # Errors
/// As [`read`].
pub fn from_text(text: &str, name: &str) -> Result<Source, ApiError> {
    if looks_like_draft(text.as_bytes()) {
        return draft(text, name).map(Source::Draft);
    }
    let reading = recognise::read([SourceParagraph::plain(text)]);
    checked(reading, name).map(Source::Text)
}

/// What the paragraphs of a file hold.
pub(super) fn recognised(paragraphs: &[Paragraph], name: &str) -> Result<Reading, ApiError> {
    let reading = recognise::read(paragraphs.iter().map(|paragraph| SourceParagraph {
        text: &paragraph.text,
        heading: paragraph.heading,
    }));
    checked(reading, name)
}

fn checked(reading: Reading, name: &str) -> Result<Reading, ApiError> {
    if reading.lines.is_empty() {
        return Err(ApiError::new(
            ErrorCode::EmptyFile,
            format!("“{name}”里没有文字，什么也没有改动；请检查是不是选错了文件。"),
        ));
    }
    if !limits::fits(&reading.report()) {
        return Err(too_long(name));
    }
    Ok(reading)
}

/// What lies in a file.
///
/// # Errors
/// `not_found`, `disk`, `unreadable`, `too_large`, `empty_file`, each with a sentence.
pub fn bytes(path: &Path) -> Result<Bytes, ApiError> {
    let name = shown(path);
    let mut bytes = Vec::new();
    let file = open(path)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreachable(&name, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(&name));
    }
    if bytes.is_empty() {
        return Err(ApiError::new(
            ErrorCode::EmptyFile,
            format!("“{name}”是空文件，什么也没有改动；请检查是不是选错了文件。"),
        ));
    }
    Ok(Bytes { name, bytes })
}

/// Opens a file to read it. What is no regular file (a pipe, a device) could be read for ever, and
/// opening it alone could wait for ever: it is refused, even where it takes the place of a file at the
/// last moment.
fn open(path: &Path) -> Result<File, ApiError> {
    let name = shown(path);
    let fault = |error: std::io::Error| unreachable(&name, &error);
    check_kind(&std::fs::metadata(path).map_err(fault)?, &name)?;
    let mut options = OpenOptions::new();
    options.read(true);
    // A regular file takes no notice of it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    let file = options.open(path).map_err(fault)?;
    check_kind(&file.metadata().map_err(fault)?, &name)?;
    Ok(file)
}

fn check_kind(found: &Metadata, name: &str) -> Result<(), ApiError> {
    let sentence = if found.is_dir() {
        format!("“{name}”是文件夹，不是文件，什么也没有改动；请选里面的一个文件。")
    } else if !found.is_file() {
        format!("“{name}”不是普通文件，什么也没有改动；请选一个 Word、WPS 或 .txt 文件。")
    } else {
        return Ok(());
    };
    Err(ApiError::new(ErrorCode::Unreadable, sentence))
}

fn unreachable(name: &str, error: &std::io::Error) -> ApiError {
    let (code, sentence) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => (
            ErrorCode::NotFound,
            format!("没有找到文件“{name}”，什么也没有改动；请检查文件名和位置。"),
        ),
        ErrorKind::PermissionDenied => (
            ErrorCode::Disk,
            format!("没有权限读“{name}”，什么也没有改动；请把文件复制到自己的文件夹再试。"),
        ),
        _ if faults::is_in_use(error) => (
            ErrorCode::InUse,
            format!(
                "“{name}”正被另一个程序打开，读不了，什么也没有改动；请关掉它再试，或者复制一份再打开。"
            ),
        ),
        _ => (
            ErrorCode::Disk,
            format!("“{name}”读不出来，什么也没有改动；请检查U盘、磁盘或网络，再试一次。"),
        ),
    };
    ApiError::new(code, sentence).because(faults::detail(error))
}

fn too_large(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::TooLarge,
        format!(
            "“{name}”超过5 MB，不像一份报告，没有读入，原文件没有改动；请检查是不是选错了文件。"
        ),
    )
}

pub(super) fn too_long(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::TooLarge,
        format!(
            "“{name}”太长，超过一份报告可能的篇幅，没有读入，原文件没有改动；请检查是不是选错了文件。"
        ),
    )
}

/// No report begins with a brace, and every draft does.
fn looks_like_draft(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

/// Why a text is no draft that can be read.
#[derive(Debug)]
pub(super) enum DraftFault {
    /// Cut off or changed.
    Broken(serde_json::Error),
    /// Of another program.
    Other,
    /// Of a newer one.
    Newer,
    /// Longer than a report can be.
    TooLong,
}

/// The head of a draft, to whatever number a newer program has counted its version.
#[derive(Debug, Deserialize)]
struct Head {
    format: String,
    version: Number,
}

impl Head {
    fn checked(self) -> Result<format::Head, serde_json::Error> {
        let is_higher = |number: f64| number > f64::from(u32::MAX);
        let version = match self.version.as_u64() {
            Some(number) => u32::try_from(number).unwrap_or(u32::MAX),
            None if self.version.as_f64().is_some_and(is_higher) => u32::MAX,
            None => return Err(serde_json::Error::custom("a version that counts nothing")),
        };
        Ok(format::Head {
            format: self.format,
            version,
        })
    }
}

/// The report of a draft.
pub(super) fn parsed(text: &str) -> Result<Report, DraftFault> {
    let head = serde_json::from_str(text)
        .and_then(Head::checked)
        .map_err(DraftFault::Broken)?;
    head.check().map_err(|fault| match fault {
        HeadFault::OtherFormat => DraftFault::Other,
        HeadFault::Newer(_) => DraftFault::Newer,
    })?;
    charge_entries(text, &Budget::default()).map_err(|_| DraftFault::TooLong)?;
    let mut report = serde_json::from_str::<Document>(text)
        .map(Document::into_report)
        .map_err(DraftFault::Broken)?;
    if !limits::fits(&report) {
        return Err(DraftFault::TooLong);
    }
    drop_controls(&mut report);
    Ok(report)
}

/// Charges the entries of a draft before they are parsed: three bytes of a file can take a hundred of
/// memory. Commas and brackets outside of strings count them, whatever they are entries of.
fn charge_entries(text: &str, budget: &Budget) -> Result<(), Fault> {
    /// What an entry takes, in bytes.
    const ENTRY: usize = 64;
    let (mut is_string, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = is_string,
            b'"' => is_string = !is_string,
            b',' | b'[' | b'{' if !is_string => budget.keep(ENTRY)?,
            _ => {}
        }
    }
    Ok(())
}

fn draft(text: &str, name: &str) -> Result<Report, ApiError> {
    parsed(text).map_err(|fault| match fault {
        DraftFault::Broken(error) => ApiError::new(
            ErrorCode::Unreadable,
            format!(
                "“{name}”的内容不完整（第{}行），没有读入，原文件没有改动；请换一份备份再试。",
                error.line()
            ),
        ),
        DraftFault::Other => ApiError::new(
            ErrorCode::Unsupported,
            format!(
                "“{name}”不是法治年报的稿件，没有读入，原文件没有改动；请检查是不是选错了文件。"
            ),
        ),
        DraftFault::Newer => newer(name),
        DraftFault::TooLong => too_long(name),
    })
}

pub(super) fn newer(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::Unsupported,
        format!("“{name}”是更新版本的法治年报写的，没有读入，原文件没有改动；请升级本程序再打开。"),
    )
}

/// Characters that no one can type and Word can't hold. This program writes none; they would spoil
/// an exported file long after anyone remembers where the draft came from.
pub(crate) fn drop_controls(report: &mut Report) {
    let meta = &mut report.meta;
    let words = [
        &mut meta.unit,
        &mut meta.unit_short,
        &mut meta.document_number,
        &mut meta.issuing_office,
    ];
    let texts = report.blocks.iter_mut().map(|block| &mut block.text);
    let entries = report.figures.values_mut().map(|figure| &mut figure.entry);
    let all = texts
        .chain(entries)
        .chain(&mut meta.signatories)
        .chain(&mut meta.copies)
        .chain(&mut report.work_heading)
        .chain(words);
    for text in all {
        text.retain(|c| matches!(c, '\t' | '\n') || !(c.is_control() || is_noncharacter(c)));
    }
}

fn is_noncharacter(c: char) -> bool {
    c as u32 & 0xFFFE == 0xFFFE || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::is_plain;

    #[test]
    fn whatever_the_system_says_of_a_file_is_a_plain_sentence_and_in_the_log() {
        for number in 1..140 {
            let error = std::io::Error::from_raw_os_error(number);
            let fault = unreachable("去年.docx", &error);
            assert!(is_plain(&fault.message), "{fault}");
            assert!(fault.detail.is_some());
        }
    }
}
