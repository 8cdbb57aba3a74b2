//! 附件说明 (GB/T 9704-2012, 7.3.4): 左空二字, and a name that wraps continues under its own first
//! character.

use report::paragraph::Paragraph as Printed;

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

/// A line of 附件说明 that is made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described<'a> {
    /// The line.
    pub(crate) text: String,
    /// The typed line whose name it holds, and where the name begins in both.
    pub(crate) from: Option<(&'a Printed, usize, usize)>,
}

/// 附件说明 of attachments with these titles, in order, made of the typed lines: numbered anew where
/// there are several. `None` where there are lines for as many attachments as there are, and they stand
/// as typed: one that has another name than its attachment is for a person to put right.
pub(crate) fn described<'a>(
    typed: &[&'a Printed],
    titles: &[String],
) -> Option<Vec<Described<'a>>> {
    let names: Vec<(&'a Printed, usize)> = typed
        .iter()
        .map(|line| {
            let lead = lead(&line.text);
            (*line, lead + number(&line.text[lead..]))
        })
        .collect();
    let is_named = |title: &String| {
        names
            .iter()
            .any(|(line, at)| squashed(&line.text[*at..]) == squashed(title))
    };
    let missing: Vec<&String> = titles
        .iter()
        .filter(|title| !title.is_empty() && !is_named(title))
        .collect();
    // A line with another name is that of an attachment whose title changed.
    let unnamed = titles.len().saturating_sub(names.len());
    if missing.is_empty() || unnamed == 0 {
        return None;
    }
    let known = names
        .iter()
        .map(|(line, at)| (line.text[*at..].to_owned(), Some((*line, *at))));
    let others = missing.len().saturating_sub(unnamed);
    let added = missing
        .into_iter()
        .skip(others)
        .map(|title| (title.clone(), None));
    let all: Vec<(String, Option<(&Printed, usize)>)> = known.chain(added).collect();
    let several = all.len() > 1;
    let lines = all.into_iter().zip(1..).map(|((name, from), place)| {
        let lead = if place == 1 { "附件：" } else { "" };
        let number = if several {
            format!("{place}.")
        } else {
            String::new()
        };
        Described {
            from: from.map(|(line, at)| (line, lead.len() + number.len(), at)),
            text: format!("{lead}{number}{name}"),
        }
    });
    Some(lines.collect())
}

/// A name as it is compared: marks of titles and white space make no difference.
fn squashed(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '。'))
        .collect()
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

    fn typed(texts: &[&str]) -> Vec<Printed> {
        let report = report::Report {
            blocks: texts
                .iter()
                .zip(1..)
                .map(|(text, id)| report::Block::new(id, report::BlockKind::Attachment, *text))
                .collect(),
            ..report::Report::empty()
        };
        report::paragraph::of(&report, &report::figures::Figures::of(&report, None))
    }

    fn lines(texts: &[&str], titles: &[&str]) -> Option<Vec<String>> {
        let typed = typed(texts);
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        described(&typed.iter().collect::<Vec<_>>(), &titles)
            .map(|lines| lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn attachments_that_nobody_named_are_named_and_all_are_numbered() {
        assert_eq!(
            lines(&["附件：普法责任清单"], &["普法责任清单", "数据表"]).unwrap(),
            ["附件：1.普法责任清单", "2.数据表"]
        );
        assert_eq!(lines(&[], &["数据表"]).unwrap(), ["附件：数据表"]);
    }

    #[test]
    fn lines_that_name_every_attachment_stand_as_typed() {
        assert_eq!(lines(&["附件：1.甲", "2.《乙》"], &["甲", "乙"]), None);
        assert_eq!(lines(&["附件：甲"], &[]), None);
    }

    #[test]
    fn an_attachment_that_is_named_otherwise_is_not_named_twice() {
        assert_eq!(lines(&["附件：1.甲", "2.乙"], &["甲", "乙表"]), None);
        assert_eq!(
            lines(&["附件：1.甲", "2.乙"], &["甲", "乙表", "丙"])
                .unwrap()
                .len(),
            3
        );
    }

    #[test]
    fn a_line_with_neither_stands_under_the_names() {
        assert_eq!(at("执法事项清单"), (500, 0));
        assert_eq!(at(""), (500, 0));
        assert_eq!(at("附件"), (500, 0));
    }
}
