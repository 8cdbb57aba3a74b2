//! An organ's name that is longer than its line.

use crate::paragraph::Origin;
use crate::{title, width};

/// A name on as few lines as it takes where so many halves of a character stand on one: broken by
/// sense where it can be, and never over the edge.
pub(crate) fn lines(name: &str, fits: u32) -> Vec<&str> {
    let lines = title::lines(name, &[name], fits);
    if lines.iter().all(|line| width::halves(line) <= fits) {
        return lines;
    }
    let mut lines = Vec::new();
    let (mut start, mut wide) = (0, 0);
    for (at, c) in name.char_indices() {
        if wide > 0 && wide + width::of(c) > fits {
            lines.push(&name[start..at]);
            (start, wide) = (at, 0);
        }
        wide += width::of(c);
    }
    lines.push(&name[start..]);
    lines
}

/// The origin of a text that is printed with other line breaks than it has in its block.
pub(crate) fn broken(mut origin: Origin, source: &str, text: &str) -> Origin {
    let [(0, there)] = origin.anchors[..] else {
        return origin;
    };
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let rest = source.get(from..).unwrap_or_default();
        let over = match c {
            // One that the source does not have here is the form's.
            '\n' => rest.starts_with('\n').then_some(0),
            c => rest.find(c),
        };
        match over {
            Some(0) => from += c.len_utf8(),
            // A space was dropped at the break.
            Some(over) => {
                origin.anchors.push((at, there + from + over));
                from += over + c.len_utf8();
            }
            None => origin.anchors.push((at + c.len_utf8(), there + from)),
        }
    }
    origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_breaks_between_its_parts_and_one_of_no_parts_where_the_line_ends() {
        let name = "清河回族自治县青石土家族苗族乡人民政府";
        assert_eq!(lines(name, 38), [name]);
        assert_eq!(
            lines(name, 30),
            ["清河回族自治县", "青石土家族苗族乡人民政府"]
        );
        for name in ["Ａ".repeat(50), "A".repeat(50)] {
            let found = lines(&name, 20);
            assert_eq!(found.concat(), name);
            assert!(found.iter().all(|line| width::halves(line) <= 20));
        }
    }

    #[test]
    fn every_character_of_a_broken_name_leads_back_to_its_block() {
        for (source, text) in [
            ("甲县乙镇", "甲县\n乙镇"),
            ("甲县 乙镇", "甲县\n乙镇"),
            ("甲县\n乙镇丙村", "甲县\n乙镇\n丙村"),
        ] {
            let origin = Origin {
                block: report::BlockId(1),
                anchors: vec![(0, 6)],
            };
            let origin = broken(origin, source, text);
            for (at, c) in text.char_indices().filter(|(_, c)| *c != '\n') {
                assert!(
                    source[origin.source(at) - 6..].starts_with(c),
                    "{text} {at}"
                );
            }
        }
    }
}
