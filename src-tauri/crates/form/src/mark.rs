//! 发文机关标志 (GB/T 9704-2012, 7.2.4): red, 小标宋, in a size that the organ chooses; 醒目、美观、庄重.
//! Short names are spread, long ones shrunk; those that would be smaller than the title stand on two
//! lines, broken by sense.

use crate::house::Page;
use crate::paragraph::{Lines, Paragraph, Part, Run};
use crate::style::Style;
use crate::{name, page, width};

/// Largest size, in points: one that strikes the eye without being larger than that of the organ
/// above.
const LARGEST: u32 = 48;
/// Smallest on one line, in points: that of the title. A longer name stands on two lines.
const SMALLEST: u32 = 22;
/// Largest size of the mark of several organs and of a name on two lines, in points.
const LARGEST_OF_SEVERAL: u32 = 40;
/// The word behind the organs.
const WORD: &str = "文件";

/// The mark of several organs (联合行文): their names one below the other, spread to the same width,
/// the first first; 文件 to the right of them in the middle of their height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// The organs; at least two. A long name has a line break in it.
    pub organs: Vec<Paragraph>,
    /// 文件
    pub word: Paragraph,
    /// Height of a line, in twips.
    pub line: i32,
    /// What is free between two organs where a name is broken, so that its lines are seen to belong
    /// together: half of it above each organ and half below, in twips.
    pub gap: i32,
    /// From the left edge of the 版心 to the organs, in twips.
    pub left: i32,
    /// Width of the column of organs, in twips.
    pub organs_width: i32,
    /// Width of the column of the word, in twips.
    pub word_width: i32,
}

impl Masthead {
    /// Height of the row of an organ, in twips.
    #[must_use]
    pub fn row(&self, organ: &Paragraph) -> i32 {
        let lines = i32::try_from(organ.text().lines().count()).unwrap_or(1);
        lines * self.line + self.gap
    }

