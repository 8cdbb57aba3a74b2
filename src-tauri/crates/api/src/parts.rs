//! What of a stored report can't be read, as the person calls it.

use report::{BlockId, Report};
use store::Part;

/// The parts by name, each once, in the order in which they were found.
pub(crate) fn names(parts: &[Part], report: Option<&Report>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in parts {
        let name = name(part, report);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn name(part: &Part, report: Option<&Report>) -> String {
    match part {
        Part::Column(column) => self::column(column).to_owned(),
        Part::BlockKind(place) => format!("第{place}段的类别"),
        Part::BlockText(place) => format!("第{place}段的文字"),
        Part::BlockId(place) => format!("第{place}段的编号"),
        Part::Blocks => "有的段落".to_owned(),
        Part::Figure(id) => format!("数据“{id}”"),
        Part::Figures => "有的数据".to_owned(),
        Part::Slot(id) => match report.and_then(|report| place(report, *id)) {
            Some(place) => format!("第{place}段标题写的是哪一部分"),
            None => "有的标题写的是哪一部分".to_owned(),
        },
        Part::Slots => "有的标题写的是哪一部分".to_owned(),
    }
}

/// Where a block is, from 1.
fn place(report: &Report, id: i64) -> Option<usize> {
    let id = BlockId(u32::try_from(id).ok()?);
    let at = report.blocks.iter().position(|block| block.id == id)?;
    Some(at + 1)
}

fn column(column: &str) -> &'static str {
    match column {
        "id" => "稿件的编号",
        "name" | "title" => "名称",
        "template" => "模板",
        "unit" => "单位全称",
        "unit_short" => "单位简称",
        "year" => "年度",
        "document_number" => "发文字号",
        "signatories" => "签发人",
        "copies" => "抄送机关",
        "issuing_office" => "印发机关",
        "print_date" => "印发日期",
        "variant" => "用途",
        "signature_rule" => "落款方式",
        "numbering" => "编号方式",
        "work_heading" => "“工作情况”的标题",
        "copy_number" => "份号",
        "secrecy" => "密级",
        "urgency" => "紧急程度",
        "joint" => "联合行文的机关",
        "paper" => "公文格式",
        "post" => "签发人职务",
        "figures_annex" => "是否附数据表",
        "carried" => "从去年带过来的内容",
        "ignored" => "“这里不算错”的记录",
        "completeness" => "完成度",
        "revision" => "改动的次数",
        "exported_revision" => "上次导出的记录",
        "updated_at" => "上次改动的时间",
        "deleted_at" => "放进回收站的时间",
        _ => "有的内容",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_once_and_by_the_place_where_the_person_sees_it() {
        let mut report = Report::empty();
        report.blocks = vec![report::Block::new(9, report::BlockKind::Heading1, "一、")];
        let parts = [
            Part::Column("name"),
            Part::Column("title"),
            Part::Slot(9),
            Part::Slot(-1),
        ];
        assert_eq!(
            names(&parts, Some(&report)),
            ["名称", "第1段标题写的是哪一部分", "有的标题写的是哪一部分"]
        );
    }
}
