use proptest::prelude::*;

use super::*;
use crate::metrics::Grid;

fn body(text: &str) -> Paragraph {
    Paragraph::of(Style::Body, text)
}

const LEFT: Length = page::LEFT * TWIP;

fn set(paragraph: &Paragraph, habits: Habits) -> Vec<Line> {
    of(
        paragraph,
        Column::of(&Page::STANDARD),
        &House::default(),
        &Grid,
        habits,
    )
}

fn texts(paragraph: &Paragraph, habits: Habits) -> Vec<String> {
    set(paragraph, habits)
        .iter()
        .map(|line| {
            line.pieces
                .iter()
                .map(|piece| piece.text.as_str())
                .collect()
        })
        .collect()
}

fn word(text: &str) -> Vec<String> {
    texts(&body(text), Habits::WORD)
}

/// Twips from the left edge of the 版心 to each character.
fn places(line: &Line) -> Vec<i32> {
    line.pieces
        .iter()
        .flat_map(|piece| &piece.xs)
        .map(|x| (x - LEFT) / TWIP)
        .collect()
}

#[test]
fn twenty_eight_characters_fill_a_line_and_twenty_six_the_first() {
    let lines = word(&"字".repeat(26 + 28 + 3));
    let counts: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
    assert_eq!(counts, [26, 28, 3]);
}

#[test]
fn two_digits_take_hardly_more_than_one_character() {
    // Each character is tightened by 5 twips, a digit like any other: 155 twips.
    let line = &set(&body("2026年"), Habits::WORD)[0];
    assert_eq!(places(line), [630, 785, 940, 1095, 1250]);
}

#[test]
fn a_full_line_reaches_both_edges_and_the_last_stands_as_it_is() {
    let lines = set(&body(&"字".repeat(40)), Habits::WORD);
    let first = places(&lines[0]);
    assert_eq!(first[0], 630);
    assert_eq!(first[25] + page::CELL, page::TEXT_WIDTH);
    assert_eq!(places(&lines[1])[1], page::CELL);
}

#[test]
fn a_stretched_line_grows_between_its_characters_and_not_inside_a_number() {
    let text = format!("{}2026年，{}", "字".repeat(22), "字".repeat(20));
    let lines = set(&body(&text), Habits::WORD);
    let line = places(&lines[0]);
    assert_eq!(line[23] - line[22], 155);
    assert!(line[1] - line[0] > page::CELL);
}

#[test]
fn a_closing_mark_takes_the_character_before_it_to_the_next_line() {
    let lines = word(&format!("{}。尾", "字".repeat(26)));
    assert_eq!(lines, ["字".repeat(25), "字。尾".to_owned()]);
}

#[test]
fn where_marks_may_hang_it_stands_over_the_edge() {
    let text = format!("{}。尾", "字".repeat(26));
    let lines = set(&body(&text), Habits::LIBREOFFICE);
    assert_eq!(places(&lines[0])[26], page::TEXT_WIDTH);
    assert_eq!(lines.len(), 2);
}

#[test]
fn an_opening_mark_goes_over_to_the_next_line() {
    let lines = word(&format!("{}《中华人民共和国宪法》", "字".repeat(25)));
    assert_eq!(lines[0], "字".repeat(25));
    assert!(lines[1].starts_with('《'));
}

#[test]
fn a_number_is_not_divided() {
    let lines = word(&format!("{}93.8%以上", "字".repeat(24)));
    assert_eq!(lines[1], "93.8%以上");
}

#[test]
fn a_word_longer_than_a_line_is_broken_where_the_line_ends() {
    let lines = word(&"A".repeat(60));
    assert_eq!(lines.concat(), "A".repeat(60));
    assert!(lines.len() == 2);
}

#[test]
fn only_punctuation_still_comes_out_whole() {
    for text in [
        "。".repeat(200),
        "《".repeat(200),
        "——".repeat(100),
        "…".repeat(99),
    ] {
        assert_eq!(word(&text).concat(), text);
    }
}

