//! X1: what was left to be filled in.

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 还有没填的空
    ///
    /// **查什么**　“XX”“××”“____”“（待补）”“待填”“*****”等占位的符号，数据还没有填的地方，以及空括号。
    ///
    /// **为什么**　模板里留的空没有填，报上去等于没有写。公开稿里隐去姓名的“张××”，也请换一种写法。
    ///
    /// **错**　全年投入经费XX万元，调解纠纷××件。
    ///
    /// **对**　全年投入经费12.6万元，调解纠纷65件。
    PLACEHOLDER = "X1", "还有没填的空", Suspected, Leftovers, on,
    "占位的符号应当换成内容",
    Line(check)
}

const WORDS: [&str; 14] = [
    "待补充",
    "待补",
    "待填写",
    "待填",
    "待定稿",
    "此处填写",
    "此处补充",
    "请填写",
    "（略）",
    "数据待核实",
    "待核实",
    "填写单位",
    "某某镇",
    "某某乡",
];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    let mut reached = 0;
    for (at, c) in text.char_indices() {
        if at < reached {
            continue;
        }
        let rest = &text[at..];
        let length = match c {
            'X' | 'x' | '×' | 'Ｘ' | '✕' | '*' | '＊' | '□' => repeated(line, at, c),
            '_' | '＿' | '﹍' => mark_run(rest, c, 2),
            '（' if rest.starts_with("（）") => "（）".len(),
            '(' if rest.starts_with("()") => 2,
            '待' | '此' | '请' | '（' | '数' | '填' | '某' => WORDS
                .iter()
                .find(|word| rest.starts_with(**word) && stands_alone(line, at, word))
                .map_or(0, |word| word.len()),
            _ => 0,
        };
        if length > 0 {
            let end = at + length;
            let part = &text[at..end];
            let message = format!("“{part}”是留的空，请填上内容。");
            let finding = Found::new(line, at, end, message);
            found.push(
                if part.starts_with("（略") || part == "（）" || part == "()" {
                    finding.at(Level::Hint)
                } else {
                    finding
                },
            );
            reached = end;
        }
    }
    found
}

/// 待补 behind another word is 有待补充 or 期待补齐.
fn stands_alone(line: &Line, at: usize, word: &str) -> bool {
    !word.starts_with('待') && !word.starts_with('请') || !line.before(at).is_some_and(is_ideograph)
}

/// Length of XX, ××, ***: at least two, and no piece of a word, a size (3×5) or a name in Latin letters.
fn repeated(line: &Line, at: usize, c: char) -> usize {
    let rest = &line.text[at..];
    let length = mark_run(rest, c, 2);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let in_word =
        matches!(c, 'X' | 'x') && (latin(line.before(at)) || latin(rest[length..].chars().next()));
    if in_word { 0 } else { length }
}

/// Length of a run of one mark, 0 below a number of them.
fn mark_run(rest: &str, c: char, least: usize) -> usize {
    let count = rest.chars().take_while(|next| *next == c).count();
    if count < least {
        0
    } else {
        count * c.len_utf8()
    }
}
