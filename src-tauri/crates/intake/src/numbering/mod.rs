//! Automatic numbers: Word keeps how a list is numbered, and every program that shows the text has to
//! count for itself.
//!
//! A *list* is the look of up to nine levels; a *use* of it is what paragraphs name, with changes of
//! its own. Uses of one list count on from each other.

mod format;

use std::collections::{HashMap, HashSet};

pub(crate) use format::NumberFormat;

/// Levels of a list.
pub(crate) const LEVELS: usize = 9;
/// The longest text of a level, and the longest id of a style that a list names, in bytes. Word takes
/// no more than 255 characters.
pub(crate) const LONGEST: usize = 1_024;
/// The most lists, and uses of lists, that are kept. A file that went through many hands has a few
/// hundred.
const MOST: usize = 20_000;

/// How one level of a list is numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) start: u32,
    pub(crate) format: NumberFormat,
    /// The number with what stands around it: `（%2）`, `%1.%2`.
    pub(crate) text: String,
    /// Whether nothing stands between the number and the text.
    pub(crate) is_close: bool,
    /// The level, from 1, whose counting starts this one anew; 0 for none. `None`: any above.
    pub(crate) restart: Option<usize>,
    /// Whether the numbers of the levels above are decimal here.
    pub(crate) is_decimal: bool,
    /// The style whose paragraphs stand on this level.
    pub(crate) style: Option<String>,
}

impl Level {
    /// Sets the text of the numbers. One that is longer than Word takes is no number: it would stand in
    /// front of every paragraph.
    pub(crate) fn set_text(&mut self, text: String) {
        self.text = if text.len() > LONGEST {
            String::new()
        } else {
            text
        };
    }
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: NumberFormat::default(),
            text: String::new(),
            is_close: false,
            restart: None,
            is_decimal: false,
            style: None,
        }
    }
}

/// What a use of a list changes of one level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Change {
    /// The number that it starts with.
    pub(crate) start: Option<u32>,
    pub(crate) level: Option<Box<Level>>,
}

#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) levels: [Option<Box<Level>>; LEVELS],
    /// The style that says which list this one is the same as.
    pub(crate) same_as: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Use {
    pub(crate) list: i64,
    pub(crate) changes: [Change; LEVELS],
}

/// The lists of a file.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    lists: HashMap<i64, List>,
    uses: HashMap<i64, Use>,
}

impl Lists {
    pub(crate) fn is_empty(&self) -> bool {
        self.uses.is_empty()
    }

    /// The list with an id, made if there is none.
    pub(crate) fn list(&mut self, id: i64) -> Option<&mut List> {
        if self.lists.len() >= MOST && !self.lists.contains_key(&id) {
            return None;
        }
        Some(self.lists.entry(id).or_default())
    }

    /// The use with an id, made if there is none.
    pub(crate) fn used(&mut self, id: i64) -> Option<&mut Use> {
        if self.uses.len() >= MOST && !self.uses.contains_key(&id) {
            return None;
        }
        Some(self.uses.entry(id).or_default())
    }

    /// The id of the list that a use counts in. `style_use` tells which use a style names.
    fn counted(&self, used: i64, style_use: &impl Fn(&str) -> Option<i64>) -> Option<i64> {
        let list = self.uses.get(&used)?.list;
        match self.lists.get(&list)?.same_as.as_deref() {
            None => Some(list),
            Some(style) => {
                let other = self.uses.get(&style_use(style)?)?.list;
                self.lists.contains_key(&other).then_some(other)
            }
        }
    }

    /// The level of a use that paragraphs with a style stand on.
    pub(crate) fn level_of_style(&self, used: i64, style: &str) -> Option<usize> {
        let list = self.lists.get(&self.uses.get(&used)?.list)?;
        list.levels.iter().position(|level| {
            level
                .as_ref()
                .is_some_and(|it| it.style.as_deref() == Some(style))
        })
    }

    fn level(&self, used: i64, list: i64, at: usize) -> Option<&Level> {
        let changed = self.uses.get(&used)?.changes.get(at)?.level.as_deref();
        changed.or_else(|| self.lists.get(&list)?.levels.get(at)?.as_deref())
    }
}

/// Counts through a file.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    /// Of each list: the last number of each level, `None` where it starts anew.
    numbers: HashMap<i64, [Option<u32>; LEVELS]>,
    /// Uses and levels that have started.
    started: HashSet<(i64, usize)>,
}

