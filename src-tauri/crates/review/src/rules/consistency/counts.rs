//! What is counted in a line, with the words around each number.

use std::ops::Range;

use report::quantity::{Decimal, unit};

use crate::context::Context;
use crate::facts::{Fact, Quantities, Quantity};
use crate::text::Line;

/// The counts of a line, in order: numbers with a unit, dates and years left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts(pub(super) Vec<Count>);

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    /// The digits, to be changed by a fix.
    pub(super) digits: Range<usize>,
    /// Number and unit with the words that make it approximate.
    pub(super) span: Range<usize>,
    /// 万 multiplied out.
    pub(super) value: Decimal,
    /// Whether nothing makes it approximate or a bound.
    pub(super) exact: bool,
    /// What bounds it.
    pub(super) bound: Bound,
    /// The unit, 名 and 位 as 人.
    pub(super) unit: String,
    /// The words before it in its clause, behind the number before.
    pub(super) label: Range<usize>,
    /// The words behind it in its clause, up to the next number.
    pub(super) behind: Range<usize>,
    /// Which sentence of the line it stands in.
    pub(super) sentence: usize,
}

/// What makes a number more or less than it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing.
    None,
    /// 约, 近, 左右, 余.
    About,
    /// 以上, 超过.
    AtLeast,
    /// 以下, 不足.
    AtMost,
}

/// Ends of clauses.
pub(super) const CLAUSE_ENDS: [char; 13] = [
    '，', '。', '；', '：', '、', '！', '？', ',', ';', '（', '）', '(', ')',
];
/// Ends of sentences.
const SENTENCE_ENDS: [char; 4] = ['。', '！', '？', '\n'];
/// Units of the calendar and the clock, and ordinals.
const NO_COUNTS: [&str; 12] = [
    "年", "月", "日", "号", "时", "分", "秒", "届", "级", "岁", "季度", "年度",
];

impl Fact for Counts {
    fn of(line: &Line, context: &Context) -> Self {
        let text = line.text.as_str();
        let quantities = line.fact::<Quantities>(context);
        let mut counts: Vec<Count> = Vec::new();
        let mut reached = 0;
        let mut sentence = 0;
        let mut looked = 0;
        for (at, quantity) in quantities.0.iter().enumerate() {
            let span = quantity.span();
            if span.start < looked {
                continue;
            }
            sentence += text[looked..span.start].matches(SENTENCE_ENDS).count();
            looked = span.start;
            let next = quantities
                .0
                .get(at + 1)
                .map_or(text.len(), |next| next.span().start);
            if let Some(count) = count(text, quantity, reached, next, sentence) {
                reached = count.span.end;
                counts.push(count);
            } else {
                reached = span.end;
            }
        }
        Self(counts)
    }
}

