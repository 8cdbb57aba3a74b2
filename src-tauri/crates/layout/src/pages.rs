//! Strips as pages.

use form::fonts::Face;
use form::house::NumberPlace;
use form::style::Style;
use form::{Element, House, Paragraph, page};

use crate::frame::Frame;
use crate::metrics::Metrics;
use crate::page::{Heading, Layout, Length, Line, Page, Piece, Rule, TWIP};
use crate::press::Set;
use crate::strips::Strip;

/// The 版心 of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    top: Length,
    height: Length,
    left: Length,
    width: Length,
}

impl Area {
    fn of(page: &form::house::Page) -> Self {
        Self {
            top: page.top() * TWIP,
            height: page.height() * TWIP,
            left: page.left() * TWIP,
            width: page.width() * TWIP,
        }
    }
}

/// The pages of set elements, and of the strips of the 版记; at least one. With it, whether what
/// stands below the `closing` element begins a page.
pub(crate) fn of(
    sets: &[Set],
    closing: Option<usize>,
    imprint: &[Vec<Strip>],
    letter: Option<&Frame>,
    house: &House,
    metrics: &impl Metrics,
) -> (Layout, bool) {
    let area = Area::of(&house.page);
    let is_letter = letter.is_some();
    let first = match letter {
        Some(frame) => Start {
            used: (frame.top - area.top).clamp(0, area.height),
            page: Page {
                lines: frame.lines.clone(),
                rules: frame.rules.clone(),
            },
        },
        None => Start::default(),
    };
    let mut pages = Pages {
        layout: Layout {
            pages: vec![first.page],
            ..Layout::default()
        },
        area,
        used: first.used,
        blank: first.used,
    };
    let mut at = 0;
    let mut alone = false;
    while at < sets.len() {
        let chain = chain(&sets[at..]);
        let before = pages.layout.pages.len();
        pages.place(&sets[at..at + chain]);
        if closing.is_some_and(|closing| closing + 1 == at) {
            alone = pages.layout.pages.len() > before;
        }
        at += chain;
    }
    let text_pages = pages.layout.pages.len();
    pages.layout.text_pages = text_pages;
    pages.imprint(imprint, is_letter);
    for (at, page) in pages.layout.pages.iter_mut().enumerate().take(text_pages) {
        // A page that was added for the 版记 carries no number, nor does the blank one before it.
        // 信函首页不显示页码 (10.1).
        if at > 0 || !is_letter {
            page.lines.push(number(at, area, house, metrics));
        }
    }
    (pages.layout, alone)
}

/// How the first page begins.
#[derive(Debug, Default)]
struct Start {
    page: Page,
    /// How much of its 版心 is taken.
    used: Length,
}

/// How many paragraphs must be placed together: all that are kept with the next, and that one.
fn chain(sets: &[Set]) -> usize {
    let kept = sets
        .iter()
        .take_while(|set| set.element.paragraph().is_some_and(keeps_next))
        .count();
    (kept + 1).min(sets.len())
}

fn keeps_next(paragraph: &Paragraph) -> bool {
    paragraph
        .keep_next
        .unwrap_or_else(|| paragraph.style.spec().keep_next)
}

/// What an element takes above its first strip and below its last.
fn around(element: &Element) -> (Length, Length) {
    let Element::Paragraph(paragraph) = element else {
        return (0, 0);
    };
    let above = paragraph.lines.map_or(0, |lines| lines.before * TWIP);
    let below = paragraph
        .rule
        .map_or(0, |rule| eighths(rule.eighths) + points(rule.space));
    (above, below)
}

/// Strips below each other; those of millions of lines are as high as a length can be.
fn high(strips: &[Strip]) -> Length {
    let heights = strips.iter().map(|strip| strip.height);
    heights.fold(0, Length::saturating_add)
}

/// A whole element.
fn height(set: &Set) -> Length {
    let (above, below) = around(&set.element);
    high(&set.strips).saturating_add(above + below)
}

/// For each element of a chain the height of the rest from it on, of its last element the first strip:
/// what must stand on the page of the element before.
fn rests(chain: &[Set]) -> Vec<Length> {
    let mut rest = 0;
    let mut rests: Vec<Length> = chain
        .iter()
        .rev()
        .enumerate()
        .map(|(number, set)| {
            rest = match number {
                0 => around(&set.element).0 + set.strips.first().map_or(0, |strip| strip.height),
                _ => height(set).saturating_add(rest),
            };
            rest
        })
        .collect();
    rests.reverse();
    rests
}

fn eighths(eighths: u32) -> Length {
    Length::try_from(eighths).unwrap_or(0) * 125
}

fn points(points: u32) -> Length {
    Length::try_from(points).unwrap_or(0) * 1000
}

struct Pages {
    layout: Layout,
    area: Area,
    /// How much of the last page is taken.
    used: Length,
    /// How much of it was taken before any text stood on it.
    blank: Length,
}

impl Pages {
    fn free(&self) -> Length {
        self.area.height - self.used
    }

    /// Whether something stands on the last page.
    fn is_begun(&self) -> bool {
        self.used > self.blank
    }

    fn next_page(&mut self) {
        self.layout.pages.push(Page::default());
        self.used = 0;
        self.blank = 0;
    }

    /// Places paragraphs that belong together: all but the last are kept with what follows, and are
    /// not divided. What is higher than a page is placed all the same.
    fn place(&mut self, chain: &[Set]) {
        let rests = rests(chain);
        for (at, set) in chain.iter().enumerate() {
            if at + 1 < chain.len() && self.is_begun() {
                let (own, whole) = (height(set), rests[at]);
                if own > self.free() || (whole > self.free() && whole <= self.area.height) {
                    self.next_page();
                }
            }
            self.element(set);
        }
    }