impl Counter {
    /// The number of the next paragraph, with what stands between it and the text; empty where a
    /// sign or nothing stands in front, and for a paragraph `without_text`, which counts all the same: its
    /// number would stand on an empty line, and be taken for a heading. `style_use` tells which use of a
    /// list a style names.
    pub(crate) fn next(
        &mut self,
        lists: &Lists,
        used: i64,
        level: usize,
        without_text: bool,
        style_use: impl Fn(&str) -> Option<i64>,
    ) -> String {
        let at = level.min(LEVELS - 1);
        let Some(list) = lists.counted(used, &style_use) else {
            return String::new();
        };
        let numbers = self.numbers.entry(list).or_default();
        let start = |level: usize| {
            let change = lists.uses.get(&used).and_then(|it| it.changes[level].start);
            change.or_else(|| lists.level(used, list, level).map(|it| it.start))
        };
        let is_new = self.started.insert((used, at));
        let starts_anew = is_new
            && lists
                .uses
                .get(&used)
                .is_some_and(|it| it.changes[at].start.is_some());
        numbers[at] = match numbers[at] {
            Some(last) if !starts_anew => Some(last.saturating_add(1)),
            _ => Some(start(at).unwrap_or(1)),
        };
        for (deeper, number) in numbers.iter_mut().enumerate().skip(at + 1) {
            let restart = lists
                .level(used, list, deeper)
                .and_then(|it| it.restart)
                .unwrap_or(deeper);
            if at < restart {
                *number = None;
            }
        }
        if without_text {
            return String::new();
        }
        let Some(shown) = lists.level(used, list, at) else {
            return String::new();
        };
        if shown.format == NumberFormat::None && !shown.text.contains('%') {
            return String::new();
        }
        let levels: [_; LEVELS] = std::array::from_fn(|at| lists.level(used, list, at));
        let written = |level: usize| {
            let number = numbers[level].or_else(|| start(level)).unwrap_or(1);
            match levels[level].map(|it| it.format) {
                Some(_) if shown.is_decimal => number.to_string(),
                Some(format) => format.write(number),
                None => String::new(),
            }
        };
        let number = filled(&shown.text, written);
        match number.chars().last() {
            // Where a typed number would have nothing behind it, neither has this one.
            Some(last) if last.is_alphanumeric() && !shown.is_close && !is_sign(last) => {
                number + " "
            }
            _ => number,
        }
    }
}

/// Whether a character is a number with its marks: ① ⒈ ⑴ ㈠.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{3200}'..='\u{32FF}')
}

/// The text of a level with its numbers put in.
fn filled(text: &str, written: impl Fn(usize) -> String) -> String {
    let mut filled = String::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let level = rest
            .peek()
            .and_then(|next| next.to_digit(10))
            .filter(|digit| c == '%' && *digit > 0);
        match level {
            Some(level) => {
                rest.next();
                filled.push_str(&written(level as usize - 1));
            }
            None => filled.push(c),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(format: &str, text: &str) -> Box<Level> {
        Box::new(Level {
            format: NumberFormat::of_name(format),
            text: text.to_owned(),
            ..Level::default()
        })
    }

    fn lists() -> Lists {
        let mut lists = Lists::default();
        let list = lists.list(5).unwrap();
        list.levels[0] = Some(level("chineseCounting", "%1、"));
        list.levels[1] = Some(level("chineseCounting", "（%2）"));
        list.levels[2] = Some(level("decimal", "%1.%3"));
        lists.used(1).unwrap().list = 5;
        lists.used(2).unwrap().list = 5;
        lists.used(2).unwrap().changes[0].start = Some(3);
        lists
    }

    fn counted(lists: &Lists, steps: &[(i64, usize)]) -> Vec<String> {
        let mut counter = Counter::default();
        steps
            .iter()
            .map(|(used, level)| counter.next(lists, *used, *level, false, |_| None))
            .collect()
    }

    #[test]
    fn a_level_starts_anew_under_the_next_one_above() {
        assert_eq!(
            counted(&lists(), &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]),
            ["一、", "（一）", "（二）", "二、", "（一）"]
        );
    }

    #[test]
    fn a_level_that_does_not_start_anew_counts_on() {
        let mut lists = lists();
        lists.list(5).unwrap().levels[1].as_mut().unwrap().restart = Some(0);
        assert_eq!(
            counted(&lists, &[(1, 0), (1, 1), (1, 0), (1, 1)]),
            ["一、", "（一）", "二、", "（二）"]
        );
    }

    #[test]
    fn uses_of_one_list_count_on_and_one_with_a_start_begins_there_once() {
        assert_eq!(
            counted(&lists(), &[(1, 0), (2, 0), (2, 0), (1, 0)]),
            ["一、", "三、", "四、", "五、"]
        );
    }

    #[test]
    fn numbers_of_levels_above_stand_in_the_text_and_only_bare_ones_get_a_space() {
        assert_eq!(
            counted(&lists(), &[(1, 0), (1, 2), (9, 0)]),
            ["一、", "一.1 ", ""]
        );
        let mut lists = lists();
        lists.list(5).unwrap().levels[2]
            .as_mut()
            .unwrap()
            .is_decimal = true;
        assert_eq!(counted(&lists, &[(1, 0), (1, 2)]), ["一、", "1.1 "]);
    }

    #[test]
    fn a_sign_or_a_level_that_is_not_described_is_no_text() {
        let mut lists = lists();
        lists.list(5).unwrap().levels[0] = Some(level("bullet", "\u{F06C}"));
        assert_eq!(counted(&lists, &[(1, 0), (1, 8), (1, 80)]), ["", "", ""]);
    }
}
