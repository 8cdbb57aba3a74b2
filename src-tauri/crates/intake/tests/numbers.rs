//! Automatic numbers stand in the text as if they were typed.
#![allow(clippy::unwrap_used)] // a file that can't be made should stop the test

mod support;

use support::{archive, document, read, relations};

const RELATED: &str = r#"<Relationships><Relationship Id="a" Type="http://x/numbering" Target="numbering.xml"/><Relationship Id="b" Type="http://x/styles" Target="styles.xml"/></Relationships>"#;

/// A Word file with lists and styles.
fn word(numbering: &str, styles: &str, body: &str) -> Vec<u8> {
    let numbering = format!(r#"<w:numbering xmlns:w="x">{numbering}</w:numbering>"#);
    let styles = format!(r#"<w:styles xmlns:w="x">{styles}</w:styles>"#);
    archive(&[
        ("_rels/.rels", relations("word/document.xml").as_bytes()),
        ("word/_rels/document.xml.rels", RELATED.as_bytes()),
        ("word/document.xml", document(body).as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ])
}

#[track_caller]
fn texts(numbering: &str, styles: &str, body: &str) -> Vec<String> {
    let file = read(&word(numbering, styles, body)).unwrap();
    file.paragraphs.into_iter().map(|it| it.text).collect()
}

fn level(at: usize, format: &str, text: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn list(id: u32, levels: &[String]) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}">{}</w:abstractNum>"#,
        levels.concat()
    )
}

fn used(id: u32, list: u32, changes: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{list}"/>{changes}</w:num>"#)
}

/// A paragraph on a level of a list.
fn item(used: u32, level: usize, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{used}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn styled(style: &str, number: &str, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn report() -> String {
    list(
        0,
        &[
            level(0, "chineseCountingThousand", "%1、"),
            level(1, "chineseCounting", "（%2）"),
            level(2, "decimal", "%3."),
            level(3, "decimal", "（%4）"),
            level(4, "decimalEnclosedCircle", "%5"),
            level(5, "decimal", "%3.%6"),
        ],
    ) + &used(1, 0, "")
}

#[test]
fn the_levels_of_a_report_are_numbered_as_it_shows_them() {
    let items = [
        (0, "主要做法"),
        (1, "加强组织领导"),
        (2, "健全机制"),
        (2, "压实责任"),
        (3, "细则"),
        (4, "要点"),
        (5, "分点"),
        (1, "加强普法"),
        (2, "集中宣传"),
        (0, "存在问题"),
    ];
    let body: String = items
        .iter()
        .map(|(level, text)| item(1, *level, text))
        .collect();
    assert_eq!(
        texts(&report(), "", &body),
        [
            "一、主要做法",
            "（一）加强组织领导",
            "1.健全机制",
            "2.压实责任",
            "（1）细则",
            "①要点",
            "2.1 分点",
            "（二）加强普法",
            "1.集中宣传",
            "二、存在问题",
        ]
    );
}

#[test]
fn a_use_with_a_start_begins_anew_and_one_with_levels_of_its_own_looks_its_own() {
    let lists = report()
        + &used(
            2,
            0,
            r#"<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride>"#,
        )
        + &used(
            3,
            0,
            &format!(
                r#"<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>"#,
                level(0, "decimalFullWidth", "%1．")
            ),
        );
    let body = [
        item(1, 2, "甲"),
        item(1, 2, "乙"),
        item(2, 2, "丙"),
        item(2, 2, "丁"),
        item(3, 0, "戊"),
    ];
    assert_eq!(
        texts(&lists, "", &body.concat()),
        ["1.甲", "2.乙", "1.丙", "2.丁", "１．戊"]
    );
}

#[test]
fn a_style_gives_a_number_and_one_that_goes_back_to_it_too() {
    let lists = list(
        0,
        &[
            level(0, "japaneseCounting", "%1、")
                .replace("<w:lvlText", r#"<w:pStyle w:val="a"/><w:lvlText"#),
            level(1, "ideographDigital", "（%2）")
                .replace("<w:lvlText", r#"<w:pStyle w:val="b"/><w:lvlText"#),
        ],
    ) + &used(4, 0, "");
    let styles = r#"<w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="b"><w:name w:val="标题 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="c"><w:name w:val="我的标题"/><w:basedOn w:val="a"/></w:style><w:style w:styleId="d"><w:name w:val="圈"/><w:basedOn w:val="d"/></w:style>"#;
    let none = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
    let body = [
        styled("a", "", "甲"),
        styled("b", "", "乙"),
        styled("c", "", "丙"),
        styled("a", none, "丁"),
        styled("d", "", "戊"),
    ]
    .concat();
    let file = read(&word(&lists, styles, &body)).unwrap();
    let found: Vec<(&str, Option<u8>)> = file
        .paragraphs
        .iter()
        .map(|it| (it.text.as_str(), it.heading))
        .collect();
    assert_eq!(
        found,
        [
            ("一、甲", Some(1)),
            ("（一）乙", Some(2)),
            ("二、丙", Some(1)),
            ("丁", Some(1)),
            ("戊", None)
        ]
    );
}

#[test]
fn a_list_may_be_named_by_a_style() {
    let lists = report()
        + r#"<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="list"/></w:abstractNum>"#
        + &used(5, 7, "");
    let styles = r#"<w:style w:type="numbering" w:styleId="list"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    assert_eq!(texts(&lists, styles, &item(5, 0, "甲")), ["一、甲"]);
}

#[test]
fn signs_empty_paragraphs_and_lists_that_are_not_there_get_no_number() {
    let lists = report() + &list(9, &[level(0, "bullet", "\u{F06C}")]) + &used(6, 9, "");
    let body = [
        item(6, 0, "甲"),
        item(1, 0, ""),
        item(1, 0, "乙"),
        item(77, 3, "丙"),
        item(1, 99, "丁"),
    ];
    assert_eq!(
        texts(&lists, "", &body.concat()),
        ["甲", "", "二、乙", "丙", "丁"]
    );
}

#[test]
fn a_paragraph_that_was_deleted_counts_with_the_one_it_goes_on_in() {
    let deleted = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"#;
    let body = [deleted.to_owned(), item(1, 0, "乙"), item(1, 0, "丙")];
    assert_eq!(texts(&report(), "", &body.concat()), ["一、甲乙", "二、丙"]);
}
