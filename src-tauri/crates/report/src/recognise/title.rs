//! The title (标题), over one or several lines.

use std::ops::Range;

use super::clean::Line;
use super::letterhead::Letterhead;
use super::pattern::{date_line, is_at_most, is_chinese, is_ideograph, is_note, is_web, squash};
use crate::unit::{self, is_organ};

/// The most lines that a title is typed over.
const MOST_LINES: usize = 5;

/// The title among the lines before the running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The lines of it. Where a web page gives the title twice, the last one is the title.
    pub(super) range: Range<usize>,
    /// The lines where it stood first, if it stands again.
    pub(super) first: Option<Range<usize>>,
    /// The title.
    pub(super) text: String,
    /// Whether it ends as titles of reports do.
    pub(super) ends: bool,
}

/// The title among the lines before the running text.
pub(super) fn find(lines: &[Line<'_>]) -> Option<Found> {
    let ending =
        by_ending(lines, is_law).or_else(|| by_ending(lines, |title| title.contains('年')));
    let ends = ending.is_some();
    let found = ending.or_else(|| without_ending(lines))?;
    let text = joined(&lines[found.clone()]);
    let (range, first) = match last_repetition(lines, found.end, &text) {
        Some(last) => (last, Some(found)),
        None => (found, None),
    };
    Some(Found {
        range,
        first,
        text,
        ends,
    })
}

fn is_law(title: &str) -> bool {
    ["法治", "依法", "普法", "述法"]
        .iter()
        .any(|word| title.contains(word))
}

/// The first line that ends as a title does, with the lines above that belong to it, if what they
/// make is `right`.
fn by_ending(lines: &[Line<'_>], right: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| ends_a_title(&line.text))
        .map(|(at, _)| first_line(lines, at)..at + 1)
        .find(|range| right(&joined(&lines[range.clone()])))
}

/// A title that lacks its 报告: one short line about law and a year.
fn without_ending(lines: &[Line<'_>]) -> Option<Range<usize>> {
    lines
        .iter()
        .position(|line| {
            is_at_most(&line.text, 24)
                && is_piece(&line.text)
                && is_law(&line.text)
                && line.text.contains('年')
        })
        .map(|at| at..at + 1)
}

/// Whether a line is a title that somebody closed with a full stop; review points at it.
pub(super) fn is_closed_by_stop(line: &str) -> bool {
    line.ends_with('。') && ends_a_title(line) && is_law(line) && line.contains('年')
}

/// Whether a line ends as the title of a report does, 关于报送…的报告（征求意见稿） included.
fn ends_a_title(line: &str) -> bool {
    let line = line.strip_suffix('。').unwrap_or(line);
    if !is_at_most(line, 60) || is_web(line) || line.contains(['：', ':', '。', '，', '；']) {
        return false;
    }
    let text = squash(line);
    let text = match text.strip_suffix(['）', ')']) {
        Some(inner) => inner
            .rsplit_once(['（', '('])
            .map_or("", |(before, _)| before),
        None => text.as_str(),
    };
    ["报告", "总结", "情况", "汇报", "工作计划"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// The first line of the title whose last line is at `end`.
fn first_line(lines: &[Line<'_>], end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start + 1 < MOST_LINES {
        let above = &lines[start - 1].text;
        if !is_piece(above) || !belongs(above, &lines[start].text, &joined(&lines[start..=end])) {
            break;
        }
        start -= 1;
    }
    start
}

/// Whether a line can be part of a title.
fn is_piece(line: &str) -> bool {
    is_at_most(line, 40)
        && line.chars().any(is_ideograph)
        && !line.contains([
            '：', ':', '。', '，', '；', '！', '？', '【', '】', '>', '|',
        ])
        && !is_web(line)
        && !is_note(line)
        && date_line(line).is_none()
        && !(ends_a_title(line) && is_law(line))
        && Letterhead::default().read(line).is_none()
}

/// Whether a line belongs to the title whose other lines, from `first` on, make `title`.
fn belongs(above: &str, first: &str, title: &str) -> bool {
    !is_law(title)
        || title.starts_with("关于")
        || is_at_most(title, 8)
        || above.ends_with(['的', '和', '与', '及', '暨', '、', '《'])
        || above.ends_with("关于")
        || is_organ(above) && (unit::in_title(title).is_none() || is_organ(first))
}

/// The last place behind `from` where the title stands again.
fn last_repetition(lines: &[Line<'_>], from: usize, title: &str) -> Option<Range<usize>> {
    let wanted = squash(title);
    (from..lines.len()).rev().find_map(|start| {
        let mut text = String::new();
        for (at, line) in lines.iter().enumerate().skip(start).take(MOST_LINES) {
            text.push_str(&squash(&line.text));
            if text == wanted {
                return Some(start..at + 1);
            }
            if !wanted.starts_with(&text) {
                return None;
            }
        }
        None
    })
}

fn joined(lines: &[Line<'_>]) -> String {
    let pieces: Vec<&str> = lines.iter().map(|line| line.text.as_ref()).collect();
    close_up(&pieces.join(" "))
}

/// A title without the spaces that line breaks left: those next to a Chinese character.
pub(crate) fn close_up(title: &str) -> String {
    let mut closed = String::with_capacity(title.len());
    for word in title.split_whitespace() {
        let apart = closed.ends_with(|c| !is_chinese(c)) && word.starts_with(|c| !is_chinese(c));
        if apart && !closed.is_empty() && !broken_number(&closed, word) {
            closed.push(' ');
        }
        closed.push_str(word);
    }
    closed
}

fn broken_number(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
        && after.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> Option<String> {
        let lines: Vec<Line<'_>> = lines
            .iter()
            .map(|line| Line {
                text: (*line).into(),
                ..Line::default()
            })
            .collect();
        find(&lines).map(|found| found.text)
    }

    #[test]
    fn a_title_over_several_lines_is_one_title() {
        for lines in [
            &["2025年度云泽县青塘乡法治政府", "建设报告"][..],
            &[
                "云泽县青塘乡人民政府",
                "关于2025年度法治政府建设",
                "情况的报告",
            ],
            &["青塘乡", "2025年度法治政府建设工作", "总结"],
        ] {
            assert_eq!(title(lines), Some(lines.concat()));
        }
    }

    #[test]
    fn joint_issuers_stand_in_the_title_together() {
        assert_eq!(
            title(&[
                "中共青塘乡委员会",
                "青塘乡人民政府",
                "关于2025年法治政府建设情况的报告"
            ])
            .unwrap(),
            "中共青塘乡委员会青塘乡人民政府关于2025年法治政府建设情况的报告"
        );
    }

    #[test]
    fn spaces_next_to_chinese_characters_are_taken_out() {
        assert_eq!(
            title(&["青塘乡人民政府 关于上报 2025 年度法治政府建设的 工作总结"]).unwrap(),
            "青塘乡人民政府关于上报2025年度法治政府建设的工作总结"
        );
        assert_eq!(close_up("WTO Law 报告"), "WTO Law报告");
    }

    #[test]
    fn what_stands_above_a_whole_title_does_not_join_it() {
        let whole = "青塘乡2025年法治政府建设年度报告";
        for above in [
            "政务公开",
            "青政〔2026〕3号",
            "云泽县人民政府",
            "索引号：115",
        ] {
            assert_eq!(title(&[above, whole]).as_deref(), Some(whole), "{above}");
        }
    }

    #[test]
    fn a_title_that_stands_twice_is_the_last_one() {
        let lines: Vec<Line<'_>> = [
            "甲乡2025年法治政府建设情况报告",
            "来源：甲乡",
            "甲乡2025年",
            "法治政府建设情况报告",
        ]
        .into_iter()
        .map(|text| Line {
            text: text.into(),
            ..Line::default()
        })
        .collect();
        let found = find(&lines).unwrap();
        assert_eq!(found.text, "甲乡2025年法治政府建设情况报告");
        assert_eq!((found.range, found.first), (2..4, Some(0..1)));
    }

    #[test]
    fn a_title_may_have_a_full_stop_that_is_too_much() {
        for line in [
            "甲乡2025年法治政府建设情况报告。",
            "关于2025年度法治政府建设情况的报告。",
        ] {
            assert!(is_closed_by_stop(line), "{line}");
            assert_eq!(title(&[line]).as_deref(), Some(line));
        }
        for line in [
            "特此报告。",
            "现将2025年法治政府建设情况报告如下。",
            "2025年，开展普法。",
        ] {
            assert!(!is_closed_by_stop(line), "{line}");
        }
    }

    #[test]
    fn a_title_may_lack_its_report_and_a_text_its_title() {
        assert_eq!(
            title(&["甲乡2025年法治政府建设"]).as_deref(),
            Some("甲乡2025年法治政府建设")
        );
        assert_eq!(title(&["基本情况", "全乡辖12个村"]), None);
    }
}
