//! The words that no line of a title breaks: `assets/titles/words.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The list, as it is shipped.
const LIST: &str = include_str!("../../../../../assets/titles/words.txt");

/// What a word is, as far as breaks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Better not parted from what follows.
    Verb,
    /// The end of the name of an organ.
    Organ,
    /// Any other.
    Word,
}

/// The words by their first character, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<(&'static str, Kind)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(&'static str, Kind)>> = HashMap::new();
    for (word, kind) in listed(LIST) {
        if let Some(first) = word.chars().next() {
            words.entry(first).or_default().push((word, kind));
        }
    }
    for words in words.values_mut() {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    words
});

/// The words of a list, in order. A line with `#` is a remark, one with `[` says what follows.
fn listed(list: &str) -> impl Iterator<Item = (&str, Kind)> {
    let mut kind = Kind::Word;
    list.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'))
        .flat_map(move |line| {
            let head = line.strip_prefix('[');
            if let Some(head) = head {
                kind = match head {
                    "verbs]" => Kind::Verb,
                    "organs]" => Kind::Organ,
                    _ => Kind::Word,
                };
            }
            let words = if head.is_some() { "" } else { line };
            words.split_whitespace().map(move |word| (word, kind))
        })
}

/// The words that a text begins with, the longest first: length in bytes, and what it is.
pub(super) fn at(text: &str) -> impl Iterator<Item = (usize, Kind)> {
    let words = text.chars().next().and_then(|first| WORDS.get(&first));
    words
        .into_iter()
        .flatten()
        .filter(|(word, _)| text.starts_with(word))
        .map(|(word, kind)| (word.len(), *kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_stands_there_once_and_is_made_of_two_characters_or_more() {
        let mut words: Vec<&str> = listed(LIST).map(|(word, _)| word).collect();
        assert!(words.len() > 600);
        for word in &words {
            let length = word.chars().count();
            assert!((2..=16).contains(&length), "{word}");
            assert!(word.chars().all(|c| ('一'..='龥').contains(&c)), "{word}");
        }
        words.sort_unstable();
        let twice: Vec<&str> = words
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| pair[0])
            .collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn the_list_says_what_verbs_are_and_how_the_names_of_organs_end() {
        for (word, kind) in [
            ("推进", Kind::Verb),
            ("人民政府", Kind::Organ),
            ("社区矫正", Kind::Word),
        ] {
            assert_eq!(at(word).next(), Some((word.len(), kind)), "{word}");
        }
        for group in ["[verbs]", "[organs]", "[words]"] {
            assert_eq!(LIST.lines().filter(|line| *line == group).count(), 1);
        }
    }

    #[test]
    fn the_longest_word_comes_first() {
        let found: Vec<usize> = at("法治政府建设情况").map(|(length, _)| length).collect();
        assert_eq!(found, [18, 12, 6]);
        assert_eq!(at("的").next(), None);
        assert_eq!(at("").next(), None);
    }
}
