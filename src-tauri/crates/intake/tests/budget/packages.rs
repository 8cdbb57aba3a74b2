//! `.docx`: parts and the archive around them.

use crate::check;
use crate::support::{archive, document, p, word};

/// A Word file with styles and lists.
fn styled(styles: &str, lists: &str, body: &str) -> Vec<u8> {
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
    archive(&[
        ("word/document.xml", document(body).as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        (
            "word/styles.xml",
            format!("<w:styles>{styles}</w:styles>").as_bytes(),
        ),
        (
            "word/numbering.xml",
            format!("<w:numbering>{lists}</w:numbering>").as_bytes(),
        ),
    ])
}

fn paragraphs(properties: &str, count: usize) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>字</w:t></w:r></w:p>").repeat(count)
}

const OF_STYLE: &str = "<w:pStyle w:val=\"a\"/>";
const IN_LIST: &str = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";

fn list(text: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
    )
}

#[test]
fn styles_and_lists_that_many_paragraphs_share_grow_in_proportion() {
    check(
        &[
            ("a long name of a style", |n| {
                let name = "heading".repeat(n * 20);
                let style =
                    format!("<w:style w:styleId=\"a\"><w:name w:val=\"{name}\"/></w:style>");
                styled(&style, "", &paragraphs(OF_STYLE, n / 4))
            }),
            ("a long id of a style", |n| {
                let id = "x".repeat(n * 20);
                let styles = format!(
                    "<w:style w:styleId=\"{id}\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"a\"><w:basedOn w:val=\"{id}\"/></w:style>"
                );
                let lists = list("%1").replace(
                    "<w:lvlText",
                    &format!("<w:pStyle w:val=\"{id}\"/><w:lvlText"),
                );
                styled(&styles, &lists, &paragraphs(OF_STYLE, n / 4))
            }),
            ("styles that go back to each other", |n| {
                let styles: String = (0..n)
                    .map(|at| {
                        format!(
                            "<w:style w:styleId=\"{at}\"><w:basedOn w:val=\"{}\"/></w:style>",
                            (at + 1) % n
                        )
                    })
                    .collect();
                styled(&styles, "", &paragraphs("<w:pStyle w:val=\"0\"/>", n / 4))
            }),
            ("a long text of a level", |n| {
                styled(
                    "",
                    &list(&"%1.".repeat(n * 10)),
                    &paragraphs(IN_LIST, n / 4),
                )
            }),
            ("numbers on blank lines", |n| {
                styled(
                    "",
                    &list(&"%1.".repeat(300)),
                    &format!("<w:p><w:pPr>{IN_LIST}</w:pPr></w:p>").repeat(n / 4),
                )
            }),
            ("as long as a number may be", |n| {
                styled("", &list(&"%1.".repeat(300)), &paragraphs(IN_LIST, n / 8))
            }),
            ("many lists", |n| {
                let lists: String = (0..n)
                    .map(|at| format!("<w:abstractNum w:abstractNumId=\"{at}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl><w:numStyleLink w:val=\"a\"/></w:abstractNum><w:num w:numId=\"{at}\"><w:abstractNumId w:val=\"{at}\"/></w:num>"))
                    .collect();
                styled("", &lists, &paragraphs(IN_LIST, n / 4))
            }),
        ],
        2_000,
        16_000,
    );
}

#[test]
fn elements_of_any_number_depth_and_length_grow_in_proportion() {
    check(
        &[
            ("elements", |n| word(&"<w:x/>".repeat(n))),
            ("tabs", |n| {
                word(&format!("<w:p><w:r>{}</w:r></w:p>", "<w:tab/>".repeat(n)))
            }),
            ("paragraphs", |n| word(&"<w:p/>".repeat(n / 20))),
            ("deep", |n| {
                let deep = format!("{}{}", "<w:x>".repeat(240), "</w:x>".repeat(240));
                word(&deep.repeat(n / 200))
            }),
            ("deep in a list", |n| {
                let deep = format!(
                    "{}{}{}",
                    "<w:x>".repeat(240),
                    "<w:y/>".repeat(n),
                    "</w:x>".repeat(240)
                );
                styled(
                    &format!("<w:style>{deep}</w:style>"),
                    &format!("<w:num>{deep}</w:num>"),
                    "",
                )
            }),
            ("a long attribute", |n| {
                word(&format!("<w:p w:a=\"{}\"/>", "x".repeat(n * 20)))
            }),
            ("attributes", |n| {
                let attributes: String = (0..n).map(|at| format!(" a{at}=\"\"")).collect();
                word(&format!("<w:p><w:r><w:br{attributes}/></w:r></w:p>"))
            }),
            ("a remark", |n| {
                word(&format!("<!--{}-->", "x".repeat(n * 20)))
            }),
            ("line ends", |n| word(&p(&"\n\t".repeat(n)))),
            ("fields", |n| {
                word(&format!(
                    "<w:p><w:r>{}<w:t>x</w:t></w:r></w:p>",
                    "<w:fldChar w:fldCharType=\"begin\"/>".repeat(n)
                ))
            }),
            ("ends that were deleted", |n| {
                word(
                    &"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>"
                        .repeat(n / 4),
                )
            }),
            ("cells", |n| {
                word(&format!(
                    "<w:tbl><w:tr>{}</w:tr></w:tbl>",
                    "<w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr><w:p/></w:tc>"
                        .repeat(n / 20)
                ))
            }),
            ("references", |n| word(&p(&"&#x5B57;".repeat(n)))),
            ("wide", |n| {
                let text = document(&p(&"字".repeat(n)));
                let units = text.encode_utf16().flat_map(u16::to_le_bytes);
                let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
                archive(&[("word/document.xml", &bytes)])
            }),
        ],
        10_000,
        150_000,
    );
}

