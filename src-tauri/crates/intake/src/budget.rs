//! How much a file may cost to read, and the account of what it has cost so far.

use std::cell::Cell;

use crate::Fault;

/// The ceilings of a [`Budget`]. What a file declares about its own size is never believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most parts in an archive.
    pub entries: usize,
    /// The most bytes that the parts which are read unpack to, together; and the most that the
    /// characters of a page take in UTF-8.
    pub unpacked: u64,
    /// The most elements inside each other. A form with tables in tables has some sixty.
    pub depth: usize,
    /// The most paragraphs, empty ones included.
    pub paragraphs: usize,
    /// The most text, in bytes.
    pub text: usize,
    /// The most that is kept beside the text until the file is read, in bytes: styles, lists, the
    /// looks of paragraphs.
    pub kept: usize,
    /// The most work, in [steps](Budget::steps).
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 5_000,
            unpacked: 64 << 20,
            depth: 256,
            paragraphs: 20_000,
            text: 10 << 20,
            kept: 48 << 20,
            steps: 400_000_000,
        }
    }
}

/// What one file may cost to read. Every reader charges it where it makes text, paragraphs and things
/// that it keeps, and for each byte, element or character that it looks at; whatever passes a ceiling
/// ends the reading with [`Fault::TooLarge`]. A budget is for one file.
#[derive(Debug, Default)]
pub struct Budget {
    limits: Limits,
    paragraphs: Cell<usize>,
    text: Cell<usize>,
    kept: Cell<usize>,
    steps: Cell<u64>,
}

impl Budget {
    /// A budget with these ceilings.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    /// The work so far. A step is about as much as looking at a byte, a few nanoseconds.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// Charges something of a number of bytes that is kept until the file is read.
    ///
    /// # Errors
    /// [`Fault::TooLarge`].
    pub fn keep(&self, bytes: usize) -> Result<(), Fault> {
        charge(&self.kept, bytes, self.limits.kept)
    }

    /// Charges work.
    pub(crate) fn work(&self, steps: usize) -> Result<(), Fault> {
        let sum = self.steps.get().saturating_add(steps as u64);
        self.steps.set(sum);
        if sum > self.limits.steps {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    /// Charges text that is made, in bytes.
    pub(crate) fn text(&self, bytes: usize) -> Result<(), Fault> {
        charge(&self.text, bytes, self.limits.text)
    }

    /// Charges a paragraph.
    pub(crate) fn paragraph(&self) -> Result<(), Fault> {
        charge(&self.paragraphs, 1, self.limits.paragraphs)
    }

    /// Bytes of text so far.
    pub(crate) fn text_so_far(&self) -> usize {
        self.text.get()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }
}

fn charge(account: &Cell<usize>, more: usize, most: usize) -> Result<(), Fault> {
    let sum = account.get().saturating_add(more);
    account.set(sum);
    if sum > most {
        return Err(Fault::TooLarge);
    }
    Ok(())
}
