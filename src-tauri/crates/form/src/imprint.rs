//! 版记 (GB/T 9704-2012, 7.4): copies, and who printed the document when.

use report::{Meta, Paper};

use crate::house::Page;
use crate::page;
use crate::paragraph::{Indent, Lines, Paragraph};
use crate::style::Style;
use crate::width;

/// Width of a character of 4号, in twips.
const WIDTH: i32 = 280;
/// 左右各空一字 (7.4.2).
const SIDES: i32 = 2 * WIDTH;
/// Least pitch of its lines, 16 pt, in twips: 4号 is 14 pt.
const LEAST: i32 = 320;

const COPIES: &str = "抄送：";

/// The lines of the 版记, those that were `typed` above those that are known; nothing where there is
/// nothing to print. Its pitch makes room for its rules, so that it stands on as many lines of the
/// page as it has. One of more lines than a page has stands closer; one that would still not fit goes
/// over pages, the first line of each of which begins a page.
///
/// A letter names neither who printed it nor when (10.1), and is not `ruled`.
pub(crate) fn paragraphs(
    meta: &Meta,
    typed: Vec<Paragraph>,
    ruled: bool,
    page: &Page,
) -> Vec<Paragraph> {
    let issue = match meta.paper {
        Paper::Document => issue(meta),
        Paper::Letter => None,
    };
    let most = (room(page, typed.len() + 2, ruled) / LEAST).max(1);
    let mut rows = typed;
    // On the page of the last copies there is room for who printed it.
    rows.extend(copies(meta, most - 2, page));
    rows.extend(issue.map(|line| Paragraph::of(Style::Imprint, line)));
    let mut taken = 0;
    for row in &mut rows {
        let more = lines(row, page);
        row.begins_page = taken > 0 && taken + more > most;
        taken = if row.begins_page { more } else { taken + more };
    }
    for part in rows.chunk_by_mut(|_, next| !next.begins_page) {
        let pitch = pitch(part, ruled, page);
        for row in part {
            row.lines = Some(Lines {
                before: 0,
                height: pitch,
            });
        }
    }
    rows
}

/// Height of the lines of what stands on one page, in twips.
fn pitch(rows: &[Paragraph], ruled: bool, page: &Page) -> i32 {
    let count = i32::try_from(rows.len()).unwrap_or(i32::MAX).max(1);
    let beside = rules(rows.len(), ruled) + page::IMPRINT_SPARE;
    let usual = page.line() - (beside + count - 1) / count;
    let whole: i32 = rows.iter().map(|row| lines(row, page)).sum();
    usual
        .min(room(page, rows.len(), ruled) / whole.max(1))
        .max(LEAST)
}

/// Height of the rules of so many rows, in twips.
fn rules(rows: usize, ruled: bool) -> i32 {
    let thick = page::IMPRINT_THICK * 20 / 8;
    let thin = (page::IMPRINT_THIN * 20).div_ceil(8);
    let between = u32::try_from(rows.saturating_sub(1)).unwrap_or(0);
    let all = if ruled { 2 * thick + between * thin } else { 0 };
    i32::try_from(all).unwrap_or(i32::MAX / 2)
}

/// What a page has for lines of the 版记, in twips, besides the rules and the lines that hold it.
fn room(page: &Page, rows: usize, ruled: bool) -> i32 {
    page.height() - rules(rows, ruled) - page::IMPRINT_SPARE - 2 * page::ANCHOR_LINE
}

/// How many lines a row takes at most, by lines that are two characters short: a mark that no line may
/// begin with takes a character along, and programs that lack the fonts set figures wider.
fn lines(row: &Paragraph, page: &Page) -> i32 {
    let sides = row
        .indent
        .map_or(SIDES, |indent| indent.left + indent.right);
    let fits = ((page.width() - sides) / (WIDTH / 2) - 4).max(1);
    let halves = i32::try_from(width::halves(&row.text())).unwrap_or(i32::MAX - fits);
    ((halves + fits - 1) / fits).max(1)
}

/// 7.4.2: a full stop after the last organ; one row, or more where it takes more than `most` lines.
fn copies(meta: &Meta, most: i32, page: &Page) -> Vec<Paragraph> {
    let organs: Vec<&str> = meta
        .copies
        .iter()
        .map(|organ| organ.trim())
        .filter(|organ| !organ.is_empty())
        .collect();
    let Some((last, before)) = organs.split_last() else {
        return Vec::new();
    };
    let mut rows: Vec<Paragraph> = Vec::new();
    let mut text = COPIES.to_owned();
    let ends = before
        .iter()
        .map(|organ| (*organ, '，'))
        .chain([(last.trim_end_matches('。'), '。')]);
    for (organ, end) in ends {
        let longer = format!("{text}{organ}{end}");
        if lines(&copied(longer.clone()), page) > most && text != COPIES {
            rows.push(copied(std::mem::take(&mut text)));
        }
        text = if text.is_empty() {
            format!("{organ}{end}")
        } else {
            longer
        };
    }
    rows.push(copied(text));
    rows
}

