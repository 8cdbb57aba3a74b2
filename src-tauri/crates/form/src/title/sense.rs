//! Where the sense of a title allows a break, and how well.

use super::pieces::{self, Kind, Piece};
use crate::width;

/// A break that reads as natural: before 关于, at a typed space.
const NATURAL: u32 = 0;
/// Between an organ and what follows, after 的 or a mark, before 和.
const GOOD: u32 = 2;
/// Between two words.
const FAIR: u32 = 6;
/// Between two words of which one says of what kind the other is.
const PASSABLE: u32 = 8;
/// Between a verb and what it governs, a township and its organ.
const POOR: u32 = 12;
/// Beside a character that no known word holds.
const UNSURE: u32 = 18;
/// Between two characters that may belong together: only where nothing else fits.
const DOUBTFUL: u32 = 30;

/// How much may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// No name that is passed in, nothing in brackets.
    Strict,
    /// Those too, between words: they do not fit on a line.
    Loose,
}

/// Every place where a line may be broken, as byte offset and cost, in order; ends excluded.
pub(super) fn places(text: &str, names: &[&str], fits: u32, breaks: Breaks) -> Vec<(usize, u32)> {
    // A name that fills more than a line has to break somewhere: between its districts.
    let names: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !name.is_empty() && width::halves(name) <= fits)
        .collect();
    let mut places = Vec::new();
    let mut depth = 0_u32;
    let mut last: Option<Piece> = None;
    for piece in pieces::of(text) {
        let after = text[piece.start..].chars().next().unwrap_or(' ');
        if let Some(before) = last
            && let Some(end) = text[before.start..before.end].chars().next_back()
            && !splits(end, after)
            && (breaks == Breaks::Loose || depth == 0 && !within(text, piece.start, &names))
        {
            let cost = cost(text, before, piece);
            let cost = if depth > 0 { cost + DOUBTFUL } else { cost };
            places.push((piece.start, cost));
        }
        match after {
            '《' | '（' | '(' | '“' | '〔' | '‘' => depth += 1,
            '》' | '）' | ')' | '”' | '〕' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A space between a digit and its 年 is no place for a break: what counts is what stands
        // on either side of it.
        if piece.kind != Kind::Space {
            last = Some(piece);
        }
    }
    places
}

/// What a break between two pieces costs.
fn cost(text: &str, before: Piece, after: Piece) -> u32 {
    let (left, right) = (
        &text[before.start..before.end],
        &text[after.start..after.end],
    );
    let is_spaced = before.end < after.start
        && !left.ends_with(|c: char| c.is_ascii())
        && !right.starts_with(|c: char| c.is_ascii());
    if is_spaced || right == "关于" {
        return NATURAL;
    }
    // What is behind these belongs to them.
    if matches!(before.kind, Kind::Joiner | Kind::LeansOn)
        || after.kind == Kind::LeansBack
        || matches!(left, "关于" | "中共" | "党的")
    {
        return DOUBTFUL;
    }
    if left.ends_with(['的', '、', '，', '：', '；', '—', '》', '）']) || right.starts_with('《')
    {
        return GOOD;
    }
    match (before.kind, after.kind) {
        // 村（社区）
        _ if right.starts_with('（') => POOR,
        (Kind::Verb, _) if right.starts_with('“') => POOR,
        _ if right.starts_with('“') => GOOD,
        // 委员会办公室 is one organ, 县委县政府 are two.
        (Kind::Organ, Kind::Organ) if right.starts_with(LEVELS) => FAIR,
        (Kind::Organ, Kind::Organ) => DOUBTFUL,
        // 街道办事处
        (Kind::Township, _) if right.starts_with("办事处") => DOUBTFUL,
        (Kind::Organ | Kind::Township | Kind::District, _) if is_post(right) => POOR,
        (Kind::Organ, _) => GOOD,
        (Kind::Township | Kind::District, Kind::Organ) => POOR,
        (Kind::Unknown, Kind::Joiner) => FAIR,
        (_, Kind::Joiner) => GOOD,
        (Kind::Unknown, Kind::Unknown) => DOUBTFUL,
        (Kind::Unknown, _) | (_, Kind::Unknown) => UNSURE,
        (Kind::Verb, _) => POOR,
        _ if HEADS.contains(&left) || TAILS.contains(&right) => PASSABLE,
        _ => FAIR,
    }
}

/// Words that say of what kind the next is.
const HEADS: [&str; 10] = [
    "行政", "主要", "重大", "重点", "综合", "专项", "全面", "基本", "有关", "相关",
];
/// Words that say what the one before is.
const TAILS: [&str; 13] = [
    "制度", "改革", "机制", "体系", "工作", "情况", "问题", "清单", "方案", "事项", "期间", "时期",
    "以来",
];

/// What an organ of a level begins with where its place is not named: 县政府.
const LEVELS: [char; 8] = ['省', '市', '州', '县', '旗', '区', '镇', '乡'];

/// Whether a word is a post: 党委书记, 大队长.
fn is_post(word: &str) -> bool {
    ["书记", "长", "主任", "主席"]
        .iter()
        .any(|post| word.ends_with(post))
}

/// Whether a break between two characters would part a number, a Latin word or a mark from what it
/// belongs to.
fn splits(before: char, after: char) -> bool {
    let half = |c: char| c.is_ascii_graphic();
    let dash = |c: char| matches!(c, '—' | '－' | '–' | '～' | '~' | '-' | '至');
    half(before) && half(after)
        || before.is_ascii_digit() && (dash(after) || pieces::is_counted(after))
        || dash(before) && after.is_ascii_digit()
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
        || before == '·'
        || before == after && matches!(before, '—' | '…')
        || after.is_whitespace()
}

/// Whether a place is inside one of the names.
fn within(text: &str, at: usize, names: &[&str]) -> bool {
    names.iter().any(|name| {
        text.match_indices(name)
            .any(|(start, found)| start < at && at < start + found.len())
    })
}
#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, break_before: &str) -> Option<u32> {
        let byte = text.find(break_before)?;
        places(text, &[], 40, Breaks::Strict)
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
        let places = places(name, &[name], 40, Breaks::Strict);
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
            places(title, &["云泽县柳溪镇"], 40, Breaks::Strict)
                .iter()
                .all(|(at, _)| *at >= 18)
        );
    }
}
