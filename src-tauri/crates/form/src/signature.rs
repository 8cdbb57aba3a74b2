//! Where 发文机关署名 and 成文日期 stand (GB/T 9704-2012, 7.3.5).
//!
//! Widths and blanks are in 字; `U` is the width of the organ's name, `D` that of the date, a
//! half-width digit counting 0.5.

use report::SignatureRule;

use crate::{name, width};

/// Blanks at the right edge, in hundredths of a 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blanks {
    pub(crate) signature: i32,
    pub(crate) date: i32,
}

/// Width of the seal of a township, 42 mm.
const SEAL: i32 = 756;
/// Between two seals or two names that stand side by side.
const BETWEEN: i32 = 50;
/// Room for 签发人签名章; the standard names no size.
const STAMP: i32 = 500;
/// Blank of a name without a seal (7.3.5.2).
const UNSEALED: i32 = 200;
/// Blank of the post: the stamp four 字 from the right, the post two 字 left of it (7.3.5.3).
const BESIDE_STAMP: i32 = 400 + STAMP + 200;

/// A name as it stands above its date, with the post behind it that a stamp needs: broken by sense
/// where it is longer than a line, or would stand under the stamp. One in which a break was typed stays
/// as it is. The line's width is in hundredths of a 字.
pub(crate) fn named(rule: SignatureRule, organ: &str, post: &str, line: i32) -> String {
    let fits = |blank: i32| u32::try_from((line - blank) / 50).unwrap_or(0);
    let room = match rule {
        SignatureRule::Sealed => fits(0),
        // 右空二字 where it stands on one line and has the room.
        SignatureRule::Unsealed if hundredths(organ) <= line => fits(0),
        SignatureRule::Unsealed => fits(UNSEALED),
        SignatureRule::Stamp => fits(BESIDE_STAMP),
    };
    let (u, p) = (width::halves(organ), width::halves(post));
    if u.saturating_add(p) <= room || organ.contains('\n') {
        format!("{organ}{post}")
    } else if u <= room {
        format!("{organ}\n{post}")
    } else if p > room / 2 {
        // Beside the post there is no room for words of the name.
        format!("{}\n{post}", name::lines(organ, room).join("\n"))
    } else {
        format!(
            "{}{post}",
            name::lines(organ, room.saturating_sub(p)).join("\n")
        )
    }
}

/// How wide a text of several lines is, in hundredths of a 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wide {
    /// The widest line.
    pub(crate) widest: i32,
    /// The last line.
    pub(crate) last: i32,
}

impl Wide {
    pub(crate) fn of(text: &str) -> Self {
        Self {
            widest: hundredths(text),
            last: hundredths(text.lines().next_back().unwrap_or_default()),
        }
    }
}

/// Blanks for a name, as [`named`] gives it, and a date on lines of a width in hundredths of a 字.
/// Where one of the two is missing its text is empty.
pub(crate) fn blanks(rule: SignatureRule, signature: Wide, date: Wide, line: i32) -> Blanks {
    let (u, d) = (signature.widest, date.widest);
    let blanks = match rule {
        SignatureRule::Sealed => sealed(u, d),
        SignatureRule::Unsealed => unsealed(u, signature.last, d, line),
        // The date four 字 from the right (7.3.5.3).
        SignatureRule::Stamp => Blanks {
            signature: BESIDE_STAMP,
            date: 400,
        },
    };
    Blanks {
        signature: blanks.signature.clamp(0, (line - u).max(0)),
        date: blanks.date.clamp(0, (line - d).max(0)),
    }
}

/// Names under seals (7.3.5.1, 联合行文): side by side in rows of up to three, so that the seals on
/// them do not touch, the last of each row over the date. Each name comes with where it begins, in
/// hundredths of a 字 from the left.
pub(crate) fn rows(names: &[&str], date: &str, line: i32) -> Vec<Vec<(usize, i32)>> {
    let widths: Vec<i32> = names.iter().map(|name| hundredths(name)).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let half = widest.max(SEAL) / 2;
    let last = (line - 400 - hundredths(date) / 2)
        .min(line - half)
        .max(half);
    let pitch = widest.max(SEAL) + BETWEEN;
    let most = (1..=3)
        .rev()
        .find(|count| last - (count - 1) * pitch >= half)
        .unwrap_or(1);
    let most = usize::try_from(most).unwrap_or(1);
    (0..names.len())
        .collect::<Vec<_>>()
        .chunks(most)
        .map(|row| {
            let behind = |at: usize| i32::try_from(row.len() - 1 - at).unwrap_or(0) * pitch;
            row.iter()
                .enumerate()
                .map(|(at, name)| (*name, (last - behind(at) - widths[*name] / 2).max(0)))
                .collect()
        })
        .collect()
}

/// Empty lines between two rows of seals: a seal is 4.1 lines high.
pub(crate) const BETWEEN_ROWS: usize = 4;

