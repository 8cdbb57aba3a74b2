//! A title cut into words: those of the list, names of places, numbers, and what is left.

use super::{places, words};

/// What stands between two places where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the list.
    Word,
    /// A word of the list that is better not parted from what follows.
    Verb,
    /// The end of the name of an organ.
    Organ,
    /// 云泽县
    District,
    /// 石桥镇
    Township,
    /// 和, 以及
    Joiner,
    /// A character that belongs to what is before it: 表, 年.
    LeansBack,
    /// A character that belongs to what is behind it: 各, 对.
    LeansOn,
    /// Digits and Latin letters.
    Number,
    /// A mark, a bracket.
    Mark,
    /// White space.
    Space,
    /// A character of a word that the list does not know.
    Unknown,
}

/// A piece of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// Words that bind what stands before to what stands behind.
const JOINERS: [&str; 9] = ["以及", "及其", "或者", "和", "及", "与", "暨", "并", "或"];
/// Ends of words, and what is counted.
const BACK: &str = "的等年月日号次个件名项家条届批期类人户场起部份章节周季岁元万亿％%\
    化性率表册单书员者处科室站所局厅院会组队委办式型级制法稿案权费款金点线后前中内外间时";
/// What begins a word or a phrase.
const ON: &str = "各全新本我该每副非无未不对在为以向由将把被从于因至到任第原拟应按经";

/// Whether a character says what was counted: it stays with its number.
pub(super) fn is_counted(c: char) -> bool {
    const COUNTED: &str = "年月日号次个件名项家条届批期类人户场起部份章节周季岁元万亿级余";
    COUNTED.contains(c)
}

/// The pieces of a text, in order, without a gap: those that cost least together, the longest first where
/// that makes no difference.
pub(super) fn of(text: &str) -> Vec<Piece> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    // What is left from a byte on: what it costs, and the piece that begins there.
    let mut best: Vec<(u32, usize, Kind)> = vec![(0, 0, Kind::Space); text.len() + 1];
    for &start in starts.iter().rev() {
        let mut cheapest: Option<(u32, usize, Kind)> = None;
        for (length, kind, cost) in candidates(&text[start..]) {
            let cost = cost.saturating_add(best[start + length].0);
            let is_better = cheapest.is_none_or(|(least, longest, _)| {
                (cost, std::cmp::Reverse(length)) < (least, std::cmp::Reverse(longest))
            });
            if is_better {
                cheapest = Some((cost, length, kind));
            }
        }
        if let Some(cheapest) = cheapest {
            best[start] = cheapest;
        }
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let (_, length, kind) = best[start];
        let end = start + length.max(1);
        pieces.push(Piece { start, end, kind });
        start = end;
    }
    pieces
}

/// What a word of the list costs; the fewer the better.
const WORD: u32 = 10;
/// A small word of one character.
const SMALL: u32 = 14;
/// A name of a place.
const PLACE: u32 = 20;
/// What each character of such a name beyond the third adds.
const LONG: u32 = 3;
/// What each word of the list inside of it adds: 先进村 is no place.
const WORD_INSIDE: u32 = 15;
/// A character that no word holds.
const UNKNOWN: u32 = 25;

