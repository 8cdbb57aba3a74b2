//! 版头 (GB/T 9704-2012, 7.2): the mark of the organ, the document number, the signatories, the red
//! rule.

use report::paragraph::Paragraph as Printed;
use report::{Meta, Variant};

use crate::page;
use crate::paragraph::{Indent, Lines, Paragraph, Part, Rule, Run};
use crate::sequence;
use crate::style::{Align, Style};
use crate::width;

/// Largest size of the mark, in points: the standard asks for one that strikes the eye without
/// being larger than that of the organ above.
const LARGEST: u32 = 48;

/// What 征求意见稿 carries in place of a number.
const DRAFT: &str = "征求意见稿";

/// The 版头 of a report. `typed` are the lines above the title: 份号, 密级 and 紧急程度 come in the
/// order of the standard (7.2.1 to 7.2.3), then whatever else was typed, then the mark: the one that
/// was typed, or the unit's.
///
/// A report without a number, a signatory and a typed mark is written for a website or as a draft,
/// and begins with its title.
pub(crate) fn paragraphs(meta: &Meta, typed: &[&Printed]) -> Vec<Paragraph> {
    let is_draft = meta.variant == Variant::Consultation;
    let is_numbered =
        !is_draft && (!meta.document_number.trim().is_empty() || !meta.signatories.is_empty());
    let typed_mark = typed.iter().find(|line| is_mark(&line.text));
    let mut above: Vec<(Line, Paragraph)> = typed
        .iter()
        .filter(|line| typed_mark.is_none_or(|mark| mark.id != line.id))
        .map(|line| of_line(line))
        .collect();
    if is_draft {
        above.push((Line::Draft, Paragraph::of(Style::Marking, DRAFT)));
    }
    above.sort_by_key(|(line, _)| *line);
    let mut paragraphs: Vec<Paragraph> = above.into_iter().map(|(_, line)| line).collect();
    let unit = meta.unit.trim();
    let mark = match typed_mark {
        Some(typed) => Some(Paragraph {
            origin: sequence::plain(typed).origin,
            ..mark(&typed.text, paragraphs.len())
        }),
        None if is_numbered && !unit.is_empty() => Some(mark(&mark_text(unit), paragraphs.len())),
        None => None,
    };
    let two_lines = || {
        [
            Paragraph::empty(Style::Normal),
            Paragraph::empty(Style::Normal),
        ]
    };
    let number = if is_numbered {
        number(meta)
    } else {
        Vec::new()
    };
    if let Some(mark) = mark {
        let over = over(mark.lines, number.last().and_then(|line| line.rule));
        paragraphs.push(mark);
        // 发文机关标志下空二行 (7.2.5)
        let [first, second] = two_lines();
        paragraphs.push(first);
        paragraphs.push(Paragraph {
            lines: (over > 0).then_some(Lines {
                before: 0,
                height: page::LINE - over,
            }),
            ..second
        });
    }
    if is_numbered {
        paragraphs.extend(number);
        // 红色分隔线下空二行 (7.3.1)
        paragraphs.extend(two_lines());
    }
    paragraphs
}

/// What is taken off the line below the mark, in twips. Where mark and rule take very nearly a whole
/// number of lines, programs would not agree whether the page has room for its last line: then they
/// take a little less than that.
fn over(mark: Option<Lines>, rule: Option<Rule>) -> i32 {
    let mark = mark.map_or(0, |lines| lines.before + lines.height);
    let rule = rule.map_or(0, |rule| {
        i32::try_from(rule.space * 20 + rule.eighths * 20 / 8).unwrap_or(0)
    });
    let over = (mark + rule).rem_euclid(page::LINE);
    match over {
        ..=NEAR => over + SPARE,
        over if over > page::LINE - SPARE => over - (page::LINE - SPARE),
        _ => 0,
    }
}

/// Two points, in twips.
const NEAR: i32 = 40;
/// One point.
const SPARE: i32 = 20;

/// What a line above the title is, in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Draft,
    /// 份号 (7.2.1): up to six digits.
    CopyNumber,
    /// 密级和保密期限 (7.2.2).
    Secrecy,
    /// 紧急程度 (7.2.3).
    Urgency,
    Other,
}

