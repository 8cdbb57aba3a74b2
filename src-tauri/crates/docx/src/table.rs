//! Tables.

use docx_rs::{
    BorderType, HeightRule, Table as WordTable, TableAlignmentType, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};
use form::page;
use form::table::{PADDING, ROW, RULE, Table};

use crate::body;

/// A table. Widths stand in the grid and in each cell: WPS goes by the one, Word by the other. Rows
/// are not divided.
pub(crate) fn table(of: &Table) -> WordTable {
    let rows = of
        .all_rows()
        .map(|(head, texts)| {
            let cells = of
                .columns
                .iter()
                .enumerate()
                .map(|(at, column)| {
                    let text = texts.get(at).map_or("", String::as_str);
                    TableCell::new()
                        .width(size(column.width), WidthType::Dxa)
                        .vertical_align(VAlignType::Center)
                        .add_paragraph(body::paragraph(&of.cell(at, text, head)))
                })
                .collect();
            let mut row = TableRow::new(cells).height_rule(HeightRule::AtLeast);
            #[expect(clippy::cast_precision_loss, reason = "a few hundred twips")]
            let height = ROW as f32;
            row = row.row_height(height);
            row.cant_split()
        })
        .collect();
    WordTable::new(rows)
        .set_grid(of.columns.iter().map(|column| size(column.width)).collect())
        .width(size(page::TEXT_WIDTH), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(
            TableCellMargins::new()
                .margin_left(size(PADDING), WidthType::Dxa)
                .margin_right(size(PADDING), WidthType::Dxa),
        )
        .set_borders(borders())
}

fn borders() -> TableBorders {
    [
        TableBorderPosition::Top,
        TableBorderPosition::Left,
        TableBorderPosition::Bottom,
        TableBorderPosition::Right,
        TableBorderPosition::InsideH,
        TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(TableBorders::with_empty(), |borders, position| {
        borders.set(
            TableBorder::new(position)
                .border_type(BorderType::Single)
                .size(RULE as usize)
                .color("auto"),
        )
    })
}

fn size(twips: i32) -> usize {
    usize::try_from(twips).unwrap_or(0)
}
