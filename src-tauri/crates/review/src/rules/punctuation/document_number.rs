//! P5: 〔2025〕12号.

use crate::characters::{is_digit, is_ideograph};
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 发文字号的写法不对
    ///
    /// **查什么**　发文字号的年份写四位、用六角括号〔 〕，序号不编虚位（不写 012），不加“第”字，中间不加空格。
    ///
    /// **为什么**　《党政机关公文格式》（GB/T 9704-2012）7.2.5：年份、发文顺序号用阿拉伯数字标注，年份应标全称，用六角括号
    /// “〔〕”括入，发文顺序号不加“第”字，不编虚位。
    ///
    /// **错**　某政发[2025]12号、某政发〔2025〕第012号
    ///
    /// **对**　某政发〔2025〕12号
    DOCUMENT_NUMBER = "P5", "发文字号的写法不对", Certain, Punctuation, on,
    "《党政机关公文格式》（GB/T 9704-2012）7.2.5：年份用六角括号，序号不加“第”、不编虚位",
    Line(check)
}

const OPENS: [char; 7] = ['〔', '[', '［', '(', '（', '【', '〖'];
const CLOSES: [char; 7] = ['〕', ']', '］', ')', '）', '】', '〗'];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (at, _) in text.match_indices(OPENS) {
        let Some(number) = Number::at(text, at) else {
            continue;
        };
        let issuer = line.text[..at].trim_end_matches(' ').chars().next_back();
        let Some(issuer) = issuer.filter(|c| is_ideograph(*c)) else {
            continue;
        };
        let right = format!("〔{}〕{}号", number.year, number.ordinal);
        if text[at..number.end] == right {
            continue;
        }
        // 罚决字〔2025〕第3号 is how decisions on cases are numbered.
        if matches!(issuer, '字' | '证' | '许') && number.has_word {
            continue;
        }
        let mark = Found::new(line, at, number.end, format!("发文字号应写成“{right}”。"))
            .fix(Fix::replace(line, at, number.end, right).safe());
        // Licences and verdicts are numbered in ways of their own.
        let is_other = matches!(issuer, '字' | '证' | '许' | '第')
            || number.is_round && (number.has_word || number.ordinal.len() < number.digits);
        found.push(if is_other {
            mark.at(Level::Suspected)
        } else {
            mark
        });
    }
    found
}

/// What a 发文字号 that stands alone should be, where it is written otherwise; `None` too where it can't
/// be told what it should be.
#[must_use]
pub fn right_document_number(number: &str) -> Option<String> {
    let number = number.trim();
    let (at, found) = number
        .match_indices(OPENS)
        .find_map(|(at, _)| Some((at, Number::at(number, at)?)))?;
    let issuer = number[..at].trim_end();
    let right = format!("{issuer}〔{}〕{}号", found.year, found.ordinal);
    let is_whole = found.end == number.len() && issuer.ends_with(is_ideograph);
    (is_whole && right != number).then_some(right)
}

/// A number of a document, as typed.
struct Number<'a> {
    year: &'a str,
    /// Without leading zeros.
    ordinal: &'a str,
    /// How many digits were typed.
    digits: usize,
    end: usize,
    /// Whether 第 stands in it.
    has_word: bool,
    /// Whether the brackets are （）.
    is_round: bool,
}

impl<'a> Number<'a> {
    fn at(text: &'a str, at: usize) -> Option<Self> {
        let open = text[at..].chars().next()?;
        let rest = text[at + open.len_utf8()..].trim_start_matches(' ');
        let year = rest.get(..4)?;
        let is_year = year.bytes().all(|b| b.is_ascii_digit())
            && (year.starts_with("19") || year.starts_with("20"));
        let rest = rest[4..].trim_start_matches(' ');
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        let rest = rest.strip_prefix(CLOSES)?.trim_start_matches(' ');
        let after = rest.strip_prefix('第').unwrap_or(rest);
        let has_word = after.len() < rest.len();
        let after = after.trim_start_matches(' ');
        let length = after.find(|c| !is_digit(c)).unwrap_or(after.len());
        let digits = &after[..length];
        let end = after[length..].trim_start_matches(' ').strip_prefix('号')?;
        let ordinal = digits.trim_start_matches('0');
        let is_number = !ordinal.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        (is_year && is_number && digits.len() <= 5).then_some(Self {
            year,
            ordinal,
            digits: digits.len(),
            end: text.len() - end.len(),
            has_word,
            is_round: matches!(open, '(' | '（'),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::right_document_number as right;

    #[test]
    fn a_number_that_stands_alone_is_put_right() {
        let should = |number: &str| right(number).unwrap();
        assert_eq!(should("青政[2026]03号"), "青政〔2026〕3号");
        assert_eq!(should("青政（2026）第3号"), "青政〔2026〕3号");
        assert_eq!(should(" 青政 〔2026年〕 3 号"), "青政〔2026〕3号");
        for fine in [
            "青政〔2026〕3号",
            "",
            "青政〔2026〕　号",
            "第3号",
            "青政2026-3",
        ] {
            assert_eq!(right(fine), None, "{fine}");
        }
    }
}
