//! Strips as pages.

use form::fonts::Face;
use form::style::Style;
use form::{Element, Paragraph, page};

use crate::metrics::Metrics;
use crate::page::{Heading, Layout, Length, Line, Page, Piece, Rule, TWIP};
use crate::press::Set;
use crate::strips::Strip;

/// Upper edge of the 版心.
const TOP: Length = page::TOP * TWIP;
/// Its height.
const HEIGHT: Length = page::TEXT_HEIGHT * TWIP;
/// Its left edge.
const LEFT: Length = page::LEFT * TWIP;
/// Its width.
const WIDTH: Length = page::TEXT_WIDTH * TWIP;

/// The pages of set elements, and of the strips of the 版记; at least one.
pub(crate) fn of(sets: &[Set], imprint: &[Strip], metrics: &impl Metrics) -> Layout {
    let mut pages = Pages {
        layout: Layout {
            pages: vec![Page::default()],
            ..Layout::default()
        },
        used: 0,
    };
    let mut at = 0;
    while at < sets.len() {
        let chain = chain(&sets[at..]);
        pages.place(&sets[at..at + chain]);
        at += chain;
    }
    let text_pages = pages.layout.pages.len();
    pages.layout.text_pages = text_pages;
    pages.imprint(imprint);
    for (at, page) in pages.layout.pages.iter_mut().enumerate().take(text_pages) {
        // A page that was added for the 版记 carries no number, nor does the blank one before it.
        page.lines.push(number(at, metrics));
    }
    pages.layout
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

/// A whole element.
fn height(set: &Set) -> Length {
    let (above, below) = around(&set.element);
    above + set.strips.iter().map(|strip| strip.height).sum::<Length>() + below
}

/// What must stand on the page of the element before: the rest of a chain, of its last element the
/// first strip.
fn behind(rest: &[Set]) -> Length {
    let Some((last, kept)) = rest.split_last() else {
        return 0;
    };
    let (above, _) = around(&last.element);
    let first = last.strips.first().map_or(0, |strip| strip.height);
    kept.iter().map(height).sum::<Length>() + above + first
}

fn eighths(eighths: u32) -> Length {
    Length::try_from(eighths).unwrap_or(0) * 125
}

fn points(points: u32) -> Length {
    Length::try_from(points).unwrap_or(0) * 1000
}

struct Pages {
    layout: Layout,
    /// How much of the last page is taken.
    used: Length,
}

impl Pages {
    fn free(&self) -> Length {
        HEIGHT - self.used
    }

    fn next_page(&mut self) {
        self.layout.pages.push(Page::default());
        self.used = 0;
    }

    /// Places paragraphs that belong together: all but the last are kept with what follows, and are
    /// not divided. What is higher than a page is placed all the same.
    fn place(&mut self, chain: &[Set]) {
        for (at, set) in chain.iter().enumerate() {
            if at + 1 < chain.len() && self.used > 0 {
                let own = height(set);
                let whole = own + behind(&chain[at + 1..]);
                if own > self.free() || (whole > self.free() && whole <= HEIGHT) {
                    self.next_page();
                }
            }
            self.element(set);
        }
    }

    fn element(&mut self, set: &Set) {
        let (above, below) = around(&set.element);
        let paragraph = set.element.paragraph();
        if paragraph.is_some_and(|paragraph| paragraph.begins_page) && self.used > 0 {
            self.next_page();
        }
        self.used += above;
        for (at, strip) in set.strips.iter().enumerate() {
            if strip.height > self.free() && self.used > 0 {
                self.next_page();
                // The head of a table is repeated.
                if at > 0
                    && paragraph.is_none()
                    && let Some(head) = set.strips.first()
                    && head.height + strip.height <= HEIGHT
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
        let top = TOP + self.used;
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
        let y = TOP + self.used + points(rule.space) + thickness / 2;
        if let Some(page) = self.layout.pages.last_mut() {
            page.rules.push(Rule {
                x: LEFT,
                y,
                width: WIDTH,
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
            y: TOP + self.used,
        });
    }

    /// 版记 (7.4): at the foot of the last page, which is an even one. Pages are added where that one
    /// has no room.
    fn imprint(&mut self, strips: &[Strip]) {
        let height: Length = strips.iter().map(|strip| strip.height).sum();
        if height == 0 {
            return;
        }
        let is_even = self.layout.pages.len().is_multiple_of(2);
        if !is_even || height > self.free() {
            self.next_page();
            if is_even {
                self.next_page();
            }
        }
        // One taller than the page begins at its top and goes on over the next.
        self.used = (HEIGHT - height).max(0);
        for strip in strips {
            if strip.height > self.free() && self.used > 0 {
                self.next_page();
            }
            self.strip(strip);
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
fn number(at: usize, metrics: &impl Metrics) -> Line {
    let spec = Style::PageNumber.spec();
    let size = Length::try_from(spec.size).unwrap_or(0);
    let text = format!("— {} —", at + 1);
    let widths: Vec<Length> = text
        .chars()
        .map(|c| metrics.advance(Face::PageNumber, c) * size / 2)
        .collect();
    let whole: Length = widths.iter().sum();
    let indent = page::PAGE_NUMBER_INDENT * TWIP;
    let mut x = if at.is_multiple_of(2) {
        LEFT + WIDTH - indent - whole
    } else {
        LEFT + indent
    };
    let xs = widths
        .iter()
        .map(|width| {
            let left = x;
            x += width;
            left
        })
        .collect();
    let dash = TOP + HEIGHT + page::NUMBER_BELOW * TWIP;
    Line {
        // A dash stands in the middle of its square, which reaches from 0.86 above the base line to
        // 0.14 below.
        y: dash + size * 500 * 36 / 100,
        height: spec.line * TWIP,
        pieces: vec![Piece {
            face: Face::PageNumber,
            size: u32::try_from(spec.size).unwrap_or(0),
            red: false,
            text,
            xs,
        }],
        source: None,
    }
}

#[cfg(test)]
mod tests;
