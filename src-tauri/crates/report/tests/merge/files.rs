//! A report, the lines that it prints, and what somebody does to them.

use crate::support::{self, template};
use report::figures::Figures;
use report::merge::{Edit, EditKind, Line, Merged, merge};
use report::{Block, BlockKind, FigureEntry, Meta, Report, annex, paragraph};

/// The lines of a report as the form prints them, near enough: breaks in the title, a colon behind
/// the addressee, brackets round a note, mark and title of an attachment apart.
pub fn printed(report: &Report) -> Vec<Line> {
    let figures = Figures::of(report, Some(&template()));
    let mut lines = letterhead(&report.meta);
    for printed in paragraph::of(report, &figures) {
        let line = |kind: BlockKind, text: String| Line {
            kind: Some(kind),
            text,
            block: Some(printed.id),
        };
        match printed.kind {
            BlockKind::Title => lines.push(line(printed.kind, broken(&printed.text))),
            BlockKind::Addressee => {
                let organs = printed.text.trim_end_matches(['：', ':']);
                lines.push(line(printed.kind, format!("{organs}：")));
            }
            BlockKind::Note => lines.push(line(printed.kind, format!("（{}）", printed.text))),
            BlockKind::Annex => {
                let head = annex::head(&printed.text);
                lines.push(line(
                    BlockKind::Annex,
                    head.mark.unwrap_or("附件1").to_owned(),
                ));
                if !head.title.is_empty() {
                    lines.push(line(BlockKind::Annex, broken(head.title)));
                }
            }
            BlockKind::AnnexText => lines.push(line(BlockKind::Body, printed.text)),
            kind => lines.push(line(kind, printed.line())),
        }
    }
    lines.extend(imprint(&report.meta));
    lines
}

pub fn broken(title: &str) -> String {
    let middle = title
        .char_indices()
        .nth(9)
        .map_or(title.len(), |(at, _)| at);
    let (first, second) = title.split_at(middle);
    if second.is_empty() {
        title.to_owned()
    } else {
        format!("{}\n{}", first.trim(), second.trim())
    }
}

pub fn of_form(kind: BlockKind, text: impl Into<String>) -> Line {
    Line {
        kind: Some(kind),
        text: text.into(),
        block: None,
    }
}

pub fn letterhead(meta: &Meta) -> Vec<Line> {
    let mut lines: Vec<String> = [&meta.copy_number, &meta.secrecy, &meta.urgency]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    if !meta.document_number.is_empty() {
        lines.push(format!("{}文件", meta.unit));
        let names = meta.signatories.join("\t");
        lines.push(match names.as_str() {
            "" => meta.document_number.clone(),
            names => format!("{}\t签发人：{names}", meta.document_number),
        });
    }
    lines
        .into_iter()
        .map(|text| of_form(BlockKind::Letterhead, text))
        .collect()
}

pub fn imprint(meta: &Meta) -> Vec<Line> {
    let copies = (!meta.copies.is_empty()).then(|| format!("抄送：{}。", meta.copies.join("，")));
    let issue = meta
        .print_date
        .map(|day| format!("{}\t{}印发", meta.issuing_office, report::date::write(day)));
    let lines = [copies, issue].into_iter().flatten();
    lines
        .map(|text| of_form(BlockKind::Imprint, text))
        .collect()
}

pub fn report(blocks: &[(BlockKind, &str)]) -> Report {
    let mut report = Report {
        template: "test".into(),
        meta: support::meta(),
        blocks: (1..)
            .zip(blocks)
            .map(|(id, (kind, text))| Block::new(id, *kind, *text))
            .collect(),
        ..Report::empty()
    };
    for (id, entry) in [
        ("disputes_written", "40"),
        ("disputes_oral", "25"),
        ("disputes_success", "64"),
    ] {
        report.figures.insert(id.into(), FigureEntry::of(entry));
    }
    report
}

pub fn usual() -> Report {
    let mut report = report(&[
        (
            BlockKind::Title,
            "柳溪镇人民政府关于2026年度法治政府建设情况的报告",
        ),
        (BlockKind::Addressee, "县人民政府："),
        (BlockKind::Body, "现将有关情况报告如下："),
        (BlockKind::Heading1, "主要做法"),
        (
            BlockKind::Heading2,
            "推进依法治理。全年受理矛盾纠纷⟦disputes_total⟧，调解成功⟦disputes_success⟧，成功率⟦disputes_rate⟧。",
        ),
        (BlockKind::Heading2, "深化普法宣传"),
        (
            BlockKind::Body,
            "开展送法下村活动，发放宣传资料，群众法治意识明显增强。",
        ),
        (BlockKind::Heading1, "存在的问题"),
        (BlockKind::Body, "普法形式单一，基层执法力量薄弱。"),
        (BlockKind::Signature, "柳溪镇人民政府"),
        (BlockKind::Date, "2027年1月15日"),
        (BlockKind::Note, "此件公开发布"),
        (BlockKind::Annex, "2026年普法责任清单"),
        (BlockKind::AnnexText, "1.党政办负责统筹。"),
    ]);
    report.meta.document_number = "柳政〔2027〕3号".into();
    report.meta.signatories = vec!["周明远".into()];
    report.meta.urgency = "特急".into();
    report.meta.copies = vec!["县委依法治县办".into(), "县司法局".into()];
    report.meta.issuing_office = "柳溪镇党政办公室".into();
    report.meta.print_date = chrono::NaiveDate::from_ymd_opt(2027, 1, 16);
    report
}

/// What becomes of the usual report when its file is changed.
pub fn changed(change: impl FnOnce(&mut Vec<Line>)) -> Merged {
    changed_of(usual(), change)
}

pub fn changed_of(draft: Report, change: impl FnOnce(&mut Vec<Line>)) -> Merged {
    let lines = printed(&draft);
    let mut file: Vec<Line> = lines
        .iter()
        .map(|line| Line {
            block: None,
            ..line.clone()
        })
        .collect();
    change(&mut file);
    merge(draft, Some(&template()), &lines, &file)
}

pub fn at(file: &[Line], words: &str) -> usize {
    file.iter()
        .position(|line| line.text.contains(words))
        .unwrap()
}

pub fn rewrite(file: &mut [Line], from: &str, to: &str) {
    let line = at(file, from);
    file[line].text = file[line].text.replace(from, to);
}

pub fn new(kind: Option<BlockKind>, text: &str) -> Line {
    Line {
        kind,
        text: text.into(),
        block: None,
    }
}

pub fn kinds(edits: &[Edit]) -> Vec<(EditKind, BlockKind)> {
    edits
        .iter()
        .map(|edit| (edit.kind, edit.block_kind))
        .collect()
}

/// Kind and text of the only block whose text holds these words.
#[track_caller]
pub fn block<'a>(merged: &'a Merged, words: &str) -> &'a Block {
    let mut found = merged
        .report
        .blocks
        .iter()
        .filter(|block| block.text.contains(words));
    let block = found.next().unwrap();
    assert!(found.next().is_none(), "{words} stands twice");
    block
}
