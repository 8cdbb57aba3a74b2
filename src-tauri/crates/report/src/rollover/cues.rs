//! By which words a number in running text is known to be a figure of the template: its label, and
//! what stands before it in the template's own sentences.

use std::collections::BTreeMap;

use crate::inline::{Inline, pieces};
use crate::template::Template;

/// Where a clause ends.
pub(super) const CLAUSE_ENDS: [char; 11] = [
    '，', '。', '；', '：', '、', '！', '？', ',', ';', ':', '\n',
];

/// Words that stand before a number or a noun and say nothing of what is counted.
const NEUTRAL: [&str; 38] = [
    "全年", "年内", "其中", "累计", "先后", "总计", "共计", "组织", "开展", "举办", "召开", "进行",
    "设立", "设置", "配备", "聘请", "建成", "培育", "发放", "编发", "现有", "共有", "全镇", "全乡",
    "全部", "活动", "达到", "总数", "已经", "共", "已", "约", "近", "达", "为", "的", "有", "了",
];

/// What a number is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cue {
    /// Id of the figure.
    pub(super) figure: String,
    pub(super) unit: String,
    /// The clause before the number, squeezed; empty where the number begins it.
    pub(super) before: String,
    /// The clause behind the number, where it begins the clause.
    pub(super) behind: String,
    /// The figures before it in the template's sentence, the nearest last.
    pub(super) chain: Vec<String>,
    /// The clauses before it in the template's sentence that name something, squeezed.
    pub(super) earlier: Vec<String>,
    /// The label of the figure, squeezed.
    pub(super) label: String,
    /// Whether it is the label itself.
    pub(super) is_label: bool,
}

/// The cues of a template by the unit of their figures.
pub(super) type Cues = BTreeMap<String, Vec<Cue>>;

/// The cues of a template. Plans are left out: their figures are goals of another year.
pub(super) fn cues(template: &Template) -> Cues {
    let mut cues = Vec::new();
    for (slot, figure) in template.figures() {
        if slot == crate::Slot::Plans {
            continue;
        }
        let label = squeeze(&figure.label);
        cues.push(Cue {
            figure: figure.id.clone(),
            unit: figure.unit.clone(),
            before: label.clone(),
            behind: String::new(),
            chain: Vec::new(),
            earlier: Vec::new(),
            label,
            is_label: true,
        });
    }
    let sentences = template
        .steps
        .iter()
        .filter(|step| step.slot != crate::Slot::Plans)
        .flat_map(|step| &step.sentences)
        .chain(&template.lead.sentences);
    for sentence in sentences {
        read(sentence, template, &mut cues);
    }
    let mut by_unit = Cues::new();
    for cue in cues {
        by_unit.entry(cue.unit.clone()).or_default().push(cue);
    }
    by_unit
}

fn read(sentence: &str, template: &Template, cues: &mut Vec<Cue>) {
    let all: Vec<Inline<'_>> = pieces(sentence).collect();
    let mut chain: Vec<String> = Vec::new();
    let mut earlier: Vec<String> = Vec::new();
    for (at, piece) in all.iter().enumerate() {
        let id = match piece {
            Inline::Figure(id) => *id,
            Inline::Text(text) => {
                let clauses = text.split(CLAUSE_ENDS).map(squeeze);
                earlier.extend(clauses.filter(|clause| clause.chars().count() >= 5));
                continue;
            }
        };
        let Some(figure) = template.figure(id) else {
            continue;
        };
        let text = |at: Option<usize>| match at.and_then(|at| all.get(at)) {
            Some(Inline::Text(text)) => *text,
            _ => "",
        };
        let before = text(at.checked_sub(1))
            .rsplit(CLAUSE_ENDS)
            .next()
            .unwrap_or_default();
        let behind = text(Some(at + 1))
            .split(CLAUSE_ENDS)
            .next()
            .unwrap_or_default();
        cues.push(Cue {
            figure: id.to_owned(),
            unit: figure.unit.clone(),
            before: squeeze(before),
            behind: squeeze(behind),
            chain: chain.clone(),
            earlier: earlier.clone(),
            label: squeeze(&figure.label),
            is_label: false,
        });
        chain.push(id.to_owned());
    }
}

/// A clause without quotation marks, white space and words that say nothing of what is counted.
pub(super) fn squeeze(clause: &str) -> String {
    let plain: String = clause
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '“' | '”' | '"' | '《' | '》'))
        .collect();
    let mut squeezed = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(c) = rest.chars().next() {
        match NEUTRAL.iter().find(|word| rest.starts_with(**word)) {
            Some(word) => rest = &rest[word.len()..],
            None => {
                squeezed.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    squeezed
}

/// Words with which a number is only part of a figure, or more than it.
const OTHERWISE: [&str; 24] = [
    "新增",
    "新建",
    "新设",
    "增设",
    "新聘",
    "增加",
    "减少",
    "撤销",
    "不少于",
    "不低于",
    "至少",
    "超过",
    "突破",
    "提高到",
    "由",
    "力争",
    "计划",
    "平均",
    "每",
    "较",
    "比",
    "联合",
    "在线",
    "线上",
];

/// Whether the clause before a number says that it is only part of a figure, or more than it.
pub(super) fn is_otherwise(clause: &str) -> bool {
    OTHERWISE.iter().any(|word| clause.contains(word))
}

/// How surely a number with these words before it in its clause is the figure of a cue: the longer
/// what they share the surer; `None` where it is not sure.
pub(super) fn match_words(words: &str, cue: &Cue) -> Option<usize> {
    if cue.before.is_empty() {
        return None;
    }
    let remainder = words.strip_suffix(cue.before.as_str())?;
    let count = cue.before.chars().count();
    match count {
        0..=3 => None,
        // 举办专题培训 behind what it is for is the figure; alone it could be any training.
        4..=5 if !cue.label.contains(&cue.before) => None,
        // 班子成员讲授法治课 is not 主要负责人讲授法治课: what is left must belong to the label.
        4..=5 => (remainder.is_empty() || belongs(remainder, &cue.label)).then_some(count),
        _ => Some(count),
    }
}

fn belongs(remainder: &str, label: &str) -> bool {
    const LEAST: usize = 3;
    let tail = remainder
        .char_indices()
        .rev()
        .nth(LEAST - 1)
        .map(|(at, _)| &remainder[at..]);
    tail.is_some_and(|tail| label.contains(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_squeezed_to_what_is_counted() {
        assert_eq!(squeeze("全年共开展送法下村"), "送法下村");
        assert_eq!(squeeze("培育“法律明白人”"), "法律明白人");
        assert_eq!(squeeze("调解成功率为"), "调解成功率");
    }
}
