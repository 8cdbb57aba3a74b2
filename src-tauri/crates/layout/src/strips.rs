//! What is never divided between two pages: a line of text, a row of a table.

use form::table::{PADDING, ROW, RULE};
use form::{Document, Element, House, Masthead, Paragraph, Table, page};

use crate::lines::{self, Column, Habits};
use crate::metrics::Metrics;
use crate::page::{Length, Line, Rule, TWIP};

/// One such piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Strip {
    /// How high it is.
    pub(crate) height: Length,
    /// Its lines; `y` counts from the upper edge of the strip.
    pub(crate) lines: Vec<Line>,
    /// Its rules; `y` counts likewise.
    pub(crate) rules: Vec<Rule>,
}

/// The strips of an element, from top to bottom; at least one.
pub(crate) fn of(
    element: &Element,
    house: &House,
    metrics: &impl Metrics,
    habits: Habits,
) -> Vec<Strip> {
    let desk = Desk {
        house,
        metrics,
        habits,
    };
    match element {
        Element::Paragraph(paragraph) => desk
            .lines(paragraph, Column::of(&house.page))
            .into_iter()
            .map(plain)
            .collect(),
        Element::Table(table) => desk.rows(table),
        Element::Masthead(masthead) => vec![desk.masthead(masthead)],
    }
}

/// A line of text as a strip.
fn plain(line: Line) -> Strip {
    Strip {
        height: line.height,
        // An empty line that nobody typed draws nothing.
        lines: if line.pieces.is_empty() && line.source.is_none() {
            Vec::new()
        } else {
            vec![line]
        },
        rules: Vec::new(),
    }
}

/// What lines are set with.
struct Desk<'a, M> {
    house: &'a House,
    metrics: &'a M,
    habits: Habits,
}

impl<M: Metrics> Desk<'_, M> {
    fn lines(&self, paragraph: &Paragraph, column: Column) -> Vec<Line> {
        lines::of(paragraph, column, self.house, self.metrics, self.habits)
    }
}

/// The 版记, what stands on each of its pages, as one strip after the other: a thick rule above the
/// first and below the last, thin ones between (7.4.1). A rule takes room as in Word's table: above
/// the line that it stands over, below the last.
pub(crate) fn of_imprint(
    document: &Document,
    metrics: &impl Metrics,
    habits: Habits,
) -> Vec<Vec<Strip>> {
    let desk = Desk {
        house: &document.house,
        metrics,
        habits,
    };
    // A letter's has no rules (10.1).
    let ruled = document.letter.is_none();
    document
        .imprint_pages()
        .map(|rows| desk.imprint(rows, ruled))
        .collect()
}

fn thickness(eighths: u32) -> Length {
    Length::try_from(eighths).unwrap_or(0) * 125
}

/// A rule as wide as the 版心.
fn flat(column: Column, y: Length, eighths: u32) -> Rule {
    Rule {
        x: column.left,
        y,
        width: column.width,
        thickness: thickness(eighths),
        red: false,
    }
}

/// Thickness of the rules of a table.
const THICKNESS: Length = 125 * RULE as Length;

impl<M: Metrics> Desk<'_, M> {
    /// What stands of the 版记 on a page.
    fn imprint(&self, rows: &[Paragraph], ruled: bool) -> Vec<Strip> {
        let column = Column::of(&self.house.page);
        let last = rows.len().saturating_sub(1);
        let mut strips = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let lines = self.lines(row, column);
            let count = lines.len();
            for (number, line) in lines.into_iter().enumerate() {
                let mut rules = Vec::new();
                let mut above = 0;
                if ruled && number == 0 {
                    let eighths = if at == 0 {
                        page::IMPRINT_THICK
                    } else {
                        page::IMPRINT_THIN
                    };
                    above = thickness(eighths);
                    rules.push(flat(column, above / 2, eighths));
                }
                let mut height = above + line.height;
                if ruled && at == last && number + 1 == count {
                    // Its lower edge is that of the 版心.
                    let below = thickness(page::IMPRINT_THICK);
                    rules.push(flat(column, height + below / 2, page::IMPRINT_THICK));
                    height += below;
                }
                let y = above + line.y;
                strips.push(Strip {
                    height,
                    lines: vec![Line { y, ..line }],
                    rules,
                });
            }
        }
        strips
    }

    fn rows(&self, table: &Table) -> Vec<Strip> {
        table
            .all_rows()
            .map(|(head, texts)| self.row(table, texts, head))
            .collect()
    }

    /// A row: each text in the middle of its height, ruled all round.
    fn row(&self, table: &Table, texts: &[String], head: bool) -> Strip {
        let mut left = Column::of(&self.house.page).left;
        let mut cells = Vec::with_capacity(table.columns.len());
        let mut edges = vec![left];
        for (at, column) in table.columns.iter().enumerate() {
            let width = column.width * TWIP;
            let text = texts.get(at).map_or("", String::as_str);
            let inside = Column {
                left: left + PADDING * TWIP,
                width: width - 2 * PADDING * TWIP,
            };
            cells.push(self.lines(&table.cell(at, text, head), inside));
            left += width;
            edges.push(left);
        }
        let height = cells
            .iter()
            .map(|lines| high(lines))
            .max()
            .unwrap_or(0)
            .max(ROW * TWIP);
        Strip {
            height,
            lines: cells
                .into_iter()
                .flat_map(|cell| middle(cell, height))
                .collect(),
            rules: frame(&edges, height),
        }
    }

    /// The mark of several organs: one below the other, the word in the middle of their height.
    fn masthead(&self, masthead: &Masthead) -> Strip {
        let left = Column::of(&self.house.page).left + masthead.left * TWIP;
        let organs = Column {
            left,
            width: masthead.organs_width * TWIP,
        };
        let word = Column {
            left: left + organs.width,
            width: masthead.word_width * TWIP,
        };
        let mut lines: Vec<Line> = Vec::new();
        let mut height = 0;
        for organ in &masthead.organs {
            height += masthead.gap * TWIP / 2;
            for line in self.lines(organ, organs) {
                let y = height + line.y;
                height += line.height;
                lines.push(Line { y, ..line });
            }
            height += masthead.gap * TWIP / 2;
        }
        lines.extend(middle(self.lines(&masthead.word, word), height));
        Strip {
            height,
            lines,
            rules: Vec::new(),
        }
    }
}

fn high(lines: &[Line]) -> Length {
    let heights = lines.iter().map(|line| line.height);
    heights.fold(0, Length::saturating_add)
}

/// Lines in the middle of a height.
fn middle(lines: Vec<Line>, height: Length) -> Vec<Line> {
    let mut from = (height - high(&lines)) / 2;
    lines
        .into_iter()
        .map(|line| {
            let y = from + line.y;
            from += line.height;
            Line { y, ..line }
        })
        .filter(|line| !line.pieces.is_empty())
        .collect()
}

/// The rules above, below and beside the cells of a row.
fn frame(edges: &[Length], height: Length) -> Vec<Rule> {
    let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else {
        return Vec::new();
    };
    let flat = |y| Rule {
        x: first,
        y,
        width: last - first,
        thickness: THICKNESS,
        red: false,
    };
    // An upright rule is a short one that is very thick.
    let upright = |x: &Length| Rule {
        x: x - THICKNESS / 2,
        y: height / 2,
        width: THICKNESS,
        thickness: height,
        red: false,
    };
    [flat(0), flat(height)]
        .into_iter()
        .chain(edges.iter().map(upright))
        .collect()
}
