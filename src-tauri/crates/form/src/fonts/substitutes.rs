//! What stands in for a font that a machine lacks.
//!
//! Fonts are grouped by design: another font of the same design comes first, the likeliest first
//! (Windows, the office suites, the domestic systems, macOS, Linux), then one that reads as formal.
//! Where the choice is free, fonts whose digits are half an em wide come before others: the
//! official fonts have such digits, and columns of them then stand as they will on paper.

use super::{Face, KNOWN};

/// A font that stands in for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitute {
    /// Family name, Chinese or English: fonts carry both or either.
    pub family: &'static str,
    /// Whether its bold weight is wanted.
    pub bold: bool,
}

/// Fonts with characters that the common ones lack: rare 字 of names of places and persons (CJK
/// extension B and later), then signs.
pub const RARE: [&str; 18] = [
    "SimSun-ExtB",
    "SimSun-ExtG",
    "MingLiU-ExtB",
    "HanaMinB",
    "HanaMinA",
    "Plangothic P1",
    "Plangothic P2",
    "BabelStone Han",
    "Noto Serif CJK SC",
    "Noto Sans CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "AR PL UMing CN",
    "Segoe UI Symbol",
    "Symbola",
    "Noto Sans Symbols2",
    "DejaVu Sans",
    "Segoe UI Emoji",
];

/// A design of type, by which one font is like another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Design {
    XiaoBiaoSong,
    FangSong,
    Kai,
    Hei,
    Song,
}

const XIAO_BIAO_SONG: [&str; 6] = [
    "FZXiaoBiaoSong-B05",
    "方正小标宋",
    "CESI小标宋-GB2312",
    "CESI小标宋-GB18030",
    "STZhongsong",
    "方正大标宋_GBK",
];

const FANG_SONG: [&str; 12] = [
    "FangSong_GB2312",
    "方正仿宋_GBK",
    "FZFangSong-Z02",
    "方正仿宋简体",
    "FZFangSong-Z02S",
    "CESI仿宋-GB2312",
    "CESI仿宋-GB18030",
    "华文仿宋",
    "STFangsong",
    "FandolFang R",
    "FandolFang",
    "Zhuque Fangsong (technical preview)",
];

const KAI: [&str; 16] = [
    "KaiTi_GB2312",
    "方正楷体_GBK",
    "FZKai-Z03",
    "方正楷体简体",
    "FZKai-Z03S",
    "CESI楷体-GB2312",
    "CESI楷体-GB18030",
    "华文楷体",
    "STKaiti",
    "Kaiti SC",
    "FandolKai",
    "AR PL UKai CN",
    "AR PL KaitiM GB",
    "LXGW WenKai",
    "霞鹜文楷",
    "LXGW WenKai GB",
];

const HEI: [&str; 21] = [
    "方正黑体_GBK",
    "FZHei-B01",
    "方正黑体简体",
    "FZHei-B01S",
    "CESI黑体-GB2312",
    "CESI黑体-GB18030",
    "华文黑体",
    "STHeiti",
    "Heiti SC",
    "FandolHei",
    "微软雅黑",
    "Microsoft YaHei",
    "PingFang SC",
    // Of the same 字 as the next, with digits of half an em.
    "Noto Sans Mono CJK SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "思源黑体",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
];

const SONG: [&str; 20] = [
    "NSimSun",
    "新宋体",
    "方正书宋_GBK",
    "FZShuSong-Z01",
    "方正书宋简体",
    "FZShuSong-Z01S",
    "CESI宋体-GB2312",
    "CESI宋体-GB18030",
    "华文宋体",
    "STSong",
    "Songti SC",
    "FandolSong",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "思源宋体",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "AR PL UMing TW",
];

/// Families whose bold weight comes near to 小标宋.
const BOLD_SONG: [&str; 6] = [
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "思源宋体",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
];

/// Latin fonts of the design of Times New Roman, most of them of its very widths.
const ROMAN: [&str; 6] = [
    "Liberation Serif",
    "Tinos",
    "Nimbus Roman",
    "TeX Gyre Termes",
    "FreeSerif",
    "DejaVu Serif",
];

/// What stands in for a font, best first, each once.
pub(super) fn of(name: &str, face: Face) -> Vec<Substitute> {
    let design = design(name).unwrap_or(match face {
        Face::Title => Design::XiaoBiaoSong,
        Face::Body => Design::FangSong,
        Face::Heading1 => Design::Hei,
        Face::Heading2 => Design::Kai,
        Face::PageNumber | Face::Latin => Design::Song,
    });
    let regular = |family: &'static str| Substitute {
        family,
        bold: false,
    };
    let mut all: Vec<Substitute> = Vec::with_capacity(64);
    all.extend(alternatives(name).map(regular));
    if face == Face::Latin {
        all.extend(ROMAN.map(regular));
    }
    all.extend(same(design).into_iter().map(regular));
    if design == Design::XiaoBiaoSong {
        all.extend(BOLD_SONG.map(|family| Substitute { family, bold: true }));
    }
    // A text in 楷体 is to be told from one in 宋体; 仿宋 is nearer to it.
    for design in match design {
        Design::Kai => [Design::FangSong, Design::Song, Design::Hei],
        Design::FangSong | Design::XiaoBiaoSong | Design::Hei | Design::Song => {
            [Design::Song, Design::Hei, Design::Kai]
        }
    } {
        all.extend(same(design).into_iter().map(regular));
    }
    let mut once: Vec<Substitute> = Vec::with_capacity(all.len());
    for substitute in all {
        if substitute.family != name && !once.contains(&substitute) {
            once.push(substitute);
        }
    }
    once
}

