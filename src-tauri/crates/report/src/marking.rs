//! The markings of the 版头 (GB/T 9704-2012, 7.2.1 to 7.2.3): 份号, 密级和保密期限, 紧急程度.

use crate::meta::Meta;

/// What a line of the 版头 is, in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marking {
    /// 份号: up to six digits.
    CopyNumber,
    /// 密级和保密期限.
    Secrecy,
    /// 紧急程度.
    Urgency,
}

/// What a draft for comment says of itself at the top.
pub const FOR_COMMENT: &str = "征求意见稿";

/// What a line is, if it is a marking and nothing else.
#[must_use]
pub fn of(line: &str) -> Option<Marking> {
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if !text.is_empty() && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Marking::CopyNumber);
    }
    if matches!(text.as_str(), "特急" | "加急" | "特提" | "平急" | "急件") {
        return Some(Marking::Urgency);
    }
    let term = ["绝密", "机密", "秘密"]
        .iter()
        .find_map(|level| text.strip_prefix(level))?;
    // 秘密工作… is text.
    (term.is_empty() || term.starts_with(['★', '☆', '*', '＊'])).then_some(Marking::Secrecy)
}

/// Puts a line where it belongs; `false` if it is no marking, or the place is taken.
pub(crate) fn take(meta: &mut Meta, line: &str) -> bool {
    let place = match of(line) {
        Some(Marking::CopyNumber) => &mut meta.copy_number,
        Some(Marking::Secrecy) => &mut meta.secrecy,
        Some(Marking::Urgency) => &mut meta.urgency,
        None => return false,
    };
    if !place.trim().is_empty() {
        return false;
    }
    line.trim().clone_into(place);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_told_from_other_lines() {
        assert_eq!(of("000123"), Some(Marking::CopyNumber));
        assert_eq!(of("机密★1年"), Some(Marking::Secrecy));
        assert_eq!(of("秘 密"), Some(Marking::Secrecy));
        assert_eq!(of("特 急"), Some(Marking::Urgency));
        for line in ["", "1234567", "秘密工作要点", "急", "青塘镇人民政府文件"] {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn a_place_that_is_taken_keeps_what_it_has() {
        let mut meta = Meta::default();
        assert!(take(&mut meta, " 特急 "));
        assert!(!take(&mut meta, "加急"));
        assert_eq!(meta.urgency, "特急");
    }
}
