//! Reports to keep, for the suites of this crate.
#![allow(dead_code)] // each suite uses its own part

use report::numbering::Numbering;
use report::{
    Block, BlockId, BlockKind, FigureEntry, Meta, Paper, Report, SignatureRule, Slot, Variant,
};
use store::{Moment, New, Saved, Store, StoreError};

/// A moment, some seconds after another.
pub fn at(seconds: i64) -> Moment {
    Moment::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
}

/// A report that uses every column.
pub fn full() -> Report {
    let mut report = Report {
        template: "fazhi-niandu".into(),
        meta: Meta {
            unit: "柳溪镇人民政府".into(),
            unit_short: "柳溪镇".into(),
            year: 2026,
            document_number: "柳政〔2027〕3号".into(),
            signatories: vec!["王一".into(), "李二".into()],
            copies: vec!["县司法局".into()],
            issuing_office: "柳溪镇党政办公室".into(),
            print_date: "2027-01-15".parse().ok(),
            variant: Variant::Public,
            signature_rule: SignatureRule::Sealed,
            copy_number: "000123".into(),
            secrecy: "秘密★1年".into(),
            urgency: "特急".into(),
            joint: vec!["中共柳溪镇委员会".into()],
            paper: Paper::Letter,
            post: "镇长".into(),
            figures_annex: true,
        },
        numbering: Numbering::AsTyped,
        blocks: vec![
            Block::new(3, BlockKind::Title, "柳溪镇2026年度法治政府建设情况报告"),
            Block::new(1, BlockKind::Heading1, "一、工作情况"),
            Block::new(7, BlockKind::Body, "调解⟦disputes_total⟧。𠮷\u{0}\n"),
            Block::new(u32::MAX, BlockKind::Date, ""),
        ],
        slots: [(BlockId(1), Slot::Work), (BlockId(99), Slot::Study)].into(),
        figures: [(
            "disputes_total".to_owned(),
            FigureEntry {
                entry: "60余".into(),
                last: "48".into(),
            },
        )]
        .into(),
        work_heading: Some("工作情况".into()),
        carried: None,
        ignored: ["N2-0123456789abcdef".to_owned()].into(),
    };
    let last = Report {
        blocks: vec![Block::new(1, BlockKind::Body, "调解48件。")],
        ..Report::empty()
    };
    report.carried = report::rollover::rollover(&last, None, 2026).carried;
    report.blocks[3].text.clear();
    report
}

/// Puts a report into the store under an id.
pub fn put(store: &Store, id: &str, report: &Report) -> Result<Saved, StoreError> {
    store.create(&New {
        id,
        name: "",
        report,
        completeness: 20,
        source: None,
        now: at(0),
    })
}
