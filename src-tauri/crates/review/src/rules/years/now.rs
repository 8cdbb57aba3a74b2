//! Y5: 今年 and 目前 in a report that is dated next year.

use chrono::Datelike;
use report::{BlockKind, Slot, date};

use super::named::{reported, running};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # “今年以来”“截至目前”说的不是报告年度
    ///
    /// **查什么**　成文日期在报告年度的第二年，工作情况里还写“今年”“今年以来”“截至目前”“至今”“去年”。还没有写日期的，只提示“今年以来”。
    ///
    /// **为什么**　一月份写上一年的报告，“今年”已经是新的一年，“截至目前”也不是年底。应写明年份和“截至12月底”。
    ///
    /// **错**　（2025年度报告，2026年1月成文）今年以来，调解纠纷65件。
    ///
    /// **对**　（2025年度报告，2026年1月成文）2025年，调解纠纷65件。
    NOW = "Y5", "“今年以来”“截至目前”说的不是报告年度", Suspected, Years, on,
    "报告在第二年成文时，“今年”指的是新的一年",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let issued = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Date)
        .find_map(|line| date::parse(&line.text));
    let later = match issued {
        Some(day) if day.year() <= own.year => return Vec::new(),
        Some(_) => true,
        None => false,
    };
    let words = [
        ("今年以来", format!("{}年以来", own.year), Level::Suspected),
        ("今年", format!("{}年", own.year), Level::Suspected),
        ("截至目前", "截至12月底".to_owned(), Level::Suspected),
        ("截止目前", "截至12月底".to_owned(), Level::Suspected),
        ("到目前为止", "截至12月底".to_owned(), Level::Suspected),
        ("去年", format!("{}年", own.year - 1), Level::Hint),
        ("至今", String::new(), Level::Hint),
    ];
    let mut found = Vec::new();
    for (line, slot) in running(text) {
        if matches!(slot, Some(Slot::Plans | Slot::Suggestions)) {
            continue;
        }
        let mut reached = 0;
        // Opening quotation marks less closing ones.
        let mut open = 0_i32;
        for (at, c) in line.text.char_indices() {
            open += match c {
                '“' => 1,
                '”' => -1,
                _ => 0,
            };
            if at < reached || !matches!(c, '今' | '截' | '到' | '去' | '至') {
                continue;
            }
            let rest = &line.text[at..];
            let Some((word, right, level)) = words.iter().find(|(word, ..)| rest.starts_with(word))
            else {
                continue;
            };
            let end = at + word.len();
            reached = end;
            // 沿用至今, 延续至今 tell of what lasts; in somebody's words 今年 is theirs.
            if open > 0 || (!later && *word != "今年以来") {
                continue;
            }
            let message = if later {
                format!(
                    "报告的是{}年、第二年才成文，“{word}”说的就不是{}年。",
                    own.year, own.year
                )
            } else {
                format!("“{word}”到第二年成文时就不对了，宜写{}年。", own.year)
            };
            let finding =
                Found::new(line, at, end, message).at(if later { *level } else { Level::Hint });
            found.push(if right.is_empty() {
                finding
            } else {
                finding.fix(Fix::replace(line, at, end, right.as_str()))
            });
        }
    }
    found
}
