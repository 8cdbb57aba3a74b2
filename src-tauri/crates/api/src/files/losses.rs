//! What of a file its report does not have, as a sentence.

use std::collections::BTreeMap;

use intake::{LeftOut, Paragraph};

/// The sentence; `None` where nothing is lost. `tables` is how many tables became lines.
pub(super) fn note(left_out: &LeftOut, tables: usize) -> Option<String> {
    let counted = [
        (left_out.pictures, "张图片"),
        (left_out.comments, "条批注"),
        (left_out.notes, "条脚注或尾注"),
    ];
    let mut gone: Vec<String> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count}{what}"))
        .collect();
    if left_out.edges {
        gone.push("页眉页脚的文字".to_owned());
    }
    let mut lost = Vec::new();
    if !gone.is_empty() {
        lost.push(format!("{}没有读进来", gone.join("、")));
    }
    if tables > 0 {
        lost.push(format!("{tables}张表格成了一行一行的文字"));
    }
    (!lost.is_empty()).then(|| {
        let lost = lost.join("，");
        format!("原文件里的{lost}；原文件没有改动，请对照它补上。")
    })
}

/// How many tables became lines: those of which at least `least` rows have words in two cells. A table
/// is none of them where `is_kept` says of a row, its cells with tabs between them, that it is printed
/// in a table again.
pub(super) fn tables<'a>(
    paragraphs: impl Iterator<Item = &'a Paragraph>,
    least: usize,
    is_kept: impl Fn(&str) -> bool,
) -> usize {
    let mut tables: BTreeMap<usize, BTreeMap<usize, Row>> = BTreeMap::new();
    for paragraph in paragraphs {
        if let Some(cell) = paragraph.cell {
            let row = tables.entry(cell.table).or_default();
            row.entry(cell.row).or_default().add(cell.cell, paragraph);
        }
    }
    tables
        .values()
        .filter(|rows| !rows.values().any(|row| is_kept(&row.text)))
        .filter(|rows| rows.values().filter(|row| row.cells > 1).count() >= least)
        .count()
}

/// A row of a table.
#[derive(Debug, Default)]
struct Row {
    text: String,
    /// How many cells have words.
    cells: usize,
    /// The last of them.
    last: Option<usize>,
}

impl Row {
    fn add(&mut self, cell: usize, paragraph: &Paragraph) {
        if !self.text.is_empty() {
            self.text.push('\t');
        }
        self.text.push_str(&paragraph.text);
        if !paragraph.text.trim().is_empty() && self.last != Some(cell) {
            self.cells += 1;
            self.last = Some(cell);
        }
    }
}
