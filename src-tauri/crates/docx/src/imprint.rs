//! 版记 (GB/T 9704-2012, 7.4): at the foot of the last page, which is an even one.
//!
//! It is a table that floats: its lower edge is that of the 版心 wherever the text ends. Which page it
//! stands on is decided before, from the pages of our own layout.

use docx_rs::{
    BorderType, BreakType, DocumentChild, Paragraph, Run, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    WidthType,
};
use form::{Document, page};

use crate::comments::{Place, Placed};
use crate::styles::id;
use crate::{body, section};

/// Adds the 版记 behind the last element. `added` pages are added for it: none; or those that it goes
/// over, and a blank one before them where the last would not be even.
pub(crate) fn add(
    children: &mut Vec<DocumentChild>,
    document: &Document,
    comments: &Placed,
    added: usize,
) {
    if document.imprint.is_empty() {
        return;
    }
    if added > 0 {
        // The section of the text ends with its last paragraph.
        match children.last_mut() {
            Some(DocumentChild::Paragraph(last)) => {
                let text = std::mem::take(&mut last.property);
                last.property = text.section_property(section::of_text(document));
            }
            _ => children.push(paragraph(
                anchor().section_property(section::of_text(document)),
            )),
        }
    }
    let parts: Vec<&[form::Paragraph]> = document.imprint_pages().collect();
    for _ in parts.len()..added {
        children.push(paragraph(page_break()));
    }
    let mut from = 0;
    for (number, rows) in parts.iter().enumerate() {
        if number > 0 {
            children.push(paragraph(page_break()));
        }
        if added > 0 {
            // LibreOffice forgets a section or a page that begins with a table that floats.
            children.push(paragraph(anchor()));
        }
        let table = table(rows, from, document, comments);
        from += rows.len();
        children.push(DocumentChild::Table(Box::new(table)));
        children.push(paragraph(anchor()));
    }
}

/// What follows stands on the next page.
fn page_break() -> Paragraph {
    anchor().add_run(Run::new().add_break(BreakType::Page))
}

fn paragraph(paragraph: Paragraph) -> DocumentChild {
    DocumentChild::Paragraph(Box::new(paragraph))
}

/// A line that is hardly seen. Word wants a paragraph below a table, and a floating table stands on
/// the page of the paragraph below it.
fn anchor() -> Paragraph {
    Paragraph::new().style(id::ANCHOR)
}

/// The rows of one page; the first is the one with this number.
fn table(rows: &[form::Paragraph], first: usize, document: &Document, comments: &Placed) -> Table {
    let house = &document.house;
    let width = usize::try_from(house.page.width()).unwrap_or(0);
    let rows = (first..)
        .zip(rows)
        .map(|(at, row)| {
            // A break of pages stands before the table, not in it.
            let row = form::Paragraph {
                begins_page: false,
                ..row.clone()
            };
            let marks = comments.at(Place::Imprint(at));
            let cell = TableCell::new()
                .width(width, WidthType::Dxa)
                .add_paragraph(body::marked(&row, house, marks));
            TableRow::new(vec![cell]).cant_split()
        })
        .collect();
    // A letter's has no rules (10.1).
    let table = if document.letter.is_some() {
        Table::without_borders(rows)
    } else {
        Table::new(rows).set_borders(borders())
    };
    table
        .set_grid(vec![width])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .position(
            TablePositionProperty::new()
                // From the edge of the paper: LibreOffice lets a table flow that is as wide as the
                // margins to which it is anchored.
                .horizontal_anchor("page")
                .vertical_anchor("margin")
                .position_x(house.page.left())
                .position_y_alignment("bottom"),
        )
        .margins(
            TableCellMargins::new()
                .margin_left(0, WidthType::Dxa)
                .margin_right(0, WidthType::Dxa),
        )
}

/// 7.4.1: thick above the first line and below the last, thin between.
fn borders() -> TableBorders {
    [
        (TableBorderPosition::Top, page::IMPRINT_THICK),
        (TableBorderPosition::InsideH, page::IMPRINT_THIN),
        (TableBorderPosition::Bottom, page::IMPRINT_THICK),
    ]
    .into_iter()
    .fold(
        TableBorders::with_empty(),
        |borders, (position, eighths)| {
            borders.set(
                TableBorder::new(position)
                    .border_type(BorderType::Single)
                    .size(eighths as usize)
                    .color("auto"),
            )
        },
    )
}
