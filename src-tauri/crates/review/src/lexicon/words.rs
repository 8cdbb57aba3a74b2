//! Finding many words in a text at once.

use aho_corasick::{AhoCorasick, MatchKind};

/// Words with the place of what they belong to.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    machine: Option<AhoCorasick>,
    owners: Vec<usize>,
}

impl Words {
    /// Words, each with what it belongs to; of two that begin at one place the longer is found.
    pub(super) fn longest<'a>(words: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        Self::of(words, MatchKind::LeftmostLongest)
    }

    /// Words that are all found, one over another too.
    pub(super) fn overlapping<'a>(words: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        Self::of(words, MatchKind::Standard)
    }

    fn of<'a>(words: impl IntoIterator<Item = (&'a str, usize)>, kind: MatchKind) -> Self {
        let (words, owners): (Vec<&str>, Vec<usize>) = words.into_iter().unzip();
        // A machine that is too large to be built finds nothing; lists are bounded before.
        let machine = AhoCorasick::builder().match_kind(kind).build(words).ok();
        Self { machine, owners }
    }

    /// From, to and owner of every word, in order, none over another.
    pub(super) fn find<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.machine
            .iter()
            .flat_map(move |machine| machine.find_iter(text))
            .map(|hit| self.hit(&hit))
    }

    /// The same with those that lie one over another, by their ends.
    pub(super) fn find_all<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.machine
            .iter()
            .flat_map(move |machine| machine.find_overlapping_iter(text))
            .map(|hit| self.hit(&hit))
    }

    fn hit(&self, hit: &aho_corasick::Match) -> (usize, usize, usize) {
        let owner = self.owners.get(hit.pattern().as_usize());
        (hit.start(), hit.end(), owner.copied().unwrap_or_default())
    }
}
