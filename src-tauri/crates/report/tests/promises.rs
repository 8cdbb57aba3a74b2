//! Last year's plans and problems beside this year's work.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

use report::promise::{self, Answer, Kind, answer, fresh_plan, suggest, suggestions, unanswered};
use report::recognise::plain_text;
use report::rollover::rollover;
use report::{BlockId, Report};

const LAST: &str = "\
青塘乡2025年法治政府建设年度报告
2025年，青塘乡扎实推进法治政府建设。
一、2025年工作情况
（一）加强组织领导
召开党委会专题研究法治工作四次，落实述法制度，压实法治建设责任。
（二）深化普法宣传
组织送法下村活动，制作方言音频和短视频，面向老年人和务工人员分类宣讲法律知识。
（三）规范行政执法
配齐执法人员，开展案卷评查，执法文书制作更加规范，当事人陈述申辩权利得到保障。
二、存在的问题
2025年，工作中还有一些不足。
（一）执法力量薄弱。一是人员少，主要原因是编制紧；二是文书制作不规范，原因是评查不够经常。
（二）普法形式单一。面向老年人的宣传方式不多。
三、2026年工作安排
对照问题，抓好以下工作：
一是加强案卷评查。2026年全年评查执法案卷不少于4次，规范执法文书制作。
二是创新普法方式，制作方言音频和短视频，对老年人、务工人员分类宣讲。
三是修订《青塘乡2025年应急预案》
青塘乡人民政府
2026年1月20日
";

fn carried_over() -> Report {
    rollover(&plain_text(LAST), None, 2026)
}

fn find(report: &Report, words: &str) -> BlockId {
    report
        .blocks
        .iter()
        .find(|block| block.text.contains(words))
        .unwrap()
        .id
}

#[test]
fn items_are_told_apart_by_headings_and_by_what_counts_them() {
    let report = carried_over();
    let items: Vec<(u32, Kind, &str, &str)> = promise::all(&report)
        .iter()
        .map(|item| {
            (
                item.id,
                item.kind,
                item.heading.as_str(),
                item.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        items,
        [
            (
                1,
                Kind::Problem,
                "执法力量薄弱",
                "人员少，主要原因是编制紧；"
            ),
            (
                2,
                Kind::Problem,
                "执法力量薄弱",
                "文书制作不规范，原因是评查不够经常。"
            ),
            (
                3,
                Kind::Problem,
                "普法形式单一",
                "面向老年人的宣传方式不多。"
            ),
            (
                4,
                Kind::Plan,
                "",
                "加强案卷评查。2026年全年评查执法案卷不少于4次，规范执法文书制作。"
            ),
            (
                5,
                Kind::Plan,
                "",
                "创新普法方式，制作方言音频和短视频，对老年人、务工人员分类宣讲。"
            ),
            (6, Kind::Plan, "", "修订《青塘乡2025年应急预案》"),
        ]
    );
}

#[test]
fn an_item_waits_until_it_is_answered_or_dropped_with_a_reason() {
    let mut report = carried_over();
    let ids = |report: &Report| {
        unanswered(report)
            .iter()
            .map(|item| item.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&report), [1, 2, 3, 4, 5, 6]);
    let work = find(&report, "开展案卷评查");
    assert!(answer(&mut report, 4, Answer::Done, Some(work)));
    assert!(answer(&mut report, 5, Answer::Partly, None));
    assert!(answer(
        &mut report,
        1,
        Answer::Dropped { reason: " ".into() },
        None
    ));
    assert!(answer(
        &mut report,
        6,
        Answer::Dropped {
            reason: "预案由县里统一修订".into()
        },
        None
    ));
    assert_eq!(ids(&report), [1, 2, 3]);
    assert!(!answer(&mut report, 99, Answer::Done, None));
    assert!(!answer(&mut report, 2, Answer::Done, Some(BlockId(9999))));
    let unfinished: Vec<u32> = promise::all(&report)
        .iter()
        .filter(|item| item.is_unfinished())
        .map(|item| item.id)
        .collect();
    assert_eq!(unfinished, [2, 3, 5]);
}

#[test]
fn an_item_is_led_to_the_paragraph_that_speaks_of_it_and_else_to_none() {
    let report = carried_over();
    let items = promise::all(&report);
    assert_eq!(
        suggest(&report, &items[3]),
        Some(find(&report, "开展案卷评查"))
    );
    assert_eq!(suggest(&report, &items[4]), Some(find(&report, "送法下村")));
    assert_eq!(
        suggest(&report, &items[5]),
        None,
        "nothing tells of emergency plans"
    );
    let found = suggestions(&report);
    assert_eq!(found.get(&5), Some(&find(&report, "送法下村")));
    assert_eq!(found.get(&6), None);
}

#[test]
fn a_fresh_plan_starts_from_an_open_item() {
    let report = carried_over();
    let items = promise::all(&report);
    assert_eq!(
        fresh_plan(&report, &items[3]),
        "加强案卷评查。2027年全年评查执法案卷不少于4次，规范执法文书制作。"
    );
    assert_eq!(
        fresh_plan(&report, &items[5]),
        "修订《青塘乡2025年应急预案》。"
    );
    assert_eq!(
        fresh_plan(&report, &items[2]),
        "针对“普法形式单一”的问题，××。"
    );
}

#[test]
fn answers_are_stored_with_the_report() {
    let mut report = carried_over();
    answer(
        &mut report,
        6,
        Answer::Dropped {
            reason: "不再需要".into(),
        },
        None,
    );
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    assert!(json.contains(r#"{"is":"dropped","reason":"不再需要"}"#));
}

#[test]
fn a_report_that_was_not_carried_over_has_no_items() {
    assert_eq!(promise::all(&plain_text(LAST)), []);
}
