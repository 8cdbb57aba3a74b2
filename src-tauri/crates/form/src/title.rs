//! The lines of a title (GB/T 9704-2012, 7.3.1): 回行时，要做到词意完整，排列对称，长短适宜，间距
//! 恰当，标题排列应当使用梯形或菱形.
//!
//! A title that fits on one line stays there. Otherwise every place where the sense allows a break
//! has a cost, every shape has a cost, and the cheapest set of breaks is taken. A name that is
//! passed in, a word of the trade, a number and a bracket are never broken.

use crate::width;

mod pieces;
mod places;
mod search;
mod sense;
mod words;

use sense::Breaks;

/// A title of more lines than this is no title but text that was taken for one; Word wraps it.
const MOST: u32 = 5;
/// Characters of a title, whatever they are.
const LONGEST: usize = 250;

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
    // Characters without a width are many more than a title has.
    if width <= fits || width > MOST * fits || line.chars().nth(LONGEST).is_some() {
        return vec![line];
    }
    let found = [Breaks::Strict, Breaks::Loose]
        .into_iter()
        .find_map(|breaks| {
            let mut places = sense::places(line, names, fits, breaks);
            places.push((line.len(), 0));
            search::cheapest(line, &places, fits)
        });
    let Some(ends) = found else {
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

#[cfg(test)]
mod tests {
    use super::*;

    const FITS: u32 = 40;

    #[test]
    fn characters_without_a_width_are_no_places() {
        let title = format!("{}{}", "字".repeat(25), "\u{200B}".repeat(5000));
        assert_eq!(lines(&title, &[], FITS), [title.as_str()]);
    }

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
    fn a_name_in_brackets_is_broken_only_where_it_fills_more_than_a_line() {
        let title = "石桥镇人民政府关于贯彻落实《某某省人民政府关于进一步加强法治政府建设和规范行政执法行为的若干规定》的报告";
        let found = lines(title, &[], FITS);
        assert!(
            found.iter().all(|line| width::halves(line) <= FITS),
            "{found:?}"
        );
        assert_eq!(found.concat(), title);
    }

    #[test]
    fn a_place_is_parted_behind_the_county_and_not_before_the_town() {
        assert_eq!(
            lines(
                "积石山保安族东乡族撒拉族自治县大河家镇人民政府关于2025年度法治政府建设情况的报告",
                &[],
                FITS
            )[0],
            "积石山保安族东乡族撒拉族自治县"
        );
    }

    /// Titles of reports and of attachments, with a `/` at every place where a line may end.
    const EXAMPLES: &str = include_str!("title/examples.txt");

    fn examples(group: &str) -> Vec<&'static str> {
        EXAMPLES
            .lines()
            .skip_while(|line| *line != group)
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// The lines that part a word, with what they should not.
    fn parted(marked: &str, fits: u32) -> Option<String> {
        let title = marked.replace('/', "");
        let allowed: Vec<usize> = marked
            .match_indices('/')
            .enumerate()
            .map(|(count, (at, _))| at - count)
            .collect();
        let found = lines(&title, &[], fits);
        let mut at = 0;
        for line in &found[..found.len() - 1] {
            let start = at + title[at..].find(line).unwrap();
            at = start + line.len();
            let behind = at + title[at..].len() - title[at..].trim_start().len();
            if !allowed.contains(&at) && !allowed.contains(&behind) {
                return Some(found.join("|"));
            }
        }
        None
    }

    #[test]
    fn no_title_breaks_inside_a_word() {
        for (group, least) in [("[titles]", 120), ("[attachments]", 40)] {
            let examples = examples(group);
            assert!(examples.len() >= least, "{group}: {}", examples.len());
            // The width of the standard's page, and those of narrower and wider ones.
            for fits in [40, 36, 38, 42, 44] {
                let found: Vec<String> = examples
                    .iter()
                    .filter_map(|marked| parted(marked, fits))
                    .collect();
                assert!(found.is_empty(), "{fits}: {found:#?}");
            }
        }
    }

    #[test]
    fn every_title_fits_the_page_and_ends_in_more_than_a_word() {
        for marked in examples("[titles]")
            .iter()
            .chain(&examples("[attachments]"))
        {
            let title = marked.replace('/', "");
            let found = lines(&title, &[], FITS);
            let widths: Vec<u32> = found.iter().map(|line| width::halves(line)).collect();
            assert!(widths.iter().all(|width| *width <= FITS), "{found:?}");
            assert!(widths.iter().all(|width| *width > 6), "{found:?}");
            let opened = |line: &&str| line.matches('《').count() != line.matches('》').count();
            assert!(!found.iter().any(opened), "{found:?}");
        }
    }
}
