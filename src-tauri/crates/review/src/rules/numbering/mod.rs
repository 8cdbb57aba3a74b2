//! 编号结构

mod first_level;
mod forms;
mod heading_end;
mod headings;
mod items;
mod left_by_word;
mod level_order;
mod lower_levels;
mod second_level;
mod sections;
mod sequence;
mod single;
mod third_level_mark;
mod title;
mod unnumbered;
mod without_text;

use crate::rule::Rule;

/// The rules of the family, in the order of their codes.
pub(crate) const RULES: &[Rule] = &[
    first_level::FIRST_LEVEL,
    second_level::SECOND_LEVEL,
    unnumbered::UNNUMBERED,
    third_level_mark::THIRD_LEVEL_MARK,
    forms::FORMS,
    heading_end::HEADING_END,
    level_order::LEVEL_ORDER,
    single::SINGLE,
    items::ITEMS,
    sections::SECTIONS,
    title::TITLE,
    without_text::WITHOUT_TEXT,
    left_by_word::LEFT_BY_WORD,
    lower_levels::LOWER_LEVELS,
];
