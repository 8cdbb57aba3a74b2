//! Which of the places where a line may end are taken.

use crate::width;

/// Partial titles that are looked at. A title with natural places needs a few hundred; only one
/// without any would need millions, and there the first that is found is as good as the best.
const BUDGET: u32 = 20_000;

/// The ends of the lines that cost least; `None` where two places lie further apart than a line is
/// wide. `places` are byte offsets and costs, in order; the last is the end of the line.
pub(super) fn cheapest(line: &str, places: &[(usize, u32)], fits: u32) -> Option<Vec<usize>> {
    let lines = lines(line, places, fits);
    let needed = needed(&lines);
    let least = (*needed.first()?)?;
    let fewest = width::halves(line).div_ceil(fits.max(1));
    let mut search = Search {
        places,
        lines: &lines,
        needed: &needed,
        fewest,
        most: least.max(fewest as usize + 1),
        taken: Vec::new(),
        best: None,
        budget: BUDGET,
    };
    search.from(0, 0);
    let (_, taken) = search.best?;
    Some(taken.into_iter().map(|at| places[at].0).collect())
}

/// A line that begins behind some place: the place where it ends, and its width.
type Line = (usize, u32);

/// The lines that fit, by the place behind which they begin: the first begin where the title does.
fn lines(line: &str, places: &[(usize, u32)], fits: u32) -> Vec<Vec<Line>> {
    let starts = std::iter::once(0).chain(places.iter().map(|(end, _)| *end));
    starts
        .take(places.len())
        .enumerate()
        .map(|(next, start)| {
            (next..places.len())
                .map(|at| (at, width::halves(line[start..places[at].0].trim())))
                .take_while(|(_, width)| *width <= fits)
                .filter(|(_, width)| *width > 0)
                .collect()
        })
        .collect()
}

/// How many lines are needed at least from each beginning on; `None` where no number is enough.
fn needed(lines: &[Vec<Line>]) -> Vec<Option<usize>> {
    let mut needed = vec![None; lines.len() + 1];
    needed[lines.len()] = Some(0);
    for (from, lines) in lines.iter().enumerate().rev() {
        needed[from] = lines
            .iter()
            .filter_map(|(at, _)| needed[at + 1])
            .min()
            .map(|rest: usize| rest + 1);
    }
    needed
}

/// Depth-first over the places: a line holds at most twenty characters, so that few are open at a
/// time.
struct Search<'a> {
    places: &'a [(usize, u32)],
    lines: &'a [Vec<Line>],
    needed: &'a [Option<usize>],
    fewest: u32,
    /// Lines that may be taken.
    most: usize,
    /// The lines so far.
    taken: Vec<Line>,
    /// The cheapest so far: what it costs, and the places that it takes.
    best: Option<(u32, Vec<usize>)>,
    budget: u32,
}

impl Search<'_> {
    fn from(&mut self, next: usize, spent: u32) {
        if self.budget == 0 || self.best.as_ref().is_some_and(|(cost, _)| spent >= *cost) {
            return;
        }
        self.budget -= 1;
        let Some(lines) = self.lines.get(next) else {
            let widths: Vec<u32> = self.taken.iter().map(|(_, width)| *width).collect();
            let cost = spent + shape(&widths, self.fewest);
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, self.taken.iter().map(|(at, _)| *at).collect()));
            }
            return;
        };
        // Long lines first: they lead to an end soonest, and an end bounds the rest of the search.
        for &(at, width) in lines.iter().rev() {
            let left = self.most.saturating_sub(self.taken.len() + 1);
            if self.needed[at + 1].is_some_and(|needed| needed <= left) {
                self.taken.push((at, width));
                self.from(at + 1, spent + self.places[at].1);
                self.taken.pop();
            }
        }
    }
}

/// What a shape costs, on the scale of [`sense`](super::sense): trapezium and lozenge nothing, oblong and
/// hourglass dear (both are ruled out by the standard), a line of a word or two dear, a further
/// line dear, lines of very different length a little.
fn shape(widths: &[u32], fewest: u32) -> u32 {
    let (Some(&widest), Some(&narrowest)) = (widths.iter().max(), widths.iter().min()) else {
        return 0;
    };
    let lines = u32::try_from(widths.len()).unwrap_or(u32::MAX);
    let peak = widths
        .iter()
        .position(|width| *width == widest)
        .unwrap_or(0);
    // A difference of one character is not seen.
    let rises = widths[..=peak].is_sorted_by(|above, below| *above <= below + 2);
    let falls = widths[peak..].is_sorted_by(|above, below| above + 2 >= *below);
    let hourglass = if rises && falls { 0 } else { 16 };
    let oblong = if lines > 1 && widest - narrowest < 2 {
        6
    } else {
        0
    };
    let stub = match narrowest {
        _ if lines == 1 => 0,
        0..6 => 12,
        6..8 => 5,
        _ => 0,
    };
    hourglass + oblong + stub + (widest - narrowest) / 8 + 8 * lines.saturating_sub(fewest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_an_hourglass_nor_an_oblong_is_chosen_where_another_shape_costs_the_same() {
        assert!(shape(&[20, 30, 20], 3) < shape(&[30, 20, 30], 3));
        assert!(shape(&[20, 30], 2) < shape(&[25, 25], 2));
        assert!(shape(&[24, 30], 2) < shape(&[4, 30], 2));
    }

    #[test]
    fn places_that_lie_further_apart_than_a_line_is_wide_give_none() {
        let line = "字".repeat(60);
        let places: Vec<(usize, u32)> = [3, 9, 90, 180].map(|at| (at, 6)).to_vec();
        assert_eq!(cheapest(&line, &places, 40), None);
        assert_eq!(cheapest(&line, &places, 60), Some(vec![90, 180]));
    }

    #[test]
    fn more_lines_are_taken_where_the_places_ask_for_them() {
        let line = "字".repeat(30);
        let places = [33, 48, 63, 90].map(|at| (at, 6));
        assert_eq!(cheapest(&line, &places, 22), Some(vec![33, 63, 90]));
    }
}
