//! What holds for every report that is carried over, whatever stands in it.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

#[path = "support/shipped.rs"]
mod shipped;

use std::sync::LazyLock;

use proptest::prelude::*;
use report::carried::{Place, confirm, marks, standing};
use report::compare::{self, Change};
use report::figures::Figures;
use report::recognise::plain_text;
use report::rollover::rollover;
use report::span::Shown;
use report::{Block, BlockKind, FigureEntry, Report, Template, edit};

static TEMPLATE: LazyLock<Template> = LazyLock::new(shipped::template);

/// Paragraphs with what has to be looked at, and what must be left alone.
const LINES: [&str; 30] = [
    "一、2025年主要举措和成效",
    "二、存在的问题",
    "三、2026年工作安排",
    "（一）加强组织领导。2025年，召开党委会专题研究法治工作4次。",
    "（二）强化普法",
    "2025年，青塘乡坚持依法行政，较2024年增加3次。",
    "受理矛盾纠纷128件，其中书面调解46件、口头调解82件；调解成功124件，调解成功率为96.9%。",
    "组织法律知识测试1次，60人参加，57人合格，合格率为95%。",
    "发放宣传资料8600份，受教育群众1.2万人次，解答法律咨询380人次。",
    "发放宣传资料9000份，约400人次参加，近30场，1000人次以上。",
    "印发《青塘乡2025年工作要点》，按照县委〔2025〕3号文件办理。",
    "贯彻2025年11月1日起施行的《法治宣传教育法》和《纲要（2021—2025年）》。",
    "2025年是收官之年，自2019年以来，2021年被评为示范乡。",
    "由党委书记、镇长任双组长，镇长林致和带队检查，组长：张明、李华。",
    "学习党的二十大和二十届三中、四中全会精神，“八五”普法。",
    "今年以来，截至2025年12月底完成，转入2026年实施。",
    "“3·15”“12345”5G网络，LED屏2块",
    "⟦disputes_total⟧，⟦unknown_1⟧，⟦坏⟧",
    "１２件，2025 年度，二〇二五年，12月1—7日，10万元～50万元",
    "一是压实责任。二是健全制度；三是加强考核。",
    "有“一个引号没有配对，2025年",
    "学习两次，示范村一个。",
    "附件：1.青塘乡2025年统计表",
    "特此报告。",
    "2026年6月底前建成，全年不少于6次。",
    "（此件公开发布）",
    "附件1",
    "青塘乡2025年任务清单",
    "2.主要做法",
    "截至目前，接访下访26次。",
];

fn report(picks: &[usize]) -> Report {
    let mut text =
        "签发人：林致和\n青塘乡人民政府关于2025年度法治政府建设情况的报告\n县人民政府：\n"
            .to_owned();
    for pick in picks {
        text.push_str(LINES[*pick]);
        text.push('\n');
    }
    text.push_str("青塘乡人民政府\n2026年1月15日\n");
    plain_text(&text)
}

/// What a block says, figures as last year's, without the digits that may have moved.
fn wording(block: &Block, last: &Figures) -> String {
    let shown = Shown::new(&block.text, last).text;
    let is_digit =
        |c: char| c.is_ascii_digit() || "０１２３４５６７８９〇一二三四五六七八九".contains(c);
    shown
        .chars()
        .filter(|c| !is_digit(*c) && !c.is_whitespace())
        .collect()
}

/// The figures as they were last year.
fn last_figures(report: &Report) -> Figures {
    let mut last = report.clone();
    for entry in last.figures.values_mut() {
        *entry = FigureEntry::of(std::mem::take(&mut entry.last));
    }
    Figures::of(&last, Some(&TEMPLATE))
}

