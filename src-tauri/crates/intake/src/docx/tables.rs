//! Tables that are open, and what stands in them.

use crate::paragraph::Cell;

/// The tables, rows and cells that are open: tables may stand in each other.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub(super) tables: Numbered,
    pub(super) rows: Numbered,
    pub(super) cells: Numbered,
}

impl Tables {
    /// The innermost cell that is open.
    pub(super) fn innermost(&self) -> Option<Cell> {
        Some(Cell {
            row: self.rows.innermost()?,
            table: self.tables.innermost().unwrap_or_default(),
            cell: self.cells.innermost().unwrap_or_default(),
        })
    }
}

/// Elements of a kind that are open, by their numbers in the file.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    open: Vec<usize>,
    count: usize,
}

impl Numbered {
    pub(super) fn begin(&mut self) {
        self.open.push(self.count);
        self.count += 1;
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    fn innermost(&self) -> Option<usize> {
        self.open.last().copied()
    }
}
