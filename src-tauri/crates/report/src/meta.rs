//! What a report says about itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Facts about a report that are printed outside its running text, or that drive how it is printed.
///
/// Title, addressee, signature and date of issue are **blocks**, because they are written and read
/// in the text; [`Report`](crate::Report) has accessors for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meta {
    /// Full name of the issuing organ, 某某镇人民政府.
    pub unit: String,
    /// Short name used in running text, 某某镇; empty where it was never given.
    pub unit_short: String,
    /// The year reported on; 0 where it is not known.
    pub year: i32,
    /// 份号 (GB/T 9704-2012, 7.2.1); empty where there is none, as the next two.
    pub copy_number: String,
    /// 密级和保密期限 (7.2.2), 机密★1年.
    pub secrecy: String,
    /// 紧急程度 (7.2.3).
    pub urgency: String,
    /// Organs that issue it together with [`unit`](Self::unit), which stands first (联合行文, 7.2.4).
    pub joint: Vec<String>,
    /// 发文字号 (GB/T 9704-2012, 7.2.5), as written; empty where there is none.
    pub document_number: String,
    /// 签发人 (7.2.6), one name each.
    pub signatories: Vec<String>,
    /// 抄送机关 (7.4.2), one organ each.
    pub copies: Vec<String>,
    /// 印发机关 (7.4.3); empty where there is none.
    pub issuing_office: String,
    /// 印发日期 (7.4.3).
    pub print_date: Option<NaiveDate>,
    /// What the paper is for.
    pub variant: Variant,
    /// As what kind of paper it is printed.
    pub paper: Paper,
    /// How signature and date stand to each other (7.3.5).
    pub signature_rule: SignatureRule,
    /// 签发人职务 (7.3.5.3), printed with a stamp only: 镇长.
    pub post: String,
    /// Whether the figures follow as an 附件 in a table.
    pub figures_annex: bool,
}

impl Default for Meta {
    fn default() -> Self {
        Self {
            unit: String::new(),
            unit_short: String::new(),
            year: 0,
            copy_number: String::new(),
            secrecy: String::new(),
            urgency: String::new(),
            joint: Vec::new(),
            document_number: String::new(),
            signatories: Vec::new(),
            copies: Vec::new(),
            issuing_office: String::new(),
            print_date: None,
            variant: Variant::Submission,
            paper: Paper::Document,
            signature_rule: SignatureRule::Unsealed,
            post: String::new(),
            figures_annex: false,
        }
    }
}

impl Meta {
    /// Every organ that issues the report, the first first; blank names are left out.
    pub fn organs(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.unit)
            .chain(&self.joint)
            .map(|organ| organ.trim())
            .filter(|organ| !organ.is_empty())
    }
}

/// The kind of paper (GB/T 9704-2012, 7 and 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 文件格式 (7).
    #[default]
    Document,
    /// 信函格式 (10.1).
    Letter,
}

/// What an export is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Variant {
    /// 上报稿: to the county.
    #[default]
    Submission,
    /// 公开稿: for the website.
    Public,
    /// 征求意见稿: a draft for comment.
    Consultation,
    /// 素排: the text alone.
    Plain,
}

/// Which rule of GB/T 9704-2012, 7.3.5 places signature and date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SignatureRule {
    /// 加盖印章 (7.3.5.1): the date four characters from the right, the organ centred over it.
    Sealed,
    /// 不加盖印章 (7.3.5.2): the organ two characters from the right, the date two characters in
    /// from the organ's first.
    #[default]
    Unsealed,
    /// 加盖签发人签名章 (7.3.5.3): the post left of the stamp, the date four characters from the right.
    Stamp,
}
