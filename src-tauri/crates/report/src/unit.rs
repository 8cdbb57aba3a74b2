//! Names of organs.

/// Names of organs end in one of these.
const ENDS: [&str; 17] = [
    "政府",
    "委员会",
    "党委",
    "党工委",
    "工委",
    "管委会",
    "办事处",
    "办公室",
    "领导小组",
    "司法所",
    "局",
    "街道",
    "镇",
    "乡",
    "苏木",
    "县委",
    "镇委",
];

/// The ends that no other line of a report has.
const SURE_ENDS: [&str; 7] = [
    "人民政府",
    "委员会",
    "办事处",
    "管委会",
    "党委",
    "党工委",
    "办公室",
];

/// The most characters of such a name.
const LONGEST: usize = 30;

/// Whether a line is the name of an organ and nothing else: at most thirty characters, spread by
/// spaces or not, with no punctuation but a bracket such as （盖章） or （综合行政执法局）.
#[must_use]
pub fn is_organ(line: &str) -> bool {
    name(line).is_some_and(|name| ENDS.iter().any(|end| name.ends_with(end)))
}

/// Whether a line is surely an organ, though no date beneath tells so: 依法治镇 ends like one.
#[must_use]
pub fn is_surely_organ(line: &str) -> bool {
    name(line).is_some_and(|name| SURE_ENDS.iter().any(|end| name.ends_with(end)))
}

fn name(line: &str) -> Option<String> {
    if line.chars().nth(2 * LONGEST).is_some() {
        return None;
    }
    let whole: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let name = without_seal(&whole);
    let is_name = (2..=LONGEST).contains(&name.chars().count())
        && name.chars().all(|c| {
            ('\u{3400}'..='\u{9FFF}').contains(&c)
                || c == '〇'
                || matches!(c, '（' | '）' | '(' | ')')
        })
        && !name.starts_with(['（', '(']);
    is_name.then(|| name.to_owned())
}

/// The name of an organ without （盖章）.
#[must_use]
pub fn without_seal(name: &str) -> &str {
    name.strip_suffix(['）', ')'])
        .and_then(|inner| inner.rsplit_once(['（', '(']))
        .filter(|(_, word)| word.ends_with('章'))
        .map_or(name, |(organ, _)| organ.trim_end())
}

/// 某某县柳溪镇人民政府 to 柳溪镇: what a township is called in running text. The full name where
/// the unit is not a township's.
#[must_use]
pub fn short(unit: &str) -> String {
    let unit = unit.trim();
    let body = unit.strip_prefix("中共").unwrap_or(unit);
    let body = ["人民政府", "党委", "党工委", "委员会", "办事处", "政府"]
        .iter()
        .filter_map(|organ| body.find(organ))
        .min()
        .map_or(body, |end| &body[..end]);
    match TOWNSHIPS.iter().find(|end| body.ends_with(*end)) {
        Some(end) => without_county(body, end).to_owned(),
        None => unit.to_owned(),
    }
}

/// How the name of a township ends; 瑶族乡 with its nationality.
const TOWNSHIPS: [&str; 4] = ["镇", "乡", "街道", "苏木"];

/// Leaves out the county or city before a township. 市 and 县 stand inside names too (柳市镇), so
/// what remains must have a name, and what goes must be one.
fn without_county<'a>(body: &'a str, end: &str) -> &'a str {
    let name_end = body.len() - end.len();
    let cuts = || {
        body.char_indices()
            .filter(|(_, c)| matches!(c, '省' | '市' | '县' | '区' | '旗' | '盟'))
            .map(|(at, c)| at + c.len_utf8())
            .filter(|at| *at < name_end)
    };
    let count = |text: &str| text.chars().count();
    let last = cuts()
        .rfind(|at| count(&body[..*at]) >= 2 && count(&body[*at..name_end]) >= 2)
        .or_else(|| cuts().rfind(|at| count(&body[..*at]) >= 3));
    last.map_or(body, |at| &body[at..])
}

