//! S7: title, signature and date.

use report::BlockKind;

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::{Line, Text};

rule! {
    /// # 缺少标题、署名或者成文日期
    ///
    /// **查什么**　正文写了三章以上，却没有标题，没有发文机关署名，或者没有成文日期。刚起头的稿子不报。
    ///
    /// **为什么**　标题、署名、成文日期是公文必备的要素，缺一样就不能印发。
    ///
    /// **错**　（正文写完，末尾空着）
    ///
    /// **对**　某某县某某镇人民政府 / 2026年1月16日
    MISSING = "S7", "缺少标题、署名或者成文日期", Suspected, Style, on,
    "《党政机关公文处理工作条例》第九条：公文一般由标题、发文机关署名、成文日期等组成",
    Whole(check)
}

/// From how many sections on a report is no longer being begun.
const SECTIONS: usize = 3;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let sections = text
        .lines
        .iter()
        .filter(|line| line.kind == BlockKind::Heading1)
        .count();
    if sections < SECTIONS {
        return Vec::new();
    }
    let has = |kind: BlockKind| {
        text.lines
            .iter()
            .any(|line| line.kind == kind && !line.is_blank())
    };
    let mut running = text
        .lines
        .iter()
        .map(AsRef::as_ref)
        .filter(|line| line.kind.is_text() && !line.is_blank());
    let (Some(first), last) = (running.next(), running.next_back()) else {
        return Vec::new();
    };
    let last = last.unwrap_or(first);
    let mut found = Vec::new();
    if !has(BlockKind::Title) {
        // A mark at the very beginning ends nothing.
        let clause = first.text.find(['，', '。', '：']).filter(|at| *at > 0);
        let end = clause.unwrap_or(first.text.len());
        found.push(Found::new(first, 0, end, "没有标题。"));
    }
    let missing = match (has(BlockKind::Signature), has(BlockKind::Date)) {
        (true, true) => return found,
        (false, false) => "文末没有发文机关署名和成文日期。",
        (false, true) => "文末没有发文机关署名。",
        (true, false) => "文末没有成文日期。",
    };
    let start = tail(last);
    found.push(Found::new(last, start, last.text.len(), missing));
    found
}

/// Where the last sentence of a line begins that says something.
fn tail(line: &Line) -> usize {
    const ENDS: [char; 4] = ['。', '；', '！', '？'];
    let text = line.text.trim_end();
    let inner = text.trim_end_matches(ENDS);
    inner
        .char_indices()
        .rev()
        .find(|(_, c)| ENDS.contains(c))
        .map_or(0, |(at, c)| at + c.len_utf8())
}
