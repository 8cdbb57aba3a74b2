//! Names of organs.

/// How the name of an organ that issues a report ends.
const ENDS: [&str; 10] = [
    "人民政府",
    "委员会",
    "办公室",
    "办事处",
    "管委会",
    "党委",
    "党工委",
    "司法所",
    "领导小组",
    "镇委",
];
/// The most characters of such a name.
const LONGEST: usize = 30;

/// Whether a line is the name of an organ and nothing else, as a signature is.
#[must_use]
pub fn is_organ(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= LONGEST
        && ENDS.iter().any(|end| line.ends_with(end))
        && !line.contains(['，', '。', '；', '：', ':', '、', '《', '“', '〔'])
        && crate::numbering::typed(line).is_none()
}

/// 某某县柳溪镇人民政府 to 柳溪镇: what the unit is called in running text. The full name where it
/// is not a township's.
#[must_use]
pub fn short(unit: &str) -> String {
    let unit = unit.trim();
    let organ = ["人民政府", "党委", "委员会", "办事处"]
        .iter()
        .find_map(|end| unit.strip_suffix(end));
    let Some(body) = organ.or_else(|| unit.ends_with(['镇', '乡']).then_some(unit)) else {
        return unit.to_owned();
    };
    // The county or city before it is left out: 云泽县柳溪镇, 云泽市青塘乡.
    let from = body
        .char_indices()
        .filter(|(at, c)| matches!(c, '县' | '市' | '区' | '旗') && at + c.len_utf8() < body.len())
        .map(|(at, c)| at + c.len_utf8())
        .next_back()
        .unwrap_or(0);
    let short = &body[from..];
    if short.chars().count() >= 2 {
        short.to_owned()
    } else {
        body.to_owned()
    }
}

/// The unit that a title names: what stands before 关于 or 法治, without the year.
#[must_use]
pub fn in_title(title: &str) -> Option<String> {
    let end = ["关于", "法治", "依法"]
        .iter()
        .filter_map(|word| title.find(word))
        .min()?;
    let head: String = title[..end]
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let unit = head.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = if unit.len() < head.len() {
        unit.trim_start_matches('年').trim_start_matches('度')
    } else {
        unit
    };
    let unit = unit
        .trim_end_matches('度')
        .trim_end_matches('年')
        .trim_end_matches(|c: char| c.is_ascii_digit());
    let is_unit = unit.ends_with(['镇', '乡']) || unit.ends_with("街道") || is_organ(unit);
    (is_unit && unit.chars().count() >= 2).then(|| unit.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_name_leaves_out_county_and_kind_of_organ() {
        for (unit, expected) in [
            ("云泽县柳溪镇人民政府", "柳溪镇"),
            ("柳溪镇人民政府", "柳溪镇"),
            ("云泽市柳溪镇", "柳溪镇"),
            ("云泽市东关街道办事处", "东关街道"),
            ("司法所", "司法所"),
            ("", ""),
        ] {
            assert_eq!(short(unit), expected, "{unit}");
        }
    }

    #[test]
    fn the_unit_is_read_out_of_the_title() {
        assert_eq!(
            in_title("2024年度云泽市柳溪镇法治政府建设报告").as_deref(),
            Some("云泽市柳溪镇")
        );
        assert_eq!(
            in_title("柳溪镇人民政府2025年度法治政府建设情况报告").as_deref(),
            Some("柳溪镇人民政府")
        );
        assert_eq!(
            in_title("柳溪镇人民政府关于2025年度法治政府建设情况的报告").as_deref(),
            Some("柳溪镇人民政府")
        );
        assert_eq!(in_title("关于2025年度法治政府建设情况的报告"), None);
        assert_eq!(in_title("工作总结"), None);
    }

    #[test]
    fn a_sentence_is_no_organ() {
        assert!(is_organ("云泽县柳溪镇人民政府"));
        for line in [
            "报县人民政府，抄送人大办公室",
            "二、人民政府",
            "一年来，我们依靠镇党委",
            "县委、县人民政府",
        ] {
            assert!(!is_organ(line), "{line}");
        }
    }
}
