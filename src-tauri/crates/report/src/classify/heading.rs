//! A heading by its words.
//!
//! Chinese puts what a clause is about at its end: 普法宣传方面存在的问题 is about problems. So
//! a clause that is called a problem, a plan or a suggestion is one, whatever else it names; a clause
//! that is called 情况 or 成效 is about the subject it names, and about the year's work if it names
//! none. Of several clauses the first that says something counts: headings put the matter first and
//! its purpose after it.

use super::Confidence;
use super::words::{HINTS, NEXT, PLANS, PROBLEMS, REMEDIES, SUBJECTS, WORK};
use crate::heading;
use crate::numbering::typed;
use crate::slot::Slot;

/// The most characters that are looked at.
const LONGEST: usize = 80;

type Judgement = (Slot, Confidence);

/// The words of a heading without number, and without the text that runs on.
pub(super) fn words(text: &str) -> String {
    let text = text.trim();
    let rest = typed(text).map_or(text, |number| number.rest);
    let short: String = rest.chars().take(LONGEST).collect();
    let end = heading::end(&short);
    match short.split_once('。') {
        Some((sentence, _)) if end == 0 || end == short.len() => sentence.to_owned(),
        _ => short[..end].trim_end_matches('。').to_owned(),
    }
}

/// The judgement of each clause that says something, in order. `next_year` is the year after the
/// report's: a heading that names it tells of plans.
pub(super) fn judgements(text: &str, next_year: Option<i32>) -> Vec<Judgement> {
    let next_year = next_year.map(|year| format!("{year}年"));
    words(text)
        .split(is_end)
        .filter_map(|clause| judge(clause, next_year.as_deref()))
        .collect()
}

/// Everything that a heading is called, side by side or one after the other: 存在问题及下步打算 is
/// called problems and plans.
pub(super) fn names(text: &str, next_year: Option<i32>) -> Vec<Slot> {
    let next_year = next_year.map(|year| format!("{year}年"));
    words(text)
        .split(|c: char| is_end(c) || is_between(c))
        .filter_map(|part| called_by(part, next_year.as_deref()))
        .map(|(slot, _)| slot)
        .collect()
}

/// Whether a character ends a clause.
fn is_end(c: char) -> bool {
    c.is_whitespace() || "，；：,;:。".contains(c)
}

/// Whether a character stands between things of a kind: 主要做法与面临的挑战, 问题和原因.
fn is_between(c: char) -> bool {
    "与和及暨、（）()".contains(c)
}

/// The first sure judgement, else the first.
pub(super) fn best(judgements: &[Judgement]) -> Option<Judgement> {
    judgements
        .iter()
        .find(|(_, confidence)| *confidence == Confidence::Strong)
        .or(judgements.first())
        .copied()
}

fn judge(clause: &str, next_year: Option<&str>) -> Option<Judgement> {
    let mut called = None;
    let mut subject = None;
    for part in clause.split(is_between) {
        called = called.or_else(|| called_by(part, next_year));
        subject = subject.or_else(|| earliest(part, &SUBJECTS));
        if called.is_some() {
            break;
        }
    }
    if is_circumstance(clause) {
        return subject.map(|slot| (slot, Confidence::Weak));
    }
    match (called, subject) {
        (Some((Slot::Work, _)), Some(subject)) => Some((subject, Confidence::Strong)),
        (Some(judgement @ (_, Confidence::Strong)), _) => Some(judgement),
        (_, Some(subject)) => Some((subject, Confidence::Strong)),
        (Some(judgement), None) => Some(judgement),
        (None, None) => earliest(clause, &HINTS).map(|slot| (slot, Confidence::Weak)),
    }
}

