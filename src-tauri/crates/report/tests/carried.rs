//! What was carried over: how it is resolved, and how it survives editing.
#![allow(clippy::unwrap_used)] // a test that finds nothing should stop there

use report::carried::{
    self, Kind, Place, State, confirm, confirm_block, marks, standing, unconfirm, unconfirm_block,
};
use report::recognise::plain_text;
use report::rollover::rollover;
use report::{Block, BlockId, BlockKind, Report};

const LAST: &str = "\
青塘乡人民政府文件
青政〔2026〕3号
签发人：林致和
青塘乡人民政府关于2025年度法治政府建设情况的报告
县人民政府：
2025年，青塘乡扎实推进法治政府建设。现将2025年度情况报告如下：
一、加强组织领导
召开会议4次，印发文件12份，由党委书记、镇长任双组长。
开展督查3次，整改问题15个。
二、2026年工作安排
全年专题学法不少于6次。
青塘乡人民政府
2026年1月20日
";

fn carried_over() -> Report {
    rollover(&plain_text(LAST), None, 2026)
}

/// The paragraph that has these words.
fn find<'a>(report: &'a mut Report, words: &str) -> &'a mut Block {
    report
        .blocks
        .iter_mut()
        .find(|block| block.text.contains(words))
        .unwrap()
}

fn open(report: &Report) -> Vec<String> {
    marks(report).into_iter().map(|mark| mark.text).collect()
}

const ALL: [&str; 7] = [
    "林致和",
    "4次",
    "12份",
    "党委书记、镇长",
    "3次",
    "15个",
    "6次",
];

#[test]
fn what_was_carried_over_is_open_in_the_order_of_the_report() {
    let report = carried_over();
    assert_eq!(open(&report), ALL);
    let kinds: Vec<Kind> = marks(&report).iter().map(|mark| mark.kind).collect();
    assert_eq!(
        kinds[..4],
        [Kind::Person, Kind::Number, Kind::Number, Kind::Post]
    );
    let standing = standing(&report);
    assert_eq!((standing.open, standing.total), (7, 7));
}

#[test]
fn a_report_that_was_not_carried_over_has_nothing_open() {
    let report = plain_text(LAST);
    assert_eq!(standing(&report), carried::Standing::default());
}

#[test]
fn writing_elsewhere_in_the_paragraph_leaves_a_number_open() {
    let mut report = carried_over();
    let block = find(&mut report, "召开会议");
    block.text =
        "今年全乡先后召开专题会议4次，及时印发有关文件12份，由党委书记、镇长任双组长。".into();
    assert_eq!(open(&report), ALL);
}

#[test]
fn another_number_or_another_unit_resolves_a_mark() {
    let mut report = carried_over();
    find(&mut report, "召开会议").text =
        "召开会议14次，印发文件12个，由党委书记、镇长任双组长。".into();
    assert_eq!(
        open(&report),
        ["林致和", "党委书记、镇长", "3次", "15个", "6次"]
    );
    find(&mut report, "开展督查").text = "开展督查30余次，整改问题1.5个。".into();
    assert_eq!(open(&report), ["林致和", "党委书记、镇长", "6次"]);
    find(&mut report, "专题学法").text.clear();
    assert_eq!(open(&report), ["林致和", "党委书记、镇长"]);
}

#[test]
fn confirming_resolves_a_mark_and_can_be_taken_back() {
    let mut report = carried_over();
    let mark = marks(&report)[1].clone();
    assert_eq!(confirm(&mut report, mark.place, mark.start, mark.end), 1);
    assert_eq!(confirm(&mut report, mark.place, mark.start, mark.end), 0);
    assert!(!open(&report).contains(&"4次".to_owned()));
    assert!(
        standing(&report)
            .marks
            .iter()
            .any(|mark| mark.confirmed && mark.text == "4次")
    );
    assert_eq!(unconfirm(&mut report, mark.place, mark.start, mark.end), 1);
    assert_eq!(open(&report), ALL);
}

#[test]
fn a_confirmed_number_stays_confirmed_while_the_paragraph_is_written_on() {
    let mut report = carried_over();
    let mark = marks(&report)[1].clone();
    confirm(&mut report, mark.place, mark.start, mark.end);
    find(&mut report, "召开会议").text.insert_str(0, "全年共");
    assert_eq!(open(&report)[1], "12份");
    let id = find(&mut report, "召开会议").id;
    assert_eq!(confirm_block(&mut report, id), 2);
    assert_eq!(open(&report), ["林致和", "3次", "15个", "6次"]);
    assert_eq!(unconfirm_block(&mut report, id), 3);
    assert_eq!(open(&report), ALL);
}

#[test]
fn a_paragraph_is_kept_changed_or_open() {
    let mut report = carried_over();
    let id = find(&mut report, "召开会议").id;
    let state = |report: &Report| standing(report).states[&id];
    assert_eq!(state(&report), State::Open);
    confirm_block(&mut report, id);
    assert_eq!(state(&report), State::Kept);
    find(&mut report, "召开会议").text.push_str("全部落实。");
    assert_eq!(state(&report), State::Changed);
    let fresh = report.fresh_id();
    report
        .blocks
        .insert(8, Block::new(fresh.0, BlockKind::Body, "新写的一段。"));
    assert_eq!(standing(&report).states.get(&fresh), None);
    let heading = find(&mut report, "加强组织领导").id;
    assert_eq!(standing(&report).states[&heading], State::Kept);
}

