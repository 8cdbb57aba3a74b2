//! V3: bank cards.

use super::digits::{Runs, at, level};
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 银行卡号
    ///
    /// **查什么**　十六位到十九位、校验位对得上的卡号，中间有没有空格都算；身份号码不在这里报。公开稿里是疑似，上报稿里只提示。
    ///
    /// **为什么**　卡号是敏感的个人信息，报告用不着写。校验按国际通行的算法，一般的长数字不会误报。
    ///
    /// **错**　退还至账户6222021234567890128。
    ///
    /// **对**　已退还当事人。
    CARD = "V3", "银行卡号", Suspected, Privacy, on,
    "《个人信息保护法》；《银行卡发卡行标识代码及卡号》（JR/T 0008）",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let level = level(text);
    let mut found = Vec::new();
    for line in &text.lines {
        for run in &line.fact::<Runs>(context).0 {
            if is_card(&run.digits) {
                let message = "这是银行卡号，报告里不应出现。";
                found.push(at(line, run.place.clone(), message, level));
            }
        }
    }
    found
}

/// Sixteen to nineteen digits that begin as cards do, with a right check digit (Luhn).
fn is_card(digits: &str) -> bool {
    if !(16..=19).contains(&digits.len()) || !digits.starts_with(['3', '4', '5', '6', '9']) {
        return false;
    }
    let mut sum = 0;
    for (place, c) in digits.chars().rev().enumerate() {
        let Some(value) = c.to_digit(10) else {
            return false;
        };
        let weighed = if place % 2 == 1 { value * 2 } else { value };
        sum += if weighed > 9 { weighed - 9 } else { weighed };
    }
    sum % 10 == 0
}
