//! The reports that this suite exports.

use report::numbering::Numbering;
use report::{Block, BlockKind, Meta, Report, SignatureRule, Variant};

use BlockKind::{
    Addressee, Attachment, Body, Date, Heading1, Heading2, Heading3, Heading4, Imprint, Letterhead,
    Note, Signature, Title,
};

/// A report of these blocks, its numbers computed.
pub fn of(blocks: &[(BlockKind, &str)]) -> Report {
    Report {
        blocks: blocks
            .iter()
            .zip(1..)
            .map(|((kind, text), id)| Block::new(id, *kind, *text))
            .collect(),
        meta: Meta {
            unit: "云泽县青塘镇人民政府".into(),
            unit_short: "青塘镇".into(),
            year: 2026,
            ..Meta::default()
        },
        ..Report::empty()
    }
}

/// One of everything that the model knows.
pub fn everything() -> Report {
    let mut report = of(&[
        (Letterhead, "000123"),
        (Letterhead, "机密★1年"),
        (
            Title,
            "云泽县青塘镇人民政府关于2026年度法治政府建设情况的报告",
        ),
        (Addressee, "县委、县人民政府"),
        (
            Body,
            "2026年，青塘镇坚持依法行政，“枫桥经验”落地见效，现将有关情况报告如下：",
        ),
        (Heading1, "2026年法治政府建设情况"),
        (Heading2, "加强组织领导，压实工作责任"),
        (Body, "全年召开专题会议4次，第一行\n第二行；R&D投入<5万元。"),
        (
            Heading2,
            "坚持学用结合。一是领导带头学。二是干部系统学——做到“先学法、后议事”……",
        ),
        (Heading3, "健全执法制度"),
        (Heading4, "公开执法事项"),
        (Body, "公开事项、依据和流程。"),
        (Heading4, "规范执法文书。统一格式，逐件评查。"),
        (Heading3, "提升办案质量。全年办理案件7件。"),
        (Heading1, "存在的问题"),
        (
            Heading2,
            "在统筹推进全镇各项工作的过程中，少数干部运用法治思维和法治方式解决复杂问题的能力还不够强，对新施行的法律法规学习不深、理解不透、运用不够。主要原因是学习形式单一。",
        ),
        (Heading1, ""),
        (Body, "  "),
        (Body, "特此报告。"),
        (
            Attachment,
            "附件：1.2026年度普法责任清单及各村（社区）落实情况一览表（含各站所配合事项）",
        ),
        (Attachment, "2.行政执法事项清单"),
        (Signature, "云泽县青塘镇人民政府"),
        (Date, "2026年12月5日"),
        (Note, "（此件公开发布）"),
        (Imprint, "（共印20份）"),
    ]);
    report.meta.document_number = "青政〔2026〕18号".into();
    report.meta.signatories = vec!["林致和".into()];
    report.meta.copies = vec!["县委依法治县办".into(), "县司法局".into()];
    report.meta.issuing_office = "云泽县青塘镇党政综合办公室".into();
    report.meta.print_date = chrono::NaiveDate::from_ymd_opt(2026, 12, 5);
    report
}

/// A report as it is read from a text: numbers as typed, gaps and all.
pub fn as_typed() -> Report {
    let mut report = of(&[
        (Title, "青塘镇2026年度法治政府建设报告"),
        (Addressee, "县司法局："),
        (Body, "现将有关情况报告如下："),
        (Heading1, "一、工作情况"),
        (Heading2, "(一) 组织领导。一是成立小组。"),
        (Heading2, "（三）普法宣传"),
        (Heading3, "1、抓住节点"),
        (Heading3, "2．抓住对象"),
        (Heading4, "（1）学生"),
        (Heading1, "三、下一步打算"),
        (Body, "继续努力。"),
        (Signature, "青塘镇人民政府"),
        (Date, "2026年12月5日"),
    ]);
    report.numbering = Numbering::AsTyped;
    report
}

/// A short report with a signature.
pub fn signed(rule: SignatureRule, organ: &str, date: &str) -> Report {
    let mut report = of(&[
        (Title, "青塘镇2026年度法治政府建设报告"),
        (Addressee, "县司法局"),
        (Body, "特此报告。"),
        (Signature, organ),
        (Date, date),
    ]);
    report.meta.signature_rule = rule;
    report
}

/// Paragraphs of one character repeated: `count` characters each, no punctuation, no digits.
pub fn full_of(character: &str, count: usize, paragraphs: usize) -> Report {
    let text = character.repeat(count);
    of(&vec![(Body, text.as_str()); paragraphs])
}

/// Every report of this suite, by name.
pub fn all() -> Vec<(String, Report)> {
    let mut reports = vec![
        ("everything".to_owned(), everything()),
        ("as-typed".to_owned(), as_typed()),
        ("empty".to_owned(), Report::empty()),
        (
            "title-alone".to_owned(),
            of(&[(Title, "法治政府建设年度报告")]),
        ),
        ("long".to_owned(), full_of("镇", 5_000, 6)),
        ("one-long-paragraph".to_owned(), full_of("法治", 50_000, 1)),
        (
            "title-over-lines".to_owned(),
            of(&[
                (
                    Title,
                    "青塘镇人民政府\n关于2026年度\n法治政府建设情况的报告",
                ),
                (Body, "正文"),
            ]),
        ),
        (
            "strange-characters".to_owned(),
            of(&[
                (Title, "标题\u{1}<>&\"'\u{FFFE}"),
                (
                    Body,
                    "\u{0}\u{B}甲\t乙\r\n丙\u{FFFF}𠮷\u{E000}\u{2028}丁]]>",
                ),
                (Heading1, "\u{200B}"),
                (Signature, "\u{FEFF}"),
                (Date, "\u{7}2026年"),
            ]),
        ),
    ];
    for kind in BlockKind::ALL {
        reports.push((format!("only-{}", kind.word()), of(&[(kind, "内容。后文")])));
    }
    for (rule, name) in [
        (SignatureRule::Sealed, "sealed"),
        (SignatureRule::Unsealed, "unsealed"),
    ] {
        reports.push((
            name.to_owned(),
            signed(rule, "云泽县青塘镇人民政府", "2026年12月5日"),
        ));
        reports.push((
            format!("{name}-long-name"),
            signed(rule, &"云泽县青塘镇".repeat(6), "2026年12月5日"),
        ));
    }
    for variant in [
        Variant::Submission,
        Variant::Public,
        Variant::Consultation,
        Variant::Plain,
    ] {
        let mut report = everything();
        report.meta.variant = variant;
        reports.push((format!("everything-{variant:?}").to_lowercase(), report));
    }
    let mut several = everything();
    several.meta.signatories = vec!["林致和".into(), "周明远".into()];
    several.meta.document_number.clear();
    reports.push(("signatories-without-number".to_owned(), several));
    reports
}
