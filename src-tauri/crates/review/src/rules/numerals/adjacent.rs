//! D6: 三四十 and not 三、四十.

use crate::context::Context;
use crate::facts::NUMERALS;
use crate::finding::{Edit, Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 相邻数字表示概数时加了顿号
    ///
    /// **查什么**　用两个相邻的数字表示大概（三四十人、五六次）时，中间不用顿号，数字用汉字。“一、二级”“三、四季度”“第三、四次”
    /// 是真的并列，不报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.5.3.4：相邻两数字连用表示概数时不用顿号；《出版物上数字用法》
    /// （GB/T 15835-2011）：这种概数用汉字。
    ///
    /// **错**　参加三、四十人；走访3、4次
    ///
    /// **对**　参加三四十人；走访三四次
    ADJACENT = "D6", "相邻数字表示概数时加了顿号", Suspected, Numerals, on,
    "《标点符号用法》（GB/T 15834-2011）4.5.3.4：相邻数字连用表示概数时不用顿号",
    Line(check)
}

/// What may follow a number that is only about right.
const UNITS: [char; 17] = [
    '十', '百', '千', '万', '次', '个', '件', '天', '人', '名', '场', '户', '起', '份', '条', '位',
    '岁',
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('、') {
        let end = at + mark.len();
        let (Some(first), Some(second)) = (line.before(at), line.after(end)) else {
            continue;
        };
        let start = at - first.len_utf8();
        let stop = end + second.len_utf8();
        let (Some(low), Some(high)) = (value(first), value(second)) else {
            continue;
        };
        let is_counted = line.after(stop).is_some_and(|c| UNITS.contains(&c));
        let lead = line.before(start);
        let is_part = lead.is_none_or(|c| {
            c.is_ascii_digit()
                || NUMERALS.contains(c)
                || "第、.·“（".contains(c)
                || c.is_whitespace()
        });
        let same_script = first.is_ascii_digit() == second.is_ascii_digit();
        if low + 1 != high || !is_counted || is_part || !same_script {
            continue;
        }
        let right: String = [low, high]
            .iter()
            .filter_map(|value| NUMERALS.chars().nth(value - 1))
            .collect();
        let label = format!("改为“{right}”");
        found.push(
            Found::new(
                line,
                start,
                stop,
                format!("表示大概写“{right}”，中间不用顿号。"),
            )
            .fix(Fix::new(
                label,
                vec![Edit::replace(line, start, stop, right)],
            )),
        );
    }
    found
}

/// 1 to 9.
fn value(c: char) -> Option<usize> {
    match c {
        '1'..='9' => Some(c as usize - '0' as usize),
        c => NUMERALS
            .chars()
            .position(|digit| digit == c)
            .map(|at| at + 1)
            .filter(|value| *value < 10),
    }
}
