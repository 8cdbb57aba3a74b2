//! C5: full coverage against the number of villages.

use super::counts::{Count, Counts};
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # “全覆盖”和村（社区）数对不上
    ///
    /// **查什么**　写了“17个村（社区）实现全覆盖”，别处却有18个村（社区），或者和单位设置里登记的村、社区数不一样。
    ///
    /// **为什么**　全覆盖就是一个不少。村（社区）合并、增加以后，这个数最容易漏改。
    ///
    /// **错**　纳入18个村（社区）年度考核……17个村（社区）实现法律顾问全覆盖。
    ///
    /// **对**　纳入18个村（社区）年度考核……18个村（社区）实现法律顾问全覆盖。
    COVERAGE = "C5", "“全覆盖”和村（社区）数对不上", Suspected, Consistency, on,
    "全覆盖应当等于村（社区）总数",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let profile = &context.settings.profile;
    let known = match (profile.villages, profile.communities) {
        (None, None) => None,
        (villages, communities) => Some(villages.unwrap_or(0) + communities.unwrap_or(0)),
    };
    let mut covered: Vec<(&Line, Count)> = Vec::new();
    let mut most = 0;
    for line in text.lines.iter().filter(|line| line.kind.is_text()) {
        if !line.text.contains('村') {
            continue;
        }
        for count in line
            .fact::<Counts>(context)
            .0
            .iter()
            .filter(|count| count.exact)
        {
            let Some(number) = villages(line, count) else {
                continue;
            };
            most = most.max(number);
            if is_covered(line, count) {
                covered.push((line, count.clone()));
            }
        }
    }
    let (all, of) = match known {
        Some(known) => (known, "登记的"),
        None => (most, "别处写的"),
    };
    covered
        .into_iter()
        .filter_map(|(line, count)| {
            let number = villages(line, &count)?;
            let wrong = number < all || known.is_some() && number != all;
            let message = format!("这里是{number}个村（社区）全覆盖，{of}是{all}个。");
            wrong.then(|| Found::new(line, count.span.start, count.span.end, message))
        })
        .collect()
}

/// How many villages and communities are counted: 18个村（社区）. Villages alone are not all.
fn villages(line: &Line, count: &Count) -> Option<u32> {
    let behind = &line.text[count.span.end..];
    let named = behind.starts_with("村（社区）")
        || behind.starts_with("村、社区")
        || behind.starts_with("村（居）")
        || behind.starts_with("村(社区)");
    (named && count.unit == "个").then_some(())?;
    count.value.write().parse().ok()
}

/// Whether the clause says that all are covered.
fn is_covered(line: &Line, count: &Count) -> bool {
    let rest = &line.text[count.span.end..];
    let clause = &rest[..rest.find(['，', '。', '；']).unwrap_or(rest.len())];
    clause.contains("全覆盖") || clause.contains("覆盖率") && clause.contains("100%")
}
