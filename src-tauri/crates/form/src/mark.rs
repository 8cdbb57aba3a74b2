//! 发文机关标志 (GB/T 9704-2012, 7.2.4): red, 小标宋, in a size that the organ chooses; 醒目、美观、庄重.
//! Short names are spread, long ones shrunk.

use crate::house::Page;
use crate::paragraph::{Lines, Paragraph, Part, Run};
use crate::style::Style;
use crate::width;

/// Largest size, in points: one that strikes the eye without being larger than that of the organ
/// above.
const LARGEST: u32 = 48;
/// Smallest, in points: that of the title. A longer name wraps.
const SMALLEST: u32 = 22;
/// The word behind the organs.
const WORD: &str = "文件";

/// The mark of several organs (联合行文): their names one below the other, spread to the same width,
/// the first first; 文件 to the right of them in the middle of their height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// The organs; at least two.
    pub organs: Vec<Paragraph>,
    /// 文件
    pub word: Paragraph,
    /// Height of the line of an organ, in twips.
    pub line: i32,
    /// From the left edge of the 版心 to the organs, in twips.
    pub left: i32,
    /// Width of the column of organs, in twips.
    pub organs_width: i32,
    /// Width of the column of the word, in twips.
    pub word_width: i32,
}

/// Whether a line is the mark of an organ.
pub(crate) fn is_mark(line: &str) -> bool {
    line.trim().ends_with(WORD)
}

/// The organ of a mark.
pub(crate) fn organ(line: &str) -> &str {
    let line = line.trim();
    line.strip_suffix(WORD).unwrap_or(line).trim_end()
}

/// The mark of one organ.
pub(crate) fn text(organ: &str) -> String {
    format!("{}{WORD}", self::organ(organ))
}

/// What is free above a glyph in its em and counted as part of the line, in twips: about a tenth.
fn slack(points: u32) -> i32 {
    twips(points) / 10
}

fn twips(points: u32) -> i32 {
    i32::try_from(points).unwrap_or(0) * 20
}

fn halves(text: &str) -> i32 {
    i32::try_from(width::halves(text))
        .unwrap_or(i32::MAX)
        .max(1)
}

/// The mark of one organ on a line whose upper edge is `top` twips below where it stands: the upper
/// edge of the glyphs is there.
pub(crate) fn single(mark: &str, top: i32, page: &Page) -> Paragraph {
    let points = u32::try_from(page.width() / 10 / halves(mark)).unwrap_or(0);
    let points = points.clamp(SMALLEST, LARGEST);
    // Two thirds of the line, but never more than a character between two.
    let natural = halves(mark) * twips(points) / 2;
    let gaps = i32::try_from(mark.chars().count()).unwrap_or(i32::MAX) - 1;
    let wanted = page.width() * 2 / 3 - natural;
    let spacing = if wanted > 0 && gaps > 0 {
        (wanted / gaps).min(twips(points))
    } else {
        0
    };
    Paragraph {
        runs: spread(mark, points * 2, spacing),
        lines: Some(Lines {
            before: (top - slack(points)).max(0),
            height: twips(points) + 2 * slack(points),
        }),
        ..Paragraph::empty(Style::Mark)
    }
}

/// Characters with room between them; none behind the last, so that it counts in no width.
fn spread(text: &str, size: u32, spacing: i32) -> Vec<Run> {
    let part = |spacing| Part::Mark { size, spacing };
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    if spacing == 0 || last == 0 {
        return vec![Run::part(text, part(0))];
    }
    let (before, last) = text.split_at(last);
    vec![Run::part(before, part(spacing)), Run::part(last, part(0))]
}

