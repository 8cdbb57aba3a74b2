//! What a section is about, by its words: headings first, the text beneath where the heading says
//! nothing. Each list is ordered by how much a word tells, not alphabetically.

use std::collections::BTreeMap;

use crate::block::{Block, BlockId};
use crate::edit::section_range;
use crate::numbering::typed;
use crate::report::Report;
use crate::slot::Slot;

/// Words in a heading that tell what its section is about. Within one clause the earlier entry
/// wins: 下一步普法打算 is a plan before it is publicity.
const HEADING: &[(Slot, &[&str])] = &[
    (
        Slot::Plans,
        &[
            "计划",
            "打算",
            "下一步",
            "下步",
            "下一年",
            "安排",
            "思路",
            "展望",
            "目标任务",
            "努力方向",
        ],
    ),
    (Slot::Suggestions, &["建议"]),
    (
        Slot::Duties,
        &["第一责任人", "述法", "履职情况", "履行推进法治"],
    ),
    (
        Slot::Work,
        &[
            "主要做法",
            "主要举措",
            "主要工作",
            "工作开展情况",
            "工作情况",
            "建设情况",
            "工作成效",
            "成效",
            "主要成绩",
            "经验做法",
            "工作总结",
        ],
    ),
    (
        Slot::Problems,
        &["问题", "不足", "短板", "困难", "挑战", "薄弱", "差距"],
    ),
    (Slot::Governance, &["枫桥"]),
    (
        Slot::Organisation,
        &[
            "组织领导",
            "组织引领",
            "组织保障",
            "组织建设",
            "政治引领",
            "党的领导",
            "统筹谋划",
            "责任落实",
            "压实",
            "领导机制",
            "高位推动",
        ],
    ),
    (
        Slot::Study,
        &[
            "理论武装",
            "学法",
            "学习",
            "思想",
            "法治素养",
            "培训",
            "领导干部",
            "学用",
        ],
    ),
    (
        Slot::Publicity,
        &["宣传", "普法", "法治氛围", "法治文化", "青少年"],
    ),
    (
        Slot::Governance,
        &[
            "依法行政",
            "依法治理",
            "依法履职",
            "执法",
            "决策",
            "调解",
            "矛盾",
            "纠纷",
            "枫桥",
            "信访",
            "法律服务",
            "政务公开",
            "放管服",
            "民主法治",
            "法治创建",
            "监督",
            "法律顾问",
            "营商环境",
            "突发事件",
            "规范性文件",
            "复议",
            "应诉",
            "治理",
            "政务服务",
        ],
    ),
];

/// Words in the text beneath that tell it where the heading does not.
const BODY: &[(Slot, &[&str])] = &[
    (Slot::Problems, &["有待", "不够", "欠缺", "不平衡", "尚需"]),
    (
        Slot::Organisation,
        &["领导小组", "双组长", "组长", "专题会议", "工作要点", "考核"],
    ),
    (
        Slot::Study,
        &["中心组", "会前学法", "讲授", "测试", "习近平法治思想"],
    ),
    (
        Slot::Publicity,
        &[
            "宣传资料",
            "宣讲",
            "3·15",
            "12·4",
            "进校园",
            "展板",
            "法律明白人",
        ],
    ),
    (
        Slot::Governance,
        &[
            "案件",
            "合同审查",
            "复议",
            "应诉",
            "三项制度",
            "网格",
            "调解",
        ],
    ),
];

/// The slot of every heading of a report: as assigned, else by its words, else as the section that
/// holds it.
#[must_use]
pub fn slots(report: &Report) -> BTreeMap<BlockId, Slot> {
    let blocks = &report.blocks;
    let mut slots = BTreeMap::new();
    // The headings that hold the present one, from the first level down.
    let mut holders: Vec<(u8, Slot)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some(level) = block.kind.level() else {
            continue;
        };
        while holders.last().is_some_and(|(other, _)| *other >= level) {
            holders.pop();
        }
        let holder = holders.last().map(|(_, slot)| *slot);
        let slot = match report.slots.get(&block.id) {
            Some(slot) => *slot,
            None => judge(block, holder, || body(blocks, at)),
        };
        slots.insert(block.id, slot);
        holders.push((level, slot));
    }
    slots
}

fn judge(block: &Block, holder: Option<Slot>, body: impl FnOnce() -> Option<Slot>) -> Slot {
    let own = by_heading(&block.text);
    match holder {
        // Whatever is planned, lacking or asked for stays that, whatever its heading names.
        Some(holder @ (Slot::Problems | Slot::Plans | Slot::Duties | Slot::Suggestions)) => holder,
        Some(Slot::Work) | None => own.or_else(body).unwrap_or(Slot::Other),
        // 职责 and 工作 stand in many sub-headings; only a subject of its own counts there.
        Some(holder) => own.filter(|slot| slot.is_work()).unwrap_or(holder),
    }
}

/// What a heading is about by its words: its first clause that says something.
#[must_use]
pub fn by_heading(text: &str) -> Option<Slot> {
    let words = typed(text).map_or(text, |number| number.rest);
    let sentence = words.split('。').next().unwrap_or_default();
    sentence
        .split(['，', '、', '；', '：', '与', '和'])
        .find_map(|clause| first(HEADING, clause))
}

fn first(table: &[(Slot, &[&str])], text: &str) -> Option<Slot> {
    table
        .iter()
        .find(|(_, words)| words.iter().any(|word| text.contains(word)))
        .map(|(slot, _)| *slot)
}

/// What the text beneath a heading is about: the slot with the most telling words.
fn body(blocks: &[Block], at: usize) -> Option<Slot> {
    let range = section_range(blocks, at)?;
    let count = |words: &[&str]| -> usize {
        blocks[range.clone()]
            .iter()
            .map(|block| {
                words
                    .iter()
                    .map(|word| block.text.matches(word).count())
                    .sum::<usize>()
            })
            .sum()
    };
    let best = BODY
        .iter()
        .map(|(slot, words)| (count(words), *slot))
        .rev()
        .max_by_key(|(count, _)| *count)?;
    (best.0 > 0).then_some(best.1)
}
