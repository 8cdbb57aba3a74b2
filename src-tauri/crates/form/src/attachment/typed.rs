//! The names of attachments in the lines that were typed.

use report::paragraph::Paragraph as Printed;

/// A name, without the word 附件, its number and the marks behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    /// The line in which it was typed.
    pub(super) line: &'a Printed,
    /// Where what belongs to it begins in the text of that line, its number included, in bytes.
    pub(super) from: usize,
    /// Its place in that text.
    pub(super) start: usize,
    end: usize,
}

impl<'a> Name<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.line.text[self.start..self.end]
    }
}

/// What parts names that stand on one line.
const BETWEEN: [char; 6] = ['、', '；', ';', '，', ',', '。'];
/// Words that bind two names.
const JOINERS: [char; 4] = ['和', '及', '与', '暨'];

/// The names, in order. Several on one line are told apart where each has a number or each is one of the
/// titles.
pub(super) fn names<'a>(typed: &[&'a Printed], titles: &[String]) -> Vec<Name<'a>> {
    let mut names = Vec::new();
    let titles: Vec<String> = match titles.len() {
        ..=MOST_TITLES => titles.iter().map(|title| squashed(title)).collect(),
        _ => Vec::new(),
    };
    for &line in typed {
        let text = line.text.as_str();
        let mut start = 0;
        for part in text.split(['\n', '\r', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let end = start + part.len();
            let mut at = start;
            while at < end {
                let (name, to) = next(text, at, end, names.len() + 1);
                let found = by_titles(text, name, to, &titles).unwrap_or_else(|| vec![(name, to)]);
                for (part, (from, to)) in found.into_iter().enumerate() {
                    let (start, end) = bare(text, from, to);
                    if start < end {
                        let from = if part == 0 { at } else { from };
                        names.push(Name {
                            line,
                            from,
                            start,
                            end,
                        });
                    }
                }
                at = to;
            }
            start = end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    names
}

/// Whether a typed name tells of an attachment: it is its title, or one of several names that could not be
/// told apart.
pub(super) fn tells(name: &str, title: &str) -> bool {
    let (name, title) = (squashed(name), squashed(title));
    let parts = |c: Option<char>| {
        c.is_none_or(|c| BETWEEN.contains(&c) || JOINERS.contains(&c) || c == ' ')
    };
    !title.is_empty()
        && name.match_indices(&title).any(|(at, found)| {
            parts(name[..at].chars().next_back()) && parts(name[at + found.len()..].chars().next())
        })
}

/// A name as it is compared: marks of titles and at the end make no difference, nor does how much white
/// space there is.
fn squashed(name: &str) -> String {
    let kept = |c: &char| !matches!(c, '《' | '》');
    let words: Vec<String> = name
        .split_whitespace()
        .map(|word| word.chars().filter(kept).collect())
        .collect();
    words.join(" ").trim_end_matches(is_idle).to_owned()
}

/// What may stand behind a name and says nothing.
fn is_idle(c: char) -> bool {
    c.is_whitespace() || BETWEEN.contains(&c) || c == '.'
}

/// A name without white space and what says nothing at its end.
fn bare(text: &str, from: usize, to: usize) -> (usize, usize) {
    let name = text[from..to].trim_end_matches(is_idle);
    let end = from + name.len();
    (end - name.trim_start().len(), end)
}

/// The next name from `at` on: it begins behind 附件： and its number, and ends before the next number,
/// which is one higher. `place` is the number that it should have.
fn next(text: &str, at: usize, end: usize, place: usize) -> (usize, usize) {
    let rest = &text[at..end];
    let (lead, mut value) = lead(rest);
    let mut from = at + lead;
    if value.is_none()
        && let Some((length, number)) = number(&text[from..end], place)
    {
        from += length;
        value = Some(number);
    }
    let Some(value) = value else {
        return (from, end);
    };
    let begins = |place: usize| {
        let rest = &text[place..end];
        matches!(self::lead(rest), (_, Some(found)) if found == value + 1)
            || matches!(number(rest, value + 1), Some((_, found)) if found == value + 1)
    };
    let to = text[from..end]
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || BETWEEN.contains(c))
        .map(|(place, c)| from + place + c.len_utf8())
        .filter(|place| !parts_digits(text, *place))
        // Of several blanks the last is looked behind: each would be looked over again and again.
        .filter(|place| !text[*place..].starts_with(char::is_whitespace))
        .find(|place| begins(*place));
    (from, to.unwrap_or(end))
}

/// Whether the mark before a place stands between two digits: 第1、2、3季度 is no list of names.
fn parts_digits(text: &str, place: usize) -> bool {
    let mut before = text[..place].chars().rev();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    matches!(before.next(), Some('、' | '，' | ','))
        && digit(before.next())
        && digit(text[place..].chars().next())
}

/// Length of `附件：`, `附件1：`, `附件 二:` at the beginning, in bytes, with the white space around it; and
/// the number in it. Without a colon a number must follow, or nothing.
fn lead(text: &str) -> (usize, Option<usize>) {
    let trimmed = text.trim_start();
    let Some(rest) = trimmed.strip_prefix("附件") else {
        return (0, None);
    };
    let rest = rest.trim_start();
    let (digits, value) = digits(rest);
    let behind = rest[digits..].trim_start();
    if let Some(name) = behind.strip_prefix(['：', ':']) {
        return (text.len() - name.trim_start().len(), value);
    }
    if behind.trim().is_empty() {
        return (text.len(), value);
    }
    // 附件1 名称: white space as good as a colon.
    if value.is_some() && behind.len() < rest[digits..].len() {
        return (text.len() - behind.len(), value);
    }
    if number(rest, 1).is_some() {
        return (text.len() - rest.len(), None);
    }
    (0, None)
}

/// Length of a number of one or two digits, or of a Chinese one, and what it is; nothing is 0 bytes long.
fn digits(text: &str) -> (usize, Option<usize>) {
    let arabic = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=2).contains(&arabic) {
        return (arabic, text[..arabic].parse().ok());
    }
    const CHINESE: &str = "一二三四五六七八九十";
    let chinese = text.len() - text.trim_start_matches(|c| CHINESE.contains(c)).len();
    let value = match text[..chinese].chars().collect::<Vec<char>>()[..] {
        [one] => of_ten(one),
        ['十', one] if one != '十' => of_ten(one).map(|one| 10 + one),
        _ => None,
    };
    value.map_or((0, None), |value| (chinese, Some(value)))
}

