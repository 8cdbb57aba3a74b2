//! 版头 (GB/T 9704-2012, 7.2): the mark of the organ, the document number, the signatories, the red
//! rule.

use report::Meta;
use report::paragraph::Paragraph as Printed;

use crate::page;
use crate::paragraph::{Indent, Lines, Paragraph, Part, Rule, Run, Side};
use crate::sequence;
use crate::style::{Align, Style};
use crate::width;

/// Largest size of the mark, in points: the standard asks for one that strikes the eye without
/// being larger than that of the organ above.
const LARGEST: u32 = 48;

/// The 版头 of a report. `typed` are the lines above the title that recognition kept as they are
/// (份号, 密级; the mark too, where it names another organ than the unit): they stand where they
/// stood, and the mark of the unit is printed only where none was typed.
///
/// A report without a number, a signatory and a typed mark is written for a website or as a draft,
/// and begins with its title.
pub(crate) fn paragraphs(meta: &Meta, typed: &[&Printed]) -> Vec<Paragraph> {
    let is_numbered = !meta.document_number.trim().is_empty() || !meta.signatories.is_empty();
    let unit = meta.unit.trim();
    let mut paragraphs = Vec::with_capacity(typed.len() + 8);
    let mut has_mark = false;
    for (at, line) in typed.iter().enumerate() {
        let as_typed = sequence::plain(line);
        if is_mark(&line.text) && !has_mark {
            has_mark = true;
            paragraphs.push(Paragraph {
                origin: as_typed.origin,
                ..mark(&line.text, at)
            });
        } else {
            paragraphs.push(as_typed);
        }
    }
    if !has_mark && is_numbered && !unit.is_empty() {
        has_mark = true;
        paragraphs.push(mark(&mark_text(unit), typed.len()));
    }
    if has_mark {
        // 发文机关标志下空二行 (7.2.5)
        paragraphs.extend([
            Paragraph::empty(Style::Normal),
            Paragraph::empty(Style::Normal),
        ]);
    }
    if is_numbered {
        paragraphs.push(number(meta));
        // 红色分隔线下空二行 (7.3.1)
        paragraphs.extend([
            Paragraph::empty(Style::Normal),
            Paragraph::empty(Style::Normal),
        ]);
    }
    paragraphs
}

/// Whether a line is the mark of an organ.
fn is_mark(line: &str) -> bool {
    line.trim().ends_with("文件")
}

fn mark_text(unit: &str) -> String {
    if is_mark(unit) {
        unit.to_owned()
    } else {
        format!("{unit}文件")
    }
}

/// 7.2.4: centred, red, 小标宋, its upper edge 35 mm below the upper edge of the 版心.
fn mark(mark: &str, above: usize) -> Paragraph {
    let halves = width::halves(mark).max(1);
    // TEXT_WIDTH is in twentieths of a point; a mark too long for one line wraps at 2号.
    let points = u32::try_from(page::TEXT_WIDTH).unwrap_or(0) / 10 / halves;
    let size = points.clamp(22, LARGEST);
    // A glyph does not fill its em: about a tenth is free above it.
    let slack = i32::try_from(size * 2).unwrap_or(0);
    let above = i32::try_from(above)
        .unwrap_or(i32::MAX)
        .saturating_mul(page::LINE);
    let before = page::MARK_TOP
        .saturating_sub(above)
        .saturating_sub(slack)
        .max(0);
    Paragraph {
        runs: vec![Run::part(mark, Part::Mark(size * 2))],
        lines: Some(Lines {
            before,
            height: i32::try_from(size * 20).unwrap_or(0) + 2 * slack,
        }),
        ..Paragraph::empty(Style::Mark)
    }
}

/// 7.2.5, 7.2.6: the number centred; with signatories one 字 from the left, they one 字 from the
/// right on the same line. 7.2.7: the red rule 4 mm below, as wide as the 版心.
fn number(meta: &Meta) -> Paragraph {
    let number = meta.document_number.trim();
    let paragraph = if meta.signatories.is_empty() {
        Paragraph::of(Style::Number, number)
    } else {
        Paragraph {
            runs: vec![
                Run::new(format!("{number}\t签发人：")),
                Run::part(meta.signatories.join("　"), Part::Signatory),
            ],
            align: Some(Align::Left),
            // A first-line indent: the rule below begins where the lines of the paragraph do.
            indent: Some(Indent {
                first: page::CELL,
                ..Indent::default()
            }),
            ..Paragraph::empty(Style::Number)
        }
    };
    Paragraph {
        // The text stands in the middle of its line, 6 pt above the line's lower edge.
        rule: Some(Rule {
            side: Side::Below,
            eighths: 12,
            space: 5,
            red: true,
        }),
        ..paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_without_number_and_signatory_has_no_letterhead() {
        let mut meta = Meta {
            unit: "石桥镇人民政府".into(),
            ..Meta::default()
        };
        assert!(paragraphs(&meta, &[]).is_empty());
        meta.document_number = "石政〔2026〕3号".into();
        assert_eq!(paragraphs(&meta, &[]).len(), 6);
    }

    #[test]
    fn the_mark_is_the_organ_and_the_word_for_document_once() {
        assert_eq!(mark_text("石桥镇人民政府"), "石桥镇人民政府文件");
        assert_eq!(mark_text("石桥镇人民政府文件"), "石桥镇人民政府文件");
    }
}
