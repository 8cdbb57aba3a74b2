//! Places in a text, counted three ways.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

mod support;

use proptest::prelude::*;
use report::figures::Figures;
use report::inline::{self, Inline};
use report::span::{Ruler, Shown};
use report::{FigureEntry, Report};

fn figures() -> Figures {
    let mut report = Report::empty();
    report
        .figures
        .insert("disputes_total".into(), FigureEntry::of("65"));
    Figures::of(&report, Some(&support::template()))
}

#[test]
fn the_editor_counts_a_reference_as_one_unit() {
    let shown = Shown::new("调解⟦disputes_total⟧，成功", &figures());
    assert_eq!(shown.text, "调解65件，成功");
    let comma = shown.text.find('，').unwrap();
    assert_eq!(shown.wire(comma, false), 3);
    assert_eq!(shown.utf16(comma), 5);
    assert_eq!(shown.wire(shown.text.len(), true), 6);
}

#[test]
fn an_offset_inside_a_figure_moves_to_its_edge() {
    let shown = Shown::new("调解⟦disputes_total⟧，", &figures());
    let inside = shown.text.find('5').unwrap();
    assert_eq!(
        (shown.wire(inside, false), shown.wire(inside, true)),
        (2, 3)
    );
}

#[test]
fn characters_beyond_the_basic_plane_count_two() {
    let shown = Shown::new("𠮷⟦disputes_total⟧𠮷镇", &figures());
    assert_eq!(shown.wire(shown.text.find('镇').unwrap(), false), 5);
    assert_eq!(shown.utf16(shown.text.find('镇').unwrap()), 7);
}

proptest! {
    #[test]
    fn a_ruler_tells_what_the_text_itself_tells(
        pieces in prop::collection::vec(prop_oneof!["[a镇𠮷]{0,200}", Just("⟦disputes_total⟧".to_owned())], 0..12)
    ) {
        let shown = Shown::new(&pieces.concat(), &figures());
        let ruler = Ruler::new(shown.clone());
        for byte in 0..shown.text.len() + 3 {
            prop_assert_eq!(ruler.utf16(byte), shown.utf16(byte), "{}", byte);
            for end in [false, true] {
                prop_assert_eq!(ruler.wire(byte, end), shown.wire(byte, end), "{} {}", byte, end);
            }
        }
    }

    #[test]
    fn wire_offsets_grow_with_the_text_and_end_with_it(
        pieces in prop::collection::vec(prop_oneof!["[a镇𠮷]{0,4}", Just("⟦disputes_total⟧".to_owned())], 0..8)
    ) {
        let text = pieces.concat();
        let shown = Shown::new(&text, &figures());
        let length: usize = inline::pieces(&text).map(|piece| match piece {
            Inline::Text(text) => text.encode_utf16().count(),
            Inline::Figure(_) => 1,
        }).sum();
        prop_assert_eq!(shown.wire(shown.text.len(), true) as usize, length);
        let mut before = 0;
        for (at, _) in shown.text.char_indices() {
            let (start, end) = (shown.wire(at, false), shown.wire(at, true));
            prop_assert!(start >= before && end >= start && end <= start + 1);
            before = start;
        }
    }
}

#[test]
fn places_in_a_stored_text_go_over_the_wire_and_come_back() {
    use report::span::{StoredRuler, byte_in, wire_in};
    let text = "受理⟦disputes_total⟧，𠮷镇4次";
    for (part, wire) in [
        ("受理", 0),
        ("⟦", 2),
        ("，", 3),
        ("𠮷", 4),
        ("镇", 6),
        ("4", 7),
    ] {
        let byte = text.find(part).unwrap();
        assert_eq!(wire_in(text, byte, false), wire, "{part}");
        assert_eq!(byte_in(text, wire), byte, "{part}");
    }
    let long = format!("{}⟦a{text}", text.repeat(40));
    let ruler = StoredRuler::new(&long);
    for byte in 0..=long.len() {
        for end in [false, true] {
            assert_eq!(ruler.wire(byte, end), wire_in(&long, byte, end), "{byte}");
        }
    }
    let inside = text.find("disputes").unwrap();
    assert_eq!(
        (wire_in(text, inside, false), wire_in(text, inside, true)),
        (2, 3)
    );
    assert_eq!(wire_in(text, text.len(), true), 9);
    assert_eq!(byte_in(text, 99), text.len());
}
