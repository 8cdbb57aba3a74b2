//! Which font stands for which part of the document, and what stands in where a machine lacks it.

mod substitutes;

use serde::{Deserialize, Serialize};

pub use substitutes::{RARE, Substitute};

/// Font names as Word lists them. The names are written into the file as they are; nothing is
/// embedded, so a machine without one of them shows its substitute (see [`Described::alternatives`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FontProfile {
    /// 标题 (7.3.1) and 发文机关标志 (7.2.4): 小标宋.
    pub title: String,
    /// 正文 and everything that is not named otherwise (5.2.2): 仿宋.
    pub body: String,
    /// First level (7.3.3) and 密级 (7.2.2): 黑体.
    pub heading1: String,
    /// Second level (7.3.3) and the name of the signatory (7.2.6): 楷体.
    pub heading2: String,
    /// Page numbers (7.5): 宋体.
    pub page_number: String,
    /// Latin letters and digits; `None` for the font of the text around them. The standard is
    /// silent.
    pub latin: Option<String>,
}

impl Default for FontProfile {
    fn default() -> Self {
        Self {
            title: "方正小标宋简体".to_owned(),
            body: "仿宋_GB2312".to_owned(),
            heading1: "黑体".to_owned(),
            heading2: "楷体_GB2312".to_owned(),
            page_number: "宋体".to_owned(),
            latin: None,
        }
    }
}

/// A part of the document, by the face it is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 小标宋.
    Title,
    /// 仿宋.
    Body,
    /// 黑体.
    Heading1,
    /// 楷体.
    Heading2,
    /// 宋体.
    PageNumber,
    /// Latin letters and digits, where they have a font of their own.
    Latin,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 6] = [
        Self::Title,
        Self::Body,
        Self::Heading1,
        Self::Heading2,
        Self::PageNumber,
        Self::Latin,
    ];
}

impl FontProfile {
    /// The font of a face.
    #[must_use]
    pub fn name(&self, face: Face) -> &str {
        match face {
            Face::Title => &self.title,
            Face::Body => &self.body,
            Face::Heading1 => &self.heading1,
            Face::Heading2 => &self.heading2,
            Face::PageNumber => &self.page_number,
            Face::Latin => self.latin.as_deref().unwrap_or(&self.body),
        }
    }

    /// The faces that a document has: Latin only where it is a font of its own.
    pub fn faces(&self) -> impl Iterator<Item = Face> {
        let has_latin = self.latin.is_some();
        Face::ALL
            .into_iter()
            .filter(move |face| has_latin || *face != Face::Latin)
    }

    /// What stands in for the font of a face on a machine that lacks it, best first. What Word is
    /// told (see [`described`]) comes first.
    #[must_use]
    pub fn substitutes(&self, face: Face) -> Vec<Substitute> {
        substitutes::of(self.name(face), face)
    }

    /// The fonts of the profile, each once.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::with_capacity(6);
        let all = [
            &self.title,
            &self.body,
            &self.heading1,
            &self.heading2,
            &self.page_number,
        ];
        for name in all.into_iter().chain(&self.latin) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }
}

/// Whether a character is a 字 that a font with GB 2312 alone lacks: rare ones, in names of persons
/// and places.
#[must_use]
pub fn is_rare(c: char) -> bool {
    let is_ideograph =
        matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    if !is_ideograph {
        return false;
    }
    let mut buffer = [0; 4];
    // GBK holds GB 2312 where both bytes are above A0; its 字 begin at B0.
    let (bytes, _, lost) = encoding_rs::GBK.encode(c.encode_utf8(&mut buffer));
    lost || !matches!(*bytes, [0xB0..=0xF7, 0xA1..=0xFE])
}

/// The font of the same design with more than GB 2312, for [rare](is_rare) characters; `None` for a
/// font that does not say that it has GB 2312 alone.
#[must_use]
pub fn fuller(name: &str) -> Option<&str> {
    name.strip_suffix("_GB2312")
}

/// What Word is told about a font that the machine may not have.
#[derive(Debug)]
pub struct Described {
    /// Names to look for instead, comma-separated, best first.
    pub alternatives: &'static str,
    /// PANOSE classification, ten bytes in hexadecimal.
    pub panose: &'static str,
    /// `roman`, `modern`, `script` or `auto`.
    pub family: &'static str,
}

/// The fonts that official documents name. Plain Windows lacks the first three; the alternatives
/// are the same design under the name that Windows or another office suite gives it.
const KNOWN: [(&str, Described); 8] = [
    (
        "方正小标宋简体",
        Described {
            alternatives: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋",
            panose: "02010601030101010101",
            family: "auto",
        },
    ),
    (
        "仿宋_GB2312",
        Described {
            alternatives: "仿宋,FangSong",
            panose: "02010609030101010101",
            family: "modern",
        },
    ),
    (
        "楷体_GB2312",
        Described {
            alternatives: "楷体,KaiTi",
            panose: "02010609030101010101",
            family: "modern",
        },
    ),
    (
        "仿宋",
        Described {
            alternatives: "FangSong,仿宋_GB2312",
            panose: "02010609060101010101",
            family: "modern",
        },
    ),
    (
        "楷体",
        Described {
            alternatives: "KaiTi,楷体_GB2312",
            panose: "02010609060101010101",
            family: "modern",
        },
    ),
    (
        "黑体",
        Described {
            alternatives: "SimHei",
            panose: "02010609060101010101",
            family: "modern",
        },
    ),
    (
        "宋体",
        Described {
            alternatives: "SimSun",
            panose: "02010600030101010101",
            family: "auto",
        },
    ),
    (
        "Times New Roman",
        Described {
            alternatives: "",
            panose: "02020603050405020304",
            family: "roman",
        },
    ),
];

/// What is known of a font, by its name.
#[must_use]
pub fn described(name: &str) -> Option<&'static Described> {
    KNOWN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, described)| described)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_of_the_default_profile_is_described() {
        for name in FontProfile::default().names() {
            assert!(described(name).is_some(), "{name}");
        }
    }

    #[test]
    fn rare_characters_are_those_that_gb_2312_lacks() {
        for c in "镇政府法治啊齄".chars() {
            assert!(!is_rare(c), "{c}");
        }
        // In names: 镕, 珺, 垚, 𬭎.
        for c in "镕珺垚𬭎".chars() {
            assert!(is_rare(c), "{c}");
        }
        for c in "，“a1〔★".chars() {
            assert!(!is_rare(c), "{c}");
        }
        assert_eq!(fuller("仿宋_GB2312"), Some("仿宋"));
        assert_eq!(fuller("宋体"), None);
    }

    #[test]
    fn a_font_that_serves_twice_is_named_once() {
        let profile = FontProfile {
            title: "黑体".into(),
            latin: Some("黑体".into()),
            ..FontProfile::default()
        };
        assert_eq!(
            profile.names(),
            ["黑体", "仿宋_GB2312", "楷体_GB2312", "宋体"]
        );
    }
}