/// Empty lines between the post and the date (7.3.5.3).
pub(crate) const BELOW_STAMP: usize = 1;

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
/// first of the name's last line. A date longer than the name stands two 字 from the right, and the
/// name moves left. A name that leaves no two 字 stands as far to the left as there is room, and the
/// date goes with it.
fn unsealed(u: i32, last: i32, d: i32, line: i32) -> Blanks {
    if d > u {
        Blanks {
            signature: if u == 0 { UNSEALED } else { 400 + d - u },
            date: UNSEALED,
        }
    } else {
        let signature = UNSEALED.min(line - u).max(0);
        Blanks {
            signature,
            date: if d == 0 {
                UNSEALED
            } else {
                signature + last - 200 - d
            },
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
        // 正文下空二行 (7.3.5.3)
        SignatureRule::Sealed | SignatureRule::Stamp => 2,
        SignatureRule::Unsealed => 1,
    }
}

/// Width of the widest line of a text, in hundredths of a 字.
pub(crate) fn hundredths(text: &str) -> i32 {
    let halves = text.lines().map(width::halves).max().unwrap_or(0);
    i32::try_from(halves)
        .unwrap_or(i32::MAX / 100)
        .min(i32::MAX / 100)
        * 50
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::SignatureRule::{Sealed, Stamp, Unsealed};

    const LINE: i32 = 2800;

    fn both(rule: SignatureRule, signature: &str, date: &str) -> (i32, i32) {
        let blanks = blanks(rule, Wide::of(signature), Wide::of(date), LINE);
        (blanks.signature, blanks.date)
    }

    #[test]
    fn a_post_that_takes_most_of_the_line_stands_below_the_name() {
        let organ = "清河回族自治县青石土家族苗族乡人民政府";
        let post = "党委书记、综合行政执法大队大队长";
        let name = named(Stamp, organ, post, 2800);
        assert!(name.ends_with(&format!("\n{post}")), "{name}");
        assert!(name.lines().all(|line| line.chars().count() > 3), "{name}");
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
    fn the_post_stands_left_of_the_stamp_and_the_date_four_characters_from_the_right() {
        assert_eq!(
            both(Stamp, "青塘镇人民政府镇长", "2026年1月15日"),
            (1100, 400)
        );
    }

    #[test]
    fn sealed_names_stand_side_by_side_the_last_over_the_date() {
        let names = ["中共云泽县石桥镇委员会", "云泽县石桥镇人民政府"];
        let date = "2026年1月15日";
        let rows = rows(&names, date, LINE);
        assert_eq!(rows.len(), 1);
        let (first, second) = (rows[0][0].1, rows[0][1].1);
        assert!(first >= 0 && first + 1100 + BETWEEN <= second);
        // D = 6.5
        assert_eq!(second + 500, LINE - 400 - 325);
    }

    #[test]
    fn names_too_long_for_a_row_stand_below_each_other_and_none_is_lost() {
        for (count, length) in [(2, 16), (4, 8), (6, 4), (3, 40)] {
            let name = "镇".repeat(length);
            let names = vec![name.as_str(); count];
            let rows = rows(&names, "2026年1月15日", LINE);
            let all: Vec<usize> = rows.iter().flatten().map(|(name, _)| *name).collect();
            assert_eq!(all, (0..count).collect::<Vec<_>>());
            assert!(rows.iter().flatten().all(|(_, start)| *start >= 0));
        }
    }

    fn organ(length: usize) -> String {
        let name = "清河回族自治县青石土家族苗族乡综合行政执法与应急管理办公室大队";
        format!("{}局", name.chars().take(length - 1).collect::<String>())
    }

    #[test]
    fn names_of_any_length_leave_room_for_their_date_and_the_rule_is_kept_as_far_as_it_can_be() {
        let date = "2026年12月25日";
        for length in 8..=50 {
            let name = named(Unsealed, &organ(length), "", LINE);
            let (signature, at) = both(Unsealed, &name, date);
            let last = name.lines().next_back().unwrap();
            let start = |text: &str, blank: i32| LINE - blank - hundredths(text);
            assert_eq!(
                start(date, at) - start(last, signature),
                200,
                "{length}: {name}"
            );
            assert!(start(date, at) >= 200 && at >= 0);
            assert_eq!(name.replace('\n', ""), organ(length));
            for line in name.lines() {
                assert!((500..=LINE).contains(&hundredths(line)), "{name}");
            }
        }
        assert_eq!(both(Unsealed, &organ(28), date), (0, 1900));
    }

    #[test]
    fn a_post_never_stands_under_the_stamp_and_is_never_broken() {
        for length in 3..=40 {
            let name = named(Stamp, &organ(length), "镇长", LINE);
            assert!(name.ends_with("镇长"), "{name}");
            for line in name.lines() {
                assert!(hundredths(line) <= LINE - 1100, "{name}");
            }
            assert_eq!(both(Stamp, &name, "2026年1月15日"), (1100, 400));
        }
        assert_eq!(
            named(Stamp, "青石镇人民政府", "镇长", LINE),
            "青石镇人民政府镇长"
        );
    }

    #[test]
    fn a_sealed_name_is_broken_only_where_it_is_longer_than_a_line() {
        assert!(!named(Sealed, &organ(28), "", LINE).contains('\n'));
        assert!(named(Sealed, &organ(29), "", LINE).contains('\n'));
        assert_eq!(named(Sealed, "甲\n乙", "", LINE), "甲\n乙");
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
