//! Y8: a plan whose years are over, as the task of the day.

use super::named::{has, reported, running, sentence};
use crate::context::Context;
use crate::finding::{Fix, Found};
use crate::lexicon::Programme;
use crate::rule::rule;
use crate::text::Text;

rule! {
    /// # 规划已经到期
    ///
    /// **查什么**　把已经到期的规划当作眼下的任务：2021年以后还“实施‘七五’普法”，2026年度还“实施‘八五’普法”“贯彻‘一规划两纲要’”。
    /// 回顾、总结、验收、巩固成果的不报。
    ///
    /// **为什么**　普法规划、五年规划都有起止年份。期限和新规划照公布的文件；还没有查到新规划的，只说到期，不说换成什么。
    ///
    /// **错**　（2023年度报告）深入实施“七五”普法规划。
    ///
    /// **对**　（2023年度报告）深入实施“八五”普法规划。
    PROGRAMME = "Y8", "规划已经到期", Suspected, Years, on,
    "规划写明的起止年份，见程序自带的“规划和会议”清单",
    Whole(check)
}

/// Words by which a sentence looks back.
const PAST: [&str; 21] = [
    "总结",
    "验收",
    "收官",
    "期间",
    "时期",
    "以来",
    "圆满",
    "成果",
    "巩固",
    "评估",
    "回顾",
    "结束",
    "已完成",
    "完成了",
    "历史",
    "先后",
    "表彰",
    "先进",
    "末",
    "终期",
    "任务完成",
];

fn check(text: &Text, context: &Context) -> Vec<Found> {
    let Some(own) = reported(text, context) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (line, _) in running(text) {
        for (start, end, entry) in context.lexicon.programmes_in(&line.text) {
            if own.year < entry.stale || has(sentence(&line.text, start), &PAST) {
                continue;
            }
            let word = &line.text[start..end];
            let instead = instead(entry, own.year, context);
            let message = match instead {
                Some(instead) => format!(
                    "{word}到{}年就结束了，{}年应写{instead}。",
                    entry.to, own.year
                ),
                None => format!("{word}到{}年就结束了，请核对新的规划。", entry.to),
            };
            let finding = Found::new(line, start, end, message);
            found.push(match instead {
                Some(instead) => finding.fix(Fix::replace(line, start, end, instead)),
                None => finding,
            });
        }
    }
    found
}

/// What takes the place of a plan in a year: of one that is over by then too, what takes its place.
fn instead<'a>(entry: &'a Programme, year: i32, context: &'a Context) -> Option<&'a str> {
    let plans = context.lexicon.programmes();
    let mut word = entry.instead.as_str();
    for _ in plans {
        let next = plans
            .iter()
            .find(|plan| plan.words.iter().any(|name| name == word) && year >= plan.stale);
        match next {
            Some(plan) => word = &plan.instead,
            None => break,
        }
    }
    (!word.is_empty()).then_some(word)
}
