//! The tree of sections, as `nianbao outline` prints it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::annex;
use crate::block::{BlockId, BlockKind};
use crate::classify;
use crate::date;
use crate::figures::Figures;
use crate::meta::Meta;
use crate::paragraph::{self, Paragraph};
use crate::report::Report;
use crate::slot::Slot;

/// A report's structure. What the report does not have is `None`, `null` in JSON. Every paragraph
/// stands in it exactly once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
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
    /// Sections that no other holds.
    pub sections: Vec<Section>,
    /// 发文机关署名, several joined by 、
    pub signature: Option<String>,
    /// 成文日期, where it can be read.
    pub date: Option<NaiveDate>,
    /// 版头: 份号, 密级, 紧急程度, and what stands there as typed; number and signatory left out.
    pub letterhead: Vec<String>,
    /// 附件说明
    pub attachments: Vec<String>,
    /// 附注, and a date that can't be read.
    pub notes: Vec<String>,
    /// 附件 behind the text.
    pub annexes: Vec<Annex>,
    /// 版记
    pub imprint: Vec<String>,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Annex {
    /// Its mark as typed; `None` where it is computed.
    pub mark: Option<String>,
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
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
    /// Its heading without number; empty for a numbered paragraph without one.
    pub heading: String,
    /// Whether text runs on in the heading's paragraph; it is then the first of `paragraphs`.
    pub run_in: bool,
    /// Its own paragraphs.
    pub paragraphs: Vec<String>,
    /// The sections in it. Where a level was skipped they are more than one level below.
    pub children: Vec<Section>,
}

/// The structure of a report.
#[must_use]
pub fn of(report: &Report, figures: &Figures) -> Outline {
    let slots = classify::slots(report);
    let meta = &report.meta;
    let mut tree = Tree {
        outline: Outline {
            unit: some(&meta.unit),
            year: Some(meta.year).filter(|year| *year > 0),
            doc_number: some(&meta.document_number),
            signatory: some(&meta.signatories.join("、")),
            letterhead: [&meta.copy_number, &meta.secrecy, &meta.urgency]
                .into_iter()
                .filter_map(|line| some(line))
                .collect(),
            imprint: imprint(meta),
            ..Outline::default()
        },
        open: Vec::new(),
    };
    for paragraph in paragraph::of(report, figures) {
        tree.add(paragraph, &slots);
    }
    tree.close(1);
    tree.outline
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// 版记 as far as it was read into the metadata, a line each.
fn imprint(meta: &Meta) -> Vec<String> {
    let copies = (!meta.copies.is_empty()).then(|| format!("抄送：{}。", meta.copies.join("，")));
    let date = meta
        .print_date
        .map(|date| format!("{}印发", date::write(date)));
    [copies, some(&meta.issuing_office), date]
        .into_iter()
        .flatten()
        .collect()
}

/// An outline in the making: paragraphs come in the order of the paper.
struct Tree {
    outline: Outline,
    /// The section that takes the next paragraph, and those that hold it, outermost first.
    open: Vec<Section>,
}

impl Tree {
    fn add(&mut self, paragraph: Paragraph, slots: &BTreeMap<BlockId, Slot>) {
        let outline = &mut self.outline;
        if let Some(level) = paragraph.kind.level() {
            let slot = slots.get(&paragraph.id).copied().unwrap_or(Slot::Other);
            self.close(level);
            self.open.push(section(paragraph, level, slot));
            return;
        }
        let line = paragraph.text;
        match paragraph.kind {
            BlockKind::Letterhead => outline.letterhead.push(line),
            BlockKind::Title => append(&mut outline.title, "", &line),
            BlockKind::Addressee => {
                let organs = line.trim_end_matches(['：', ':']).trim_end();
                append(&mut outline.addressee, "、", organs);
            }
            BlockKind::Attachment => outline.attachments.push(line),
            BlockKind::Signature => append(&mut outline.signature, "、", &line),
            BlockKind::Date => match date::parse(&line).filter(|_| outline.date.is_none()) {
                Some(date) => outline.date = Some(date),
                None => outline.notes.push(line),
            },
            BlockKind::Note => outline.notes.push(line),
            BlockKind::Annex => {
                let head = annex::head(&line);
                outline.annexes.push(Annex {
                    mark: head.mark.map(str::to_owned),
                    title: head.title.to_owned(),
                    paragraphs: Vec::new(),
                });
            }
            BlockKind::AnnexText => {
                if outline.annexes.is_empty() {
                    outline.annexes.push(Annex::default());
                }
                if let Some(annex) = outline.annexes.last_mut() {
                    annex.paragraphs.push(line);
                }
            }
            BlockKind::Imprint => outline.imprint.push(line),
            _ => match self.open.last_mut() {
                Some(section) => section.paragraphs.push(line),
                None => outline.lead.push(line),
            },
        }
    }

    /// Puts the open sections of a level and below into those that hold them.
    fn close(&mut self, level: u8) {
        while let Some(done) = self.open.pop_if(|section| section.level >= level) {
            match self.open.last_mut() {
                Some(holder) => holder.children.push(done),
                None => self.outline.sections.push(done),
            }
        }
    }
}

fn append(to: &mut Option<String>, between: &str, text: &str) {
    match to {
        Some(before) => {
            before.push_str(between);
            before.push_str(text);
        }
        None => *to = Some(text.to_owned()),
    }
}

fn section(paragraph: Paragraph, level: u8, slot: Slot) -> Section {
    let run_in = paragraph.is_run_in();
    Section {
        slot,
        level,
        number: some(&paragraph.number),
        heading: paragraph.heading.trim().to_owned(),
        run_in,
        paragraphs: some(&paragraph.text).into_iter().collect(),
        children: Vec::new(),
    }
}
