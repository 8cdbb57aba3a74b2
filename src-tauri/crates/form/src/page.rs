//! The page of GB/T 9704-2012, in millimetres as the standard gives it and in twips as Word takes
//! it.
//!
//! | clause | says | here |
//! |---|---|---|
//! | 5.1 | A4, 210 × 297 mm | [`WIDTH`], [`HEIGHT`] |
//! | 5.2.1 | 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm | [`TOP`], [`LEFT`], [`RIGHT`], [`BOTTOM`] |
//! | 5.2.3 | 22 lines of 28 characters, filling the 版心 | [`LINE`], [`CELL`], [`TIGHTENING`] |
//! | 7.5 | page number 7 mm below the 版心, one character in | [`FOOTER`], [`PAGE_NUMBER_INDENT`] |
//!
//! All lengths are twips (1/20 pt, 1/1440 inch) unless a name says otherwise.

/// Twips in `mm` tenths of a millimetre, rounded: 1 mm is 1440/25.4 twips.
pub(crate) const fn tenths_of_mm(mm: i32) -> i32 {
    (mm * 1440 + 127) / 254
}

/// 210 mm.
pub const WIDTH: i32 = tenths_of_mm(2100);
/// 297 mm.
pub const HEIGHT: i32 = tenths_of_mm(2970);
/// 天头, 37 mm.
pub const TOP: i32 = tenths_of_mm(370);
/// 订口, 28 mm. One twip more than rounding gives: the value that Word's own dialog shows as 28 mm
/// and that leaves exactly 156 mm beside [`RIGHT`].
pub const LEFT: i32 = tenths_of_mm(280) + 1;
/// What 订口 and 版心 leave of the width: 26 mm.
pub const RIGHT: i32 = tenths_of_mm(260);
/// What 天头 and 版心 leave of the height: 35 mm.
pub const BOTTOM: i32 = tenths_of_mm(350);
/// Width of the 版心, 156 mm.
pub const TEXT_WIDTH: i32 = WIDTH - LEFT - RIGHT;
/// Height of the 版心, 225 mm.
pub const TEXT_HEIGHT: i32 = HEIGHT - TOP - BOTTOM;

/// Lines on a page (5.2.3).
pub const LINES: i32 = 22;
/// Characters on a line (5.2.3).
pub const CHARACTERS: i32 = 28;

/// Exact height of a line, 28.95 pt. One twip more would leave room for 21 lines.
pub const LINE: i32 = TEXT_HEIGHT / LINES;

/// Size of 3号, in half-points (16 pt).
pub const SIZE_3: usize = 32;
/// Size of 2号, in half-points (22 pt).
pub const SIZE_2: usize = 44;
/// Size of 4号, in half-points (14 pt).
pub const SIZE_4: usize = 28;

/// What is taken off the width of each character of 3号, −0.25 pt. Twenty-eight characters of 16 pt
/// are wider than the 版心; a grid of characters would do it in Word, but other programs then set
/// 14 characters on a line. −0.2 pt leaves 27.
pub const TIGHTENING: i32 = -5;
/// Width of a 3号 character as set, 15.75 pt: the 字 of the standard.
pub const CELL: i32 = 320 + TIGHTENING;

/// From the lower edge of the paper to the footer, so that the 一字线 of the page number stands
/// 7 mm below the 版心 (7.5). Found by measuring: the line is [`FOOTER_LINE`] high and its dash
/// stands in the middle.
pub const FOOTER: i32 = 1420;
/// From the lower edge of the 版心 to the 一字线 of the page number (7.5): 7 mm.
pub const NUMBER_BELOW: i32 = tenths_of_mm(70);
/// Exact height of the footer's line.
pub const FOOTER_LINE: i32 = 280;
/// One character of 4号: odd pages 居右空一字, even pages 居左空一字 (7.5).
pub const PAGE_NUMBER_INDENT: i32 = 280;
/// From the upper edge of the paper to the header, which is empty; Word's default.
pub const HEADER: i32 = 851;

/// First and last rule of the 版记 (7.4.1), 0.35 mm, in eighths of a point.
pub const IMPRINT_THICK: u32 = 8;
/// The rules between, 0.25 mm.
pub const IMPRINT_THIN: u32 = 6;

/// Exact height of the line that holds the 版记 to its page, 1 pt.
pub const ANCHOR_LINE: i32 = 20;
/// Size of what does not stand on it, in half-points.
pub const SIZE_ANCHOR: usize = 2;

/// What must be free between the text and the 版记: the line that holds it to its page, and 1 pt, so that
/// no program finds too little room where another finds enough.
pub const IMPRINT_SPARE: i32 = ANCHOR_LINE + 20;

/// Upper edge of the 版心 to the upper edge of the 发文机关标志 (7.2.4): 35 mm.
pub const MARK_TOP: i32 = tenths_of_mm(350);

/// Hundredths of a 字 to twips.
#[must_use]
pub fn twips(hundredths: i32) -> i32 {
    (hundredths * CELL + 50).div_euclid(100)
}

/// Twips to hundredths of a 字.
#[must_use]
pub fn hundredths(twips: i32) -> i32 {
    (twips * 100 + CELL / 2).div_euclid(CELL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mm(twips: i32) -> f64 {
        f64::from(twips) * 25.4 / 1440.0
    }

    #[test]
    fn the_page_is_the_page_of_the_standard_to_a_twentieth_of_a_millimetre() {
        for (twips, wanted) in [
            (WIDTH, 210.0),
            (HEIGHT, 297.0),
            (TOP, 37.0),
            (LEFT, 28.0),
            (TEXT_WIDTH, 156.0),
            (TEXT_HEIGHT, 225.0),
        ] {
            assert!((mm(twips) - wanted).abs() < 0.05, "{twips} for {wanted} mm");
        }
    }

    #[test]
    fn twenty_two_lines_fit_and_twenty_three_do_not() {
        assert_eq!(LINE, 579);
        const { assert!(LINES * LINE <= TEXT_HEIGHT) };
        const { assert!((LINES + 1) * LINE > TEXT_HEIGHT) };
    }

    #[test]
    fn twenty_eight_characters_fit_and_twenty_nine_do_not() {
        const { assert!(CHARACTERS * CELL <= TEXT_WIDTH) };
        const { assert!((CHARACTERS + 1) * CELL > TEXT_WIDTH) };
        // One unit less of tightening, and the twenty-eighth is lost.
        const { assert!(CHARACTERS * (CELL + 1) > TEXT_WIDTH) };
    }

    #[test]
    fn hundredths_of_a_character_and_twips_agree_both_ways() {
        for wanted in [0, 50, 100, 200, 350, 400, 675, 2800] {
            assert_eq!(hundredths(twips(wanted)), wanted);
        }
        assert_eq!(twips(200), 630);
    }
}