#[test]
fn archives_of_many_parts_relations_and_directories_grow_in_proportion() {
    check(
        &[
            ("parts", |n| {
                let names: Vec<String> =
                    (0..n).map(|at| format!("customXml/item{at}.xml")).collect();
                let text = document(&p("字"));
                let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", text.as_bytes())];
                parts.extend(names.iter().map(|name| (name.as_str(), &b"<a/>"[..])));
                archive(&parts)
            }),
            ("relations", |n| {
                let relations: String = (0..n * 20)
                    .map(|at| {
                        format!("<Relationship Id=\"{at}\" Type=\"x/header\" Target=\"h{at}\"/>")
                    })
                    .collect();
                archive(&[
                    (
                        "word/document.xml",
                        document("<w:headerReference r:id=\"1\"/>").as_bytes(),
                    ),
                    (
                        "word/_rels/document.xml.rels",
                        format!("<Relationships>{relations}</Relationships>").as_bytes(),
                    ),
                ])
            }),
            ("a target of many folders", |n| {
                let relations = format!(
                    "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"{}\"/></Relationships>",
                    "a/".repeat(n * 500)
                );
                archive(&[
                    ("word/document.xml", document(&p("字")).as_bytes()),
                    ("word/_rels/document.xml.rels", relations.as_bytes()),
                ])
            }),
            ("ends of a directory", |n| {
                let mut bytes = word(&p("字"));
                bytes.extend(b"PK\x05\x06\0\0\0\0\x09\0\x09\0\x10\0\0\0\0\0\0\0\0\0".repeat(n));
                bytes
            }),
            ("a directory of entries that are not there", |n| {
                let mut bytes = b"PK\x03\x04".to_vec();
                let mut entry = b"PK\x01\x02".to_vec();
                entry.resize(46, 0);
                let directory = entry.repeat(n * 20);
                let count = u16::try_from(n * 20).unwrap_or(u16::MAX).to_le_bytes();
                bytes.extend(&directory);
                bytes.extend(b"PK\x05\x06\0\0\0\0");
                bytes.extend(count);
                bytes.extend(count);
                bytes.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
                bytes.extend([4, 0, 0, 0, 0, 0]);
                bytes
            }),
            ("headers", |n| {
                let header = format!("<w:hdr>{}</w:hdr>", p("字").repeat(n / 10));
                let ids = 0..25;
                let references: String = ids
                    .clone()
                    .map(|at| format!("<w:headerReference r:id=\"{at}\"/>"))
                    .collect();
                let relations: String = ids
                    .map(|at| {
                        format!("<Relationship Id=\"{at}\" Type=\"x/header\" Target=\"h.xml\"/>")
                    })
                    .collect();
                archive(&[
                    (
                        "word/document.xml",
                        document(&format!("<w:sectPr>{references}</w:sectPr>")).as_bytes(),
                    ),
                    (
                        "word/_rels/document.xml.rels",
                        format!("<Relationships>{relations}</Relationships>").as_bytes(),
                    ),
                    ("word/h.xml", header.as_bytes()),
                ])
            }),
            ("a draft", |n| {
                let draft = format!(
                    "<d xmlns=\"{}\">{}</d>",
                    crate::NAMESPACE,
                    "x".repeat(n * 100)
                );
                archive(&[
                    ("word/document.xml", document(&p("字")).as_bytes()),
                    ("customXml/item1.xml", draft.as_bytes()),
                ])
            }),
        ],
        500,
        6_000,
    );
}
