//! 发文字号 and 签发人 (GB/T 9704-2012, 7.2.5, 7.2.6), above the red rule (7.2.7).

use report::Meta;

use crate::house::Page;
use crate::paragraph::{Indent, Paragraph, Part, Rule, Run};
use crate::style::{Align, Style};
use crate::{page, width};

/// 7.2.5, 7.2.6: the number centred; with signatories one 字 from the left, they one 字 from the
/// right, two a line and below each other, the number on the line of the last. 7.2.7: the red rule
/// 4 mm below, as wide as the 版心.
pub(crate) fn lines(meta: &Meta, page: &Page) -> Vec<Paragraph> {
    let number = meta.document_number.trim();
    let names: Vec<&str> = meta
        .signatories
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let mut lines = if names.is_empty() {
        vec![Paragraph::of(Style::Number, number)]
    } else {
        signed(number, &names, page)
    };
    if let Some(last) = lines.last_mut() {
        // The text stands in the middle of its line, 6 pt above the line's lower edge.
        last.rule = Some(Rule {
            eighths: 12,
            space: 5,
            red: true,
        });
    }
    lines
}

/// 签发人：
const LABEL: &str = "签发人：";

/// How wide a text stands, in twips.
fn wide(text: &str) -> i32 {
    let halves = i32::try_from(width::halves(text)).unwrap_or(i32::MAX);
    halves.min(i32::MAX / page::CELL) * page::CELL / 2
}

/// Where the names of the signatories stand; twips from the left edge of the 版心.
struct Columns {
    /// Names on a line.
    most: usize,
    /// 签发人：
    label: i32,
    /// The first name of a line, and the second.
    names: [i32; 2],
}

impl Columns {
    /// So many names on a line, their right edge one 字 from that of the 版心.
    fn of(names: &[&str], most: usize, page: &Page) -> Self {
        let widest = |column: usize| {
            let names = names.chunks(most).filter_map(|row| row.get(column));
            names.map(|name| wide(name)).max().unwrap_or(0)
        };
        let gap = if most > 1 && names.len() > 1 {
            page::CELL
        } else {
            0
        };
        let first = page.width() - page::CELL - widest(0) - gap - widest(1);
        Self {
            most,
            label: first - wide(LABEL),
            names: [first, first + widest(0) + gap],
        }
    }

    /// Whether names and label stand on the page.
    fn fits(&self) -> bool {
        self.label >= page::CELL
    }

    /// Whether there is room for the number on the line of the last name, and a 字 behind it.
    fn leaves_room(&self, number: &str, names: &[&str]) -> bool {
        let last = if names.len() > self.most {
            self.names[0]
        } else {
            self.label
        };
        self.fits() && wide(number) + 2 * page::CELL <= last
    }
}

