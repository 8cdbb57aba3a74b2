use form::Document;
use form::paragraph::{Indent, Rule as FormRule};

use crate::lines::Habits;
use crate::metrics::Grid;
use crate::press::Press;

use super::*;

const TOP: Length = page::TOP * TWIP;
const HEIGHT: Length = page::TEXT_HEIGHT * TWIP;
const LEFT: Length = page::LEFT * TWIP;
const WIDTH: Length = page::TEXT_WIDTH * TWIP;

fn laid(paragraphs: Vec<Paragraph>) -> Layout {
    of_elements(paragraphs.into_iter().map(Element::Paragraph).collect())
}

fn of_elements(elements: Vec<Element>) -> Layout {
    let document = Document {
        elements,
        ..Document::default()
    };
    Press::new(Habits::WORD).lay_out(document, &Grid)
}

/// A paragraph of this many lines.
fn text(lines: usize) -> Paragraph {
    Paragraph::of(Style::Body, "字".repeat(26 + 28 * (lines - 1)))
}

fn heading(text: &str) -> Paragraph {
    Paragraph::of(Style::Heading(1), text)
}

/// Lines on each page, without the page number.
fn counts(layout: &Layout) -> Vec<usize> {
    layout
        .pages
        .iter()
        .map(|page| {
            page.lines
                .iter()
                .filter(|line| {
                    line.pieces
                        .iter()
                        .all(|piece| piece.face != Face::PageNumber)
                })
                .count()
        })
        .collect()
}

fn numbered(layout: &Layout) -> Vec<bool> {
    layout
        .pages
        .iter()
        .map(|page| {
            page.lines
                .last()
                .is_some_and(|line| line.pieces[0].face == Face::PageNumber)
        })
        .collect()
}

#[test]
fn a_page_holds_twenty_two_lines() {
    assert_eq!(counts(&laid(vec![text(50)])), [22, 22, 6]);
    assert_eq!(counts(&laid(vec![text(22)])), [22]);
}

#[test]
fn nothing_at_all_is_one_page() {
    let layout = laid(vec![Paragraph::empty(Style::Normal)]);
    assert_eq!(counts(&layout), [0]);
    assert_eq!(numbered(&layout), [true]);
}

#[test]
fn a_heading_is_not_the_last_line_of_a_page() {
    let layout = laid(vec![text(21), heading("一、工作情况"), text(3)]);
    assert_eq!(counts(&layout), [21, 4]);
    assert_eq!(layout.headings[0].page, 1);
}

#[test]
fn headings_below_each_other_go_over_together() {
    let layout = laid(vec![
        text(20),
        heading("一、工作情况"),
        Paragraph::of(Style::Heading(2), "（一）组织领导"),
        text(3),
    ]);
    assert_eq!(counts(&layout), [20, 5]);
}

#[test]
fn the_block_of_names_takes_the_last_line_of_the_text_with_it() {
    let kept = |paragraph: Paragraph| Paragraph {
        keep_next: Some(true),
        ..paragraph
    };
    let right = |style, text: &str| Paragraph {
        indent: Some(Indent {
            right: 630,
            ..Indent::default()
        }),
        ..Paragraph::of(style, text)
    };
    let layout = laid(vec![
        text(20),
        kept(text(1)),
        kept(Paragraph::empty(Style::Normal)),
        kept(right(Style::Signature, "青塘镇人民政府")),
        right(Style::Date, "2026年1月5日"),
    ]);
    assert_eq!(counts(&layout), [20, 3]);
}

#[test]
fn a_chain_longer_than_a_page_is_placed_all_the_same() {
    let layout = laid((0..60).map(|_| heading("一、工作情况")).collect());
    assert_eq!(counts(&layout).iter().sum::<usize>(), 60);
}

fn with_imprint(text: Paragraph) -> Layout {
    let imprint = vec![
        Paragraph::of(Style::Imprint, "抄送：县司法局。"),
        Paragraph::of(Style::Imprint, "石桥镇党政办公室\t2026年2月5日印发"),
    ];
    let document = Document {
        elements: vec![Element::Paragraph(text)],
        imprint,
        ..Document::default()
    };
    Press::new(Habits::WORD).lay_out(document, &Grid)
}

