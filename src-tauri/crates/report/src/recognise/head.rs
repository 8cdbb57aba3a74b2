//! The head of the paper: letterhead, title, addressee.

use super::clean::Line;
use super::letterhead::Letterhead;
use super::pattern::{date_line, is_at_most, is_item, is_note, is_web, squash};
use super::title;
use crate::numbering::typed;
use crate::unit::is_organ;

/// What stands before the running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// 版头
    pub(super) letterhead: Letterhead,
    /// 标题
    pub(super) title: Option<String>,
    /// 主送机关, with its colon.
    pub(super) addressee: Option<String>,
    /// The organ that stands below the title instead of at the end.
    pub(super) organ: Option<String>,
    /// The date that stands below the title instead of at the end.
    pub(super) date: Option<String>,
    /// How many lines it has.
    pub(super) end: usize,
}

/// The most lines before the running text. Websites put up to thirty there.
const MOST_LINES: usize = 60;

/// Reads the head.
pub(super) fn read(lines: &[Line<'_>]) -> Head {
    let zone = lines
        .iter()
        .take(MOST_LINES)
        .position(|line| is_running_text(&line.text) || is_addressee(&line.text))
        .unwrap_or(lines.len().min(MOST_LINES));
    let mut head = Head::default();
    if let Some((range, title)) = title::find(&lines[..zone]) {
        for line in &lines[..range.start] {
            head.letterhead.take(line);
        }
        head.title = Some(title);
        head.end = range.end;
    }
    while head.addressee.is_none()
        && let Some(line) = lines.get(head.end)
    {
        if let Some((addressee, count)) = addressee(&lines[head.end..]) {
            head.addressee = Some(addressee);
            head.end += count;
        } else if head.below_title(line) {
            head.end += 1;
        } else {
            break;
        }
    }
    head
}

impl Head {
    /// Organ and date below the title are no signature and no date where the text ends in others;
    /// they are kept as they stand.
    pub(super) fn keep_as_lines(&mut self, signed: bool, dated: bool) {
        let organ = self.organ.take_if(|_| signed);
        let date = self.date.take_if(|_| dated);
        self.letterhead.lines.extend(organ.into_iter().chain(date));
    }

    /// Takes a line below the title, if it isn't of the running text.
    fn below_title(&mut self, line: &Line<'_>) -> bool {
        let text = line.text.as_ref();
        if is_running_text(text) {
            return false;
        }
        if self.letterhead.read(text) {
            return true;
        }
        let Some(title) = &mut self.title else {
            if is_web(text) {
                self.letterhead.take(line);
                return true;
            }
            return false;
        };
        if is_web(text) {
            self.letterhead.take(line);
        } else if self.date.is_none() && date_line(unbracketed(text)).is_some() {
            self.date = Some(unbracketed(text).to_owned());
        } else if is_note(text) && text.contains(['稿', '年']) || text.starts_with("——") {
            *title = title::close_up(&format!("{title} {text}"));
        } else if is_superior(text) {
            self.addressee = Some(text.to_owned());
        } else if self.organ.is_none() && is_organ(text) {
            self.organ = Some(text.to_owned());
        } else {
            return false;
        }
        true
    }
}

/// A date below the title stands in brackets; at its own place it doesn't.
fn unbracketed(text: &str) -> &str {
    text.strip_prefix(['（', '('])
        .and_then(|inner| inner.strip_suffix(['）', ')']))
        .unwrap_or(text)
}

/// Whether a line is of the running text: a heading, an item, a sentence, or a line that is too
/// long for anything else.
fn is_running_text(line: &str) -> bool {
    typed(line).is_some()
        || is_item(line)
        || !is_at_most(line, 60)
        || line.ends_with(['。', '！', '？', '；', '，'])
        || line.contains("如下")
        || line.contains('，') && !is_at_most(line, 19) && !line.ends_with('：')
}

/// The addressee that the lines begin with, over one line or two, and its number of lines.
fn addressee(lines: &[Line<'_>]) -> Option<(String, usize)> {
    let first = lines.first()?.text.as_ref();
    if is_addressee(first) {
        return Some((first.to_owned(), 1));
    }
    let second = lines.get(1)?.text.as_ref();
    let broken = is_at_most(first, 60)
        && is_at_most(second, 60)
        && !is_running_text(first.trim_end_matches(['，', '、']))
        && first.contains(['，', '、'])
        && is_addressee(&format!("{first}{second}"));
    broken.then(|| (format!("{first}{second}"), 2))
}

/// 主送机关: at most thirty characters (sixty for a list), a colon at the end, names of organs.
fn is_addressee(line: &str) -> bool {
    let Some(names) = line.strip_suffix(['：', ':']) else {
        return false;
    };
    is_at_most(names, 60)
        && typed(names).is_none()
        && !is_web(line)
        && !names.contains("如下")
        && squash(names)
            .split(['、', '，', '；', ','])
            .all(is_addressed)
}

fn is_addressed(name: &str) -> bool {
    const ENDS: [&str; 22] = [
        "委",
        "政府",
        "局",
        "办公室",
        "办",
        "委员会",
        "厅",
        "院",
        "人大",
        "常委会",
        "大会",
        "党组",
        "小组",
        "镇",
        "乡",
        "街道",
        "县",
        "市",
        "区",
        "单位",
        "部门",
        "代表",
    ];
    is_at_most(name, 30) && ENDS.iter().any(|end| name.ends_with(end))
}

/// An addressee that lacks its colon: an organ above the township.
fn is_superior(line: &str) -> bool {
    let name = squash(line);
    is_organ(&name)
        && !name.contains(['镇', '乡'])
        && !name.contains("街道")
        && name.starts_with(['县', '市', '区', '旗', '省', '州'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addressee_is_told_from_other_lines_that_end_in_a_colon() {
        for line in [
            "县司法局：",
            "县委、县人民政府:",
            "县委全面依法治县委员会办公室：",
            "各位代表：",
        ] {
            assert!(is_addressee(line), "{line}");
        }
        for line in [
            "现将情况报告如下：",
            "索引号：",
            "发布机构：",
            "一、县政府：",
            "主要做法：",
        ] {
            assert!(!is_addressee(line), "{line}");
        }
    }
}
