//! C2: the same figure with two values.

use std::collections::HashMap;

use report::Slot;

use super::counts::{Count, Counts};
use crate::characters::is_ideograph;
use crate::context::Context;
use crate::facts::Fact;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 同一个数前后不一样
    ///
    /// **查什么**　同一件事写了两次、数字不同（“讲授法治课2次”“讲授法治课3次”）；同一段里发放资料、接受咨询写了两个不同的数。打算、问题部分的不算，
    /// “其中”“联合”等分项不算。
    ///
    /// **为什么**　开头、正文、小结各写一遍，改了一处忘了另一处。确实不是一回事的，应当写清楚口径。
    ///
    /// **错**　……讲授法治课2次。……主要负责人讲授法治课3次。
    ///
    /// **对**　……讲授法治课2次。……主要负责人讲授法治课2次。
    SAID_TWICE = "C2", "同一个数前后不一样", Suspected, Consistency, on,
    "同一份报告里同一个数据应当一致",
    Whole(check)
}

/// Words of a label that make it a part of something, or another's.
const PARTS: [&str; 18] = [
    "其中", "联合", "各", "每", "另", "较", "比", "由", "增加", "减少", "第", "新增", "协助", "县",
    "其余", "剩余", "分别", "累计",
];
/// What a label says besides what it counts.
const NEUTRAL: [&str; 14] = [
    "全年", "年内", "共计", "先后", "专题", "已", "共", "达", "为", "了", "约", "近", "带头", "均",
];
/// What is done: a label without a verb can be a name for two things.
const VERBS: [&str; 22] = [
    "讲授", "召开", "研究", "学法", "受理", "发放", "设立", "配备", "聘请", "建成", "培育", "办理",
    "审查", "举办", "投入", "开展", "组织", "公开", "安排", "作出", "修订", "化解",
];
/// Things that are counted under several names: units, and words of which one must stand beside the number.
const CONCEPTS: [(&str, &[&str], &[&str]); 2] = [
    (
        "发放的宣传资料",
        &["份"],
        &["资料", "宣传单", "宣传品", "传单", "折页", "宣传册"],
    ),
    ("接受法律咨询", &["人次", "次", "人"], &["咨询"]),
];
/// Words by which a number under such a name is another: a part, or events and not persons.
const OTHERS: [&str; 8] = ["其中", "其他", "各村", "各站", "每", "编印", "活动", "服务"];
/// The fewest ideographs that two labels end with alike.
const LEAST: usize = 5;

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen: HashMap<(String, String), Vec<Seen>> = HashMap::new();
    let mut slot = None;
    for line in text.lines.iter().filter(|line| line.kind.is_text()) {
        slot = text.slots().get(&line.id).copied().or(slot);
        if matches!(slot, Some(Slot::Plans | Slot::Problems | Slot::Suggestions)) {
            continue;
        }
        let read = line.fact::<Labelled>(context);
        for (label, count) in &read.counts {
            let end: String = label.chars().rev().take(LEAST).collect();
            let others = seen.entry((end, count.unit.clone())).or_default();
            let other = others.iter().find(|other| is_same(&other.label, label));
            if let Some(other) = other {
                if other.value != count.value.write() {
                    let message = format!(
                        "前面写的是“{}”，这里是{}，请核对是不是同一个数。",
                        other.written,
                        count.written(&line.text)
                    );
                    found.push(Found::new(line, count.span.start, count.span.end, message));
                }
                continue;
            }
            others.push(Seen {
                value: count.value.write(),
                written: line.text[count.label.start..count.span.end]
                    .trim()
                    .to_owned(),
                label: label.clone(),
            });
        }
        found.extend(read.within.iter().cloned());
    }
    found
}

/// The counts of a line that have a label, and what one paragraph alone tells.
struct Labelled {
    counts: Vec<(String, Count)>,
    within: Vec<Found>,
}

impl Fact for Labelled {
    fn of(line: &Line, context: &Context) -> Self {
        let counts = &line.fact::<Counts>(context).0;
        Self {
            counts: counts
                .iter()
                .filter(|count| count.exact && count.unit != "%")
                .filter_map(|count| Some((label(line, count)?, count.clone())))
                .collect(),
            within: within(line, counts),
        }
    }
}

struct Seen {
    label: String,
    value: String,
    written: String,
}

/// The label of a count as far as it names what is counted; `None` where it is too short or a part.
fn label(line: &Line, count: &Count) -> Option<String> {
    let said = count.label(&line.text);
    if PARTS.iter().any(|word| said.contains(word)) || said.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    // The number before it belongs to another thing: 设立12个、配备50名.
    let mut label = said.to_owned();
    for word in NEUTRAL {
        label = label.replace(word, "");
    }
    let count = label.chars().filter(|c| is_ideograph(*c)).count();
    (count >= LEAST && VERBS.iter().any(|verb| label.contains(verb))).then_some(label)
}

/// Whether two labels name the same: what they end with alike holds a verb.
fn is_same(one: &str, other: &str) -> bool {
    let alike: usize = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let end = &one[one.len() - alike..];
    end.chars().filter(|c| is_ideograph(*c)).count() >= LEAST
        && VERBS.iter().any(|verb| end.contains(verb))
}

/// The same thing under two names in one paragraph.
fn within(line: &Line, counts: &[Count]) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (name, units, words) in CONCEPTS {
        let mut first: Option<&Count> = None;
        for count in counts
            .iter()
            .filter(|count| units.contains(&count.unit.as_str()))
        {
            let label = count.label(text);
            if !words.iter().any(|word| label.contains(word))
                || OTHERS.iter().any(|word| label.contains(word))
            {
                continue;
            }
            match first {
                Some(before) if before.value != count.value => {
                    let message = format!(
                        "同一段里{name}写了{}和{}两个数，请核对口径。",
                        before.written(text),
                        count.written(text)
                    );
                    found.push(Found::new(line, count.span.start, count.span.end, message));
                }
                Some(_) => {}
                None => first = Some(count),
            }
        }
    }
    found.extend(one_number_for_two(line, counts));
    found
}

/// 普法宣传40余次 said twice in a paragraph, of the town and of its offices.
fn one_number_for_two(line: &Line, counts: &[Count]) -> Option<Found> {
    let text = line.text.as_str();
    let told: Vec<&Count> = counts
        .iter()
        .filter(|count| count.unit == "次" && !count.exact && count.label(text).contains("普法"))
        .collect();
    let [first, .., last] = told.as_slice() else {
        return None;
    };
    (first.value == last.value && first.label(text) != last.label(text)).then(|| {
        let message = format!(
            "同一段里普法活动写了两次{}，说法不同，请核对是不是同一个数。",
            last.written(text)
        );
        Found::new(line, last.span.start, last.span.end, message).at(Level::Hint)
    })
}
