//! L13: a day of the calendar with the name of another.

use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 宣传节点的日期和名称不符
    ///
    /// **查什么**　“12·4”“4·15”这样的日期后面紧跟着另一个日子的名称。日期固定的日子才查，中圆点写成别的点也一样查。
    ///
    /// **为什么**　日期和名称只要有一个错，就说明抄错了行。日子的由来写在清单里。
    ///
    /// **错**　在“4·15”国际禁毒日开展宣传。
    ///
    /// **对**　在“6·26”国际禁毒日开展宣传。
    DAY_NAME = "L13", "宣传节点的日期和名称不符", Suspected, Law, on,
    "每个日子由谁设立见程序自带的“宣传节点”清单",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, dot) in text.match_indices(['·', '.', '．', '・', '•', '‧']) {
        let Some(month) = number_before(&text[..at]) else {
            continue;
        };
        let Some((day, digits)) = number_at(&text[at + dot.len()..]) else {
            continue;
        };
        let end = at + dot.len() + digits;
        let rest = text[end..].trim_start_matches(['”', '"', '’', ' ']);
        let Some((named, length)) = context.lexicon.day_at(rest) else {
            continue;
        };
        if (named.month, named.day) == (month.0, day) {
            continue;
        }
        let to = text.len() - rest.len() + length;
        let right = format!("{}·{}", named.month, named.day);
        let message = format!(
            "{}是{}月{}日，应写“{right}”。",
            &rest[..length],
            named.month,
            named.day
        );
        found.push(
            Found::new(line, month.1, to, message)
                .because(named.source.as_str())
                .fix(Fix::replace(line, month.1, end, right)),
        );
    }
    found
}

/// The number of at most two digits that a text ends with, and where it begins.
fn number_before(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = text.len() - digits;
    (digits <= 2).then_some(())?;
    Some((text[start..].parse().ok()?, start))
}

/// The number of at most two digits that a text begins with, and its length.
fn number_at(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (digits <= 2).then_some(())?;
    Some((text[..digits].parse().ok()?, digits))
}