#[test]
fn a_line_break_ends_a_line_without_stretching_it() {
    let lines = set(&body("甲乙\n丙"), Habits::WORD);
    assert_eq!(places(&lines[0]), [630, 945]);
    assert_eq!(places(&lines[1]), [0]);
}

#[test]
fn a_line_break_behind_a_full_line_makes_no_empty_one() {
    assert_eq!(word(&format!("{}\n尾", "字".repeat(26))).len(), 2);
}

#[test]
fn an_empty_paragraph_is_one_line() {
    assert_eq!(set(&Paragraph::empty(Style::Normal), Habits::WORD).len(), 1);
}

#[test]
fn a_title_stands_in_the_middle() {
    let line = &set(&Paragraph::of(Style::Title, "工作报告"), Habits::WORD)[0];
    let line = places(line);
    assert_eq!(line[0], (page::TEXT_WIDTH - 4 * 440) / 2);
}

#[test]
fn text_behind_a_tab_begins_at_its_stop_or_ends_there() {
    let mut paragraph = Paragraph::of(Style::Number, "石政〔2026〕3号\t签发人：");
    paragraph.runs.push(Run::part("周明远", Part::Signatory));
    paragraph.align = Some(Align::Left);
    paragraph.tabs = vec![6000];
    let line = &set(&paragraph, Habits::WORD)[0];
    assert_eq!(places(line)[10], 6000);
    assert_eq!(line.pieces.last().unwrap().face, Face::Heading2);

    let paragraph = Paragraph::of(Style::Imprint, "石桥镇党政办公室\t2026年2月5日印发");
    let line = &set(&paragraph, Habits::WORD)[0];
    let last = places(line).pop().unwrap();
    assert_eq!(last + 280, page::TEXT_WIDTH - 280);
}

#[test]
fn the_wrapped_lines_of_an_attachment_hang() {
    let mut paragraph = Paragraph::of(Style::Attachment, format!("附件：1.{}", "字".repeat(40)));
    paragraph.indent = Some(Indent {
        left: 1800,
        first: -1170,
        right: 0,
    });
    let lines = set(&paragraph, Habits::WORD);
    assert_eq!(places(&lines[0])[0], 630);
    assert_eq!(places(&lines[1])[0], 1800);
}

#[test]
fn a_heading_part_stands_in_its_own_face() {
    let mut paragraph = body("一是领导带头。");
    paragraph
        .runs
        .insert(0, Run::part("（一）学法用法。", Part::Heading(2)));
    let faces: Vec<Face> = set(&paragraph, Habits::WORD)[0]
        .pieces
        .iter()
        .map(|piece| piece.face)
        .collect();
    assert_eq!(faces, [Face::Heading2, Face::Body]);
}

proptest! {
    #[test]
    fn no_character_is_lost_and_no_rule_is_broken(
        text in "[字国年，。：；！？、（）《》“”—…0-9A-Za-z.%𠮷😀]{1,400}"
    ) {
        let lines = word(&text);
        prop_assert_eq!(lines.concat(), text);
        for two in lines.windows(2) {
            let (Some(last), Some(first)) = (two[0].chars().last(), two[1].chars().next()) else {
                continue;
            };
            // Unless nothing else was possible: then the line has no place for a break at all.
            if !breaks::allowed(last, first) {
                let inner: Vec<char> = two[0].chars().collect();
                prop_assert!(!inner.windows(2).any(|two| breaks::allowed(two[0], two[1])));
            }
        }
    }

    #[test]
    fn nothing_stands_outside_the_type_area(text in "[字，。“”（）0-9A-Za-z ]{1,300}") {
        for line in set(&body(&text), Habits::WORD) {
            for piece in &line.pieces {
                for (c, x) in piece.text.chars().zip(&piece.xs) {
                    let right = x + Grid.advance(piece.face, c) * 16 - 250;
                    prop_assert!(c == ' ' || right <= LEFT + page::TEXT_WIDTH * TWIP + 250);
                    prop_assert!(*x >= LEFT);
                }
            }
        }
    }
}
