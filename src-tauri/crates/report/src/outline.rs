//! The tree of sections, as `nianbao outline` prints it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::block::{BlockId, BlockKind};
use crate::classify;
use crate::date;
use crate::figures::Figures;
use crate::meta::Meta;
use crate::paragraph::{self, Paragraph};
use crate::report::Report;
use crate::slot::Slot;

/// A report's structure. Every paragraph stands in it exactly once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// 标题
    pub title: Option<String>,
    /// Full name of the unit.
    pub unit: Option<String>,
    /// Year reported on.
    pub year: Option<i32>,
    /// 发文字号
    pub doc_number: Option<String>,
    /// 签发人, several joined by 、
    pub signatory: Option<String>,
    /// 主送机关 without its colon.
    pub addressee: Option<String>,
    /// Paragraphs before the first heading.
    pub lead: Vec<String>,
    /// Sections of the first level, or of the highest that there is.
    pub sections: Vec<Section>,
    /// 发文机关署名
    pub signature: Option<String>,
    /// 成文日期
    pub date: Option<NaiveDate>,
    /// Lines of 版头 that are nothing of the above.
    pub letterhead: Vec<String>,
    /// 附件说明
    pub attachments: Vec<String>,
    /// 附注, and a second signature or a date that can't be read.
    pub notes: Vec<String>,
    /// 版记
    pub imprint: Vec<String>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is about.
    pub slot: Slot,
    /// 1 to 4.
    pub level: u8,
    /// Its number, computed or as typed.
    pub number: Option<String>,
    /// Its heading.
    pub heading: String,
    /// Whether text runs on in the heading's paragraph; it is then the first of the paragraphs.
    pub run_in: bool,
    /// Its own paragraphs.
    pub paragraphs: Vec<String>,
    /// The sections within it.
    pub children: Vec<Section>,
}

/// The structure of a report.
#[must_use]
pub fn of(report: &Report, figures: &Figures) -> Outline {
    let slots = classify::slots(report);
    let meta = &report.meta;
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut outline = Outline {
        title: None,
        unit: some(&meta.unit),
        year: Some(meta.year).filter(|year| *year > 0),
        doc_number: some(&meta.document_number),
        signatory: some(&meta.signatories.join("、")),
        addressee: None,
        lead: Vec::new(),
        sections: Vec::new(),
        signature: None,
        date: None,
        letterhead: Vec::new(),
        attachments: Vec::new(),
        notes: Vec::new(),
        imprint: imprint(meta),
    };
    let mut open: Vec<Section> = Vec::new();
    for paragraph in paragraph::of(report, figures) {
        place(&mut outline, &mut open, &slots, paragraph);
    }
    close(&mut outline.sections, &mut open, 0);
    outline
}

/// 版记 as far as it was read into the metadata, a line each.
fn imprint(meta: &Meta) -> Vec<String> {
    let copies = (!meta.copies.is_empty()).then(|| format!("抄送：{}。", meta.copies.join("，")));
    let office = Some(meta.issuing_office.clone()).filter(|office| !office.is_empty());
    let date = meta
        .print_date
        .map(|date| format!("{}印发", date::write(date)));
    [copies, office, date].into_iter().flatten().collect()
}

fn place(
    outline: &mut Outline,
    open: &mut Vec<Section>,
    slots: &BTreeMap<BlockId, Slot>,
    paragraph: Paragraph,
) {
    let line = paragraph.line();
    match paragraph.kind {
        BlockKind::Letterhead => outline.letterhead.push(line),
        BlockKind::Title if outline.title.is_none() => outline.title = Some(line),
        BlockKind::Addressee if outline.addressee.is_none() => {
            outline.addressee = Some(line.trim_end_matches(['：', ':']).trim_end().to_owned());
        }
        BlockKind::Heading1 | BlockKind::Heading2 | BlockKind::Heading3 | BlockKind::Heading4 => {
            let level = paragraph.kind.level().unwrap_or(1);
            close(&mut outline.sections, open, level);
            open.push(Section {
                slot: slots.get(&paragraph.id).copied().unwrap_or(Slot::Other),
                level,
                number: Some(paragraph.number.clone()).filter(|number| !number.is_empty()),
                heading: paragraph.heading.trim().to_owned(),
                run_in: paragraph.is_run_in(),
                paragraphs: if paragraph.is_run_in() {
                    vec![paragraph.text.trim().to_owned()]
                } else {
                    Vec::new()
                },
                children: Vec::new(),
            });
        }
        BlockKind::Body | BlockKind::Title | BlockKind::Addressee => match open.last_mut() {
            Some(section) => section.paragraphs.push(line),
            None => outline.lead.push(line),
        },
        BlockKind::Attachment => outline.attachments.push(line),
        BlockKind::Signature if outline.signature.is_none() => outline.signature = Some(line),
        BlockKind::Date if outline.date.is_none() && date::parse(&line).is_some() => {
            outline.date = date::parse(&line);
        }
        BlockKind::Signature | BlockKind::Date | BlockKind::Note => outline.notes.push(line),
        BlockKind::Imprint => outline.imprint.push(line),
    }
}

/// Puts the open sections from a level on into those that hold them.
fn close(sections: &mut Vec<Section>, open: &mut Vec<Section>, level: u8) {
    while open
        .last()
        .is_some_and(|section| section.level >= level.max(1))
    {
        let Some(done) = open.pop() else { return };
        open.last_mut()
            .map_or(&mut *sections, |parent| &mut parent.children)
            .push(done);
    }
}
