//! Where 发文机关署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5).
//!
//! Widths and blanks are in 字; `U` is the width of the organ's name, `D` that of the date, a
//! half-width digit counting 0.5.

use report::SignatureRule;

use crate::width;

/// Width of a full line, in hundredths of a 字.
const LINE: i32 = 2800;

/// Blanks at the right edge, in hundredths of a 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blanks {
    pub(crate) signature: i32,
    pub(crate) date: i32,
}

/// Blanks for a name and a date. Where one of the two is missing its text is empty.
pub(crate) fn blanks(rule: SignatureRule, signature: &str, date: &str) -> Blanks {
    let (u, d) = (hundredths(signature), hundredths(date));
    let blanks = match rule {
        SignatureRule::Sealed => sealed(u, d),
        SignatureRule::Unsealed => unsealed(u, d),
    };
    Blanks {
        signature: blanks.signature.clamp(0, (LINE - u).max(0)),
        date: blanks.date.clamp(0, (LINE - d).max(0)),
    }
}

/// 7.3.5.1: the date four 字 from the right, the name centred over it. A name so long that it would
/// reach beyond the edge stands at the edge, and the date is centred under it; the standard does
/// not name the case.
fn sealed(u: i32, d: i32) -> Blanks {
    let signature = 400 + (d - u) / 2;
    if signature >= 0 {
        Blanks {
            signature,
            date: 400,
        }
    } else {
        Blanks {
            signature: 0,
            date: (u - d) / 2,
        }
    }
}

/// 7.3.5.2: the name two 字 from the right, the date's first character two 字 to the right of the
/// name's. A date longer than the name stands two 字 from the right, and the name moves left.
fn unsealed(u: i32, d: i32) -> Blanks {
    if d > u {
        Blanks {
            signature: if u == 0 { 200 } else { 400 + d - u },
            date: 200,
        }
    } else {
        Blanks {
            signature: 200,
            date: if d == 0 { 200 } else { u - d },
        }
    }
}

/// Empty lines between the text and the name.
///
/// Unsealed: 正文下空一行 (7.3.5.2). Sealed: the standard wants the upper edge of the seal within
/// one line of the text, and name and date a little below its middle (7.3.5.1). The seal of a
/// township is 42 mm across, 4.1 lines; with two empty lines the border between name and date is
/// three lines below the text, so that the upper edge is at 0.9 lines or a little less. With three
/// it would be at 1.9.
pub(crate) fn empty_lines(rule: SignatureRule) -> usize {
    match rule {
        SignatureRule::Sealed => 2,
        SignatureRule::Unsealed => 1,
    }
}

/// Width of the widest line of a text, in hundredths of a 字.
fn hundredths(text: &str) -> i32 {
    let halves = text.lines().map(width::halves).max().unwrap_or(0);
    i32::try_from(halves)
        .unwrap_or(i32::MAX / 100)
        .min(i32::MAX / 100)
        * 50
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::SignatureRule::{Sealed, Unsealed};

    fn both(rule: SignatureRule, signature: &str, date: &str) -> (i32, i32) {
        let blanks = blanks(rule, signature, date);
        (blanks.signature, blanks.date)
    }

    #[test]
    fn under_a_seal_the_name_is_centred_over_a_date_four_characters_from_the_right() {
        // U = 8, D = 7
        assert_eq!(
            both(Sealed, "青塘镇人民政府啊", "2022年10月27日"),
            (350, 400)
        );
        // U = 5, D = 6.5
        assert_eq!(both(Sealed, "青塘镇政府", "2026年1月15日"), (475, 400));
    }

    #[test]
    fn a_name_too_long_for_that_stands_at_the_edge_with_the_date_centred_under_it() {
        let name = "字".repeat(18);
        assert_eq!(both(Sealed, &name, "2026年1月15日"), (0, 575));
    }

    #[test]
    fn without_a_seal_the_date_begins_two_characters_right_of_the_name() {
        for name in ["青塘镇人民政府啊", "云泽县青塘镇人民政府", "青塘镇政府办"]
        {
            for date in ["2022年10月27日", "2026年1月5日"] {
                let (signature, at) = both(Unsealed, name, date);
                let start = |text: &str, blank: i32| LINE - blank - hundredths(text);
                assert_eq!(
                    start(date, at) - start(name, signature),
                    200,
                    "{name} {date}"
                );
            }
        }
        assert_eq!(
            both(Unsealed, "青塘镇人民政府啊", "2022年10月27日"),
            (200, 100)
        );
    }

    #[test]
    fn a_date_longer_than_the_name_stands_two_characters_from_the_right() {
        // U = 5, D = 7
        assert_eq!(both(Unsealed, "青塘镇政府", "2022年10月27日"), (600, 200));
    }

    #[test]
    fn a_name_or_a_date_alone_keeps_its_own_blank() {
        assert_eq!(both(Unsealed, "青塘镇人民政府", "").0, 200);
        assert_eq!(both(Unsealed, "", "2022年10月27日").1, 200);
        assert_eq!(both(Sealed, "", "2022年10月27日").1, 400);
    }

    #[test]
    fn nothing_is_pushed_off_the_line_however_long() {
        let long = "字".repeat(40);
        for rule in [Sealed, Unsealed] {
            let (signature, date) = both(rule, &long, "2022年10月27日");
            assert_eq!(signature, 0);
            assert!((0..=2100).contains(&date), "{date}");
            let (signature, date) = both(rule, "镇", &long);
            assert!((0..=2700).contains(&signature));
            assert_eq!(date, 0);
        }
    }
}
