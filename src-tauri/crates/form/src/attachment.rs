//! 附件说明 (GB/T 9704-2012, 7.3.4): 左空二字, and a name that wraps continues under its own first
//! character.

use crate::width;

/// Left edge and hanging part of one line, in hundredths of a 字.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hanging {
    /// From the left edge of the 版心 to the wrapped lines.
    pub(crate) left: i32,
    /// How far the first line begins to the left of that.
    pub(crate) hanging: i32,
}

/// 左空二字
const BLANK: i32 = 200;
/// 附件：
const WORD: i32 = 300;

/// Where a line stands: `附件：名称`, `附件：1.名称`, or a further line `2.名称` that stands under
/// the number above it.
pub(crate) fn hanging(text: &str) -> Hanging {
    let lead = lead(text);
    let number = number(&text[lead..]);
    let lead_width = if lead > 0 { of(&text[..lead]) } else { 0 };
    let number_width = of(&text[lead..lead + number]);
    match (lead, number) {
        (0, 0) => Hanging {
            left: BLANK + WORD,
            hanging: 0,
        },
        (0, _) => Hanging {
            left: BLANK + WORD + number_width,
            hanging: number_width,
        },
        _ => Hanging {
            left: BLANK + lead_width + number_width,
            hanging: lead_width + number_width,
        },
    }
}

/// Length of `附件：`, `附件1：` or `附件1.`-like words at the beginning, in bytes.
fn lead(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("附件") else {
        return 0;
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match rest[digits..].chars().next() {
        Some(mark @ ('：' | ':')) => "附件".len() + digits + mark.len_utf8(),
        _ => 0,
    }
}

/// Length of `1.` or `12．` at the beginning, with the white space after it, in bytes.
fn number(text: &str) -> usize {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 2 {
        return 0;
    }
    match text[digits..].chars().next() {
        Some(mark @ ('.' | '．' | '、')) => {
            let after = &text[digits + mark.len_utf8()..];
            text.len() - after.trim_start().len()
        }
        _ => 0,
    }
}

fn of(text: &str) -> i32 {
    i32::try_from(width::halves(text)).unwrap_or(0) * 50
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (i32, i32) {
        let Hanging { left, hanging } = hanging(text);
        (left, hanging)
    }

    #[test]
    fn a_single_attachment_wraps_under_the_first_character_of_its_name() {
        assert_eq!(at("附件：普法责任清单"), (500, 300));
    }

    #[test]
    fn numbered_attachments_stand_under_each_other() {
        assert_eq!(at("附件：1.普法责任清单"), (600, 400));
        assert_eq!(at("2.执法事项清单"), (600, 100));
        assert_eq!(at("10.述法情况表"), (650, 150));
    }

    #[test]
    fn a_number_in_the_word_itself_is_part_of_it() {
        assert_eq!(at("附件1：普法责任清单"), (550, 350));
    }

    #[test]
    fn a_line_with_neither_stands_under_the_names() {
        assert_eq!(at("执法事项清单"), (500, 0));
        assert_eq!(at(""), (500, 0));
        assert_eq!(at("附件"), (500, 0));
    }
}