    /// Height of all rows, in twips.
    #[must_use]
    pub fn height(&self) -> i32 {
        self.organs.iter().map(|organ| self.row(organ)).sum()
    }
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

/// The mark of one organ on lines whose upper edge is `top` twips below where it stands: the upper
/// edge of the glyphs is there.
pub(crate) fn single(mark: &str, top: i32, page: &Page) -> Paragraph {
    let points = u32::try_from(page.width() / 10 / halves(mark)).unwrap_or(0);
    let (points, runs) = if points >= SMALLEST {
        let points = points.min(LARGEST);
        // Two thirds of the line, but never more than a character between two.
        let natural = halves(mark) * twips(points) / 2;
        let gaps = i32::try_from(mark.chars().count()).unwrap_or(i32::MAX) - 1;
        let wanted = page.width() * 2 / 3 - natural;
        let spacing = if wanted > 0 && gaps > 0 {
            (wanted / gaps).min(twips(points))
        } else {
            0
        };
        (points, spread(mark, points * 2, spacing))
    } else {
        over_lines(mark, page)
    };
    Paragraph {
        runs,
        lines: Some(Lines {
            before: (top - slack(points)).max(0),
            height: twips(points) + 2 * slack(points),
        }),
        ..Paragraph::empty(Style::Mark)
    }
}

/// A mark on two lines, in the largest size that they have room for. What is behind the organ's name
/// stays with its last line.
fn over_lines(mark: &str, page: &Page) -> (u32, Vec<Run>) {
    let mark = mark.trim();
    let organ = organ(mark);
    let behind = &mark[organ.len()..];
    let fits = |points: u32| {
        let all = page.halves(points as usize * 2);
        all.saturating_sub(width::halves(behind))
    };
    let (points, lines) = (LEAST..=LARGEST_OF_SEVERAL)
        .rev()
        .find_map(|points| Some((points, within(organ, fits(points), 2)?)))
        .unwrap_or_else(|| (LEAST, name::lines(organ, fits(LEAST))));
    let text = format!("{}{behind}", lines.join("\n"));
    (points, spread(&text, points * 2, 0))
}

/// A name on up to `most` lines where so many halves of a character stand on one; `None` where it
/// takes more.
fn within(organ: &str, fits: u32, most: u32) -> Option<Vec<&str>> {
    if width::halves(organ) > most * fits {
        return None;
    }
    let lines = name::lines(organ, fits);
    (lines.len() <= most as usize).then_some(lines)
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
/// `top` below where it stands; below it are so many lines of number and signatories. Many organs and
/// long names make it small: the first page must show text, and every name stands whole.
pub(crate) fn joint(organs: &[&str], top: i32, below: usize, page: &Page) -> (Masthead, i32) {
    let further = i32::try_from(below.saturating_sub(1)).unwrap_or(i32::MAX / 1000);
    let most = (MOST_HIGH - further * page::LINE).max(LEAST_HIGH);
    let (points, names) = arranged(organs, most, page);
    let size = points * 2;
    let line = twips(points) * 6 / 5;
    let lines = names.iter().flatten();
    let widest = lines.map(|line| halves(line)).max().unwrap_or(1);
    let widest = widest * twips(points) / 2;
    let organs = names
        .iter()
        .map(|lines| {
            let mut runs = Vec::new();
            for part in lines {
                if !runs.is_empty() {
                    runs.extend(spread("\n", size, 0));
                }
                let gaps = i32::try_from(part.chars().count()).unwrap_or(i32::MAX) - 1;
                let free = widest - halves(part) * twips(points) / 2;
                let spacing = if gaps > 0 { free / gaps } else { 0 };
                runs.extend(spread(part, size, spacing));
            }
            of(runs, line)
        })
        .collect();
    let organs_width = widest + twips(points) / 2;
    let word_width = twips(points) * 2 + 2 * ROUNDING;
    let masthead = Masthead {
        organs,
        word: of(spread(WORD, size, 0), line),
        line,
        gap: gap(&names, points),
        left: ((page.width() - organs_width - word_width) / 2).max(0),
        organs_width,
        word_width,
    };
    let free = top - twips(points) / 10 - masthead.gap / 2;
    (masthead, free.max(0))
}

/// Size of the mark of several organs, in points, and the lines of each name: one line each where that
/// is no smaller than the title, otherwise up to two where that makes it larger.
fn arranged<'a>(organs: &[&'a str], high: i32, page: &Page) -> (u32, Vec<Vec<&'a str>>) {
    let largest = |most: u32| {
        (LEAST..=LARGEST_OF_SEVERAL).rev().find_map(|points| {
            let fits = beside_word(points, page);
            let names: Option<Vec<Vec<&str>>> = organs
                .iter()
                .map(|organ| within(organ, fits, most))
                .collect();
            let names = names.filter(|names| height(names, points) <= high)?;
            Some((points, names))
        })
    };
    match largest(1) {
        Some((points, names)) if points >= SMALLEST => (points, names),
        whole => largest(2)
            .into_iter()
            .chain(whole)
            .max_by_key(|(points, _)| *points)
            .unwrap_or_else(|| {
                let fits = beside_word(LEAST, page);
                let names = organs.iter().map(|organ| name::lines(organ, fits));
                (LEAST, names.collect())
            }),
    }
}

/// Halves of a character that stand beside the word; between the two is half a character.
fn beside_word(points: u32, page: &Page) -> u32 {
    let all = (page.width() - 2 * ROUNDING) / (twips(points) / 2).max(1);
    u32::try_from(all)
        .unwrap_or(0)
        .saturating_sub(width::halves(WORD) + 1)
}

/// Between two organs: a quarter of a line where a name is broken.
fn gap(names: &[Vec<&str>], points: u32) -> i32 {
    if names.iter().any(|lines| lines.len() > 1) {
        twips(points) * 3 / 10
    } else {
        0
    }
}

fn height(names: &[Vec<&str>], points: u32) -> i32 {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX / 10_000);
    let lines = count(names.iter().map(Vec::len).sum());
    lines * (twips(points) * 6 / 5) + count(names.len()) * gap(names, points)
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

