//! What review found, as a list for people and for programs, without the window.

mod places;

use std::fmt::Write as _;
use std::path::Path;

use report::Report;
use review::Finding;

pub use review::Level;
use serde::Serialize;

use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Lock, Source};
use crate::{limits, offline, opinion, proofread};

use places::{Columns, Places, find};

/// The most characters of a paragraph that are shown to find it by.
const BEGINNING: usize = 12;

/// Which findings are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The least sure level that is wanted; `None` for all.
    pub level: Option<Level>,
    /// Codes of rules, `N2`, or the beginnings of codes, `N`; empty for all.
    pub rules: Vec<String>,
}

impl Wanted {
    fn wants(&self, rule: &str, level: Level) -> bool {
        self.level.is_none_or(|least| level <= least)
            && (self.rules.is_empty() || self.rules.iter().any(|code| rule.starts_with(code)))
    }
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// What the person should know about the file, a sentence each.
    #[serde(skip)]
    pub notes: Vec<String>,
    /// The findings, in the order of the paper.
    pub findings: Vec<Remark>,
    /// The file that they were written to.
    #[serde(skip)]
    pub written: Option<String>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Stable code of the rule.
    pub code: String,
    /// Name of the rule.
    pub rule: String,
    /// `certain`, `suspected` or `hint`.
    pub level: &'static str,
    /// What is wrong, one sentence.
    pub message: String,
    /// Why, with the source.
    pub reason: String,
    /// Number of the paragraph in the report, from 1; 0 for what is said of the report beside its text.
    pub paragraph: usize,
    /// Where it starts in the paragraph, in UTF-16 units.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The text from start to end.
    pub text: String,
    /// Line of the source, from 1, where the source is a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column in that line, from 1, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What would put it right.
    pub fixes: Vec<Repair>,
    /// How the paragraph begins.
    #[serde(skip)]
    pub beginning: String,
}

/// One way to put a finding right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What it does.
    pub label: String,
    /// The changes, all of them together.
    pub edits: Vec<Change>,
}

/// A change of one paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Number of the paragraph, from 1.
    pub paragraph: usize,
    /// From here, in UTF-16 units.
    pub start: u32,
    /// To here.
    pub end: u32,
    /// What stands there afterwards.
    pub with: String,
}

impl Checked {
    /// Whether something certain is among it.
    #[must_use]
    pub fn has_certain(&self) -> bool {
        self.findings.iter().any(|it| it.level == "certain")
    }

    /// The list for a person, a finding a line.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut text = String::new();
        for it in &self.findings {
            let place = match (it.line, it.column) {
                (Some(line), Some(column)) => format!("{line}行{column}列"),
                _ if it.paragraph == 0 => "版头".to_owned(),
                _ => format!("第{}段", it.paragraph),
            };
            let fix = it
                .fixes
                .first()
                .map_or_else(String::new, |fix| format!("　{}", fix.label));
            let level = name(it.level);
            let _ = writeln!(text, "{place}\t{level} {}\t{}{fix}", it.code, it.message);
        }
        let _ = write!(text, "{}", self.count());
        text
    }

    fn count(&self) -> String {
        let of = |level| self.findings.iter().filter(|it| it.level == level).count();
        if self.findings.is_empty() {
            return "没有发现问题。".to_owned();
        }
        format!(
            "必错{}处，疑似{}处，提示{}处。",
            of("certain"),
            of("suspected"),
            of("hint")
        )
    }

    /// The list as a page or a text to hand on, by level.
    #[must_use]
    pub fn list(&self, title: &str) -> String {
        let mut text = format!("{title}\n校对意见：{}\n", self.count());
        for level in ["certain", "suspected", "hint"] {
            let these: Vec<&Remark> = self
                .findings
                .iter()
                .filter(|it| it.level == level)
                .collect();
            if these.is_empty() {
                continue;
            }
            let _ = writeln!(text, "\n{}（{}处）", name(level), these.len());
            for (number, it) in (1..).zip(these) {
                let place = match it.paragraph {
                    0 => "版头".to_owned(),
                    paragraph => format!("第{paragraph}段"),
                };
                let _ = writeln!(text, "{number}. {place}“{}”：{}", it.beginning, it.message);
                for fix in &it.fixes {
                    let _ = writeln!(text, "   建议：{}", fix.label);
                }
                let _ = writeln!(text, "   依据：{}（{}）", it.reason, it.code);
            }
        }
        text
    }
}

fn name(level: &str) -> &'static str {
    match level {
        "certain" => "必错",
        "suspected" => "疑似",
        _ => "提示",
    }
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Certain => "certain",
        Level::Suspected => "suspected",
        Level::Hint => "hint",
    }
}

