//! Whatever the bytes are, reading ends soon, with paragraphs or with a fault.
#![allow(clippy::unwrap_used)] // a file that can't be made should stop the test

mod support;

use intake::Draft;
use intake::{Budget, Fault, Limits, docx};
use proptest::prelude::*;
use support::{NAMESPACE, archive, document, p, read, word};

fn within(limits: Limits, bytes: &[u8]) -> Result<usize, Fault> {
    docx::read(bytes, NAMESPACE, &Budget::new(limits)).map(|file| file.paragraphs.len())
}

#[test]
fn an_archive_that_unpacks_to_more_than_the_limit_is_refused() {
    // A hundred megabytes of spaces pack to a hundred thousandth of it.
    let bomb = document(&p(&" ".repeat(100 << 20)));
    let bytes = archive(&[("word/document.xml", bomb.as_bytes())]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes), Err(Fault::TooLarge));
    // The parts count together.
    let limits = Limits {
        unpacked: 3000,
        ..Limits::default()
    };
    let text = document(&p(&"字".repeat(500)));
    let carried = format!("<d xmlns=\"{NAMESPACE}\">{}</d>", "字".repeat(500));
    let alone = archive(&[("word/document.xml", text.as_bytes())]);
    assert_eq!(within(limits, &alone), Ok(1));
    let both = archive(&[
        ("word/document.xml", text.as_bytes()),
        ("customXml/item1.xml", carried.as_bytes()),
    ]);
    // The text is read: only the draft is lost.
    let file = docx::read(&both, NAMESPACE, &Budget::new(limits)).unwrap();
    assert_eq!((file.paragraphs.len(), file.draft), (1, Draft::Spoilt));
    let header = archive(&[
        (
            "word/document.xml",
            text.replace(
                "<w:sectPr/>",
                "<w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr>",
            )
            .as_bytes(),
        ),
        (
            "word/_rels/document.xml.rels",
            b"<Relationships><Relationship Id=\"h\" Type=\"x/header\" Target=\"header.xml\"/></Relationships>",
        ),
        ("word/header.xml", text.as_bytes()),
    ]);
    assert_eq!(within(limits, &header), Err(Fault::TooLarge));
}

#[test]
fn more_parts_paragraphs_or_text_than_the_limits_allow_are_refused() {
    let names: Vec<String> = (0..5001).map(|at| format!("part{at}")).collect();
    let mut parts: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    parts.truncate(5001);
    assert_eq!(read(&archive(&parts)), Err(Fault::TooLarge));
    assert_eq!(read(&word(&"<w:p/>".repeat(20_001))), Err(Fault::TooLarge));
    assert_eq!(
        read(&word(&"<w:p/>".repeat(20_000))).map(|file| file.paragraphs.len()),
        Ok(20_000)
    );
    assert_eq!(read(&word(&p(&"字".repeat(4 << 20)))), Err(Fault::TooLarge));
}

#[test]
fn elements_inside_each_other_without_end_are_damage_and_a_million_in_a_row_are_not() {
    for open in ["<w:p>", "<w:tbl>", "<w:del>", "<mc:AlternateContent>"] {
        let deep = word(&open.repeat(200_000));
        assert!(matches!(read(&deep), Err(Fault::Damaged(_))), "{open}");
    }
    let many = word(&format!(
        "<w:p>{}</w:p>",
        "<w:r><w:t>a</w:t></w:r>".repeat(1_000_000)
    ));
    assert_eq!(read(&many).unwrap().paragraphs[0].text.len(), 1_000_000);
}

#[test]
fn nothing_is_declared_and_nothing_outside_is_read() {
    let body = document(&p("&outside;"));
    let (declaration, rest) = body.split_once("?>").unwrap();
    for doctype in [
        r#"<!DOCTYPE d [<!ENTITY outside SYSTEM "file:///etc/passwd">]>"#,
        r#"<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY outside "&a;&a;">]>"#,
        "",
    ] {
        let xml = format!("{declaration}?>{doctype}{rest}");
        let bytes = archive(&[("word/document.xml", xml.as_bytes())]);
        assert!(matches!(read(&bytes), Err(Fault::Damaged(_))), "{doctype}");
    }
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_damaged() {
    let whole = word(&p(&"一段文字。".repeat(100)));
    for cut in (4..whole.len()).step_by(7) {
        assert!(
            matches!(read(&whole[..cut]), Err(Fault::Damaged(_))),
            "{cut}"
        );
    }
    let xml = document(&p("文"));
    for cut in (0..xml.len()).filter(|cut| xml.is_char_boundary(*cut)) {
        let bytes = archive(&[("word/document.xml", &xml.as_bytes()[..cut])]);
        assert!(matches!(read(&bytes), Err(Fault::Damaged(_))), "{cut}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_behind_the_mark_of_an_archive_are_read_or_refused(
        tail in prop::collection::vec(any::<u8>(), 0..300)
    ) {
        let _ = read(&[b"PK\x03\x04".as_slice(), &tail].concat());
    }

    #[test]
    fn a_file_with_bytes_changed_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)
    ) {
        let mut bytes = word(&p("现将有关情况报告如下："));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn elements_in_any_order_are_read_or_refused(
        tags in prop::collection::vec(prop::sample::select(vec![
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "字", "<w:tbl>", "</w:tbl>",
            "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<mc:AlternateContent>",
            "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", "<mc:Fallback>",
            "</mc:Fallback>", "<a:blip/>", "<w:sectPr>", "</w:sectPr>", "<w:titlePg/>",
            "<w:headerReference w:type=\"first\" r:id=\"h\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:br/>", "<w:pPr>", "</w:pPr>",
            "<w:rPr>", "</w:rPr>", "<w:del/>", "<w:txbxContent>", "</w:txbxContent>", "&#0;", "&#xD800;",
        ]), 0..40)
    ) {
        let _ = read(&word(&tags.concat()));
    }
}
