//! Names of places: a line ends behind 县, never before 镇.

/// What a place is, as far as breaks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 省, 市, 县: another place often follows.
    District,
    /// 镇, 乡, 街道, 村: the last of them, whose organ follows.
    Township,
}

/// Characters of the longest name before 县 or 镇 (乌拉特中后联合旗 has seven); with the peoples that
/// live there it may have more.
const LONGEST: usize = 8;
/// The same of a name with peoples: 双江拉祜族佤族布朗族傣族自治县.
const LONGEST_OF_PEOPLES: usize = 14;

/// What the names of places end in.
const ENDS: [(&str, Kind); 13] = [
    ("街道", Kind::Township),
    ("社区", Kind::Township),
    ("苏木", Kind::Township),
    ("镇", Kind::Township),
    ("乡", Kind::Township),
    ("村", Kind::Township),
    ("省", Kind::District),
    ("市", Kind::District),
    ("州", Kind::District),
    ("盟", Kind::District),
    ("县", Kind::District),
    ("旗", Kind::District),
    ("区", Kind::District),
];

/// The names of places that a text may begin with: length in bytes, what it is, and how many
/// characters stand before its end.
pub(super) fn at(text: &str) -> Vec<(usize, Kind, usize)> {
    let mut found = Vec::new();
    let mut has_people = false;
    for (count, (byte, c)) in text.char_indices().enumerate() {
        let rest = &text[byte..];
        let end = ENDS.iter().find(|(end, _)| rest.starts_with(end));
        let longest = if has_people {
            LONGEST_OF_PEOPLES
        } else {
            LONGEST
        };
        if count > 0 && (count <= longest || rest.starts_with("自治")) {
            if let Some(autonomous) = rest.strip_prefix("自治") {
                // 自治县: its people are part of its name, whatever that is.
                if count <= LONGEST_OF_PEOPLES && autonomous.starts_with(['区', '州', '县', '旗'])
                {
                    found.push((byte + "自治县".len(), Kind::District, 0));
                }
                return found;
            }
            if let Some((end, kind)) = end
                && !is_people(rest)
            {
                found.push((byte + end.len(), *kind, count));
            }
        }
        // 东乡族 is a people, 市中区 a district; any other name ends where it says so.
        let ends_here = count > 0 && end.is_some() && !is_people(rest);
        if ends_here || !is_letter(c) || count > LONGEST_OF_PEOPLES {
            return found;
        }
        has_people |= c == '族';
    }
    found
}

fn is_people(rest: &str) -> bool {
    rest.starts_with("乡族")
}

/// Whether a character can stand in a name.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇') && c != '的'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(&str, Kind)> {
        at(text)
            .first()
            .map(|(length, kind, _)| (&text[..*length], *kind))
    }

    #[test]
    fn a_place_ends_with_the_word_for_what_it_is() {
        for (text, place, kind) in [
            ("云泽县石桥镇", "云泽县", Kind::District),
            ("大河家镇人民政府", "大河家镇", Kind::Township),
            ("石桥街道办事处", "石桥街道", Kind::Township),
            ("市中区人民政府", "市中区", Kind::District),
        ] {
            assert_eq!(first(text), Some((place, kind)));
        }
        assert_eq!(first("人民政府"), None);
        assert_eq!(first("县"), None);
        assert_eq!(first("2025县"), None);
    }

    #[test]
    fn a_county_with_peoples_in_its_name_is_one_name() {
        for county in [
            "双江拉祜族佤族布朗族傣族自治县",
            "积石山保安族东乡族撒拉族自治县",
            "西双版纳傣族自治州",
            "内蒙古自治区",
        ] {
            let text = format!("{county}勐勐镇");
            assert_eq!(first(&text), Some((county, Kind::District)));
        }
        assert_eq!(
            first("青石土家族苗族乡人民政府"),
            Some(("青石土家族苗族乡", Kind::Township))
        );
    }

    #[test]
    fn no_place_is_longer_than_places_are() {
        assert_eq!(first("某某某某某某某某某县"), None);
        assert_eq!(first(&"某".repeat(300)), None);
    }
}
