//! How much two texts are alike, told quickly: by the pairs of neighbouring characters in them.

/// The pairs of neighbouring characters of a text, sorted.
#[derive(Debug, Clone)]
pub(crate) struct Look {
    pairs: Vec<u64>,
}

/// Characters that are looked at: of a longer text its beginning.
const LONGEST: usize = 1500;

impl Look {
    /// The look of a text; white space and punctuation make no difference.
    pub(crate) fn of(text: &str) -> Self {
        let mut pairs = Vec::with_capacity(text.len() / 3 + 1);
        let mut before = 0_u64;
        for c in text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST) {
            let c = u64::from(u32::from(c));
            pairs.push(before << 32 | c);
            before = c;
        }
        pairs.sort_unstable();
        Self { pairs }
    }

    /// The share of what two texts have in common, in thousandths.
    pub(crate) fn likeness(&self, other: &Self) -> u32 {
        let whole = self.pairs.len() + other.pairs.len();
        u32::try_from(2000 * self.common(other) / whole.max(1)).unwrap_or(0)
    }

    fn common(&self, other: &Self) -> usize {
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.pairs.get(i), other.pairs.get(j)) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        common
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_wholly_alike_and_another_not_at_all() {
        let one = Look::of("强化组织领导。");
        assert_eq!(one.likeness(&Look::of("强化组织领导")), 1000);
        assert_eq!(one.likeness(&Look::of("普法宣传")), 0);
        assert_eq!(Look::of("").likeness(&Look::of("")), 0);
    }
}
