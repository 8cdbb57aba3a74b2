//! The report as it crosses the wire, both ways.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A whole report. See `report::Report`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct ReportDto {
    /// Id of its template; empty where it has none.
    pub template: String,
    /// What it says about itself.
    pub meta: MetaDto,
    /// Where the numbers of headings come from.
    pub numbering: NumberingDto,
    /// The paragraphs.
    pub blocks: Vec<BlockDto>,
    /// What headings are about, by block id, where a person or the template said so.
    pub slots: BTreeMap<u32, SlotDto>,
    /// What was entered for each figure, by the figure's id.
    pub figures: BTreeMap<String, FigureDto>,
    /// Heading of the container, kept while the outline is flat.
    pub work_heading: Option<String>,
    /// What it took over from last year's report; the window hands it on and never looks in.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub carried: Option<Box<report::carried::Carried>>,
    /// Keys of findings that are to be ignored in this report.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// What was entered for a figure: number and qualifier, no unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export_to = "./")]
pub struct FigureDto {
    /// This year's.
    pub entry: String,
    /// Last year's.
    pub last: String,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct BlockDto {
    /// Identity within the report.
    pub id: u32,
    /// What it is.
    pub kind: BlockKindDto,
    /// The text; a figure stands in it as `⟦id⟧`.
    pub text: String,
}

/// What a report says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export_to = "./")]
pub struct MetaDto {
    /// Full name of the unit.
    pub unit: String,
    /// Short name.
    pub unit_short: String,
    /// Year reported on; 0 where unknown.
    pub year: i32,
    /// 份号
    pub copy_number: String,
    /// 密级和保密期限
    pub secrecy: String,
    /// 紧急程度
    pub urgency: String,
    /// Organs that issue it together with the unit.
    pub joint: Vec<String>,
    /// 发文字号
    pub document_number: String,
    /// 签发人
    pub signatories: Vec<String>,
    /// 抄送机关
    pub copies: Vec<String>,
    /// 印发机关
    pub issuing_office: String,
    /// 印发日期, YYYY-MM-DD.
    #[ts(type = "string | null")]
    pub print_date: Option<NaiveDate>,
    /// What the paper is for.
    pub variant: VariantDto,
    /// As what kind of paper it is printed.
    pub paper: PaperDto,
    /// How signature and date stand.
    pub signature_rule: SignatureRuleDto,
    /// 签发人职务, printed with a stamp.
    pub post: String,
    /// Whether the figures follow as an annex.
    pub figures_annex: bool,
}

macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident = $model:path, $case:literal { $($variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = $case)]
        #[ts(export_to = "./")]
        #[allow(missing_docs)] // each variant is documented in the model it mirrors
        pub enum $name { $($variant),+ }

        impl From<$model> for $name {
            fn from(value: $model) -> Self {
                type Model = $model;
                match value { $(Model::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $model {
            fn from(value: $name) -> Self {
                type Model = $model;
                match value { $($name::$variant => Model::$variant),+ }
            }
        }
    };
}

mirror! {
    /// See `report::BlockKind`.
    BlockKindDto = report::BlockKind, "lowercase" {
        Letterhead, Title, Addressee, Heading1, Heading2, Heading3, Heading4, Body, Attachment,
        Signature, Date, Note, Annex, AnnexText, Imprint,
    }
}
mirror! {
    /// See `report::Slot`.
    SlotDto = report::Slot, "lowercase" {
        Organisation, Study, Publicity, Governance, Problems, Plans, Duties, Suggestions, Work, Other,
    }
}
mirror! {
    /// See `report::numbering::Numbering`.
    NumberingDto = report::numbering::Numbering, "snake_case" { Computed, AsTyped }
}
mirror! {
    /// See `report::Variant`.
    VariantDto = report::Variant, "lowercase" { Submission, Public, Consultation, Plain }
}
mirror! {
    /// See `report::SignatureRule`.
    SignatureRuleDto = report::SignatureRule, "lowercase" { Sealed, Unsealed, Stamp }
}
mirror! {
    /// See `report::Paper`.
    PaperDto = report::Paper, "lowercase" { Document, Letter }
}

impl From<report::Report> for ReportDto {
    fn from(report: report::Report) -> Self {
        Self {
            carried: report.carried,
            ignored: report.ignored.iter().cloned().collect(),
            template: report.template,
            meta: report.meta.into(),
            numbering: report.numbering.into(),
            blocks: report
                .blocks
                .into_iter()
                .map(|block| BlockDto {
                    id: block.id.0,
                    kind: block.kind.into(),
                    text: block.text,
                })
                .collect(),
            slots: report
                .slots
                .into_iter()
                .map(|(id, slot)| (id.0, slot.into()))
                .collect(),
            figures: report
                .figures
                .into_iter()
                .map(|(id, figure)| {
                    let report::FigureEntry { entry, last } = figure;
                    (id, FigureDto { entry, last })
                })
                .collect(),
            work_heading: report.work_heading,
        }
    }
}

impl From<ReportDto> for report::Report {
    fn from(dto: ReportDto) -> Self {
        Self {
            template: dto.template,
            meta: dto.meta.into(),
            numbering: dto.numbering.into(),
            blocks: dto
                .blocks
                .into_iter()
                .map(|block| report::Block::new(block.id, block.kind.into(), block.text))
                .collect(),
            slots: dto
                .slots
                .into_iter()
                .map(|(id, slot)| (report::BlockId(id), slot.into()))
                .collect(),
            figures: dto
                .figures
                .into_iter()
                .map(|(id, figure)| {
                    let FigureDto { entry, last } = figure;
                    (id, report::FigureEntry { entry, last })
                })
                .collect(),
            work_heading: dto.work_heading,
            carried: dto.carried,
            ignored: dto.ignored.into_iter().collect(),
        }
    }
}

impl From<report::Meta> for MetaDto {
    fn from(meta: report::Meta) -> Self {
        Self {
            unit: meta.unit,
            unit_short: meta.unit_short,
            year: meta.year,
            copy_number: meta.copy_number,
            secrecy: meta.secrecy,
            urgency: meta.urgency,
            joint: meta.joint,
            document_number: meta.document_number,
            signatories: meta.signatories,
            copies: meta.copies,
            issuing_office: meta.issuing_office,
            print_date: meta.print_date,
            variant: meta.variant.into(),
            paper: meta.paper.into(),
            signature_rule: meta.signature_rule.into(),
            post: meta.post,
            figures_annex: meta.figures_annex,
        }
    }
}

impl From<MetaDto> for report::Meta {
    fn from(dto: MetaDto) -> Self {
        Self {
            unit: dto.unit,
            unit_short: dto.unit_short,
            year: dto.year,
            copy_number: dto.copy_number,
            secrecy: dto.secrecy,
            urgency: dto.urgency,
            joint: dto.joint,
            document_number: dto.document_number,
            signatories: dto.signatories,
            copies: dto.copies,
            issuing_office: dto.issuing_office,
            print_date: dto.print_date,
            variant: dto.variant.into(),
            paper: dto.paper.into(),
            signature_rule: dto.signature_rule.into(),
            post: dto.post,
            figures_annex: dto.figures_annex,
        }
    }
}
