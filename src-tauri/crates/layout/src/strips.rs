//! What is never divided between two pages: a line of text, a row of a table.

use form::table::{PADDING, ROW, RULE};
use form::{Element, Paragraph, Table, page};

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
pub(crate) fn of(element: &Element, metrics: &impl Metrics, habits: Habits) -> Vec<Strip> {
    match element {
        Element::Paragraph(paragraph) => lines::of(paragraph, Column::PAGE, metrics, habits)
            .into_iter()
            .map(|line| Strip {
                height: line.height,
                // An empty line that nobody typed draws nothing.
                lines: if line.pieces.is_empty() && line.source.is_none() {
                    Vec::new()
                } else {
                    vec![line]
                },
                rules: Vec::new(),
            })
            .collect(),
        Element::Table(table) => rows(table, metrics, habits),
    }
}

/// The 版记 as one strip after the other: a thick rule above the first and below the last, thin ones
/// between (7.4.1).
pub(crate) fn of_imprint(
    paragraphs: &[Paragraph],
    metrics: &impl Metrics,
    habits: Habits,
) -> Vec<Strip> {
    let last = paragraphs.len().saturating_sub(1);
    let mut strips = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let lines = lines::of(paragraph, Column::PAGE, metrics, habits);
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let mut rules = Vec::new();
            if number == 0 {
                let eighths = if at == 0 {
                    page::IMPRINT_THICK
                } else {
                    page::IMPRINT_THIN
                };
                rules.push(flat(0, eighths));
            }
            if at == last && number + 1 == count {
                // Its lower edge is that of the 版心.
                let half = thickness(page::IMPRINT_THICK) / 2;
                rules.push(flat(line.height - half, page::IMPRINT_THICK));
            }
            strips.push(Strip {
                height: line.height,
                lines: vec![line],
                rules,
            });
        }
    }
    strips
}

fn thickness(eighths: u32) -> Length {
    Length::try_from(eighths).unwrap_or(0) * 125
}

/// A rule as wide as the 版心.
fn flat(y: Length, eighths: u32) -> Rule {
    Rule {
        x: Column::PAGE.left,
        y,
        width: Column::PAGE.width,
        thickness: thickness(eighths),
        red: false,
    }
}

/// Thickness of the rules of a table.
const THICKNESS: Length = 125 * RULE as Length;

fn rows(table: &Table, metrics: &impl Metrics, habits: Habits) -> Vec<Strip> {
    table
        .all_rows()
        .map(|(head, texts)| row(table, texts, head, metrics, habits))
        .collect()
}

/// A row: each text in the middle of its height, ruled all round.
fn row(
    table: &Table,
    texts: &[String],
    head: bool,
    metrics: &impl Metrics,
    habits: Habits,
) -> Strip {
    let mut left = Column::PAGE.left;
    let mut cells = Vec::with_capacity(table.columns.len());
    let mut edges = vec![left];
    for (at, column) in table.columns.iter().enumerate() {
        let width = column.width * TWIP;
        let text = texts.get(at).map_or("", String::as_str);
        let inside = Column {
            left: left + PADDING * TWIP,
            width: width - 2 * PADDING * TWIP,
        };
        cells.push(lines::of(
            &table.cell(at, text, head),
            inside,
            metrics,
            habits,
        ));
        left += width;
        edges.push(left);
    }
    let high = |lines: &[Line]| lines.iter().map(|line| line.height).sum::<Length>();
    let height = cells
        .iter()
        .map(|lines| high(lines))
        .max()
        .unwrap_or(0)
        .max(ROW * TWIP);
    let mut lines = Vec::new();
    for cell in cells {
        let mut from = (height - high(&cell)) / 2;
        for line in cell {
            let y = from + line.y;
            from += line.height;
            if !line.pieces.is_empty() {
                lines.push(Line { y, ..line });
            }
        }
    }
    Strip {
        height,
        lines,
        rules: frame(&edges, height),
    }
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
