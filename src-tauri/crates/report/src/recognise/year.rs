//! The year that a report reports on.

/// The year of a report, from its title, its lead and its headings, in this order. 0 if none says.
pub(super) fn of<'a>(title: &str, lead: impl Iterator<Item = &'a str>, heading: &str) -> i32 {
    first(title)
        .or_else(|| lead.take(5).find_map(best))
        .or_else(|| first(heading))
        .unwrap_or(0)
}

fn first(text: &str) -> Option<i32> {
    years(text).first().map(|year| year.value)
}

/// The year that an opening paragraph is about: 2024年度 before 2024年以来 before any other.
fn best(text: &str) -> Option<i32> {
    let years = years(text);
    years
        .iter()
        .find(|year| year.after.starts_with('度'))
        .or_else(|| years.iter().find(|year| year.after.starts_with("以来")))
        .or_else(|| years.first())
        .map(|year| year.value)
}

struct Year<'a> {
    value: i32,
    after: &'a str,
}

/// The years that a text names outside the titles of other documents, ends of periods left out.
fn years(text: &str) -> Vec<Year<'_>> {
    const FARTHEST: usize = 6000;
    let mut years = Vec::new();
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(FARTHEST) {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            '年' if depth == 0 => {
                if let Some(value) = year_before(&text[..at]) {
                    years.push(Year {
                        value,
                        after: text[at + c.len_utf8()..].trim_start(),
                    });
                }
            }
            _ => {}
        }
    }
    years
}

fn year_before(text: &str) -> Option<i32> {
    let mut value = 0;
    let mut place = 1;
    let mut rest = text.trim_end().chars();
    for _ in 0..4 {
        value += crate::chinese::digit(rest.next_back()?)? * place;
        place *= 10;
    }
    let before = rest.next_back();
    let bounded = before.is_none_or(|c| {
        crate::chinese::digit(c).is_none()
            && !matches!(c, '-' | '—' | '–' | '－' | '~' | '～' | '至')
    });
    i32::try_from(value)
        .ok()
        .filter(|year| bounded && (1990..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(title: &str, lead: &str, heading: &str) -> i32 {
        of(title, std::iter::once(lead), heading)
    }

    #[test]
    fn the_title_says_the_year_and_else_the_opening() {
        assert_eq!(year("某乡2025年度报告", "2024年以来", ""), 2025);
        assert_eq!(year("某乡二〇二五年报告", "", ""), 2025);
        assert_eq!(
            year(
                "报告",
                "根据《2023年工作要点》，2021年成立。现将2022 年度情况报告",
                ""
            ),
            2022
        );
        assert_eq!(year("报告", "今年以来", "2024年情况"), 2024);
        assert_eq!(year("", "今年以来", ""), 0);
    }

    #[test]
    fn what_ends_a_period_or_has_other_digits_is_no_year() {
        assert_eq!(year("（2021—2025年）报告", "", ""), 0);
        assert_eq!(year("12024年，99年", "", ""), 0);
    }
}