/// What a text may begin with: length, kind, cost. At least one, unless it is empty.
fn candidates(text: &str) -> Vec<(usize, Kind, u32)> {
    let Some(c) = text.chars().next() else {
        return Vec::new();
    };
    let single = |kind, cost| vec![(c.len_utf8(), kind, cost)];
    if c.is_whitespace() {
        return single(Kind::Space, 0);
    }
    if c.is_ascii_alphanumeric() {
        let length =
            text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '/' | '%'));
        return vec![(length.unwrap_or(text.len()), Kind::Number, 0)];
    }
    if !c.is_alphanumeric() {
        return single(Kind::Mark, 0);
    }
    let mut found: Vec<(usize, Kind, u32)> = words::at(text)
        .map(|(length, kind)| (length, of_word(kind), WORD))
        .collect();
    for joiner in JOINERS {
        if text.starts_with(joiner) {
            found.push((joiner.len(), Kind::Joiner, SMALL));
        }
    }
    for (length, kind, count) in places::at(text) {
        let inside = &text[..length];
        let Some(words) = words_in(inside) else {
            continue;
        };
        let longer = u32::try_from(count.saturating_sub(3)).unwrap_or(u32::MAX);
        let cost = PLACE
            .saturating_add(longer.saturating_mul(LONG))
            .saturating_add(words.saturating_mul(WORD_INSIDE));
        let kind = match kind {
            places::Kind::District => Kind::District,
            places::Kind::Township => Kind::Township,
        };
        found.push((length, kind, cost));
    }
    if let Some(length) = ordinal(text) {
        found.push((length, Kind::Number, WORD));
    }
    found.push(match c {
        c if BACK.contains(c) => (c.len_utf8(), Kind::LeansBack, SMALL),
        c if ON.contains(c) => (c.len_utf8(), Kind::LeansOn, SMALL),
        c => (c.len_utf8(), Kind::Unknown, UNKNOWN),
    });
    found
}

fn of_word(kind: words::Kind) -> Kind {
    match kind {
        words::Kind::Verb => Kind::Verb,
        words::Kind::Organ => Kind::Organ,
        words::Kind::Word => Kind::Word,
    }
}

/// How many words of the list stand in a name without its end; `None` where one is a verb.
fn words_in(name: &str) -> Option<u32> {
    let mut count = 0;
    let mut at = 0;
    while let Some(c) = name[at..].chars().next() {
        match words::at(&name[at..]).next() {
            Some((_, words::Kind::Verb)) => return None,
            // The whole is a word of its own.
            Some((length, _)) if at + length < name.len() => {
                count += 1;
                at += length;
            }
            _ if name[at..].starts_with("关于") => return None,
            _ => at += c.len_utf8(),
        }
    }
    Some(count)
}

/// Length of a Chinese number of two characters or more, or of one with 第 before it.
fn ordinal(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('第').unwrap_or(text);
    let rest = digits.trim_start_matches(|c| "〇零一二三四五六七八九十百千两".contains(c));
    let count = digits[..digits.len() - rest.len()].chars().count();
    let is_ordinal = digits.len() < text.len();
    (count > 1 || is_ordinal && count > 0).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let pieces: Vec<&str> = of(text)
            .iter()
            .map(|piece| &text[piece.start..piece.end])
            .collect();
        pieces.join("/")
    }

    #[test]
    fn a_title_is_cut_into_the_fewest_words() {
        for cut_title in [
            "规范/执法行为/优化/营商环境",
            "人民调解/社区矫正/和/安置帮教",
            "重点任务/分解落实/清单",
            "管理/和/安置帮教人员",
            "队伍/人员/持证上岗",
            "综合行政执法大队/大队长",
            "各村社区/法律明白人",
        ] {
            assert_eq!(cut(&cut_title.replace('/', "")), cut_title);
        }
    }

    #[test]
    fn names_of_places_are_words() {
        assert_eq!(
            cut("双江拉祜族佤族布朗族傣族自治县勐勐镇司法所"),
            "双江拉祜族佤族布朗族傣族自治县/勐勐镇/司法所"
        );
        assert_eq!(cut("关于云泽县和平乡"), "关于/云泽县/和平乡");
        assert_eq!(cut("推进法治乡镇建设"), "推进/法治乡镇建设");
        assert_eq!(cut("石桥街道办事处"), "石桥街道/办事处");
    }

    #[test]
    fn the_pieces_of_any_text_follow_each_other_without_a_gap() {
        for text in ["", " 2025 年度 A-1/2", "𠮷〇第三次《》（甲）", "字字字"] {
            assert_eq!(cut(text).replace('/', ""), text.replace('/', ""));
            let pieces = of(text);
            assert!(pieces.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert_eq!(pieces.last().map_or(0, |piece| piece.end), text.len());
        }
    }
}
