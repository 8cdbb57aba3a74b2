//! Marks that come in pairs.

/// Two places that belong together, or one whose other half is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pair {
    /// Opening and closing mark, and how many pairs they lie in.
    Whole(usize, usize, usize),
    /// An opening or closing mark alone.
    Half(usize),
}

/// Pairs the marks of a text, each kind of mark named by what opens and what closes it. In the order
/// of their closing.
pub(super) fn pairs(text: &str, open: &[char], close: &[char]) -> Vec<Pair> {
    let mut waiting: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        if open.contains(&c) {
            waiting.push(at);
        } else if close.contains(&c) {
            match waiting.pop() {
                Some(from) => found.push(Pair::Whole(from, at, waiting.len())),
                None => found.push(Pair::Half(at)),
            }
        }
    }
    // A mark alone holds nothing.
    for pair in &mut found {
        if let Pair::Whole(from, _, depth) = pair {
            *depth -= waiting.partition_point(|at| at < from);
        }
    }
    found.extend(waiting.into_iter().map(Pair::Half));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_told_from_halves_and_from_pairs_inside_of_others() {
        let found = |text| pairs(text, &['('], &[')']);
        assert_eq!(found("(a)"), [Pair::Whole(0, 2, 0)]);
        assert_eq!(found("((a)"), [Pair::Whole(1, 3, 0), Pair::Half(0)]);
        assert_eq!(
            found("(a(b))"),
            [Pair::Whole(2, 4, 1), Pair::Whole(0, 5, 0)]
        );
        assert_eq!(found("a)("), [Pair::Half(1), Pair::Half(2)]);
    }
}
