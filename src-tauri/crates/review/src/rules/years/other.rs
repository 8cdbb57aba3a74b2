//! Y2: a year in the text that is not the report's.

use report::Slot;
use report::years::Year;

use super::named::{Years, has, reported, running, sentence_range};
use super::own::at;
use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 正文里的年份不是报告年度
    ///
    /// **查什么**　正文里用来说当年工作的年份（分句开头的“2024年”“2024年度”“截至2024年底”）不是报告年度；写工作情况的章节里出现第二年，又不是
    /// 在说安排。书名号、引号、文号、起止年份、法律的施行修订年份、“较2024年”“自2019年以来”、荣誉和历史沿革，
    /// 年初办的上一年的述法、考核、评议不报。
    ///
    /// **为什么**　沿用去年的稿子，正文里漏改的年份比标题更难看出来。
    ///
    /// **错**　（2025年度报告）2024年，全镇共调解矛盾纠纷65件。
    ///
    /// **对**　（2025年度报告）2025年，全镇共调解矛盾纠纷65件。
    OTHER = "Y2", "正文里的年份不是报告年度", Suspected, Years, on,
    "年度报告写报告年度的工作，其他年份应有说明",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (line, slot) in running(text) {
        // The opening is looked at more closely by Y1, and so are the headings of sections.
        let Some(slot) = slot else { continue };
        let years = line.fact::<Years>(context);
        let names_own = !years.list.is_empty() && line.text.contains(&own.year.to_string());
        for year in years.plain().filter(|year| year.value != own.year) {
            if line.kind == report::BlockKind::Heading1
                && !year.month
                && year.whole.end <= report::heading::end(&line.text)
            {
                continue;
            }
            let Some(level) = level(line, year, (own.year, names_own), slot) else {
                continue;
            };
            let right = if slot == Slot::Plans {
                own.year.saturating_add(1)
            } else {
                own.year
            };
            let message = format!(
                "报告的是{}年，这里写的是{}年，请核对。",
                own.year, year.value
            );
            found.push(at(line, year, right, message).at(level));
        }
    }
    found
}

/// What is told of another year with reason.
const HISTORY: [&str; 26] = [
    "被评",
    "被授",
    "被命名",
    "荣获",
    "获评",
    "授予",
    "表彰",
    "成立",
    "组建",
    "建成",
    "创建",
    "挂牌",
    "入选",
    "启动",
    "以来",
    "连续",
    "移交",
    "遗留",
    "历史",
    "修订",
    "出台",
    "印发",
    "施行",
    "公布",
    "新修",
    "起",
];
/// What points to the next year.
const NEXT: [&str; 22] = [
    "将", "计划", "拟", "下一", "下年", "转入", "转至", "底前", "力争", "预计", "结转", "继续",
    "安排", "列入", "跨年", "顺延", "延至", "迎接", "准备", "目标", "打算", "推迟",
];

/// What is done in one year about the year before.
const RECKONED: [&str; 16] = [
    "述法", "述职", "述廉", "考核", "考评", "评议", "评估", "测评", "督察", "巡察", "审计", "决算",
    "年报", "报告", "总结", "评查",
];

/// `names_own` is whether the line names the year of the report.
fn level(line: &Line, year: &Year, (own, names_own): (i32, bool), slot: Slot) -> Option<Level> {
    let text = line.text.as_str();
    let before = text[..year.digits.start].trim_end();
    let behind = text[year.after..].trim_start();
    let place = sentence_range(text, year.digits.start);
    let sentence = &text[place.clone()];
    let related = [
        "较", "比", "自", "从", "早", "到", "至", "与", "同", "和", "于", "原",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    if (related && !before.ends_with("截至")) || has(sentence, &HISTORY) {
        return None;
    }
    let begins = before.is_empty() || before.ends_with(['，', '。', '；', '：', '、', '（']);
    let named = behind.starts_with('度') || behind.starts_with("全年") || before.ends_with("截至");
    let distance = year.value.saturating_sub(own);
    // In January and February last year's work is reckoned up: 2023年度述法会议.
    let to_end = text.get(year.after..place.end).unwrap_or_default();
    let to_end = to_end.trim_start();
    let named_only = to_end.strip_prefix('度').unwrap_or(to_end);
    let clause = named_only
        .split(['，', '。', '；', '、'])
        .next()
        .unwrap_or_default();
    if distance == -1 && has(clause, &RECKONED) {
        return None;
    }
    // Goals are set for round years far ahead.
    let far = distance > 1 && year.value % 5 == 0;
    match (distance, slot) {
        (1, Slot::Plans | Slot::Suggestions) => None,
        (1, _) => (!has(sentence, &NEXT) && (begins || named)).then_some(Level::Suspected),
        (2.., _) => (!far && (begins || named)).then_some(Level::Suspected),
        // 2024年，……；2025年，……: two years beside each other.
        (-1, _) if names_own && !year.month && !named => None,
        (-1, _) => (begins || named).then_some(Level::Suspected),
        (-3..=-2, _) => (named || begins && behind.starts_with(['，', ','])).then_some(Level::Hint),
        _ => None,
    }
}
