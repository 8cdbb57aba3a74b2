//! Where the sense of a title allows a break, and how well.

use crate::width;

/// A break that reads as natural: before 关于, at a typed space.
const NATURAL: u32 = 0;
/// Between an organ and what follows, after 的 or a mark, before 和.
const GOOD: u32 = 2;
/// Between two words.
const FAIR: u32 = 6;
/// Between a verb and what it governs.
const POOR: u32 = 12;
/// Between two characters that may belong together: only where nothing else fits.
const DOUBTFUL: u32 = 30;

/// Words that stay whole.
const WORDS: [&str; 56] = [
    "法治政府建设",
    "第一责任人",
    "法治建设",
    "依法治理",
    "依法行政",
    "依法治镇",
    "依法治乡",
    "基层治理",
    "人民政府",
    "街道办事处",
    "办事处",
    "委员会",
    "办公室",
    "领导小组",
    "责任制",
    "责任人",
    "负责人",
    "年度报告",
    "情况报告",
    "工作报告",
    "工作总结",
    "工作汇报",
    "工作情况",
    "工作要点",
    "工作安排",
    "工作打算",
    "工作计划",
    "工作方案",
    "述职报告",
    "述法报告",
    "政府",
    "法治",
    "党政",
    "主要",
    "年度",
    "全面",
    "情况",
    "工作",
    "报告",
    "总结",
    "汇报",
    "要点",
    "安排",
    "打算",
    "计划",
    "方案",
    "意见",
    "请示",
    "通知",
    "建设",
    "述职",
    "述法",
    "职责",
    "自查",
    "专项",
    "关于",
];

/// Verbs: whole too, and better not parted from what follows.
const VERBS: [&str; 9] = [
    "推进", "落实", "贯彻", "实施", "开展", "加强", "上报", "报送", "履行",
];

/// Ends of the names of organs.
const ORGANS: [&str; 6] = [
    "人民政府",
    "街道办事处",
    "委员会",
    "办公室",
    "领导小组",
    "党委",
];

/// Every place where a line may be broken, as byte offset and cost, in order; ends excluded.
pub(super) fn places(text: &str, names: &[&str], fits: u32) -> Vec<(usize, u32)> {
    let words = words(text);
    // A name that fills more than a line has to break somewhere: between its districts.
    let (names, long): (Vec<&str>, Vec<&str>) = names
        .iter()
        .filter(|name| !name.is_empty())
        .partition(|name| width::halves(name) <= fits);
    let mut places = Vec::new();
    let mut depth = 0_u32;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = before
            && !splits(before, c)
            && depth == 0
            && !within(text, at, &names)
            && !words.iter().any(|(start, end)| *start < at && at < *end)
        {
            let between_districts =
                matches!(before, '省' | '区' | '市' | '县' | '旗' | '州' | '盟')
                    && within(text, at, &long);
            let cost = match cost(text, at, before, c, &words) {
                DOUBTFUL if between_districts => FAIR,
                cost => cost,
            };
            places.push((at, cost));
        }
        match c {
            '《' | '（' | '(' | '“' | '〔' | '‘' => depth += 1,
            '》' | '）' | ')' | '”' | '〕' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A space between a digit and its 年 is no place for a break: what counts is what stands
        // on either side of it.
        if !c.is_whitespace() {
            before = Some(c);
        }
    }
    places
}

fn cost(text: &str, at: usize, before: char, after: char, words: &[(usize, usize)]) -> u32 {
    let (head, tail) = text.split_at(at);
    let is_spaced = head.ends_with(char::is_whitespace) && !before.is_ascii() && !after.is_ascii();
    if is_spaced || tail.starts_with("关于") {
        return NATURAL;
    }
    if ORGANS.iter().any(|organ| head.ends_with(organ)) {
        // 委员会办公室 is one organ.
        return if ORGANS.iter().any(|organ| tail.starts_with(organ)) {
            DOUBTFUL
        } else {
            GOOD
        };
    }
    if matches!(
        before,
        '的' | '、' | '，' | '：' | '；' | '—' | '》' | '）' | '”'
    ) || matches!(after, '《' | '（' | '“')
    {
        return GOOD;
    }
    if head.ends_with("关于") {
        return DOUBTFUL;
    }
    let begins = words.iter().any(|(start, _)| *start == at);
    let ends = words.iter().any(|(_, end)| *end == at);
    let joins = |c: char| matches!(c, '和' | '及' | '与' | '暨' | '并');
    if joins(after) && ends {
        GOOD
    } else if VERBS.iter().any(|verb| head.ends_with(verb)) {
        if begins { POOR } else { DOUBTFUL }
    } else if ends && (begins || after.is_ascii_digit()) && !joins(before) {
        FAIR
    } else {
        DOUBTFUL
    }
}

