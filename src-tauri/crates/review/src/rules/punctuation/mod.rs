//! 标点

mod book_titles;
mod commas_of_organs;
mod dashes;
pub(crate) mod document_number;
mod edges;
mod full_stop_in_quotes;
mod half_width;
mod item_ends;
mod memorial_days;
mod missing_separator;
mod pairs;
mod paragraph_end;
mod parentheses;
mod percent;
mod quotation_marks;
mod repeated;
mod separator_between_titles;
mod spaces;
mod strange_characters;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    half_width::HALF_WIDTH,
    quotation_marks::QUOTATION_MARKS,
    separator_between_titles::SEPARATOR_BETWEEN_TITLES,
    book_titles::BOOK_TITLES,
    document_number::DOCUMENT_NUMBER,
    parentheses::PARENTHESES,
    spaces::SPACES,
    edges::EDGES,
    percent::PERCENT,
    memorial_days::MEMORIAL_DAYS,
    commas_of_organs::COMMAS_OF_ORGANS,
    missing_separator::MISSING_SEPARATOR,
    full_stop_in_quotes::FULL_STOP_IN_QUOTES,
    item_ends::ITEM_ENDS,
    paragraph_end::PARAGRAPH_END,
    repeated::REPEATED,
    dashes::DASHES,
    strange_characters::STRANGE_CHARACTERS,
];
