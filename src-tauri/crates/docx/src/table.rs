//! Tables.

use docx_rs::{
    BorderType, HeightRule, Table as WordTable, TableAlignmentType, TableBorder,
    TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, VMergeType, WidthType,
};
use form::table::{PADDING, ROW, RULE, Table};
use form::{House, Masthead};

use crate::body;
use crate::comments::Mark;

/// A table. Widths stand in the grid and in each cell: WPS goes by the one, Word by the other. Rows
/// are not divided.
pub(crate) fn table(of: &Table, house: &House) -> WordTable {
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
                        .add_paragraph(body::paragraph(&of.cell(at, text, head), house))
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
        .width(
            of.columns.iter().map(|column| size(column.width)).sum(),
            WidthType::Dxa,
        )
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(
            TableCellMargins::new()
                .margin_left(size(PADDING), WidthType::Dxa)
                .margin_right(size(PADDING), WidthType::Dxa),
        )
        .set_borders(borders())
}

/// The mark of several organs: a row each, 文件 in one cell beside them all, no rule anywhere. `marks`
/// are the comments in the name of each organ.
pub(crate) fn masthead<'a>(
    of: &Masthead,
    house: &House,
    marks: impl Fn(usize) -> &'a [Mark],
) -> WordTable {
    let rows = of
        .organs
        .iter()
        .enumerate()
        .map(|(at, organ)| {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand twips")]
            let height = of.row(organ) as f32;
            let organ = TableCell::new()
                .width(size(of.organs_width), WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(body::marked(organ, house, marks(at)));
            let word = TableCell::new()
                .width(size(of.word_width), WidthType::Dxa)
                .vertical_align(VAlignType::Center);
            let word = if at == 0 {
                word.vertical_merge(VMergeType::Restart)
                    .add_paragraph(body::paragraph(&of.word, house))
            } else {
                word.vertical_merge(VMergeType::Continue)
                    .add_paragraph(body::paragraph(
                        &form::Paragraph {
                            runs: Vec::new(),
                            ..of.word.clone()
                        },
                        house,
                    ))
            };
            TableRow::new(vec![organ, word])
                .row_height(height)
                .height_rule(HeightRule::Exact)
                .cant_split()
        })
        .collect();
    WordTable::without_borders(rows)
        .set_grid(vec![size(of.organs_width), size(of.word_width)])
        .width(size(of.organs_width + of.word_width), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .indent(of.left)
        .margins(
            TableCellMargins::new()
                .margin_left(0, WidthType::Dxa)
                .margin_right(0, WidthType::Dxa),
        )
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