fn check_marks(report: &Report) {
    let standing = standing(report);
    assert_eq!(standing.open, marks(report).len());
    assert!(standing.open <= standing.total);
    let mut before = None;
    for mark in &standing.marks {
        let Place::Block(id) = mark.place else {
            continue;
        };
        let block = &report.blocks[report.position(id).unwrap()];
        assert_eq!(
            block.text.get(mark.start..mark.end),
            Some(mark.text.as_str())
        );
        assert!(mark.start < mark.end);
        if let Some((other, end)) = before {
            assert!(
                other != id || end <= mark.start,
                "marks lie over one another"
            );
        }
        before = Some((id, mark.end));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_lost_but_what_is_emptied(picks in prop::collection::vec(0..LINES.len(), 0..25)) {
        let last = report(&picks);
        let new = rollover(&last, Some(&TEMPLATE), 2026);
        let before = edit::renumber(last.clone());
        let (then, now) = (Figures::of(&before, Some(&TEMPLATE)), last_figures(&new));
        prop_assert_eq!(before.blocks.len(), new.blocks.len());
        for (old, block) in before.blocks.iter().zip(&new.blocks) {
            prop_assert_eq!(old.id, block.id);
            prop_assert_eq!(old.kind, block.kind);
            if block.kind == BlockKind::Date {
                prop_assert_eq!(&block.text, "");
            } else {
                prop_assert_eq!(wording(old, &then), wording(block, &now));
            }
        }
        check_marks(&new);
    }

    #[test]
    fn confirming_every_mark_leaves_none(picks in prop::collection::vec(0..LINES.len(), 0..25)) {
        let mut new = rollover(&report(&picks), Some(&TEMPLATE), 2026);
        for mark in marks(&new) {
            prop_assert_eq!(confirm(&mut new, mark.place, mark.start, mark.end), 1, "{:?}", mark);
        }
        prop_assert_eq!(marks(&new), vec![]);
    }

    #[test]
    fn a_report_can_be_carried_over_again(
        picks in prop::collection::vec(0..LINES.len(), 0..25),
        years in 1..4_i32
    ) {
        let first = rollover(&report(&picks), Some(&TEMPLATE), 2026);
        let mut second = rollover(&first, Some(&TEMPLATE), 2026 + years);
        let carried = second.carried.clone().unwrap();
        prop_assert_eq!(carried.year, 2026);
        prop_assert_eq!(&carried.last.carried, &None);
        prop_assert_eq!(&carried.last.blocks, &first.blocks);
        check_marks(&second);
        let before = second.clone();
        second.tidy();
        prop_assert_eq!(&second, &before);
        let json = serde_json::to_string(&second).unwrap();
        prop_assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), before);
    }

    #[test]
    fn a_report_carried_over_to_its_own_year_keeps_its_years(picks in prop::collection::vec(0..LINES.len(), 0..25)) {
        let last = report(&picks);
        let new = rollover(&last, None, 2025);
        let before = edit::renumber(last);
        for (old, block) in before.blocks.iter().zip(&new.blocks) {
            prop_assert!(block.kind == BlockKind::Date || old.text == block.text);
        }
    }

    #[test]
    fn editing_of_any_kind_leaves_the_marks_sound(
        picks in prop::collection::vec(0..LINES.len(), 1..12),
        edits in prop::collection::vec((0..6_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), "[0-9次，年字]{0,3}"), 0..20)
    ) {
        let mut new = rollover(&report(&picks), Some(&TEMPLATE), 2026);
        for (kind, block, place, text) in edits {
            if new.blocks.is_empty() {
                break;
            }
            let at = block.index(new.blocks.len());
            let ends: Vec<usize> = new.blocks[at].text.char_indices().map(|(at, _)| at).chain([new.blocks[at].text.len()]).collect();
            let cut = ends[place.index(ends.len())];
            match kind {
                0 => new.blocks[at].text.insert_str(cut, &text),
                1 => { new.blocks[at].text.truncate(cut); }
                2 => {
                    let rest = new.blocks[at].text.split_off(cut);
                    let id = new.fresh_id();
                    new.blocks.insert(at + 1, Block { id, kind: BlockKind::Body, text: rest });
                }
                3 if at > 0 => {
                    let gone = new.blocks.remove(at);
                    new.blocks[at - 1].text.push_str(&gone.text);
                }
                4 => { new.blocks.remove(at); }
                _ => {
                    let moved = new.blocks.remove(at);
                    let to = place.index(new.blocks.len() + 1);
                    new.blocks.insert(to, moved);
                }
            }
            check_marks(&new);
        }
        let comparison = compare::with_last(&new, Some(&TEMPLATE)).unwrap();
        for pair in &comparison.paragraphs {
            prop_assert!(pair.same <= pair.length);
            prop_assert!(pair.change != Change::Same || pair.same == pair.length);
        }
        prop_assert!(comparison.whole.per_cent() <= 100);
    }

    #[test]
    fn no_text_stops_it(texts in prop::collection::vec("[0-9年月日件次，。；、《》“”〔〕（）一二十第届大中全会书记镇长张李任组⟦⟧a—～ ]{0,60}", 0..6)) {
        let blocks = (1..).zip(&texts).map(|(id, text)| Block::new(id, BlockKind::Body, text)).collect();
        let mut last = Report { blocks, ..Report::empty() };
        last.meta.year = 2025;
        let new = rollover(&last, Some(&TEMPLATE), 2026);
        check_marks(&new);
    }
}
