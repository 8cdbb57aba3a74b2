//! Laying out again and again: only paragraphs that changed are broken anew.

use std::collections::HashMap;
use std::sync::Arc;

use form::{Document, Element, House, Paragraph};

use crate::frame::Frame;
use crate::lines::Habits;
use crate::metrics::Metrics;
use crate::page::Layout;
use crate::pages;
use crate::strips::{self, Strip};

/// Lays reports out, and remembers the lines of the last one.
#[derive(Debug)]
pub struct Press {
    habits: Habits,
    /// The elements of the last layout, in order.
    last: Vec<Set>,
    /// The house style that they were set in.
    house: House,
}

/// An element and its strips.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) element: Arc<Element>,
    pub(crate) strips: Arc<[Strip]>,
}

/// Keeps a paragraph with the next.
fn keep(set: &mut Set) {
    if let Element::Paragraph(paragraph) = &*set.element {
        set.element = Arc::new(Element::Paragraph(Paragraph {
            keep_next: Some(true),
            ..paragraph.clone()
        }));
    }
}

impl Press {
    /// A press that remembers nothing yet.
    #[must_use]
    pub fn new(habits: Habits) -> Self {
        Self {
            habits,
            last: Vec::new(),
            house: House::default(),
        }
    }

    /// Lays a document out. `metrics` must be the same at each call; for others take another press.
    pub fn lay_out(&mut self, document: Document, metrics: &impl Metrics) -> Layout {
        if self.house != document.house {
            self.last.clear();
            self.house.clone_from(&document.house);
        }
        let imprint = strips::of_imprint(&document, metrics, self.habits);
        let letter = document
            .letter
            .as_ref()
            .map(|letter| Frame::of(letter, &self.house, metrics, self.habits));
        let mut sets = self.set(document.elements, metrics);
        let place = |sets: &[Set]| {
            pages::of(
                sets,
                document.closing,
                &imprint,
                letter.as_ref(),
                &self.house,
                metrics,
            )
        };
        let (mut layout, alone) = place(&sets);
        if alone && let Some(closing) = document.closing {
            keep(&mut sets[closing]);
            layout = Layout {
                closing_kept: true,
                ..place(&sets).0
            };
        }
        self.last = sets;
        layout
    }

    /// Elements at the beginning and at the end that are as they were keep their strips; between
    /// them, where something was typed or moved, those that are found again do.
    fn set(&mut self, elements: Vec<Element>, metrics: &impl Metrics) -> Vec<Set> {
        let last = std::mem::take(&mut self.last);
        let same = |one: &Set, other: &Element| *one.element == *other;
        let head = last
            .iter()
            .zip(&elements)
            .take_while(|(set, element)| same(set, element))
            .count();
        let tail = last[head..]
            .iter()
            .rev()
            .zip(elements[head..].iter().rev())
            .take_while(|(set, element)| same(set, element))
            .count();
        let between: HashMap<String, &Set> = last[head..last.len() - tail]
            .iter()
            .filter_map(|set| Some((set.element.paragraph()?.text(), set)))
            .collect();
        let changed = elements.len() - tail;
        let old_tail = last.len() - tail;
        elements
            .into_iter()
            .enumerate()
            .map(|(at, element)| {
                if at < head {
                    return last[at].clone();
                }
                if at >= changed {
                    return last[old_tail + at - changed].clone();
                }
                if !between.is_empty()
                    && let Some(paragraph) = element.paragraph()
                    && let Some(set) = between.get(&paragraph.text())
                    && same(set, &element)
                {
                    return (*set).clone();
                }
                Set {
                    strips: strips::of(&element, &self.house, metrics, self.habits).into(),
                    element: Arc::new(element),
                }
            })
            .collect()
    }
}