fn of_ten(c: char) -> Option<usize> {
    "一二三四五六七八九十"
        .chars()
        .position(|found| found == c)
        .map(|at| at + 1)
}

/// Length of `1.`, `12．`, `3、`, `（1）`, `①` or `一、` at the beginning, with the white space around it, in
/// bytes; and the number. Where a digit follows (12.4, the day of the constitution) it must be the
/// number that the name should have.
fn number(text: &str, place: usize) -> Option<(usize, usize)> {
    let trimmed = text.trim_start();
    let behind = |rest: &str| text.len() - rest.trim_start().len();
    if let Some(c) = trimmed.chars().next()
        && ('①'..='⑳').contains(&c)
    {
        let value = usize::try_from(c as u32 - '①' as u32).ok()? + 1;
        return Some((behind(&trimmed[c.len_utf8()..]), value));
    }
    let inner = trimmed.strip_prefix(['（', '(']);
    let (length, value) = digits(inner.unwrap_or(trimmed));
    let value = value?;
    let rest = &inner.unwrap_or(trimmed)[length..];
    let is_chinese = inner
        .unwrap_or(trimmed)
        .starts_with(|c: char| !c.is_ascii());
    let marks: &[char] = match (inner, is_chinese) {
        (Some(_), _) => &['）', ')'],
        (None, true) => &['、'],
        (None, false) => &['.', '．', '、', '）', ')'],
    };
    let rest = rest.strip_prefix(marks)?;
    let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
    (!goes_on || value == place).then(|| (behind(rest), value))
}

/// The titles, [`squashed`], of which a stretch of text is made, where it is made of nothing else.
fn by_titles(text: &str, from: usize, to: usize, titles: &[String]) -> Option<Vec<(usize, usize)>> {
    let parts = |c: char| c.is_whitespace() || BETWEEN.contains(&c);
    let mut cuts: Vec<usize> = text[from..to]
        .match_indices(parts)
        .map(|(at, found)| from + at + found.len())
        .collect();
    if cuts.is_empty() || cuts.len() > MOST_CUTS || to - from > LONGEST_LIST {
        return None;
    }
    cuts.insert(0, from);
    cuts.push(to);
    let is_title = |from: usize, to: usize| {
        let name = squashed(&text[from..to]);
        titles
            .iter()
            .any(|title| !title.is_empty() && *title == name)
    };
    // From each cut on: the end of the first title, as far away as can be.
    let mut ends: Vec<Option<usize>> = vec![None; cuts.len()];
    let last = cuts.len() - 1;
    ends[last] = Some(last);
    for at in (0..last).rev() {
        ends[at] = (at + 1..=last)
            .rev()
            .find(|end| ends[*end].is_some() && is_title(cuts[at], cuts[*end]));
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < last {
        let end = ends[at]?;
        found.push((cuts[at], cuts[end]));
        at = end;
    }
    Some(found)
}

/// Marks in a line that can be a list of titles.
const MOST_CUTS: usize = 64;
/// Bytes of a line that can be a list of titles: more than twice what 64 titles take.
const LONGEST_LIST: usize = 20_000;
/// More attachments than this no report has: lines are then not looked through for their titles.
pub(super) const MOST_TITLES: usize = 200;
