//! The same thing in several forms, for programs of different age: it is read once, and counts once.

use crate::paragraph::Paragraphs;

/// The sets of alternatives that are open.
#[derive(Debug, Default)]
pub(super) struct Alternatives {
    open: Vec<Given>,
}

/// What a set has given so far.
#[derive(Debug, Clone, Copy)]
struct Given {
    /// Bytes of text read before.
    before: usize,
    /// Whether one of them has given any.
    is_read: bool,
    /// Pictures counted before, and the most that one of them has.
    pictures: (usize, usize),
}

impl Alternatives {
    pub(super) fn begin(&mut self, so_far: &Paragraphs<'_>) {
        self.open.push(Given {
            before: so_far.budget.text_so_far(),
            is_read: false,
            pictures: (so_far.left_out.pictures, 0),
        });
    }

    /// Whether one of the innermost set has given text: the others say the same.
    pub(super) fn is_read(&self) -> bool {
        self.open.last().is_some_and(|given| given.is_read)
    }

    /// One of the innermost set ends.
    pub(super) fn end_one(&mut self, so_far: &mut Paragraphs<'_>) {
        let Some(given) = self.open.last_mut() else {
            return;
        };
        given.is_read |= so_far.budget.text_so_far() > given.before;
        let (before, most) = &mut given.pictures;
        *most = (*most).max(so_far.left_out.pictures.saturating_sub(*before));
        so_far.left_out.pictures = *before;
    }

    /// The innermost set ends.
    pub(super) fn end(&mut self, so_far: &mut Paragraphs<'_>) {
        if let Some(given) = self.open.pop() {
            let (before, most) = given.pictures;
            so_far.left_out.pictures = before + most;
        }
    }
}