/// The lines of number and signatories: two names a line, or one where two leave no room for the
/// number; where one leaves none either, the number stands on a line of its own above them.
fn signed(number: &str, names: &[&str], page: &Page) -> Vec<Paragraph> {
    let of = |most| Columns::of(names, most, page);
    let beside = [2, 1]
        .map(of)
        .into_iter()
        .find(|columns| columns.leaves_room(number, names));
    let (above, columns) = match beside {
        Some(columns) => (None, columns),
        None => {
            let two = of(2);
            let columns = if two.fits() { two } else { of(1) };
            (Some(number), columns)
        }
    };
    let label = columns.label.max(page::CELL);
    let first = columns.names[0].max(label + wide(LABEL));
    let line = |lead: String, row: &[&str], tabs: Vec<i32>| Paragraph {
        runs: vec![Run::new(lead), Run::part(row.join("\t"), Part::Signatory)],
        align: Some(Align::Left),
        // A first-line indent: the rule below begins where the lines of the paragraph do.
        indent: Some(Indent {
            first: page::CELL,
            ..Indent::default()
        }),
        tabs,
        ..Paragraph::empty(Style::Number)
    };
    let rows = names.chunks(columns.most);
    let last = rows.len() - 1;
    let rows = rows.enumerate().map(|(at, row)| {
        let number = if at == last && above.is_none() {
            number
        } else {
            ""
        };
        let (label_text, begins) = if at == 0 { (LABEL, label) } else { ("", first) };
        let tabs = std::iter::once(begins)
            .chain(row.get(1).map(|_| columns.names[1]))
            .collect();
        line(format!("{number}\t{label_text}"), row, tabs)
    });
    let above = above.map(|number| Paragraph {
        runs: vec![Run::new(number)],
        ..line(String::new(), &[], Vec::new())
    });
    above.into_iter().chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatories_stand_two_a_line_the_number_beside_the_last() {
        let mut meta = Meta {
            document_number: "石政〔2026〕3号".into(),
            signatories: ["周明远", "林致和", "赵一"].map(Into::into).into(),
            ..Meta::default()
        };
        let found = lines(&meta, &Page::STANDARD);
        let texts: Vec<String> = found.iter().map(Paragraph::text).collect();
        assert_eq!(texts, ["\t签发人：周明远\t林致和", "石政〔2026〕3号\t赵一"]);
        // 签发人： ends where the names below begin.
        assert_eq!(found[0].tabs[0] + 4 * page::CELL, found[1].tabs[0]);
        assert!(found[0].rule.is_none() && found[1].rule.is_some());
        meta.signatories.truncate(1);
        assert_eq!(
            lines(&meta, &Page::STANDARD)[0].text(),
            "石政〔2026〕3号\t签发人：周明远"
        );
    }

    /// Where a part of a line begins, in twips, and where its text ends.
    fn stretches(line: &Paragraph) -> Vec<(String, i32, i32)> {
        let text = line.text();
        let begins = std::iter::once(page::CELL).chain(line.tabs.iter().copied());
        text.split('\t')
            .zip(begins)
            .map(|(part, from)| (part.to_owned(), from, from + wide(part)))
            .filter(|(part, ..)| !part.is_empty())
            .collect()
    }

    #[test]
    fn names_and_numbers_of_any_length_stand_beside_each_other_and_within_the_page() {
        let long = "阿不都热依木·买买提江·艾合买提艾合买提江";
        for number in ["青政〔2026〕3号", "清河县青政法建发〔2026〕1234号"] {
            for length in 2..=20 {
                for count in 1..=6 {
                    let name: String = long.chars().take(length).collect();
                    let mut names = vec![name.as_str(); count];
                    names[0] = "王伟";
                    let lines = signed(number, &names, &Page::STANDARD);
                    let said: String = lines.iter().map(Paragraph::text).collect();
                    assert!(said.contains(number) && said.contains(LABEL));
                    assert_eq!(lines.iter().flat_map(stretches).count(), count + 1);
                    for line in &lines {
                        let parts = stretches(line);
                        for pair in parts.windows(2) {
                            assert!(pair[0].2 <= pair[1].1, "{parts:?}");
                        }
                        let (.., end) = parts.last().unwrap();
                        assert!(*end <= Page::STANDARD.width() - page::CELL, "{parts:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn long_names_stand_one_a_line_and_where_that_is_too_long_the_number_above_them() {
        let texts = |number: &str, names: &[&str]| -> Vec<String> {
            let lines = signed(number, names, &Page::STANDARD);
            lines.iter().map(Paragraph::text).collect()
        };
        assert_eq!(
            texts(
                "青政〔2026〕3号",
                &["阿不都热依木·买买提", "古丽巴哈尔·阿不都"]
            ),
            [
                "\t签发人：阿不都热依木·买买提",
                "青政〔2026〕3号\t古丽巴哈尔·阿不都"
            ]
        );
        assert_eq!(
            texts(
                "清河县青政法建发〔2026〕1234号",
                &["阿不都热依木·买买提江·艾合买提"]
            ),
            [
                "清河县青政法建发〔2026〕1234号",
                "\t签发人：阿不都热依木·买买提江·艾合买提"
            ]
        );
    }
}