#[test]
fn the_imprint_stands_at_the_foot_of_an_even_page_that_has_room() {
    let layout = with_imprint(text(30));
    assert_eq!(layout.pages.len(), 2);
    assert_eq!(layout.text_pages, 2);
    assert_eq!(numbered(&layout), [true, true]);
    let rules = &layout.pages[1].rules;
    let foot = rules.last().unwrap();
    assert_eq!(foot.y + foot.thickness / 2, TOP + HEIGHT);
    let thick: Vec<Length> = rules.iter().map(|rule| rule.thickness).collect();
    assert_eq!(thick, [1000, 750, 1000]);
}

#[test]
fn a_page_is_added_when_the_text_ends_on_an_odd_one() {
    let layout = with_imprint(text(10));
    assert_eq!(counts(&layout), [10, 2]);
    assert_eq!(layout.text_pages, 1);
    assert_eq!(numbered(&layout), [true, false]);
}

#[test]
fn two_pages_are_added_when_an_even_one_has_no_room() {
    for lines in [43, 44] {
        let layout = with_imprint(text(lines));
        assert_eq!(counts(&layout), [22, lines - 22, 0, 2]);
        assert_eq!(layout.text_pages, 2);
        assert_eq!(numbered(&layout), [true, true, false, false]);
    }
}

/// A report of so many lines, with a 版记 of so many copies.
fn sent(lines: usize, copies: usize) -> (Document, Layout) {
    let mut report = report_of(&"字".repeat(26 + 28 * (lines - 1)));
    report.meta.unit = "石桥镇人民政府".into();
    report.meta.copies = vec!["县法治建设成员单位综合行政办公室".into(); copies];
    report.meta.issuing_office = "石桥镇党政办公室".into();
    let figures = report::figures::Figures::of(&report, None);
    let document = form::document(&report, &figures, &House::default());
    let layout = Press::new(Habits::WORD).lay_out(document.clone(), &Grid);
    (document, layout)
}

#[test]
fn wherever_the_text_ends_the_imprint_has_room_with_its_rules_and_the_line_that_holds_it() {
    for copies in [1, 3, 12] {
        for lines in 23..=44 {
            let (_, layout) = sent(lines, copies);
            assert!(layout.pages.len().is_multiple_of(2));
            let last = layout.pages.last().unwrap();
            let rules: Vec<&Rule> = last.rules.iter().collect();
            let (top, foot) = (rules[0], rules[rules.len() - 1]);
            assert_eq!(foot.y + foot.thickness / 2, TOP + HEIGHT);
            let text = layout.pages[1]
                .lines
                .iter()
                .filter(|line| line.source.is_some());
            let text = text.count();
            let free = HEIGHT - Length::try_from(text).unwrap() * page::LINE * TWIP;
            let high = TOP + HEIGHT - (top.y - top.thickness / 2);
            let fits = high + page::IMPRINT_SPARE * TWIP <= free;
            let wanted = if fits { 2 } else { 4 };
            assert_eq!(layout.pages.len(), wanted, "{lines}, {copies}");
        }
    }
    // It takes no more lines than it has: two stand below twenty.
    assert_eq!(sent(42, 1).1.pages.len(), 2);
    assert_eq!(sent(43, 1).1.pages.len(), 4);
}

#[test]
fn an_imprint_that_no_page_holds_goes_over_several_the_last_of_them_even() {
    for lines in [10, 30, 44] {
        let (document, layout) = sent(lines, 90);
        let parts = document.imprint_pages().count();
        assert!(parts > 1);
        assert!(layout.pages.len().is_multiple_of(2));
        let added = layout.pages.len() - layout.text_pages;
        assert!((parts..=parts + 1).contains(&added));
        for page in &layout.pages[layout.pages.len() - parts..] {
            assert_eq!(page.rules.last().unwrap().y + 500, TOP + HEIGHT);
            let inside = |line: &Line| line.y > TOP && line.y < TOP + HEIGHT;
            assert!(page.lines.iter().all(inside));
        }
    }
}

