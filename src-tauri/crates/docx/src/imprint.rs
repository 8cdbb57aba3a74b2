//! 版记 (GB/T 9704-2012, 7.4): copies, and who printed the document when.

use docx_rs::{Paragraph, ParagraphBorderPosition, ParagraphBorders};
use report::Meta;

use crate::styles::{self, id};
use crate::text;

/// 0.35 mm, in eighths of a point: the first and the last rule (7.4.1).
const THICK: usize = 8;
/// 0.25 mm: the rules between.
const THIN: usize = 6;

/// The 版记, with an empty line above; nothing where there is nothing to print.
pub(crate) fn paragraphs(meta: &Meta) -> Vec<Paragraph> {
    let lines: Vec<String> = [copies(meta), issue(meta)].into_iter().flatten().collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let last = lines.len() - 1;
    let mut paragraphs = vec![Paragraph::new()];
    for (at, line) in lines.iter().enumerate() {
        let above = if at == 0 { THICK } else { THIN };
        let mut borders = ParagraphBorders::with_empty().set(styles::rule(
            ParagraphBorderPosition::Top,
            above,
            1,
            "auto",
        ));
        if at == last {
            borders = borders.set(styles::rule(
                ParagraphBorderPosition::Bottom,
                THICK,
                1,
                "auto",
            ));
        }
        let mut paragraph = Paragraph::new()
            .style(id::IMPRINT)
            .keep_next(at < last)
            .add_run(text::run(line));
        paragraph.property = paragraph.property.set_borders(borders);
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// 7.4.2: a full stop after the last organ.
fn copies(meta: &Meta) -> Option<String> {
    let organs: Vec<&str> = meta
        .copies
        .iter()
        .map(|organ| organ.trim())
        .filter(|organ| !organ.is_empty())
        .collect();
    (!organs.is_empty()).then(|| format!("抄送：{}。", organs.join("，").trim_end_matches('。')))
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