/// 以枫桥经验为抓手 says by which way something is done; what is done follows.
fn is_circumstance(clause: &str) -> bool {
    const WAYS: [&str; 16] = [
        "切入点",
        "抓手",
        "契机",
        "载体",
        "重点",
        "统领",
        "引领",
        "主线",
        "目标",
        "核心",
        "导向",
        "指导",
        "依托",
        "突破口",
        "支撑",
        "牵引",
    ];
    clause.starts_with('以')
        && clause
            .rsplit_once('为')
            .is_some_and(|(_, way)| WAYS.iter().any(|word| way.ends_with(word)))
}

/// What a part of a clause is called.
fn called_by(part: &str, next_year: Option<&str>) -> Option<Judgement> {
    let strong = |slot| Some((slot, Confidence::Strong));
    let is_work = WORK.iter().any(|word| part.contains(word));
    let of_duties = part.contains("第一责任人")
        || part.contains("述法")
        || part.contains("主要负责人") && (part.contains("履职") || part.contains("履行"));
    if of_duties {
        return strong(Slot::Duties);
    }
    if let Some(confidence) = problem(part) {
        return Some((Slot::Problems, confidence));
    }
    let is_plan = NEXT.iter().any(|word| part.contains(word))
        || next_year.is_some_and(|year| part.contains(year) && !is_work);
    if is_plan {
        return strong(Slot::Plans);
    }
    if PLANS.iter().any(|word| part.ends_with(word)) {
        // 制定工作计划 is something done this year.
        let is_done = ["制定", "完善", "落实", "细化", "印发", "明确"]
            .iter()
            .any(|verb| part.contains(verb));
        let is_whole = part.chars().count() <= 4
            || ["工作", "主要", "重点", "总体", "年"]
                .iter()
                .any(|word| part.contains(word));
        let confidence = if is_whole && !is_done {
            Confidence::Strong
        } else {
            Confidence::Weak
        };
        return Some((Slot::Plans, confidence));
    }
    if part.ends_with("建议")
        && !["办理", "采纳", "征求", "吸纳"]
            .iter()
            .any(|verb| part.contains(verb))
    {
        return strong(Slot::Suggestions);
    }
    if part.starts_with("其他") || part.starts_with("其它") {
        return strong(Slot::Other);
    }
    is_work.then_some((Slot::Work, Confidence::Strong))
}

/// Whether a part is about problems: surely if it ends so or says that they exist; not at all if it
/// says what is done about them.
fn problem(part: &str) -> Option<Confidence> {
    let (at, word) = PROBLEMS
        .iter()
        .find_map(|word| Some((part.rfind(word)?, *word)))?;
    if REMEDIES.iter().any(|remedy| part.contains(remedy)) {
        return None;
    }
    let rest = &part[at + word.len()..];
    let exists = ["存在", "面临", "主要", "突出", "有的"]
        .iter()
        .any(|word| part[..at].contains(word));
    if rest.is_empty() || rest.ends_with("分析") || exists {
        Some(Confidence::Strong)
    } else if rest.starts_with("群众") {
        None
    } else {
        Some(Confidence::Weak)
    }
}

/// The slot of the word that stands earliest; of two at the same place, of the longer.
fn earliest(text: &str, table: &[(Slot, &[&str])]) -> Option<Slot> {
    table
        .iter()
        .flat_map(|(slot, words)| words.iter().map(move |word| (*slot, *word)))
        .filter_map(|(slot, word)| Some((text.find(word)?, usize::MAX - word.len(), slot)))
        .min_by_key(|(at, length, _)| (*at, *length))
        .map(|(_, _, slot)| slot)
}

#[cfg(test)]
mod tests {
    use super::super::by_heading;
    use super::*;

    fn strong(text: &str) -> Option<Slot> {
        by_heading(text)
            .filter(|(_, confidence)| *confidence == Confidence::Strong)
            .map(|(slot, _)| slot)
    }