/// Whether a break between two characters would part a number, a Latin word or a mark from what it
/// belongs to.
fn splits(before: char, after: char) -> bool {
    let half = |c: char| c.is_ascii_graphic();
    half(before) && half(after)
        || before.is_ascii_digit() && matches!(after, '年' | '月' | '日' | '号' | '次' | '个')
        || matches!(before, '《' | '（' | '(' | '“' | '〔' | '‘' | '第')
        || matches!(
            after,
            '》' | '）'
                | ')'
                | '”'
                | '〕'
                | '’'
                | '、'
                | '，'
                | '。'
                | '：'
                | '；'
                | '！'
                | '？'
                | '的'
                | '…'
                | '·'
        )
        || before == after && matches!(before, '—' | '…')
        || after.is_whitespace()
}

/// Whether a place is inside one of the names.
fn within(text: &str, at: usize, names: &[&str]) -> bool {
    names.iter().filter(|name| !name.is_empty()).any(|name| {
        text.match_indices(name)
            .any(|(start, found)| start < at && at < start + found.len())
    })
}

/// The words of the list that a text holds, from left to right, the longest first.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let word = WORDS
            .iter()
            .chain(&VERBS)
            .filter(|word| text[at..].starts_with(**word))
            .map(|word| word.len())
            .max();
        match word {
            Some(length) => {
                found.push((at, at + length));
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, break_before: &str) -> Option<u32> {
        let byte = text.find(break_before)?;
        places(text, &[], 40)
            .into_iter()
            .find(|(at, _)| *at == byte)
            .map(|(_, cost)| cost)
    }

    #[test]
    fn a_break_before_guanyu_is_natural_and_after_it_is_not() {
        let title = "石桥镇人民政府关于年度工作的报告";
        assert_eq!(at(title, "关于"), Some(NATURAL));
        assert_eq!(at(title, "年度"), Some(DOUBTFUL));
        assert_eq!(at(title, "报告"), Some(GOOD));
    }

    #[test]
    fn words_numbers_and_brackets_are_never_broken() {
        let title = "2025年度法治政府建设和《行政处罚法》学习情况";
        for inside in ["025", "年度", "治政府", "建设和", "处罚法", "》学", "况"] {
            assert_eq!(at(title, inside), None, "{inside}");
        }
    }

    #[test]
    fn an_organ_of_an_organ_is_one_organ() {
        let title = "县委全面依法治县委员会办公室关于工作的通知";
        assert_eq!(at(title, "办公室"), Some(DOUBTFUL));
    }

    #[test]
    fn a_space_inside_a_date_is_no_place_for_a_break() {
        let title = "石桥镇人民政府 关于上报 2025 年度的 工作总结";
        assert_eq!(at(title, "关于"), Some(NATURAL));
        assert_eq!(at(title, "年度"), None);
        assert_eq!(at(title, "工作"), Some(NATURAL));
    }

    #[test]
    fn a_verb_is_better_kept_with_what_it_governs() {
        let title = "镇党政主要负责人履行推进法治建设职责情况";
        assert_eq!(at(title, "履行"), Some(FAIR));
        assert_eq!(at(title, "法治"), Some(POOR));
    }

    #[test]
    fn a_name_that_fills_more_than_a_line_breaks_between_its_districts() {
        let name = "某某某某某市某某某某某某前旗某某某某某镇人民政府";
        let places = places(name, &[name], 40);
        let fair: Vec<&str> = places
            .iter()
            .filter(|(_, cost)| *cost == FAIR)
            .map(|(at, _)| &name[*at - 3..*at])
            .collect();
        assert_eq!(fair, ["市", "旗"]);
    }

    #[test]
    fn a_name_that_is_passed_in_is_never_broken() {
        let title = "云泽县柳溪镇工作总结";
        assert!(
            places(title, &["云泽县柳溪镇"], 40)
                .iter()
                .all(|(at, _)| *at >= 18)
        );
    }
}
