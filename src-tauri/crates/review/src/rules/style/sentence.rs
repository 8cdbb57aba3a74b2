//! S1: long sentences.

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 句子太长
    ///
    /// **查什么**　一句话（到“。”“；”“！”“？”为止）超过120个字。书名号里的不计。
    ///
    /// **为什么**　一口气读不完的句子，听的人记不住，写的人也容易漏掉主语。拆成两句，或者在分项之间用分号。
    ///
    /// **错**　一句话里从会议、文件、培训一直写到考核，中间全是逗号。
    ///
    /// **对**　会议、文件写一句；培训、考核写一句。
    SENTENCE = "S1", "句子太长", Hint, Style, on,
    "公文求简明：一句话说一件事",
    Line(check)
}

/// The most characters of a sentence.
const MOST: usize = 120;

fn check(line: &Line, _: &Context) -> Vec<Found> {
    if !line.kind.is_text() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut start, mut count, mut depth) = (0, 0, 0_usize);
    let ends = line.text.char_indices().chain([(line.text.len(), '\n')]);
    for (at, c) in ends {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            '。' | '；' | '！' | '？' | '\n' => {
                if count > MOST {
                    let message = format!("这句话有{count}个字，宜拆开。");
                    found.push(Found::new(line, start, at, message));
                }
                (start, count) = (at + if c == '\n' { 0 } else { c.len_utf8() }, 0);
            }
            c if depth == 0 && !c.is_whitespace() => count += 1,
            _ => {}
        }
    }
    found
}