/// The mark of several organs and, in twips, what must be free above it so that its upper edge is
/// `top` below where it stands. Many organs make it small: the first page must show text.
pub(crate) fn joint(organs: &[&str], top: i32, page: &Page) -> (Masthead, i32) {
    let widest = organs.iter().map(|organ| halves(organ)).max().unwrap_or(1);
    // Between organs and word half a character.
    let by_width = page.width() / 10 / (widest + halves(WORD) + 1);
    let count = i32::try_from(organs.len()).unwrap_or(1).max(1);
    let by_height = MOST_HIGH * 5 / 6 / 20 / count;
    let points = u32::try_from(by_width.min(by_height)).unwrap_or(0);
    let points = points.clamp(SMALLEST, LARGEST_OF_SEVERAL);
    let size = points * 2;
    let line = twips(points) * 6 / 5;
    let widest = widest * twips(points) / 2;
    let organs = organs
        .iter()
        .map(|organ| {
            let gaps = i32::try_from(organ.chars().count()).unwrap_or(i32::MAX) - 1;
            let free = widest - halves(organ) * twips(points) / 2;
            let spacing = if gaps > 0 { free / gaps } else { 0 };
            of(spread(organ, size, spacing), line)
        })
        .collect();
    let organs_width = (widest + twips(points) / 2).min(page.width());
    let word_width = (twips(points) * 2 + 2 * ROUNDING).min(page.width() - organs_width);
    let masthead = Masthead {
        organs,
        word: of(spread(WORD, size, 0), line),
        line,
        left: (page.width() - organs_width - word_width) / 2,
        organs_width,
        word_width,
    };
    (masthead, (top - twips(points) / 10).max(0))
}

fn of(runs: Vec<Run>, line: i32) -> Paragraph {
    Paragraph {
        runs,
        align: Some(crate::style::Align::Left),
        lines: Some(Lines {
            before: 0,
            height: line,
        }),
        ..Paragraph::empty(Style::Mark)
    }
}

/// The most height of the mark of several organs, in twips: six lines of text.
const MOST_HIGH: i32 = 6 * crate::page::LINE;
/// Largest size of the mark of several organs, in points.
const LARGEST_OF_SEVERAL: u32 = 40;
/// A word may not wrap because its column was rounded.
const ROUNDING: i32 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn look(paragraph: &Paragraph) -> (u32, i32) {
        match paragraph.runs[0].part {
            Part::Mark { size, spacing } => (size / 2, spacing),
            part => panic!("{part:?}"),
        }
    }

    #[test]
    fn the_mark_is_the_organ_and_the_word_for_document_once() {
        assert_eq!(text("石桥镇人民政府"), "石桥镇人民政府文件");
        assert_eq!(text("石桥镇人民政府文件"), "石桥镇人民政府文件");
        assert_eq!(organ("石桥镇人民政府文件"), "石桥镇人民政府");
    }

    #[test]
    fn a_short_mark_is_spread_and_a_long_one_shrunk() {
        let page = Page::STANDARD;
        let (size, spacing) = look(&single("石桥镇文件", 0, &page));
        assert_eq!(size, 48);
        assert!(spacing > 200, "{spacing}");
        let (size, spacing) = look(&single("云泽县石桥镇人民政府文件", 0, &page));
        assert_eq!((size, spacing), (36, 0));
        let long = "云泽县高新技术产业开发区石桥街道办事处社会事务服务中心文件";
        assert_eq!(look(&single(long, 0, &page)).0, 22);
    }

    #[test]
    fn joint_organs_fill_the_same_width_and_leave_room_for_the_word() {
        let organs = ["中共云泽县石桥镇委员会", "云泽县石桥镇人民政府"];
        let (masthead, _) = joint(&organs, 1984, &Page::STANDARD);
        assert_eq!(look(&masthead.organs[0]).1, 0);
        let (points, spacing) = look(&masthead.organs[1]);
        let width = |chars: i32, spacing: i32| chars * twips(points) + (chars - 1) * spacing;
        assert!((width(11, 0) - width(10, spacing)).abs() <= 10);
        assert!(masthead.left >= 0);
        assert!(masthead.organs_width + masthead.word_width <= Page::STANDARD.width());
    }

    #[test]
    fn however_many_organs_issue_it_the_mark_leaves_the_page_room_for_text() {
        for count in 2..=6 {
            let organs = vec!["云泽县石桥镇人民政府"; count];
            let (masthead, _) = joint(&organs, 1984, &Page::STANDARD);
            let high = masthead.line * i32::try_from(count).unwrap();
            assert!(high <= 6 * crate::page::LINE, "{count}");
        }
    }
}
