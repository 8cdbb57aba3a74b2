//! A number as an official writes it: `65`, `40余`, `约1.2万`, `1000人以上`.
//!
//! Values are exact decimals: a rate that is off by a rounding of binary fractions would be a wrong
//! figure in an official document.

use std::cmp::Ordering;

pub use crate::carried::token::number::unit;

/// A number of at most fifteen digits with up to six decimals, exact. Equal numbers are equal
/// whatever decimals they were written with.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    units: i128,
    scale: u32,
}

/// The most decimals that are read.
const MOST_DECIMALS: u32 = 6;
/// The most digits that are read before the point.
const MOST_DIGITS: usize = 15;
/// The largest number, 万 and 亿 multiplied out: rates of sums of such numbers still fit.
const LARGEST: i128 = 10_i128.pow(20);

impl Decimal {
    /// The whole number.
    #[must_use]
    pub fn whole(value: u32) -> Self {
        Self {
            units: i128::from(value),
            scale: 0,
        }
    }

    /// Reads `65`, `1,200`, `3.5`, with full-width digits too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut units = 0_i128;
        let mut digits = 0;
        let mut scale: Option<u32> = None;
        for c in text.chars() {
            let c = match c {
                '０'..='９' => char::from(b'0' + u8::try_from(c as u32 - '０' as u32).ok()?),
                '．' => '.',
                other => other,
            };
            match c {
                ',' | '，' if scale.is_none() && digits > 0 => {}
                '.' if scale.is_none() && digits > 0 => scale = Some(0),
                _ => {
                    let digit = c.to_digit(10)?;
                    units = units * 10 + i128::from(digit);
                    match &mut scale {
                        Some(scale) => *scale += 1,
                        None => digits += 1,
                    }
                    if digits > MOST_DIGITS || scale.is_some_and(|scale| scale > MOST_DECIMALS) {
                        return None;
                    }
                }
            }
        }
        (digits > 0 && scale != Some(0)).then_some(Self {
            units,
            scale: scale.unwrap_or(0),
        })
    }

    fn at_scale(self, scale: u32) -> i128 {
        self.units * 10_i128.pow(scale - self.scale)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self {
            units: self.at_scale(scale) + other.at_scale(scale),
            scale,
        }
    }

    /// The difference; 0 where `other` is the larger.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        Self {
            units: (self.at_scale(scale) - other.at_scale(scale)).max(0),
            scale,
        }
    }

    /// Ten to this power times the number: 万 is 4, 亿 is 8. `None` beyond [`LARGEST`].
    fn times_ten_to(self, power: u32) -> Option<Self> {
        let units = self.units.checked_mul(10_i128.pow(power))?;
        let largest = LARGEST * 10_i128.pow(self.scale);
        (units <= largest).then_some(Self {
            units,
            scale: self.scale,
        })
    }

    /// 100 × self ÷ whole, rounded half up to `decimals` (at most six). `None` when the whole is 0.
    #[must_use]
    pub fn per_cent_of(self, whole: Self, decimals: u8) -> Option<Self> {
        let scale = self.scale.max(whole.scale);
        let (part, whole) = (self.at_scale(scale), whole.at_scale(scale));
        if whole == 0 {
            return None;
        }
        let decimals = u32::from(decimals).min(MOST_DECIMALS);
        let scaled = part * 100 * 10_i128.pow(decimals);
        Some(Self {
            units: (scaled * 2 + whole) / (whole * 2),
            scale: decimals,
        })
    }

    /// Whether nothing is rounded away at this many decimals.
    #[must_use]
    pub fn is_exact_per_cent_of(self, whole: Self, decimals: u8) -> bool {
        self.per_cent_of(whole, decimals).is_some_and(|rate| {
            let scale = self.scale.max(whole.scale);
            rate.units * whole.at_scale(scale)
                == self.at_scale(scale) * 100 * 10_i128.pow(rate.scale)
        })
    }

    /// Digits without needless zeros behind the point.
    #[must_use]
    pub fn write(self) -> String {
        let factor = 10_i128.pow(self.scale);
        let (whole, fraction) = (self.units / factor, self.units % factor);
        if fraction == 0 {
            return whole.to_string();
        }
        let width = self.scale as usize;
        format!("{whole}.{fraction:0width$}")
            .trim_end_matches('0')
            .to_owned()
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

/// How an approximate number says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// 约40次
    About,
    /// 近40次
    Nearly,
    /// 40余次
    Odd,
    /// 40多次
    More,
    /// 40次以上
    AtLeast,
}

/// A number with its qualifier, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The value, 万 and 亿 multiplied out.
    pub value: Decimal,
    /// The digits as typed, with 千, 万 or 亿 if they were.
    pub written: String,
    /// What makes it approximate.
    pub qualifier: Option<Qualifier>,
}

