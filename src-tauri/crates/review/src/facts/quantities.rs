//! The numbers of a line.

use std::ops::Range;

use report::quantity::{self, Decimal};

use super::Fact;
use crate::characters::{digit_run, is_digit};
use crate::context::Context;
use crate::text::Line;

/// Every number in Arabic digits of a line, in order: years, dates and numbers of documents among
/// them, which their [`unit`](Quantity::unit) tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantities(pub Vec<Quantity>);

/// A number with what stands around it: 约 | 1.2 | 万余 | 人次 | 以上. Places in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The word before that makes it approximate or a bound (约, 近, 超过 …); empty where there is none.
    pub lead: Range<usize>,
    /// The digits, with decimals and separators.
    pub digits: Range<usize>,
    /// 十百千万亿 and 余, 多, 几 behind the digits, as typed.
    pub scale: Range<usize>,
    /// The unit, or %; empty where none is known.
    pub unit: Range<usize>,
    /// The word behind that makes it approximate or a bound (以上, 左右, 余 …); empty where there is none.
    pub trail: Range<usize>,
    /// The value, 千, 万 and 亿 multiplied out; `None` where it can't be read.
    pub value: Option<Decimal>,
}

impl Quantity {
    /// From the first to the last of its parts.
    pub fn span(&self) -> Range<usize> {
        self.lead.start..self.trail.end
    }

    /// Its unit.
    pub fn unit<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.unit.clone()).unwrap_or_default()
    }
}

/// What stands before an approximate number, the longer first.
const LEADS: [&str; 17] = [
    "大约",
    "约为",
    "将近",
    "接近",
    "超过",
    "不少于",
    "不低于",
    "不足",
    "至少",
    "多达",
    "高达",
    "突破",
    "约",
    "近",
    "超",
    "逾",
    "达",
];

/// What stands behind one, the longer first.
const TRAILS: [&str; 6] = ["以上", "以下", "左右", "上下", "余", "多"];

/// Units, the longer first.
const UNITS: [&str; 76] = [
    "个百分点",
    "平方公里",
    "平方米",
    "立方米",
    "小时",
    "分钟",
    "公里",
    "公斤",
    "千克",
    "千米",
    "千瓦",
    "公顷",
    "季度",
    "年度",
    "人次",
    "人份",
    "场次",
    "件次",
    "户次",
    "车次",
    "班次",
    "个月",
    "社区",
    "年",
    "月",
    "日",
    "号",
    "时",
    "分",
    "秒",
    "天",
    "周",
    "届",
    "级",
    "岁",
    "人",
    "件",
    "起",
    "次",
    "场",
    "期",
    "份",
    "个",
    "名",
    "条",
    "户",
    "家",
    "处",
    "篇",
    "册",
    "本",
    "张",
    "块",
    "辆",
    "台",
    "套",
    "项",
    "批",
    "宗",
    "例",
    "亩",
    "米",
    "元",
    "支",
    "部",
    "座",
    "间",
    "所",
    "对",
    "位",
    "幅",
    "类",
    "村",
    "组",
    "%",
    "％",
];

/// Words that begin like a unit.
const NO_UNITS: [&str; 10] = [
    "部门", "名单", "人民", "家庭", "组织", "条件", "所有", "场所", "类型", "级别",
];

impl Fact for Quantities {
    fn of(line: &Line, _: &Context) -> Self {
        let text = line.text.as_str();
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = text[from..].find(is_digit) {
            let digits = digit_run(text, from + at);
            let quantity = Quantity::at(text, digits, from);
            from = quantity.trail.end;
            found.push(quantity);
        }
        Self(found)
    }
}

impl Quantity {
    /// The quantity whose digits these are; nothing of it stands before `from`.
    fn at(text: &str, digits: Range<usize>, from: usize) -> Self {
        let mut before = text[from..digits.start].trim_end();
        let mut lead = digits.start;
        // 约达, 超过近: more than one may stand there.
        while let Some(word) = longest(&LEADS, |word| before.ends_with(word)) {
            before = &before[..before.len() - word.len()];
            lead = from + before.len();
        }
        let gap = |at: usize| at + (text[at..].len() - text[at..].trim_start_matches(' ').len());
        let behind = gap(digits.end);
        let scale = match scale(&text[behind..]) {
            0 => digits.end..digits.end,
            length => behind..behind + length,
        };
        let after = gap(scale.end);
        let is_word = NO_UNITS.iter().any(|word| text[after..].starts_with(word));
        let unit = longest(&UNITS, |word| !is_word && text[after..].starts_with(word))
            .map_or(scale.end..scale.end, |word| after..after + word.len());
        let trail = longest(&TRAILS, |word| text[unit.end..].starts_with(word))
            .map_or(unit.end..unit.end, |word| unit.end..unit.end + word.len());
        let written: String = text[digits.start..scale.end]
            .chars()
            .filter(|c| !matches!(c, '几' | ' '))
            .collect();
        Self {
            lead: lead..digits.start,
            value: quantity::Quantity::parse(&written, "").map(|found| found.value),
            digits,
            scale,
            unit,
            trail,
        }
    }
}

fn longest(words: &[&'static str], stands: impl Fn(&str) -> bool) -> Option<&'static str> {
    words.iter().copied().find(|word| stands(word))
}

/// The length of 万, 千余, 余万 … behind digits.
fn scale(text: &str) -> usize {
    // 千瓦, 千米, 千克 are units.
    let is_unit = |rest: &str| {
        UNITS
            .iter()
            .any(|unit| unit.starts_with('千') && rest.starts_with(unit))
    };
    text.char_indices()
        .take(4)
        .take_while(|(_, c)| matches!(c, '十' | '百' | '千' | '万' | '亿' | '余' | '多' | '几'))
        .take_while(|(at, _)| !is_unit(&text[*at..]))
        .map(|(at, c)| at + c.len_utf8())
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use report::figures::Figures;
    use report::numbering::Numbering;
    use report::{Block, BlockKind};

    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let block = Block::new(1, BlockKind::Body, text);
        let line = Line::new(&block, &Figures::default(), Numbering::AsTyped);
        let found = line.fact::<Quantities>(&Context::default());
        let each = found.0.iter().map(|quantity| {
            let value = quantity.value.map(Decimal::write).unwrap_or_default();
            (text[quantity.span()].to_owned(), value)
        });
        each.collect()
    }

    #[test]
    fn a_quantity_is_read_with_all_that_stands_around_it() {
        for (text, span, value) in [
            ("调解65件，", "65件", "65"),
            ("发放约1.2万余份", "约1.2万余份", "12000"),
            ("受教育3千多人次", "3千多人次", "3000"),
            ("满意度达93.8%以上", "达93.8%以上", "93.8"),
            ("共 40 余次", "40 余次", "40"),
            ("印发 2 千余份", "2 千余份", "2000"),
            ("1000人以上", "1000人以上", "1000"),
            ("1,200件", "1,200件", "1200"),
            ("装机30千瓦", "30千瓦", "30"),
            ("超过１２次", "超过１２次", "12"),
        ] {
            assert_eq!(read(text), [(span.to_owned(), value.to_owned())], "{text}");
        }
    }

    #[test]
    fn two_numbers_of_a_line_do_not_run_into_each_other() {
        let spans: Vec<_> = read("2025年，覆盖率达100%，2024年为98%。")
            .into_iter()
            .map(|(span, _)| span)
            .collect();
        assert_eq!(spans, ["2025年", "达100%", "2024年", "98%"]);
    }
}
