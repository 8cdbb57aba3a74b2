//! How a number is written.

/// How a number is written, as far as reports use it. Word has some sixty ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum NumberFormat {
    /// 1 2 3
    #[default]
    Decimal,
    /// 01 02 03
    DecimalZero,
    /// １ ２ ３
    FullWidth,
    /// ① ② ③
    Circle,
    /// ⒈ ⒉ ⒊
    Fullstop,
    /// ⑴ ⑵ ⑶
    Parentheses,
    /// a b c
    LowerLetter,
    /// A B C
    UpperLetter,
    /// i ii iii
    LowerRoman,
    /// I II III
    UpperRoman,
    /// 一 … 十 十一
    Counting,
    /// 一 … 九 一〇 一一
    Digits,
    /// 壹 贰 叁
    Legal,
    /// 甲 乙 丙
    Stems,
    /// 子 丑 寅
    Branches,
    /// ㊀ ㊁ ㊂
    IdeographCircle,
    /// A sign, the same for all, or nothing.
    None,
}

impl NumberFormat {
    /// The format that a name in a `.docx` stands for. One that is not known counts as decimal.
    pub(crate) fn of_name(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circle,
            "decimalEnclosedFullstop" => Self::Fullstop,
            "decimalEnclosedParen" => Self::Parentheses,
            "lowerLetter" => Self::LowerLetter,
            "upperLetter" => Self::UpperLetter,
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand"
            | "koreanCounting" => Self::Counting,
            "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Self::Digits,
            "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Self::Legal,
            "ideographTraditional" => Self::Stems,
            "ideographZodiac" => Self::Branches,
            "ideographEnclosedCircle" => Self::IdeographCircle,
            "bullet" | "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The format that a code in a `.doc` or in Word's XML of 2003 stands for.
    pub(crate) fn of_code(code: u8) -> Self {
        match code {
            1 => Self::UpperRoman,
            2 => Self::LowerRoman,
            3 => Self::UpperLetter,
            4 => Self::LowerLetter,
            10 | 17 | 36 | 40 => Self::Digits,
            11 | 33 | 35 | 37 | 39 => Self::Counting,
            14 | 19 => Self::FullWidth,
            16 | 34 | 38 => Self::Legal,
            18 | 28 => Self::Circle,
            22 => Self::DecimalZero,
            23 | 255 => Self::None,
            26 => Self::Fullstop,
            27 => Self::Parentheses,
            29 => Self::IdeographCircle,
            30 => Self::Stems,
            31 => Self::Branches,
            _ => Self::Decimal,
        }
    }

    /// A number as it is written. Where the signs run out it is decimal.
    pub(crate) fn write(self, number: u32) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::None => Some(String::new()),
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => Some(digits(number, |digit| sign('０', digit))),
            Self::Circle => circle(number),
            Self::Fullstop => nth('⒈', number, 20),
            Self::Parentheses => nth('⑴', number, 20),
            Self::LowerLetter => letters(number, 'a'),
            Self::UpperLetter => letters(number, 'A'),
            Self::LowerRoman => roman(number).map(|text| text.to_lowercase()),
            Self::UpperRoman => roman(number),
            Self::Counting => counting(number),
            Self::Digits => Some(digits(number, |digit| DIGITS.get(digit as usize).copied())),
            Self::Legal => legal(number),
            Self::Stems => among("甲乙丙丁戊己庚辛壬癸", number),
            Self::Branches => among("子丑寅卯辰巳午未申酉戌亥", number),
            Self::IdeographCircle => nth('㊀', number, 10),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn sign(first: char, after: u32) -> Option<char> {
    char::from_u32(first as u32 + after)
}

/// The sign for a number, of a row of signs that begins with the one for 1.
fn nth(first: char, number: u32, most: u32) -> Option<String> {
    let after = number.checked_sub(1).filter(|_| number <= most)?;
    sign(first, after).map(String::from)
}

fn circle(number: u32) -> Option<String> {
    match number {
        0 => Some("⓪".to_owned()),
        21..=35 => nth('㉑', number - 20, 15),
        36..=50 => nth('㊱', number - 35, 15),
        _ => nth('①', number, 20),
    }
}

fn among(signs: &str, number: u32) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.chars().nth(at).map(String::from)
}

fn digits(number: u32, of: impl Fn(u32) -> Option<char>) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|digit| digit.to_digit(10).and_then(&of))
        .collect()
}

/// a … z, aa, bb, as Word goes on.
fn letters(number: u32, first: char) -> Option<String> {
    let at = number.checked_sub(1).filter(|_| number <= 26 * 30)?;
    let letter = sign(first, at % 26)?;
    Some(String::from(letter).repeat(at as usize / 26 + 1))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    Some(text)
}

/// 一 to 九千九百九十九; 十 and not 一十 at the beginning.
fn counting(number: u32) -> Option<String> {
    let text = places(number, &DIGITS, ['十', '百', '千'])?;
    Some(match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    })
}

fn legal(number: u32) -> Option<String> {
    const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
    places(number, &DIGITS, ['拾', '佰', '仟'])
}

fn places(number: u32, signs: &[char; 10], units: [char; 3]) -> Option<String> {
    if !(1..10_000).contains(&number) {
        return None;
    }
    let mut text = String::new();
    // A nought is written once, between two digits.
    let mut nought = false;
    for place in (0..4_u32).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        if digit == 0 {
            nought = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut nought) {
            text.push('零');
        }
        text.extend(signs.get(digit as usize));
        text.extend(place.checked_sub(1).and_then(|at| units.get(at as usize)));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let written = |format: NumberFormat, numbers: &[u32]| {
            numbers
                .iter()
                .map(|number| format.write(*number))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for (format, numbers, expected) in [
            (
                "chineseCounting",
                &[1, 10, 11, 20, 99][..],
                "一 十 十一 二十 九十九",
            ),
            (
                "chineseCountingThousand",
                &[101, 110, 1005],
                "一百零一 一百一十 一千零五",
            ),
            ("japaneseCounting", &[2, 12], "二 十二"),
            ("taiwaneseCountingThousand", &[3, 30], "三 三十"),
            ("ideographDigital", &[9, 10, 21], "九 一〇 二一"),
            ("decimalFullWidth", &[1, 12], "１ １２"),
            (
                "decimalEnclosedCircle",
                &[1, 20, 21, 36, 51],
                "① ⑳ ㉑ ㊱ 51",
            ),
            ("lowerLetter", &[1, 26, 27, 53], "a z aa aaa"),
            ("upperRoman", &[4, 1990], "IV MCMXC"),
            ("lowerRoman", &[9], "ix"),
            ("chineseLegalSimplified", &[12], "壹拾贰"),
            ("ideographTraditional", &[1, 10, 11], "甲 癸 11"),
            ("decimalZero", &[1, 10], "01 10"),
            ("something new", &[7], "7"),
            ("bullet", &[7], ""),
        ] {
            assert_eq!(
                written(NumberFormat::of_name(format), numbers),
                expected,
                "{format}"
            );
        }
    }

    #[test]
    fn numbers_beyond_the_signs_are_decimal() {
        for code in 0..=255 {
            let format = NumberFormat::of_code(code);
            for number in [0, u32::MAX] {
                let text = format.write(number);
                assert!(text.len() < 40, "{format:?} {text}");
            }
        }
    }
}
