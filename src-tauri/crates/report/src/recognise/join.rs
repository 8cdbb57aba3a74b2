//! Lines that one paragraph was broken into, by the end of a page or at every printed line, back
//! into the paragraph. Nothing is put between the pieces but a space between two Latin words.

use super::clean::Line;
use super::pattern::{after_label, date_line, is_attachment, is_item};
use crate::numbering::{Typed, typed};
use crate::unit::is_organ;

/// A line up to this many characters without punctuation is a heading or stands for itself.
const SHORT: usize = 25;
/// A numbered line from this many characters on is too long for a heading that stands alone.
const TOO_LONG_FOR_A_HEADING: usize = 45;

/// A paragraph of running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    /// The lines of the source that it is made of.
    pub(super) lines: Vec<usize>,
    /// Its text.
    pub(super) text: String,
    /// The level of heading that its file says it is.
    pub(super) heading: Option<u8>,
    /// Whether lines of it were put together for the look of a sentence alone, where most lines of the
    /// text are whole paragraphs.
    pub(super) guessed: bool,
}

/// The paragraphs that the lines make.
pub(super) fn paragraphs(lines: &[Line<'_>]) -> Vec<Paragraph> {
    let layout = Layout::of(lines);
    let mut paragraphs = Vec::new();
    let mut open: Option<Open> = None;
    for line in lines {
        match &mut open {
            Some(open) if open.goes_on(line, &layout) => {
                open.paragraph.guessed |= layout.full.is_none() && !open.number_alone;
                open.add(line);
            }
            _ => {
                let before = open.replace(Open::new(line));
                paragraphs.extend(before.map(|open| open.paragraph));
            }
        }
    }
    paragraphs.extend(open.map(|open| open.paragraph));
    paragraphs
}

/// Puts a line behind what it goes on from.
pub(super) fn append(text: &mut String, line: &str) {
    let latin = |c: char| c.is_ascii_alphabetic();
    if text.ends_with(latin) && line.starts_with(latin) {
        text.push(' ');
    }
    text.push_str(line);
}

/// How the whole text is laid out.
struct Layout {
    /// Width from which on a line is full, in halves of a 字, if every printed line was broken.
    full: Option<usize>,
    /// Whether the first lines of paragraphs are set in and the others are not.
    indents: bool,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        Self {
            full: full_width(lines),
            indents: lines.iter().any(|line| line.indented)
                && lines.iter().any(|line| !line.indented),
        }
    }
}

