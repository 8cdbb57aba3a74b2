//! V4: names of minors in cases.

use report::Variant;

use super::digits::level;
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 涉案未成年人的姓名
    ///
    /// **查什么**　同一句里说到案件、矫治、侵害，又有“未成年人李小明”“学生王小华”这样的姓名。“小明”“李某”“李某某”不报。公开稿里是疑似，
    /// 上报稿里只提示。
    ///
    /// **为什么**　《未成年人保护法》第一百零三条：不得披露案件中未成年人的姓名、影像、住所、就读学校。
    ///
    /// **错**　对涉案学生李小明开展帮教。
    ///
    /// **对**　对涉案学生李某开展帮教。
    MINOR = "V4", "涉案未成年人的姓名", Suspected, Privacy, on,
    "《未成年人保护法》第一百零三条",
    Whole(check)
}

/// What stands right before the name.
const LEADS: [&str; 8] = [
    "未成年人",
    "学生",
    "少年",
    "女童",
    "男童",
    "儿童",
    "未成年犯",
    "被害人",
];
/// What makes it a case.
const CASES: [&str; 10] = [
    "案",
    "犯罪",
    "侵害",
    "矫治",
    "帮教",
    "被害",
    "盗窃",
    "伤害",
    "性侵",
    "社区矫正",
];
/// The surnames that are looked for: the hundred most frequent leave out few, and a word of another
/// beginning is no name.
const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚";
/// What may follow a name.
const FOLLOWS: [char; 16] = [
    '，', '。', '、', '；', '（', '开', '实', '的', '进', '等', '在', '因', '被', '盗', '与', '涉',
];

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let level = if text.report.meta.variant == Variant::Public {
        level(text)
    } else {
        Level::Hint
    };
    let mut found = Vec::new();
    for line in text.lines.iter().filter(|line| line.kind.is_text()) {
        for lead in LEADS {
            for (at, _) in line.text.match_indices(lead) {
                let start = at + lead.len();
                if let Some(end) = name(line, start)
                    && is_case(line, at)
                {
                    let message = "涉案未成年人的姓名不得披露，可写“李某”。";
                    found.push(Found::new(line, start, end, message).at(level));
                }
            }
        }
    }
    found
}

/// Where a name ends that begins at a place: a surname and one or two characters, and what may
/// follow. 李某 is none.
fn name(line: &Line, start: usize) -> Option<usize> {
    let rest = &line.text[start..];
    let mut chars = rest.char_indices();
    let (_, surname) = chars.next()?;
    SURNAMES.contains(surname).then_some(())?;
    let given: Vec<(usize, char)> = chars.take(3).collect();
    // Two characters before one: 李小明 before 李小.
    [2, 1].into_iter().find_map(|length| {
        let written = given.get(..length)?;
        let plain = written
            .iter()
            .all(|(_, c)| is_ideograph(*c) && !matches!(c, '某' | '姓'));
        let ends = given.get(length).is_none_or(|(_, c)| FOLLOWS.contains(c));
        let (at, last) = written.last()?;
        (plain && ends && !FOLLOWS.contains(last)).then(|| start + at + last.len_utf8())
    })
}

fn is_case(line: &Line, at: usize) -> bool {
    const ENDS: [char; 3] = ['。', '！', '？'];
    let from = line.text[..at]
        .rfind(ENDS)
        .map_or(0, |at| at + '。'.len_utf8());
    let to = line.text[at..]
        .find(ENDS)
        .map_or(line.text.len(), |length| at + length);
    CASES.iter().any(|word| line.text[from..to].contains(word))
}
