//! 版头 (GB/T 9704-2012, 7.2): the mark of the organ, the document number, the signatories, the red
//! rule.

use report::marking::{self, Marking};
use report::paragraph::Paragraph as Printed;
use report::{Meta, Variant};

use crate::Element;
use crate::house::Page;
use crate::paragraph::{Lines, Paragraph, Rule};
use crate::style::Style;
use crate::{mark, name, number, page, printed};

/// The 版头 of a report. `typed` are the lines above the title: 份号, 密级 and 紧急程度 come in the
/// order of the standard (7.2.1 to 7.2.3), then whatever else was typed, then the mark: the one that
/// was typed, or the unit's.
///
/// A report without a number, a signatory and a typed mark is written for a website or as a draft,
/// and begins with its title.
pub(crate) fn elements(meta: &Meta, typed: &[&Printed], page: &Page) -> Vec<Element> {
    let is_numbered = is_numbered(meta);
    let above = markings(meta, typed);
    let mut elements = Vec::new();
    // 发文机关标志: 35 mm below the upper edge of the 版心.
    let taken = i32::try_from(above.len()).unwrap_or(i32::MAX);
    let top = page::MARK_TOP.saturating_sub(taken.saturating_mul(page.line()));
    elements.extend(above.into_iter().map(Element::Paragraph));
    let number = if is_numbered {
        number::lines(meta, page)
    } else {
        Vec::new()
    };
    let rule = number.last().and_then(|line| line.rule);
    let mark = mark(meta, typed, top, number.len(), page);
    if mark.is_none() && !is_numbered && !elements.is_empty() {
        // The title stands as far below what is above it as below the rule that is not there (7.3.1).
        elements.extend(two_empty());
    }
    if let Some((mark, height)) = mark {
        elements.extend(mark);
        // 发文机关标志下空二行 (7.2.5)
        let over = over(height, rule, page.line());
        elements.push(Element::Paragraph(Paragraph::empty(Style::Normal)));
        elements.push(Element::Paragraph(Paragraph {
            lines: (over > 0).then_some(Lines {
                before: 0,
                height: page.line() - over,
            }),
            ..Paragraph::empty(Style::Normal)
        }));
    }
    if is_numbered {
        elements.extend(number.into_iter().map(Element::Paragraph));
        // 红色分隔线下空二行 (7.3.1)
        elements.extend(two_empty());
    }
    elements
}

fn two_empty() -> [Element; 2] {
    [(), ()].map(|()| Element::Paragraph(Paragraph::empty(Style::Normal)))
}

/// Whether it has a line of number and signatories.
pub(crate) fn is_numbered(meta: &Meta) -> bool {
    meta.variant != Variant::Consultation
        && (!meta.document_number.trim().is_empty() || !meta.signatories.is_empty())
}

/// The mark above so many lines of number and signatories, and its whole height in twips, what is free
/// above it included; `None` where the report has none.
fn mark(
    meta: &Meta,
    typed: &[&Printed],
    top: i32,
    below: usize,
    page: &Page,
) -> Option<(Vec<Element>, i32)> {
    let typed = typed.iter().find(|line| mark::is_mark(&line.text));
    let host = match typed {
        Some(line) => mark::organ(&line.text),
        None if is_numbered(meta) => meta.unit.trim(),
        None => return None,
    };
    let organs: Vec<&str> = std::iter::once(host)
        .chain(meta.joint.iter().map(|organ| organ.trim()))
        .filter(|organ| !organ.is_empty())
        .collect();
    let origin = typed.and_then(|line| printed::plain(line).origin);
    match organs.as_slice() {
        [] => None,
        [_] => {
            let text = typed.map_or_else(|| mark::text(host), |line| line.text.clone());
            let mut mark = mark::single(&text, top, page);
            mark.origin = origin.map(|origin| name::broken(origin, &text, &mark.text()));
            let count = lines_of(&mark);
            let height = mark
                .lines
                .map_or(0, |lines| lines.before + count * lines.height);
            Some((vec![Element::Paragraph(mark)], height))
        }
        organs => {
            let (mut mark, free) = mark::joint(organs, top, below, page);
            if let Some(first) = mark.organs.first_mut() {
                first.origin = origin.map(|origin| name::broken(origin, host, &first.text()));
            }
            let height = free + mark.height();
            // A table has no room above it.
            let room = (free > 0).then(|| {
                Element::Paragraph(Paragraph {
                    lines: Some(Lines {
                        before: 0,
                        height: free,
                    }),
                    ..Paragraph::empty(Style::Normal)
                })
            });
            let elements = room.into_iter().chain([Element::Masthead(mark)]);
            Some((elements.collect(), height))
        }
    }
}

fn lines_of(paragraph: &Paragraph) -> i32 {
    i32::try_from(paragraph.text().lines().count()).unwrap_or(0)
}