#[test]
fn the_signatory_is_resolved_by_another_name_or_by_confirming() {
    let mut report = carried_over();
    assert_eq!(confirm(&mut report, Place::Signatory(0), 0, 3), 1);
    assert_eq!(open(&report).len(), 6);
    assert_eq!(unconfirm(&mut report, Place::Signatory(0), 0, 3), 1);
    report.meta.signatories[0] = "顾长禾".into();
    assert_eq!(open(&report).len(), 6);
}

#[test]
fn a_paragraph_that_is_split_takes_its_marks_along() {
    let mut report = carried_over();
    let at = report
        .blocks
        .iter()
        .position(|block| block.text.contains("召开会议"))
        .unwrap();
    let text = report.blocks[at].text.clone();
    let middle = text.find('印').unwrap();
    report.blocks[at].text = text[..middle].to_owned();
    let fresh = report.fresh_id();
    report.blocks.insert(
        at + 1,
        Block::new(fresh.0, BlockKind::Body, &text[middle..]),
    );
    assert_eq!(open(&report), ALL);
    assert_eq!(standing(&report).states[&fresh], State::Open);
    assert_eq!(confirm_block(&mut report, fresh), 2);
}

#[test]
fn paragraphs_that_are_joined_keep_their_marks() {
    let mut report = carried_over();
    let at = report
        .blocks
        .iter()
        .position(|block| block.text.contains("召开会议"))
        .unwrap();
    let second = report.blocks.remove(at + 1);
    report.blocks[at].text.push_str(&second.text);
    report.tidy();
    assert_eq!(open(&report), ALL);
}

#[test]
fn a_paragraph_that_is_cut_out_and_put_elsewhere_keeps_its_marks() {
    let mut report = carried_over();
    let at = report
        .blocks
        .iter()
        .position(|block| block.text.contains("召开会议"))
        .unwrap();
    let fresh = report.fresh_id();
    let mut cut = report.blocks.remove(at);
    assert_eq!(open(&report).len(), 4);
    cut.id = fresh;
    cut.text = cut.text.replace("召开会议", "召开会");
    report.blocks.insert(at + 2, cut);
    assert_eq!(open(&report).len(), 7);
}

#[test]
fn a_new_paragraph_takes_the_id_of_none_that_was_carried_over() {
    let mut report = carried_over();
    let last = report.blocks.pop().unwrap();
    assert!(report.fresh_id() > last.id);
}

#[test]
fn what_belonged_to_last_years_paper_is_emptied() {
    let mut last = plain_text(LAST);
    last.meta.copy_number = "000012".into();
    last.meta.secrecy = "秘密".into();
    last.meta.urgency = "加急".into();
    let report = rollover(&last, None, 2026);
    let meta = &report.meta;
    for text in [
        &meta.document_number,
        &meta.copy_number,
        &meta.secrecy,
        &meta.urgency,
    ] {
        assert_eq!(text, "");
    }
    assert_eq!(meta.year, 2026);
    assert_eq!(meta.print_date, None);
    assert_eq!(meta.signatories, ["林致和"]);
    assert_eq!(report.first(BlockKind::Date).unwrap().text, "");
    let carried = report.carried.unwrap();
    assert_eq!(carried.year, 2025);
    assert_eq!(carried.last.meta.document_number, "青政〔2026〕3号");
}

#[test]
fn the_numbers_of_headings_are_computed() {
    let report = carried_over();
    let headings: Vec<&str> = report
        .blocks
        .iter()
        .filter(|block| block.kind.level().is_some())
        .map(|block| block.text.as_str())
        .collect();
    assert_eq!(headings, ["加强组织领导", "2027年工作安排"]);
}

#[test]
fn a_stored_report_has_what_was_carried_over_and_an_older_one_nothing() {
    let mut report = carried_over();
    let mark = marks(&report)[1].clone();
    confirm(&mut report, mark.place, mark.start, mark.end);
    let json = serde_json::to_string(&report).unwrap();
    let mut read: Report = serde_json::from_str(&json).unwrap();
    read.tidy();
    assert_eq!(read, report);
    assert!(
        !serde_json::to_string(&plain_text(LAST))
            .unwrap()
            .contains("carried")
    );
}

#[test]
fn what_comes_from_outside_is_made_sound() {
    let mut report = carried_over();
    let nested = Box::new(report.carried.clone().unwrap().as_ref().clone());
    let carried = report.carried.as_mut().unwrap();
    carried.last.carried = Some(nested);
    let id = *carried.blocks.keys().nth(5).unwrap();
    carried
        .blocks
        .get_mut(&id)
        .unwrap()
        .confirmed
        .extend([(1, 2), (0, 9999), (5, 3), (0, 0)]);
    carried
        .blocks
        .insert(BlockId(777), carried::Source::default());
    let promise = carried.promises[0].clone();
    carried.promises.push(promise);
    carried.promises[0].linked = Some(BlockId(555));
    report.tidy();
    let before = report.clone();
    report.tidy();
    assert_eq!(report, before);
    let carried = report.carried.unwrap();
    assert_eq!(carried.last.carried, None);
    assert!(!carried.blocks.contains_key(&BlockId(777)));
    assert_eq!(carried.promises[0].linked, None);
    assert_ne!(carried.promises[0].id, carried.promises[1].id);
    assert!(carried.blocks[&id].confirmed.is_empty());
}
