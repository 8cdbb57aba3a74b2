//! P10: “12·4”.

use crate::context::Context;
use crate::finding::{Edit, Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 节日、纪念日的月日之间应用间隔号
    ///
    /// **查什么**　用月日简称的节日、纪念日，月和日之间用间隔号“·”，加引号：“12·4”国家宪法日。写成“12.4”“12．4”“12・4”
    /// 的都报；小数、版本号、文件编号不报。
    ///
    /// **为什么**　《标点符号用法》（GB/T 15834-2011）4.14：间隔号标示某些序列符号或月和日之间的分界，位置在字的中间。写成点号
    /// 就成了小数。
    ///
    /// **错**　“12.4”国家宪法日
    ///
    /// **对**　“12·4”国家宪法日
    MEMORIAL_DAYS = "P10", "节日、纪念日的月日之间应用间隔号", Certain, Punctuation, on,
    "《标点符号用法》（GB/T 15834-2011）4.14：月、日之间用间隔号",
    Line(check)
}

/// Words of which one follows the name of a day.
const DAYS: [&str; 32] = [
    "知识产权",
    "全民",
    "中国",
    "青年节",
    "志愿",
    "学雷锋",
    "爱国",
    "儿童节",
    "宪法",
    "法制宣传",
    "法治宣传",
    "消费者",
    "国际",
    "世界",
    "全国",
    "禁毒",
    "劳动节",
    "安全",
    "民族团结",
    "环境日",
    "税",
    "档案日",
    "反家暴",
    "防灾",
    "信访",
    "妇女",
    "建党",
    "国家",
    "普法",
    "宣传日",
    "宣传周",
    "宣传月",
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['.', '．', '・', '•', '‧', '∙', '⋅', '·']) {
        let end = at + mark.len();
        let Some((from, to)) = month_and_day(text, at, end) else {
            continue;
        };
        let is_quoted = matches!(line.before(from), Some('“' | '"' | '‘'))
            && matches!(line.after(to), Some('”' | '"' | '’'));
        let behind = text[to..].trim_start_matches(['”', '"', '’', ' ']);
        let names_day = DAYS.iter().any(|word| behind.starts_with(word));
        if mark == "·" {
            if names_day && !is_quoted {
                let quoted = format!("“{}”", &text[from..to]);
                found.push(
                    Found::new(line, from, to, "月日简称的节日、纪念日加引号。")
                        .fix(Fix::replace(line, from, to, quoted))
                        .at(Level::Hint),
                );
            }
            continue;
        }
        // A dot in the middle has no other use between digits; a point may be a decimal's.
        let is_point = matches!(mark, "." | "．");
        let is_certain = is_quoted && (names_day || !is_point);
        if !is_certain && !names_day && (is_point || !is_quoted) {
            continue;
        }
        let right = format!("{}·{}", &text[from..at], &text[end..to]);
        let fix = if is_quoted {
            Fix::new(
                format!("改为“{right}”"),
                vec![Edit::replace(line, at, end, "·")],
            )
        } else {
            Fix::replace(line, from, to, format!("“{right}”"))
        };
        let found_here = Found::new(line, from, to, format!("月和日之间用间隔号：“{right}”。"));
        found.push(if is_certain {
            found_here.fix(fix.safe())
        } else {
            found_here.fix(fix).at(Level::Suspected)
        });
    }
    found
}

/// Where month and day on either side of a mark stand, if they are in the calendar.
fn month_and_day(text: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let before = text[..at]
        .bytes()
        .rev()
        .take(3)
        .take_while(u8::is_ascii_digit)
        .count();
    let after = text[end..]
        .bytes()
        .take(3)
        .take_while(u8::is_ascii_digit)
        .count();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let month = number(at - before, at)?;
    let day = number(end, end + after)?;
    let is_whole = text[end + after..]
        .chars()
        .next()
        .is_none_or(|c| !matches!(c, '.' | '%' | '％' | '万' | '亿' | '元' | '个'));
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day) && before <= 2 && after <= 2;
    let is_plain = !text[..at - before].ends_with(['.', '-', '/']);
    (is_day && is_whole && is_plain).then_some((at - before, end + after))
}