/// 回行时与冒号后的首字对齐 (7.4.2)
fn copied(text: String) -> Paragraph {
    let label = 3 * WIDTH;
    let first = if text.starts_with(COPIES) { -label } else { 0 };
    Paragraph {
        indent: Some(Indent {
            left: WIDTH + label,
            first,
            right: WIDTH,
        }),
        ..Paragraph::of(Style::Imprint, text)
    }
}

/// 7.4.3: the office on the left, the day on the right.
fn issue(meta: &Meta) -> Option<String> {
    let office = meta.issuing_office.trim();
    let date = meta
        .print_date
        .map(|date| format!("{}印发", report::date::write(date)));
    match (office.is_empty(), date) {
        (true, None) => None,
        (false, None) => Some(office.to_owned()),
        (_, Some(date)) => Some(format!("{office}\t{date}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rows: &[Paragraph]) -> Vec<String> {
        rows.iter().map(Paragraph::text).collect()
    }

    fn printed(meta: &Meta, typed: &[&str]) -> Vec<Paragraph> {
        let typed = typed
            .iter()
            .map(|text| Paragraph::of(Style::Imprint, *text));
        paragraphs(meta, typed.collect(), true, &Page::STANDARD)
    }

    fn issued(copies: Vec<String>) -> Meta {
        Meta {
            copies,
            issuing_office: "石桥镇党政办公室".into(),
            print_date: chrono::NaiveDate::from_ymd_opt(2026, 2, 5),
            ..Meta::default()
        }
    }

    #[test]
    fn copies_end_in_one_full_stop() {
        let mut meta = Meta {
            copies: vec!["县人大办公室".into(), " ".into(), "县司法局".into()],
            ..Meta::default()
        };
        assert_eq!(
            texts(&printed(&meta, &[])),
            ["抄送：县人大办公室，县司法局。"]
        );
        meta.copies = vec!["县司法局。".into()];
        assert_eq!(texts(&printed(&meta, &[])), ["抄送：县司法局。"]);
        meta.copies.clear();
        assert!(printed(&meta, &[]).is_empty());
    }

    #[test]
    fn an_imprint_of_nothing_is_no_paragraph() {
        assert!(printed(&Meta::default(), &[]).is_empty());
    }

    #[test]
    fn the_day_of_printing_follows_the_office() {
        let found = texts(&printed(&issued(Vec::new()), &["（共印20份）"]));
        assert_eq!(
            found,
            ["（共印20份）", "石桥镇党政办公室\t2026年2月5日印发"]
        );
    }

    #[test]
    fn with_its_rules_it_stands_on_as_many_lines_as_it_has() {
        let page = Page::STANDARD;
        for typed in 0..4 {
            let typed = vec!["（共印20份）"; typed];
            let rows = printed(&issued(vec!["县司法局".into()]), &typed);
            let count = i32::try_from(rows.len()).unwrap();
            let height: i32 = rows.iter().map(|row| row.lines.unwrap().height).sum();
            let whole = height + rules(rows.len(), true) + page::IMPRINT_SPARE;
            assert!(whole <= count * page.line(), "{whole}");
            assert!(height > count * 480, "{height}");
        }
    }

    #[test]
    fn one_of_more_lines_than_a_page_has_stands_closer_and_stays_whole() {
        let organ = "县法治建设成员单位综合行政办公室工作专班协调小组".to_owned();
        let rows = printed(&issued(vec![organ; 30]), &[]);
        assert_eq!(rows.len(), 2);
        let pitch = rows[0].lines.unwrap().height;
        let count: i32 = rows.iter().map(|row| lines(row, &Page::STANDARD)).sum();
        assert!(count > 22 && pitch < 500, "{count}, {pitch}");
        assert!(count * pitch <= Page::STANDARD.height());
        assert!(rows.iter().all(|row| !row.begins_page));
    }

    #[test]
    fn one_that_fits_on_no_page_goes_over_several_each_organ_whole() {
        let organs: Vec<String> = (1..=99)
            .map(|number| format!("县第{number}法治建设成员单位综合办公室"))
            .collect();
        let rows = printed(&issued(organs.clone()), &[]);
        assert_eq!(rows.iter().filter(|row| row.begins_page).count(), 1);
        for part in rows.chunk_by(|_, next| !next.begins_page) {
            let high: i32 = part
                .iter()
                .map(|row| row.lines.unwrap().height * lines(row, &Page::STANDARD))
                .sum();
            assert!(high <= Page::STANDARD.height());
        }
        let said = texts(&rows).concat();
        assert!(said.starts_with("抄送：") && said.contains("室。石桥镇"));
        for row in &rows[..rows.len() - 1] {
            assert!(row.text().ends_with(['，', '。']), "{}", row.text());
        }
        for organ in &organs {
            assert!(said.contains(organ), "{organ}");
        }
        assert!(rows.last().unwrap().text().ends_with("印发"));
        assert!(!rows.last().unwrap().begins_page);
    }
}