    #[test]
    fn usual_headings_are_known_by_their_words() {
        for (slot, headings) in [
            (
                Slot::Organisation,
                &[
                    "一、加强组织领导，有序推进依法治镇",
                    "（一）强化组织引领，明确责任担当",
                    "压实法治建设责任",
                    "提升政治站位",
                ][..],
            ),
            (
                Slot::Study,
                &[
                    "强化理论武装，提升依法履职能力",
                    "（二）深化思想认知，践行法治首要责任",
                    "1、强化领导干部法治素养，提升依法决策能力",
                    "学习贯彻习近平法治思想",
                ],
            ),
            (
                Slot::Publicity,
                &[
                    "深化法治宣传，营造浓厚法治氛围",
                    "4、结合农村实际，开展精准普法",
                    "加强青少年法治教育",
                    "落实谁执法谁普法责任制",
                    "（二）开展内容丰富普法活动，营造全民共建氛围",
                ],
            ),
            (
                Slot::Governance,
                &[
                    "三、坚持依法行政，持续推进法治政府建设",
                    "（三）深化法治创建，推动基层治理升级",
                    "运用法治思维和法治方式化解社会矛盾",
                    "发挥法律顾问专业优势，防范法律风险",
                    "完善行政权力监督机制",
                    "破解信访突出问题",
                    "依法行政工作情况",
                ],
            ),
            (
                Slot::Problems,
                &[
                    "存在的问题和原因",
                    "二、存在问题",
                    "普法宣传方面存在的问题",
                    "主要不足",
                    "面临的困难与挑战",
                    "薄弱环节",
                    "问题及下一步打算",
                    "存在的差距",
                ],
            ),
            (
                Slot::Plans,
                &[
                    "六、下步工作打算",
                    "2025年工作计划",
                    "三、2025年重点工作展望",
                    "下一步普法工作安排",
                    "今后努力方向",
                    "2026年主要安排",
                ],
            ),
            (
                Slot::Duties,
                &[
                    "一、履行第一责任人职责情况",
                    "党政主要负责人履行推进法治建设第一责任人职责情况",
                    "年度述法情况",
                ],
            ),
            (
                Slot::Suggestions,
                &[
                    "对县委依法治县委员会的建议",
                    "四、有关意见和建议",
                    "工作建议",
                ],
            ),
            (
                Slot::Work,
                &[
                    "一、2024年法治政府建设情况",
                    "一、主要举措和成效",
                    "二、主要做法与面临的挑战",
                    "（一）主要做法。",
                    "工作开展情况",
                ],
            ),
        ] {
            for heading in headings {
                assert_eq!(strong(heading), Some(slot), "{heading}");
            }
        }
    }

    #[test]
    fn what_is_done_about_a_problem_is_not_a_problem() {
        for heading in ["坚持问题导向，补齐短板", "困难群众救助", "办理代表建议"]
        {
            assert!(
                !matches!(strong(heading), Some(Slot::Problems | Slot::Suggestions)),
                "{heading}"
            );
        }
    }

    #[test]
    fn a_heading_that_names_the_next_year_tells_of_plans() {
        let heading = "2026年重点工作";
        assert_eq!(
            best(&judgements(heading, Some(2026))),
            Some((Slot::Plans, Confidence::Strong))
        );
        assert_ne!(
            best(&judgements("2026年法治政府建设情况", Some(2026))).map(|found| found.0),
            Some(Slot::Plans)
        );
    }

    #[test]
    fn a_plan_that_is_made_this_year_is_no_plan_for_the_next() {
        assert_ne!(strong("完善工作计划"), Some(Slot::Plans));
        assert_eq!(strong("其他需要报告的情况"), Some(Slot::Other));
    }

    #[test]
    fn the_text_that_runs_on_does_not_count() {
        assert_eq!(
            strong("（一）强化组织领导。开展普法宣传，调解纠纷。"),
            Some(Slot::Organisation)
        );
        assert_eq!(words("一、主要做法。"), "主要做法");
        assert_eq!(words("　（二）、强化学习"), "强化学习");
        assert_eq!(by_heading("基本镇貌"), None);
        assert_eq!(by_heading(""), None);
    }
}
