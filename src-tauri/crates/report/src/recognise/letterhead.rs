//! Lines of the letterhead (版头): organ and 文件, document number, signatory.

use super::pattern::{after_label, is_at_most, is_ideograph, squash};
use super::reading::Role;
use crate::block::BlockKind;
use crate::marking;
use crate::meta::Meta;
use crate::unit::is_organ;

/// What the lines above the title say. A line that can't be read whole is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Letterhead {
    /// The organ of the mark X文件.
    pub(super) organ: Option<String>,
    /// 发文字号, as typed.
    pub(super) document_number: Option<String>,
    /// 签发人
    pub(super) signatories: Vec<String>,
    /// 份号, 密级, 紧急程度; nothing else of it is set.
    pub(super) markings: Meta,
}

impl Letterhead {
    /// Reads a line whole: the mark, which stays a line as typed, for a full name alone does not tell
    /// of it, or what goes into the metadata. `None` if it isn't of the letterhead, or says what was
    /// said already.
    pub(super) fn read(&mut self, line: &str) -> Option<Role> {
        if !is_at_most(line, 120) {
            return None;
        }
        if let Some(organ) = mark(line).filter(|_| self.organ.is_none()) {
            self.organ = Some(organ);
            return Some(Role::Block(BlockKind::Letterhead));
        }
        self.read_particulars(line).then_some(Role::Particulars)
    }

    /// Reads a line of 份号, 密级, 紧急程度, 发文字号 or 签发人 whole.
    pub(super) fn read_particulars(&mut self, line: &str) -> bool {
        if marking::take(&mut self.markings, line) {
            return true;
        }
        let labelled = ["发文字号", "文号"]
            .iter()
            .find_map(|label| after_label(line, label));
        let text = labelled.unwrap_or(line);
        let (number, rest) = match document_number(text) {
            Some(end) => (Some(text[..end].to_owned()), text[end..].trim_start()),
            None if labelled.is_some() => return false,
            None => (None, line),
        };
        let names = after_label(rest, "签发人").and_then(names);
        let complete = match (&number, &names) {
            (None, None) => false,
            (Some(_), None) => rest.is_empty() && self.document_number.is_none(),
            (None, Some(_)) => self.signatories.is_empty(),
            (Some(_), Some(_)) => self.document_number.is_none() && self.signatories.is_empty(),
        };
        if complete {
            if number.is_some() {
                self.document_number = number;
            }
            if let Some(names) = names {
                self.signatories = names;
            }
        }
        complete
    }
}

/// The organ of 发文机关标志, X文件.
fn mark(line: &str) -> Option<String> {
    let text = squash(line);
    let organ = text.strip_suffix("文件")?;
    is_organ(organ).then(|| organ.to_owned())
}

/// Where the document number ends that a text begins with: 青政〔2026〕3号, with any kind of bracket
/// and with spaces.
pub(crate) fn document_number(text: &str) -> Option<usize> {
    let prefix = text.find(|c| !is_ideograph(c))?;
    if !(1..=12).contains(&text[..prefix].chars().count()) {
        return None;
    }
    let rest = text[prefix..].trim_start();
    let rest = rest.strip_prefix(['〔', '[', '［', '（', '(', '【'])?;
    let (year, rest) = digits(rest.trim_start())?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['〕', ']', '］', '）', ')', '】'])?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('第').unwrap_or(rest);
    let (number, rest) = digits(rest.trim_start())?;
    let rest = rest.trim_start().strip_prefix('号')?;
    (year == 4 && number <= 6).then_some(text.len() - rest.len())
}

/// How many digits a text begins with, and what follows.
fn digits(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let count = text[..text.len() - rest.len()].chars().count();
    (count > 0).then_some((count, rest))
}

/// Names of 签发人: 林致和, 张　平 李文, with the space that spreads a name of two characters.
pub(crate) fn names(text: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let mut single: Option<&str> = None;
    for part in text.split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',')) {
        if !part.chars().all(|c| is_ideograph(c) || c == '·') {
            return None;
        }
        match (part.chars().count(), single.take()) {
            (0, waiting) => single = waiting,
            (1, None) => single = Some(part),
            (1, Some(first)) => names.push(format!("{first}{part}")),
            (2..=4, None) => names.push(part.to_owned()),
            (5..=20, None) if part.contains('·') => names.push(part.to_owned()),
            _ => return None,
        }
    }
    (single.is_none() && !names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lines say, and those of them that stay as typed.
    fn read<'a>(lines: &[&'a str]) -> (Letterhead, Vec<&'a str>) {
        let mut letterhead = Letterhead::default();
        let kept = lines
            .iter()
            .copied()
            .filter(|line| letterhead.read(line) != Some(Role::Particulars))
            .collect();
        (letterhead, kept)
    }

    #[test]
    fn mark_number_and_signatory_are_read() {
        let (found, lines) = read(&[
            "云泽县青塘乡人民政府文件",
            "青政〔2026〕3号",
            "签发人：林致和",
        ]);
        assert_eq!(found.organ.as_deref(), Some("云泽县青塘乡人民政府"));
        assert_eq!(found.document_number.as_deref(), Some("青政〔2026〕3号"));
        assert_eq!(found.signatories, ["林致和"]);
        assert_eq!(lines, ["云泽县青塘乡人民政府文件"]);
    }

    #[test]
    fn number_and_signatories_on_one_line_are_read() {
        let (found, _) = read(&["青政[2026] 3 号    签 发 人： 林 和　张致远"]);
        assert_eq!(found.document_number.as_deref(), Some("青政[2026] 3 号"));
        assert_eq!(found.signatories, ["林和", "张致远"]);
    }

    #[test]
    fn what_cannot_be_read_whole_stays_as_typed() {
        let lines = ["签发人：", "青政〔2026〕3号（草稿）", "文号：无"];
        let (found, kept) = read(&lines);
        assert_eq!(kept, lines);
        assert_eq!(found.document_number, None);
    }

    #[test]
    fn markings_are_read_each_once() {
        let (found, lines) = read(&["000012", "机密★1年", "特急", "加急"]);
        assert_eq!(found.markings.copy_number, "000012");
        assert_eq!(found.markings.secrecy, "机密★1年");
        assert_eq!(found.markings.urgency, "特急");
        assert_eq!(lines, ["加急"]);
    }

    #[test]
    fn a_second_number_stays_as_typed() {
        let (_, lines) = read(&["青政〔2026〕3号", "文号：青政〔2026〕4号"]);
        assert_eq!(lines, ["文号：青政〔2026〕4号"]);
    }
}
