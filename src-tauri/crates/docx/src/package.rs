//! The parts of the package that docx-rs would write with contents of its own: content types,
//! relations, properties, font table.

use chrono::NaiveDate;

use crate::{draft, text};
use form::fonts::{self, FontProfile};

pub(crate) const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const CONTENT: &str = "application/vnd.openxmlformats-officedocument";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The ids by which sections name their footers.
pub(crate) const FOOTER_ODD: &str = "rIdFooter1";
pub(crate) const FOOTER_EVEN: &str = "rIdFooter2";
pub(crate) const FOOTER_BLANK: &str = "rIdFooter3";
pub(crate) const FOOTER_LETTER: &str = "rIdFooter4";
pub(crate) const HEADER_LETTER: &str = "rIdHeader1";

const COMMENTS: &str = "rIdComments";

/// Which parts a file has that not every file has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Has {
    /// A footer for pages without a number.
    pub(crate) blank_footer: bool,
    /// Header and footer of the first page of a letter.
    pub(crate) letter: bool,
    /// The draft.
    pub(crate) draft: bool,
    /// Comments.
    pub(crate) comments: bool,
}

/// Path, content type (after [`CONTENT`]), relation (after [`RELATION`]) and its id.
static PARTS: [(&str, &str, &str, &str); 9] = [
    ("styles.xml", "styles", "styles", "rId1"),
    ("settings.xml", "settings", "settings", "rId2"),
    ("fontTable.xml", "fontTable", "fontTable", "rId3"),
    ("footer1.xml", "footer", "footer", FOOTER_ODD),
    ("footer2.xml", "footer", "footer", FOOTER_EVEN),
    ("footer3.xml", "footer", "footer", FOOTER_BLANK),
    ("footer4.xml", "footer", "footer", FOOTER_LETTER),
    ("header1.xml", "header", "header", HEADER_LETTER),
    ("comments.xml", "comments", "comments", COMMENTS),
];

/// `[Content_Types].xml`
pub(crate) fn content_types(has: Has) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{CONTENT}.wordprocessingml.document.main+xml"/>"#
    );
    for (path, content, ..) in parts(has) {
        xml.push_str(&format!(
            r#"<Override PartName="/word/{path}" ContentType="{CONTENT}.wordprocessingml.{content}+xml"/>"#
        ));
    }
    if has.draft {
        xml.push_str(&format!(
            r#"<Override PartName="/{}" ContentType="{CONTENT}.customXmlProperties+xml"/>"#,
            draft::PROPERTIES_PATH
        ));
    }
    xml.push_str(&format!(
        r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="{CONTENT}.extended-properties+xml"/></Types>"#
    ));
    xml
}

/// `_rels/.rels`
pub(crate) fn relations() -> String {
    relationships(&[
        (
            "rId1",
            format!("{RELATION}/officeDocument"),
            "word/document.xml",
        ),
        (
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            "docProps/core.xml",
        ),
        (
            "rId3",
            format!("{RELATION}/extended-properties"),
            "docProps/app.xml",
        ),
    ])
}

/// `word/_rels/document.xml.rels`
pub(crate) fn document_relations(has: Has) -> String {
    let mut list: Vec<(&str, String, &str)> = parts(has)
        .map(|(path, _, relation, id)| (*id, format!("{RELATION}/{relation}"), *path))
        .collect();
    if has.draft {
        list.push((
            "rIdDraft",
            format!("{RELATION}/customXml"),
            "../customXml/item1.xml",
        ));
    }
    relationships(&list)
}

fn parts(
    has: Has,
) -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str, &'static str)> {
    PARTS.iter().filter(move |(.., id)| match *id {
        FOOTER_BLANK => has.blank_footer,
        FOOTER_LETTER | HEADER_LETTER => has.letter,
        COMMENTS => has.comments,
        _ => true,
    })
}

fn relationships(list: &[(&str, String, &str)]) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    );
    for (id, kind, target) in list {
        xml.push_str(&format!(
            r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#
        ));
    }
    xml.push_str("</Relationships>");
    xml
}

/// `docProps/core.xml`: title, author, and one day for created and modified, where it is known.
pub(crate) fn core(title: &str, author: &str, day: Option<NaiveDate>) -> String {
    let title = escaped(title);
    let author = escaped(author);
    let dates = day.map_or_else(String::new, |day| {
        let time = day.format("%Y-%m-%dT00:00:00Z");
        ["created", "modified"]
            .map(|name| {
                format!(r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{time}</dcterms:{name}>"#)
            })
            .concat()
    });
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>{dates}<dc:language>zh-CN</dc:language></cp:coreProperties>"#
    )
}

/// `docProps/app.xml`
pub(crate) fn app(company: &str) -> String {
    let company = escaped(company);
    format!(
        r#"{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>法治年报</Application><Company>{company}</Company></Properties>"#
    )
}

/// `word/fontTable.xml`: what Word needs to find a near substitute for a font that is missing.
pub(crate) fn font_table(profile: &FontProfile) -> String {
    let mut xml = format!(r#"{DECLARATION}<w:fonts xmlns:w="{W}">"#);
    for name in profile.names() {
        let chinese = !name.is_ascii();
        xml.push_str(&format!(r#"<w:font w:name="{}">"#, escaped(name)));
        let described = fonts::described(name);
        if let Some(described) = described {
            if !described.alternatives.is_empty() {
                xml.push_str(&format!(
                    r#"<w:altName w:val="{}"/>"#,
                    described.alternatives
                ));
            }
            xml.push_str(&format!(r#"<w:panose1 w:val="{}"/>"#, described.panose));
        }
        // 86 is GB 2312.
        let charset = if chinese { "86" } else { "00" };
        let family = described.map_or("auto", |described| described.family);
        xml.push_str(&format!(
            r#"<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{}"/></w:font>"#,
            if family == "modern" { "fixed" } else { "variable" }
        ));
    }
    xml.push_str("</w:fonts>");
    xml
}

/// A text for an element or an attribute.
pub(crate) fn escaped(value: &str) -> String {
    quick_xml::escape::escape(text::one_line(value)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_hold_any_text() {
        let xml = core("甲<乙>&\n丙\u{1}", "", NaiveDate::from_ymd_opt(2026, 1, 15));
        assert!(xml.contains("<dc:title>甲&lt;乙&gt;&amp;丙</dc:title>"));
        assert_eq!(xml.matches("2026-01-15T00:00:00Z").count(), 2);
    }

    #[test]
    fn every_part_is_declared_and_related() {
        for (path, ..) in PARTS.iter().take(5) {
            assert!(content_types(Has::default()).contains(&format!("/word/{path}\"")));
            assert!(document_relations(Has::default()).contains(&format!("Target=\"{path}\"")));
        }
    }

    #[test]
    fn a_font_that_nobody_knows_is_still_in_the_table() {
        let profile = FontProfile {
            title: "某\"某\"宋".into(),
            ..FontProfile::default()
        };
        assert!(font_table(&profile).contains("某&quot;某&quot;宋"));
    }
}
