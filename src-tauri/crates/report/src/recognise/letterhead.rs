//! Lines of the letterhead (版头): organ and 文件, document number, signatory.

use super::clean::Line;
use super::pattern::{after_label, is_at_most, is_ideograph, squash};
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
    /// Lines as typed: what can't be read, and the mark, which a full name alone does not tell of.
    pub(super) lines: Vec<String>,
}

impl Letterhead {
    /// Reads a line; keeps it as typed if it can't be read.
    pub(super) fn take(&mut self, line: &Line<'_>) {
        if !self.read(&line.text) {
            self.lines.push(line.text.clone().into_owned());
        }
    }

    /// Reads a line whole. `false` if it isn't of the letterhead, or says what was said already.
    pub(super) fn read(&mut self, line: &str) -> bool {
        if !is_at_most(line, 120) {
            return false;
        }
        if let Some(organ) = mark(line).filter(|_| self.organ.is_none()) {
            self.organ = Some(organ);
            self.lines.push(line.to_owned());
            return true;
        }
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

    fn read(lines: &[&str]) -> Letterhead {
        let mut letterhead = Letterhead::default();
        for line in lines {
            letterhead.take(&Line {
                text: (*line).into(),
                indented: false,
            });
        }
        letterhead
    }

    #[test]
    fn mark_number_and_signatory_are_read() {
        let found = read(&[
            "云泽县青塘乡人民政府文件",
            "青政〔2026〕3号",
            "签发人：林致和",
        ]);
        assert_eq!(found.organ.as_deref(), Some("云泽县青塘乡人民政府"));
        assert_eq!(found.document_number.as_deref(), Some("青政〔2026〕3号"));
        assert_eq!(found.signatories, ["林致和"]);
        assert_eq!(found.lines, ["云泽县青塘乡人民政府文件"]);
    }

    #[test]
    fn number_and_signatories_on_one_line_are_read() {
        let found = read(&["青政[2026] 3 号    签 发 人： 林 和　张致远"]);
        assert_eq!(found.document_number.as_deref(), Some("青政[2026] 3 号"));
        assert_eq!(found.signatories, ["林和", "张致远"]);
    }

    #[test]
    fn what_cannot_be_read_whole_stays_as_typed() {
        let lines = ["签发人：", "青政〔2026〕3号（草稿）", "文号：无"];
        let found = read(&lines);
        assert_eq!(found.lines, lines);
        assert_eq!(found.document_number, None);
    }

    #[test]
    fn markings_are_read_each_once() {
        let found = read(&["000012", "机密★1年", "特急", "加急"]);
        assert_eq!(found.markings.copy_number, "000012");
        assert_eq!(found.markings.secrecy, "机密★1年");
        assert_eq!(found.markings.urgency, "特急");
        assert_eq!(found.lines, ["加急"]);
    }

    #[test]
    fn a_second_number_stays_as_typed() {
        let found = read(&["青政〔2026〕3号", "文号：青政〔2026〕4号"]);
        assert_eq!(found.lines, ["文号：青政〔2026〕4号"]);
    }
}