/// What is found in a file of any kind; with `output` it is written to a file too, as a Word file with
/// comments or as a list, whose path is [`Checked::written`]; `despite_lock` says whether one is written
/// that another program seems to have open.
///
/// # Errors
/// As [`files::read`] and [`files::write`]; `bad_request` for a rule that there is not.
pub fn check(
    path: &Path,
    wanted: &Wanted,
    output: Option<&Path>,
    despite_lock: bool,
) -> Result<Checked, ApiError> {
    let unknown = wanted
        .rules
        .iter()
        .find(|code| !review::registry::rules().any(|rule| rule.code.starts_with(code.as_str())));
    if let Some(code) = unknown {
        return Err(no_rule(code));
    }
    let file = files::bytes(path)?;
    let contents = files::from_bytes(&file.bytes, &file.name)?;
    let notes = offline::told(&contents);
    let places = match &contents.source {
        Source::Text(found) => Places::of(found, &file.bytes),
        Source::Draft(_) | Source::Word(_) => None,
    };
    let report = limits::check(contents.source.into_report())?;
    let review = |report: &Report| {
        let mut found = proofread::alone(report, &offline::figures(report));
        found.findings.retain(|it| wanted.wants(it.code, it.level));
        found
    };
    let found = review(&report);
    let unlisted = found.note();
    let findings = found.findings;
    let review = |report: &Report| review(report).findings;
    let mut checked = remarks(&report, &findings, places.as_ref());
    checked.findings.splice(0..0, letterhead(&report, wanted));
    checked.notes = notes.into_iter().chain(unlisted).collect();
    if let Some(output) = output {
        let lock = Lock::despite(despite_lock);
        let written = opinion::write(&report, review, &checked, path, (output, lock))?;
        checked.notes.extend(written.notes);
        checked.written = Some(written.path);
    }
    Ok(checked)
}

/// What is wrong in the 发文字号 of the 版头, which is in no paragraph: paragraph 0.
fn letterhead(report: &Report, wanted: &Wanted) -> Option<Remark> {
    let number = report.meta.document_number.as_str();
    let right = review::right_document_number(number)?;
    let rule = review::registry::find("P5").filter(|rule| wanted.wants(rule.code, rule.level))?;
    let end = u32::try_from(number.encode_utf16().count()).unwrap_or(u32::MAX);
    Some(Remark {
        code: rule.code.to_owned(),
        rule: rule.name.to_owned(),
        level: word(rule.level),
        message: format!("发文字号应写成“{right}”。"),
        reason: rule.reason.to_owned(),
        paragraph: 0,
        start: 0,
        end,
        text: number.to_owned(),
        line: None,
        column: None,
        fixes: vec![Repair {
            label: format!("改成“{right}”"),
            edits: vec![Change {
                paragraph: 0,
                start: 0,
                end,
                with: right,
            }],
        }],
        beginning: number.to_owned(),
    })
}

/// The list of what was found in a report.
pub(crate) fn of(report: &Report, findings: &[Finding]) -> Checked {
    remarks(report, findings, None)
}

fn remarks(report: &Report, findings: &[Finding], places: Option<&Places>) -> Checked {
    let figures = offline::figures(report);
    let rulers = proofread::rulers(report, &figures, findings);
    let change = |edit: &review::Edit| {
        let (at, ruler) = rulers.get(&edit.block)?;
        Some(Change {
            paragraph: at + 1,
            start: ruler.utf16(edit.start),
            end: ruler.utf16(edit.end),
            with: edit.with.clone(),
        })
    };
    let mut here: Option<(usize, Columns)> = None;
    let findings = findings
        .iter()
        .filter_map(|finding| {
            let (at, ruler) = rulers.get(&finding.block)?;
            // Findings come block by block.
            if here.as_ref().is_none_or(|(block, _)| block != at) {
                let columns = places.map(|places| places.columns(*at, ruler.text()));
                here = Some((*at, columns.unwrap_or_default()));
            }
            let place = here
                .as_ref()
                .and_then(|(_, columns)| find(columns, finding.start));
            Some(Remark {
                code: finding.code.to_owned(),
                rule: finding.rule.to_owned(),
                level: word(finding.level),
                message: finding.message.clone(),
                reason: finding.reason.to_owned(),
                paragraph: at + 1,
                start: ruler.utf16(finding.start),
                end: ruler.utf16(finding.end),
                text: finding.text.clone(),
                line: place.map(|(line, _)| line),
                column: place.map(|(_, column)| column),
                fixes: finding
                    .fixes
                    .iter()
                    .filter_map(|fix| {
                        Some(Repair {
                            label: fix.label.clone(),
                            edits: fix.edits.iter().map(change).collect::<Option<_>>()?,
                        })
                    })
                    .collect(),
                beginning: beginning(ruler.text()),
            })
        })
        .collect();
    Checked {
        notes: Vec::new(),
        findings,
        written: None,
    }
}

fn beginning(text: &str) -> String {
    let mut chars = text.trim().chars();
    let mut beginning: String = chars.by_ref().take(BEGINNING).collect();
    if chars.next().is_some() {
        beginning.push('…');
    }
    beginning
}

/// The page of a rule.
///
/// # Errors
/// `bad_request` for a code that no rule has.
pub fn explain(code: &str) -> Result<String, ApiError> {
    let code = code.trim().to_uppercase();
    proofread::rules()
        .into_iter()
        .find(|rule| rule.code.to_uppercase() == code)
        .map(|rule| rule.page)
        .ok_or_else(|| no_rule(&code))
}

/// Every rule, a line each, or as JSON.
#[must_use]
pub fn rules(json: bool) -> String {
    let rules = proofread::rules();
    if json {
        return serde_json::json!(rules).to_string();
    }
    let lines: Vec<String> = rules
        .iter()
        .map(|rule| {
            let level = match rule.level {
                crate::dto::LevelDto::Certain => "必错",
                crate::dto::LevelDto::Suspected => "疑似",
                crate::dto::LevelDto::Hint => "提示",
            };
            let off = if rule.on { "" } else { "（默认不查）" };
            format!(
                "{}\t{level}\t{}\t{}{off}",
                rule.code, rule.family, rule.name
            )
        })
        .collect();
    lines.join("\n")
}

fn no_rule(code: &str) -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        format!("没有编号为“{code}”的规则，没有改动任何文件；用 nianbao rules 可以看到全部规则。"),
    )
}
