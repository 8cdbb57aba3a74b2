//! V2: telephone numbers.

use super::digits::{Runs, at, level};
use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 电话号码
    ///
    /// **查什么**　手机号码，以及写着“电话”“联系”的固定电话。公开稿里是疑似，上报稿里只提示。12345、12348、12309 这样的公共热线不报。
    ///
    /// **为什么**　个人的号码不该公开。附注里的联系人、联系电话，公开稿通常删去。
    ///
    /// **错**　联系人：李某，电话13800138000。
    ///
    /// **对**　拨打“12345”政务服务便民热线。
    PHONE = "V2", "电话号码", Suspected, Privacy, on,
    "《个人信息保护法》",
    Whole(check)
}

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let level = level(text);
    let mut found = Vec::new();
    for line in &text.lines {
        for run in &line.fact::<Runs>(context).0 {
            if is_mobile(&run.digits)
                || is_landline(&run.digits) && is_announced(line, run.place.start)
            {
                let message = "这是电话号码，个人的号码不宜公开。";
                found.push(at(line, run.place.clone(), message, level));
            }
        }
    }
    found
}

/// Eleven digits, 13 to 19, with 86 before them or not.
fn is_mobile(digits: &str) -> bool {
    let digits = match digits.len() {
        13 => digits.strip_prefix("86").unwrap_or(digits),
        _ => digits,
    };
    digits.len() == 11
        && digits.starts_with('1')
        && digits.as_bytes().get(1).is_some_and(|b| *b >= b'3')
}

/// Seven or eight digits, with an area code or not.
fn is_landline(digits: &str) -> bool {
    let local = |rest: &str| matches!(rest.len(), 7 | 8) && !rest.starts_with(['0', '1']);
    local(digits)
        || digits.starts_with('0')
            && [3, 4]
                .iter()
                .any(|code| digits.get(*code..).is_some_and(local))
}

/// Whether a word before it says that it is one.
fn is_announced(line: &Line, at: usize) -> bool {
    let before = &line.text[..at];
    let clause = before.rfind(['，', '。', '；', '、', ',']).unwrap_or(0);
    let near = &before[clause..];
    ["电话", "联系", "热线", "手机", "传真"]
        .iter()
        .any(|word| near.contains(word))
}
