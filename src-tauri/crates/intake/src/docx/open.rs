//! A paragraph while it is read.

use super::styles::Place;
use crate::paragraph::Paragraph;

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) paragraph: Paragraph,
    /// Its own place in a list, beside the one that its style gives.
    pub(super) place: Place,
    /// The outline level that it says itself.
    pub(super) heading: Option<u8>,
    /// Of each field that is open in it: whether its instruction is being read.
    fields: Vec<bool>,
    /// How many of them that is true of.
    pub(super) instructions: usize,
    /// Whether its end was deleted, so that the next one goes on in it.
    pub(super) runs_on: bool,
}

impl Open {
    /// A field begins, comes to its result, or ends.
    pub(super) fn field(&mut self, what: &str) {
        match what {
            "begin" => self.fields.push(true),
            "separate" | "end" => {
                self.instructions -= usize::from(self.fields.pop() == Some(true));
                if what == "separate" {
                    self.fields.push(false);
                }
                return;
            }
            _ => return,
        }
        self.instructions += 1;
    }
}
