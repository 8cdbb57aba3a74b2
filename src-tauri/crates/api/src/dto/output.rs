//! What leaves the program: variants, house style, the copy for a website.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VariantDto;

/// What the person should know before a report is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct Outlook {
    /// Every variant, in the order in which they are offered.
    pub variants: Vec<VariantOutlook>,
    /// What is wrong or missing for the variant that the report has, a sentence each; the first is
    /// the gravest.
    pub warnings: Vec<String>,
    /// The fonts that the file names.
    pub fonts: Vec<FontOutlook>,
    /// Characters that the named fonts lack because they hold GB 2312 alone.
    pub rare: String,
    /// How many pages it has.
    pub pages: u32,
}

/// What a variant holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct VariantOutlook {
    /// The variant.
    pub variant: VariantDto,
    /// Its name.
    pub name: String,
    /// What it is for, one sentence.
    pub purpose: String,
    /// What this report prints in it, in the order of the paper.
    pub holds: Vec<String>,
    /// What this report has and it leaves out.
    pub leaves_out: Vec<String>,
}

/// A font that the file names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct FontOutlook {
    /// What is set in it: 标题, 正文 …
    pub part: String,
    /// Its name.
    pub name: String,
    /// Whether this machine has it.
    pub present: bool,
    /// What this machine shows instead; empty where it has it, or nothing.
    pub shown_in: String,
}

/// A report for the editor of a website.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct PortalCopy {
    /// With headings, paragraphs and tables; no page, no script, no class.
    pub html: String,
    /// A paragraph a line.
    pub text: String,
}

/// A change that was made in Word after the export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct WordEditDto {
    /// What was done.
    pub kind: WordEditKind,
    /// What the paragraph is, in Chinese.
    pub name: String,
    /// Before; empty for what was added.
    pub before: String,
    /// After; empty for what was removed.
    pub after: String,
}

/// What was done to a paragraph in Word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export_to = "./")]
pub enum WordEditKind {
    /// Its text or kind is another.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A house style. See `form::House`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct HouseDto {
    /// Fonts.
    pub fonts: FontsDto,
    /// Page.
    pub page: PageDto,
    /// Whether （一） is bold.
    pub bold_heading2: bool,
    /// Where page numbers stand.
    pub page_number: NumberPlaceDto,
}

/// The fonts of a house style, as Word lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct FontsDto {
    /// 标题, 发文机关标志
    pub title: String,
    /// 正文
    pub body: String,
    /// 一级标题
    pub heading1: String,
    /// 二级标题
    pub heading2: String,
    /// 页码
    pub page_number: String,
    /// Letters and digits; `None` for the font of the text around them.
    pub latin: Option<String>,
}

/// The page of a house style: margins in tenths of a millimetre, 150 to 450; line height in
/// hundredths of a point, 2600 to 3600.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct PageDto {
    /// 天头
    pub top: i32,
    /// Below the 版心.
    pub bottom: i32,
    /// 订口
    pub left: i32,
    /// Right of the 版心.
    pub right: i32,
    /// Height of a line.
    pub line: i32,
}

/// Where page numbers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export_to = "./")]
pub enum NumberPlaceDto {
    /// Odd pages right, even pages left.
    Outside,
    /// In the middle.
    Center,
}

/// A house style that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "./")]
pub struct HouseChoice {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// When to take it, one sentence.
    pub note: String,
    /// What it says.
    pub house: HouseDto,
}

impl From<form::House> for HouseDto {
    fn from(house: form::House) -> Self {
        let fonts = house.fonts;
        let page = house.page;
        Self {
            fonts: FontsDto {
                title: fonts.title,
                body: fonts.body,
                heading1: fonts.heading1,
                heading2: fonts.heading2,
                page_number: fonts.page_number,
                latin: fonts.latin,
            },
            page: PageDto {
                top: page.top,
                bottom: page.bottom,
                left: page.left,
                right: page.right,
                line: page.line,
            },
            bold_heading2: house.bold_heading2,
            page_number: match house.page_number {
                form::house::NumberPlace::Outside => NumberPlaceDto::Outside,
                form::house::NumberPlace::Center => NumberPlaceDto::Center,
            },
        }
    }
}

/// Brought to what a page can be (see `form::House::sound`).
impl From<HouseDto> for form::House {
    fn from(dto: HouseDto) -> Self {
        let fonts = dto.fonts;
        let page = dto.page;
        Self {
            fonts: form::fonts::FontProfile {
                title: fonts.title,
                body: fonts.body,
                heading1: fonts.heading1,
                heading2: fonts.heading2,
                page_number: fonts.page_number,
                latin: fonts.latin,
            },
            page: form::house::Page {
                top: page.top,
                bottom: page.bottom,
                left: page.left,
                right: page.right,
                line: page.line,
            },
            bold_heading2: dto.bold_heading2,
            page_number: match dto.page_number {
                NumberPlaceDto::Outside => form::house::NumberPlace::Outside,
                NumberPlaceDto::Center => form::house::NumberPlace::Center,
            },
        }
        .sound()
    }
}

impl Default for HouseDto {
    fn default() -> Self {
        form::House::default().into()
    }
}