/// The count that a quantity is; `reached` is the end of the number before, `next` the beginning of
/// the next.
fn count(
    text: &str,
    quantity: &Quantity,
    reached: usize,
    next: usize,
    sentence: usize,
) -> Option<Count> {
    let mut span = quantity.span();
    let mut word = quantity.unit(text);
    let mut end = span.end;
    if word.is_empty() {
        // 40 余次: what stands behind a blank.
        let rest = &text[quantity.scale.end..];
        let blank = rest.trim_start_matches(' ');
        let odd = blank.trim_start_matches(['余', '多', '几', '千', '万']);
        let start = text.len() - odd.len();
        let length = unit(odd);
        if length == 0 {
            return None;
        }
        word = &text[start..start + length];
        end = start + length;
    }
    let lead = text[quantity.lead.clone()].trim();
    let middle = &text[quantity.digits.end..end];
    let trail = &text[quantity.trail.clone()];
    let bound = match (lead, trail) {
        ("不足", _) | (_, "以下") => Bound::AtMost,
        ("超过" | "不少于" | "不低于" | "至少" | "突破" | "超" | "逾", _) | (_, "以上") => {
            Bound::AtLeast
        }
        ("" | "达" | "高达" | "多达", "") if !middle.contains(['余', '多', '几']) => {
            Bound::None
        }
        _ => Bound::About,
    };
    // 达93%: the word says nothing of the number.
    if matches!(lead, "达" | "高达" | "多达") {
        span.start = quantity.digits.start;
    }
    let unit = match word {
        "名" | "位" => "人",
        "％" => "%",
        "起" => "件",
        other => other,
    };
    if NO_COUNTS.contains(&unit) || text[..span.start].ends_with(['第', '·', '.']) {
        return None;
    }
    let from = text[reached..span.start]
        .rfind(CLAUSE_ENDS)
        .map_or(reached, |at| {
            let at = reached + at;
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
    let until = text[end..next.max(end)]
        .find(CLAUSE_ENDS)
        .map_or(next.max(end), |at| end + at);
    Some(Count {
        digits: quantity.digits.clone(),
        span: span.start..end.max(span.end),
        value: quantity.value?,
        exact: bound == Bound::None,
        bound,
        unit: unit.to_owned(),
        label: from..span.start,
        behind: end..until,
        sentence,
    })
}

impl Count {
    /// The words before it.
    pub(super) fn label<'a>(&self, text: &'a str) -> &'a str {
        text[self.label.clone()].trim()
    }

    /// The words on both sides.
    pub(super) fn says(&self, text: &str, word: &str) -> bool {
        self.label(text).contains(word) || text[self.behind.clone()].contains(word)
    }

    /// As it is written, without blanks.
    pub(super) fn written(&self, text: &str) -> String {
        text[self.span.clone()]
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect()
    }

    /// Whether it is a part of what was counted before it.
    pub(super) fn is_part(&self, text: &str) -> bool {
        self.label(text).starts_with("其中")
    }

    /// How many decimals it was written with.
    pub(super) fn decimals(&self, text: &str) -> u8 {
        let digits = &text[self.digits.clone()];
        let point = digits.find(['.', '．']);
        let count = point.map_or(0, |at| digits[at..].chars().count().saturating_sub(1));
        u8::try_from(count).unwrap_or(u8::MAX)
    }
}

/// Lists of counts within a sentence: one behind another with 、 between.
pub(super) fn run_before<'a>(counts: &'a [Count], at: usize, text: &str) -> &'a [Count] {
    let mut from = at;
    while from > 0 {
        let (before, this) = (&counts[from - 1], &counts[from]);
        let gap = &text[before.span.end..this.span.start];
        let listed = from == at || gap.contains('、');
        let apart =
            gap.contains(['。', '；', '！', '？']) || (from < at && gap.contains(['，', '：']));
        if before.sentence != this.sentence || !listed || apart {
            break;
        }
        from -= 1;
        if before.is_part(text) {
            break;
        }
    }
    &counts[from..at]
}

/// The counts behind one that are listed with 、, itself among them.
pub(super) fn run_from<'a>(counts: &'a [Count], at: usize, text: &str) -> &'a [Count] {
    let mut to = at + 1;
    while let (Some(before), Some(next)) = (counts.get(to - 1), counts.get(to)) {
        let gap = &text[before.span.end..next.span.start];
        let listed =
            gap.contains(['、', '和']) && !gap.contains(['，', '。', '；', '：', '！', '？']);
        if !listed || next.unit != before.unit {
            break;
        }
        to += 1;
    }
    counts.get(at..to).unwrap_or_default()
}

/// Whether a count is no piece of another.
pub(super) fn is_whole(counts: &[Count], count: &Count, text: &str) -> bool {
    let before = counts
        .iter()
        .rev()
        .skip_while(|other| other.span.start > count.span.start);
    let mut next: Option<&Count> = None;
    for other in before {
        let listed = next.is_none_or(|next| {
            let gap = &text[other.span.end..next.span.start];
            gap.contains('、') && !gap.contains(['，', '。', '；'])
        });
        if !listed {
            break;
        }
        if other.is_part(text) {
            return false;
        }
        next = Some(other);
    }
    true
}

/// The sum.
pub(super) fn sum(counts: &[Count]) -> Decimal {
    counts
        .iter()
        .fold(Decimal::whole(0), |sum, count| sum.plus(count.value))
}
