//! What stands below the text: attachments, signature, date, 附注, 版记.

use chrono::NaiveDate;

use super::Out;
use super::clean::Line;
use crate::block::BlockKind;
use crate::numbering::typed;
use crate::{date, unit};

/// The most lines below the text.
const MOST: usize = 30;

/// Where the tail begins.
pub(super) fn start(lines: &[Line]) -> usize {
    let mut start = lines.len();
    while start > 0 && lines.len() - start < MOST && is_tail(&lines[start - 1].text) {
        start -= 1;
    }
    // 附件：1.甲 / 2.乙 stand above the signature; numbered lines belong to them.
    let mut above = start;
    while above > 0
        && start - above < MOST
        && typed(&lines[above - 1].text).is_some_and(|number| number.level == 3)
    {
        above -= 1;
    }
    if above > 0 && is_attachment(&lines[above - 1].text) {
        above - 1
    } else {
        start
    }
}

/// Reads the tail into the report.
pub(super) fn read(lines: &[Line], out: &mut Out) {
    let mut dated = false;
    let mut attaching = false;
    for line in lines {
        let text = line.text.as_str();
        attaching = is_attachment(text) || (attaching && typed(text).is_some());
        if attaching {
            out.push(BlockKind::Attachment, text);
        } else if is_note(text) {
            out.push(BlockKind::Note, text);
        } else if let Some(organs) = copies(text).filter(|_| out.meta.copies.is_empty()) {
            out.meta.copies = organs;
        } else if let Some((office, day)) = issue(text).filter(|_| out.meta.print_date.is_none()) {
            if !office.is_empty() {
                if out.meta.issuing_office.is_empty() {
                    out.meta.issuing_office = office;
                } else {
                    out.push(BlockKind::Imprint, office);
                }
            }
            out.meta.print_date = Some(day);
        } else if date::parse(text).is_some() {
            out.push(
                if dated {
                    BlockKind::Imprint
                } else {
                    BlockKind::Date
                },
                text,
            );
            dated = true;
        } else if let Some((organ, day)) = signed(text).filter(|_| !dated) {
            out.push(BlockKind::Signature, organ);
            out.push(BlockKind::Date, day);
            dated = true;
        } else if !dated {
            out.push(BlockKind::Signature, text);
        } else if out.meta.issuing_office.is_empty() && unit::is_organ(text) {
            text.clone_into(&mut out.meta.issuing_office);
        } else {
            out.push(BlockKind::Imprint, text);
        }
    }
}

fn is_tail(text: &str) -> bool {
    date::parse(text).is_some()
        || unit::is_organ(text)
        || is_note(text)
        || is_attachment(text)
        || copies(text).is_some()
        || issue(text).is_some()
        || signed(text).is_some()
}

fn is_note(text: &str) -> bool {
    text.starts_with('（')
        && text.ends_with('）')
        && text.chars().count() <= 60
        && typed(text).is_none()
        && !text.contains('。')
}

fn is_attachment(text: &str) -> bool {
    text.strip_prefix("附件")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':', ' ', '1', '一']))
        && text.chars().count() <= 100
}

/// 抄送：甲，乙。
fn copies(text: &str) -> Option<Vec<String>> {
    let organs = text
        .strip_prefix("抄送")
        .map(str::trim_start)?
        .strip_prefix(['：', ':'])?;
    let organs: Vec<String> = organs
        .trim_end_matches('。')
        .split(['，', ','])
        .map(|organ| organ.trim().to_owned())
        .filter(|organ| !organ.is_empty())
        .collect();
    (!organs.is_empty()).then_some(organs)
}

/// 某镇党政办公室　2022年10月27日印发, the office possibly on the line before.
fn issue(text: &str) -> Option<(String, NaiveDate)> {
    let text = text.strip_suffix("印发")?.trim_end();
    let (office, day) = split_date(text)?;
    (office.is_empty() || unit::is_organ(&office)).then_some((office, day))
}

/// 某镇人民政府　2022年10月27日 on one line.
fn signed(text: &str) -> Option<(String, String)> {
    let (organ, day) = split_date(text)?;
    unit::is_organ(&organ).then(|| (organ, date::write(day)))
}

/// What stands before a date that ends a line, and the date.
fn split_date(text: &str) -> Option<(String, NaiveDate)> {
    if text.chars().count() > 60 {
        return None;
    }
    let at = text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| date::parse(&text[*at..]).is_some())?;
    Some((text[..at].trim().to_owned(), date::parse(&text[at..])?))
}
