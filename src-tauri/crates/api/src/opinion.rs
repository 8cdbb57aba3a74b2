//! What review found as a file to hand on: a list, or the Word file with comments.

use std::path::Path;

use ::docx::Comment;
use form::House;
use report::{Report, Variant};
use review::{Finding, Level};

use crate::dto::Exported;
use crate::embedded;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Lock, Target};
use crate::papers::{self, Paper};
use crate::remarks::{self, Checked};

/// Writes what `review` finds in a report as the kind of file that a name asks for: a Word file with
/// comments, or a list. `checked` is what it found as remarks, with those beside the text. `source` is
/// the file that the report was read from; it is never written over.
///
/// # Errors
/// `bad_request` for another kind of file; as [`files::write`].
pub(crate) fn write(
    report: &Report,
    review: impl Fn(&Report) -> Vec<Finding>,
    checked: &Checked,
    source: &Path,
    (path, lock): (&Path, Lock),
) -> Result<Exported, ApiError> {
    let mut notes = Vec::new();
    let (bytes, ending) = match Paper::asked(path)? {
        Some(Paper::Word) => {
            // It stands in no paragraph that could carry a comment.
            let beside = checked.findings.iter().filter(|it| it.paragraph == 0);
            notes.extend(beside.map(|it| format!("没有写成批注的：{}", it.message)));
            (copy(report, &House::default(), review)?, "docx")
        }
        Some(Paper::Text) | None => (text(report, checked), "txt"),
        Some(Paper::Pdf | Paper::Html | Paper::Draft) => {
            return Err(ApiError::new(
                ErrorCode::BadRequest,
                "校对意见写成 .docx（带批注的 Word 文件）或 .txt（清单），没有写文件；请改一下文件名的结尾。",
            ));
        }
    };
    files::refuse_source(path, source)?;
    let path = files::with_ending(path, ending)?;
    let path = files::write_with(&path, &bytes, Target::AnyBut(source), lock)?;
    Ok(Exported {
        path: path.display().to_string(),
        notes,
    })
}

/// The findings as a list of plain text, for any editor of Windows.
pub(crate) fn list(report: &Report, found: &[Finding]) -> Vec<u8> {
    text(report, &remarks::of(report, found))
}

fn text(report: &Report, checked: &Checked) -> Vec<u8> {
    let title = report
        .title()
        .unwrap_or("还没有标题的报告")
        .replace('\n', "");
    // Word and the editor of Windows take UTF-8 for what it is by its mark.
    let list = format!("\u{FEFF}{}", checked.list(&title));
    list.replace('\n', "\r\n").into_bytes()
}

/// The Word file of a report with what `review` finds in it as comments, but for what a person said to
/// ignore. Like the paper itself, the comments tell nothing of what a paper of this variant leaves out:
/// what it does not print is not reviewed.
///
/// # Errors
/// As [`papers::word`].
pub(crate) fn copy(
    report: &Report,
    house: &House,
    review: impl Fn(&Report) -> Vec<Finding>,
) -> Result<Vec<u8>, ApiError> {
    let printed = match report.meta.variant {
        Variant::Submission => report.clone(),
        Variant::Public | Variant::Consultation | Variant::Plain => embedded::as_printed(report),
    };
    let comments = review(&printed)
        .iter()
        .filter(|finding| !report.ignored.contains(&finding.key))
        .map(comment)
        .collect();
    papers::word(&printed, house, comments)
}

fn comment(finding: &Finding) -> Comment {
    let level = match finding.level {
        Level::Certain => "必错",
        Level::Suspected => "疑似",
        Level::Hint => "提示",
    };
    let fixes = finding
        .fixes
        .iter()
        .map(|fix| format!("建议：{}", fix.label));
    Comment {
        block: finding.block,
        start: finding.start,
        end: finding.end,
        author: "法治年报校对".to_owned(),
        initials: "校".to_owned(),
        date: None,
        text: [format!("{level}：{}", finding.message)]
            .into_iter()
            .chain(fixes)
            .chain([format!("依据：{}（{}）", finding.reason, finding.code)])
            .collect(),
    }
}
