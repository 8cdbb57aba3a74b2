//! S4: problems without causes.

use report::Slot;

use crate::context::Context;
use crate::finding::Found;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 问题部分没有写原因
    ///
    /// **查什么**　“存在的问题”一章里，从头到尾没有一处说到原因。
    ///
    /// **为什么**　《法治政府建设与责任落实督察工作规定》要求报告“存在的不足和原因”。只摆问题、不找原因，下一年的打算就没有着落。
    ///
    /// **错**　一是普法形式单一。二是执法力量薄弱。
    ///
    /// **对**　一是普法形式单一，主要原因是宣传策划力量不足。二是执法力量薄弱，主要原因是编制少、培训不够。
    CAUSES = "S4", "问题部分没有写原因", Hint, Style, on,
    "《法治政府建设与责任落实督察工作规定》：年度报告应当写存在的不足和原因",
    Whole(check)
}

const CAUSES_WORDS: [&str; 12] = [
    "原因",
    "由于",
    "因为",
    "源于",
    "在于",
    "归因",
    "根源",
    "受限于",
    "受制于",
    "导致",
    "致使",
    "因人",
];

fn check(text: &Text, _: &Context) -> Vec<Found> {
    let mut found = Vec::new();
    let mut slot = None;
    let mut open = None;
    for line in &text.lines {
        let this = text.slots().get(&line.id).copied();
        slot = this.or(slot);
        if !line.kind.is_text() || slot != Some(Slot::Problems) {
            found.extend(open.take());
            if line.kind.level().is_none() {
                slot = slot.filter(|_| line.kind.is_text());
            }
            continue;
        }
        if open.is_none() {
            open = Some(Section {
                line,
                length: 0,
                said: false,
            });
        }
        if let Some(section) = &mut open {
            section.length += line.text.chars().count();
            section.said |= CAUSES_WORDS.iter().any(|word| line.text.contains(word));
        }
    }
    found.extend(open);
    found
        .into_iter()
        .filter(|section| !section.said && section.length > SHORTEST)
        .map(|section| {
            let message = "这一章只写了问题，没有写原因。";
            Found::new(section.line, 0, section.line.text.len(), message)
        })
        .collect()
}

/// The fewest characters of a section that is written out.
const SHORTEST: usize = 40;

struct Section<'a> {
    line: &'a crate::text::Line,
    length: usize,
    said: bool,
}
