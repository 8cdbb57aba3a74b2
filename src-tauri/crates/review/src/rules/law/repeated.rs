//! L9: words that stand twice.

use std::collections::HashMap;

use crate::characters::is_ideograph;
use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 重复的字词
    ///
    /// **查什么**　连着写了两遍的词（“开展开展”“的的”），以及同一个分句里动词用了两次（“提升……提升”）。“商量商量”“一项一项”
    /// 这样本来就重叠的不报。
    ///
    /// **为什么**　改稿时粘贴、删改，最容易留下两遍；同一个分句两次用同一个动词，读起来啰唆，也常常是改漏了。
    ///
    /// **错**　认真开展开展排查，提升群众法治意识水平提升。
    ///
    /// **对**　认真开展排查，提升群众法治意识。
    REPEATED = "L9", "重复的字词", Suspected, Law, on,
    "公文要求文字精练，避免重复",
    Line(check)
}

/// Verbs that a clause should not have twice.
const VERBS: [&str; 14] = [
    "履行", "提升", "提高", "增强", "强化", "深化", "完善", "健全", "夯实", "压实", "营造", "筑牢",
    "拓宽", "优化",
];

/// Words of two characters that stand twice by mistake, and never on purpose.
const WORDS: [&str; 64] = [
    "法治", "建设", "工作", "开展", "推进", "加强", "落实", "提升", "提高", "增强", "强化", "深化",
    "完善", "健全", "履行", "组织", "宣传", "普法", "执法", "调解", "纠纷", "矛盾", "群众", "干部",
    "行政", "政府", "服务", "治理", "依法", "制度", "机制", "责任", "领导", "任务", "培训", "检查",
    "监督", "整改", "问题", "活动", "资料", "案件", "法律", "法规", "顾问", "村民", "社区", "全镇",
    "全乡", "全年", "坚持", "围绕", "结合", "通过", "进行", "实现", "确保", "推动", "积极", "切实",
    "认真", "有效", "全面", "深入",
];

/// The longest word that is looked for twice in a row, in characters.
const LONGEST: usize = 4;

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let mut found = doubled(line);
    found.extend(twice(line));
    found
}

/// 开展开展, 的的.
fn doubled(line: &Line) -> Vec<Found> {
    let text = line.text.as_str();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let place = |at: usize| chars.get(at).map_or(text.len(), |(place, _)| *place);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = (2..=LONGEST)
            .rev()
            .find(|length| is_doubled(&chars, at, *length))
            .or_else(|| is_double_particle(&chars, at).then_some(1));
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let (start, middle, end) = (place(at), place(at + length), place(at + 2 * length));
        let word = &text[start..middle];
        found.push(
            Found::new(line, start, end, format!("“{word}”写了两遍。"))
                .fix(Fix::delete(line, middle, end)),
        );
        at += 2 * length;
    }
    found
}

fn is_doubled(chars: &[(usize, char)], at: usize, length: usize) -> bool {
    let (Some(first), Some(second)) = (
        chars.get(at..at + length),
        chars.get(at + length..at + 2 * length),
    ) else {
        return false;
    };
    let alike = first
        .iter()
        .zip(second)
        .all(|(one, other)| one.1 == other.1 && is_ideograph(one.1));
    if !alike || first.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        return false;
    }
    // 一项一项, 逐条逐条: doubled on purpose. 构建共建共治 only looks doubled, so a pair must be a word.
    const ON_PURPOSE: [char; 9] = ['一', '逐', '每', '几', '百', '千', '两', '半', '各'];
    let word: String = first.iter().map(|(_, c)| *c).collect();
    // 同一集体的土地的土地承包权: a particle begins no word.
    !word.starts_with(ON_PURPOSE)
        && !word.starts_with('的')
        && (length > 2 || WORDS.contains(&word.as_str()))
}

/// 的的, but 目的的, 标的的, 的的确确.
fn is_double_particle(chars: &[(usize, char)], at: usize) -> bool {
    let c = |place: usize| chars.get(place).map(|(_, c)| *c);
    c(at) == Some('的')
        && c(at + 1) == Some('的')
        && c(at + 2) != Some('确')
        && !matches!(
            at.checked_sub(1).and_then(c),
            Some('目' | '标' | '有' | '的')
        )
}

/// The same verb twice in a clause.
fn twice(line: &Line) -> Vec<Found> {
    let mut found = Vec::new();
    let text = line.text.as_str();
    let mut from = 0;
    let ends = text
        .char_indices()
        .filter(|(_, c)| {
            matches!(
                c,
                '，' | '。' | '；' | '：' | '、' | '！' | '？' | '“' | '”'
            )
        })
        .map(|(at, c)| (at, at + c.len_utf8()))
        .chain([(text.len(), text.len())]);
    for (end, next) in ends {
        let clause = &text[from..end];
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for verb in VERBS {
            for (at, _) in clause.match_indices(verb) {
                let Some(before) = seen.insert(verb, at) else {
                    continue;
                };
                // Right behind one another they are doubled, which is told above.
                let apart = clause[before + verb.len()..at].chars().count();
                if (1..=15).contains(&apart) {
                    let start = from + at;
                    let message = format!("同一个分句里“{verb}”用了两次。");
                    found
                        .push(Found::new(line, start, start + verb.len(), message).at(Level::Hint));
                }
            }
        }
        from = next;
    }
    found
}
