//! What stands above the text: 版头, title, addressee.

use super::Out;
use super::clean::Line;
use crate::block::BlockKind;
use crate::numbering::typed;

/// How a title ends.
const ENDINGS: [&str; 6] = ["报告", "总结", "情况", "汇报", "总结报告", "工作要点"];
/// The most lines that a title is printed over.
const TITLE_LINES: usize = 4;
/// The most characters of one of them.
const TITLE_LINE: usize = 60;
/// The most characters of an addressee.
const ADDRESSEE: usize = 60;
/// The most lines above a title.
const LETTERHEAD: usize = 8;

/// Reads the head into the report and gives the number of lines that it has.
pub(super) fn read(lines: &[Line], out: &mut Out) -> usize {
    let Some((title, count)) = (0..lines.len().min(LETTERHEAD))
        .find_map(|at| title(&lines[at..]).map(|(title, count)| ((at, title), count)))
    else {
        return untitled(lines, out);
    };
    let (at, title) = title;
    for line in &lines[..at] {
        letterhead(&line.text, out);
    }
    out.push(BlockKind::Title, title);
    at + count + addressee(lines.get(at + count), out)
}

/// A text without a title may still have a 版头.
fn untitled(lines: &[Line], out: &mut Out) -> usize {
    let above = lines
        .iter()
        .take(LETTERHEAD)
        .take_while(|line| is_letterhead(&line.text))
        .count();
    for line in &lines[..above] {
        letterhead(&line.text, out);
    }
    above + addressee(lines.get(above), out)
}

/// The title that begins here, and its lines. It is printed over several for its looks; the spaces
/// that were line breaks go.
fn title(lines: &[Line]) -> Option<(String, usize)> {
    let mut joined = String::new();
    for (count, line) in lines.iter().take(TITLE_LINES).enumerate() {
        let text = line.text.as_str();
        let unlike = text.chars().count() > TITLE_LINE
            || text.contains(['。', '；', '：', ':'])
            || typed(text).is_some()
            || is_letterhead(text);
        if unlike {
            return None;
        }
        joined.push_str(&text.split_whitespace().collect::<String>());
        if is_title(&joined) {
            // 情况 may be followed by 的报告 on a line of its own.
            let more = lines
                .get(count + 1)
                .map(|next| next.text.trim_start_matches('的'));
            return match more {
                Some(more) if ENDINGS.contains(&more) => {
                    Some((format!("{joined}{}", lines[count + 1].text), count + 2))
                }
                _ => Some((joined, count + 1)),
            };
        }
    }
    None
}

fn is_title(text: &str) -> bool {
    // （征求意见稿） and the like may follow.
    let bare = text
        .strip_suffix('）')
        .and_then(|text| text.rsplit_once('（'))
        .map_or(text, |(before, _)| before);
    (bare.contains("法治") || bare.contains("依法"))
        && ENDINGS.iter().any(|end| bare.ends_with(end))
}

/// 主送机关: a short line before the text that ends in a colon.
fn addressee(line: Option<&Line>, out: &mut Out) -> usize {
    let Some(line) = line else { return 0 };
    let text = &line.text;
    let is = text.ends_with(['：', ':'])
        && text.chars().count() <= ADDRESSEE
        && !text.contains("如下")
        && !text.contains('。')
        && typed(text).is_none();
    if is {
        out.push(BlockKind::Addressee, text.clone());
    }
    usize::from(is)
}

/// A line of the 版头 into the metadata as far as it can be read whole, else as it stands.
fn letterhead(text: &str, out: &mut Out) {
    if let Some(mark) = text.strip_suffix("文件")
        && out.meta.unit.is_empty()
    {
        out.meta.unit = mark.split_whitespace().collect();
        out.push(BlockKind::Letterhead, text);
        return;
    }
    // A second number is kept as it stands.
    let (number, rest) = match document_number(text).filter(|_| out.meta.document_number.is_empty())
    {
        Some((number, rest)) => (Some(number), rest.trim()),
        None => (None, text),
    };
    let names = signatories(rest);
    if (number.is_some() && (rest.is_empty() || names.is_some())) || names.is_some() {
        if let Some(number) = number {
            number.clone_into(&mut out.meta.document_number);
        }
        out.meta.signatories.extend(names.unwrap_or_default());
        return;
    }
    out.push(BlockKind::Letterhead, text);
}

fn is_letterhead(text: &str) -> bool {
    let secrecy = ["绝密", "机密", "秘密", "特急", "加急", "特提", "平急"];
    (text.ends_with("文件") && text.chars().count() <= 40)
        || document_number(text).is_some()
        || signatories(text).is_some()
        || secrecy
            .iter()
            .any(|word| text.starts_with(word) && text.chars().count() <= 12)
        || (text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit()))
}

/// 沙政〔2022〕126号 at the beginning of a line, with whatever brackets were typed; and the rest.
fn document_number(text: &str) -> Option<(&str, &str)> {
    let open = text.find(['〔', '[', '（', '(', '【', '［'])?;
    let code = text[..open].trim();
    let is_code = !code.is_empty()
        && code.chars().count() <= 10
        && code.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let inner = &text[open..];
    let close = inner.find(['〕', ']', '）', ')', '】', '］'])?;
    let year: String = inner[..close]
        .chars()
        .skip(1)
        .filter(|c| !c.is_whitespace())
        .collect();
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let end = text.find('号')? + '号'.len_utf8();
    let serial = text.get(open + close..end)?;
    let is_serial = serial
        .chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '号' | '第'));
    (is_code && is_year && is_serial).then(|| text.split_at(end))
}

/// 签发人：甲　乙
fn signatories(text: &str) -> Option<Vec<String>> {
    let compact: String = text
        .chars()
        .take(4)
        .filter(|c| !c.is_whitespace())
        .collect();
    if !compact.starts_with("签发") {
        return None;
    }
    let (label, names) = text.split_once(['：', ':'])?;
    let is_label = label.split_whitespace().collect::<String>() == "签发人";
    let names: Vec<String> = names
        .split([' ', '　', '、', '，', ','])
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    (is_label && !names.is_empty()).then_some(names)
}