/// The fonts of a design: those that Word is told of first.
fn same(design: Design) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::with_capacity(24);
    for (name, _) in KNOWN
        .iter()
        .filter(|(name, _)| self::design(name) == Some(design))
    {
        names.push(name);
        names.extend(alternatives(name));
    }
    let others: &[&str] = match design {
        Design::XiaoBiaoSong => &XIAO_BIAO_SONG,
        Design::FangSong => &FANG_SONG,
        Design::Kai => &KAI,
        Design::Hei => &HEI,
        Design::Song => &SONG,
    };
    names.extend(others);
    names
}

fn alternatives(name: &str) -> impl Iterator<Item = &'static str> {
    super::described(name)
        .into_iter()
        .flat_map(|described| described.alternatives.split(','))
        .filter(|name| !name.is_empty())
}

/// The design that a name tells of.
fn design(name: &str) -> Option<Design> {
    const SIGNS: [(&str, Design); 15] = [
        // These have 宋 in them too: they come first.
        ("标宋", Design::XiaoBiaoSong),
        ("中宋", Design::XiaoBiaoSong),
        ("biaosong", Design::XiaoBiaoSong),
        ("zhongsong", Design::XiaoBiaoSong),
        ("仿宋", Design::FangSong),
        ("fangsong", Design::FangSong),
        ("楷", Design::Kai),
        ("kai", Design::Kai),
        ("黑", Design::Hei),
        ("hei", Design::Hei),
        ("sans", Design::Hei),
        ("宋", Design::Song),
        ("song", Design::Song),
        ("simsun", Design::Song),
        ("serif", Design::Song),
    ];
    let name = name.to_lowercase();
    SIGNS
        .into_iter()
        .find(|(sign, _)| name.contains(sign))
        .map(|(_, design)| design)
}

#[cfg(test)]
mod tests {
    use super::super::FontProfile;
    use super::*;

    fn families(face: Face) -> Vec<&'static str> {
        FontProfile::default()
            .substitutes(face)
            .iter()
            .map(|substitute| substitute.family)
            .collect()
    }

    #[test]
    fn a_font_of_the_same_design_comes_first() {
        assert_eq!(families(Face::Body)[..2], ["仿宋", "FangSong"]);
        assert_eq!(families(Face::Heading2)[..2], ["楷体", "KaiTi"]);
        assert_eq!(families(Face::Heading1)[0], "SimHei");
        assert_eq!(families(Face::PageNumber)[0], "SimSun");
        assert_eq!(families(Face::Title)[0], "方正小标宋_GBK");
    }

    #[test]
    fn every_face_has_something_on_a_machine_with_one_common_font() {
        for common in [
            "宋体",
            "SimSun",
            "AR PL UMing CN",
            "Noto Serif CJK SC",
            "微软雅黑",
        ] {
            for face in Face::ALL {
                let wanted = FontProfile::default().name(face) == common;
                assert!(
                    wanted || families(face).contains(&common),
                    "{face:?} {common}"
                );
            }
        }
    }

    #[test]
    fn each_stands_once_and_none_for_itself() {
        for face in Face::ALL {
            let profile = FontProfile::default();
            let all = profile.substitutes(face);
            for (at, one) in all.iter().enumerate() {
                assert!(!all[..at].contains(one), "{face:?} {one:?}");
                assert_ne!(one.family, profile.name(face));
            }
        }
    }

    #[test]
    fn a_font_of_another_choice_keeps_its_design() {
        let profile = FontProfile {
            title: "华文中宋".into(),
            body: "微软雅黑".into(),
            ..FontProfile::default()
        };
        assert_eq!(profile.substitutes(Face::Title)[0].family, "方正小标宋简体");
        assert_eq!(profile.substitutes(Face::Body)[0].family, "黑体");
    }

    #[test]
    fn the_title_is_bold_where_only_a_common_song_is_there() {
        let title = FontProfile::default().substitutes(Face::Title);
        let serif: Vec<bool> = title
            .iter()
            .filter(|substitute| substitute.family == "Noto Serif CJK SC")
            .map(|substitute| substitute.bold)
            .collect();
        assert_eq!(serif, [true, false]);
    }

    #[test]
    fn digits_of_half_an_em_come_first() {
        let families = families(Face::Heading1);
        let at = |name| families.iter().position(|family| *family == name);
        assert!(at("Noto Sans Mono CJK SC") < at("Noto Sans CJK SC"));
    }
}
