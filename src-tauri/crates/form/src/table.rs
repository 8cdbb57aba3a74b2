//! A table.
//!
//! The standard asks for none and forbids none; tables stand as wide as the 版心, in 4号, ruled all
//! round, the head repeated on each page that they reach.

use crate::paragraph::Paragraph;
use crate::style::{Align, Style};

/// Exact height of a line of text, in twips: 18 pt.
pub const LINE: i32 = 360;
/// Least height of a row, in twips: 24 pt.
pub const ROW: i32 = 480;
/// Left and right of the text in a cell, in twips.
pub const PADDING: i32 = 100;
/// Thickness of the rules, in eighths of a point.
pub const RULE: u32 = 4;

/// A table as wide as the 版心.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns, from left to right; their widths add up to the width of the 版心.
    pub columns: Vec<Column>,
    /// The head, one text a column.
    pub head: Vec<String>,
    /// The rows, one text a column each.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Width in twips.
    pub width: i32,
    /// How its texts stand. The head stands in the middle.
    pub align: Align,
}

impl Table {
    /// The paragraph of a cell.
    #[must_use]
    pub fn cell(&self, column: usize, text: &str, head: bool) -> Paragraph {
        let align = self.columns.get(column).map(|column| column.align);
        if head {
            Paragraph::of(Style::TableHead, text)
        } else {
            Paragraph {
                align,
                ..Paragraph::of(Style::TableText, text)
            }
        }
    }

    /// The rows from top to bottom, the head first.
    pub fn all_rows(&self) -> impl Iterator<Item = (bool, &[String])> {
        let head = std::iter::once((true, self.head.as_slice()));
        head.chain(self.rows.iter().map(|row| (false, row.as_slice())))
    }

    /// A table of a width in twips, whose columns take it in these proportions.
    #[must_use]
    pub fn new(
        width: i32,
        columns: &[(i32, Align)],
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    ) -> Self {
        let whole: i32 = columns.iter().map(|(share, _)| share).sum::<i32>().max(1);
        let mut left = width;
        let last = columns.len().saturating_sub(1);
        let columns = columns
            .iter()
            .enumerate()
            .map(|(at, (share, align))| {
                // What the division leaves over goes to the last.
                let width = if at == last {
                    left
                } else {
                    width * share / whole
                };
                left -= width;
                Column {
                    width,
                    align: *align,
                }
            })
            .collect();
        Self {
            columns,
            head,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_type_area_whatever_their_proportions() {
        for shares in [&[1][..], &[1, 1, 1], &[7, 2, 3, 3, 3]] {
            let columns: Vec<(i32, Align)> =
                shares.iter().map(|share| (*share, Align::Left)).collect();
            let table = Table::new(8844, &columns, Vec::new(), Vec::new());
            let sum: i32 = table.columns.iter().map(|column| column.width).sum();
            assert_eq!(sum, 8844);
        }
    }
}
