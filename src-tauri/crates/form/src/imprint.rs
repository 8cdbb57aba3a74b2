//! 版记 (GB/T 9704-2012, 7.4): copies, and who printed the document when.

use report::{Meta, Paper};

use crate::paragraph::{Indent, Paragraph};
use crate::style::Style;

/// Width of a character of 4号, in twips.
const WIDTH: i32 = 280;

const COPIES: &str = "抄送：";

/// The lines of the 版记; nothing where there is nothing to print.
///
/// A letter names neither who printed it nor when (10.1).
pub(crate) fn paragraphs(meta: &Meta) -> Vec<Paragraph> {
    let issue = match meta.paper {
        Paper::Document => issue(meta),
        Paper::Letter => None,
    };
    [copies(meta), issue]
        .into_iter()
        .flatten()
        .map(|line| {
            // 回行时与冒号后的首字对齐
            let indent = line.starts_with(COPIES).then_some(Indent {
                left: WIDTH + 3 * WIDTH,
                first: -3 * WIDTH,
                right: WIDTH,
            });
            Paragraph {
                indent,
                ..Paragraph::of(Style::Imprint, line)
            }
        })
        .collect()
}

/// 7.4.2: a full stop after the last organ.
fn copies(meta: &Meta) -> Option<String> {
    let organs: Vec<&str> = meta
        .copies
        .iter()
        .map(|organ| organ.trim())
        .filter(|organ| !organ.is_empty())
        .collect();
    (!organs.is_empty()).then(|| format!("{COPIES}{}。", organs.join("，").trim_end_matches('。')))
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

    #[test]
    fn copies_end_in_one_full_stop() {
        let mut meta = Meta {
            copies: vec!["县人大办公室".into(), " ".into(), "县司法局".into()],
            ..Meta::default()
        };
        assert_eq!(
            copies(&meta).as_deref(),
            Some("抄送：县人大办公室，县司法局。")
        );
        meta.copies = vec!["县司法局。".into()];
        assert_eq!(copies(&meta).as_deref(), Some("抄送：县司法局。"));
        meta.copies.clear();
        assert_eq!(copies(&meta), None);
    }

    #[test]
    fn an_imprint_of_nothing_is_no_paragraph() {
        assert!(paragraphs(&Meta::default()).is_empty());
    }

    #[test]
    fn the_day_of_printing_follows_the_office() {
        let meta = Meta {
            issuing_office: "石桥镇党政办公室".into(),
            print_date: chrono::NaiveDate::from_ymd_opt(2026, 2, 5),
            ..Meta::default()
        };
        assert_eq!(
            issue(&meta).as_deref(),
            Some("石桥镇党政办公室\t2026年2月5日印发")
        );
    }
}
