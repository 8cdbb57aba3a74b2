//! Laying out again and again: only paragraphs that changed are broken anew.

use std::collections::HashMap;
use std::sync::Arc;

use form::Paragraph;

use crate::lines::{self, Habits};
use crate::metrics::Metrics;
use crate::page::{Layout, Line};
use crate::pages;

/// Lays reports out, and remembers the lines of the last one.
#[derive(Debug)]
pub struct Press {
    habits: Habits,
    /// The paragraphs of the last layout and their lines, in order.
    last: Vec<Set>,
}

/// A paragraph and its lines.
#[derive(Debug, Clone)]
pub(crate) struct Set {
    pub(crate) paragraph: Arc<Paragraph>,
    pub(crate) lines: Arc<[Line]>,
}

impl Press {
    /// A press that remembers nothing yet.
    #[must_use]
    pub fn new(habits: Habits) -> Self {
        Self {
            habits,
            last: Vec::new(),
        }
    }

    /// Lays paragraphs out. `metrics` must be the same at each call; for others take another
    /// press.
    pub fn lay_out(&mut self, paragraphs: Vec<Paragraph>, metrics: &impl Metrics) -> Layout {
        let sets = self.set(paragraphs, metrics);
        let layout = pages::of(&sets, metrics);
        self.last = sets;
        layout
    }

    /// Paragraphs at the beginning and at the end that are as they were keep their lines; between
    /// them, where something was typed, those that are found again do.
    fn set(&mut self, paragraphs: Vec<Paragraph>, metrics: &impl Metrics) -> Vec<Set> {
        let last = std::mem::take(&mut self.last);
        let same = |one: &Set, other: &Paragraph| *one.paragraph == *other;
        let head = last
            .iter()
            .zip(&paragraphs)
            .take_while(|(set, paragraph)| same(set, paragraph))
            .count();
        let tail = last[head..]
            .iter()
            .rev()
            .zip(paragraphs[head..].iter().rev())
            .take_while(|(set, paragraph)| same(set, paragraph))
            .count();
        let between: HashMap<String, &Set> = last[head..last.len() - tail]
            .iter()
            .map(|set| (set.paragraph.text(), set))
            .collect();
        let changed = paragraphs.len() - tail;
        let old_tail = last.len() - tail;
        paragraphs
            .into_iter()
            .enumerate()
            .map(|(at, paragraph)| {
                if at < head {
                    return last[at].clone();
                }
                if at >= changed {
                    return last[old_tail + at - changed].clone();
                }
                if !between.is_empty()
                    && let Some(set) = between.get(&paragraph.text())
                    && same(set, &paragraph)
                {
                    return (*set).clone();
                }
                Set {
                    lines: lines::of(&paragraph, metrics, self.habits).into(),
                    paragraph: Arc::new(paragraph),
                }
            })
            .collect()
    }
}