#[test]
fn odd_page_numbers_stand_right_and_even_ones_left_seven_millimetres_below() {
    let layout = laid(vec![text(30)]);
    let number = |page: usize| layout.pages[page].lines.last().unwrap().clone();
    let (odd, even) = (number(0), number(1));
    assert_eq!(even.pieces[0].xs[0], LEFT + 280 * TWIP);
    assert_eq!(odd.pieces[0].text, "— 1 —");
    assert_eq!(odd.pieces[0].xs[4] + 14_000, LEFT + WIDTH - 280 * TWIP);
}

#[test]
fn a_rule_below_the_number_stands_four_millimetres_below_its_text() {
    let layout = laid(vec![Paragraph {
        rule: Some(FormRule {
            eighths: 12,
            space: 5,
            red: true,
        }),
        ..Paragraph::of(Style::Number, "石政〔2026〕3号")
    }]);
    let rule = layout.pages[0].rules[0];
    assert!(rule.red);
    assert_eq!(rule.y, TOP + page::LINE * TWIP + 5000 + 750);
}

#[test]
fn the_outline_holds_the_title_and_the_headings_without_what_runs_on() {
    let mut run_in = Paragraph::of(Style::Body, "一是领导带头。");
    run_in.runs.insert(
        0,
        form::paragraph::Run::part("（一）学法用法。", form::paragraph::Part::Heading(2)),
    );
    let layout = laid(vec![
        Paragraph::of(Style::Title, "柳溪镇人民政府\n工作报告"),
        heading("一、工作情况"),
        run_in,
    ]);
    let outline: Vec<(u8, &str)> = layout
        .headings
        .iter()
        .map(|heading| (heading.level, heading.text.as_str()))
        .collect();
    assert_eq!(
        outline,
        [
            (0, "柳溪镇人民政府工作报告"),
            (1, "一、工作情况"),
            (2, "（一）学法用法。")
        ]
    );
}

#[test]
fn what_begins_a_page_does_so() {
    let layout = laid(vec![
        text(3),
        Paragraph {
            begins_page: true,
            ..text(2)
        },
    ]);
    assert_eq!(counts(&layout), [3, 2]);
}

fn table(rows: usize) -> Element {
    Element::Table(form::Table::new(
        page::TEXT_WIDTH,
        &[
            (2, form::style::Align::Left),
            (1, form::style::Align::Right),
        ],
        vec!["项目".to_owned(), "数量".to_owned()],
        (0..rows)
            .map(|row| vec!["人民调解".to_owned(), row.to_string()])
            .collect(),
    ))
}

#[test]
fn the_head_of_a_table_stands_on_each_of_its_pages() {
    let layout = of_elements(vec![table(50)]);
    assert!(layout.pages.len() > 1);
    for page in &layout.pages {
        assert_eq!(page.lines[0].pieces[0].text, "项目");
        assert_eq!(page.lines[0].pieces[0].face, Face::Heading1);
    }
    let rows: usize = layout
        .pages
        .iter()
        .flat_map(|page| &page.lines)
        .filter(|line| line.pieces[0].text == "人民调解")
        .count();
    assert_eq!(rows, 50);
}

#[test]
fn a_table_stays_within_the_type_area() {
    for page in of_elements(vec![table(50)]).pages {
        for rule in page.rules {
            let half = rule.thickness / 2;
            assert!(rule.x >= LEFT - 1000 && rule.x + rule.width <= LEFT + WIDTH + 1000);
            assert!(rule.y - half >= TOP - 1000 && rule.y + half <= TOP + HEIGHT + 1000);
        }
    }
}

