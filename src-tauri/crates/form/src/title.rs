//! The lines of a title (GB/T 9704-2012, 7.3.1): 回行时，要做到词意完整，排列对称，长短适宜，间距
//! 恰当，标题排列应当使用梯形或菱形.
//!
//! A title that fits on one line stays there. Otherwise every place where the sense allows a break
//! has a cost, every shape has a cost, and the cheapest set of breaks is taken. A name that is
//! passed in, a word of the trade, a number and a bracket are never broken.

use crate::width;

mod sense;

/// A title of more lines than this is no title but text that was taken for one; Word wraps it.
const MOST: u32 = 5;

/// Partial titles that are looked at. A title with natural places needs a few hundred; only one
/// without any would need millions, and there the first that is found is as good as the best.
const BUDGET: u32 = 20_000;

/// The lines of a title, in order; `fits` halves of a character stand on one (40 on 156 mm: 20 × 22
/// pt are 440 pt). `names` are words that must stay whole (the organs'). Line breaks
/// that were typed are kept; a space at a break is dropped. Joining the lines gives the title
/// without those.
pub(crate) fn lines<'a>(title: &'a str, names: &[&str], fits: u32) -> Vec<&'a str> {
    title
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| broken(line, names, fits))
        .collect()
}

fn broken<'a>(line: &'a str, names: &[&str], fits: u32) -> Vec<&'a str> {
    let width = width::halves(line);
    if width <= fits || width > MOST * fits {
        return vec![line];
    }
    let mut places = sense::places(line, names, fits);
    places.push((line.len(), 0));
    let mut search = Search {
        line,
        places: &places,
        fewest: width.div_ceil(fits.max(1)),
        fits,
        taken: Vec::new(),
        best: None,
        budget: BUDGET,
    };
    search.from(0, 0, 0);
    let Some((_, ends)) = search.best else {
        // Something longer than a line that must not be broken: Word breaks it where it must.
        return vec![line];
    };
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let part = line[start..end].trim();
            start = end;
            part
        })
        .collect()
}

/// Depth-first over the places: a line holds at most twenty characters, so that few are open at a
/// time.
struct Search<'a> {
    line: &'a str,
    /// Byte offset and cost, in order; the last is the end of the line.
    places: &'a [(usize, u32)],
    fewest: u32,
    fits: u32,
    /// End and width of the lines so far.
    taken: Vec<(usize, u32)>,
    best: Option<(u32, Vec<usize>)>,
    budget: u32,
}

impl Search<'_> {
    fn from(&mut self, start: usize, next: usize, spent: u32) {
        if self.budget == 0 || self.best.as_ref().is_some_and(|(cost, _)| spent >= *cost) {
            return;
        }
        self.budget -= 1;
        if start == self.line.len() {
            let widths: Vec<u32> = self.taken.iter().map(|(_, width)| *width).collect();
            let cost = spent + shape(&widths, self.fewest);
            if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                self.best = Some((cost, self.taken.iter().map(|(end, _)| *end).collect()));
            }
            return;
        }
        if self.taken.len() > self.fewest as usize {
            return;
        }
        let ends: Vec<(usize, usize, u32, u32)> = (next..self.places.len())
            .map(|at| {
                let (end, cost) = self.places[at];
                let width = width::halves(self.line[start..end].trim());
                (at, end, cost, width)
            })
            .take_while(|(.., width)| *width <= self.fits)
            .collect();
        // Long lines first: they lead to an end soonest, and an end bounds the rest of the search.
        for (at, end, cost, width) in ends.into_iter().rev() {
            if width > 0 {
                self.taken.push((end, width));
                self.from(end, at + 1, spent + cost);
                self.taken.pop();
            }
        }
    }
}

/// What a shape costs, on the scale of [`sense`]: trapezium and lozenge nothing, oblong and
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

    const FITS: u32 = 40;

    #[test]
    fn a_title_that_fits_stays_on_one_line() {
        let title = "青塘乡2025年法治政府建设年度报告";
        assert_eq!(lines(title, &[], FITS), [title]);
        assert!(lines("", &[], FITS).is_empty());
    }

    #[test]
    fn the_organ_stands_above_what_the_report_is_about() {
        assert_eq!(
            lines(
                "云泽县柳溪镇人民政府关于2025年度法治政府建设情况的报告",
                &[],
                FITS
            ),
            ["云泽县柳溪镇人民政府", "关于2025年度法治政府建设情况的报告"]
        );
    }

    #[test]
    fn three_lines_form_a_lozenge_or_a_trapezium() {
        let found = lines(
            "中共云泽县石桥镇委员会云泽县石桥镇人民政府关于2025年度法治政府建设情况的报告",
            &[],
            FITS,
        );
        assert_eq!(
            found,
            [
                "中共云泽县石桥镇委员会",
                "云泽县石桥镇人民政府",
                "关于2025年度法治政府建设情况的报告"
            ]
        );
    }

    #[test]
    fn typed_line_breaks_are_kept_and_a_space_at_a_break_is_dropped() {
        assert_eq!(
            lines("石桥镇人民政府\n关于2025年度工作的报告\n", &[], FITS),
            ["石桥镇人民政府", "关于2025年度工作的报告"]
        );
        assert_eq!(
            lines(
                "云泽县石桥镇人民政府 关于报送2025年度法治政府建设的 工作总结",
                &[],
                FITS
            )
            .first()
            .copied(),
            Some("云泽县石桥镇人民政府")
        );
    }

    #[test]
    fn no_line_is_longer_than_the_page_is_wide_and_no_name_is_broken() {
        let unit = "云泽县高新技术产业开发区石桥街道办事处";
        for title in [
            "云泽县高新技术产业开发区石桥街道办事处关于2025年度法治政府建设情况的报告",
            "关于云泽县高新技术产业开发区石桥街道办事处2025年度法治政府建设工作情况的报告",
            "云泽县高新技术产业开发区石桥街道办事处2025年度推进法治政府建设工作总结和2026年工作安排",
        ] {
            let found = lines(title, &[unit], FITS);
            assert_eq!(found.concat(), title);
            assert!(
                found.iter().all(|line| width::halves(line) <= FITS),
                "{found:?}"
            );
            assert!(found.iter().any(|line| line.contains(unit)), "{found:?}");
        }
    }

    #[test]
    fn a_title_without_any_place_for_a_break_still_comes_out_whole() {
        for title in [
            "字".repeat(21),
            "字".repeat(99),
            "字".repeat(5000),
            "A".repeat(300),
        ] {
            assert_eq!(lines(&title, &[], FITS).concat(), title);
        }
        let name = "字".repeat(30);
        assert_eq!(lines(&name, &[&name], FITS).concat(), name);
        let word = "A".repeat(50);
        assert_eq!(lines(&word, &[], FITS), [word.as_str()]);
    }

    #[test]
    fn neither_an_hourglass_nor_an_oblong_is_chosen_where_another_shape_costs_the_same() {
        assert!(shape(&[20, 30, 20], 3) < shape(&[30, 20, 30], 3));
        assert!(shape(&[20, 30], 2) < shape(&[25, 25], 2));
        assert!(shape(&[24, 30], 2) < shape(&[4, 30], 2));
    }
}
