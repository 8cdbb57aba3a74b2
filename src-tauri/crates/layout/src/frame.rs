//! What the first page of a letter has outside its 版心 (GB/T 9704-2012, 10.1).

use form::letter::{self, Letter};
use form::{House, Paragraph, page};

use crate::lines::{self, Column, Habits};
use crate::metrics::Metrics;
use crate::page::{Length, Line, Rule, TWIP};

/// Head and foot of a letter, in their places on the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) lines: Vec<Line>,
    pub(crate) rules: Vec<Rule>,
    /// Where the text can begin, from the upper edge of the paper.
    pub(crate) top: Length,
}

impl Frame {
    pub(crate) fn of(
        letter: &Letter,
        house: &House,
        metrics: &impl Metrics,
        habits: Habits,
    ) -> Self {
        let mut frame = Self {
            lines: Vec::new(),
            rules: Vec::new(),
            top: letter::HEAD * TWIP,
        };
        for paragraph in &letter.head {
            let top = frame.top;
            frame.top = frame.add(paragraph, top, house, metrics, habits);
        }
        let high: Length = letter.foot.iter().map(|line| height(line, house)).sum();
        let mut top = (page::HEIGHT - letter::FOOT) * TWIP - high;
        for paragraph in &letter.foot {
            top = frame.add(paragraph, top, house, metrics, habits);
        }
        frame
    }

    /// Adds a paragraph whose upper edge is given; gives its lower edge.
    fn add(
        &mut self,
        paragraph: &Paragraph,
        top: Length,
        house: &House,
        metrics: &impl Metrics,
        habits: Habits,
    ) -> Length {
        let column = Column::of(&house.page);
        let mut y = top + paragraph.lines.map_or(0, |lines| lines.before * TWIP);
        for line in lines::of(paragraph, column, house, metrics, habits) {
            let height = line.height;
            if !line.pieces.is_empty() {
                self.lines.push(Line {
                    y: y + line.y,
                    ..line
                });
            }
            y += height;
        }
        let Some(rule) = paragraph.rule else {
            return y;
        };
        let indent = paragraph.indent.unwrap_or_default();
        let thickness = rule_thickness(rule.eighths);
        let space = points(rule.space);
        self.rules.push(Rule {
            x: column.left + indent.left * TWIP,
            y: y + space + thickness / 2,
            width: column.width - (indent.left + indent.right) * TWIP,
            thickness,
            red: rule.red,
        });
        y + space + thickness
    }
}

/// Height of a paragraph of one line.
fn height(paragraph: &Paragraph, house: &House) -> Length {
    let line = paragraph
        .lines
        .map_or(house.spec(paragraph.style).line, |lines| {
            lines.before + lines.height
        });
    let rule = paragraph
        .rule
        .map_or(0, |rule| points(rule.space) + rule_thickness(rule.eighths));
    line * TWIP + rule
}

fn rule_thickness(eighths: u32) -> Length {
    Length::try_from(eighths).unwrap_or(0) * 125
}

fn points(points: u32) -> Length {
    Length::try_from(points).unwrap_or(0) * 1000
}
