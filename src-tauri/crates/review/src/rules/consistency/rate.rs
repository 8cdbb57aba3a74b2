//! C1: a rate against the numbers that it is reckoned from.

use report::quantity::Decimal;

use super::counts::{Bound, Count, Counts, is_whole};
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 比率和数字对不上
    ///
    /// **查什么**　同一句里写了总数、成功（办结、合格……）数和比率的，重新算一遍；写了“增加多少、增长百分之几”的，也按增减前的数算一遍。四舍五入到
    /// 写的那一位就算对；“以上”“超过”只要不低于，“约”“近”差一个百分点以内不报；带“余”“多”的数字不算。
    ///
    /// **为什么**　61除以65是93.85%，写成93%是把零头舍掉了，按四舍五入应为93.8%或者94%。数字经不起算，整份报告都不可信。
    ///
    /// **错**　受理65件，调解成功61件，调解成功率为93%。
    ///
    /// **对**　受理65件，调解成功61件，调解成功率为93.8%。
    RATE = "C1", "比率和数字对不上", Suspected, Consistency, on,
    "比率 = 部分 ÷ 总数，四舍五入",
    Line(check)
}

/// What a rate is of, and the words of its part.
const PARTS: [(&str, &[&str]); 14] = [
    ("成功", &["成功"]),
    ("合格", &["合格", "及格", "通过"]),
    ("办结", &["办结"]),
    ("结案", &["办结", "结案"]),
    ("持证", &["持证", "持有"]),
    ("整改", &["整改"]),
    ("采纳", &["采纳"]),
    ("答复", &["答复"]),
    ("完成", &["完成"]),
    ("化解", &["化解"]),
    ("改正", &["改正"]),
    ("满意", &["满意"]),
    ("出庭", &["出庭"]),
    ("消除", &["消除"]),
];
const GROWTH: [&str; 5] = ["增长", "提高", "上升", "增加", "增幅"];
const DECLINE: [&str; 5] = ["下降", "减少", "降低", "压缩", "降幅"];

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    if !text.contains(['%', '％']) {
        return Vec::new();
    }
    let counts = &line.fact::<Counts>(context).0;
    counts
        .iter()
        .enumerate()
        .filter(|(_, count)| count.unit == "%")
        .filter_map(|(at, rate)| {
            let before = &counts[..at];
            of_parts(line, before, rate).or_else(|| of_growth(line, before, rate))
        })
        .collect()
}

/// 受理65件，成功61件，成功率为93%.
fn of_parts(line: &Line, before: &[Count], rate: &Count) -> Option<Found> {
    let text = line.text.as_str();
    let label = rate.label(text);
    let (stem, verb) = label.rsplit_once('率')?;
    let plain = matches!(
        verb,
        "" | "为" | "达" | "达到" | "是" | "达到了" | "约为" | "约"
    );
    if !plain || stem.contains(['和', '、', '均']) {
        return None;
    }
    let words = PARTS.iter().find(|(of, _)| stem.ends_with(of))?.1;
    let here = |count: &&Count| count.sentence == rate.sentence && count.unit != "%";
    let place = before
        .iter()
        .rposition(|count| here(&count) && words.iter().any(|word| count.says(text, word)))?;
    let part = &before[place];
    let wholes: Vec<&Count> = before[..place]
        .iter()
        .filter(here)
        .filter(|whole| whole.unit == part.unit && whole.value >= part.value)
        .collect();
    if !part.exact || wholes.is_empty() || wholes.iter().any(|whole| !whole.exact) {
        return None;
    }
    let fits = |whole: &&&Count| fits(part.value, whole.value, rate, text);
    if wholes.iter().any(|whole| fits(&whole)) {
        return None;
    }
    // 其中 counts pieces; what came before it is the whole.
    let whole = wholes
        .iter()
        .rev()
        .find(|whole| is_whole(before, whole, text))?;
    Some(finding(line, rate, part.value, whole.value))
}

/// 全年12次，较2024年减少8次，下降40%.
fn of_growth(line: &Line, before: &[Count], rate: &Count) -> Option<Found> {
    let text = line.text.as_str();
    let says = |count: &Count, words: &[&str]| {
        let label = count.label(text);
        words.iter().any(|word| label.contains(word))
    };
    let up = says(rate, &GROWTH);
    if !up && !says(rate, &DECLINE) {
        return None;
    }
    let [.., total, change] = before else {
        return None;
    };
    let gap = &text[total.span.end..change.span.start];
    let compared = gap.contains(['较', '比']) && !gap.contains(['。', '；', '、']);
    let near = !text[change.span.end..rate.span.start].contains(['。', '；', '、']);
    let words: &[&str] = if up { &GROWTH } else { &DECLINE };
    let told = compared && near && says(change, words) && total.sentence == rate.sentence;
    let alike = total.unit == change.unit && total.exact && change.exact;
    if !told || !alike {
        return None;
    }
    let base = if up {
        (total.value > change.value).then(|| total.value.minus(change.value))?
    } else {
        total.value.plus(change.value)
    };
    (!fits(change.value, base, rate, text)).then(|| finding(line, rate, change.value, base))
}

/// Whether a rate, as it is written, can be that of a part in a whole.
fn fits(part: Decimal, whole: Decimal, rate: &Count, text: &str) -> bool {
    const FINE: u8 = 6;
    let decimals = rate.decimals(text);
    let (Some(rounded), Some(fine)) = (
        part.per_cent_of(whole, decimals),
        part.per_cent_of(whole, FINE),
    ) else {
        return true;
    };
    match rate.bound {
        Bound::None => rounded == rate.value,
        Bound::AtLeast => fine >= rate.value,
        Bound::AtMost => fine <= rate.value,
        Bound::About => {
            let one = Decimal::whole(1);
            fine <= rate.value.plus(one) && fine.plus(one) >= rate.value
        }
    }
}

fn finding(line: &Line, rate: &Count, part: Decimal, whole: Decimal) -> Found {
    let text = line.text.as_str();
    let decimals = rate.decimals(text);
    let mut rates: Vec<String> = Vec::new();
    for places in [decimals.max(1), decimals] {
        if let Some(right) = part.per_cent_of(whole, places).map(Decimal::write)
            && !rates.contains(&right)
        {
            rates.push(right);
        }
    }
    let exact = part
        .per_cent_of(whole, 2)
        .map(Decimal::write)
        .unwrap_or_default();
    let rounded = part.per_cent_of(whole, decimals);
    // The remainder was dropped: rounding gives just one more in the last place.
    let up = rounded.is_some_and(|rounded| {
        rounded > rate.value && rounded.minus(rate.value) == one_in(decimals)
    });
    let why = if up {
        "，零头应当四舍五入，不能舍去"
    } else {
        ""
    };
    let message = format!(
        "{} ÷ {} = {exact}%，应为{}%{why}。",
        part.write(),
        whole.write(),
        rates.join("%或者")
    );
    let found = Found::new(line, rate.span.start, rate.span.end, message);
    // What 以上 should be said of is for the writer to choose.
    rates
        .into_iter()
        .filter(|_| rate.bound == Bound::None)
        .fold(found, |found, right| {
            found.fix(Fix::replace(
                line,
                rate.digits.start,
                rate.digits.end,
                right,
            ))
        })
}

/// One in the last of some decimals: 1, 0.1, 0.01.
fn one_in(decimals: u8) -> Decimal {
    let text = match decimals {
        0 => "1".to_owned(),
        places => format!("0.{}1", "0".repeat(usize::from(places) - 1)),
    };
    Decimal::parse(&text).unwrap_or(Decimal::whole(1))
}
