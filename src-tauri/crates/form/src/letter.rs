//! 信函格式 (GB/T 9704-2012, 10.1): the organ's name 30 mm below the upper edge of the paper, a red
//! double rule 4 mm below it and another 20 mm above the lower edge, both 170 mm long; no page
//! number on the first page.

use report::Meta;
use report::paragraph::Paragraph as Printed;

use crate::house::{House, Page};
use crate::letterhead;
use crate::mark;
use crate::name;
use crate::page;
use crate::paragraph::{Indent, Lines, Paragraph, Rule, Run};
use crate::printed;
use crate::style::{Align, Style};

/// What the first page of a letter has outside its 版心.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// From the upper edge of the paper, [`HEAD`] below it, from top to bottom: the mark and the
    /// double rule. The text of the first page begins below.
    pub head: Vec<Paragraph>,
    /// The double rule at the foot; its lower edge is [`FOOT`] above that of the paper.
    pub foot: Vec<Paragraph>,
}

/// Upper edge of the paper to the upper edge of the head, in twips: what is free above the glyphs of
/// the mark is taken off its 30 mm.
pub const HEAD: i32 = page::tenths_of_mm(300) - 100;
/// Lower edge of the lower rule to the lower edge of the paper: 20 mm.
pub const FOOT: i32 = page::tenths_of_mm(200);

/// Length of the rules: 170 mm, in the middle of the paper.
const LENGTH: i32 = page::tenths_of_mm(1700);
/// Thick and thin rule, in eighths of a point; the standard says no more than thick and thin.
const THICK: u32 = 18;
const THIN: u32 = 6;
/// Exact height of the line between the two rules, in twips.
const BETWEEN: i32 = 30;
/// Mark to rule: 4 mm, in tenths of a point.
const BELOW: i32 = 113;
/// 7/8 of the height of 3号 (10.1) between the rule and the first line below it, less what an exact
/// line leaves above its glyphs; in twips.
const ABOVE_FIRST: i32 = 100;

pub(crate) fn of(meta: &Meta, typed: &[&Printed], house: &House) -> Letter {
    let typed = typed.iter().find(|line| mark::is_mark(&line.text));
    // 联合行文时，使用主办机关标志.
    let organ = typed.map_or(meta.unit.trim(), |line| mark::organ(&line.text));
    let (left, right) = sides(&house.page);
    let indent = Some(Indent {
        left,
        first: 0,
        right,
    });
    let mark = mark::single(organ, 100, &house.page);
    // A line ends about a seventh of the size below its glyphs.
    let line = mark.lines.map_or(0, |lines| lines.height) / 20;
    let space = (BELOW - line * 10 * 5 / 6 / 7) / 10;
    let mark = Paragraph {
        origin: typed.and_then(|line| {
            let origin = printed::plain(line).origin?;
            Some(name::broken(origin, organ, &mark.text()))
        }),
        indent,
        rule: Some(rule(THICK, u32::try_from(space).unwrap_or(0))),
        ..mark
    };
    Letter {
        head: vec![mark, between(indent, THIN)],
        foot: vec![between(indent, THIN), between(indent, THICK)],
    }
}

/// Indents from the 版心 that leave the length of the rules in the middle of the paper.
fn sides(page: &Page) -> (i32, i32) {
    let beside = (page::WIDTH - LENGTH) / 2;
    (beside - page.left(), beside - page.right())
}

fn rule(eighths: u32, space: u32) -> Rule {
    Rule {
        eighths,
        space,
        red: true,
    }
}

/// A line that is hardly seen, above a rule.
fn between(indent: Option<Indent>, eighths: u32) -> Paragraph {
    Paragraph {
        indent,
        rule: Some(rule(eighths, 0)),
        lines: Some(Lines {
            before: 0,
            height: BETWEEN,
        }),
        ..Paragraph::empty(Style::Anchor)
    }
}

/// What stands between the double rule and the title: 份号, 密级, 紧急程度 from the left, the number
/// to the right on the first line.
pub(crate) fn below(meta: &Meta, typed: &[&Printed], house: &House) -> Vec<Paragraph> {
    let mut lines = letterhead::markings(meta, typed);
    let number = meta.document_number.trim();
    if !number.is_empty() && letterhead::is_numbered(meta) {
        match lines.first_mut() {
            Some(first) => {
                first.runs.push(Run::new(format!("\t{number}")));
                first.right_tab = Some(house.page.width());
            }
            None => lines.push(Paragraph {
                align: Some(Align::Right),
                ..Paragraph::of(Style::Number, number)
            }),
        }
    }
    if let Some(first) = lines.first_mut() {
        first.lines = Some(Lines {
            before: ABOVE_FIRST,
            height: house.page.line(),
        });
    }
    // 与其上最后一个要素相距二行
    lines.extend([
        Paragraph::empty(Style::Normal),
        Paragraph::empty(Style::Normal),
    ]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_are_170_mm_long_and_in_the_middle_of_the_paper() {
        let (left, right) = sides(&Page::STANDARD);
        assert_eq!(page::LEFT + left, page::RIGHT + right);
        let long = page::TEXT_WIDTH - left - right;
        assert!((long - LENGTH).abs() <= 1);
    }

    #[test]
    fn the_mark_is_the_organ_alone() {
        let meta = Meta {
            unit: "云泽县石桥镇人民政府".into(),
            joint: vec!["中共云泽县石桥镇委员会".into()],
            ..Meta::default()
        };
        let letter = of(&meta, &[], &House::default());
        assert_eq!(letter.head[0].text(), "云泽县石桥镇人民政府");
    }

    #[test]
    fn the_number_stands_to_the_right_of_the_first_marking() {
        let meta = Meta {
            document_number: "石政函〔2026〕3号".into(),
            copy_number: "000123".into(),
            urgency: "特急".into(),
            ..Meta::default()
        };
        let texts: Vec<String> = below(&meta, &[], &House::default())
            .iter()
            .map(Paragraph::text)
            .collect();
        assert_eq!(texts, ["000123\t石政函〔2026〕3号", "特急", "", ""]);
    }
}
