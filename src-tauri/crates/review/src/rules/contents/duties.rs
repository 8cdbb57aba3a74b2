//! B1: the first responsible persons' work.

use report::{BlockKind, Slot};

use crate::context::Context;
use crate::finding::{Found, Level};
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 没有写第一责任人履职情况
    ///
    /// **查什么**　报告写了三章以上，从头到尾没有提到党政主要负责人履行推进法治建设第一责任人职责；只提了一句职责、没有写做了什么的，提示一下。
    ///
    /// **为什么**　《法治政府建设与责任落实督察工作规定》把“党政主要负责人履行推进法治建设第一责任人职责的有关情况”列为年度报告的必备内容，
    /// 乡镇报告漏写的最多。可以单列一章，也可以写在组织领导里。
    ///
    /// **错**　只写会议、普法、执法、调解。
    ///
    /// **对**　党政主要负责人履行推进法治建设第一责任人职责，重要工作亲自部署、重大问题亲自过问，讲授法治课2次。
    DUTIES = "B1", "没有写第一责任人履职情况", Suspected, Contents, on,
    "《法治政府建设与责任落实督察工作规定》：年度报告应当写党政主要负责人履行推进法治建设第一责任人职责的情况",
    Whole(check)
}

/// The duty by its name.
const NAMED: [&str; 5] = ["第一责任人", "第一责任", "四个亲自", "亲自部署", "亲自过问"];
/// What the heads are called.
const HEADS: [&str; 7] = [
    "主要负责人",
    "主要领导",
    "党委书记",
    "镇长",
    "乡长",
    "党政负责人",
    "书记、",
];
/// What they do.
const DEEDS: [&str; 12] = [
    "主持", "讲授", "述法", "批示", "包案", "督办", "亲自", "带头", "牵头", "听取", "协调", "研究",
];
/// From how many sections on a report is no longer being begun.
const SECTIONS: usize = 3;

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let mut first = None;
    let mut sections = 0;
    let (mut named, mut done) = (None, false);
    for line in text.lines.iter().filter(|line| line.kind.is_text()) {
        if line.kind == BlockKind::Heading1 {
            sections += 1;
        }
        let slot = text.slots().get(&line.id).copied();
        if first.is_none() && matches!(slot, Some(slot) if slot.is_work() || slot == Slot::Work) {
            first = Some(line);
        }
        if let Some((at, word)) = NAMED
            .iter()
            .filter_map(|word| Some((line.text.find(word)?, word)))
            .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
        {
            named = named.or(Some((line, at, at + word.len())));
            done |= DEEDS.iter().any(|word| line.text.contains(word));
        }
        let heads = HEADS.iter().any(|word| line.text.contains(word));
        done |= heads && DEEDS.iter().any(|word| line.text.contains(word));
    }
    if sections < SECTIONS {
        return Vec::new();
    }
    match (named, first) {
        (Some((line, start, end)), _) if !done => {
            let message = "只提到第一责任人职责，没有写做了什么（研究部署、讲法治课、述法等）。";
            vec![Found::new(line, start, end, message).at(Level::Hint)]
        }
        // What they did is told; the duty is not named.
        (None, Some(line)) if done => {
            let message = "写了主要负责人的工作，宜点明“履行推进法治建设第一责任人职责”。";
            vec![Found::new(line, 0, line.text.len(), message).at(Level::Hint)]
        }
        (None, Some(line)) => {
            let message = "没有写党政主要负责人履行推进法治建设第一责任人职责的情况。";
            vec![Found::new(line, 0, line.text.len(), message)]
        }
        _ => Vec::new(),
    }
}