/// 份号, 密级 and 紧急程度, each on a line, in the order of the standard (7.2.1 to 7.2.3); 征求意见稿
/// below them where it is one; then whatever else was typed, but for the mark.
pub(crate) fn markings(meta: &Meta, typed: &[&Printed]) -> Vec<Paragraph> {
    let mark = typed.iter().find(|line| mark::is_mark(&line.text));
    let mut lines: Vec<(Line, Paragraph)> = [&meta.copy_number, &meta.secrecy, &meta.urgency]
        .into_iter()
        .zip([Marking::CopyNumber, Marking::Secrecy, Marking::Urgency])
        .filter(|(text, _)| !text.trim().is_empty())
        .map(|(text, marking)| {
            let style = style(marking);
            (Line::Marking(marking), Paragraph::of(style, text.trim()))
        })
        .collect();
    lines.extend(
        typed
            .iter()
            .filter(|line| mark.is_none_or(|mark| mark.id != line.id))
            .map(|line| of_line(line)),
    );
    if meta.variant == Variant::Consultation {
        lines.push((
            Line::Draft,
            Paragraph::of(Style::Marking, marking::FOR_COMMENT),
        ));
    }
    lines.sort_by_key(|(line, _)| *line);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What is taken off the line below the mark, in twips. Where mark and rule take very nearly a whole
/// number of lines, programs would not agree whether the page has room for its last line: then they
/// take a little less than that.
fn over(mark: i32, rule: Option<Rule>, line: i32) -> i32 {
    let rule = rule.map_or(0, |rule| {
        i32::try_from(rule.space * 20 + rule.eighths * 20 / 8).unwrap_or(0)
    });
    let over = (mark + rule).rem_euclid(line);
    match over {
        ..=NEAR => over + SPARE,
        over if over > line - SPARE => over - (line - SPARE),
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
    Marking(Marking),
    Draft,
    Other,
}

fn of_line(line: &Printed) -> (Line, Paragraph) {
    let plain = printed::plain(line);
    match marking::of(&line.text) {
        Some(marking) => {
            let style = style(marking);
            (Line::Marking(marking), Paragraph { style, ..plain })
        }
        None => (Line::Other, plain),
    }
}

/// 份号 in 仿宋, the other two in 黑体.
fn style(marking: Marking) -> Style {
    match marking {
        Marking::CopyNumber => Style::Letterhead,
        Marking::Secrecy | Marking::Urgency => Style::Marking,
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
        assert!(elements(&meta, &[], &Page::STANDARD).is_empty());
        meta.document_number = "石政〔2026〕3号".into();
        assert_eq!(elements(&meta, &[], &Page::STANDARD).len(), 6);
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
        elements(meta, &printed.iter().collect::<Vec<_>>(), &Page::STANDARD)
            .iter()
            .filter_map(Element::paragraph)
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
        assert_eq!(
            lines(&meta, &[]),
            [(Style::Marking, marking::FOR_COMMENT.to_owned())]
        );
    }

    #[test]
    fn the_title_of_a_draft_stands_two_lines_below_what_is_above_it() {
        let mut meta = Meta {
            copy_number: "000007".into(),
            variant: Variant::Consultation,
            ..Meta::default()
        };
        let texts = |meta: &Meta| -> Vec<String> {
            let elements = elements(meta, &[], &Page::STANDARD);
            elements
                .iter()
                .filter_map(Element::paragraph)
                .map(Paragraph::text)
                .collect()
        };
        assert_eq!(texts(&meta), ["000007", marking::FOR_COMMENT, "", ""]);
        meta.variant = Variant::Submission;
        assert_eq!(texts(&meta), ["000007", "", ""]);
    }

    #[test]
    fn a_typed_mark_that_is_broken_leads_back_to_its_block() {
        let mark = "清河回族自治县青石土家族苗族乡人民政府文件";
        let printed = printed(&[mark]);
        let typed: Vec<&Printed> = printed.iter().collect();
        let found = elements(&Meta::default(), &typed, &Page::STANDARD);
        let paragraph = found[0].paragraph().unwrap();
        let text = paragraph.text();
        let origin = paragraph.origin.as_ref().unwrap();
        assert!(text.contains('\n'));
        for (at, c) in text.char_indices().filter(|(_, c)| *c != '\n') {
            assert!(mark[origin.source(at)..].starts_with(c), "{at}");
        }
    }

    #[test]
    fn markings_that_the_report_says_of_itself_stand_where_typed_ones_do() {
        let meta = Meta {
            copy_number: "000007".into(),
            urgency: "特急".into(),
            ..Meta::default()
        };
        let found = lines(&meta, &["秘密★1年"]);
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["000007", "秘密★1年", "特急"]);
    }

    #[test]
    fn several_organs_have_one_mark_below_35_millimetres() {
        let meta = Meta {
            unit: "中共云泽县石桥镇委员会".into(),
            joint: vec!["云泽县石桥镇人民政府".into()],
            document_number: "石委〔2026〕3号".into(),
            ..Meta::default()
        };
        let found = elements(&meta, &[], &Page::STANDARD);
        let Element::Masthead(mark) = &found[1] else {
            panic!("{found:?}");
        };
        let organs: Vec<String> = mark.organs.iter().map(Paragraph::text).collect();
        assert_eq!(organs, ["中共云泽县石桥镇委员会", "云泽县石桥镇人民政府"]);
        assert_eq!(mark.word.text(), "文件");
    }
}
