//! How large a report may be. What comes over the wire or out of a file is checked once, here.

use std::collections::BTreeMap;

use layout::page::Page;
use report::{Report, inline};

use crate::error::{ApiError, ErrorCode};

/// The most paragraphs. A long report has 300.
const MOST_BLOCKS: usize = 20_000;
/// The most text, in bytes.
const MOST_TEXT: usize = 10 << 20;
/// The most text that is pasted at once, in bytes.
const MOST_PASTED: usize = 5 << 20;
/// The most entries of any list beside the paragraphs: figures, assignments, copies.
const MOST_ENTRIES: usize = 10_000;

/// The most pages that are drawn, in the window or as a PDF. A long report has 40.
const MOST_PAGES: usize = 1000;

/// The most bytes of one call from the window, as JSON. The largest call that a person can make holds a
/// report and that of last year, each of at most 10 MB of text, in which JSON doubles quotation marks,
/// and the paragraphs around the text.
pub const MOST_CALL: usize = 64 << 20;

/// The report, if it is of a size that one can be.
///
/// # Errors
/// `too_large` with a sentence.
pub fn check(report: impl Into<Report>) -> Result<Report, ApiError> {
    let report = report.into();
    if !fits(&report) {
        return Err(ApiError::new(
            ErrorCode::TooLarge,
            "稿件太长了，超过一份报告可能的篇幅，这一步没有做，以前存好的没有变化；请删去多余的内容再试。",
        ));
    }
    Ok(report)
}

/// Whether the report is of a size that one can be.
#[must_use]
pub fn fits(report: &Report) -> bool {
    let meta = &report.meta;
    let words = [
        &report.template,
        &meta.unit,
        &meta.unit_short,
        &meta.document_number,
        &meta.issuing_office,
        &meta.copy_number,
        &meta.secrecy,
        &meta.urgency,
        &meta.post,
    ];
    let texts = report.blocks.iter().map(|block| &block.text);
    let entries = report
        .figures
        .iter()
        .flat_map(|(id, figure)| [id, &figure.entry, &figure.last]);
    let text: usize = texts
        .chain(entries)
        .chain(&meta.signatories)
        .chain(&meta.copies)
        .chain(&meta.joint)
        .chain(&report.work_heading)
        .chain(&report.ignored)
        .chain(words)
        .map(String::len)
        .sum();
    // A figure stands in the text as often as it is referred to.
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for block in &report.blocks {
        for id in inline::references(&block.text) {
            *uses.entry(id).or_default() += 1;
        }
    }
    let shown: usize = uses
        .iter()
        .filter_map(|(id, count)| Some(report.figures.get(*id)?.entry.len().saturating_mul(*count)))
        .fold(text, usize::saturating_add);
    let lists = [
        report.figures.len(),
        uses.len(),
        report.slots.len(),
        meta.signatories.len(),
        meta.copies.len(),
        meta.joint.len(),
        report.ignored.len(),
    ];
    let carried = report.carried.as_ref().is_none_or(|carried| {
        // What was carried over holds one report, and that holds none.
        carried.last.carried.is_none()
            && fits(&carried.last)
            && carried.blocks.len() <= MOST_BLOCKS
            && carried.promises.len() <= MOST_ENTRIES
    });
    carried
        && report.blocks.len() <= MOST_BLOCKS
        && shown <= MOST_TEXT
        && lists.iter().all(|length| *length <= MOST_ENTRIES)
}

/// Whether pasted text is of a size that a report can be.
///
/// # Errors
/// `too_large` with a sentence.
pub fn text(text: &str) -> Result<(), ApiError> {
    if text.len() > MOST_PASTED {
        return Err(ApiError::new(
            ErrorCode::TooLarge,
            "粘贴的文字超过5 MB，不像一份报告，没有粘贴，稿件没有变化；请只复制需要的部分。",
        ));
    }
    Ok(())
}

/// Takes the pages of a preview off that are more than a window can hold; the sentence that says so.
pub fn shorten(pages: &mut Vec<Page>) -> Option<String> {
    let count = pages.len();
    pages.truncate(MOST_PAGES);
    (count > MOST_PAGES).then(|| {
        format!(
            "稿件有{count}页，预览只画出前{MOST_PAGES}页，后面的内容都在稿件里，没有变化；请删去多余的内容再看。"
        )
    })
}

/// Whether a report is short enough for a PDF file.
///
/// # Errors
/// `too_large` with a sentence.
pub fn pages(count: usize) -> Result<(), ApiError> {
    if count > MOST_PAGES {
        return Err(ApiError::new(
            ErrorCode::TooLarge,
            format!(
                "稿件有{count}页，超过{MOST_PAGES}页，没有生成 PDF，稿件没有变化；请删去多余的内容，或者改为导出 Word 文件。"
            ),
        ));
    }
    Ok(())
}
