//! Headings as the outline that a reader shows beside the pages.

use layout::page::Heading;
use pdf_writer::{Finish, Pdf, Ref, TextStr};

use crate::document::from_below;

/// A heading with what stands below it.
struct Item<'a> {
    id: Ref,
    heading: &'a Heading,
    below: Vec<Self>,
}

/// Writes the outline of the headings whose page is there; `None` if there is none.
pub(crate) fn write(
    pdf: &mut Pdf,
    headings: &[Heading],
    pages: &[Ref],
    next: &mut impl FnMut() -> Ref,
) -> Option<Ref> {
    let headings: Vec<&Heading> = headings
        .iter()
        .filter(|heading| heading.page < pages.len() && !heading.text.trim().is_empty())
        .collect();
    let items = nested(&mut headings.as_slice(), 0, next);
    let (first, last) = (items.first()?.id, items.last()?.id);
    let id = next();
    pdf.outline(id).first(first).last(last).count(count(&items));
    write_items(pdf, &items, id, pages);
    Some(id)
}

/// Takes the headings of `level` and deeper from the front. A level that is left out is no level:
/// what stands there is taken for the level above.
fn nested<'a>(
    headings: &mut &[&'a Heading],
    level: u8,
    next: &mut impl FnMut() -> Ref,
) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    while let Some((&heading, rest)) = headings.split_first() {
        if heading.level < level {
            break;
        }
        *headings = rest;
        let id = next();
        let below = match heading.level.checked_add(1) {
            Some(deeper) => nested(headings, deeper, next),
            None => Vec::new(),
        };
        items.push(Item { id, heading, below });
    }
    items
}

fn write_items(pdf: &mut Pdf, items: &[Item<'_>], parent: Ref, pages: &[Ref]) {
    for (at, item) in items.iter().enumerate() {
        let mut entry = pdf.outline_item(item.id);
        entry
            .title(TextStr(item.heading.text.trim()))
            .parent(parent);
        if let Some(before) = at.checked_sub(1).and_then(|at| items.get(at)) {
            entry.prev(before.id);
        }
        if let Some(after) = items.get(at + 1) {
            entry.next(after.id);
        }
        if let (Some(first), Some(last)) = (item.below.first(), item.below.last()) {
            entry
                .first(first.id)
                .last(last.id)
                .count(count(&item.below));
        }
        if let Some(&page) = pages.get(item.heading.page) {
            entry
                .dest()
                .page(page)
                .xyz(0.0, from_below(item.heading.y), None);
        }
        entry.finish();
        write_items(pdf, &item.below, item.id, pages);
    }
}

/// How many entries are seen when all are unfolded.
fn count(items: &[Item<'_>]) -> i32 {
    items
        .iter()
        .map(|item| 1_i32.saturating_add(count(&item.below)))
        .fold(0, i32::saturating_add)
}
