//! Persons by name, and the posts that go with them.
//!
//! Only four ways to write a name are known: behind a post (镇长林致和主持), before one in a group
//! (林致和任组长, 组长：林致和), with the post in brackets (林致和（镇长）), as one who speaks (牧民周满仓说).
//! A name begins with a surname, and what follows it must be able to follow a name.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Token, finder, places};
use crate::carried::Kind;

/// Posts, the longer before what they end in.
const POSTS: [&str; 42] = [
    "党委副书记",
    "党委书记",
    "党组书记",
    "党总支书记",
    "党支部书记",
    "党工委书记",
    "纪委书记",
    "政法委书记",
    "政法委员",
    "组织委员",
    "宣传委员",
    "统战委员",
    "武装部长",
    "人大主席",
    "人大副主席",
    "副书记",
    "书记",
    "副镇长",
    "镇长",
    "副乡长",
    "乡长",
    "副县长",
    "县长",
    "副区长",
    "区长",
    "副市长",
    "市长",
    "街道主任",
    "办公室主任",
    "副主任",
    "主任",
    "副主席",
    "主席",
    "司法所长",
    "副所长",
    "所长",
    "副局长",
    "局长",
    "副站长",
    "站长",
    "大队长",
    "队长",
];

/// Surnames of one character, but for those that are everyday words where a name could stand
/// (和, 于, 任, 向, 常, 成).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤施洪温康牛樊葛邢齐文庞柴翟聂庄鲁焦梅殷耿柳艾阮俞骆尚毕岳安兰涂穆左童纪祁裴冉甘奚卞柯管苗冼尤芦辛古柏喻祝娄宁臧凌霍阎植占欧解褚仇晏邬屈";
const LONG_SURNAMES: [&str; 8] = [
    "欧阳", "司马", "上官", "诸葛", "尉迟", "皇甫", "慕容", "司徒",
];

/// Words that begin with a surname and are none.
const WORDS: [&str; 55] = [
    "高度", "高效", "高位", "高质", "高标", "严格", "严肃", "严厉", "安排", "安全", "方面", "方可",
    "温暖", "明确", "曾经", "白天", "水平", "石材", "金额", "万元", "万人", "文明", "文件", "文书",
    "施行", "施工", "管理", "管控", "解决", "解答", "解释", "关于", "平安", "古村", "宁可", "江河",
    "项目", "左右", "纪检", "纪委", "纪律", "安装", "牛羊", "尤其", "马上", "方便", "文化", "文艺",
    "余名", "余人", "占比", "欧美", "张贴", "许多", "何时",
];

/// What can follow a name.
const BEHIND_NAME: [&str; 34] = [
    "同志", "担任", "任", "为", "等", "主持", "带头", "带队", "出庭", "主讲", "作", "讲授", "讲",
    "兼", "参加", "亲自", "牵头", "负责", "率", "出席", "传达", "包案", "审定", "批示", "宣讲",
    "陪同", "到", "在", "向", "对", "就", "说", "和", "与",
];

/// What a name before a post is followed by.
const TAKES_POST: [&str; 8] = [
    "同志任",
    "同志为",
    "任组长",
    "任副组长",
    "为组长",
    "为副组长",
    "担任组长",
    "担任副组长",
];

/// What people are called who are quoted.
const CALLED: [&str; 18] = [
    "村民",
    "居民",
    "牧民",
    "渔民",
    "果农",
    "茶农",
    "农户",
    "商户",
    "群众",
    "业主",
    "船老大",
    "当事人",
    "负责人",
    "调解员",
    "网格员",
    "教师",
    "律师",
    "老人",
];
/// What they do.
const SPEAKS: [&str; 6] = ["说", "在", "告诉", "表示", "感慨", "高兴"];

/// Names and the posts that stand with them; heads of a group named by their posts.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (start, end) in posts(text) {
        let behind = &text[end..];
        if let Some(length) = name(behind).filter(|&length| may_end_name(&behind[length..])) {
            push(&mut tokens, start, end, Kind::Post);
            push(&mut tokens, end, end + length, Kind::Person);
        } else if heads_group(text, start, behind) {
            push(&mut tokens, start, end, Kind::Post);
        }
    }
    tokens.extend(listed(text));
    tokens.extend(quoted(text));
    tokens.sort_unstable();
    tokens.dedup_by(|later, earlier| later.start < earlier.end);
    tokens
}

fn push(tokens: &mut Vec<Token>, start: usize, end: usize, kind: Kind) {
    tokens.push(Token { start, end, kind });
}

/// What stands between the posts of one person, or of two who act together.
const JOINS: [&str; 8] = ["、", "、镇", "、乡", "和", "与", "与镇", "与乡", "兼"];

/// The posts of a text; several joined by 、 are one.
fn posts(text: &str) -> Vec<(usize, usize)> {
    static FOUND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&POSTS));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, end) in places(&FOUND, text) {
        match found.last_mut() {
            Some(last) if JOINS.contains(&&text[last.1..at]) => last.1 = end,
            _ => found.push((at, end)),
        }
    }
    found
}

/// Length of the name that a text begins with: the longest that what stands behind it can follow.
fn name(text: &str) -> Option<usize> {
    if WORDS.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let surname = LONG_SURNAMES
        .iter()
        .find(|surname| text.starts_with(**surname))
        .map(|surname| surname.len())
        .or_else(|| {
            text.chars()
                .next()
                .filter(|c| SURNAMES.contains(*c))
                .map(char::len_utf8)
        })?;
    let mut ends = vec![surname];
    for (at, c) in text[surname..].char_indices().take(2) {
        // 林致和 is a name, 张明和李华 are two.
        if !is_given(c) || c == '和' && at == 0 {
            break;
        }
        ends.push(surname + at + c.len_utf8());
    }
    ends.into_iter()
        .skip(1)
        .rev()
        .find(|end| may_end_name(&text[*end..]))
}