    fn element(&mut self, set: &Set) {
        let (above, below) = around(&set.element);
        let paragraph = set.element.paragraph();
        if paragraph.is_some_and(|paragraph| paragraph.begins_page) && self.is_begun() {
            self.next_page();
        }
        self.used += above;
        for (at, strip) in set.strips.iter().enumerate() {
            if strip.height > self.free() && self.is_begun() {
                self.next_page();
                // The head of a table is repeated.
                if at > 0
                    && set.element.table().is_some()
                    && let Some(head) = set.strips.first()
                    && head.height + strip.height <= self.area.height
                {
                    self.strip(head);
                }
            }
            if at == 0
                && let Some(paragraph) = paragraph
                && let Some(level) = level(paragraph)
            {
                self.heading(level, paragraph);
            }
            self.strip(strip);
        }
        if let Some(paragraph) = paragraph {
            self.rule(paragraph);
        }
        self.used += below;
    }

    fn strip(&mut self, strip: &Strip) {
        let top = self.area.top + self.used;
        self.used += strip.height;
        let Some(page) = self.layout.pages.last_mut() else {
            return;
        };
        page.lines.extend(strip.lines.iter().map(|line| Line {
            y: top + line.y,
            ..line.clone()
        }));
        page.rules.extend(strip.rules.iter().map(|rule| Rule {
            y: top + rule.y,
            ..*rule
        }));
    }

    fn rule(&mut self, paragraph: &Paragraph) {
        let Some(rule) = paragraph.rule else {
            return;
        };
        let thickness = eighths(rule.eighths);
        let y = self.area.top + self.used + points(rule.space) + thickness / 2;
        if let Some(page) = self.layout.pages.last_mut() {
            page.rules.push(Rule {
                x: self.area.left,
                y,
                width: self.area.width,
                thickness,
                red: rule.red,
            });
        }
    }

    fn heading(&mut self, level: u8, paragraph: &Paragraph) {
        let text = match paragraph.runs.first() {
            // Where text runs on, the heading is its first run.
            Some(run) if paragraph.style == Style::Body => run.text.clone(),
            _ => paragraph.text().replace('\n', ""),
        };
        self.layout.headings.push(Heading {
            level,
            text,
            page: self.layout.pages.len() - 1,
            y: self.area.top + self.used,
        });
    }

    /// 版记 (7.4): at the foot of the last page, which is an even one, of a letter whichever it is.
    /// Pages are added where that one has no room, and for each page that it goes over.
    fn imprint(&mut self, parts: &[Vec<Strip>], is_letter: bool) {
        let Some(first) = parts.first() else {
            return;
        };
        let is_even = self.layout.pages.len().is_multiple_of(2);
        let is_full = high(first).saturating_add(page::IMPRINT_SPARE * TWIP) > self.free();
        let adds = is_full || parts.len() > 1 || !(is_even || is_letter);
        if adds && !is_letter && !(self.layout.pages.len() + parts.len()).is_multiple_of(2) {
            self.next_page();
        }
        for part in parts {
            if adds {
                self.next_page();
            }
            // One taller than the page begins at its top and goes on over the next.
            self.used = (self.area.height.saturating_sub(high(part))).max(0);
            for strip in part {
                if strip.height > self.free() && self.used > 0 {
                    self.next_page();
                }
                self.strip(strip);
            }
        }
    }
}

fn level(paragraph: &Paragraph) -> Option<u8> {
    if paragraph.style == Style::Title {
        return Some(0);
    }
    paragraph.style.spec().level.or_else(|| {
        paragraph.runs.iter().find_map(|run| match run.part {
            form::paragraph::Part::Heading(level) => Some(level),
            _ => None,
        })
    })
}

/// 7.5: 4号半角宋体 between two dashes that stand 7 mm below the 版心, odd pages one character in
/// from the right, even pages one character in from the left.
fn number(at: usize, area: Area, house: &House, metrics: &impl Metrics) -> Line {
    let spec = Style::PageNumber.spec();
    let size = Length::try_from(spec.size).unwrap_or(0);
    let text = format!("— {} —", at + 1);
    let widths: Vec<Length> = text
        .chars()
        .map(|c| metrics.advance(Face::PageNumber, c) * size / 2)
        .collect();
    let whole: Length = widths.iter().sum();
    let indent = page::PAGE_NUMBER_INDENT * TWIP;
    let mut x = area.left
        + match (house.page_number, at.is_multiple_of(2)) {
            (NumberPlace::Outside, true) => area.width - indent - whole,
            (NumberPlace::Outside, false) => indent,
            (NumberPlace::Center, _) => (area.width - whole) / 2,
        };
    let xs = widths
        .iter()
        .map(|width| {
            let left = x;
            x += width;
            left
        })
        .collect();
    let dash = area.top + area.height + page::NUMBER_BELOW * TWIP;
    Line {
        // A dash stands in the middle of its square, which reaches from 0.86 above the base line to
        // 0.14 below.
        y: dash + size * 500 * 36 / 100,
        height: spec.line * TWIP,
        pieces: vec![Piece {
            face: Face::PageNumber,
            size: u32::try_from(spec.size).unwrap_or(0),
            red: false,
            bold: false,
            text,
            xs,
        }],
        source: None,
    }
}

#[cfg(test)]
mod tests;
