//! P7: no spaces inside Chinese text.

use report::BlockKind;

use crate::characters::{is_chinese, is_ideograph};
use crate::context::Context;
use crate::facts::Heading;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 汉字中间有空格
    ///
    /// **查什么**　汉字与汉字之间、汉字与数字之间、标题编号与文字之间不空格。落款、日期、名单里为了对齐而空的，
    /// 引用法条时“第三十三条”后面空的，联合发文的标题里两个机关之间空的，都不报。
    ///
    /// **为什么**　公文正文按 28 字一行的格子排（GB/T 9704-2012 5.2.2），多一个空格，后面的字就对不上格子。空格多半是从 PDF、
    /// 网页里复制来的。
    ///
    /// **错**　2025 年共调解 矛盾纠纷 65 件
    ///
    /// **对**　2025年共调解矛盾纠纷65件
    SPACES = "P7", "汉字中间有空格", Certain, Punctuation, on,
    "《党政机关公文格式》（GB/T 9704-2012）5.2.2：每行排28个字，字间不留空",
    Line(check)
}

fn check(line: &Line, context: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    let is_aligned = matches!(
        line.kind,
        BlockKind::Letterhead
            | BlockKind::Title
            | BlockKind::Signature
            | BlockKind::Date
            | BlockKind::Imprint
            | BlockKind::Attachment
    );
    if is_aligned || !text.contains(is_space) {
        return found;
    }
    // A list of names is set in columns; a sentence is not.
    let is_sentence = text.contains(['，', '。', '；']);
    let heading = line.fact::<Heading>(context);
    let mut from = 0;
    while let Some(start) = text[from..].find(is_space).map(|at| from + at) {
        let end = text[start..]
            .find(|c| !is_space(c))
            .map_or(text.len(), |length| start + length);
        from = end;
        let (Some(before), Some(after)) = (line.before(start), line.after(end)) else {
            continue;
        };
        let of_number = heading.number.is_some_and(|number| number.end == start);
        let digit = |c: char| c.is_ascii_digit();
        let is_inside = is_ideograph(before) && is_ideograph(after)
            || is_ideograph(before) && digit(after)
            || digit(before) && (is_ideograph(after) || after == '%');
        let is_beside = (is_chinese(before) || digit(before))
            && (is_chinese(after) || digit(after))
            && !(digit(before) && digit(after));
        if follows_article(&text[..start]) || parts_organs(text, start, end) {
            continue;
        }
        // 6.13 and its like number the paragraphs of a standard.
        let begins = text[..start].trim_start();
        let of_number = of_number || begins.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let level = if is_inside && is_sentence && !of_number {
            Level::Certain
        } else if of_number || is_beside && is_sentence {
            Level::Suspected
        } else {
            continue;
        };
        let message = if of_number {
            "编号和文字之间不空格。"
        } else {
            "这里多了空格。"
        };
        found.push(
            Found::new(line, start, end, message)
                .fix(Fix::delete(line, start, end).safe())
                .at(level),
        );
    }
    found
}

/// Whether a text ends in the number of an article that begins a line or a quotation: laws are printed with
/// a blank behind 第三十三条.
fn follows_article(text: &str) -> bool {
    let Some(first) = text.rfind('第') else {
        return false;
    };
    let number = &text[first + '第'.len_utf8()..];
    let counts = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十百千".contains(c))
    };
    let of_article = ['条', '章', '节', '编'].iter().any(|unit| {
        number.split_once(*unit).is_some_and(|(count, rest)| {
            counts(count) && (rest.is_empty() || rest.strip_prefix('之').is_some_and(counts))
        })
    });
    let lead = text[..first].trim_end();
    of_article && (lead.is_empty() || lead.ends_with(['“', '‘', '：', '。', '\n']))
}

/// Ends of the names of organs that issue documents together.
const ORGANS: [&str; 14] = [
    "中央",
    "国务院",
    "委员会",
    "委",
    "政府",
    "办公厅",
    "办公室",
    "办",
    "局",
    "厅",
    "部",
    "院",
    "会",
    "署",
];

/// Whether a blank in 《》 stands between two organs of a joint document, as it does in their titles:
/// 《中共中央 国务院关于……的意见》.
fn parts_organs(text: &str, start: usize, end: usize) -> bool {
    let Some(open) = text[..start].rfind(['《', '〈', '》', '〉']) else {
        return false;
    };
    let is_title = text[open..].starts_with(['《', '〈']);
    let rest = &text[end..];
    let rest = &rest[..rest.find(['》', '〉']).unwrap_or(rest.len())];
    let next = ["关于", "印发", "转发"]
        .iter()
        .filter_map(|word| rest.find(word))
        .min()
        .map(|at| rest[..at].trim_end());
    let is_organ = |name: &str| ORGANS.iter().any(|organ| name.ends_with(organ));
    is_title && is_organ(&text[open..start]) && next.is_some_and(is_organ)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}
