//! S3: chains of commas.

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 一逗到底
    ///
    /// **查什么**　一句话（到“。”“；”“！”“？”为止）里有八个以上的逗号。引号里的不计。
    ///
    /// **为什么**　分句太多，层次就乱了。意思完了的地方用句号，并列的分句之间用分号。
    ///
    /// **错**　召开会议，印发文件，明确任务，落实责任，加强培训，开展检查，通报情况，督促整改，严格考核，确保实效。
    ///
    /// **对**　召开会议，印发文件，明确任务，落实责任。加强培训，开展检查，通报情况，督促整改。
    COMMAS = "S3", "一逗到底", Hint, Style, on,
    "《标点符号用法》（GB/T 15834-2011）4.1、4.6：句子结束用句号，复句内部的并列分句可用分号",
    Line(check)
}

/// The most commas of a sentence.
const MOST: usize = 8;

fn check(line: &Line, _: &Context) -> Vec<Found> {
    if !line.kind.is_text() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut start, mut count, mut depth) = (0, 0, 0_usize);
    for (at, c) in line.text.char_indices().chain([(line.text.len(), '\n')]) {
        match c {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = depth.saturating_sub(1),
            '，' if depth == 0 => count += 1,
            '。' | '；' | '！' | '？' | '\n' => {
                if count > MOST {
                    let message = format!("这句话用了{count}个逗号，宜断开。");
                    found.push(Found::new(line, start, at, message));
                }
                (start, count) = (at + if c == '\n' { 0 } else { c.len_utf8() }, 0);
            }
            _ => {}
        }
    }
    found
}