/// The unit that a title names: what stands before 关于 or before the year, or between the year and
/// what the report is about.
#[must_use]
pub fn in_title(title: &str) -> Option<String> {
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let named = match title.split_once("关于") {
        Some((before, _)) => before,
        None => about(after_year(&title)),
    };
    let named = about(named);
    let named = named.strip_suffix('的').unwrap_or(named);
    let is_unit = named.chars().count() <= LONGEST
        && named.chars().count() >= 2
        && ENDS.iter().any(|end| named.ends_with(end))
        && !named.contains(['，', '。', '：', '；']);
    is_unit.then(|| named.to_owned())
}

/// What stands before the first word that no name of a unit holds.
fn about(text: &str) -> &str {
    const WORDS: [&str; 9] = [
        "法治",
        "依法",
        "推进",
        "贯彻",
        "落实",
        "普法",
        "年度",
        "工作",
        "第一责任人",
    ];
    let words = WORDS.iter().filter_map(|word| text.find(word));
    let digit = text.find(|c: char| c.is_ascii_digit() || c == '〇');
    let year = text.find("二〇").or_else(|| text.find("二○"));
    let end = words.chain(digit).chain(year).min();
    end.map_or(text, |end| &text[..end])
}

/// A title without the year that it begins with.
fn after_year(title: &str) -> &str {
    let digits = |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c);
    title
        .trim_start_matches(digits)
        .strip_prefix('年')
        .map_or(title, |rest| rest.strip_prefix('度').unwrap_or(rest))
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
            ("中共柳溪镇委员会", "柳溪镇"),
            ("柳溪镇党委、政府", "柳溪镇"),
            ("清河市云泽县青塘瑶族乡人民政府", "青塘瑶族乡"),
            ("司法所", "司法所"),
            ("", ""),
        ] {
            assert_eq!(short(unit), expected, "{unit}");
        }
    }

    #[test]
    fn a_township_whose_own_name_holds_a_city_or_a_district_keeps_it() {
        for (unit, expected) in [
            ("柳市镇人民政府", "柳市镇"),
            ("云泽市柳市镇人民政府", "柳市镇"),
            ("城区街道办事处", "城区街道"),
            ("云泽县沙镇", "沙镇"),
            ("红旗街街道", "红旗街街道"),
        ] {
            assert_eq!(short(unit), expected, "{unit}");
        }
    }

    #[test]
    fn the_unit_is_read_out_of_the_title() {
        for (title, unit) in [
            ("2024年度云泽市柳溪镇法治政府建设报告", Some("云泽市柳溪镇")),
            (
                "柳溪镇人民政府2025年度法治政府建设情况报告",
                Some("柳溪镇人民政府"),
            ),
            (
                "柳溪镇人民政府关于2025年度法治政府建设情况的报告",
                Some("柳溪镇人民政府"),
            ),
            (
                "柳溪镇党委、政府关于2025年法治政府建设情况的报告",
                Some("柳溪镇党委、政府"),
            ),
            ("二〇二五年柳溪镇法治政府建设年度报告", Some("柳溪镇")),
            ("柳溪镇法治政府建设年度报告", Some("柳溪镇")),
            ("关于2025年度法治政府建设情况的报告", None),
            ("2025年法治政府建设工作总结", None),
            ("工作总结", None),
        ] {
            assert_eq!(in_title(title).as_deref(), unit, "{title}");
        }
    }

    #[test]
    fn the_name_of_an_organ_is_told_from_a_sentence() {
        for line in [
            "云泽县柳溪镇人民政府",
            "中共青塘乡委员会",
            "青 塘 乡 人 民 政 府",
            "青塘乡人民政府（盖章）",
        ] {
            assert!(is_organ(line), "{line}");
        }
        for line in [
            "报县人民政府，抄送人大办公室",
            "二、人民政府",
            "一年来，我们依靠镇党委",
            "县委、县人民政府",
            "推进青塘乡法治建设。",
            "镇",
        ] {
            assert!(!is_organ(line), "{line}");
        }
        assert!(is_organ("坚持依法治镇") && !is_surely_organ("坚持依法治镇"));
    }
}
