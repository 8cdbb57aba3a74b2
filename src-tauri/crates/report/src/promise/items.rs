//! The items of last year's plans and problems.

use super::{Answer, Kind, Promise};
use crate::block::{Block, BlockId};
use crate::classify;
use crate::figures::Figures;
use crate::heading;
use crate::numbering::{Numbering, typed};
use crate::report::Report;
use crate::slot::Slot;
use crate::span::Shown;
use crate::template::Template;

/// A heading of plans or problems with what stands directly below it.
struct Section {
    id: BlockId,
    kind: Kind,
    level: u8,
    heading: String,
    paragraphs: Vec<(BlockId, String)>,
    /// Whether it is the heading that the plans or problems begin with.
    outermost: bool,
    has_children: bool,
}

/// The items of a report's plans and problems, in order: each 一是 or 第一, and where there are none
/// each heading of the lowest level with its text, or each paragraph. A paragraph that only leads to
/// the items is none.
#[must_use]
pub fn of(last: &Report, template: Option<&Template>) -> Vec<Promise> {
    let sections = sections(last, template);
    let mut items: Vec<Promise> = Vec::new();
    for section in &sections {
        for (source, heading, text) in section.items() {
            items.push(Promise {
                id: u32::try_from(items.len() + 1).unwrap_or(u32::MAX),
                kind: section.kind,
                heading,
                text,
                source,
                answer: Answer::Open,
                linked: None,
            });
        }
    }
    items
}

fn sections(last: &Report, template: Option<&Template>) -> Vec<Section> {
    let figures = Figures::of(last, template);
    let slots = classify::slots(last);
    let mut sections: Vec<Section> = Vec::new();
    let mut inside = false;
    let mut top = 0;
    for block in last.blocks.iter().filter(|block| block.kind.is_text()) {
        let shown = Shown::new(&block.text, &figures).text;
        let Some(level) = block.kind.level() else {
            if let Some(section) = sections.last_mut().filter(|_| inside) {
                section.paragraphs.push((block.id, shown.trim().to_owned()));
            }
            continue;
        };
        let kind = match slots.get(&block.id) {
            Some(Slot::Plans) => Kind::Plan,
            Some(Slot::Problems) => Kind::Problem,
            _ => {
                inside = false;
                continue;
            }
        };
        let before = sections.last_mut().filter(|_| inside);
        let outermost = match before.filter(|before| before.kind == kind && top < level) {
            Some(before) => {
                before.has_children |= before.level < level;
                false
            }
            None => {
                top = level;
                true
            }
        };
        inside = true;
        sections.push(begin(last, block, &shown, kind, level, outermost));
    }
    sections
}

fn begin(
    last: &Report,
    block: &Block,
    shown: &str,
    kind: Kind,
    level: u8,
    outermost: bool,
) -> Section {
    let shown = shown.trim();
    let number = typed(shown).filter(|_| last.numbering == Numbering::AsTyped);
    let text = number.map_or(shown, |number| number.rest);
    let (heading, rest) = heading::split(text);
    let paragraphs = (!rest.trim().is_empty()).then(|| (block.id, rest.trim().to_owned()));
    Section {
        id: block.id,
        kind,
        level,
        heading: heading.trim().trim_end_matches('。').to_owned(),
        paragraphs: paragraphs.into_iter().collect(),
        outermost,
        has_children: false,
    }
}

impl Section {
    /// Source, heading and text of each item.
    fn items(&self) -> Vec<(BlockId, String, String)> {
        let split: Vec<(BlockId, Vec<&str>)> = self
            .paragraphs
            .iter()
            .map(|(id, text)| (*id, counted(text)))
            .collect();
        let heading = if self.outermost {
            String::new()
        } else {
            self.heading.clone()
        };
        if split.iter().any(|(_, parts)| !parts.is_empty()) {
            return split
                .into_iter()
                .flat_map(|(id, parts)| parts.into_iter().map(move |part| (id, part)))
                .map(|(id, part)| (id, heading.clone(), part.to_owned()))
                .collect();
        }
        // What stands above the first sub-heading leads to it.
        if self.has_children {
            return Vec::new();
        }
        if self.outermost {
            return self
                .paragraphs
                .iter()
                .filter(|(_, text)| !text.ends_with(['：', ':']))
                .map(|(id, text)| (*id, String::new(), text.clone()))
                .collect();
        }
        let text: Vec<&str> = self
            .paragraphs
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        if text.is_empty() {
            return vec![(self.id, String::new(), self.heading.clone())];
        }
        vec![(self.id, heading, text.concat())]
    }
}

/// The items that a paragraph counts: behind 一是, 二要, 第一， or 首先 at the beginning of a sentence or
/// clause. Empty where it counts none.
fn counted(text: &str) -> Vec<&str> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before = '。';
    for (at, c) in text.char_indices() {
        if matches!(before, '。' | '；' | '：' | ':' | ';' | '，' | '\n')
            && let Some(length) = ordinal(&text[at..])
        {
            // 一是一 inside a clause counts only behind a full stop or where counting has begun.
            let begins = before != '，' || !starts.is_empty();
            if begins {
                starts.push((at, at + length));
            }
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    (0..starts.len())
        .map(|number| {
            let end = starts.get(number + 1).map_or(text.len(), |next| next.0);
            text[starts[number].1..end].trim()
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// Length of 一是, 二要, 第一，, 其一，, 首先，.
fn ordinal(text: &str) -> Option<usize> {
    const WORDS: [&str; 5] = ["首先，", "其次，", "再次，", "最后，", "此外，"];
    if let Some(word) = WORDS.iter().find(|word| text.starts_with(**word)) {
        return Some(word.len());
    }
    let inner = text.strip_prefix(['第', '其']).unwrap_or(text);
    let ordered = inner.len() < text.len();
    let rest = inner.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    if rest.len() == inner.len() {
        return None;
    }
    let end = if ordered {
        rest.strip_prefix(['，', '、', '：'])
    } else {
        rest.strip_prefix(['是', '要'])
    };
    end.map(|end| text.len() - end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_at_the_beginning_of_sentences_and_clauses() {
        assert_eq!(
            counted("还有差距：一是力量不足。二是形式单一；三是不平衡。"),
            ["力量不足。", "形式单一；", "不平衡。"]
        );
        assert_eq!(
            counted("第一，抓学习。第二，抓考核。"),
            ["抓学习。", "抓考核。"]
        );
        assert_eq!(counted("统一是关键，一是一，二是二"), Vec::<&str>::new());
        assert_eq!(counted("健全制度。"), Vec::<&str>::new());
    }
}