/// The most height of the mark of several organs, in twips: six lines of text, one less for each line
/// of signatories below the first, but never less than three.
const MOST_HIGH: i32 = 6 * page::LINE;
const LEAST_HIGH: i32 = 3 * page::LINE;
/// Smallest size at all, in points, where six names of thirty characters issue together.
const LEAST: u32 = 10;
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
        let broken = single(long, 0, &page);
        assert!(look(&broken).0 >= 22 && broken.text().contains('\n'));
    }

    #[test]
    fn joint_organs_fill_the_same_width_and_leave_room_for_the_word() {
        let organs = ["中共云泽县石桥镇委员会", "云泽县石桥镇人民政府"];
        let (masthead, _) = joint(&organs, 1984, 1, &Page::STANDARD);
        assert_eq!(look(&masthead.organs[0]).1, 0);
        let (points, spacing) = look(&masthead.organs[1]);
        let width = |chars: i32, spacing: i32| chars * twips(points) + (chars - 1) * spacing;
        assert!((width(11, 0) - width(10, spacing)).abs() <= 10);
        assert!(masthead.left >= 0);
        assert!(masthead.organs_width + masthead.word_width <= Page::STANDARD.width());
    }

    /// A name of so many characters.
    fn name(length: usize) -> String {
        let name = "清河回族自治县青石土家族苗族乡综合行政执法与应急管理办公室大队";
        format!("{}局", name.chars().take(length - 1).collect::<String>())
    }

    #[test]
    fn a_mark_longer_than_a_line_is_broken_by_sense_and_not_by_the_program() {
        let page = Page::STANDARD;
        for length in 3..=30 {
            for mark in [name(length), text(&name(length))] {
                let paragraph = single(&mark, 0, &page);
                let (points, spacing) = look(&paragraph);
                let printed = paragraph.text();
                assert_eq!(printed.replace('\n', ""), mark);
                assert!(printed.lines().count() <= 2, "{printed}");
                for line in printed.lines() {
                    let chars = i32::try_from(line.chars().count()).unwrap();
                    let wide = chars * twips(points) + (chars - 1) * spacing;
                    assert!(wide <= page.width(), "{line} in {points}");
                }
            }
        }
        assert_eq!(
            single("清河回族自治县青石土家族苗族乡人民政府文件", 0, &page).text(),
            "清河回族自治县\n青石土家族苗族乡人民政府文件"
        );
    }

    #[test]
    fn names_of_any_length_and_number_stand_whole_beside_the_word() {
        let page = Page::STANDARD;
        for length in 3..=30 {
            for count in 2..=6 {
                let mut organs = vec![name(length); count];
                organs[0] = "石桥镇".into();
                let organs: Vec<&str> = organs.iter().map(String::as_str).collect();
                let (masthead, _) = joint(&organs, 1984, 1, &page);
                let high = masthead.height();
                assert!(high <= MOST_HIGH, "{length} × {count}: {high}");
                assert!(
                    masthead.left + masthead.organs_width + masthead.word_width <= page.width()
                );
                let (points, _) = look(&masthead.word);
                assert!(masthead.word_width >= 2 * twips(points));
                for (organ, name) in masthead.organs.iter().zip(&organs) {
                    let printed = organ.text();
                    assert_eq!(&printed.replace('\n', ""), name);
                    for line in printed.lines() {
                        assert!(
                            halves(line) * twips(points) / 2 <= masthead.organs_width,
                            "{line}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn however_many_organs_issue_it_the_mark_leaves_the_page_room_for_text() {
        for count in 2..=6 {
            let organs = vec!["云泽县石桥镇人民政府"; count];
            let (masthead, _) = joint(&organs, 1984, 1, &Page::STANDARD);
            assert!(masthead.height() <= MOST_HIGH, "{count}");
            let (lower, _) = joint(&organs, 1984, 3, &Page::STANDARD);
            assert!(lower.height() <= MOST_HIGH - 2 * page::LINE, "{count}");
        }
    }
}