impl Quantity {
    /// Reads an entry: an optional 约 or 近, digits, optional 千, 万 or 亿, an optional 余, 多 or 以上. The
    /// unit may stand behind it (`40余次`, `1000人以上`); it is taken off. `None` when it is no such
    /// number: then it is shown as it was typed.
    #[must_use]
    pub fn parse(entry: &str, unit: &str) -> Option<Self> {
        let compact: String = entry.chars().filter(|c| !c.is_whitespace()).collect();
        let mut text = compact.as_str();
        let mut qualifier = None;
        let mut take = |found: Qualifier| -> Option<()> {
            // Two approximations at once (约40余) are a fault of style, not a number to guess at.
            if qualifier.replace(found).is_some() {
                None
            } else {
                Some(())
            }
        };
        if let Some(rest) = text.strip_prefix('约') {
            take(Qualifier::About)?;
            text = rest;
        } else if let Some(rest) = text.strip_prefix('近') {
            take(Qualifier::Nearly)?;
            text = rest;
        }
        if let Some(rest) = text.strip_suffix("以上") {
            take(Qualifier::AtLeast)?;
            text = rest;
        }
        if !unit.is_empty() {
            text = text.strip_suffix(unit).unwrap_or(text);
        }
        if let Some(rest) = text.strip_suffix("以上") {
            take(Qualifier::AtLeast)?;
            text = rest;
        }
        // 40余万 and 40万余 both occur; 余 stands where it was typed, so keep the whole writing.
        let end = text.find(|c: char| !is_digit_or_mark(c));
        let (digits, tail) = text.split_at(end.unwrap_or(text.len()));
        let mut value = Decimal::parse(digits)?;
        let mut written = digits.to_owned();
        for c in tail.chars() {
            match c {
                '余' => take(Qualifier::Odd)?,
                '多' => take(Qualifier::More)?,
                '千' => value = value.times_ten_to(3)?,
                '万' => value = value.times_ten_to(4)?,
                '亿' => value = value.times_ten_to(8)?,
                _ => return None,
            }
            if tail.chars().count() > 3 {
                return None;
            }
            written.push(c);
        }
        // 余 and 多 are part of the writing; written() must not add them again.
        Some(Self {
            value,
            written,
            qualifier,
        })
    }

    /// The quantity as text shows it, with its unit: `约40次`, `40余次`, `40次以上`.
    #[must_use]
    pub fn show(&self, unit: &str) -> String {
        let written = &self.written;
        match self.qualifier {
            Some(Qualifier::About) => format!("约{written}{unit}"),
            Some(Qualifier::Nearly) => format!("近{written}{unit}"),
            Some(Qualifier::AtLeast) => format!("{written}{unit}以上"),
            Some(Qualifier::Odd | Qualifier::More) | None => format!("{written}{unit}"),
        }
    }

    /// Whether the value can be reckoned with.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.qualifier.is_none()
    }
}

fn is_digit_or_mark(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '.' | '．' | ',' | '，')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(entry: &str, unit: &str) -> Option<String> {
        Quantity::parse(entry, unit).map(|quantity| quantity.show(unit))
    }

    #[test]
    fn a_qualifier_stands_on_its_own_side_of_the_unit() {
        assert_eq!(shown("65", "件").as_deref(), Some("65件"));
        assert_eq!(shown("40余", "次").as_deref(), Some("40余次"));
        assert_eq!(shown("1000多", "人次").as_deref(), Some("1000多人次"));
        assert_eq!(shown("约1.2万", "份").as_deref(), Some("约1.2万份"));
        assert_eq!(shown("1000以上", "人次").as_deref(), Some("1000人次以上"));
        assert_eq!(
            shown("1000人次以上", "人次").as_deref(),
            Some("1000人次以上")
        );
        assert_eq!(shown("近 30", "场").as_deref(), Some("近30场"));
        assert_eq!(shown("40余次", "次").as_deref(), Some("40余次"));
        assert_eq!(shown("2千余", "份").as_deref(), Some("2千余份"));
        assert_eq!(shown("3万多", "人").as_deref(), Some("3万多人"));
    }

    #[test]
    fn what_is_no_number_is_not_read_as_one() {
        for entry in [
            "",
            "若干",
            "约",
            "余",
            "约40余",
            "1.2.3",
            "4件",
            "12a",
            ".5",
            "5.",
            "9999999999999999",
            "999999999999999亿亿亿",
        ] {
            assert_eq!(Quantity::parse(entry, "次"), None, "{entry}");
        }
    }

    #[test]
    fn wan_and_yi_are_multiplied_out() {
        let value = |entry| Quantity::parse(entry, "元").unwrap().value;
        assert_eq!(value("1.2万"), Decimal::whole(12_000));
        assert_eq!(value("2亿"), Decimal::parse("200000000").unwrap());
        assert_eq!(value("1,200"), Decimal::whole(1200));
        assert_eq!(value("１２"), Decimal::whole(12));
    }

    #[test]
    fn a_rate_is_rounded_half_up_in_decimal() {
        let rate = |part, whole, decimals| {
            Decimal::whole(part)
                .per_cent_of(Decimal::whole(whole), decimals)
                .map(Decimal::write)
        };
        assert_eq!(rate(61, 65, 1).as_deref(), Some("93.8"));
        assert_eq!(rate(61, 65, 2).as_deref(), Some("93.85"));
        assert_eq!(rate(29, 29, 1).as_deref(), Some("100"));
        assert_eq!(rate(1, 8, 1).as_deref(), Some("12.5"));
        assert_eq!(
            rate(1, 16, 1).as_deref(),
            Some("6.3"),
            "6.25 is half way and goes up"
        );
        assert_eq!(rate(1, 0, 1), None);
        assert!(Decimal::whole(1).is_exact_per_cent_of(Decimal::whole(8), 1));
        assert!(!Decimal::whole(61).is_exact_per_cent_of(Decimal::whole(65), 1));
    }
}