#[test]
fn whatever_is_written_comes_out_whole_on_sound_pages() {
    let many: Vec<Paragraph> = (0..1000).map(|_| text(2)).collect();
    let cases: Vec<(&str, Vec<Paragraph>)> = vec![
        (
            "100,000 characters",
            vec![Paragraph::of(Style::Body, "字".repeat(100_000))],
        ),
        ("1,000 paragraphs", many),
        (
            "a word of 60 letters",
            vec![Paragraph::of(Style::Body, "A".repeat(60))],
        ),
        (
            "only marks",
            vec![Paragraph::of(Style::Body, "，。！？——……》”".repeat(300))],
        ),
        (
            "emoji and rare characters",
            vec![Paragraph::of(Style::Body, "👩‍💻𠮷𪚥😀葛󠄀é".repeat(300))],
        ),
    ];
    for (name, paragraphs) in cases {
        let wanted: usize = paragraphs
            .iter()
            .map(|one| one.text().chars().count())
            .sum();
        let layout = laid(paragraphs);
        let mut found = 0;
        for page in &layout.pages {
            let (_, lines) = page.lines.split_last().unwrap();
            assert!(lines.len() <= 22, "{name}");
            for line in lines {
                assert!(line.y > TOP && line.y < TOP + HEIGHT, "{name}");
                for piece in &line.pieces {
                    assert_eq!(piece.text.chars().count(), piece.xs.len());
                    found += piece.xs.len();
                    let inside = |x: &Length| (LEFT..=LEFT + WIDTH).contains(x);
                    assert!(piece.xs.iter().all(inside), "{name}");
                }
            }
        }
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn the_first_page_of_a_letter_begins_below_its_double_rule_and_has_no_number() {
    let mut report = report_of(&"字".repeat(28 * 40));
    report.meta.unit = "云泽县石桥镇人民政府".into();
    report.meta.paper = report::Paper::Letter;
    report.meta.copies = vec!["县司法局".into()];
    let figures = report::figures::Figures::of(&report, None);
    let document = form::document(&report, &figures, &House::default());
    let layout = Press::new(Habits::WORD).lay_out(document, &Grid);
    let first = &layout.pages[0];
    let rules: Vec<&Rule> = first.rules.iter().filter(|rule| rule.red).collect();
    assert_eq!(rules.len(), 4);
    // 170 mm, in the middle of 210 mm.
    for rule in &rules {
        assert!((rule.x - 20 * 2835).abs() < 100, "{}", rule.x);
        assert!((rule.width - 170 * 2835).abs() < 200, "{}", rule.width);
    }
    // Thick above thin, and the other way round at the foot.
    assert!(rules[0].thickness > rules[1].thickness && rules[0].y < rules[1].y);
    assert!(rules[2].thickness < rules[3].thickness && rules[2].y < rules[3].y);
    let foot = rules[3].y + rules[3].thickness / 2;
    assert!((foot - (297 - 20) * 2835).abs() < 300, "{foot}");
    let text = first
        .lines
        .iter()
        .find(|line| line.source.is_some())
        .unwrap();
    assert!(text.y > rules[1].y);
    let has_number = |page: &Page| page.lines.iter().any(|line| line.y > TOP + HEIGHT);
    assert!(!has_number(first) && has_number(&layout.pages[1]));
    // 版记 without rules at the foot of the last page, whichever it is.
    let last = layout.pages.last().unwrap();
    assert!(last.rules.is_empty());
    assert_eq!(layout.pages.len(), layout.text_pages);
}

fn report_of(text: &str) -> report::Report {
    report::Report {
        blocks: vec![report::Block::new(1, report::BlockKind::Body, text)],
        ..report::Report::empty()
    }
}

#[test]
fn a_house_that_differs_has_its_own_page() {
    let mut report = report_of(&"字".repeat(28 * 40));
    report.meta.year = 2026;
    let figures = report::figures::Figures::of(&report, None);
    let mut house = House::default();
    house.page.line = 3000;
    house.page_number = NumberPlace::Center;
    let mut press = Press::new(Habits::WORD);
    let standard = press.lay_out(form::document(&report, &figures, &House::default()), &Grid);
    let layout = press.lay_out(form::document(&report, &figures, &house), &Grid);
    // The page number is a line too.
    assert_eq!(standard.pages[0].lines.len(), 23);
    assert_eq!(layout.pages[0].lines.len(), 22);
    let number = layout.pages[0].lines.last().unwrap();
    let middle = (number.pieces[0].xs[0] + number.pieces[0].xs[4] + 14_000) / 2;
    assert!((middle - (LEFT + WIDTH / 2)).abs() <= 1);
}

#[test]
fn a_second_level_that_a_house_prints_bold_is_bold_where_text_runs_on_too() {
    let mut report = report_of("正文");
    for text in ["（一）强化领导", "（二）抓好普法。一是送法下村。"] {
        let id = report.fresh_id().0;
        report
            .blocks
            .push(report::Block::new(id, report::BlockKind::Heading2, text));
    }
    report.numbering = report::numbering::Numbering::AsTyped;
    let figures = report::figures::Figures::of(&report, None);
    let house = House {
        bold_heading2: true,
        ..House::default()
    };
    let layout = Press::new(Habits::WORD).lay_out(form::document(&report, &figures, &house), &Grid);
    let bold: Vec<Vec<bool>> = layout.pages[0]
        .lines
        .iter()
        .map(|line| line.pieces.iter().map(|piece| piece.bold).collect())
        .collect();
    assert_eq!(bold[..3], [vec![false], vec![true], vec![true, false]]);
}

#[test]
fn the_word_of_a_joint_mark_stands_in_the_middle_of_the_organs() {
    let mut report = report_of("正文");
    report.meta.unit = "中共云泽县石桥镇委员会".into();
    report.meta.joint = vec!["云泽县石桥镇人民政府".into(), "云泽县司法局".into()];
    report.meta.document_number = "石委〔2026〕3号".into();
    let figures = report::figures::Figures::of(&report, None);
    let layout = Press::new(Habits::WORD)
        .lay_out(form::document(&report, &figures, &House::default()), &Grid);
    let red: Vec<&Line> = layout.pages[0]
        .lines
        .iter()
        .filter(|line| line.pieces.iter().any(|piece| piece.red))
        .collect();
    assert_eq!(red.len(), 4);
    let word = red
        .iter()
        .find(|line| line.pieces[0].text == "文件")
        .unwrap();
    assert_eq!(word.y, red[1].y);
    // All organs begin and end together, 文件 stands to the right of them.
    let end = |line: &Line| line.pieces.last().unwrap().xs.last().copied().unwrap();
    assert_eq!(red[0].pieces[0].xs[0], red[2].pieces[0].xs[0]);
    assert!((end(red[0]) - end(red[2])).abs() < 1000);
    assert!(word.pieces[0].xs[0] > end(red[0]));
}

/// Text, a closing paragraph of ten lines, and a signature.
fn closing(before: usize) -> Layout {
    let mut report = report_of(&"字".repeat(26 + 28 * (before - 1)));
    let ten = "字".repeat(26 + 28 * 9);
    for (kind, text) in [
        (report::BlockKind::Body, ten.as_str()),
        (report::BlockKind::Signature, "石桥镇人民政府"),
        (report::BlockKind::Date, "2026年2月5日"),
    ] {
        let id = report.fresh_id().0;
        report.blocks.push(report::Block::new(id, kind, text));
    }
    let figures = report::figures::Figures::of(&report, None);
    let document = form::document(&report, &figures, &House::default());
    Press::new(Habits::WORD).lay_out(document, &Grid)
}

#[test]
fn a_long_closing_paragraph_moves_with_the_signature_only_where_that_would_stand_alone() {
    // Nine lines, ten, an empty one, name and date: one too many for the page.
    let layout = closing(10);
    assert!(layout.closing_kept);
    let text = |page: &Page| {
        page.lines
            .iter()
            .filter(|line| line.source.is_some())
            .count()
    };
    assert_eq!(layout.pages.iter().map(text).collect::<Vec<_>>(), [10, 12]);
    // The closing paragraph itself goes on over the page: the signature has text above it.
    let layout = closing(15);
    assert!(!layout.closing_kept);
    assert_eq!(layout.pages.iter().map(text).collect::<Vec<_>>(), [22, 5]);
    // Everything fits.
    assert!(!closing(9).closing_kept);
}
