use form::Document;
use form::paragraph::{Indent, Rule as FormRule};

use crate::lines::Habits;
use crate::metrics::Grid;
use crate::press::Press;

use super::*;

fn laid(paragraphs: Vec<Paragraph>) -> Layout {
    of_elements(paragraphs.into_iter().map(Element::Paragraph).collect())
}

fn of_elements(elements: Vec<Element>) -> Layout {
    let document = Document {
        elements,
        imprint: Vec::new(),
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
