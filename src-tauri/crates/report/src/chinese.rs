//! Chinese numerals, as far as headings and dates use them.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The value of one digit: Arabic, full-width, or Chinese (including the two ways to write zero).
pub(crate) fn digit(c: char) -> Option<u32> {
    if let Some(value) = c.to_digit(10) {
        return Some(value);
    }
    if ('０'..='９').contains(&c) {
        return Some(c as u32 - '０' as u32);
    }
    if matches!(c, '零' | '○' | 'Ｏ' | 'O') {
        return Some(0);
    }
    DIGITS
        .iter()
        .position(|&d| d == c)
        .and_then(|value| u32::try_from(value).ok())
}

/// Reads 一 to 九十九. `None` for anything else.
pub(crate) fn ordinal(text: &str) -> Option<u32> {
    let value_of = |c: char| {
        DIGITS
            .iter()
            .skip(1)
            .position(|&d| d == c)
            .map(|at| at as u32 + 1)
    };
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        ['十', ones] => Some(10 + value_of(*ones)?),
        [tens, '十'] => Some(value_of(*tens)? * 10),
        [tens, '十', ones] => Some(value_of(*tens)? * 10 + value_of(*ones)?),
        [ones] => value_of(*ones),
        _ => None,
    }
}

/// Writes 1 to 99 as 一 to 九十九; a higher number falls back to Arabic digits, because no report
/// has a hundred sections and a wrong word would be worse than a plain one.
pub(crate) fn write(number: u32) -> String {
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    match number {
        1..=9 => digit(number).to_string(),
        10 => "十".to_owned(),
        11..=19 => format!("十{}", digit(number)),
        20..=99 if number.is_multiple_of(10) => format!("{}十", digit(number / 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ordinal_that_is_written_is_read_back() {
        for number in 1..=99 {
            assert_eq!(ordinal(&write(number)), Some(number));
        }
        assert_eq!(write(10), "十");
        assert_eq!(write(21), "二十一");
        assert_eq!(write(100), "100");
    }

    #[test]
    fn what_is_not_an_ordinal_is_not_read_as_one() {
        for text in ["", "〇", "百", "十十", "一二", "一十二三", "A"] {
            assert_eq!(ordinal(text), None, "{text}");
        }
    }
}
