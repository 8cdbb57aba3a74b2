//! Where the sense of a title allows a break, and how well.

/// A break that reads as natural: before 关于, at a typed space.
const NATURAL: u32 = 0;
/// Between an organ and what follows, after 的 or a mark.
const GOOD: u32 = 2;
/// Between two words.
const FAIR: u32 = 5;
/// Between two characters that may belong together: only where nothing else fits.
const DOUBTFUL: u32 = 30;

/// Words that stay whole, longer ones before what they begin with.
const WORDS: [&str; 52] = [
    "法治政府建设",
    "第一责任人",
    "法治建设",
    "依法治理",
    "依法行政",
    "依法治镇",
    "依法治乡",
    "基层治理",
    "推进会议",
    "人民政府",
    "街道办事处",
    "办事处",
    "委员会",
    "办公室",
    "领导小组",
    "责任制",
    "责任人",
    "负责人",
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
    "推进",
    "落实",
    "贯彻",
    "实施",
    "开展",
    "加强",
    "上报",
    "报送",
    "履行",
    "履职",
    "职责",
    "自查",
    "专项",
    "关于",
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
pub(super) fn places(text: &str, names: &[&str]) -> Vec<(usize, u32)> {
    let words = words(text);
    let mut places = Vec::new();
    let mut depth = 0_u32;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = before
            && !splits(before, c)
            && depth == 0
            && !within(text, at, names)
            && !words.iter().any(|(start, end)| *start < at && at < *end)
        {
            places.push((at, cost(text, at, before, c, &words)));
        }
        match c {
            '《' | '（' | '(' | '“' | '〔' | '‘' => depth += 1,
            '》' | '）' | ')' | '”' | '〕' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = Some(c);
    }
    places
}

fn cost(text: &str, at: usize, before: char, after: char, words: &[(usize, usize)]) -> u32 {
    let (head, tail) = text.split_at(at);
    if before.is_whitespace() || tail.starts_with("关于") {
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
    let joins = matches!(after, '和' | '及' | '与' | '暨' | '并');
    let joined = matches!(before, '和' | '及' | '与' | '暨' | '并');
    if joins && ends || begins && ends && !joined || ends && after.is_ascii_digit() {
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
        places(text, &[])
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
    fn a_name_that_is_passed_in_is_never_broken() {
        let title = "云泽县柳溪镇工作总结";
        assert!(
            places(title, &["云泽县柳溪镇"])
                .iter()
                .all(|(at, _)| *at >= 18)
        );
    }
}