/// Lines broken at the edge of the page are all about as wide. If at least three fifths of the lines
/// that end no sentence lie within three characters of each other, that is the edge.
fn full_width(lines: &[Line<'_>]) -> Option<usize> {
    const NARROWEST: usize = 40;
    const WIDEST: usize = 120;
    const SPREAD: usize = 7;
    const FEWEST: usize = 5;
    let mut counts = [0_usize; WIDEST + 1];
    let mut broken = 0;
    for line in lines.iter().filter(|line| !ends_a_sentence(&line.text)) {
        let width = width(&line.text);
        // A short heading is no broken line.
        if typed(&line.text).is_some() && width < NARROWEST {
            continue;
        }
        broken += 1;
        if (NARROWEST..=WIDEST).contains(&width) {
            counts[width] += 1;
        }
    }
    let (from, count) = (NARROWEST..=WIDEST - SPREAD)
        .map(|from| (from, counts[from..=from + SPREAD].iter().sum::<usize>()))
        .max_by_key(|(_, count)| *count)?;
    // Behind an edge stands nothing: a line that is longer was not broken there. A few are, where two
    // were glued together.
    let beyond = lines
        .iter()
        .filter(|line| width(&line.text) > from + 2 * SPREAD)
        .count();
    (count >= FEWEST && count * 5 >= broken * 3 && beyond * 20 <= lines.len()).then_some(from)
}

/// Width in halves of a 字, without spaces: they are residues more often than not.
fn width(line: &str) -> usize {
    line.chars()
        .take(200)
        .map(|c| match c {
            c if c.is_whitespace() => 0,
            c if c.is_ascii() => 1,
            _ => 2,
        })
        .sum()
}

/// A paragraph that may go on in the next line. What is asked of it is kept up to date as lines
/// come in, so that a text of one endless paragraph takes no longer than any other.
struct Open {
    paragraph: Paragraph,
    characters: usize,
    number: Option<u8>,
    number_alone: bool,
    has_comma: bool,
    has_full_stop: bool,
    /// Opening marks less closing ones, of titles, quotations and brackets.
    unclosed: isize,
    last_width: usize,
}

impl Open {
    fn new(line: &Line<'_>) -> Self {
        let number: Option<Typed<'_>> = typed(&line.text);
        let mut open = Self {
            paragraph: Paragraph {
                heading: line.heading,
                ..Paragraph::default()
            },
            characters: 0,
            number: number.map(|number| number.level),
            number_alone: number.is_some_and(|number| number.rest.is_empty()),
            has_comma: false,
            has_full_stop: false,
            unclosed: 0,
            last_width: 0,
        };
        open.add(line);
        open
    }

    fn add(&mut self, line: &Line<'_>) {
        if !self.paragraph.text.is_empty() {
            self.number_alone = false;
        }
        append(&mut self.paragraph.text, &line.text);
        self.paragraph.lines.push(line.at);
        let line = line.text.as_ref();
        self.characters += line.chars().count();
        self.has_comma |= line.contains(['，', '；']);
        self.has_full_stop |= line.contains('。');
        self.unclosed += line
            .chars()
            .map(|c| match c {
                '《' | '“' | '（' => 1,
                '》' | '”' | '）' => -1,
                _ => 0,
            })
            .sum::<isize>();
        self.last_width = width(line);
    }

    fn goes_on(&self, next: &Line<'_>, layout: &Layout) -> bool {
        if begins_something(&next.text) || layout.indents && next.indented {
            return false;
        }
        // What the file says is a heading neither goes on nor goes on from anything but its number.
        let styled = self.paragraph.heading.is_some() || next.heading.is_some();
        if styled && !self.number_alone {
            return false;
        }
        let text = &self.paragraph.text;
        if self.number_alone || text.ends_with(['，', '、']) {
            return true;
        }
        match layout.full {
            Some(full) => self.last_width >= full && self.is_broken_at_edge(layout),
            None => self.is_broken_at_page_end(),
        }
    }

    /// Every printed line ends at the edge. Where paragraphs are set in, the next line decides, and
    /// here it is not; else a sentence that ends exactly there counts as the paragraph's last.
    fn is_broken_at_edge(&self, layout: &Layout) -> bool {
        layout.indents
            || !self
                .paragraph
                .text
                .ends_with(['。', '！', '？', '；', '：'])
    }

    fn is_broken_at_page_end(&self) -> bool {
        let is_heading = self.number.is_some()
            && !self.has_full_stop
            && self.characters < TOO_LONG_FOR_A_HEADING;
        // A real heading is closed: 印发了《青塘乡 2025 is not one, however short.
        let is_short = self.characters <= SHORT
            && !self.has_comma
            && !self.has_full_stop
            && self.unclosed <= 0;
        !ends_a_sentence(&self.paragraph.text) && !is_heading && !is_short
    }
}

/// Whether a text ends where a paragraph may end. 》 is not among these: it stands in the middle of
/// sentences.
fn ends_a_sentence(text: &str) -> bool {
    text.ends_with([
        '。', '！', '？', '：', '；', '”', '）', '】', '’', '…', '.', '!', '?', ':', ';', ')',
    ])
}

/// Whether a line can't go on with what stands before it.
fn begins_something(line: &str) -> bool {
    typed(line).is_some()
        || is_item(line)
        || is_attachment(line)
        || is_organ(line)
        || date_line(line).is_some()
        || ["抄送", "主送"]
            .iter()
            .any(|label| after_label(line, label).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::clean;

    fn joined(text: &str) -> Vec<String> {
        paragraphs(&clean::lines(text))
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn a_paragraph_that_a_page_end_broke_is_whole_again() {
        assert_eq!(
            joined(
                "全乡干部深入学习贯彻习近平法治思想，带头学习宪法，不断增强宪法\n\n— 2 —\n\n观念，带头依法办事。"
            ),
            ["全乡干部深入学习贯彻习近平法治思想，带头学习宪法，不断增强宪法观念，带头依法办事。"]
        );
        assert_eq!(
            joined(
                "（二）开展普法活动。结合实际，印发了《青塘乡 2025\n\n年度普法责任清单》，明确任务。"
            ),
            ["（二）开展普法活动。结合实际，印发了《青塘乡 2025年度普法责任清单》，明确任务。"]
        );
    }

    #[test]
    fn headings_items_and_whole_paragraphs_stay_apart() {
        for text in [
            "一、加强组织领导，压实法治建设责任，推动各项任务落地\n全乡成立领导小组。",
            "主要成效如下\n成立领导小组。",
            "成立领导小组，由党委书记任组长，乡长任副组长，办公室设在司法所，负责日常\n一是压实责任。",
            "成立领导小组，由党委书记任组长，乡长任副组长，办公室设在司法所，负责日常工作。\n\n全年开会。",
            "成立领导小组，由党委书记任组长，乡长任副组长，办公室设在司法所，负责日常\n（二）强化学习",
        ] {
            assert_eq!(
                joined(text),
                text.lines()
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = "深入推进法治政府建设，全年召开专题会议四次，研究解决重点难点问题九个\n\u{3000}\u{3000}全年开展普法宣传。";
        assert_eq!(joined(text).len(), 2);
    }

    #[test]
    fn a_number_on_a_line_of_its_own_goes_with_its_heading() {
        assert_eq!(
            joined("一、\n加强组织领导\n成立小组。"),
            ["一、加强组织领导", "成立小组。"]
        );
    }

    #[test]
    fn lines_broken_at_the_edge_of_the_page_become_paragraphs() {
        let paragraph = "青塘乡党委政府坚持把法治建设摆在全局工作的重要位置".repeat(4);
        let broken: Vec<String> = [
            "（一）压实责任。".to_owned() + &paragraph,
            paragraph.clone(),
        ]
        .iter()
        .flat_map(|paragraph| {
            let chars: Vec<char> = paragraph.chars().chain(['。']).collect();
            chars.chunks(28).map(String::from_iter).collect::<Vec<_>>()
        })
        .collect();
        assert_eq!(
            joined(&broken.join("\n")),
            [
                format!("（一）压实责任。{paragraph}。"),
                format!("{paragraph}。")
            ]
        );
    }

    #[test]
    fn latin_words_keep_a_space_and_digits_do_not_get_one() {
        let before = "全乡推广应用移动普法小程序，方便群众随时随地学习法律知识，程序名为Law";
        assert_eq!(
            joined(&format!("{before}\nBook，好用。")),
            [format!("{before} Book，好用。")]
        );
        let before = "全乡组织开展各类法治宣传教育活动，受到群众的普遍欢迎，受教育人数达20";
        assert_eq!(
            joined(&format!("{before}\n00人。")),
            [format!("{before}00人。")]
        );
    }
}
