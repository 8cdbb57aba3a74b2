//! X2: what a template says to the writer.

use crate::context::Context;
use crate::finding::{Fix, Found, Level};
use crate::rule::rule;
use crate::text::Line;

rule! {
    /// # 模板的提示语没有删
    ///
    /// **查什么**　“【此处写……】”“（请结合实际填写）”“（可根据实际情况调整）”“（字数控制在……）”“（以上为示例）”等写给起草人看的话。
    ///
    /// **为什么**　提示语印在正式文件里，说明没有通读。公文里一般不用黑括号。
    ///
    /// **错**　加强组织领导【此处写会议次数】。
    ///
    /// **对**　加强组织领导，全年召开专题会议4次。
    PROMPT = "X2", "模板的提示语没有删", Suspected, Leftovers, on,
    "写给起草人看的话应当删去",
    Line(check)
}

/// What a bracket says to the writer.
const SAID: [&str; 22] = [
    "此处",
    "请填",
    "请结合",
    "请根据",
    "结合实际",
    "根据实际",
    "可根据",
    "视情况",
    "字以内",
    "字左右",
    "字数",
    "示例",
    "样例",
    "举例说明",
    "参考模板",
    "自行",
    "填写",
    "补充",
    "删除",
    "需核实",
    "待核实",
    "下同略",
];
/// How a parenthesis begins that explains something.
const TOLD: [&str; 9] = [
    "以下简称",
    "以下统称",
    "以下称",
    "简称",
    "含",
    "其中",
    "包括",
    "不含",
    "即",
];
const PAIRS: [(char, char); 4] = [('【', '】'), ('（', '）'), ('(', ')'), ('［', '］')];

fn check(line: &Line, _: &Context) -> Vec<Found> {
    let text = line.text.as_str();
    let mut found = Vec::new();
    for (open, close) in PAIRS {
        for (at, _) in text.match_indices(open) {
            let inside = &text[at + open.len_utf8()..];
            let Some(length) = inside.find(close) else {
                continue;
            };
            let inner = &inside[..length];
            if inner.contains(open) || inner.trim().is_empty() {
                continue;
            }
            // （以下简称《补充协议》） and （含自行整改3处） are told to the reader.
            let is_told = TOLD.iter().any(|word| inner.starts_with(word))
                || inner.starts_with(|c: char| c.is_ascii_digit());
            let said = SAID.iter().any(|word| inner.contains(word)) && !(is_told && open != '【');
            // 【2022】3号 is told by the rules of punctuation.
            let number = inner.chars().all(|c| c.is_ascii_digit());
            let black = open == '【' && !number;
            if !said && !black {
                continue;
            }
            let end = at + open.len_utf8() + length + close.len_utf8();
            let message = if said {
                "这是写给起草人看的提示，应当删去。"
            } else {
                "公文里一般不用黑括号，是不是模板里留下的？"
            };
            let finding = Found::new(line, at, end, message).fix(Fix::delete(line, at, end));
            found.push(if said {
                finding
            } else {
                finding.at(Level::Hint)
            });
        }
    }
    found
}
