//! House style: in what a township's papers differ from GB/T 9704-2012, or choose where it leaves a
//! choice.
//!
//! The default is the standard to the letter. Everything else is data: a file under `assets/house`,
//! or what the person set.

use serde::{Deserialize, Serialize};

use crate::fonts::{Face, FontProfile};
use crate::page;
use crate::style::{Spec, Style};

/// A house style.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct House {
    /// The fonts.
    pub fonts: FontProfile,
    /// The page.
    pub page: Page,
    /// Whether （一） is bold. The standard asks for no bold anywhere.
    pub bold_heading2: bool,
    /// Where page numbers stand.
    pub page_number: NumberPlace,
}

/// Where page numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberPlace {
    /// Odd pages right, even pages left, one character in (7.5).
    #[default]
    Outside,
    /// In the middle.
    Center,
}

/// The page: margins in tenths of a millimetre, line height in hundredths of a point. The methods
/// give twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// 天头; the standard's 370 ± 10 (5.2.1).
    pub top: i32,
    /// Below the 版心; 350.
    pub bottom: i32,
    /// 订口; 280 ± 10.
    pub left: i32,
    /// Right of the 版心; 260.
    pub right: i32,
    /// Height of a line; 2895, so that 22 stand on a page (5.2.3).
    pub line: i32,
}

/// What a margin can be, in tenths of a millimetre.
pub const MARGIN: std::ops::RangeInclusive<i32> = 150..=450;
/// What the height of a line can be, in hundredths of a point: 2号 needs 26 pt.
pub const LINE: std::ops::RangeInclusive<i32> = 2600..=3600;

impl Page {
    /// The page of the standard.
    pub const STANDARD: Self = Self {
        top: 370,
        bottom: 350,
        left: 280,
        right: 260,
        line: 2895,
    };

    /// Upper edge of the 版心.
    #[must_use]
    pub fn top(&self) -> i32 {
        page::tenths_of_mm(self.top)
    }

    /// What is left below the 版心.
    #[must_use]
    pub fn bottom(&self) -> i32 {
        page::tenths_of_mm(self.bottom)
    }

    /// Left edge of the 版心: what the other two leave, so that they add up to the paper.
    #[must_use]
    pub fn left(&self) -> i32 {
        page::WIDTH - self.right() - self.width()
    }

    /// What is left to the right of the 版心.
    #[must_use]
    pub fn right(&self) -> i32 {
        page::tenths_of_mm(self.right)
    }

    /// Width of the 版心.
    #[must_use]
    pub fn width(&self) -> i32 {
        page::tenths_of_mm(2100 - self.left - self.right)
    }

    /// Height of the 版心.
    #[must_use]
    pub fn height(&self) -> i32 {
        page::HEIGHT - self.top() - self.bottom()
    }

    /// Exact height of a line.
    #[must_use]
    pub fn line(&self) -> i32 {
        (self.line + 2) / 5
    }

    /// From the lower edge of the paper to the footer: the 一字线 stays 7 mm below the 版心 (7.5).
    #[must_use]
    pub fn footer(&self) -> i32 {
        (page::FOOTER + self.bottom() - page::BOTTOM).max(0)
    }

    /// Width of the 版心 in halves of a character of a size in half-points.
    #[must_use]
    pub fn halves(&self, size: usize) -> u32 {
        let half = i32::try_from(size).unwrap_or(i32::MAX).max(1) * 5;
        u32::try_from(self.width() / half).unwrap_or(0)
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::STANDARD
    }
}

impl House {
    /// The same with every measure inside what a page can be and no font without a name.
    #[must_use]
    pub fn sound(mut self) -> Self {
        let page = &mut self.page;
        for margin in [
            &mut page.top,
            &mut page.bottom,
            &mut page.left,
            &mut page.right,
        ] {
            *margin = (*margin).clamp(*MARGIN.start(), *MARGIN.end());
        }
        page.line = page.line.clamp(*LINE.start(), *LINE.end());
        let usual = FontProfile::default();
        let fonts = &mut self.fonts;
        for (name, usual) in [
            (&mut fonts.title, usual.title),
            (&mut fonts.body, usual.body),
            (&mut fonts.heading1, usual.heading1),
            (&mut fonts.heading2, usual.heading2),
            (&mut fonts.page_number, usual.page_number),
        ] {
            let trimmed: String = name.trim().chars().take(LONGEST_NAME).collect();
            *name = if trimmed.is_empty() { usual } else { trimmed };
        }
        fonts.latin = fonts
            .latin
            .take()
            .map(|name| name.trim().chars().take(LONGEST_NAME).collect::<String>())
            .filter(|name| !name.is_empty());
        self
    }

    /// What a style says in this house.
    #[must_use]
    pub fn spec(&self, style: Style) -> Spec {
        let mut spec = style.spec();
        if spec.line == page::LINE {
            spec.line = self.page.line();
        }
        if let Some(tab) = &mut spec.right_tab {
            *tab += self.page.width() - page::TEXT_WIDTH;
        }
        spec.bold = self.bold_heading2 && style == Style::Heading(2);
        spec
    }

    /// The face that a character of a paragraph's face is set in: Latin letters and digits in a font
    /// of their own where there is one.
    #[must_use]
    pub fn face(&self, face: Face, c: char) -> Face {
        if self.fonts.latin.is_some() && face != Face::PageNumber && c.is_ascii_graphic() {
            Face::Latin
        } else {
            face
        }
    }
}

/// Characters of a font's name.
const LONGEST_NAME: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_standard_is_the_same_by_either_reckoning() {
        let page = Page::STANDARD;
        assert_eq!(page.top(), page::TOP);
        assert_eq!(page.bottom(), page::BOTTOM);
        assert_eq!(page.left(), page::LEFT);
        assert_eq!(page.right(), page::RIGHT);
        assert_eq!(page.width(), page::TEXT_WIDTH);
        assert_eq!(page.height(), page::TEXT_HEIGHT);
        assert_eq!(page.line(), page::LINE);
        assert_eq!(page.footer(), page::FOOTER);
        for style in Style::ALL {
            assert_eq!(House::default().spec(style), style.spec());
        }
    }

    #[test]
    fn what_no_page_can_be_is_brought_back() {
        let house = House {
            page: Page {
                top: -5,
                bottom: 9_000,
                line: 0,
                ..Page::STANDARD
            },
            fonts: FontProfile {
                body: " ".into(),
                latin: Some(String::new()),
                ..FontProfile::default()
            },
            ..House::default()
        }
        .sound();
        assert_eq!(house.page.top, 150);
        assert_eq!(house.page.bottom, 450);
        assert_eq!(house.page.line, 2600);
        assert_eq!(house.fonts, FontProfile::default());
    }

    #[test]
    fn only_letters_and_digits_take_a_latin_font_and_only_where_there_is_one() {
        let mut house = House::default();
        assert_eq!(house.face(Face::Body, '5'), Face::Body);
        house.fonts.latin = Some("Times New Roman".into());
        assert_eq!(house.face(Face::Body, '5'), Face::Latin);
        assert_eq!(house.face(Face::Body, '“'), Face::Body);
        assert_eq!(house.face(Face::PageNumber, '5'), Face::PageNumber);
    }
}