/// Whether a character can stand in a given name.
fn is_given(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
        && !"的了在与及等任为对是以主要带亲将把被从到向就也都还并或其各每镇乡村县市委员会组长书记第一二三四五六七八九十同说作讲兼率就出参牵负传审批宣陪".contains(c)
}

fn may_end_name(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with(|c: char| c.is_whitespace() || "，。；、：）（(".contains(c))
        || BEHIND_NAME.iter().any(|word| rest.starts_with(word))
}

/// 由党委书记、镇长任双组长: who heads the group is told by the posts.
fn heads_group(text: &str, start: usize, behind: &str) -> bool {
    const HEADS: [&str; 9] = [
        "任双组长",
        "担任双组长",
        "任组长",
        "为组长",
        "担任组长",
        "任副组长",
        "为副组长",
        "担任副组长",
        "共同担任",
    ];
    const FARTHEST: usize = 60;
    let named = text[..start]
        .chars()
        .rev()
        .take(FARTHEST)
        .take_while(|c| !matches!(c, '。' | '；' | '：'))
        .any(|c| c == '由');
    named && HEADS.iter().any(|words| behind.starts_with(words))
}

/// 组长：林致和，副组长：张明、李华; 由林致和任组长; 林致和（镇长）.
fn listed(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (at, label) in text.match_indices("组长") {
        let mut from = at + label.len();
        let Some(rest) = text[from..].strip_prefix(['：', ':']) else {
            continue;
        };
        from = text.len() - rest.len();
        loop {
            from += text[from..].len() - text[from..].trim_start().len();
            let Some(length) = name(&text[from..]) else {
                break;
            };
            push(&mut tokens, from, from + length, Kind::Person);
            from += length;
            match text[from..].strip_prefix(['、', ' ', '\u{3000}']) {
                Some(rest) => from = text.len() - rest.len(),
                None => break,
            }
        }
    }
    let starts = text
        .char_indices()
        .filter(|(at, _)| may_begin_name(&text[..*at]));
    for (at, _) in starts {
        let Some(length) = name(&text[at..]) else {
            continue;
        };
        let behind = &text[at + length..];
        let in_brackets = behind.strip_prefix(['（', '(']).is_some_and(is_post);
        if in_brackets || TAKES_POST.iter().any(|words| behind.starts_with(words)) {
            push(&mut tokens, at, at + length, Kind::Person);
        }
    }
    tokens
}

/// 牧民周满仓说, 船老大许阿海在……时说.
fn quoted(text: &str) -> Vec<Token> {
    static FOUND: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&CALLED));
    let mut tokens = Vec::new();
    for (_, start) in places(&FOUND, text) {
        let length = name(&text[start..]).filter(|length| {
            let behind = &text[start + length..];
            SPEAKS.iter().any(|word| behind.starts_with(word))
        });
        if let Some(length) = length {
            push(&mut tokens, start, start + length, Kind::Person);
        }
    }
    tokens
}

/// Whether what stands in a bracket is a post: （镇长）, （镇党委书记）.
fn is_post(text: &str) -> bool {
    let inner: String = text
        .chars()
        .take(12)
        .take_while(|c| !matches!(c, '）' | ')'))
        .collect();
    POSTS.iter().any(|post| inner.ends_with(post))
}

/// Whether a name can begin behind this.
fn may_begin_name(before: &str) -> bool {
    before.is_empty()
        || before.ends_with(['由', '，', '。', '；', '、', '：', '和', ' ', '\u{3000}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        tokens(text)
            .iter()
            .map(|token| (token.kind, &text[token.start..token.end]))
            .collect()
    }

    #[test]
    fn a_name_behind_a_post_is_found_with_the_post() {
        use Kind::{Person, Post};
        assert_eq!(
            found("党委书记、镇长林致和主持会议，副镇长张明带队检查，欧阳海所长李伟同志"),
            [
                (Post, "党委书记、镇长"),
                (Person, "林致和"),
                (Post, "副镇长"),
                (Person, "张明"),
                (Post, "所长"),
                (Person, "李伟")
            ]
        );
    }

    #[test]
    fn the_heads_of_a_group_are_found() {
        use Kind::{Person, Post};
        assert_eq!(
            found("组长：林致和，副组长：张明、李华 王晓东"),
            [
                (Person, "林致和"),
                (Person, "张明"),
                (Person, "李华"),
                (Person, "王晓东")
            ]
        );
        assert_eq!(
            found("由林致和任组长，张明（副镇长）任副组长"),
            [(Person, "林致和"), (Person, "张明")]
        );
        assert_eq!(
            found("由党委书记、镇长任双组长"),
            [(Post, "党委书记、镇长")]
        );
        assert_eq!(
            found("由党委书记任组长，镇长为副组长"),
            [(Post, "党委书记"), (Post, "镇长")]
        );
    }

    #[test]
    fn who_is_quoted_is_found() {
        use Kind::Person;
        assert_eq!(
            found("牧民周满仓说：“好。”船老大许阿海在交流时说"),
            [(Person, "周满仓"), (Person, "许阿海")]
        );
    }

    #[test]
    fn words_behind_a_post_are_no_names() {
        for text in [
            "党委书记、镇长坚持重要工作亲自部署",
            "镇长高度重视，镇长严格落实",
            "乡党委书记和乡长任职以来",
            "主任会议，书记办公会",
            "镇长出庭应诉",
            "书记安排部署，主任何时到",
            "所长、站长等参加",
            "村党组织书记向乡党委提交",
            "群众安居乐业，群众文化，居民在家",
        ] {
            assert_eq!(found(text), Vec::new(), "{text}");
        }
    }
}