fn of_line(line: &Printed) -> (Line, Paragraph) {
    let plain = sequence::plain(line);
    let text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let kind = if !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        Line::CopyNumber
    } else if begins(&["绝密", "机密", "秘密"]) {
        Line::Secrecy
    } else if matches!(text.as_str(), "特急" | "加急" | "特提" | "平急" | "急件") {
        Line::Urgency
    } else {
        Line::Other
    };
    let style = match kind {
        // 3号黑体 (7.2.2, 7.2.3)
        Line::Secrecy | Line::Urgency => Style::Marking,
        _ => plain.style,
    };
    (kind, Paragraph { style, ..plain })
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
/// right, two a line and below each other, the number on the line of the last. 7.2.7: the red rule
/// 4 mm below, as wide as the 版心.
fn number(meta: &Meta) -> Vec<Paragraph> {
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
        signed(number, &names)
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

/// The lines of number and signatories.
fn signed(number: &str, names: &[&str]) -> Vec<Paragraph> {
    let wide = |text: &str| i32::try_from(width::halves(text)).unwrap_or(0) * page::CELL / 2;
    let rows: Vec<&[&str]> = names.chunks(2).collect();
    let widest = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|name| wide(name))
            .max()
            .unwrap_or(0)
    };
    let gap = if names.len() > 1 { page::CELL } else { 0 };
    let room = page::TEXT_WIDTH - 2 * page::CELL - wide(LABEL);
    let block = (widest(0) + gap + widest(1)).min(room);
    let first = page::TEXT_WIDTH - page::CELL - block;
    let second = first + widest(0) + gap;
    let label = first - wide(LABEL);
    let last = rows.len() - 1;
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            let lead = match (at == 0, at == last) {
                (true, true) => format!("{number}\t{LABEL}"),
                (true, false) => format!("\t{LABEL}"),
                (false, true) => format!("{number}\t"),
                (false, false) => "\t".to_owned(),
            };
            Paragraph {
                runs: vec![Run::new(lead), Run::part(row.join("\t"), Part::Signatory)],
                align: Some(Align::Left),
                // A first-line indent: the rule below begins where the lines of the paragraph do.
                indent: Some(Indent {
                    first: page::CELL,
                    ..Indent::default()
                }),
                tabs: [
                    Some(if at == 0 { label } else { first }),
                    row.get(1).map(|_| second),
                ]
                .into_iter()
                .flatten()
                .collect(),
                ..Paragraph::empty(Style::Number)
            }
        })
        .collect()
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

    fn printed(texts: &[&str]) -> Vec<Printed> {
        let report = report::Report {
            blocks: texts
                .iter()
                .zip(1..)
                .map(|(text, id)| report::Block::new(id, report::BlockKind::Letterhead, *text))
                .collect(),
            ..report::Report::empty()
        };
        report::paragraph::of(&report, &report::figures::Figures::of(&report, None))
    }

    fn lines(meta: &Meta, texts: &[&str]) -> Vec<(Style, String)> {
        let printed = printed(texts);
        paragraphs(meta, &printed.iter().collect::<Vec<_>>())
            .into_iter()
            .filter(|line| !line.runs.is_empty())
            .map(|line| (line.style, line.text()))
            .collect()
    }

    #[test]
    fn copy_number_secrecy_and_urgency_come_in_the_order_of_the_standard() {
        let found = lines(
            &Meta::default(),
            &["石桥镇人民政府文件", "特急", "机密★1年", "000123"],
        );
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["000123", "机密★1年", "特急", "石桥镇人民政府文件"]);
        assert_eq!(found[0].0, Style::Letterhead);
        assert_eq!(found[1].0, Style::Marking);
        assert_eq!(found[3].0, Style::Mark);
    }

    #[test]
    fn a_draft_for_comment_says_so_and_carries_no_number() {
        let meta = Meta {
            unit: "石桥镇人民政府".into(),
            document_number: "石政〔2026〕3号".into(),
            signatories: vec!["周明远".into()],
            variant: Variant::Consultation,
            ..Meta::default()
        };
        assert_eq!(lines(&meta, &[]), [(Style::Marking, DRAFT.to_owned())]);
    }

    #[test]
    fn signatories_stand_two_a_line_the_number_beside_the_last() {
        let mut meta = Meta {
            document_number: "石政〔2026〕3号".into(),
            signatories: ["周明远", "林致和", "赵一"].map(Into::into).into(),
            ..Meta::default()
        };
        let lines = number(&meta);
        let texts: Vec<String> = lines.iter().map(Paragraph::text).collect();
        assert_eq!(texts, ["\t签发人：周明远\t林致和", "石政〔2026〕3号\t赵一"]);
        // 签发人： ends where the names below begin.
        assert_eq!(lines[0].tabs[0] + 4 * page::CELL, lines[1].tabs[0]);
        assert!(lines[0].rule.is_none() && lines[1].rule.is_some());
        meta.signatories.truncate(1);
        assert_eq!(number(&meta)[0].text(), "石政〔2026〕3号\t签发人：周明远");
    }

    #[test]
    fn the_mark_is_the_organ_and_the_word_for_document_once() {
        assert_eq!(mark_text("石桥镇人民政府"), "石桥镇人民政府文件");
        assert_eq!(mark_text("石桥镇人民政府文件"), "石桥镇人民政府文件");
    }
}
